"""POST /chat/completions: the shape of a reply, its limits, and what is refused."""

import json
import re

import pytest

from helpers import models
from helpers.ark_mock import ArkMock, Refuse, chat, state, tokens

REQUEST_ID = re.compile(r"02\d{13}[0-9a-f]{38}")
HI = [{"role": "user", "content": "hi"}]
OFF = {"thinking": {"type": "disabled"}}
NULLS = dict.fromkeys(
    (
        "frequency_penalty function_call logit_bias logprobs max_tokens presence_penalty stop stream stream_options"
        " temperature tools top_logprobs top_p user repetition_penalty n parallel_tool_calls service_tier tool_choice"
        " response_format thinking max_completion_tokens reasoning_effort"
    ).split()
)


def test_a_reply_has_the_keys_of_the_service_in_their_order(bench):
    reply = bench.chat().json()

    assert list(reply) == ["choices", "created", "id", "model", "service_tier", "object", "usage"]
    assert list(reply["choices"][0]) == ["finish_reason", "index", "logprobs", "message"]
    assert list(reply["choices"][0]["message"]) == ["content", "reasoning_content", "role"]
    assert list(reply["usage"]) == [
        "completion_tokens",
        "prompt_tokens",
        "total_tokens",
        "prompt_tokens_details",
        "completion_tokens_details",
    ]
    assert reply["object"] == "chat.completion" and reply["service_tier"] == "default"


def test_the_id_of_a_reply_is_its_request_id(bench):
    response = bench.chat()

    assert REQUEST_ID.fullmatch(response.json()["id"])
    assert response.headers["x-request-id"] == response.json()["id"]


def test_no_two_requests_share_an_id_or_its_end_however_alike_they_are(bench):
    ids = [bench.chat(user=str(number % 7)).headers["x-request-id"] for number in range(70)]

    assert len(set(ids)) == len({request_id[-8:] for request_id in ids}) == 70


def test_the_client_request_id_is_echoed_and_made_up_when_there_is_none(bench):
    given = bench.post("/chat/completions", {}, **{"x-client-request-id": "20261122071326gzAzvUO8q2j3CYlEeNXF"})
    none = bench.chat()

    assert given.headers["x-client-request-id"] == "20261122071326gzAzvUO8q2j3CYlEeNXF"
    assert re.fullmatch(r"unknown-\d{14}-[0-9a-z]{8}", none.headers["x-client-request-id"])


def test_usage_adds_up_and_counts_thinking_within_the_completion(bench):
    usage = bench.chat().json()["usage"]

    assert usage["prompt_tokens"] == tokens.count_messages(HI)
    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]
    assert 0 < usage["completion_tokens_details"]["reasoning_tokens"] < usage["completion_tokens"]


@pytest.mark.parametrize("off", [OFF, {"reasoning_effort": "minimal"}])
def test_thinking_can_be_switched_off(bench, off):
    reply = bench.chat(**off).json()

    assert list(reply["choices"][0]["message"]) == ["content", "role"]
    assert reply["usage"]["completion_tokens_details"]["reasoning_tokens"] == 0


def test_nulls_are_as_good_as_absent(bench):
    bare, nulls = bench.chat().json(), bench.chat(**NULLS).json()

    assert nulls["choices"] == bare["choices"] and nulls["usage"] == bare["usage"]


def test_the_same_request_gets_the_same_reply_under_another_id(bench):
    first, second = bench.chat().json(), bench.chat().json()

    assert first.pop("id") != second.pop("id")
    assert first == second


def test_a_second_mock_of_the_same_seed_repeats_the_ids(bench):
    again = type(bench)(ArkMock(pace=0, story_time=bench.account.story()))

    assert [bench.chat().json()["id"] for _ in range(2)] == [again.chat().json()["id"] for _ in range(2)]


def test_ids_never_repeat_even_when_old_requests_are_forgotten(bench, monkeypatch):
    monkeypatch.setattr(state, "OCCURRENCES_KEPT", 3)

    ids = [bench.chat(user=str(number % 5)).json()["id"] for number in range(20)]

    assert len(set(ids)) == 20


def test_a_strangers_request_does_not_change_an_accounts_ids(bench):
    def last_id(*keys):
        room = type(bench)(ArkMock(pace=0, story_time=bench.account.story(), accounts=2))
        return [room.post("/chat/completions", {}, key=key).headers["x-request-id"] for key in keys][-1]

    key = bench.account.api_key
    assert last_id(key) == last_id("ark-nobody-knows", "ark-nor-this-one", key)


def test_an_endpoint_answers_with_the_model_behind_it(bench):
    assert bench.chat(model=bench.account.endpoint_id).json()["model"] == models.DEFAULT.id


def test_max_tokens_limits_the_answer_and_not_the_thinking(bench):
    whole = bench.chat().json()
    short = bench.chat(max_tokens=3).json()

    assert short["choices"][0]["finish_reason"] == "length"
    thought = short["usage"]["completion_tokens_details"]["reasoning_tokens"]
    assert thought == whole["usage"]["completion_tokens_details"]["reasoning_tokens"]
    assert short["usage"]["completion_tokens"] == thought + 3
    assert whole["choices"][0]["message"]["content"].startswith(short["choices"][0]["message"]["content"])


def test_max_completion_tokens_limits_thinking_and_answer_together(bench):
    reply = bench.chat(max_completion_tokens=5).json()

    assert reply["usage"]["completion_tokens"] == 5
    assert reply["choices"][0]["finish_reason"] == "length"
    assert reply["choices"][0]["message"]["content"] == ""


def test_a_stop_word_ends_the_answer_and_is_not_output(bench):
    asked = [{"role": "user", "content": "count from 1 to 9"}]

    reply = bench.chat(messages=asked, stop=["5", "7"], **OFF).json()["choices"][0]

    assert reply["message"]["content"] == "1, 2, 3, 4, "
    assert reply["finish_reason"] == "stop"


def test_temperature_chooses_among_variants(bench):
    asked = [{"role": "user", "content": "写一首关于秋天的短诗"}]

    def words(**fields):
        return bench.chat(messages=asked, **fields, **OFF).json()["choices"][0]["message"]["content"]

    pinned = {words(temperature=0) for _ in range(3)}
    drawn = {words(temperature=step / 10) for step in range(1, 20)}
    assert len(pinned) == 1
    assert len(drawn) > 1


def test_a_model_of_fixed_sampling_takes_temperature_and_ignores_it(bench):
    fixed = next(model for model in models.MODELS if model.fixed_sampling)
    bench.account.activated.add(fixed.id)
    asked = {"model": fixed.id, "messages": [{"role": "user", "content": "写一首关于秋天的短诗"}], **OFF}

    words = [bench.chat(temperature=step / 10, **asked).json()["choices"][0]["message"] for step in range(20)]

    assert words == [words[0]] * 20
    assert bench.chat(temperature=5, **asked).status_code == 400


def test_parallel_tool_calls_switched_off_leaves_the_first_call(bench):
    tool = {"type": "function", "function": {"name": "weather", "parameters": {"properties": {"city": {}}}}}
    asked = {"messages": [{"role": "user", "content": "北京和上海的天气怎么样？"}], "tools": [tool], **OFF}

    def calls(**fields):
        return bench.chat(**asked, **fields).json()["choices"][0]["message"]["tool_calls"]

    both, one = calls(), calls(parallel_tool_calls=False)

    assert len(both) == 2
    assert one == both[:1]


@pytest.mark.parametrize("length", [100, 20_000])
def test_long_prompts_are_answered_like_short_ones_and_not_remembered(bench, length):
    looked_up = chat._remembered.cache_info().misses
    asked = [{"role": "user", "content": f"count from 1 to 3 {'!' * length} {looked_up}"}]

    assert bench.chat(messages=asked, **OFF).json()["choices"][0]["message"]["content"] == "1, 2, 3"
    assert chat._remembered.cache_info().misses - looked_up == (length < chat.LONGEST_REMEMBERED)


BAD_PARAMETERS = [
    (
        {"temperature": 5},
        "temperature",
        "decimal above maximum value, expected a value <= 2, but got 5.000000 instead.",
    ),
    (
        {"temperature": -0.5},
        "temperature",
        "decimal below minimum value, expected a value >= 0, but got -0.500000 instead.",
    ),
    ({"top_p": 1.5}, "top_p", "decimal above maximum value, expected a value <= 1, but got 1.500000 instead."),
    (
        {"max_tokens": 10**6},
        "max_tokens",
        "integer above maximum value, expected a value <= 131072, but got 1000000 instead.",
    ),
    ({"max_tokens": 0}, "max_tokens", "integer below minimum value, expected a value >= 1, but got 0 instead."),
    ({"max_tokens": "9"}, "max_tokens", "expected an integer, but got `9` instead."),
    (
        {"max_completion_tokens": 65537},
        "max_completion_tokens",
        "integer above maximum value, expected a value <= 65536, but got 65537 instead.",
    ),
    ({"stream": "yes"}, "stream", "expected a boolean, but got `yes` instead."),
    ({"stop": [1]}, "stop", "expected a string or array of strings, but got `[1]` instead."),
    ({"stop": list("abcde")}, "stop", "array too long, expected an array with length <= 4, but got 5 instead."),
    (
        {"service_tier": "slow"},
        "service_tier",
        "invalid value: `slow`, supported values are: `auto`, `default`, `fast`.",
    ),
    (
        {"tool_choice": "maybe"},
        "tool_choice",
        "invalid value: `maybe`, supported values are: `none`, `auto`, `required`.",
    ),
    ({"top_logprobs": 21}, "top_logprobs", "integer above maximum value, expected a value <= 20, but got 21 instead."),
    (
        {"frequency_penalty": 3},
        "frequency_penalty",
        "decimal above maximum value, expected a value <= 2, but got 3.000000 instead.",
    ),
    (
        {"messages": [{"role": "developer", "content": "hi"}]},
        "messages.role",
        "invalid value: `developer`, supported values are: `system`, `assistant`, `user`, `tool`.",
    ),
    ({"stream_options": 1}, "stream_options", "expected an object, but got `1` instead."),
]


@pytest.mark.parametrize(("fields", "parameter", "reason"), BAD_PARAMETERS)
def test_a_bad_value_is_refused_with_its_parameter_and_reason(bench, fields, parameter, reason):
    response = bench.chat(**fields, **({} if "thinking" in fields else OFF))

    assert response.status_code == 400
    assert bench.error(response) == {
        "code": "InvalidParameter",
        "message": f"The parameter `{parameter}` specified in the request are not valid: {reason}",
        "param": parameter,
        "type": "BadRequest",
    }


REFUSED = [
    ({"messages": None}, "MissingParameter", "The request failed because it is missing `messages` parameter."),
    ({"model": None}, "MissingParameter", "The request failed because it is missing `model` parameter."),
    (
        {"messages": [{"role": "user"}]},
        "MissingParameter",
        "The request failed because it is missing `messages.content` parameter.",
    ),
    (
        {"messages": [{"role": "user", "content": {"a": 1}}]},
        "InvalidParameter",
        "The parameter messages.content specified in the request are not valid: "
        "expected a string or array of objects, but got map[a:1] instead.",
    ),
    (
        {"messages": [{"content": "hi"}]},
        "InvalidArgumentError",
        "MissingRole：Invalid message: map[content:hi]",
    ),
    ({"reasoning_effort": "disabled"}, "InvalidParameter", "value `disabled` is invalid."),
    ({"reasoning_effort": "none"}, "InvalidParameter", "reasoning_effort `none` is not supported by this model"),
    ({"thinking": {"type": "auto"}}, "InvalidParameter", "thinking.type `auto` is not supported by this model"),
    ({"tools": [{"name": "f"}]}, "InvalidParameter", "Invalid function format: 'type'"),
    (
        {"logprobs": True},
        "InvalidParameter.UnsupportedParameter",
        "The parameters logprobs specified in the request are not supported by this endpoint.",
    ),
    (
        {"stop": "x"},
        "InvalidParameter.UnsupportedParameter",
        "The parameters stop specified in the request are not supported by this endpoint.",
    ),
]


@pytest.mark.parametrize(("fields", "code", "message"), REFUSED)
def test_a_request_that_cannot_be_served_says_why(bench, fields, code, message):
    response = bench.chat(**fields)

    assert response.status_code == 400
    error = bench.error(response)
    assert (error["code"], error["message"]) == (code, message)


def test_both_token_limits_at_once_are_refused(bench):
    error = bench.error(bench.chat(max_tokens=5, max_completion_tokens=5))

    assert error["code"] == "InvalidParameter"
    assert error["param"] == "max_completion_tokens"


def test_structured_output_is_refused_where_the_model_has_none(bench):
    bench.account.activated.update(model.id for model in models.MODELS)
    without = next(
        model for model in models.MODELS if model.kind == "chat" and not model.structured and not model.status
    )

    error = bench.error(bench.chat(model=without.id, response_format={"type": "json_object"}))

    assert error["param"] == "response_format.type"
    assert error["message"].endswith("`json_object` is not supported by this model.")


def test_a_schema_must_have_a_name(bench):
    wanted = {"type": "json_schema", "json_schema": {"schema": {"type": "object"}}}

    assert bench.error(bench.chat(response_format=wanted))["param"] == "response_format.json_schema.name"


NOT_JSON = [
    b"",
    rb'{"a": "\ud83d"}',
    b"{",
    b"[1]",
    b'"x"',
    b"\xff\xfe{}",
    b"\xef\xbb\xbf{}",
    b'{"a": NaN}',
    b"[" * 5000,
    b'{"a":' * 5000,
]


@pytest.mark.parametrize("body", NOT_JSON, ids=range(len(NOT_JSON)))
def test_a_body_that_is_not_a_json_object_is_refused(bench, body):
    response = bench.post("/chat/completions", body)

    assert response.status_code == 400
    assert bench.error(response)["message"] == "we could not parse the JSON body of your request"


def test_a_body_that_is_too_large_or_too_deep_is_refused(bench):
    deep = b'{"messages":' + b"[" * 300 + b"]" * 300 + b"}"
    large = json.dumps({"messages": [{"role": "user", "content": "x" * 11_000_000}]}).encode()

    assert bench.post("/chat/completions", deep).status_code == 400
    assert bench.post("/chat/completions", large).status_code == 400


def test_angle_brackets_are_escaped_on_the_wire_as_go_does(bench):
    asked = [{"role": "user", "content": "reply with exactly: <a&b>"}]

    response = bench.chat(messages=asked, **OFF)

    assert rb"\u003ca\u0026b\u003e" in response.content
    assert response.json()["choices"][0]["message"]["content"] == "<a&b>"


def test_a_prompt_longer_than_the_context_is_refused(bench):
    asked = [{"role": "user", "content": "x " * 270_000}]

    assert bench.error(bench.chat(messages=asked))["code"] == "OutofContextError"


def test_what_was_used_is_added_up_for_the_account(bench):
    usage = bench.chat().json()["usage"]

    spent = bench.account.usage[bench.account.model]
    assert (spent.requests, spent.prompt_tokens, spent.completion_tokens) == (
        1,
        usage["prompt_tokens"],
        usage["completion_tokens"],
    )


@pytest.mark.parametrize("through", ["model", "endpoint"])
def test_a_planned_refusal_names_the_model_that_was_asked(bench, through):
    cheapest = models.by_role("cheapest").id
    endpoint = bench.account.endpoints[bench.account.endpoint_id]
    endpoint.model_id = cheapest
    bench.account.faults.append(Refuse("SetLimitExceeded"))

    error = bench.error(bench.chat(model=cheapest if through == "model" else endpoint.id))

    assert error["message"].startswith(
        f"Your account [{bench.account.id}] has reached the set inference limit for the [{cheapest}] model, "
    )


@pytest.mark.parametrize("body", [b"{", b'{"model": ["x"]}', b'{"model": "no-such-model"}'])
def test_a_planned_refusal_meets_a_broken_request_too(bench, body):
    bench.account.faults.append(Refuse("QuotaExceeded"))

    response = bench.post("/chat/completions", body)

    assert response.status_code == 429
    assert f"[{models.DEFAULT.id}]" in bench.error(response)["message"]
