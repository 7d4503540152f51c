"""The exercises of lesson 03."""

from types import SimpleNamespace

from helpers.checks.exercise import Exercise, expect, expect_equal, sent_for, shown
from helpers.texts import lesson_03 as texts

# CNY per million tokens, as the lesson's prose gives them.
INPUT_PRICE, OUTPUT_PRICE = 0.6, 3.6
SAMPLES = ((1000, 500, 200), (20_000, 4000, 3000), (12, 1, 0))


def system_rule(value, journal):
    messages = sent_for(value, journal).body["messages"]
    expect(messages[0]["role"] == "system", texts.NO_SYSTEM_FIRST, came=messages[0]["role"])
    expect(messages[-1]["role"] == "user", texts.USER_LAST, came=messages[-1]["role"])
    expect_contents(messages)


def with_history(value, journal):
    messages = sent_for(value, journal).body["messages"]
    roles = [message["role"] for message in messages if message["role"] != "system"]
    alternate = all(role == ("user", "assistant")[number % 2] for number, role in enumerate(roles))
    enough = len(roles) >= 3 and len(roles) % 2 == 1
    expect(alternate and enough, texts.TURNS_ROLES, came=", ".join(roles))
    expect_contents(messages)


def expect_contents(messages):
    for number, message in enumerate(messages, start=1):
        content = message.get("content")
        filled = content.strip() if isinstance(content, str) else content
        expect(filled, texts.EMPTY_CONTENT, number=number, role=message["role"])


def cost_of_usage(value, journal):
    expect(callable(value), texts.COST_NOT_A_FUNCTION, came=type(value).__name__)
    for prompt, completion, reasoning in SAMPLES:
        came = called(value, usage_of(prompt, completion, reasoning))
        expect(isinstance(came, int | float) and not isinstance(came, bool), texts.COST_NO_NUMBER, came=shown(came))
        expected = price(prompt, completion)
        expect(not near(came, expected * 1_000_000), texts.COST_NOT_PER_MILLION)
        expect(not reasoning or not near(came, price(prompt, completion + reasoning)), texts.COST_THINKING_TWICE)
        expect(not near(came, price(completion, prompt)), texts.COST_SWAPPED)
        expect(
            near(came, expected),
            texts.COST_WRONG,
            prompt=prompt,
            completion=completion,
            expected=digits(expected),
            came=digits(came),
        )


def called(cost, usage):
    try:
        return cost(usage)
    except TypeError as error:
        expect("subscriptable" not in str(error), texts.COST_AS_A_DICT)
        raise


def digits(amount):
    """An amount without an exponent: 0.0000108, not 1.08e-05."""
    return f"{amount:.10f}".rstrip("0").rstrip(".")


def usage_of(prompt, completion, reasoning):
    """A `usage` as the SDK gives it, with these counts."""
    return SimpleNamespace(
        prompt_tokens=prompt,
        completion_tokens=completion,
        total_tokens=prompt + completion,
        prompt_tokens_details=SimpleNamespace(cached_tokens=0),
        completion_tokens_details=SimpleNamespace(reasoning_tokens=reasoning),
    )


def price(prompt, completion):
    return (prompt * INPUT_PRICE + completion * OUTPUT_PRICE) / 1_000_000


def near(came, expected):
    return abs(came - expected) <= abs(expected) * 1e-6


def fast_and_steady(value, journal):
    body = sent_for(value, journal).body
    thinking = body.get("thinking") or {}
    off = thinking.get("type") == "disabled" or body.get("reasoning_effort") == "minimal"
    expect(off, texts.STILL_THINKING)
    expect_equal(body.get("temperature"), 0, field="temperature")
    expect_equal(body.get("max_tokens") or body.get("max_completion_tokens"), 20, field="max_tokens")


EXERCISES = (
    Exercise(
        name="03-1",
        title=texts.SYSTEM_TITLE,
        grade=system_rule,
        hints=texts.SYSTEM_HINTS,
        solution=texts.SYSTEM_SOLUTION,
    ),
    Exercise(
        name="03-2",
        title=texts.TURNS_TITLE,
        grade=with_history,
        hints=texts.TURNS_HINTS,
        solution=texts.TURNS_SOLUTION,
    ),
    Exercise(
        name="03-3",
        title=texts.COST_TITLE,
        grade=cost_of_usage,
        hints=texts.COST_HINTS,
        solution=texts.COST_SOLUTION,
    ),
    Exercise(
        name="03-4",
        title=texts.FAST_TITLE,
        grade=fast_and_steady,
        hints=texts.FAST_HINTS,
        solution=texts.FAST_SOLUTION,
    ),
)
