"""JSON as Ark writes it, and JSON as clients send it.

Written: compact, UTF-8, with `<`, `>` and `&` as `\\u003c`, `\\u003e`, `\\u0026` (Go's habit; seen for the first two).
Read: strictly; whatever is not a JSON object is refused, never an exception of Python's.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from .errors import ArkError, refuse

MOST_BYTES = 10 * 1024 * 1024
MOST_DEPTH = 200

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(value: Any) -> bytes:
    """The bytes of a JSON value."""
    return escaped(_encode(value)).encode("utf-8", "replace")


def escaped(text: str) -> str:
    """JSON text with the characters escaped that Go escapes."""
    if "<" in text or ">" in text or "&" in text:
        text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return text


@lru_cache(maxsize=8192)
def quoted(piece: str) -> bytes:
    """A short string as a JSON string, quotes included; remembered, because tokens repeat."""
    return dump(piece)


def load(body: bytes) -> dict[str, Any]:
    """The JSON object of a request.

    Raises:
        ArkError: 400 for a body that is empty, too large, too deep, not UTF-8, has a BOM, or is not a JSON object.
    """
    if len(body) > MOST_BYTES:
        raise _unparsed()
    try:
        value = json.loads(body.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise _unparsed() from None
    if not isinstance(value, dict):
        raise _unparsed()
    if body.count(b"[") + body.count(b"{") > MOST_DEPTH and _depth_exceeds(value, MOST_DEPTH):
        raise _unparsed()
    if b"\\u" in body and _may_hold_surrogate(body):
        value = _without_surrogates(value)
    return value


def _unparsed() -> ArkError:
    return refuse("InvalidJSON")


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _depth_exceeds(value: Any, most: int) -> bool:
    level = [value]
    for _ in range(most):
        level = [
            child
            for item in level
            if isinstance(item, (dict, list))
            for child in (item.values() if isinstance(item, dict) else item)
        ]
        if not level:
            return False
    return True


def _may_hold_surrogate(body: bytes) -> bool:
    return b"\\ud" in body or b"\\uD" in body


def _without_surrogates(value: Any) -> Any:
    """The value with every lone surrogate replaced, as Go replaces them."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return value
