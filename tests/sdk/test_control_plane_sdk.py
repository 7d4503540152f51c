"""The official SDK, unmodified, drives the mock's control plane and AK/SK on the data plane.

Each test has an account of its own on one mock. `volcenginesdkcore` keeps a default Configuration for the whole
process; the fixture `default_configuration` puts it back after a test.
"""

from __future__ import annotations

import asyncio
import json
import time
from types import SimpleNamespace

import httpx
import pytest
import volcenginesdkark as sdk
import volcenginesdkcore
from urllib3.exceptions import ProxyError
from volcenginesdkarkruntime import Ark, AsyncArk
from volcenginesdkarkruntime._exceptions import (
    ArkAPIError,
    ArkAuthenticationError,
    ArkBadRequestError,
    ArkNotFoundError,
    ArkPermissionDeniedError,
)
from volcenginesdkcore.rest import ApiException
from volcenginesdkcore.signv4 import SignerV4

from helpers import models
from helpers.ark_mock import Account, ArkMock, access
from helpers.ark_mock.state import AccessKey, ControlFault

HI = [{"role": "user", "content": "hi"}]
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(autouse=True)
def untouched_sdk(monkeypatch):
    """No proxies, and no default Configuration that another file's practice mode left behind."""
    volcenginesdkcore.Configuration.set_default(None)
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture(scope="module")
def mock():
    """A running mock whose endpoints are scheduled for a moment, not for three seconds."""
    with ArkMock(pace=6000, scale=0.05, accounts=40) as mock:
        yield mock


@pytest.fixture(scope="module")
def unused_accounts(mock) -> list[Account]:
    return list(mock.accounts)


@pytest.fixture
def account(unused_accounts) -> Account:
    return unused_accounts.pop()


@pytest.fixture
def pair(account) -> AccessKey:
    """The account's AK/SK."""
    return account.access_keys[account.access_key_id]


def configuration(mock: ArkMock, pair: AccessKey) -> volcenginesdkcore.Configuration:
    """A private Configuration that leads to the mock and signs with this pair."""
    made = volcenginesdkcore.Configuration()
    made.host = mock.control_url
    made.ak, made.sk = pair.id, pair.secret
    made.region = "cn-beijing"
    made.num_max_retries = 0
    return made


@pytest.fixture
def api(mock, pair) -> sdk.ARKApi:
    return api_of(configuration(mock, pair))


def api_of(configuration: volcenginesdkcore.Configuration) -> sdk.ARKApi:
    return sdk.ARKApi(volcenginesdkcore.ApiClient(configuration))


@pytest.fixture
def default_configuration(mock):
    """The recipe for AK/SK on the data plane: the default Configuration leads to the mock."""
    made = volcenginesdkcore.Configuration()
    made.host = made.proxy = mock.control_url
    made.num_max_retries = 0
    volcenginesdkcore.Configuration.set_default(made)
    yield made
    volcenginesdkcore.Configuration.set_default(None)


@pytest.fixture
def client(mock, pair, default_configuration) -> Ark:
    return ark(mock, pair.id, pair.secret)


def ark(mock: ArkMock, ak: str, sk: str) -> Ark:
    return Ark(ak=ak, sk=sk, base_url=mock.base_url, max_retries=0)


def act(api: sdk.ARKApi, action: str, body: dict) -> dict:
    """An action that ARKApi lacks, through UniversalApi."""
    universal = volcenginesdkcore.UniversalApi(api.api_client)
    info = volcenginesdkcore.UniversalInfo(
        method="POST", service="ark", version="2024-01-01", action=action, content_type="application/json"
    )
    return universal.do_call(info, body)


def create(api: sdk.ARKApi, **fields: object) -> str:
    model = sdk.FoundationModelForCreateEndpointInput(name=models.DEFAULT.name, model_version=models.DEFAULT.version)
    reference = sdk.ModelReferenceForCreateEndpointInput(foundation_model=model)
    return api.create_endpoint(sdk.CreateEndpointRequest(**{"name": "demo", "model_reference": reference, **fields})).id


def wait_until(api: sdk.ARKApi, endpoint_id: str, status: str) -> list[str]:
    """Every status seen on the way to the one waited for."""
    seen: list[str] = []
    deadline = time.monotonic() + 10
    while not seen or seen[-1] != status:
        assert time.monotonic() < deadline, seen
        seen.append(api.get_endpoint(sdk.GetEndpointRequest(id=endpoint_id)).status)
        time.sleep(0.01)
    return seen


def actions(account: Account) -> list[str]:
    """The actions in the journal, in their order."""
    return [entry.query.split("Action=")[1].split("&")[0] for entry in account.requests if entry.path == "/"]


def error_of(exception: ApiException) -> dict:
    return json.loads(exception.body)["ResponseMetadata"]["Error"]


def test_an_endpoint_lives_from_creation_to_deletion(account, api, client):
    made = create(api, rate_limit=sdk.RateLimitForCreateEndpointInput(rpm=100, tpm=1_000_000))
    assert "Scheduling" in wait_until(api, made, "Running")

    whole = client.chat.completions.create(model=made, messages=HI)
    chunks = list(client.chat.completions.create(model=made, messages=HI, stream=True))
    streamed = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    assert whole.model == models.DEFAULT.id
    assert streamed == whole.choices[0].message.content

    assert api.stop_endpoint(sdk.StopEndpointRequest(id=made)) == {}
    with pytest.raises(ArkBadRequestError) as closed:
        client.chat.completions.create(model=made, messages=HI)
    assert closed.value.code == "InvalidEndpoint.ClosedEndpoint"

    assert act(api, "StartEndpoint", {"Id": made}) == {}
    wait_until(api, made, "Running")
    assert client.chat.completions.create(model=made, messages=HI).choices[0].finish_reason == "stop"

    assert api.delete_endpoint(sdk.DeleteEndpointRequest(id=made)) == {}
    with pytest.raises(ArkNotFoundError) as gone:
        client.chat.completions.create(model=made, messages=HI)
    assert gone.value.code == "InvalidEndpointOrModel.NotFound"
    assert actions(account).count("GetApiKey") == 1


def test_get_endpoint_fills_the_sdk_s_model(api):
    tag = sdk.TagForCreateEndpointInput(key="env", value="test")
    made = create(api, name="chat-1", description="d", tags=[tag], project_name="team")

    got = api.get_endpoint(sdk.GetEndpointRequest(id=made))

    assert (got.id, got.name, got.description, got.project_name) == (made, "chat-1", "d", "team")
    assert (got.tags[0].key, got.tags[0].value) == ("env", "test")
    assert got.model_reference.foundation_model.name == models.DEFAULT.name
    assert (got.rate_limit.rpm, got.moderation.strategy) == (models.DEFAULT.limits.rpm, "Default")
    assert [name for name in got.swagger_types if getattr(got, name) is None] == []
    assert volcenginesdkcore.metadata.get_response_metadata(got).to_dict()["action"] == "GetEndpoint"


def test_list_endpoints_takes_the_sdk_s_filters(api, account):
    create(api, name="one"), create(api, name="two", tags=[sdk.TagForCreateEndpointInput(key="k", value="v")])

    listed = api.list_endpoints(
        sdk.ListEndpointsRequest(
            page_number=1,
            page_size=1,
            sort_by="CreateTime",
            sort_order="Asc",
            filter=sdk.FilterForListEndpointsInput(foundation_model_name=models.DEFAULT.name, name="o"),
        )
    )
    tagged = api.list_endpoints(
        sdk.ListEndpointsRequest(tag_filters=[sdk.TagFilterForListEndpointsInput(key="k", values=["v"])])
    )

    assert (listed.total_count, len(listed.items)) == (3, 1)
    assert listed.items[0].id == account.endpoint_id
    assert [item.name for item in tagged.items] == ["two"]


def test_universal_api_reaches_what_ark_api_lacks(mock, api, account):
    act(api, "UpdateEndpoint", {"Id": account.endpoint_id, "Name": "renamed"})
    key = act(api, "CreateApiKey", {"Name": "notebook"})
    raw = act(api, "GetRawApiKey", {"Id": key["Id"]})["ApiKey"]

    assert account.endpoints[account.endpoint_id].name == "renamed"
    assert "notebook" in [item["Name"] for item in act(api, "ListApiKeys", {})["Items"]]
    assert act(api, "ListFoundationModels", {"PageSize": 1})["Items"][0]["Name"]
    assert Ark(api_key=raw, base_url=mock.base_url).chat.completions.create(model=account.model, messages=HI).id


def test_a_temporary_key_opens_its_endpoint_only(mock, api, account):
    wanted = sdk.GetApiKeyRequest(duration_seconds=60, resource_type="endpoint", resource_ids=[account.endpoint_id])

    before = int(time.time())
    got = api.get_api_key(wanted)

    assert before + 60 <= got.expired_time <= time.time() + 60
    holder = Ark(api_key=got.api_key, base_url=mock.base_url)
    assert holder.chat.completions.create(model=account.endpoint_id, messages=HI).model == models.DEFAULT.id
    with pytest.raises(ArkPermissionDeniedError):
        holder.chat.completions.create(model=account.model, messages=HI)
    account.clock_offset = 61
    with pytest.raises(ArkAuthenticationError):
        holder.chat.completions.create(model=account.endpoint_id, messages=HI)


@pytest.mark.parametrize(
    ("ak", "sk", "status", "code"),
    [(None, "wrong", 401, "SignatureDoesNotMatch"), ("AKLTnobody", None, 401, "InvalidAccessKey")],
)
def test_a_wrong_pair_is_an_api_exception_with_a_json_text(mock, pair, ak, sk, status, code):
    made = configuration(mock, pair)
    made.ak, made.sk = ak or made.ak, sk or made.sk

    with pytest.raises(ApiException) as refused:
        api_of(made).list_endpoints(sdk.ListEndpointsRequest())

    assert (refused.value.status, error_of(refused.value)["Code"]) == (status, code)


def test_through_ark_a_wrong_secret_is_only_a_text(mock, account, default_configuration):
    with pytest.raises(ArkAPIError) as refused:
        ark(mock, account.access_key_id, "wrong").chat.completions.create(model=account.endpoint_id, messages=HI)

    assert not isinstance(refused.value, ArkAuthenticationError)
    assert "load api key cause error" in str(refused.value)
    assert "SignatureDoesNotMatch" in str(refused.value)
    assert refused.value.code is None


def test_a_skewed_clock_is_an_invalid_timestamp(account, api):
    account.clock_offset = 1000

    with pytest.raises(ApiException) as refused:
        api.list_endpoints(sdk.ListEndpointsRequest())

    assert (refused.value.status, error_of(refused.value)["Code"]) == (400, "InvalidTimestamp")


def test_an_iam_user_does_what_his_policy_says(mock, account, default_configuration):
    pair = access.create_access_key(account, user="reader")
    reader = api_of(configuration(mock, pair))

    assert reader.list_endpoints(sdk.ListEndpointsRequest()).total_count == 1
    with pytest.raises(ApiException) as refused:
        reader.stop_endpoint(sdk.StopEndpointRequest(id=account.endpoint_id))
    with pytest.raises(ArkAPIError, match="ark:GetApiKey"):
        ark(mock, pair.id, pair.secret).chat.completions.create(model=account.endpoint_id, messages=HI)

    assert (refused.value.status, error_of(refused.value)["Code"]) == (403, "AccessDenied")
    assert error_of(refused.value)["Message"].startswith("User is not authorized to perform: ark:StopEndpoint on")


def test_the_sdk_retries_what_is_throttled_and_signs_anew(mock, pair, account):
    account.control_faults.extend([ControlFault("FlowLimitExceeded"), ControlFault("ServiceUnavailableTemp")])
    patient = configuration(mock, pair)
    patient.num_max_retries = 3

    listed = api_of(patient).list_endpoints(sdk.ListEndpointsRequest())

    assert listed.total_count == 1
    assert [entry.status for entry in account.requests] == [429, 503, 200]
    assert [entry.headers["x-sdk-request"] for entry in account.requests][-1] == "attempt=3; max=4"


def test_many_exchanges_in_a_minute_are_throttled(api, account):
    wanted = sdk.GetApiKeyRequest(duration_seconds=60, resource_type="endpoint", resource_ids=[account.endpoint_id])
    for _ in range(20):
        api.get_api_key(wanted)

    with pytest.raises(ApiException) as refused:
        api.get_api_key(wanted)

    assert (refused.value.status, error_of(refused.value)["Code"]) == (429, "FlowLimitExceeded")


def test_an_error_inside_http_200_has_neither_body_nor_headers(api, account):
    account.control_faults.append(ControlFault("InternalError", status=200))

    with pytest.raises(ApiException) as refused:
        api.list_endpoints(sdk.ListEndpointsRequest())

    assert (refused.value.status, refused.value.body, refused.value.headers) == (200, None, None)
    assert "InternalError" in refused.value.reason


def test_a_session_token_is_signed_and_needed(mock, account):
    pair = account.add_access_key(AccessKey("AKLTtemporary", "secret", session_token="token"))
    without, complete = api_of(configuration(mock, pair)), configuration(mock, pair)
    complete.session_token = "token"

    assert api_of(complete).list_endpoints(sdk.ListEndpointsRequest()).total_count == 1
    with pytest.raises(ApiException) as refused:
        without.list_endpoints(sdk.ListEndpointsRequest())
    assert error_of(refused.value)["Code"] == "InvalidSecretToken"


def test_one_exchange_serves_many_calls(account, client):
    for _ in range(3):
        client.chat.completions.create(model=account.endpoint_id, messages=HI)

    assert actions(account) == ["GetApiKey"]
    assert account.requests[0].body["DurationSeconds"] == 604_800


def test_a_model_id_with_ak_sk_needs_a_project_name(account, client):
    with pytest.raises(ArkAPIError, match="must set project_name"):
        client.chat.completions.create(model=account.model, messages=HI)

    headers = {"X-Project-Name": "default"}
    reply = client.chat.completions.create(model=account.model, messages=HI, extra_headers=headers)

    assert reply.model == account.model
    assert account.requests[0].body["ResourceType"] == "presetendpoint"


def test_an_api_key_in_the_environment_silently_wins(mock, account, default_configuration, monkeypatch):
    monkeypatch.setenv("ARK_API_KEY", account.api_key)

    ark(mock, "AKLTnobody", "wrong").chat.completions.create(model=account.endpoint_id, messages=HI)

    assert actions(account) == []


@pytest.fixture
def dead_proxy(monkeypatch):
    """A shell whose proxy is dead; loopback is exempt from it, which the control plane's client ignores."""
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")


def test_a_dead_https_proxy_in_the_shell_does_no_harm(dead_proxy, account, client):
    assert client.chat.completions.create(model=account.endpoint_id, messages=HI).id
    assert actions(account) == ["GetApiKey"]


def test_without_the_proxy_line_a_dead_https_proxy_breaks_ak_sk(dead_proxy, account, default_configuration, client):
    default_configuration.proxy = None
    volcenginesdkcore.Configuration.set_default(default_configuration)

    with pytest.raises(ProxyError):
        client.chat.completions.create(model=account.endpoint_id, messages=HI)


def test_async_ark_with_ak_sk_is_still_broken_in_the_sdk(mock, account, default_configuration):
    """When this fails the SDK was mended: drop the workaround from lesson 05."""
    broken = AsyncArk(ak=account.access_key_id, sk=account.secret_access_key, base_url=mock.base_url)

    with pytest.raises(TypeError, match="_get_endpoint_sts_token"):
        asyncio.run(broken.chat.completions.create(model=account.endpoint_id, messages=HI))


def test_the_workaround_for_async_ark_is_a_temporary_key(mock, api, account):
    wanted = sdk.GetApiKeyRequest(duration_seconds=60, resource_type="endpoint", resource_ids=[account.endpoint_id])

    async def call() -> str:
        async with AsyncArk(api_key=api.get_api_key(wanted).api_key, base_url=mock.base_url) as client:
            return (await client.chat.completions.create(model=account.endpoint_id, messages=HI)).model

    assert asyncio.run(call()) == models.DEFAULT.id


def test_a_url_presigned_by_the_sdk_is_served_until_it_is_touched(mock, account):
    pair = (account.access_key_id, account.secret_access_key, "cn-beijing", "ark")
    query = {"Action": "ListEndpoints", "Version": "2024-01-01"}
    host = mock.control_url.removeprefix("http://")
    url = f"{mock.control_url}/?{SignerV4.sign_url('/', 'GET', query, *pair, host=host)}"

    assert httpx.get(url).json()["Result"]["TotalCount"] == 1
    touched = httpx.get(url.replace("ListEndpoints", "GetEndpoint"))
    assert touched.json()["ResponseMetadata"]["Error"]["Code"] == "SignatureDoesNotMatch"
    assert account.secret_access_key not in str([entry.as_dict() for entry in account.requests])


def test_absolute_form_targets_and_foreign_hosts_are_served(mock, account):
    headers = {"Host": "open.volcengineapi.com", "Content-Type": "application/json"}
    query = [("Action", "ListEndpoints"), ("Version", "2024-01-01")]
    pair = (account.access_key_id, account.secret_access_key, "cn-beijing", "ark")
    SignerV4.sign("/", "POST", headers, "{}", None, query, *pair)

    with httpx.Client(proxy=mock.control_url) as client:
        response = client.post(
            "http://open.volcengineapi.com/?Action=ListEndpoints&Version=2024-01-01", content="{}", headers=headers
        )

    assert response.json()["Result"]["TotalCount"] == 1


def test_what_the_sdk_answers_is_what_crossed_the_wire(api, account):
    listed = api.list_endpoints(sdk.ListEndpointsRequest())

    said = account.requests[-1].response["Result"]["Items"][0]
    seen = SimpleNamespace(**listed.items[0].to_dict())
    assert (seen.id, seen.name, seen.status) == (said["Id"], said["Name"], said["Status"])
