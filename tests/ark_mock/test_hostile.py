"""Requests that nobody should send: no 5xx, every error in Ark's envelope, the mock alive after."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EXAMPLES = 2_400
PATHS = [
    "/chat/completions",
    "/tokenization",
    "/models",
    "/responses",
    "/v1/chat/completions",
    "/",
    "/chat/completions/",
]
METHODS = ["POST", "GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"]
FIELDS = (
    "messages model stream stream_options max_tokens max_completion_tokens temperature top_p frequency_penalty"
    " presence_penalty stop logprobs top_logprobs logit_bias tools tool_choice parallel_tool_calls response_format"
    " thinking reasoning_effort service_tier n seed user text"
).split()

WORDS = "enabled disabled auto json_object json_schema user tool function text image_url required x".split()
SCALARS = [
    None,
    True,
    False,
    0,
    1,
    -1,
    3.5,
    -0.0,
    1e308,
    10**40,
    -(10**40),
    "",
    " ",
    "\ud800",
    "\x00",
    "😀" * 40,
    *WORDS,
]
NESTED = [
    [],
    {},
    [[]],
    [None],
    [{}],
    {"type": None},
    [{"type": "text"}],
    [{"type": "text", "text": 5}],
    [{"type": "image_url", "image_url": {"url": "data:image/png;base64,"}}],
    [{"type": "image_url", "image_url": {"url": "data:,x", "detail": {}, "image_pixel_limit": {"min_pixels": 1}}}],
    [{"type": "video_url", "video_url": {"url": "u", "fps": 99}}],
    [{"role": "user", "content": "hi"}, {"role": "developer", "content": "hi"}],
    [{"role": "tool", "content": "x"}],
    [{"role": "assistant", "tool_calls": [1]}],
    [{"role": "user", "content": {"a": [1, {"b": None}]}}],
    [{"type": "function", "function": {"name": "f", "parameters": {"type": "object", "required": ["missing"]}}}],
    [{"type": "function", "function": {"name": "f", "parameters": {"$ref": "#"}}}],
    {"type": "function", "function": {"name": "g"}},
    {"type": "json_schema", "json_schema": {"name": "s", "schema": {"type": "array", "minItems": 3}}},
    {"type": "json_schema", "json_schema": {"name": "s", "schema": {"$ref": "#/$defs/none"}}},
    {"include_usage": "yes"},
]
values = st.sampled_from(SCALARS + NESTED) | st.text(max_size=20) | st.integers() | st.floats(allow_nan=False)
fields = st.lists(st.tuples(st.sampled_from(FIELDS), values), max_size=5).map(dict)
not_json = st.binary(max_size=100) | st.sampled_from(
    [b"{", b"[]", b"\xef\xbb\xbf{}", b'{"a":NaN}', b"[" * 9000, b"null"]
)
printable = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=60)


def test_two_thousand_hostile_requests_are_answered_in_arks_own_form(bench):
    seen = {"all": 0, "past the door": 0}

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        odds=st.integers(0, 9),
        method=st.sampled_from(METHODS),
        path=st.sampled_from(PATHS),
        body=fields,
        junk=not_json,
        words=printable,
        model=st.sampled_from(["model", "endpoint", "nonsense"]),
    )
    def ask(odds, method, path, body, junk, words, model):
        sound = {"messages": [{"role": "user", "content": words}], **body}
        response = sent(
            bench,
            method=method if odds == 0 else "POST",
            path=path if odds == 1 else PATHS[odds % 2],
            body=junk if odds == 2 else sound,
            key=words if odds == 3 else "none" if odds == 4 else "good",
            client_id=words if odds % 3 else None,
            model=model,
        )

        assert response.status_code < 500, response.text
        seen["all"] += 1
        assert_arks_form(response)
        seen["past the door"] += odds > 4 and response.status_code in (200, 400, 404)

    ask()

    assert seen["all"] >= 2_000
    assert seen["past the door"] * 3 >= seen["all"]
    assert bench.chat().status_code == 200


def sent(bench, *, method, path, body, key, client_id, model):
    headers = {} if client_id is None else {"x-client-request-id": client_id}
    secret = {"good": bench.account.api_key, "none": None}.get(key, key)
    if secret:
        headers["authorization"] = f"Bearer {secret}"
    if not isinstance(body, bytes):
        named = {"model": bench.account.model, "endpoint": bench.account.endpoint_id}.get(model, model)
        body = json.dumps({"model": named, **body}).encode()
    return bench.client.request(method, f"/api/v3{path}", content=body, headers=headers)


def assert_arks_form(response):
    assert response.headers["x-request-id"]
    if response.headers["content-type"].startswith("text/plain"):
        assert response.status_code in (404, 405)
    elif response.status_code != 200:
        error = response.json()["error"]
        assert list(error) == ["code", "message", "param", "type"]
        assert error["message"].endswith(f"Request id: {response.headers['x-request-id']}")
        assert all(isinstance(value, str) for value in error.values())
