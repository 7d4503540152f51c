"""JSON as Ark writes it, and JSON as clients send it.

Written: compact, UTF-8, with `<`, `>` and `&` as `\\u003c`, `\\u003e`, `\\u0026` (Go's habit; seen for the first two).
Read: strictly; whatever is not a JSON object is refused, never an exception of Python's.
"""

from __future__ import annotations

import json
from typing import Any

import orjson

from .errors import ArkError, refuse

MOST_BYTES = 10 * 1024 * 1024
MOST_DEPTH = 200


def dump(value: Any) -> bytes:
    """The bytes of a JSON value."""
    try:
        text = orjson.dumps(value)
    except TypeError:
        # A number past 64 bits or half a surrogate pair, which only Python's own encoder writes.
        text = json.dumps(value, separators=(",", ":")).encode()
    if b"<" in text or b">" in text or b"&" in text:
        text = text.replace(b"<", b"\\u003c").replace(b">", b"\\u003e").replace(b"&", b"\\u0026")
    return text


def load(body: bytes) -> dict[str, Any]:
    """The JSON object of a request.

    Raises:
        ArkError: 400 for a body that is empty, too large, too deep, not UTF-8, has a BOM, or is not a JSON object.
    """
    if len(body) > MOST_BYTES:
        raise _unparsed()
    try:
        value = orjson.loads(body)
    except (ValueError, RecursionError):
        raise _unparsed() from None
    if not isinstance(value, dict):
        raise _unparsed()
    if body.count(b"[") + body.count(b"{") > MOST_DEPTH and _depth_exceeds(value, MOST_DEPTH):
        raise _unparsed()
    return value


def _unparsed() -> ArkError:
    return refuse("InvalidJSON")


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
