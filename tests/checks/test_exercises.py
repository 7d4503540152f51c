"""Every exercise of every lesson: solved it is correct, untouched not tried, wrong not yet."""

from __future__ import annotations

import ast
import asyncio
import importlib.util
import inspect
import re
from pathlib import Path

import pytest

from helpers import check, checks, connect, hint, solution
from helpers.texts import say
from helpers.texts.checks import UNREADABLE

LESSONS = sorted(path.stem for path in Path(checks.__file__).parent.glob("lesson_*.py"))
EXERCISES = [exercise for lesson in LESSONS for exercise in checks.exercises_of(lesson.removeprefix("lesson_"))]
ANSWERS = {}


def answers_to(exercise):
    """The module tests/checks/lesson_XX.py that belongs to an exercise."""
    lesson = f"lesson_{exercise.name[:2]}"
    if lesson not in ANSWERS:
        spec = importlib.util.spec_from_file_location(lesson, Path(__file__).parent / f"{lesson}.py")
        ANSWERS[lesson] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(ANSWERS[lesson])
    return ANSWERS[lesson]


def wrong_answers():
    return [
        pytest.param(exercise, wrong, id=f"{exercise.name}-{number}")
        for exercise in EXERCISES
        for number, wrong in enumerate(answers_to(exercise).WRONG.get(exercise.name, ()), start=1)
    ]


def run(code: str, cell: dict) -> object:
    """What a cell with this code shows: the value of its last expression; `await` works as in a notebook."""
    tree = ast.parse(code)
    if isinstance(tree.body[-1], ast.Expr):
        tree.body[-1] = ast.copy_location(
            ast.Assign(targets=[ast.Name(id="_", ctx=ast.Store())], value=tree.body[-1].value), tree.body[-1]
        )
    program = compile(ast.fix_missing_locations(tree), "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    waiting = eval(program, cell)
    if inspect.iscoroutine(waiting):
        asyncio.run(waiting)
    return cell.get("_")


@pytest.fixture
def cell(monkeypatch):
    """The names a cell of the lesson sees, on a mock of practice mode that does not wait."""
    for name in ("ARK_COURSE", "ARK_MOCK_URL", "ARK_API_KEY", "VOLC_ACCESSKEY", "VOLC_SECRETKEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ARK_COURSE_PACE", "0")
    return {"ark": connect(), "check": check, "hint": hint, "solution": solution}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_the_solution_is_correct(exercise, cell):
    run(answers_to(exercise).PRELUDE or "pass", cell)

    outcome = run(say(exercise.solution), cell)

    assert (outcome.status, outcome.text) == (checks.CORRECT, outcome.text), outcome


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_an_untouched_cell_is_not_a_failure(exercise, cell):
    statuses = {check(exercise.name, untouched).status for untouched in (..., None, [...], {"a": ...})}

    assert statuses == {checks.NOT_TRIED}


@pytest.mark.parametrize(("exercise", "wrong"), wrong_answers())
def test_a_wrong_answer_is_not_yet_and_says_why(exercise, wrong, cell):
    run(answers_to(exercise).PRELUDE or "pass", cell)

    outcome = run(wrong, cell)
    if not isinstance(outcome, checks.Outcome):
        outcome = check(exercise.name, outcome)

    assert outcome.status == checks.NOT_YET, outcome
    assert not outcome.text.startswith(say(UNREADABLE).split("{")[0]), f"the grader crashed: {outcome}"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_an_exercise_is_complete(exercise):
    names = [other.name for other in EXERCISES]

    assert re.fullmatch(r"\d\d-[1-9]\d?", exercise.name)
    assert names.count(exercise.name) == 1
    assert 1 <= len(exercise.hints) <= 3
    assert f'check("{exercise.name}", ' in say(exercise.solution).splitlines()[-1]
    assert len(answers_to(exercise).WRONG[exercise.name]) >= 2
