"""The exercises of lesson 05."""

from helpers.checks.choices import expect_choices
from helpers.checks.control_plane import action_of, last_action, result_of
from helpers.checks.exercise import Exercise, NeedsPractice, expect, expect_equal
from helpers.texts import lesson_05 as texts
from helpers.texts import say

CHOICES = {"A": "key", "B": "aksk", "C": "temporary", "D": "key"}
AN_HOUR = 3600


def signed_by_hand(value, journal):
    expect(hasattr(value, "status_code") and hasattr(value, "json"), texts.SIGN_NO_RESPONSE, came=type(value).__name__)
    if journal is None:
        raise NeedsPractice
    answer = value.json()
    metadata = answer.get("ResponseMetadata", {}) if isinstance(answer, dict) else {}
    error = metadata.get("Error", {})
    code = error.get("Code", "")
    why = say(texts.SIGN_REFUSED_WHY[code]) if code in texts.SIGN_REFUSED_WHY else error.get("Message", "")
    expect(value.status_code == 200 and not code, texts.SIGN_REFUSED, status=value.status_code, code=code, message=why)
    asked = [action_of(entry) for entry in journal if entry.request_id == metadata.get("RequestId")]
    expect(asked, texts.SIGN_NO_RESPONSE, came=type(value).__name__)
    expect(asked[-1] == "GetEndpoint", texts.SIGN_WRONG_ACTION, came=asked[-1])


def just_enough(value, journal):
    expires = getattr(value, "expired_time", None)
    expect(isinstance(expires, int), texts.KEY_NO_KEY, came=type(value).__name__)
    body = last_action(journal, "GetApiKey", lambda entry: result_of(entry).get("ExpiredTime") == expires).body
    expect(body["DurationSeconds"] == AN_HOUR, texts.KEY_SECONDS, came=body["DurationSeconds"])
    expect_equal(body["ResourceType"], "endpoint", field="ResourceType")
    doors = body["ResourceIds"]
    expect(len(doors) == 1, texts.KEY_DOORS, count=len(doors))


def which_credential(value, journal):
    expect_choices(value, CHOICES, texts.CHOICE_WHY, field="credential")


EXERCISES = (
    Exercise(
        name="05-1",
        title=texts.SIGN_TITLE,
        grade=signed_by_hand,
        hints=texts.SIGN_HINTS,
        solution=texts.SIGN_SOLUTION,
    ),
    Exercise(
        name="05-2",
        title=texts.KEY_TITLE,
        grade=just_enough,
        hints=texts.KEY_HINTS,
        solution=texts.KEY_SOLUTION,
    ),
    Exercise(
        name="05-3",
        title=texts.CHOICE_TITLE,
        grade=which_credential,
        hints=texts.CHOICE_HINTS,
        solution=texts.CHOICE_SOLUTION,
    ),
)
