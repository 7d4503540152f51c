"""The implicit cache: how much of a prompt had been sent before, which `usage` tells as `cached_tokens`.

A hit is the longest beginning that an earlier prompt of the account shared, to the same model. Not documented, assumed:
it is counted in whole blocks of 128 tokens, and it is forgotten only when many other prompts came since.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence

BLOCK = 128
BLOCKS_KEPT = 4096


class PromptCache:
    """What an account's long prompts began with: a hash for each block and all that stood before it."""

    def __init__(self) -> None:
        self._seen: OrderedDict[bytes, None] = OrderedDict()

    def cached(self, tokens: Sequence[str], *, model_id: str, least: int) -> int:
        """How many of a prompt's tokens were sent before, 0 when fewer than `least`; remembers the prompt.

        Args:
            tokens: of the whole prompt, in order.
        """
        chain = _chain(tokens, model_id)
        hits = next((number for number, block in enumerate(chain) if block not in self._seen), len(chain))
        self._remember(chain)
        return hits * BLOCK if hits * BLOCK >= least else 0

    def _remember(self, chain: list[bytes]) -> None:
        # The first block comes last, so that a prompt loses its end before its beginning.
        for block in reversed(chain[:BLOCKS_KEPT]):
            self._seen[block] = None
            self._seen.move_to_end(block)
        while len(self._seen) > BLOCKS_KEPT:
            self._seen.popitem(last=False)

    def __len__(self) -> int:
        return len(self._seen)


def _chain(tokens: Sequence[str], model_id: str) -> list[bytes]:
    """One hash for each whole block, each over the one before and the block's own tokens."""
    hashes, last = [], model_id.encode()
    for end in range(BLOCK, len(tokens) + 1, BLOCK):
        words = "\x1f".join(tokens[end - BLOCK : end]).encode("utf-8", "replace")
        last = hashlib.blake2b(last + words, digest_size=16).digest()
        hashes.append(last)
    return hashes
