"""The signature that lesson 05 computes by hand is the one the official SDK computes."""

import importlib.util
from pathlib import Path

import httpx
import pytest

from helpers.checks import lesson_05
from helpers.checks.exercise import Mismatch

# The documentation's own public demo pair (https://www.volcengine.com/docs/6369/67270).
AK = "AKLTYWViMTVmZGYzM2E0NDI5Mzk2MDZjNjFmMjc2MjRjMzg"
SK = "WkRZeE1EQmxPVGhsWWpWak5HVmtNbUUxTXpZeU9UVXlOMlE1TmpZeVlqTQ=="
HOST, X_DATE, QUERY = "ark.cn-beijing.volcengineapi.com", "20260115T083000Z", "Action=ListEndpoints&Version=2024-01-01"
BY_THE_SDK = "c084fe2f92b9f6feb2529a4826b233fb1ed057b4bab3485360b2a2718ad8556b"
STEPS = ("canonical-request", "string-to-sign", "hmac-toy", "signing-key", "authorization")


@pytest.fixture(scope="module")
def lesson():
    """The names that the lesson's cells define, up to the fourth step."""
    spec = importlib.util.spec_from_file_location("answers_05", Path(__file__).parent / "lesson_05.py")
    answers = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(answers)
    names = {"sk": SK, "example": ""}
    exec("\n".join(answers.CELLS[name] for name in STEPS), names)
    return names


def test_the_four_steps_give_the_signature_of_the_official_sdk(lesson):
    canonical = lesson["canonical_request"](HOST, X_DATE, QUERY, "{}")

    header = lesson["authorization"](AK, SK, canonical, X_DATE)

    assert header == (
        f"HMAC-SHA256 Credential={AK}/20260115/cn-beijing/ark/request, "
        f"SignedHeaders=host;x-content-sha256;x-date, Signature={BY_THE_SDK}"
    )


def test_another_key_gives_another_digest_of_32_bytes(lesson):
    assert lesson["hmac_sha256"](b"apple", "hello") != lesson["hmac_sha256"](b"pear", "hello")
    assert len(lesson["signing_key"](SK, "20260115")) == 32


@pytest.mark.parametrize(
    ("status", "code", "advice"),
    [
        (401, "SignatureDoesNotMatch", "content="),
        (400, "InvalidTimestamp", "timezone.utc"),
        (404, "NotFound.Id", "endpoint_id"),
        (404, "InvalidActionOrVersion", "as the service says it"),
    ],
)
def test_a_refused_request_is_told_what_to_look_at(status, code, advice):
    body = {"ResponseMetadata": {"Error": {"Code": code, "Message": "as the service says it"}}}

    with pytest.raises(Mismatch, match=f"{status} `{code}`.*{advice}"):
        lesson_05.signed_by_hand(httpx.Response(status, json=body), journal=[])
