"""A cheap look at a text, its characters and Latin words as one set: a rule sees at once that it is not meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from itertools import product

_WORD = re.compile("[a-z]+")

Marks = Set[str]


def marks_of(lower: str) -> Marks:
    """The characters and the words of a text in lower case."""
    return {*lower, *_WORD.findall(lower)}


def any_of(characters: str, words: str = "") -> frozenset[str]:
    """The marks of which a text must have one: any of these characters or any of these words."""
    return frozenset(characters.replace(" ", "")) | frozenset(words.split())


_PATTERN_WORD = re.compile("[a-z][a-z?]+")
_PATTERN_RUN = re.compile("[\u3400-\u9fff]+")


def marks_in(patterns: Iterable[str]) -> frozenset[str]:
    """The marks one of which a text must have if one of the patterns is to match it.

    Written for lists of plain words with optional letters: "tokens?|词元" → {"token", "tokens", "词"}.
    """
    marks: set[str] = set()
    for pattern in patterns:
        marks.update(run[0] for run in _PATTERN_RUN.findall(pattern))
        for word in _PATTERN_WORD.findall(pattern):
            letters = re.findall(r"[a-z]\??", word)
            choices = [("", letter[0]) if letter.endswith("?") else (letter,) for letter in letters]
            marks.update("".join(choice) for choice in product(*choices))
    return frozenset(mark for mark in marks if len(mark) > 1 or not mark.isascii()) - {"of", "the", "to"}
