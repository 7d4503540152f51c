"""The exercises of lesson 00."""

from helpers.checks.exercise import Exercise, expect, shown
from helpers.texts import lesson_00 as texts


def mode(value, journal):
    expect(value in ("practice", "real"), texts.MODE_WRONG, came=shown(value))


EXERCISES = (
    Exercise(
        name="00-1",
        title=texts.MODE_TITLE,
        grade=mode,
        hints=texts.MODE_HINTS,
        solution=texts.MODE_SOLUTION,
    ),
)
