"""Whatever is sent, the mock has something to say, and soon."""

import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.ark_mock.replies import RULES, Reply, decide
from helpers.ark_mock.rules.pattern import Pattern

PIECES = st.sampled_from(
    "从 数到 重复 遍 次 ： : \" “ ” ' 把 翻译 成 英文 我 你 第 句 什么 几 说 写 首 诗 个 字 count from to "
    "say times repeat what is my name ( ) + - * / ^ ** 0 1 9 99999999999 一 百 万"
    " json { } [ ] 列表 用 以 结尾 不超过 in words sentence \n \t . 。 ， ? the sort how many in strawberry".split(" ")
)
TEXTS = st.text(max_size=120) | st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join)
PARTS = st.lists(
    st.builds(lambda text: {"type": "text", "text": text}, TEXTS)
    | st.just({"type": "image_url", "image_url": {"url": "data:,"}}),
    max_size=4,
)
CALL = {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}
MESSAGES = st.lists(
    st.one_of(
        st.builds(
            lambda role, content: {"role": role, "content": content},
            st.sampled_from(["user", "system", "assistant"]),
            TEXTS | PARTS,
        ),
        st.just({"role": "assistant", "tool_calls": [CALL]}),
        st.just({"role": "assistant", "content": None, "tool_calls": [CALL]}),
        st.builds(lambda content: {"role": "tool", "tool_call_id": "call_1", "content": content}, TEXTS),
    ),
    min_size=1,
    max_size=8,
)
TOOLS = [
    {"type": "function", "function": {"name": "f"}},
    {"type": "function", "function": {"name": "g", "description": "天气", "parameters": {}}},
]


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    messages=MESSAGES,
    thinking=st.booleans(),
    variant=st.integers(0, 2**64),
    tools=st.sampled_from([None, TOOLS]),
    choice=st.sampled_from([None, "auto", "none", "required", {"type": "function", "function": {"name": "g"}}]),
    form=st.sampled_from(
        [
            None,
            {"type": "text"},
            {"type": "json_object"},
            {"type": "json_schema", "json_schema": {"name": "x", "schema": {}}},
        ]
    ),
)
def test_every_request_gets_a_reply(messages, thinking, variant, tools, choice, form):
    def once() -> Reply:
        return decide(
            messages,
            model="m",
            thinking=thinking,
            variant=variant,
            tools=tools,
            tool_choice=choice,
            response_format=form,
        )

    reply = once()

    assert isinstance(reply.content, str)
    assert bool(reply.reasoning_content) is thinking
    assert reply.finish_reason == ("tool_calls" if reply.tool_calls else "stop")
    assert once() == reply


HUGE = [
    "a" * 1_000_000,
    "数" * 1_000_000,
    "从1数到" * 250_000,
    "say " * 250_000,
    "“" * 1_000_000,
    "1+" * 500_000,
    "(" * 1_000_000,
    " " * 1_000_000,
    "我的" * 500_000 + "是什么",
    "以" * 3000 + "结尾",
    "with " * 800 + "keys json",
    "翻译成英文：" + "你好，" * 100_000,
    "重复 1000 遍：" + "长" * 3000,
    "从1数到999999999",
    "写一篇 999999999 字的文章",
]


@pytest.mark.parametrize("role", ["user", "system"])
@pytest.mark.parametrize("text", HUGE, ids=range(len(HUGE)))
def test_a_huge_message_is_answered_soon(text, role):
    messages = [
        {"role": role, "content": text},
        {"role": "user", "content": text if role == "user" else "什么是 API？"},
    ]

    started = time.process_time()
    reply = decide(messages, model="m", thinking=True, variant=1)
    seconds = time.process_time() - started

    assert len(reply.content) < 50_000
    assert seconds < 0.5


def test_a_long_conversation_is_answered_soon():
    messages = [
        {"role": ("user", "assistant")[at % 2], "content": f"第 {at} 句，我的幸运数字是 {at}"} for at in range(4000)
    ]
    messages.append({"role": "user", "content": "我的幸运数字是多少？"})

    started = time.process_time()
    reply = decide(messages, model="m", thinking=False, variant=0)
    seconds = time.process_time() - started

    assert reply.content == "你的幸运数字是3998。"
    assert seconds < 0.5


def patterns() -> list[Pattern]:
    """Every pattern of the rules, those inside tuples too."""
    found: list[Pattern] = []
    waiting = [value for rule in RULES for value in vars(sys.modules[rule.__module__]).values()]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Pattern):
            found.append(value)
        elif isinstance(value, tuple):
            waiting.extend(value)
    return found


def test_every_pattern_compiles():
    everything = patterns()

    assert len(everything) > 100
    for pattern in everything:
        pattern.search("")


def test_every_rule_says_by_example_what_it_answers():
    undocumented = [rule.__name__ for rule in RULES if not rule.__doc__]

    assert undocumented == []
