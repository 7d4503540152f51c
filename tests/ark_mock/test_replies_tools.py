"""When the mock asks for a tool, with which arguments, and what it says once the result is in."""

import json
import re

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.ark_mock.replies import Reply, decide


def tool(name: str, description: str, required: tuple[str, ...] = (), **properties: dict) -> dict:
    schema = {"type": "object", "properties": properties, "required": list(required)}
    return {"type": "function", "function": {"name": name, "description": description, "parameters": schema}}


WEATHER = tool(
    "get_weather",
    "查询指定城市的天气",
    ("city",),
    city={"type": "string", "description": "城市名"},
    unit={"enum": ["celsius", "fahrenheit"]},
)
FORECAST = tool(
    "get_current_weather", "Get the current weather in a given location", ("location",), location={"type": "string"}
)
TIME = tool("get_time", "获取当前时间")
ADD = tool("add", "Add two numbers", ("a", "b"), a={"type": "number"}, b={"type": "number"})
CALCULATOR = tool("calculator", "计算数学表达式", ("expression",), expression={"type": "string"})
PARCEL = tool("query_parcel", "查询快递物流状态", ("number",), number={"type": "string", "description": "快递单号"})


def ask(prompt: str, *tools: dict, choice: str | dict = "auto", after: tuple[dict, ...] = ()) -> Reply:
    messages = [{"role": "user", "content": prompt}, *after]
    return decide(messages, model="m", thinking=True, variant=0, tools=list(tools), tool_choice=choice)


@pytest.mark.parametrize(
    ("prompt", "tools", "calls"),
    [
        ("南京今天天气怎么样？", (WEATHER, TIME), [("get_weather", {"city": "南京"})]),
        (
            "长沙和青岛哪里气温更高",
            (TIME, WEATHER),
            [("get_weather", {"city": "长沙"}), ("get_weather", {"city": "青岛"})],
        ),
        ("What's the weather like in Lisbon?", (FORECAST,), [("get_current_weather", {"location": "Lisbon"})]),
        ("用 fahrenheit 告诉我厦门的天气", (WEATHER,), [("get_weather", {"city": "厦门", "unit": "fahrenheit"})]),
        ("现在几点了", (WEATHER, TIME), [("get_time", {})]),
        ("What is 31 plus 11?", (ADD, FORECAST), [("add", {"a": 31, "b": 11})]),
        ("帮我算一下 7*(8+9)", (CALCULATOR, WEATHER), [("calculator", {"expression": "7*(8+9)"})]),
        ("我的快递 YT778899 到哪了", (PARCEL,), [("query_parcel", {"number": "YT778899"})]),
    ],
)
def test_a_question_for_a_tool_becomes_a_call(prompt, tools, calls):
    reply = ask(prompt, *tools)

    assert [(call.name, json.loads(call.arguments)) for call in reply.tool_calls] == calls
    assert (reply.content, reply.finish_reason) == ("", "tool_calls")


@pytest.mark.parametrize("prompt", ["你好", "从1数到3", "讲个笑话", "Who are you?", "什么是 token", ""])
def test_a_question_for_no_tool_is_answered_in_words(prompt):
    reply = ask(prompt, WEATHER, TIME, FORECAST, PARCEL)

    assert reply.tool_calls == ()
    assert reply.content
    assert reply.finish_reason == "stop"


def test_tool_choice_none_is_answered_in_words():
    assert ask("北京天气", WEATHER, choice="none").tool_calls == ()


def test_tool_choice_required_always_calls():
    assert [call.name for call in ask("hello", WEATHER, ADD, choice="required").tool_calls] == ["get_weather"]
    assert [call.name for call in ask("1 plus 2", WEATHER, ADD, choice="required").tool_calls] == ["add"]


def test_a_named_tool_is_the_one_called():
    choice = {"type": "function", "function": {"name": "add"}}

    assert [call.name for call in ask("北京天气", WEATHER, ADD, choice=choice).tool_calls] == ["add"]


def test_a_call_has_an_id_of_its_own_that_stays():
    first, second = ask("北京和上海的天气", WEATHER).tool_calls

    assert re.fullmatch("call_[a-z0-9]{24}", first.id)
    assert first.id != second.id
    assert ask("北京和上海的天气", WEATHER).tool_calls == (first, second)


def results(prompt: str, *contents: str) -> tuple[dict, ...]:
    """The messages that answer the call: the assistant's, then one tool message for each content."""
    call = ask(prompt, WEATHER).tool_calls[0]
    function = {"name": call.name, "arguments": call.arguments}
    asked = {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": call.id, "type": "function", "function": function}],
    }
    return (asked, *({"role": "tool", "tool_call_id": call.id, "content": content} for content in contents))


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ('{"temperature": 21, "weather": "多云"}', "根据工具 get_weather 的结果：temperature：21，weather：多云。"),
        ("晴，25℃。", "根据工具 get_weather 的结果：晴，25℃。"),
        ("", "工具 get_weather 没有返回内容。"),
        ("{broken", "根据工具 get_weather 的结果：{broken。"),
    ],
)
def test_a_result_is_put_into_words(content, answer):
    reply = ask("大连天气", WEATHER, after=results("大连天气", content))

    assert (reply.content, reply.tool_calls, reply.finish_reason) == (answer, (), "stop")


@pytest.mark.parametrize(
    ("question", "content", "answer"),
    [
        ("大连天气", "晴，25℃", "根据工具的结果：晴，25℃。"),
        ("大连天气", "", "工具没有返回内容。"),
        ("weather in Dalian", "sunny", "According to the tool's result: sunny."),
        ("weather in Dalian", " ", "The tool returned nothing."),
    ],
)
def test_a_result_that_belongs_to_no_call_is_told_without_a_name(question, content, answer):
    stray = {"role": "tool", "tool_call_id": "call_of_nobody", "content": content}

    assert ask(question, WEATHER, after=(stray,)).content == answer


def test_blanks_inside_a_result_stay():
    assert ask("大连天气", WEATHER, after=results("大连天气", "a  b")).content == "根据工具 get_weather 的结果：a  b。"


def test_several_results_are_all_told():
    content = ask("大连天气", WEATHER, after=results("大连天气", "晴", "雨")).content

    assert content.split("\n") == ["根据工具 get_weather 的结果：晴。", "根据工具 get_weather 的结果：雨。"]


@settings(max_examples=200, deadline=None)
@given(
    prompt=st.text(max_size=40) | st.sampled_from(["北京 3 个", "in Paris at 5, “now”"]),
    properties=st.dictionaries(
        st.sampled_from(["city", "number", "query", "日期", "unit"]),
        st.sampled_from(
            [
                {"type": "string"},
                {"type": "integer", "minimum": 2},
                {"enum": ["a", "b"]},
                {"type": "array", "items": {"type": "string"}},
            ]
        ),
    ),
    everything=st.booleans(),
)
def test_the_arguments_of_a_forced_call_follow_the_parameters(prompt, properties, everything):
    function = tool("f", "d", tuple(properties) if everything else (), **properties)

    for call in ask(prompt, function, choice="required").tool_calls:
        jsonschema.validate(json.loads(call.arguments), function["function"]["parameters"])
