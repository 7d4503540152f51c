"""Who may call what: keys, models, endpoints, limits."""

import pytest

from helpers import models
from helpers.ark_mock import api_keys
from helpers.ark_mock.state import ApiKey, Endpoint

MISSING = "The API key or AK/SK in the request is missing or invalid."
FORMAT = "The API key format is incorrect."


def test_keys_of_both_forms_are_good(bench):
    for key in bench.account.api_keys:
        assert bench.post("/chat/completions", {}, key=key).status_code == 400


@pytest.mark.parametrize(
    ("authorization", "message"),
    [
        (None, MISSING),
        ("Bearer ", MISSING),
        ("Bearer", MISSING),
        ("Basic abc", MISSING),
        ("Bearer sk-something-else", FORMAT),
        ("Bearer ep-20260101120000-abcde", FORMAT),
        ("Bearer ***", FORMAT),
        ("Bearer 00000000-0000-4000-8000-000000000000", MISSING),
        ("Bearer ark-00000000-0000-4000-8000-000000000000-aaaaa", MISSING),
    ],
)
def test_a_key_that_is_not_ours_is_refused_with_401(bench, authorization, message):
    headers = {} if authorization is None else {"authorization": authorization}

    response = bench.post("/chat/completions", {}, key="", **headers)

    assert response.status_code == 401
    assert bench.error(response) == {
        "code": "AuthenticationError",
        "message": message,
        "param": "",
        "type": "Unauthorized",
    }


def test_an_access_key_in_place_of_an_api_key_has_the_wrong_format(bench):
    response = bench.post("/chat/completions", {}, key=bench.account.access_key_id)

    assert bench.error(response)["message"] == FORMAT


@pytest.mark.parametrize(
    ("state", "message"),
    [("disabled", "The API key status is not active"), ("deleted", "The API key doesn't exist.")],
)
def test_a_key_that_was_good_says_what_became_of_it(bench, state, message):
    bench.account.api_keys[bench.account.api_key].state = state

    response = bench.chat()

    assert response.status_code == 401
    assert bench.error(response)["message"] == message


def test_a_key_expires_on_the_wall_clock(bench):
    key = bench.account.add_api_key(ApiKey(9, "short", "ark-short-lived", expires=bench.account.now() + 60))
    assert bench.post("/chat/completions", {}, key=key.secret).status_code == 400

    bench.account.clock_offset = 61

    assert bench.error(bench.post("/chat/completions", {}, key=key.secret))["message"] == MISSING


def test_an_overdue_account_is_refused_with_403(bench):
    bench.account.overdue = True

    response = bench.chat()

    assert response.status_code == 403
    assert bench.error(response)["code"] == "AccountOverdueError"


def test_a_key_bound_to_an_endpoint_opens_nothing_else(bench):
    account = bench.account
    bound = account.add_api_key(ApiKey(9, "bound", "ark-bound-key", resources=frozenset({account.endpoint_id})))
    ask = {"messages": [{"role": "user", "content": "hi"}]}

    opened = bench.post("/chat/completions", {**ask, "model": account.endpoint_id}, key=bound.secret)
    closed = bench.post("/chat/completions", {**ask, "model": account.model}, key=bound.secret)

    assert opened.status_code == 200
    assert (closed.status_code, bench.error(closed)["code"]) == (403, "AccessDenied")


def test_an_unknown_model_is_not_found(bench):
    response = bench.chat(model="doubao-nonsense")

    assert response.status_code == 404
    error = bench.error(response)
    assert error["code"] == "InvalidEndpointOrModel.NotFound"
    assert error["message"] == ("The model or endpoint doubao-nonsense does not exist or you do not have access to it.")


def test_a_retired_model_is_not_found(bench):
    assert bench.error(bench.chat(model=models.by_role("retired").id))["code"] == "InvalidEndpointOrModel.NotFound"


def test_a_model_that_was_not_activated_names_account_and_model(bench):
    flagship = models.by_role("flagship").id

    response = bench.chat(model=flagship)

    assert response.status_code == 404
    assert bench.error(response)["code"] == "ModelNotOpen"
    assert f"Your account {bench.account.id} has not activated the model {flagship}." in response.text


def test_an_embedding_model_does_not_chat(bench):
    model = models.by_role("embedding").id

    error = bench.error(bench.chat(model=model))

    assert (error["code"], error["message"]) == ("InvalidParameter", f"{model} does not support this api")


def test_an_account_may_be_kept_from_model_ids(bench):
    bench.account.model_id_access = False

    assert bench.error(bench.chat())["code"] == "InvalidEndpointOrModel.ModelIDAccessDisabled"
    assert bench.chat(model=bench.account.endpoint_id).status_code == 200


@pytest.mark.parametrize("change", [{"stopped": True}, {"ready_at": float("inf")}])
def test_an_endpoint_that_does_not_run_is_closed(bench, change):
    endpoint = bench.account.endpoints[bench.account.endpoint_id]
    for name, value in change.items():
        setattr(endpoint, name, value)

    response = bench.chat(model=endpoint.id)

    assert response.status_code == 400
    assert bench.error(response)["code"] == "InvalidEndpoint.ClosedEndpoint"


def test_an_endpoint_of_another_project_is_not_found(bench):
    other = Endpoint("ep-20260101120000-other", "other", bench.account.model, project="research")
    bench.account.endpoints[other.id] = other

    assert bench.error(bench.chat(model=other.id))["code"] == "InvalidEndpointOrModel.NotFound"


def test_an_endpoint_has_a_rate_limit_of_its_own(bench):
    endpoint = bench.account.endpoints[bench.account.endpoint_id]
    endpoint.rpm = 2

    statuses = [bench.chat(model=endpoint.id).status_code for _ in range(3)]
    refused = bench.chat(model=endpoint.id)

    assert statuses == [200, 200, 429]
    assert bench.error(refused)["code"] == "RateLimitExceeded.EndpointRPMExceeded"
    assert bench.chat().status_code == 200


def test_a_limit_is_over_after_a_minute(bench):
    endpoint = bench.account.endpoints[bench.account.endpoint_id]
    endpoint.rpm = 1
    assert [bench.chat(model=endpoint.id).status_code for _ in range(2)] == [200, 429]

    bench.account.clock_offset = 60

    assert bench.chat(model=endpoint.id).status_code == 200


def test_tokens_are_counted_beforehand_and_corrected_afterwards(bench):
    endpoint = bench.account.endpoints[bench.account.endpoint_id]
    endpoint.tpm = 5000

    first = bench.chat(model=endpoint.id, max_tokens=4000)
    second = bench.chat(model=endpoint.id, max_tokens=4000)
    third = bench.chat(model=endpoint.id, max_tokens=4096 if second.status_code == 200 else 1)

    assert (first.status_code, second.status_code, third.status_code) == (200, 200, 200)
    assert endpoint.window.tokens == sum(reply.json()["usage"]["total_tokens"] for reply in (first, second, third))
    endpoint.tpm = endpoint.window.tokens + 10
    assert bench.error(bench.chat(model=endpoint.id))["code"] == "RateLimitExceeded.EndpointTPMExceeded"


def test_a_model_has_a_limit_that_its_endpoints_share(bench):
    window = bench.account.windows[bench.account.model]
    window.opened = bench.account.now()
    window.requests = models.DEFAULT.limits.rpm

    for model in (bench.account.model, bench.account.endpoint_id):
        assert bench.error(bench.chat(model=model))["code"] == "ModelAccountRpmRateLimitExceeded"
    own = bench.account.endpoints[bench.account.endpoint_id].window
    assert (own.requests, own.tokens) == (0, 0)


def test_temporary_keys_are_bounded_the_oldest_go_first(bench, monkeypatch):
    monkeypatch.setattr(api_keys, "MOST_TEMPORARY", 10)

    keys = [api_keys.issue_temporary(bench.account, seconds=600, resources=["ep-x"]) for _ in range(25)]

    left = [key for key in bench.account.api_keys.values() if key.expires is not None]
    assert left == keys[-10:]
    assert len(api_keys.lasting(bench.account)) == 2


def test_a_key_that_was_used_and_then_forgotten_opens_nothing(bench, monkeypatch):
    monkeypatch.setattr(api_keys, "MOST_TEMPORARY", 1)
    first = api_keys.issue_temporary(bench.account, seconds=600, resources=[bench.account.model])
    body = {"model": bench.account.model, "messages": [{"role": "user", "content": "hi"}]}

    before = bench.post("/chat/completions", body, key=first.secret)
    api_keys.issue_temporary(bench.account, seconds=600, resources=[bench.account.model])
    after = bench.post("/chat/completions", body, key=first.secret)

    assert (before.status_code, after.status_code) == (200, 401)


def test_an_hour_after_its_end_a_temporary_key_is_forgotten(bench):
    for _ in range(9):
        api_keys.issue_temporary(bench.account, seconds=600, resources=["ep-x"])

    bench.account.clock_offset = 600 + 3601
    newest = api_keys.issue_temporary(bench.account, seconds=600, resources=["ep-x"])

    assert [key for key in bench.account.api_keys.values() if key.expires is not None] == [newest]
