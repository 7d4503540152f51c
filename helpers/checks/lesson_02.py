"""The exercises of lesson 02."""

from helpers.checks.exercise import Exercise, expect, expect_type, shown
from helpers.texts import lesson_02 as texts

CAUSES = {
    "The API key format is incorrect.": "B",
    "Connection error. (Illegal header value b'Bearer ')": "D",
    "The API key status is not active": "C",
    "you need to support api_key or ak&sk": "A",
}


def read_key(value, journal):
    expect(callable(value), texts.READ_NOT_A_FUNCTION, came=type(value).__name__)
    refused, came = returned(value, {"ARK_API_KEY": "practice"})
    expect(refused or came is not None, texts.READ_RETURNS_NOTHING)
    expect(came == "practice", texts.READ_WRONG_VALUE)
    expect(returned(value, {"ARK_API_KEY": " practice\r\n"}) == (False, "practice"), texts.READ_NOT_STRIPPED)
    refused, came = returned(value, {"PATH": "somewhere"})
    expect(refused, texts.READ_MISSING_ACCEPTED, came=shown(came))
    for blank in ("", " \n"):
        refused, came = returned(value, {"ARK_API_KEY": blank})
        expect(refused, texts.READ_EMPTY_ACCEPTED, came=shown(came))


def returned(function, environ):
    """Whether the function raised, and what it returned when it did not."""
    try:
        return False, function(environ)
    except Exception as error:
        expect("must derive from BaseException" not in str(error), texts.READ_RAISES_NO_EXCEPTION)
        return True, None


def diagnosis(value, journal):
    expect_type(value, dict, field="diagnosis")
    for message, cause in CAUSES.items():
        expect(message in value, texts.DIAGNOSIS_KEYS, message=message)
        came = value[message]
        letter = came.strip().upper() if isinstance(came, str) else ""
        expect(letter and letter in "ABCD", texts.DIAGNOSIS_LETTER, message=message, came=shown(came))
        expect(letter == cause, texts.DIAGNOSIS_WRONG, message=message, came=letter)


EXERCISES = (
    Exercise(
        name="02-1",
        title=texts.READ_TITLE,
        grade=read_key,
        hints=texts.READ_HINTS,
        solution=texts.READ_SOLUTION,
    ),
    Exercise(
        name="02-2",
        title=texts.DIAGNOSIS_TITLE,
        grade=diagnosis,
        hints=texts.DIAGNOSIS_HINTS,
        solution=texts.DIAGNOSIS_SOLUTION,
    ),
)
