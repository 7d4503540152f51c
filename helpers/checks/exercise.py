"""One exercise and its three outcomes: not tried yet, not yet, correct.

A grader is a plain function `grade(value, journal) -> None`: it looks at what the learner sent or built (never at the
words of a reply) and calls `expect(...)` for each thing that must hold. The first one that does not hold ends it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from helpers.checks.masking import masked
from helpers.texts import Text, checks, say

NOT_TRIED, NOT_YET, CORRECT = "not tried", "not yet", "correct"
HEADLINES = {NOT_TRIED: checks.NOT_TRIED, NOT_YET: checks.NOT_YET, CORRECT: checks.CORRECT}
SIGNS = {NOT_TRIED: "○", NOT_YET: "△", CORRECT: "✓"}


class Mismatch(Exception):
    """Something the exercise asks for does not hold; the message says what."""


class NeedsPractice(Exception):
    """The grader wants the journal, and there is none: real mode, or the set-up cell was not run."""


@dataclass(frozen=True, slots=True, repr=False)
class Note:
    """A headline with a text below it, as a cell shows it; backticks in the text become code."""

    headline: str
    text: str

    def __repr__(self) -> str:
        return f"{self.headline}\n{self.text}"

    def _repr_html_(self) -> str:
        text = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(self.text, quote=False))
        return _box(f"<strong>{html.escape(self.headline, quote=False)}</strong><br>{text}")


@dataclass(frozen=True, slots=True, repr=False)
class Code(Note):
    """A headline with a program below it."""

    def _repr_html_(self) -> str:
        code = html.escape(self.text, quote=False)
        return _box(f"<strong>{html.escape(self.headline, quote=False)}</strong><pre>{code}</pre>")


@dataclass(frozen=True, slots=True, repr=False)
class Outcome(Note):
    """What `check` found; `status` is "not tried", "not yet" or "correct"."""

    status: str


def _box(content: str) -> str:
    return f'<div style="border-left: 4px solid currentColor; padding: 2px 0 2px 12px">{content}</div>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One question of a lesson.

    Attributes:
        name: "02-1", as in the cell's id `exercise-02-1`.
        title: what is asked, in a few words.
        grade: `grade(value, journal)`; raises by `expect`.
        hints: one to three, each saying more than the one before.
        solution: the whole cell that answers it, its last line being `check("02-1", ...)`.
    """

    name: str
    title: Text
    grade: Callable[[Any, Sequence[Any] | None], None]
    hints: tuple[Text, ...]
    solution: Text | str

    def check(self, value: Any, journal: Sequence[Any] | None) -> Outcome:
        """The outcome of one answer; never raises for an answer, however odd."""
        if is_blank(value):
            return self._outcome(NOT_TRIED, say(checks.FILL_IN))
        try:
            self.grade(value, journal)
        except Mismatch as mismatch:
            return self._outcome(NOT_YET, str(mismatch))
        except NeedsPractice:
            return self._outcome(NOT_TRIED, say(checks.NEEDS_PRACTICE))
        except Exception as error:
            return self._outcome(NOT_YET, say(checks.UNREADABLE, came=type(value).__name__, error=type(error).__name__))
        return self._outcome(CORRECT, say(checks.WELL_DONE))

    def hint(self, number: int) -> Note:
        """Hint `number`, counted from 1; past the last one, a pointer to the solution."""
        if number > len(self.hints):
            return Note(f"{self.name} · {say(self.title)}", say(checks.NO_MORE_HINTS, name=self.name))
        headline = say(checks.HINT, number=number, total=len(self.hints))
        return Note(f"{self.name} · {headline}", say(self.hints[number - 1]))

    def show_solution(self) -> Code:
        """The solution, to read or to copy into the cell."""
        return Code(say(checks.SOLUTION, name=self.name), say(self.solution))

    def _outcome(self, status: str, message: str) -> Outcome:
        headline = f"{SIGNS[status]} {say(HEADLINES[status])} · {self.name} · {say(self.title)}"
        return Outcome(headline, masked(message), status)


def is_blank(value: Any) -> bool:
    """Whether the cell was left as it came: None, `...`, a `...` anywhere inside, or a function with an empty body."""
    if value is None or value is ...:
        return True
    if isinstance(value, Mapping):
        return any(is_blank(item) for item in value.values() if item is not None)
    if isinstance(value, list | tuple | set):
        return any(is_blank(item) for item in value if item is not None)
    return _has_empty_body(value)


def _blank(): ...


def _blank_with_docstring():
    """An empty body that has a docstring; it compiles to other byte-code than one that has none."""


async def _blank_coroutine(): ...


async def _blank_coroutine_with_docstring():
    """As above."""


EMPTY_BODIES = {
    function.__code__.co_code
    for function in (_blank, _blank_with_docstring, _blank_coroutine, _blank_coroutine_with_docstring)
}


def _has_empty_body(value: Any) -> bool:
    code = getattr(value, "__code__", None)
    if code is None or code.co_code not in EMPTY_BODIES:
        return False
    return set(code.co_consts) <= {None, value.__doc__}


def expect(condition: object, text: Text, **values: object) -> None:
    """Go on when the condition holds, else end the grading with this text, its placeholders filled in."""
    if not condition:
        raise Mismatch(say(text, **values))


def expect_type(value: Any, kind: type, field: str) -> None:
    """The value is of this type; `field` is what the learner calls it."""
    came = type(value).__name__
    expect(isinstance(value, kind), checks.WRONG_TYPE, field=field, expected=kind.__name__, came=came)


def expect_equal(came: Any, expected: Any, field: str) -> None:
    """The field has exactly this value."""
    expect(came == expected, checks.WRONG_VALUE, field=field, expected=shown(expected), came=shown(came))


def expect_field(mapping: Any, field: str) -> Any:
    """The value of this field, which must be there and not null."""
    expect_type(mapping, dict, field="JSON")
    expect(mapping.get(field) is not None, checks.MISSING_FIELD, field=field)
    return mapping[field]


def last_sent(journal: Sequence[Any] | None, path: str) -> Any:
    """The journal's record of the last request whose path ends in `path`."""
    if journal is None:
        raise NeedsPractice
    for entry in reversed(journal):
        if entry.path.endswith(path):
            return entry
    raise Mismatch(say(checks.NOTHING_SENT, path=path))


def sent_for(reply: Any, journal: Sequence[Any] | None) -> Any:
    """The journal's record of the request that this reply (or this list of chunks) answers."""
    if journal is None:
        raise NeedsPractice
    first = reply[0] if isinstance(reply, list | tuple) and reply else reply
    request_id = getattr(first, "id", None)
    for entry in reversed(journal):
        if request_id is not None and entry.request_id == request_id:
            return entry
    raise Mismatch(say(checks.NOT_A_REPLY))


def shown(value: Any, limit: int = 60) -> str:
    """The value as a message quotes it: its repr without secrets, cut after `limit` characters."""
    text = masked(repr(value)).replace("`", "'")
    return text if len(text) <= limit else text[: limit - 1] + "…"
