"""The exercises of lesson 01."""

from helpers.checks.exercise import Exercise, NeedsPractice, expect, expect_field, expect_type, shown
from helpers.texts import lesson_01 as texts
from helpers.texts import say

PARTS = ("url", "headers", "body")
CAUSES = {"a": "url", "b": "body", "c": "headers"}
PATH = "/api/v3/chat/completions"


def total_tokens(value, journal):
    if journal is None:
        raise NeedsPractice
    if isinstance(value, dict):
        expect("usage" not in value, texts.TOKENS_ALL)
        expect(False, texts.TOKENS_A_DICT)
    expect_type(value, int, field="answer")
    usages = [usage for entry in journal if (usage := usage_of(entry))]
    totals = {usage["total_tokens"] for usage in usages}
    for field in ("prompt_tokens", "completion_tokens"):
        is_part = value in {usage[field] for usage in usages} - totals
        expect(not is_part, texts.TOKENS_A_PART, came=value, field=field)
    expect(value in totals, texts.TOKENS_WRONG, came=value)


def usage_of(entry) -> dict | None:
    """The usage that a recorded whole reply reported; None for other exchanges."""
    return entry.response.get("usage") if entry.status == 200 and isinstance(entry.response, dict) else None


def causes(value, journal):
    expect_type(value, dict, field="causes")
    for case, right in CAUSES.items():
        came = expect_field(value, case)
        expect(came in PARTS, texts.CAUSE_UNKNOWN, case=case, came=shown(came))
        expect(came == right, texts.CAUSE_WRONG[case], came=shown(came))


def whole_request(value, journal):
    if journal is None:
        raise NeedsPractice
    expect(callable(value), texts.ASK_NOT_A_FUNCTION, came=type(value).__name__)
    question = say(texts.ASK_QUESTION)
    returned, sent = asked(value, question, journal)
    expect_right_request(sent, question)
    content = sent.response["choices"][0]["message"]["content"]
    expect(returned is not None, texts.ASK_RETURNS_NOTHING)
    expect(returned == content, texts.ASK_RETURNS_OTHER, came=shown(returned))


def asked(ask, question: str, journal):
    """What the learner's function returns for the question, and the journal's record of what it sent."""
    before = journal[-1].number if len(journal) else 0
    returned = failure = None
    try:
        returned = ask(question)
    except Exception as error:
        failure = error
    sent = journal[-1] if len(journal) and journal[-1].number > before else None
    if sent is not None and sent.status != 200:
        expect_right_request(sent, question)
    error = type(failure).__name__
    expect(failure is None, texts.ASK_RAISED, question=shown(question), error=error, message=str(failure)[:120])
    expect(sent is not None, texts.ASK_SENT_NOTHING, question=shown(question))
    return returned, sent


def expect_right_request(sent, question: str) -> None:
    """The request is the one that the exercise asks for, and the service accepted it."""
    expect(sent.path == PATH, texts.ASK_WRONG_PATH, expected=PATH, came=sent.path)
    expect(sent.method == "POST", texts.ASK_NOT_POST, came=sent.method)
    authorization = sent.headers.get("authorization")
    expect(authorization, texts.ASK_NO_KEY)
    expect(authorization.startswith("Bearer "), texts.ASK_NO_BEARER)
    expect(sent.status == 200, texts.ASK_REFUSED, status=sent.status, came=message_of(sent.response))
    came = sent.body["messages"][-1]["content"]
    expect(came == question, texts.ASK_OTHER_QUESTION, question=shown(question), came=shown(came))


def message_of(response) -> str:
    """What a response says for people when it is an error, else ""."""
    return response.get("error", {}).get("message", "") if isinstance(response, dict) else str(response)


EXERCISES = (
    Exercise(
        name="01-1",
        title=texts.TOKENS_TITLE,
        grade=total_tokens,
        hints=texts.TOKENS_HINTS,
        solution=texts.TOKENS_SOLUTION,
    ),
    Exercise(
        name="01-2",
        title=texts.CAUSE_TITLE,
        grade=causes,
        hints=texts.CAUSE_HINTS,
        solution=texts.CAUSE_SOLUTION,
    ),
    Exercise(
        name="01-3",
        title=texts.ASK_TITLE,
        grade=whole_request,
        hints=texts.ASK_HINTS,
        solution=texts.ASK_SOLUTION,
    ),
)
