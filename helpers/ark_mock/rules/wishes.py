"""How an answer is wished to be: language, length, form, beginning and end, read from the system role and the question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the system role (first) or the question asks of the form of an answer; None and "" are no wish."""

    language: Literal["zh", "en"] | None = None


NO_WISHES = Wishes()


def wishes_of(system: str, ask: str) -> Wishes:
    """The wishes of a request; the system role wins where both say something."""
    return NO_WISHES
