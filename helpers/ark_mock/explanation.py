"""Why a signature did not match: the first line where two canonical requests or strings to sign differ.

Pure: it reads what the journal noted about a refused request, and says nothing in words; the door does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .journal import MASK, Exchange

STRING_TO_SIGN = ("algorithm", "date", "scope", "canonical_hash")
BEFORE_HEADERS = ("method", "path", "query")
AFTER_HEADERS = ("blank_line", "signed_headers", "body_hash")


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that differs.

    Attributes:
        part: "canonical_request", "string_to_sign", or "signature" when both texts are the same and only the key or
            the last HMAC can be wrong.
        line: counted from 1; 0 for "signature".
        name: what the line is: "method", "path", "query", "header host", "blank_line", "signed_headers", "body_hash";
            "algorithm", "date", "scope", "canonical_hash"; "too_many_lines"; "" for "signature".
        yours, expected: the two lines; None where one side has no such line.
    """

    part: str
    line: int = 0
    name: str = ""
    yours: str | None = None
    expected: str | None = None


def explain(
    entry: Exchange, *, canonical_request: str | None = None, string_to_sign: str | None = None
) -> Difference | None:
    """The first line in which the learner's texts differ from those that the mock computed.

    Args:
        entry: the journal's record of the request.
        canonical_request, string_to_sign: the learner's; None is not compared.
    Returns:
        None when the signature of that request was not refused, so that nothing was noted.
    """
    if "canonical_request" not in entry.notes:
        return None
    if canonical_request is not None:
        found = _first_difference("canonical_request", canonical_request, entry.notes["canonical_request"])
        if found:
            return found
    if string_to_sign is not None:
        found = _first_difference("string_to_sign", string_to_sign, entry.notes["string_to_sign"])
        if found:
            return found
    return Difference("signature")


def _first_difference(part: str, yours: str, expected: str) -> Difference | None:
    mine, right = yours.split("\n"), expected.split("\n")
    names = canonical_line_names(expected) if part == "canonical_request" else STRING_TO_SIGN
    for index in range(max(len(mine), len(right))):
        one = mine[index] if index < len(mine) else None
        other = right[index] if index < len(right) else None
        if one is None or other is None or not _same(one, other):
            name = names[index] if index < len(names) else "too_many_lines"
            return Difference(part, index + 1, name, one, other)
    return None


def canonical_line_names(canonical_request: str) -> list[str]:
    """What each line of a canonical request is, in the words of `Difference.name`."""
    lines = canonical_request.split("\n")
    headers = lines[len(BEFORE_HEADERS) : -len(AFTER_HEADERS)]
    return [*BEFORE_HEADERS, *(f"header {line.partition(':')[0]}" for line in headers), *AFTER_HEADERS]


def _same(yours: str, expected: str) -> bool:
    """Whether two lines are equal; what the journal masked may be anything."""
    if MASK not in expected:
        return yours == expected
    return re.fullmatch(".*".join(map(re.escape, expected.split(MASK))), yours) is not None
