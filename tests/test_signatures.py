"""A refused signature, explained: the first line that differs, in words, and no secret."""

import hashlib
import time

import httpx
import pytest
from signing import ControlPlane

from helpers.ark_mock import ArkMock
from helpers.checks import masking
from helpers.remote_mock import RemoteJournal, RemoteMock
from helpers.signatures import explained

QUERY = "Action=ListEndpoints&Version=2024-01-01"


@pytest.fixture
def plane():
    return ControlPlane()


def refuse_one(plane) -> dict[str, str]:
    """Send a request signed with the wrong SK; what the mock computed for it."""
    plane.ask("ListEndpoints", sk="wrong")
    return dict(plane.account.requests[-1].notes)


def test_the_first_wrong_line_is_shown_above_the_right_one(plane):
    right = refuse_one(plane)
    mine = right["canonical_request"].replace("Action=ListEndpoints", "Action=ListEndpoint")

    found = explained(plane.account.requests, canonical_request=mine, string_to_sign=right["string_to_sign"])

    assert repr(found).splitlines()[:4] == [
        "规范请求第 3 行不同：查询参数",
        "你的  Action=ListEndpoint&Version=2024-01-01",
        "应为  Action=ListEndpoints&Version=2024-01-01",
        "从第 20 个字符起不同",
    ]
    assert "<mark>&amp;Version=2024-01-01</mark>" in found._repr_html_()
    assert "Action=ListEndpoint<mark>s&amp;Version=2024-01-01</mark>" in found._repr_html_()


def test_a_forgotten_empty_line_is_named_in_words(plane):
    right = refuse_one(plane)
    mine = right["canonical_request"].replace("\n\n", "\n")

    found = explained(plane.account.requests, canonical_request=mine)

    assert "请求头之后的空行" in found.headline
    assert "应为  （空行）" in repr(found)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((), "请把你算的两段文字交给它"),
        (("canonical_request",), "再把待签名字符串也交给它"),
        (("canonical_request", "string_to_sign"), "不同的是签名本身"),
    ],
)
def test_what_cannot_be_told_apart_yet_says_what_to_hand_over(plane, given, words):
    right = refuse_one(plane)

    found = explained(plane.account.requests, **{name: right[name] for name in given})

    assert words in repr(found)


def test_a_wrong_hash_alone_asks_for_the_canonical_request(plane):
    right = refuse_one(plane)
    mine = "\n".join([*right["string_to_sign"].split("\n")[:3], "0" * 64])

    assert "再把规范请求也交给它" in repr(explained(plane.account.requests, string_to_sign=mine))
    both = explained(plane.account.requests, canonical_request=right["canonical_request"], string_to_sign=mine)
    assert "对整段规范请求取 SHA-256" in repr(both)


def test_other_outcomes_are_said_as_they_are(plane):
    assert "还没有向管控面发过请求" in repr(explained(plane.account.requests))

    plane.ask("ListEndpoints")
    assert "通过了核对" in repr(explained(plane.account.requests))

    plane.ask("ListEndpoints", at=plane.clock.now - 3600)
    assert repr(explained(plane.account.requests)).endswith("不是因为签名算得不对：400 InvalidTimestamp")

    assert "练习模式" in repr(explained(None))


def test_no_secret_of_the_learner_is_shown(plane, monkeypatch):
    right = refuse_one(plane)
    secret = plane.account.secret_access_key
    monkeypatch.setattr(masking, "_known", [plane.account.secrets])
    mine = right["canonical_request"].replace(QUERY, f"{QUERY}&Key={secret}")

    found = explained(plane.account.requests, canonical_request=mine)

    assert "Version=2024-01-01&Key=••••" in repr(found)
    assert secret not in repr(found) + found._repr_html_()


def test_a_session_token_is_left_out_whole(plane):
    headers = {"x-security-token": "a-session-token"}
    plane.account.access_keys[plane.account.access_key_id].session_token = "a-session-token"
    plane.ask("ListEndpoints", sk="wrong", headers=headers)
    right = plane.account.requests[-1].notes["canonical_request"]
    mine = right.replace("x-security-token:***", "X-Security-Token:a-session-token")

    found = explained(plane.account.requests, canonical_request=mine)

    assert "请求头 x-security-token" in found.headline
    assert "a-session-token" not in repr(found) + found._repr_html_()


def test_what_was_sent_cannot_break_the_page(plane):
    right = refuse_one(plane)
    mine = right["canonical_request"].replace(QUERY, "<img src=x onerror=alert(1)>")

    assert "<img" not in explained(plane.account.requests, canonical_request=mine)._repr_html_()


def test_a_mock_elsewhere_explains_the_same():
    with ArkMock(pace=0) as mock:
        account = mock.account
        moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        scope = f"{moment[:8]}/cn-beijing/ark/request"
        authorization = (
            f"HMAC-SHA256 Credential={account.access_key_id}/{scope}, SignedHeaders=host;x-date, Signature=0"
        )
        headers = {"authorization": authorization, "x-date": moment}
        httpx.post(f"{mock.control_url}/?{QUERY}", headers=headers, content=b"{}", trust_env=False)
        host = mock.control_url.removeprefix("http://")
        body_hash = hashlib.sha256(b"").hexdigest()
        mine = f"POST\n/\n{QUERY}\nhost:{host}\nx-date:{moment}\n\nhost;x-date\n{body_hash}"

        found = explained(RemoteJournal(RemoteMock(mock.control_url, account.api_key)), canonical_request=mine)

    assert "规范请求第 8 行不同：请求体的 SHA-256" in repr(found)
