"""Cached tokens: what a long prompt shares with an earlier one."""

import pytest

from helpers import models
from helpers.ark_mock import prompt_cache, tokens
from helpers.ark_mock.prompt_cache import BLOCK, PromptCache

PICTURE = {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}
LONG = "春眠不觉晓，处处闻啼鸟。" * 200
OFF = {"thinking": {"type": "disabled"}}


def cached(bench, *texts, **fields):
    roles = ["system", "user", "assistant", "user"]
    messages = [{"role": role, "content": text} for role, text in zip(roles, texts, strict=False)]
    return bench.chat(messages=messages, **OFF, **fields).json()["usage"]["prompt_tokens_details"]["cached_tokens"]


def test_a_long_beginning_that_was_sent_before_is_counted_in_whole_blocks(bench):
    shared = tokens.count(LONG)

    first, again, other_end = cached(bench, LONG, "hi"), cached(bench, LONG, "hi"), cached(bench, LONG, "bye")

    assert first == 0
    assert again == other_end
    assert shared - BLOCK < again <= shared + tokens.PER_MESSAGE
    assert again % BLOCK == 0


def test_a_prompt_that_begins_otherwise_shares_nothing(bench):
    cached(bench, LONG, "hi")

    assert cached(bench, "！" + LONG, "hi") == 0


def test_a_short_prompt_is_not_cached(bench):
    text = "春眠不觉晓，处处闻啼鸟。" * 80
    assert BLOCK < tokens.count(text) < models.DEFAULT.cache_from

    assert [cached(bench, text, "hi") for _ in range(2)] == [0, 0]


def test_models_and_accounts_do_not_share_what_they_cached(bench):
    cached(bench, LONG, "hi")

    assert cached(bench, LONG, "hi", model=models.by_role("cheapest").id) == 0
    assert cached(type(bench)(type(bench.mock)(pace=0)), LONG, "hi") == 0


def test_a_model_says_from_how_many_tokens_it_caches(bench):
    fast = models.by_role("fast")
    text = "春眠不觉晓，处处闻啼鸟。" * 150
    assert models.DEFAULT.cache_from < tokens.count(text) < fast.cache_from

    assert [cached(bench, text, "hi", model=fast.id) for _ in range(2)] == [0, 0]
    assert cached(bench, text, "hi") == 0 < cached(bench, text, "hi")


def test_a_stream_tells_the_same_cached_tokens(bench):
    cached(bench, LONG, "hi")
    messages = [{"role": "system", "content": LONG}, {"role": "user", "content": "hi"}]

    streamed = bench.chat(messages=messages, stream=True, stream_options={"include_usage": True}, **OFF).text

    assert f'"cached_tokens":{cached(bench, LONG, "hi")}}}' in streamed


def test_a_conversation_that_grows_is_cached_further_every_time(bench):
    turns = [cached(bench, *[LONG, "hi", LONG, "go on"][:count]) for count in (2, 4, 4)]

    assert 0 == turns[0] < turns[1] < turns[2]


def test_the_cache_is_bounded_and_keeps_beginnings_longest(monkeypatch):
    monkeypatch.setattr(prompt_cache, "BLOCKS_KEPT", 3)
    cache = PromptCache()
    long = [str(number) for number in range(5 * BLOCK)]

    def ask(prompt):
        return cache.cached(prompt, model_id="m", least=1)

    assert (ask(long), ask(long), len(cache)) == (0, 3 * BLOCK, 3)
    ask(["other"] * BLOCK)
    assert (ask(long), len(cache)) == (2 * BLOCK, 3)


@pytest.mark.parametrize(
    "message",
    [
        {"role": "user", "content": "hello world"},
        {"role": "user", "content": [{"type": "text", "text": "a b"}, PICTURE]},
        {"role": "assistant", "content": None, "tool_calls": [{"id": "call_1"}], "reasoning_content": "think"},
    ],
)
def test_the_tokens_of_a_prompt_are_as_many_as_are_counted(message):
    tools = [{"type": "function", "function": {"name": "f"}}]

    sequence = tokens.sequence([message], tools)

    assert len(sequence) + tokens.PER_REQUEST == tokens.count_messages([message], tools)
