"""Exercises in which every letter is given one of a few words: {"A": "model", "B": "ep"}."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from helpers.checks.exercise import expect, expect_type, shown
from helpers.texts import Text, listed
from helpers.texts import choices as texts


def expect_choices(value: Any, right: Mapping[str, str], why: Mapping[str, Text], *, field: str) -> None:
    """Every letter has its right word; of the first that has not, `why` says what to think about again."""
    expect_type(value, dict, field=field)
    words = sorted(set(right.values()))
    for key, word in right.items():
        expect(key in value, texts.NO_ANSWER, key=key)
        came = value[key].strip().lower() if isinstance(value[key], str) else value[key]
        expect(
            came in words,
            texts.NOT_ONE_OF,
            key=key,
            words=listed(f'`"{word}"`' for word in words),
            came=shown(value[key]),
        )
        expect(came == word, why[key])
