"""The error table: well formed, and rendered in the service's own form."""

import string

import pytest

from helpers.ark_mock import replies
from helpers.ark_mock.errors import (
    CONTROL_ERRORS,
    DATA_ERRORS,
    control_plane_error,
    data_plane_body,
    refuse,
    refuse_control,
    stream_event_body,
)

TYPES = {"BadRequest", "Unauthorized", "Forbidden", "NotFound", "TooManyRequests", "InternalServerError"}


@pytest.mark.parametrize("kind", DATA_ERRORS.values(), ids=DATA_ERRORS)
def test_every_kind_has_a_status_a_type_and_words(kind):
    assert 400 <= kind.status < 600
    assert kind.type in TYPES
    assert set(kind.assumed) <= {"status", "type", "code", "message"}
    assert kind.message.strip() == kind.message != ""


def test_a_refusal_is_rendered_with_its_request_id():
    error = refuse("MissingParameter", param="messages", parameter="messages")

    assert data_plane_body(error, "02abc") == {
        "error": {
            "code": "MissingParameter",
            "message": "The request failed because it is missing `messages` parameter. Request id: 02abc",
            "param": "messages",
            "type": "BadRequest",
        }
    }
    assert "param" not in stream_event_body(error, "02abc")["error"]


def test_a_placeholder_without_a_value_is_a_defect():
    with pytest.raises(KeyError):
        refuse("ModelNotOpen", account="1")


def test_the_gateways_codes_carry_a_number_and_arks_own_do_not():
    assert control_plane_error(refuse_control("FlowLimitExceeded"))["CodeN"] == 100018
    assert control_plane_error(refuse_control("InvalidParameter.Named", parameter="Name")) == {
        "Code": "InvalidParameter.Name",
        "Message": "The specified parameter Name is invalid.",
    }


@pytest.mark.parametrize("kind", CONTROL_ERRORS.values(), ids=CONTROL_ERRORS)
def test_every_placeholder_is_named(kind):
    for text in (kind.code, kind.message):
        assert all(field is None or field.isidentifier() for _, field, _, _ in string.Formatter().parse(text))


def test_a_defect_of_the_mock_is_a_500_in_arks_form_and_is_logged(bench, monkeypatch, caplog):
    def fail(*_, **__):
        raise ZeroDivisionError("a rule divided by nothing")

    monkeypatch.setattr(replies, "decide", fail)
    response = bench.chat(messages=[{"role": "user", "content": "never asked before"}])

    assert response.status_code == 500
    assert bench.error(response)["code"] == "InternalServiceError"
    assert "a rule divided by nothing" in caplog.text
    assert "a rule divided by nothing" not in response.text
