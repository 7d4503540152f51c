"""The signing steps that follow an edited request: the right values, what changed, and a text that stays the same."""

import json

import pytest
from volcenginesdkcore.signv4 import SignerV4

from helpers import signatures

REQUEST = {
    "method": "POST",
    "query": "Action=ListEndpoints&Version=2024-01-01",
    "headers": "host: ark.cn-beijing.volcengineapi.com",
    "body": "{}",
    "date": "20260115T083000Z",
}
KEY_LINES = {"kDate", "kRegion", "kService", "kSigning"}


@pytest.fixture
def view():
    view = signatures.signature_view(**REQUEST)
    yield view
    view.screen.close()


def marked(view) -> set[str]:
    return {label for step in view.screen.frame["steps"] for label, _, changed in step["lines"] if changed}


def value(view, label: str) -> str:
    return next(text for step in view.screen.frame["steps"] for name, text, _ in step["lines"] if name == label)


def test_the_signature_is_the_one_that_the_sdks_own_signer_makes(view):
    headers = {"Host": "ark.cn-beijing.volcengineapi.com", "Content-Type": "application/json"}
    query = {"Action": "ListEndpoints", "Version": "2024-01-01"}
    SignerV4.sign("/", "POST", headers, "{}", None, query, "demo-ak", "demo-sk", "cn-beijing", "ark")

    view.edit({"headers": f"{REQUEST['headers']}\ncontent-type: application/json", "date": headers["X-Date"]})

    assert value(view, "Authorization") == headers["Authorization"]


def test_nothing_is_marked_before_the_first_change(view):
    assert marked(view) == set()
    assert view.screen.frame["said"] == ""


def test_another_body_changes_its_hash_and_the_signature_but_no_key(view):
    view.edit({"body": '{"PageSize": 1}'})

    hashes = {"请求头 x-content-sha256", "请求体的 SHA-256", "规范请求的 SHA-256"}
    assert marked(view) == hashes | {"签名", "Authorization"}
    assert view.screen.frame["said"].startswith("跟着变的：请求头 x-content-sha256、请求体的 SHA-256")


def test_another_day_changes_every_key(view):
    view.edit({"date": "20260116T083000Z"})

    assert marked(view) >= KEY_LINES | {"时间 X-Date", "签名"}


def test_another_minute_changes_no_key(view):
    view.edit({"date": "20260115T083100Z"})

    assert marked(view) & KEY_LINES == set()
    assert "签名" in marked(view)


def test_the_query_is_sorted_and_encoded(view):
    view.edit({"query": "Version=2024-01-01&Name=a b 中&Action=ListEndpoints"})

    assert value(view, "查询参数") == "Action=ListEndpoints&Name=a%20b%20%E4%B8%AD&Version=2024-01-01"


def test_the_order_of_the_query_does_not_matter(view):
    view.edit({"query": "Version=2024-01-01&Action=ListEndpoints"})

    assert (marked(view), view.screen.frame["said"]) == (set(), "没有变化")


def test_a_new_header_is_a_new_line(view):
    view.edit({"headers": f"{REQUEST['headers']}\nX-Note:  你好 "})

    assert value(view, "请求头 x-note") == "x-note:你好"
    assert value(view, "SignedHeaders") == "host;x-content-sha256;x-date;x-note"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"date": "2026-01-15"}, "X-Date 要写成"),
        ({"date": "20261315T083000Z"}, "X-Date 要写成"),
        ({"headers": "no colon"}, "这一行不是：no colon"),
        ({"headers": "two words: x"}, "请求头要写成“名字: 值”"),
    ],
)
def test_what_cannot_be_signed_is_said_and_the_values_stay(view, change, words):
    before = value(view, "签名")

    view.edit(change)
    assert words in view.screen.frame["trouble"]
    assert value(view, "签名") == before

    view.edit(REQUEST)
    assert view.screen.frame["trouble"] == ""


@pytest.mark.parametrize("message", [{}, {"body": None}, {"sk": "x"}, {"query": "&&==%zz\n\t", "body": "\u0000"}])
def test_no_message_breaks_it(view, message):
    view.edit(message)

    assert len(value(view, "签名")) == 64


def test_without_a_browser_the_same_text_is_left_every_time(view):
    again = signatures.signature_view(**REQUEST)

    assert repr(again) == repr(view) and again._saved_html() == view._saved_html()
    assert "kSigning" in repr(view) and value(view, "签名") in view._saved_html()
    assert REQUEST["query"] in json.dumps(view.screen.get_state(), default=str)


def test_what_is_typed_cannot_break_the_saved_page(view):
    view.edit({"headers": "x-note: <script>alert(1)</script>"})

    assert "<script>" not in view._saved_html()
