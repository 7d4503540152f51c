"""The first line in which a learner's signing differs from the mock's."""

from __future__ import annotations

import hashlib
import hmac
import time

import pytest
from signing import HOST, ControlPlane

from helpers.ark_mock.explanation import Difference, explain
from helpers.ark_mock.signature import SignedRequest


def hmac_sha256(key: bytes, text: str) -> bytes:
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


class Learner:
    """Signs by hand as lesson 05 does; every step can be got wrong."""

    def __init__(self, plane: ControlPlane, **steps: object) -> None:
        self.plane, self.steps = plane, steps

    def step(self, name: str, right: object) -> object:
        return self.steps.get(name, right)

    def sign(self) -> Difference | None:
        """Sends the request and explains what came of it."""
        account, moment = self.plane.account, time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(self.plane.clock.now))
        query, body = "Action=ListEndpoints&Version=2024-01-01", b"{}"
        headers = {"host": HOST, "x-content-sha256": hashlib.sha256(body).hexdigest(), "x-date": moment}
        names = ";".join(headers)
        lines = "".join(f"{name}:{value}\n" for name, value in {**headers, **self.steps.get("headers", {})}.items())
        canonical = "\n".join(
            [
                self.step("method", "POST"),
                "/",
                self.step("query", query),
                self.step("lines", lines),
                self.step("names", names),
                self.step("body_hash", hashlib.sha256(body).hexdigest()),
            ]
        )
        scope = self.step("scope", f"{moment[:8]}/cn-beijing/ark/request")
        hashed = self.step("hashed", hashlib.sha256(canonical.encode()).hexdigest())
        to_sign = "\n".join([self.step("algorithm", "HMAC-SHA256"), moment, scope, hashed])
        key = (self.step("prefix", "") + self.step("secret", account.secret_access_key)).encode()
        for part in scope.split("/"):
            key = hmac_sha256(key, part)
        right = hmac_sha256(key, to_sign).hex()
        authorization = (
            f"HMAC-SHA256 Credential={account.access_key_id}/{scope}, SignedHeaders={names}, Signature={right}"
        )
        wire = [*headers.items(), ("authorization", authorization)]
        self.status = self.plane.send(SignedRequest("POST", "/", query, wire, self.step("sent_body", body))).status
        return explain(account.requests[-1], canonical_request=canonical, string_to_sign=to_sign)


def test_a_request_signed_by_hand_is_accepted_and_has_nothing_to_explain():
    learner = Learner(ControlPlane())

    assert learner.sign() is None
    assert learner.status == 200


@pytest.mark.parametrize(
    ("steps", "part", "line", "name"),
    [
        ({"method": "GET"}, "canonical_request", 1, "method"),
        ({"query": "Version=2024-01-01&Action=ListEndpoints"}, "canonical_request", 3, "query"),
        ({"headers": {"host": "open.volcengineapi.com"}}, "canonical_request", 4, "header host"),
        ({"headers": {"x-content-sha256": "0" * 64}}, "canonical_request", 5, "header x-content-sha256"),
        ({"headers": {"x-date": "20260101T000000Z"}}, "canonical_request", 6, "header x-date"),
        ({"lines": "host:127.0.0.1\n"}, "canonical_request", 5, "header x-content-sha256"),
        ({"names": "x-date;host"}, "canonical_request", 8, "signed_headers"),
        ({"body_hash": "0" * 64}, "canonical_request", 9, "body_hash"),
        ({"body_hash": hashlib.sha256(b"{}").hexdigest() + "\n"}, "canonical_request", 10, "too_many_lines"),
        ({"algorithm": "AWS4-HMAC-SHA256"}, "string_to_sign", 1, "algorithm"),
        ({"scope": "20260101/cn-beijing/ark/request"}, "string_to_sign", 3, "scope"),
        ({"hashed": "0" * 64}, "string_to_sign", 4, "canonical_hash"),
        ({"prefix": "AWS4"}, "signature", 0, ""),
        ({"secret": "someone else's"}, "signature", 0, ""),
        ({"sent_body": b'{"PageSize": 1}'}, "canonical_request", 5, "header x-content-sha256"),
    ],
)
def test_the_first_wrong_line_is_named(steps, part, line, name):
    learner = Learner(ControlPlane(), **steps)

    found = learner.sign()

    assert learner.status == 401
    assert (found.part, found.line, found.name) == (part, line, name)


def test_a_forgotten_blank_line_is_named():
    plane = ControlPlane()
    learner = Learner(plane)
    moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(plane.clock.now))
    learner.steps["lines"] = f"host:{HOST}\nx-content-sha256:{hashlib.sha256(b'{}').hexdigest()}\nx-date:{moment}"

    found = learner.sign()

    assert (found.line, found.name) == (7, "blank_line")
    assert (found.yours, found.expected) == ("host;x-content-sha256;x-date", "")


def test_both_lines_are_shown():
    found = Learner(ControlPlane(), method="GET").sign()

    assert (found.yours, found.expected) == ("GET", "POST")


def test_what_the_journal_masked_counts_as_equal():
    plane = ControlPlane()
    headers = {"x-note": plane.account.access_key_id}
    plane.ask("ListEndpoints", sk="wrong", headers=headers)
    entry = plane.account.requests[-1]
    mine = entry.notes["canonical_request"].replace("***", plane.account.access_key_id)

    assert "x-note:***\n" in entry.notes["canonical_request"]
    assert explain(entry, canonical_request=mine) == Difference("signature")


def test_only_what_is_given_is_compared():
    plane = ControlPlane()
    plane.ask("ListEndpoints", sk="wrong")
    entry = plane.account.requests[-1]

    assert explain(entry) == Difference("signature")
    assert explain(entry, string_to_sign="x").name == "algorithm"
