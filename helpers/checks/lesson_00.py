"""The exercises of lesson 00."""

from helpers.checks.exercise import Exercise, expect, shown
from helpers.texts import lesson_00 as texts

MODES = ("practice", "real")


def mode(value, journal):
    expect(value in MODES, texts.MODE_UNKNOWN, came=shown(value))
    expect(value == MODES[journal is None], texts.MODE_OTHER, came=shown(value))


EXERCISES = (
    Exercise(
        name="00-1",
        title=texts.MODE_TITLE,
        grade=mode,
        hints=texts.MODE_HINTS,
        solution=texts.MODE_SOLUTION,
    ),
)
