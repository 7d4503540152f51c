"""How the mock counts tokens: a small tokenizer of our own, not Doubao's.

The counts are of the right order (a Chinese character or two, a short word or a piece of a long one) and always the
same for the same text; the real tokenizer is not published.
"""

from __future__ import annotations

import re
import zlib

PIECE = re.compile(
    r"\s?[A-Za-z]{1,6}"
    r"|\s?[0-9]{1,3}"
    r"|[\u4e00-\u9fff\u3400-\u4dbf]{1,2}"
    r"|[ \t]{1,8}(?=[A-Za-z0-9])|\s{1,8}"
    r"|[!-/:-@\[-`{-~]{1,3}"
    r"|.",
    re.DOTALL,
)
VOCABULARY = 150_000
PER_MESSAGE = 4
PER_REQUEST = 3
PER_IMAGE = 1_000
BESIDE_CONTENT = ("reasoning_content", "tool_calls")
IMAGE_PARTS = frozenset({"image_url", "video_url", "input_audio", "file"})


def split(text: str) -> list[str]:
    """The tokens of a text, in order; joined they are the text again."""
    return PIECE.findall(text)


def count(text: str) -> int:
    """How many tokens `split` would give."""
    return len(PIECE.findall(text))


def token_id(piece: str) -> int:
    """A number for a token: the same for the same piece, below VOCABULARY. Not the real tokenizer's."""
    return zlib.crc32(piece.encode("utf-8", "replace")) % VOCABULARY


def count_messages(messages: list[dict], tools: list | None = None) -> int:
    """Prompt tokens of a chat: every text in it, and a few for each message's frame.

    A picture, a video, a sound or a file counts 1,000 (not documented; assumed).
    """
    total = PER_REQUEST
    for message in messages:
        total += PER_MESSAGE + _count_content(message.get("content"))
        for name in BESIDE_CONTENT:
            if message.get(name):
                total += count(str(message[name]))
    return total + (count(str(tools)) if tools else 0)


def sequence(messages: list[dict], tools: list | None = None) -> list[str]:
    """The tokens that `count_messages` counts, in order, tools first; without the few of the request's own frame."""
    pieces = split(str(tools)) if tools else []
    for message in messages:
        pieces += [f"<{message['role']}>"] * PER_MESSAGE + _content_pieces(message.get("content"))
        for name in BESIDE_CONTENT:
            if message.get(name):
                pieces += split(str(message[name]))
    return pieces


def _content_pieces(content: object) -> list[str]:
    if isinstance(content, str):
        return split(content)
    pieces: list[str] = []
    for part in content if isinstance(content, list) else ():
        if isinstance(part, dict):
            is_file = part.get("type") in IMAGE_PARTS
            pieces += [str(part)] * PER_IMAGE if is_file else split(str(part.get("text", "")))
    return pieces


def _count_content(content: object) -> int:
    if isinstance(content, str):
        return count(content)
    if not isinstance(content, list):
        return 0
    total = 0
    for part in content:
        if isinstance(part, dict):
            total += PER_IMAGE if part.get("type") in IMAGE_PARTS else count(str(part.get("text", "")))
    return total
