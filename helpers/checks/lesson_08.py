"""The exercises of lesson 08: which way to go, which confusion an error shows, and the twelve questions."""

from helpers.checks.choices import expect_choices
from helpers.checks.exercise import Exercise, expect, expect_type, shown
from helpers.texts import lesson_08 as texts

ROUTES = {"A": "key+model", "B": "key+ep", "C": "aksk+ep", "D": "aksk"}
CONFUSIONS = {
    "The API key format is incorrect.": 1,
    "The model or endpoint bot-... does not exist or you do not have access to it.": 2,
    "Invalid 'Authorization' header, Pls check authorization header.": 3,
    "404 page not found": 4,
}
CREDENTIALS = {"Q1": "b", "Q2": "a", "Q3": "c", "Q4": "c"}
NAMES = {"Q5": "a", "Q6": "c", "Q7": "b", "Q8": "a"}
LIVE = {"Q9": "b", "Q10": "c", "Q11": "a", "Q12": "b"}


def routes(value, journal):
    expect_choices(value, ROUTES, texts.ROUTE_WHY, field="route")


def confusions(value, journal):
    expect_type(value, dict, field="confusion")
    for message, number in CONFUSIONS.items():
        expect(message in value, texts.ERROR_KEYS, message=message)
        came = value[message]
        known = not isinstance(came, bool) and came in range(1, 6)
        expect(known, texts.ERROR_NUMBER, message=message, came=shown(came))
        expect(came == number, texts.ERROR_WHY[number])


def credentials(value, journal):
    expect_choices(value, CREDENTIALS, texts.CREDENTIALS_WHY, field="answers")


def names(value, journal):
    expect_choices(value, NAMES, texts.NAMES_WHY, field="answers")


def live(value, journal):
    expect_choices(value, LIVE, texts.LIVE_WHY, field="answers")


EXERCISES = (
    Exercise(
        name="08-1",
        title=texts.ROUTE_TITLE,
        grade=routes,
        hints=texts.ROUTE_HINTS,
        solution=texts.ROUTE_SOLUTION,
    ),
    Exercise(
        name="08-2",
        title=texts.ERROR_TITLE,
        grade=confusions,
        hints=texts.ERROR_HINTS,
        solution=texts.ERROR_SOLUTION,
    ),
    Exercise(
        name="08-3",
        title=texts.CREDENTIALS_TITLE,
        grade=credentials,
        hints=texts.CREDENTIALS_HINTS,
        solution=texts.CREDENTIALS_SOLUTION,
    ),
    Exercise(
        name="08-4",
        title=texts.NAMES_TITLE,
        grade=names,
        hints=texts.NAMES_HINTS,
        solution=texts.NAMES_SOLUTION,
    ),
    Exercise(
        name="08-5",
        title=texts.LIVE_TITLE,
        grade=live,
        hints=texts.LIVE_HINTS,
        solution=texts.LIVE_SOLUTION,
    ),
)
