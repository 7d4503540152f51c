"""The exercises of lesson 04."""

from helpers.checks.choices import expect_choices
from helpers.checks.control_plane import last_action, result_of
from helpers.checks.exercise import Exercise, expect, expect_equal, shown
from helpers.texts import lesson_04 as texts

CHOICES = {"A": "model", "B": "ep", "C": "ep", "D": "ep", "E": "model"}
WANTED_TAG = {"Key": "env", "Value": "test"}


def endpoint_with_limit_and_tag(value, journal):
    endpoint_id = getattr(value, "id", None)
    expect(isinstance(endpoint_id, str), texts.CREATE_NO_ID, came=type(value).__name__)
    body = last_action(journal, "CreateEndpoint", lambda entry: result_of(entry).get("Id") == endpoint_id).body
    limit = body.get("RateLimit")
    expect(limit, texts.CREATE_NO_LIMIT)
    expect_equal(limit.get("Rpm"), 60, field="RateLimit.Rpm")
    tags = body.get("Tags") or []
    expect(WANTED_TAG in tags, texts.CREATE_NO_TAG, came=shown(tags))


def running_ones(value, journal):
    items = getattr(value, "items", None)
    expect(isinstance(items, list), texts.FILTER_NOT_A_LISTING, came=type(value).__name__)
    ids = [item.id for item in items]
    listed = last_action(journal, "ListEndpoints", lambda entry: ids_in(entry) == ids)
    conditions = listed.body.get("Filter") or {}
    expect(conditions.get("Statuses") == ["Running"], texts.FILTER_STATUSES, came=shown(conditions.get("Statuses")))
    expect(conditions.get("Name") == "lesson04", texts.FILTER_NAME, came=shown(conditions.get("Name")))


def ids_in(entry):
    return [item["Id"] for item in result_of(entry).get("Items", ())]


def model_or_endpoint(value, journal):
    expect_choices(value, CHOICES, texts.CHOICE_WHY, field="choice")


EXERCISES = (
    Exercise(
        name="04-1",
        title=texts.CREATE_TITLE,
        grade=endpoint_with_limit_and_tag,
        hints=texts.CREATE_HINTS,
        solution=texts.CREATE_SOLUTION,
    ),
    Exercise(
        name="04-2",
        title=texts.FILTER_TITLE,
        grade=running_ones,
        hints=texts.FILTER_HINTS,
        solution=texts.FILTER_SOLUTION,
    ),
    Exercise(
        name="04-3",
        title=texts.CHOICE_TITLE,
        grade=model_or_endpoint,
        hints=texts.CHOICE_HINTS,
        solution=texts.CHOICE_SOLUTION,
    ),
)
