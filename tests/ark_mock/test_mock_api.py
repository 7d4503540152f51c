"""`/_mock/`: an account's own view of itself, and nobody else's."""

import pytest
from in_process import in_process

from helpers.ark_mock import ArkMock


def classroom():
    mock = ArkMock(pace=0, accounts=2)
    return mock, in_process(mock, base_url="http://127.0.0.1:9")


def bearer(account):
    return {"authorization": f"Bearer {account.api_key}"}


def test_an_account_sees_its_own_credentials_and_requests_only():
    mock, client = classroom()
    first, second = mock.accounts
    client.get("/api/v3/models", headers=bearer(first))

    shown = client.get("/_mock/account", headers=bearer(first)).json()

    assert (shown["api_key"], shown["endpoint_id"]) == (first.api_key, first.endpoint_id)
    assert shown["base_url"] == "http://127.0.0.1:9/api/v3"
    assert [entry["path"] for entry in client.get("/_mock/requests", headers=bearer(first)).json()] == [
        "/api/v3/models"
    ]
    assert client.get("/_mock/requests", headers=bearer(second)).json() == []


def test_nobody_gets_in_without_a_key():
    _, client = classroom()

    for path in ("/_mock/account", "/_mock/requests", "/_mock/faults"):
        assert client.get(path).status_code == 401


def test_faults_are_planned_shown_and_forgotten():
    mock, client = classroom()
    own = bearer(mock.accounts[1])

    assert client.post("/_mock/faults", json={"kind": "CutStream", "after_chunks": 2}, headers=own).status_code == 200
    assert client.get("/_mock/faults", headers=own).json() == [{"kind": "CutStream", "after_chunks": 2}]
    assert len(mock.accounts[0].faults) == 0
    client.delete("/_mock/faults", headers=own)
    assert client.get("/_mock/faults", headers=own).json() == []


@pytest.mark.parametrize("kind", ["Earthquake", ["Stall"], None])
def test_a_fault_that_makes_no_sense_is_refused_with_the_reason(kind):
    mock, client = classroom()

    answer = client.post("/_mock/faults", json={"kind": kind}, headers=bearer(mock.account))

    assert answer.status_code == 400
    assert f"unknown fault {kind!r}" in answer.json()["error"]["message"]


def test_the_journal_can_be_emptied():
    mock, client = classroom()
    client.get("/api/v3/models", headers=bearer(mock.account))

    client.delete("/_mock/requests", headers=bearer(mock.account))

    assert len(mock.account.requests) == 0


@pytest.mark.parametrize("state", ["disabled", "deleted"])
def test_an_account_sees_itself_even_when_its_key_no_longer_calls_models(state):
    mock, client = classroom()
    first = mock.account
    first.api_keys[first.api_key].state = state
    first.overdue = True

    assert client.get("/api/v3/models", headers=bearer(first)).status_code == 401
    assert client.get("/_mock/account", headers=bearer(first)).json()["api_key"] == first.api_key


def test_another_key_of_the_account_must_be_good_to_see_it():
    mock, client = classroom()
    other = list(mock.account.api_keys.values())[1]
    headers = {"authorization": f"Bearer {other.secret}"}

    seen = client.get("/_mock/requests", headers=headers)
    other.state = "disabled"
    refused = client.get("/_mock/requests", headers=headers)

    assert (seen.status_code, refused.status_code) == (200, 401)
