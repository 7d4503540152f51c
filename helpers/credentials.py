"""What kind of string is this? Judged by its looks, without ever showing a character of it.

No official page gives a grammar of API Keys: long-lived ones are seen as a UUID or as `ark-…`. So an unknown form is
named unknown, not wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

UUID, ARK, ACCESS_KEY, SECRET_KEY = "uuid", "ark", "access key", "secret key"
ENDPOINT, BOT, MODEL, URL, SK, EMPTY, UNKNOWN = "endpoint", "bot", "model", "url", "sk", "empty", "unknown"

API_KEY_KINDS = (UUID, ARK, SK, UNKNOWN)
SECRET_KINDS = (UUID, ARK, SK, ACCESS_KEY, SECRET_KEY)

NEWLINE, QUOTES, FULL_WIDTH, SPACES = "newline", "quotes", "full-width", "spaces"
MASKED, PLACEHOLDER, BEARER, ASSIGNMENT, CONTROL = "masked", "placeholder", "bearer", "assignment", "control"

QUOTE_MARKS = "\"'`“”‘’「」『』"
KINDS = (
    (UUID, re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)),
    (ARK, re.compile(r"ark-.+", re.IGNORECASE)),
    (ACCESS_KEY, re.compile(r"AKLT.+")),
    (ENDPOINT, re.compile(r"ep-.+")),
    (BOT, re.compile(r"bot-.+")),
    (SK, re.compile(r"sk-.+")),
    (MODEL, re.compile(r"(doubao|deepseek|glm|kimi)-.+", re.IGNORECASE)),
    (URL, re.compile(r"https?://.+", re.IGNORECASE)),
    (SECRET_KEY, re.compile(r"[A-Za-z0-9+/]{40,}={1,2}")),
)
PLACEHOLDERS = re.compile(r"<.*>|your.*|.*(your[-_ ]|xxxx|你的).*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Looks:
    """What a string is and what is wrong with how it was written down."""

    kind: str
    flaws: tuple[str, ...] = ()


def looks_of(value: str) -> Looks:
    """The kind of a credential and its flaws (quotes, spaces, a newline …), the worst first."""
    bare = _bare(value)
    if not bare:
        return Looks(EMPTY)
    kind = next((kind for kind, pattern in KINDS if pattern.fullmatch(bare)), UNKNOWN)
    return Looks(kind, tuple(flaw for flaw, found in _flaws(value, bare) if found))


def _bare(value: str) -> str:
    """The value without what is often pasted along with it."""
    text = value.strip(QUOTE_MARKS + " \t\r\n\u3000\ufeff")
    text = re.sub(r"^(export\s+)?\w+\s*=\s*", "", text) if ASSIGNED.match(text) else text
    return re.sub(r"^bearer\s+", "", text, flags=re.IGNORECASE).strip(QUOTE_MARKS + " \t\r\n")


ASSIGNED = re.compile(r"(export\s+)?(ARK|VOLC)\w*\s*=", re.IGNORECASE)


def _flaws(value: str, bare: str) -> tuple[tuple[str, bool], ...]:
    return (
        (ASSIGNMENT, ASSIGNED.match(value.strip()) is not None),
        (BEARER, value.strip(QUOTE_MARKS + " ").lower().startswith("bearer ")),
        (PLACEHOLDER, PLACEHOLDERS.fullmatch(bare) is not None),
        (MASKED, "*" in value or "…" in value or "•" in value or "..." in value),
        (NEWLINE, "\n" in value or "\r" in value),
        (QUOTES, any(mark in value for mark in QUOTE_MARKS)),
        (FULL_WIDTH, any(ord(character) > 127 and character not in QUOTE_MARKS + "…•" for character in value)),
        (CONTROL, any(ord(character) < 32 and character not in "\r\n\t" for character in value)),
        (SPACES, " " in value or "\t" in value),
    )


class Secret(str):
    """A string that works everywhere and does not show itself: its repr is a mask, and it cannot be pickled.

    `print(secret)` and `f"{secret}"` do give it away: whoever asks for the text gets the text.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return "'••••'"

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, memo: dict) -> Secret:
        return self

    def __reduce__(self) -> tuple:
        raise TypeError("a key is not for saving")
