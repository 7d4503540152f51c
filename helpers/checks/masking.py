"""Keep secrets out of what `check` says: it quotes what the learner wrote, and that may hold a key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

MASK = "••••"
SECRET_SHAPED = re.compile(r"AKLT[\w+/=-]{8,}|ark-[\w-]{8,}|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")

_known: list[Callable[[], Iterable[str]]] = [tuple]


def know(secrets: Callable[[], Iterable[str]]) -> None:
    """From now on mask these strings too, besides all that is shaped like a key."""
    _known[0] = secrets


def masked(text: str) -> str:
    """The text with every secret in it replaced."""
    for secret in _known[0]():
        text = text.replace(secret, MASK) if secret else text
    return SECRET_SHAPED.sub(MASK, text)
