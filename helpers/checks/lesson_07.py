"""The exercises of lesson 07."""

from helpers.checks.choices import expect_choices
from helpers.checks.exercise import Exercise, expect, expect_equal, sent_for, shown
from helpers.texts import lesson_07 as texts
from helpers.texts import say

PICKS = {"A": "ark", "B": "openai", "C": "ark", "D": "openai", "E": "ark"}
THOUGHT = "one, two, three"


def sent_by_openai(value, journal):
    sent = sent_for(value, journal)
    agent = sent.headers.get("user-agent", "")
    expect("openai" in agent.lower(), texts.NOT_BY_OPENAI, came=agent.partition("/")[0])
    thinking = sent.body.get("thinking")
    by_effort = thinking is None and sent.body.get("reasoning_effort") == "minimal"
    expect(not by_effort, texts.BY_EFFORT)
    expect(thinking == {"type": "disabled"}, texts.NOT_DISABLED, came=shown(thinking))
    expect_equal(sent.body.get("max_tokens"), 100, field="max_tokens")


def thought_of(value, journal):
    expect(callable(value), texts.THOUGHT_NOT_A_FUNCTION, came=type(value).__name__)
    for sdk, make in messages().items():
        for case, fields, expected in (
            (texts.WITH_THINKING, {"reasoning_content": THOUGHT}, THOUGHT),
            (texts.WITHOUT_THINKING, {}, ""),
        ):
            told = {"sdk": say(sdk), "case": say(case)}
            came, error = returned(value, make({"role": "assistant", "content": "3", **fields}))
            expect(error is None, texts.THOUGHT_RAISED, **told, error=type(error).__name__)
            expect(came == expected, texts.THOUGHT_WRONG, **told, expected=shown(expected), came=shown(came))


def messages():
    """What makes a message, by SDK; imported when first graded, for they are slow to import."""
    from openai.types.chat import ChatCompletionMessage as OpenAIMessage
    from volcenginesdkarkruntime.types.chat import ChatCompletionMessage as ArkMessage

    return {texts.OPENAI_SDK: OpenAIMessage.model_validate, texts.ARK_SDK: ArkMessage.model_validate}


def returned(function, message):
    """What the function returned, and what it raised."""
    try:
        return function(message), None
    except Exception as error:
        return None, error


def picks(value, journal):
    expect_choices(value, PICKS, texts.PICK_WHY, field="pick")


EXERCISES = (
    Exercise(
        name="07-1",
        title=texts.REWRITE_TITLE,
        grade=sent_by_openai,
        hints=texts.REWRITE_HINTS,
        solution=texts.REWRITE_SOLUTION,
    ),
    Exercise(
        name="07-2",
        title=texts.THOUGHT_TITLE,
        grade=thought_of,
        hints=texts.THOUGHT_HINTS,
        solution=texts.THOUGHT_SOLUTION,
    ),
    Exercise(
        name="07-3",
        title=texts.PICK_TITLE,
        grade=picks,
        hints=texts.PICK_HINTS,
        solution=texts.PICK_SOLUTION,
    ),
)
