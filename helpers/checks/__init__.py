"""Did I get it? `check`, `hint` and `solution` of every exercise; three outcomes: not tried, not yet, correct.

To write the exercises of a lesson, make three files. The sentences, both editions side by side:

    # helpers/texts/lesson_02.py
    from helpers.texts import Text

    HEADER_TITLE = Text(zh="写出鉴权请求头", en="Write the authentication header")
    HEADER_HINTS = (Text(zh="头的名字是 `Authorization`。", en="It is called `Authorization`."), ...)  # one to three
    HEADER_SOLUTION = 'headers = {"Authorization": f"Bearer {ark.api_key}"}\\ncheck("02-1", headers)'
    NO_BEARER = Text(zh="值要以 `Bearer ` 开头，现在是 {came}。", en="Begin with `Bearer `; it is {came}.")

The graders. Look at what was sent or built, never at the words of a reply; the first `expect` that fails is shown:

    # helpers/checks/lesson_02.py
    from helpers.checks.exercise import Exercise, expect, expect_field, shown
    from helpers.texts import lesson_02 as texts

    def bearer_header(value, journal):
        header = expect_field(value, "Authorization")
        expect(header.startswith("Bearer "), texts.NO_BEARER, came=shown(header))

    EXERCISES = (
        Exercise(
            name="02-1", title=texts.HEADER_TITLE, grade=bearer_header,
            hints=texts.HEADER_HINTS, solution=texts.HEADER_SOLUTION,
        ),
    )

Typical wrong answers, at least two an exercise (an expression, or a whole cell that calls `check` itself):

    # tests/checks/lesson_02.py
    PRELUDE = ""                   # what earlier cells of the lesson defined; `ark` is there
    WRONG = {"02-1": ['{"authorization": "x"}', '{"Authorization": ark.api_key}']}

`tests/checks/test_exercises.py` finds them all: it runs each solution (correct), leaves each untouched (not tried) and
tries each wrong answer (not yet). In the notebook the cell `exercise-02-1` is `headers = ...` and then
`check("02-1", headers)`; `...` may also stand deeper, as in `{"Authorization": ...}`.

For an answer that must have been sent, ask the journal: `sent_for(reply, journal)` is the record of the request behind
a reply, `last_sent(journal, path="/chat/completions")` the last one to a path; a record has `method`, `path`,
`headers`, `body`, `status`, `response`.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from helpers.checks import masking
from helpers.checks.exercise import CORRECT, NOT_TRIED, NOT_YET, Code, Exercise, Note, Outcome
from helpers.texts import checks as texts
from helpers.texts import listed, say

__all__ = [
    "CORRECT",
    "NOT_TRIED",
    "NOT_YET",
    "Exercise",
    "Outcome",
    "attach",
    "check",
    "exercises_of",
    "find",
    "hint",
    "solution",
]

_attached: dict[str, Sequence[Any] | None] = {"journal": None}
_hints_shown: dict[str, int] = {}


def attach(journal: Sequence[Any] | None, secrets: Callable[[], Iterable[str]] = tuple) -> None:
    """Let the graders read this journal; `connect()` does it. No message will quote one of the secrets."""
    _attached["journal"] = journal
    masking.know(secrets)


def check(name: str, value: Any = None) -> Outcome:
    """How the answer to exercise `name` ("02-1") stands."""
    return find(name).check(value, _attached["journal"])


def hint(name: str) -> Note:
    """The next hint for exercise `name`; each call says a little more."""
    exercise = find(name)
    _hints_shown[name] = _hints_shown.get(name, 0) + 1
    return exercise.hint(_hints_shown[name])


def solution(name: str) -> Code:
    """One way to answer exercise `name`."""
    return find(name).show_solution()


def find(name: str) -> Exercise:
    """The exercise called `name`; its lesson is imported when first asked for."""
    exercises = {exercise.name: exercise for exercise in exercises_of(str(name)[:2])}
    if name not in exercises:
        known = say(texts.KNOWN_EXERCISES, names=listed(exercises)) if exercises else ""
        raise ValueError(say(texts.UNKNOWN_EXERCISE, name=repr(name)) + known)
    return exercises[name]


def exercises_of(lesson: str) -> Sequence[Exercise]:
    """The exercises of a lesson, "02"; none when it has no file here."""
    module = f"helpers.checks.lesson_{lesson}"
    if not re.fullmatch(r"\d\d", lesson) or importlib.util.find_spec(module) is None:
        return ()
    return importlib.import_module(module).EXERCISES
