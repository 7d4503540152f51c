"""Ids and secrets in the forms Ark uses, each derived from a seed, so that the same story tells the same ids.

Source:
    request id: `02` + 13 digits of epoch milliseconds + 38 lower-case hex, on nine real ids; endpoint id
    `ep-YYYYMMDDhhmmss-xxxxx`; API keys: UUID, or since 2026 `ark-<uuid>-<suffix>` (no official grammar).
"""

from __future__ import annotations

import base64
import hashlib
import time
import uuid
import zlib
from functools import lru_cache

BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"
CHINA = 8 * 3600
MOST_HEX = 16**38 - 1
# The golden ratio's digits: multiplied with an odd number, neighbours end up far apart and never in the same place.
SCATTER = 0x9E3779B97F4A7C15F39CC0605CEDC834108227


def digest(*parts: object) -> bytes:
    """64 bytes that depend on every part, and on nothing else."""
    return hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "replace")).digest()


def base36(raw: bytes, length: int) -> str:
    """The first `length` bytes as digits and lower-case letters."""
    return "".join(BASE36[byte % 36] for byte in raw[:length])


def fingerprint(body: bytes, *words: str) -> int:
    """32 bits of a request, the same in every process; two requests that share them by chance do no harm."""
    return zlib.crc32(body, _checksum(words))


@lru_cache(maxsize=1024)
def _checksum(words: tuple[str, ...]) -> int:
    return zlib.crc32("\x1f".join(words).encode("utf-8", "replace"))


def request_id(epoch: float, number: int) -> str:
    """`02` + epoch milliseconds (13 digits) + 38 hex; another number always gives other hex, without any pattern."""
    number = number * SCATTER & MOST_HEX
    return _dated(int(epoch * 1000)) + (number ^ number >> 76).to_bytes(19, "big").hex()


@lru_cache(maxsize=16)
def _dated(milliseconds: int) -> str:
    return f"02{milliseconds:013d}"


@lru_cache(maxsize=16)
def china_stamp(epoch: float) -> str:
    """YYYYMMDDhhmmss in China's time, the time that endpoint ids and control-plane request ids carry."""
    return time.strftime("%Y%m%d%H%M%S", time.gmtime(int(epoch) + CHINA))


def control_request_id(epoch: float, raw: bytes) -> str:
    """China's time stamp + 20 upper-case hex, 34 characters."""
    return f"{china_stamp(epoch)}{raw[:10].hex().upper()}"


def dated_id(prefix: str, epoch: float, raw: bytes) -> str:
    """`ep-20261122100000-x7k2q`: prefix, China's time stamp, five lower-case letters or digits."""
    return f"{prefix}-{china_stamp(epoch)}-{base36(raw, 5)}"


def api_key(raw: bytes) -> str:
    """A key of the newer form, `ark-<uuid>-<five characters>`."""
    return f"ark-{uuid_of(raw)}-{base36(raw[16:], 5)}"


def uuid_of(raw: bytes) -> str:
    """A version-4 UUID made of the first 16 bytes; also the older form of an API key."""
    return str(uuid.UUID(bytes=raw[:16], version=4))


def access_key_id(raw: bytes) -> str:
    """`AKLT` + 43 characters, the length of the documentation's own example."""
    return "AKLT" + base64.b64encode(raw[:33]).decode().translate(str.maketrans("+/", "xy"))[:43]


def secret_access_key(raw: bytes) -> str:
    """A secret of 60 characters ending in `==`, like the documentation's own example."""
    return base64.b64encode(raw[:43]).decode().rstrip("=") + "=="


def is_api_key_shaped(text: str) -> bool:
    """Whether a credential could be an API Key: `ark-…`, or a UUID. Anything else is «format is incorrect»."""
    if text.startswith("ark-"):
        return len(text) > 8
    return len(text) == 36 and text[8] == text[13] == text[18] == text[23] == "-" and _is_hex(text.replace("-", ""))


def _is_hex(text: str) -> bool:
    return len(text) == 32 and all(character in "0123456789abcdefABCDEF" for character in text)
