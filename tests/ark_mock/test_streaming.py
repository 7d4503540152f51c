"""A streamed reply: byte for byte as Ark sends it, and the same words as the whole reply."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

OFF = {"thinking": {"type": "disabled"}}
COUNT = [{"role": "user", "content": "count from 1 to 3"}]


def events_of(text: str) -> list[dict]:
    """The JSON of every event; the last must be `[DONE]`."""
    *events, done, rest = text.split("\n\n")
    assert (done, rest) == ("data: [DONE]", "")
    assert all(event.startswith("data: ") for event in events)
    return [json.loads(event.removeprefix("data: ")) for event in events]


def test_a_stream_is_byte_for_byte_what_the_service_sends(bench):
    response = bench.chat(messages=COUNT, stream=True, stream_options={"include_usage": True}, **OFF)

    request_id = response.headers["x-request-id"]
    shared = (
        f'"created":{int(bench.account.story())},"id":"{request_id}","model":"{bench.account.model}",'
        f'"service_tier":"default","object":"chat.completion.chunk"'
    )
    pieces = ["1", ",", " 2", ",", " 3"]
    deltas = [f'{{"delta":{{"content":"{piece}","role":"assistant"}},"index":0}}' for piece in pieces]
    last = '{"delta":{"content":"","role":"assistant"},"finish_reason":"stop","index":0}'
    prompt = json.loads(bench.chat(messages=COUNT, **OFF).content)["usage"]["prompt_tokens"]
    usage = (
        f'{{"completion_tokens":5,"prompt_tokens":{prompt},"total_tokens":{prompt + 5},'
        f'"prompt_tokens_details":{{"cached_tokens":0}},"completion_tokens_details":{{"reasoning_tokens":0}}}}'
    )
    expected = "".join(f'data: {{"choices":[{choice}],{shared},"usage":null}}\n\n' for choice in [*deltas, last])
    expected += f'data: {{"choices":[],{shared},"usage":{usage}}}\n\ndata: [DONE]\n\n'
    assert response.text == expected
    assert response.headers["content-type"].startswith("text/event-stream")


def test_thinking_comes_first_with_empty_content(bench):
    chunks = [event["choices"][0]["delta"] for event in events_of(bench.chat(messages=COUNT, stream=True).text)]

    thinking = [delta for delta in chunks if "reasoning_content" in delta]
    assert chunks[: len(thinking)] == thinking
    assert {delta["content"] for delta in thinking} == {""}
    assert {delta["role"] for delta in chunks} == {"assistant"}


def test_finish_reason_is_absent_until_the_last_chunk(bench):
    choices = [event["choices"][0] for event in events_of(bench.chat(messages=COUNT, stream=True).text)]

    assert not any("finish_reason" in choice for choice in choices[:-1])
    assert choices[-1]["finish_reason"] == "stop"


def test_usage_comes_only_on_request_in_a_chunk_without_choices(bench):
    plain = events_of(bench.chat(messages=COUNT, stream=True).text)
    asked = events_of(bench.chat(messages=COUNT, stream=True, stream_options={"include_usage": True}).text)

    assert all(event["choices"] and event["usage"] is None for event in plain)
    assert asked[-1]["choices"] == []
    assert asked[-1]["usage"] == bench.chat(messages=COUNT).json()["usage"]


def test_running_usage_grows_to_the_whole(bench):
    options = {"chunk_include_usage": True}

    events = events_of(bench.chat(messages=COUNT, stream=True, stream_options=options).text)

    counts = [event["usage"]["completion_tokens"] for event in events]
    assert counts == sorted(counts)
    assert events[-1]["usage"] == bench.chat(messages=COUNT).json()["usage"]


def test_tool_calls_arrive_in_pieces_that_join(bench):
    tool = {"type": "function", "function": {"name": "add", "parameters": {"properties": {"a": {"type": "integer"}}}}}
    fields = {"tools": [tool], "tool_choice": "required", **OFF}

    whole = bench.chat(**fields).json()["choices"][0]
    choices = [event["choices"][0] for event in events_of(bench.chat(stream=True, **fields).text)]

    parts = [part for choice in choices for part in choice["delta"].get("tool_calls", [])]
    call = whole["message"]["tool_calls"][0]
    assert parts[0] == {
        "function": {"arguments": "", "name": "add"},
        "id": call["id"],
        "index": 0,
        "type": "function",
    }
    assert "".join(part["function"]["arguments"] for part in parts) == call["function"]["arguments"]
    assert choices[-1]["finish_reason"] == whole["finish_reason"] == "tool_calls"


def test_an_error_before_the_stream_is_a_status_and_not_an_event(bench):
    response = bench.chat(stream=True, temperature=9)

    assert response.status_code == 400
    assert response.headers["content-type"].startswith("application/json")


prompts = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "从1数到30",
            "say 'hey' 7 times",
            "写一首短诗",
            "用列表列出三种水果",
            "你是谁？",
            "3*(4+5)=?",
            "写一段300字的故事",
        ]
    ),
)
parameters = st.fixed_dictionaries(
    {},
    optional={
        "temperature": st.floats(0, 2),
        "top_p": st.floats(0, 1),
        "thinking": st.sampled_from([{"type": "enabled"}, {"type": "disabled"}]),
        "max_tokens": st.integers(1, 60),
        "response_format": st.sampled_from([{"type": "text"}, {"type": "json_object"}]),
    },
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    prompt=prompts,
    system=st.none() | st.sampled_from(["只用英文回答", "用 JSON 回答", "不超过10个字"]),
    fields=parameters,
)
def test_joined_deltas_equal_the_whole_reply(bench, prompt, system, fields):
    messages = [{"role": "user", "content": prompt}]
    if system:
        messages.insert(0, {"role": "system", "content": system})

    whole = bench.chat(messages=messages, **fields).json()
    events = events_of(
        bench.chat(messages=messages, stream=True, stream_options={"include_usage": True}, **fields).text
    )

    message = whole["choices"][0]["message"]
    deltas = [event["choices"][0]["delta"] for event in events[:-1]]
    assert "".join(delta["content"] for delta in deltas) == message["content"]
    assert "".join(delta.get("reasoning_content", "") for delta in deltas) == message.get("reasoning_content", "")
    assert events[-2]["choices"][0]["finish_reason"] == whole["choices"][0]["finish_reason"]
    assert events[-1]["usage"] == whole["usage"]
