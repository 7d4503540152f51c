"""What the mock says when `response_format` asks for JSON: always JSON, and JSON that follows the schema."""

import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.ark_mock.replies import decide

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def answer(prompt: str, schema: object = None, *, system: str = "") -> object:
    """The parsed content; without a schema the format is json_object."""
    messages = [{"role": "system", "content": system}] if system else []
    messages.append({"role": "user", "content": prompt})
    form = (
        {"type": "json_object"}
        if schema is None
        else {"type": "json_schema", "json_schema": {"name": "x", "schema": schema}}
    )
    return json.loads(decide(messages, model="m", thinking=False, variant=0, response_format=form).content)


@pytest.mark.parametrize(
    ("prompt", "value"),
    [
        ("用 JSON 列出三种花卉", {"花卉": ["玫瑰", "百合", "菊花"]}),
        ("提取姓名和年龄，用 JSON 输出：李雷今年31岁", {"姓名": "李雷", "年龄": 31}),
        ("返回 JSON，包含 name、age 和 city 字段：小红今年20岁，住在成都", {"name": "小红", "age": 20, "city": "成都"}),
        ("Extract the name and age as JSON: Nora is 27 years old.", {"name": "Nora", "age": 27}),
        ("json: 4+5=?", {"answer": "4 + 5 = 9"}),
    ],
)
def test_an_object_is_filled_from_the_prompt(prompt, value):
    assert answer(prompt) == value


def test_an_object_has_the_keys_the_system_role_names():
    value = answer("Is the earth round?", system="Respond in JSON with keys answer and confidence.")

    assert list(value) == ["answer", "confidence"]
    assert value["confidence"] == 1


PERSON = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "age": {"type": "integer"}, "city": {"type": "string"}},
    "required": ["name", "age", "city"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("prompt", "schema", "value"),
    [
        ("韩梅今年28岁，住在武汉", PERSON, {"name": "韩梅", "age": 28, "city": "武汉"}),
        ("这家店太好吃了，是正面吧", {"enum": ["负面", "正面"]}, "正面"),
        ("给三个数 5 9 13", {"type": "array", "items": {"type": "integer"}, "minItems": 3}, [5, 9, 13]),
        ("评 99 分", {"type": "integer", "maximum": 10}, 10),
        ("x", {"const": {"a": [1, None]}}, {"a": [1, None]}),
        ("x", {"$ref": "#/$defs/n", "$defs": {"n": {"type": "null"}}}, None),
        (
            "从南京到苏州",
            {"type": "object", "properties": {"cities": {"type": "array", "items": {"type": "string"}}}},
            {"cities": ["南京", "苏州"]},
        ),
        ("把“松”和“竹”放进去", {"type": "array", "items": {"type": "string"}, "minItems": 2}, ["松", "竹"]),
    ],
)
def test_a_schema_is_filled_from_the_prompt(prompt, schema, value):
    assert answer(prompt, schema) == value


def test_a_tree_that_refers_to_itself_ends():
    node = {
        "type": "object",
        "properties": {"value": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#/$defs/node"}}},
        "required": ["value", "children"],
    }
    schema = {"$ref": "#/$defs/node", "$defs": {"node": node}}

    jsonschema.validate(answer("画一棵树", schema), schema)


def _numbers(kind: str) -> st.SearchStrategy[dict]:
    def bounds(low: int, width: int, words: list[str]) -> dict:
        schema = {"type": kind}
        if "low" in words:
            schema["exclusiveMinimum" if "open" in words else "minimum"] = low
        if "high" in words:
            schema["exclusiveMaximum" if "open" in words else "maximum"] = low + width + 2
        return schema

    return st.builds(
        bounds,
        st.integers(-1000, 1000),
        st.integers(0, 50),
        st.lists(st.sampled_from(["low", "high", "open"]), max_size=3),
    )


def _strings() -> st.SearchStrategy[dict]:
    def text(least: int | None, more: int | None) -> dict:
        schema: dict = {"type": "string"}
        if least is not None:
            schema["minLength"] = least
        if more is not None:
            schema["maxLength"] = (least or 0) + more
        return schema

    maybe = st.none() | st.integers(0, 40)
    formats = st.sampled_from(["date", "date-time", "email", "uri", "uuid", "ipv4", "time"])
    return st.builds(text, maybe, maybe) | st.builds(lambda form: {"type": "string", "format": form}, formats)


NAMES = st.sampled_from(["name", "city", "age", "answer", "日期", "列表", "is_ok", "tags", "email", "x y", ""])
LEAVES = st.one_of(
    _numbers("integer"),
    _numbers("number"),
    _strings(),
    st.just({"type": "boolean"}),
    st.just({"type": "null"}),
    st.just({}),
    st.just({"type": ["string", "null"]}),
    st.builds(
        lambda values: {"enum": values},
        st.lists(st.text(max_size=5) | st.integers() | st.none(), min_size=1, max_size=4),
    ),
    st.builds(lambda value: {"const": value}, st.text(max_size=5) | st.integers() | st.booleans()),
    st.just({"$ref": "#/$defs/shared"}),
)


def _objects(inner: st.SearchStrategy[dict]) -> st.SearchStrategy[dict]:
    def build(properties: dict, chosen: list[str], closed: bool) -> dict:
        schema = {
            "type": "object",
            "properties": properties,
            "required": [name for name in properties if name in chosen],
        }
        return {**schema, "additionalProperties": False} if closed else schema

    return st.builds(build, st.dictionaries(NAMES, inner, max_size=5), st.lists(NAMES), st.booleans())


def _arrays(inner: st.SearchStrategy[dict]) -> st.SearchStrategy[dict]:
    return st.builds(
        lambda items, least, more: {"type": "array", "items": items, "minItems": least, "maxItems": least + more},
        inner,
        st.integers(0, 4),
        st.integers(0, 3),
    )


def _choices(inner: st.SearchStrategy[dict]) -> st.SearchStrategy[dict]:
    return st.builds(lambda options: {"anyOf": options}, st.lists(inner, min_size=1, max_size=3))


SCHEMAS = st.recursive(LEAVES, lambda inner: _objects(inner) | _arrays(inner) | _choices(inner), max_leaves=12)


@SLOW
@given(
    schema=SCHEMAS,
    prompt=st.sampled_from(["", "小明今年 7 岁，住在北京，喜欢“足球”", "-3.5 or 12 apples at a@b.cn", "x"])
    | st.text(max_size=60),
)
def test_the_answer_follows_any_schema(schema, prompt):
    whole = {
        **schema,
        "$defs": {"shared": {"type": "array", "items": {"type": "integer", "minimum": 3}, "minItems": 1}},
    }

    jsonschema.Draft202012Validator(whole, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER).validate(
        answer(prompt, whole)
    )


@SLOW
@given(kind=st.sampled_from(["integer", "string"]), least=st.integers(1, 6))
def test_items_asked_to_be_unique_are(kind, least):
    schema = {"type": "array", "items": {"type": kind}, "minItems": least, "uniqueItems": True}

    jsonschema.validate(answer("给我几个", schema), schema)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "type enum const items properties required anyOf oneOf allOf $ref minItems maxItems minLength pattern "
                "minimum maximum multipleOf format prefixItems uniqueItems additionalProperties minProperties".split()
            ),
            inner | st.sampled_from(["object", "array", "string", "number", "#", "#/properties/a", "(", "[a-z]+"]),
            max_size=5,
        )
    ),
    max_leaves=20,
)


@SLOW
@given(schema=JUNK, prompt=st.text(max_size=30))
def test_a_schema_that_makes_no_sense_still_gets_json(schema, prompt):
    answer(prompt, schema if schema is not None else {})
