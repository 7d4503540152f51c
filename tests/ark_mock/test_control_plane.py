"""The control plane in process: envelope, order of the checks, and every action."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from signing import HOST, STORY, ControlPlane, endpoint, signed

from helpers import models
from helpers.ark_mock import access, endpoints
from helpers.ark_mock.control_plane import ACTIONS
from helpers.ark_mock.policies import SYSTEM_POLICIES, Policy, Statement
from helpers.ark_mock.signature import SignedRequest
from helpers.ark_mock.state import AccessKey, ControlFault

NOWHERE = "ep-20260101120000-abcde"


@pytest.fixture
def plane() -> ControlPlane:
    return ControlPlane()


def user_with(plane: ControlPlane, *policies: str, project: str | None = None) -> str:
    """The name of a new IAM user with an access key and these system policies."""
    access.create_user(plane.account, "student")
    for name in policies:
        access.attach(plane.account, "student", SYSTEM_POLICIES[name], project=project)
    access.create_access_key(plane.account, user="student")
    return "student"


def edited(request, old: str, new: str):
    """The request with a piece of its Authorization exchanged."""
    headers = [(k, v.replace(old, new) if k == "authorization" else v) for k, v in request.headers]
    return dataclasses.replace(request, headers=headers)


def sample(plane: ControlPlane, **changes):
    account = plane.account
    query = "Action=ListEndpoints&Version=2024-01-01"
    settings = {"ak": account.access_key_id, "sk": account.secret_access_key, "at": plane.clock.now, "query": query}
    return signed(**{**settings, "body": b"{}", **changes})


def test_a_success_has_metadata_and_a_result(plane):
    response = plane.ask("ListEndpoints")

    assert response.status == 200
    assert list(response.json) == ["ResponseMetadata", "Result"]
    metadata = response.json["ResponseMetadata"]
    assert re.fullmatch(r"20261122100000[0-9A-F]{20}", metadata.pop("RequestId"))
    assert metadata == {"Action": "ListEndpoints", "Version": "2024-01-01", "Service": "ark", "Region": "cn-beijing"}


def test_a_refusal_has_an_error_and_no_result(plane):
    response = plane.ask("GetEndpoint", {"Id": NOWHERE})

    assert response.status == 404
    assert list(response.json) == ["ResponseMetadata"]
    assert response.error == {"Code": "NotFound.Id", "Message": f"The specified endpoint {NOWHERE} is not found."}


def test_the_same_story_tells_the_same_request_ids_and_no_id_twice():
    def told():
        plane = ControlPlane()
        asked = [plane.ask("ListEndpoints"), plane.ask("ListEndpoints"), plane.ask("GetEndpoint", {"Id": NOWHERE})]
        return [response.json["ResponseMetadata"]["RequestId"] for response in asked]

    first, second = told(), told()

    assert first == second
    assert len(set(first)) == 3


def test_any_host_and_a_presigned_get_are_served(plane):
    assert plane.ask("ListEndpoints", headers={"host": "ark.cn-beijing.volcengineapi.com"}).status == 200
    assert plane.ask("ListEndpoints", b"", method="GET").status == 200


def test_without_authorization_a_token_is_missing(plane):
    request = sample(plane)
    bare = dataclasses.replace(request, headers=[("host", HOST)])

    response = plane.send(bare)

    assert response.refusal == (401, "MissingAuthenticationToken")
    assert response.error["CodeN"] == 100003


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ("HMAC-SHA256 ", "Bearer ", (400, "InvalidAuthorization")),
        ("SignedHeaders=", "Headers=", (400, "InvalidAuthorization")),
        ("/request", "", (400, "InvalidCredential")),
    ],
)
def test_an_unreadable_authorization_is_refused(plane, old, new, refusal):
    assert plane.send(edited(sample(plane), old, new)).refusal == refusal


def test_an_api_key_does_not_open_the_control_plane(plane):
    request = dataclasses.replace(sample(plane), headers=[("authorization", f"Bearer {plane.account.api_key}")])

    assert plane.send(request).refusal == (400, "InvalidAuthorization")


def test_x_date_is_asked_for_before_the_access_key_is_looked_up(plane):
    request = edited(sample(plane), plane.account.access_key_id, "AKLTnobody")
    headers = [(name, value) for name, value in request.headers if name != "x-date"]

    response = plane.send(dataclasses.replace(request, headers=headers))

    assert response.refusal == (400, "MissingRequestInfo")
    assert response.error["Message"] == "The request is missing X-Date information."


def test_an_unknown_access_key_is_named_before_the_clock_is_looked_at(plane):
    response = plane.send(sample(plane, ak="AKLTnobody", at=plane.clock.now - 5000))

    assert response.refusal == (401, "InvalidAccessKey")
    assert response.error["Message"] == "The accesskey [AKLTnobody] included in the request is invalid."


@pytest.mark.parametrize("state", ["disabled", "deleted"])
def test_an_access_key_that_is_switched_off_is_invalid(plane, state):
    plane.account.access_keys[plane.account.access_key_id].state = state

    assert plane.ask("ListEndpoints").refusal == (401, "InvalidAccessKey")


@pytest.mark.parametrize("seconds", [-901, 901])
def test_a_skewed_clock_is_refused_before_the_signature_is_compared(plane, seconds):
    response = plane.send(sample(plane, at=plane.clock.now + seconds, sk="wrong"))

    assert response.refusal == (400, "InvalidTimestamp")
    assert response.error["Message"] == "The Signature of the request is expired."


def test_the_account_s_clock_can_be_skewed(plane):
    plane.account.clock_offset = 3600

    assert plane.ask("ListEndpoints").refusal == (400, "InvalidTimestamp")


def test_a_wrong_secret_is_refused_with_the_published_words(plane):
    response = plane.ask("ListEndpoints", sk="wrong")

    assert response.refusal == (401, "SignatureDoesNotMatch")
    assert response.error["CodeN"] == 100010
    assert response.error["Message"].startswith("The request signature we calculated does not match")


def test_what_the_mock_computed_is_in_the_journal_and_never_in_the_answer(plane):
    response = plane.ask("ListEndpoints", sk="wrong")

    notes = plane.account.requests[-1].notes
    assert notes["canonical_request"].startswith("POST\n/\nAction=ListEndpoints&Version=2024-01-01\nhost:127.0.0.1\n")
    assert notes["string_to_sign"].startswith("HMAC-SHA256\n")
    assert notes["string_to_sign"].split("\n")[3] not in response.text


def test_a_good_signature_leaves_no_note(plane):
    plane.ask("ListEndpoints")

    assert plane.account.requests[-1].notes == {}


def test_no_secret_is_in_the_notes(plane):
    pair = AccessKey("AKLTtemporary", "secret", session_token="the-session-token")
    plane.account.add_access_key(pair)

    plane.ask("ListEndpoints", ak=pair.id, sk="wrong", headers={"x-security-token": "the-session-token"})

    notes = plane.account.requests[-1].notes
    assert "x-security-token:***\n" in notes["canonical_request"]
    assert "the-session-token" not in str(plane.account.requests[-1].as_dict())


@pytest.mark.parametrize(
    ("token", "refusal"),
    [
        ({"x-security-token": "the-session-token"}, None),
        ({"x-security-token": "another"}, (401, "InvalidSecretToken")),
        ({}, (401, "InvalidSecretToken")),
    ],
)
def test_a_temporary_pair_works_only_with_its_token(plane, token, refusal):
    pair = plane.account.add_access_key(AccessKey("AKLTtemporary", "secret", session_token="the-session-token"))

    response = plane.ask("ListEndpoints", ak=pair.id, sk=pair.secret, headers=token)

    assert (response.status == 200) if refusal is None else (response.refusal == refusal)


@pytest.mark.parametrize(
    ("query", "parameter"), [("", "Action"), ("Version=2024-01-01", "Action"), ("Action=ListEndpoints", "Version")]
)
def test_action_and_version_belong_into_the_query(plane, query, parameter):
    response = plane.ask("", query=query)

    assert response.refusal == (400, "MissingParameter")
    assert response.error["Message"] == f"The request is missing {parameter} parameter."


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("Action=Nope&Version=2024-01-01", "Could not find operation Nope for version 2024-01-01."),
        ("Action=GetEndpoint&Version=2023-01-01", "Could not find operation GetEndpoint for version 2023-01-01."),
    ],
)
def test_an_unknown_action_or_version_is_404(plane, query, message):
    response = plane.ask("", query=query)

    assert response.refusal == (404, "InvalidActionOrVersion")
    assert response.error["Message"] == message


@pytest.mark.parametrize("body", [b"[]", b"{", b"null", b"\xff", b'"x"', b"\xef\xbb\xbf{}", b"[" * 100_000])
def test_a_body_that_is_no_json_object_is_refused(plane, body):
    assert plane.ask("ListEndpoints", body).refusal == (400, "InvalidParameter.Body")


def test_no_body_is_an_empty_object(plane):
    assert plane.ask("ListEndpoints", b"").status == 200


def test_null_is_the_same_as_absent(plane):
    body = {"PageNumber": None, "Filter": None, "ProjectName": None, "TagFilters": None, "SortBy": None}

    assert plane.ask("ListEndpoints", body).result["PageNumber"] == 1


def test_a_user_without_rights_is_denied_by_action_and_resource(plane):
    student = user_with(plane)

    response = plane.ask("StopEndpoint", {"Id": plane.account.endpoint_id}, user=student)

    assert response.refusal == (403, "AccessDenied")
    resource = f"trn:ark:cn-beijing:{plane.account.id}:endpoint/{plane.account.endpoint_id}"
    expected = f"User is not authorized to perform: ark:StopEndpoint on resource: {resource}."
    assert response.error == {"CodeN": 100013, "Code": "AccessDenied", "Message": expected}
    assert plane.account.endpoints[plane.account.endpoint_id].stopped is False


def test_access_is_denied_before_the_action_is_looked_up_and_before_the_body_is_read(plane):
    student = user_with(plane)

    assert plane.ask("Nope", user=student).refusal == (403, "AccessDenied")
    assert plane.ask("GetEndpoint", b"{", user=student).refusal == (403, "AccessDenied")


@pytest.mark.parametrize(
    ("policy", "action", "allowed"),
    [
        ("ArkFullAccess", "CreateEndpoint", True),
        ("ArkFullAccess", "OpenModelChargeItem", True),
        ("ArkStandardGlobalAccess", "CreateEndpoint", True),
        ("ArkStandardGlobalAccess", "OpenModelChargeItem", False),
        ("ArkReadOnlyAccess", "ListEndpoints", True),
        ("ArkReadOnlyAccess", "GetEndpoint", True),
        ("ArkReadOnlyAccess", "CreateEndpoint", False),
        ("ArkReadOnlyAccess", "GetApiKey", False),
        ("ArkReadOnlyAccess", "GetRawApiKey", False),
    ],
)
def test_a_system_policy_allows_what_its_name_says(plane, policy, action, allowed):
    student = user_with(plane, policy)

    assert (plane.ask(action, user=student).status != 403) is allowed


def test_a_grant_for_one_project_reaches_no_other(plane):
    student = user_with(plane, "ArkFullAccess", project="team")
    ours = plane.create_endpoint("ours", ProjectName="team")

    assert plane.ask("StopEndpoint", {"Id": ours}, user=student).status == 200
    assert plane.ask("StopEndpoint", {"Id": plane.account.endpoint_id}, user=student).refusal[0] == 403
    assert plane.ask("CreateEndpoint", endpoint(), user=student).refusal[0] == 403
    assert plane.ask("CreateEndpoint", {**endpoint(), "ProjectName": "team"}, user=student).status == 200
    listed = plane.ask("ListEndpoints", user=student).result
    assert {item["ProjectName"] for item in listed["Items"]} == {"team"}
    assert listed["TotalCount"] == 2


def test_a_custom_policy_narrows_to_one_resource(plane):
    student, own = user_with(plane), plane.create_endpoint()
    only_own = Statement(("ark:Get*",), (f"trn:ark:*:endpoint/{own}",))
    access.attach(plane.account, student, Policy("own", (only_own,)))

    assert plane.ask("GetEndpoint", {"Id": own}, user=student).status == 200
    assert plane.ask("GetEndpoint", {"Id": plane.account.endpoint_id}, user=student).refusal[0] == 403
    key = {"DurationSeconds": 60, "ResourceType": "endpoint"}
    assert plane.ask("GetApiKey", {**key, "ResourceIds": [own]}, user=student).status == 200
    both = [own, plane.account.endpoint_id]
    assert plane.ask("GetApiKey", {**key, "ResourceIds": both}, user=student).refusal[0] == 403


def test_a_temporary_key_takes_the_right_to_read_the_endpoint_too(plane):
    student = user_with(plane)
    access.attach(plane.account, student, Policy("exchange", (Statement(("ark:GetApiKey",)),)))

    response = plane.ask("GetApiKey", wanted_key(plane.account.endpoint_id), user=student)

    assert response.refusal == (403, "AccessDenied")
    assert response.error["Message"].startswith("User is not authorized to perform: ark:GetEndpoint on")


def test_a_deny_beats_every_allow(plane):
    student = user_with(plane, "ArkFullAccess")
    before = plane.ask("DeleteEndpoint", {"Id": NOWHERE}, user=student).refusal[0]

    access.attach(plane.account, student, Policy("careful", (Statement(("ark:DeleteEndpoint",), deny=True),)))

    assert (before, plane.ask("DeleteEndpoint", {"Id": NOWHERE}, user=student).refusal[0]) == (404, 403)


def test_a_new_account_has_a_user_that_only_reads(plane):
    access.create_access_key(plane.account, user="reader")

    assert plane.ask("ListEndpoints", user="reader").status == 200
    assert plane.ask("CreateEndpoint", endpoint(), user="reader").refusal == (403, "AccessDenied")


def test_an_identity_has_two_access_keys_at_most(plane):
    access.create_access_key(plane.account)

    with pytest.raises(Exception, match="AccessKeyLimitExceeded") as refused:
        access.create_access_key(plane.account)

    assert refused.value.status == 409
    access.delete_access_key(plane.account, plane.account.access_key_id)
    assert access.create_access_key(plane.account).user == "root"


def test_a_created_endpoint_has_everything_it_was_given(plane):
    body = {
        **endpoint("chat-1"),
        "Description": "for the lesson",
        "ProjectName": "team",
        "Tags": [{"Key": "env", "Value": "test"}],
        "RateLimit": {"Rpm": 10, "Tpm": 5000},
        "Moderation": {"Strategy": "Basic"},
    }

    created = plane.ask("CreateEndpoint", body)

    assert list(created.result) == ["Id"]
    assert re.fullmatch(r"ep-20261122100000-[a-z0-9]{5}", created.result["Id"])
    assert plane.ask("GetEndpoint", {"Id": created.result["Id"]}).result == {
        "Id": created.result["Id"],
        "Name": "chat-1",
        "Description": "for the lesson",
        "ProjectName": "team",
        "Tags": [{"Key": "env", "Value": "test"}],
        "ModelReference": {"FoundationModel": {"Name": "doubao-seed-2-0-lite", "ModelVersion": "260428"}},
        "EndpointModelType": "FoundationModel",
        "ModelUnitId": "",
        "RateLimit": {"Rpm": 10, "Tpm": 5000},
        "Moderation": {"Strategy": "Basic"},
        "Status": "Scheduling",
        "StatusReason": "",
        "BatchOnly": False,
        "SupportRolling": False,
        "RollingId": "",
        "SupportScaleTier": False,
        "ScaleTierId": "",
        "CreateTime": "2026-11-22T02:00:00Z",
        "UpdateTime": "2026-11-22T02:00:00Z",
    }


def test_the_same_request_twice_makes_two_endpoints(plane):
    assert plane.create_endpoint() != plane.create_endpoint()


def test_a_dry_run_checks_and_creates_nothing(plane):
    before = set(plane.account.endpoints)

    assert plane.ask("CreateEndpoint", {**endpoint(), "DryRun": True}).result == {}
    assert plane.ask("CreateEndpoint", {**endpoint(""), "DryRun": True}).refusal == (400, "InvalidParameter.Name")
    assert set(plane.account.endpoints) == before


def test_an_unset_rate_limit_shows_the_model_s(plane):
    shown = plane.ask("GetEndpoint", {"Id": plane.create_endpoint()}).result["RateLimit"]

    assert shown == {"Rpm": models.DEFAULT.limits.rpm, "Tpm": models.DEFAULT.limits.tpm}


def reference(name: str, version: str | None) -> dict[str, object]:
    return {"ModelReference": {"FoundationModel": {"Name": name, "ModelVersion": version}}}


RETIRED, SLEEPING = models.by_role("retired"), models.by_role("flagship")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"Name": None}, (400, "MissingParameter.Name")),
        ({"Name": " "}, (400, "InvalidParameter.Name")),
        ({"Name": 5}, (400, "InvalidParameter.Name")),
        ({"Name": "x" * 201}, (400, "InvalidParameter.Name")),
        ({"Name": "a\nb"}, (400, "InvalidParameter.Name")),
        ({"ModelReference": None}, (400, "MissingParameter.ModelReference")),
        ({"ModelReference": "doubao"}, (400, "InvalidParameter.ModelReference")),
        ({"ModelReference": {}}, (400, "MissingParameter.ModelReference.FoundationModel")),
        ({"ModelReference": {"FoundationModel": {}}}, (400, "MissingParameter.ModelReference.FoundationModel.Name")),
        ({"ModelReference": {"CustomModelId": "cm-x"}}, (404, "NotFound.CustomModelId")),
        (reference("doubao-of-tomorrow", "991231"), (404, "NotFound.FoundationModel")),
        (reference(RETIRED.name, RETIRED.version), (404, "NotFound.FoundationModel")),
        (reference(SLEEPING.name, SLEEPING.version), (403, "OperationDenied.ServiceNotOpen")),
        ({"ModelUnitId": "mu-1"}, (404, "NotFound.ModelUnitId")),
        ({"ProjectName": "nowhere"}, (404, "NotFound.ProjectName")),
        ({"Tags": [{"Key": "a"}, {"Key": "a", "Value": "b"}]}, (400, "Duplicate.Tags.Key")),
        ({"Tags": [{"Value": "b"}]}, (400, "MissingParameter.Tags.Key")),
        ({"Tags": [{"Key": "sys:ark:createdBy"}]}, (400, "InvalidParameter.Tags.Key")),
        ({"Tags": {"a": "b"}}, (400, "InvalidParameter.Tags")),
        ({"RateLimit": {"Rpm": 0}}, (400, "InvalidParameter.RateLimit.Rpm")),
        ({"RateLimit": {"Tpm": True}}, (400, "InvalidParameter.RateLimit.Tpm")),
        ({"RateLimit": {"Tpm": 1.5}}, (400, "InvalidParameter.RateLimit.Tpm")),
        ({"Moderation": {"Strategy": "None"}}, (400, "InvalidParameter.Moderation.Strategy")),
        ({"DryRun": "yes"}, (400, "InvalidParameter.DryRun")),
    ],
)
def test_an_endpoint_that_cannot_be_is_refused_by_the_field(plane, changes, refusal):
    before = set(plane.account.endpoints)

    assert plane.ask("CreateEndpoint", {**endpoint(), **changes}).refusal == refusal
    assert set(plane.account.endpoints) == before


def test_an_endpoint_made_by_an_iam_user_carries_the_system_tag(plane):
    student = user_with(plane, "ArkFullAccess")
    made = plane.ask("CreateEndpoint", endpoint(), user=student).result["Id"]
    tag = {"Key": "sys:ark:createdBy", "Value": f"IAMUser/{plane.account.users[student].id}/student"}

    found = plane.ask("ListEndpoints", {"TagFilters": [{"Key": tag["Key"], "Values": [tag["Value"]]}]}).result

    assert [item["Id"] for item in found["Items"]] == [made]
    assert plane.ask("GetEndpoint", {"Id": made}).result["Tags"] == [tag]


def status_of(plane: ControlPlane, endpoint_id: str) -> str:
    return plane.ask("GetEndpoint", {"Id": endpoint_id}).result["Status"]


def chat(plane: ControlPlane, model: str, key: str | None = None):
    """A chat request on the data plane."""
    headers = [("authorization", f"Bearer {key or plane.account.api_key}")]
    body = json.dumps({"model": model, "messages": [{"role": "user", "content": "hi"}]}).encode()
    return plane.send(SignedRequest("POST", "/api/v3/chat/completions", "", headers, body))


def code_of(response) -> tuple[int, str]:
    return response.status, response.json["error"]["code"]


def test_an_endpoint_runs_a_while_after_it_was_created():
    plane = ControlPlane(scale=1.0)
    made = plane.create_endpoint()

    assert status_of(plane, made) == "Scheduling"
    plane.clock.pass_seconds(endpoints.SCHEDULING_SECONDS - 0.1)
    assert status_of(plane, made) == "Scheduling"
    plane.clock.pass_seconds(0.2)
    assert status_of(plane, made) == "Running"


def test_without_pace_an_endpoint_runs_at_once():
    plane = ControlPlane(scale=0)

    assert status_of(plane, plane.create_endpoint()) == "Running"


def test_every_state_answers_calls_with_its_own_words():
    plane = ControlPlane(scale=0)
    made = plane.create_endpoint()

    running = chat(plane, made)
    plane.ask("StopEndpoint", {"Id": made})
    stopped = chat(plane, made)
    plane.ask("StartEndpoint", {"Id": made})
    again = chat(plane, made)
    plane.ask("DeleteEndpoint", {"Id": made})
    deleted = chat(plane, made)

    assert (running.status, running.json["model"]) == (200, models.DEFAULT.id)
    assert code_of(stopped) == (400, "InvalidEndpoint.ClosedEndpoint")
    assert again.status == 200
    assert code_of(deleted) == (404, "InvalidEndpointOrModel.NotFound")


def test_an_endpoint_that_is_still_scheduled_cannot_be_called(plane):
    assert code_of(chat(plane, plane.create_endpoint())) == (400, "InvalidEndpoint.ClosedEndpoint")


def test_a_restarted_endpoint_is_scheduled_again(plane):
    made = plane.create_endpoint()
    plane.clock.pass_seconds(10)
    plane.ask("StopEndpoint", {"Id": made})
    plane.ask("StartEndpoint", {"Id": made})

    assert status_of(plane, made) == "Scheduling"
    plane.clock.pass_seconds(10)
    assert status_of(plane, made) == "Running"


@pytest.mark.parametrize(("first", "again"), [("StopEndpoint", "StopEndpoint"), (None, "StartEndpoint")])
def test_what_is_so_already_is_refused(plane, first, again):
    made = plane.create_endpoint()
    if first:
        assert plane.ask(first, {"Id": made}).result == {}

    assert plane.ask(again, {"Id": made}).refusal == (403, "OperationDenied.EndpointStatus")


@pytest.mark.parametrize("action", ["GetEndpoint", "UpdateEndpoint", "StartEndpoint", "StopEndpoint", "DeleteEndpoint"])
def test_every_action_on_one_endpoint_needs_an_id_that_exists(plane, action):
    assert plane.ask(action).refusal == (400, "MissingParameter.Id")
    assert plane.ask(action, {"Id": 7}).refusal == (400, "InvalidParameter.Id")
    assert plane.ask(action, {"Id": NOWHERE}).refusal == (404, "NotFound.Id")


def test_an_update_changes_what_it_names_and_nothing_else(plane):
    made = plane.create_endpoint("before", Description="kept", RateLimit={"Rpm": 5, "Tpm": 50})
    change = {"Id": made, "Name": "after", "RateLimit": {"Rpm": 6}, "Moderation": {"Strategy": "Basic"}}

    assert plane.ask("UpdateEndpoint", change).result == {}

    now = plane.ask("GetEndpoint", {"Id": made}).result
    assert (now["Name"], now["Description"]) == ("after", "kept")
    assert now["RateLimit"] == {"Rpm": 6, "Tpm": 50}
    assert now["Moderation"] == {"Strategy": "Basic"}
    assert plane.ask("UpdateEndpoint", {"Id": made, "Name": ""}).refusal == (400, "InvalidParameter.Name")


def test_an_endpoint_s_own_limits_are_met_on_the_data_plane():
    plane = ControlPlane(scale=0)
    few = plane.create_endpoint("few", RateLimit={"Rpm": 2})
    small = plane.create_endpoint("small", RateLimit={"Tpm": 5})

    assert [chat(plane, few).status for _ in range(3)] == [200, 200, 429]
    assert code_of(chat(plane, few)) == (429, "RateLimitExceeded.EndpointRPMExceeded")
    assert code_of(chat(plane, small)) == (429, "RateLimitExceeded.EndpointTPMExceeded")
    assert chat(plane, models.DEFAULT.id).status == 200
    plane.clock.pass_seconds(61)
    assert chat(plane, few).status == 200


def test_an_endpoint_of_another_project_is_closed_to_the_key():
    plane = ControlPlane(scale=0)
    other = plane.create_endpoint(ProjectName="team")

    assert code_of(chat(plane, other)) == (404, "InvalidEndpointOrModel.NotFound")
    plane.ask("CreateApiKey", {"Name": "team key", "ProjectName": "team"})
    key = next(key for key in plane.account.api_keys.values() if key.name == "team key")
    assert chat(plane, other, key.secret).status == 200


@pytest.fixture
def many() -> ControlPlane:
    """Twelve endpoints with names, tags, projects and states of their own; the account's own is deleted."""
    plane = ControlPlane(scale=0)
    endpoints.delete(plane.account, plane.account.endpoint_id)
    for number in range(12):
        made = plane.create_endpoint(
            f"{'chat' if number % 2 else 'work'}-{number:02d}",
            ProjectName="team" if number >= 8 else "default",
            Tags=[{"Key": "parity", "Value": "odd" if number % 2 else "even"}, {"Key": f"n{number}", "Value": ""}],
        )
        if number in (3, 4):
            endpoints.stop(plane.account, made)
    return plane


def names(response) -> list[str]:
    return [item["Name"][-2:] for item in response.result["Items"]]


def test_a_page_holds_ten_and_the_count_is_of_all(many):
    first, second = many.ask("ListEndpoints"), many.ask("ListEndpoints", {"PageNumber": 2})
    beyond = many.ask("ListEndpoints", {"PageNumber": 2_000_000_000, "PageSize": 100})

    assert names(first) == [f"{number:02d}" for number in range(11, 1, -1)]
    assert names(second) == ["01", "00"]
    assert {key: first.result[key] for key in ("TotalCount", "PageNumber", "PageSize")} == {
        "TotalCount": 12,
        "PageNumber": 1,
        "PageSize": 10,
    }
    assert (beyond.result["TotalCount"], beyond.result["Items"]) == (12, [])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"Filter": {"Name": "chat"}}, {1, 3, 5, 7, 9, 11}),
        ({"Filter": {"Statuses": ["Stopped"]}}, {3, 4}),
        ({"Filter": {"Statuses": ["Stopped", "Running"], "Name": "chat-03"}}, {3}),
        ({"Filter": {"FoundationModelName": "doubao-seed-2-0-lite"}}, set(range(12))),
        ({"Filter": {"FoundationModelName": "glm-5-2"}}, set()),
        ({"Filter": {"ModelVersions": ["260428"]}}, set(range(12))),
        ({"Filter": {"ModelVersions": ["999999"]}}, set()),
        ({"Filter": {"EndpointModelTypes": ["CustomModel"]}}, set()),
        ({"Filter": {"EndpointModelTypes": ["FoundationModel"]}}, set(range(12))),
        ({"Filter": {"CustomModelIds": ["cm-1"]}}, set()),
        ({"ProjectName": "team"}, {8, 9, 10, 11}),
        ({"TagFilters": [{"Key": "parity", "Values": ["odd"]}]}, {1, 3, 5, 7, 9, 11}),
        ({"TagFilters": [{"Key": "n4"}]}, {4}),
        ({"TagFilters": [{"Key": "n4"}, {"Key": "parity", "Values": ["odd"]}]}, set()),
    ],
)
def test_every_filter_chooses(many, body, expected):
    response = many.ask("ListEndpoints", {"PageSize": 100, **body})

    assert {int(name) for name in names(response)} == expected
    assert response.result["TotalCount"] == len(expected)


def test_the_filter_of_ids_chooses(many):
    wanted = [*many.account.endpoints][2:4]

    found = many.ask("ListEndpoints", {"Filter": {"Ids": wanted}}).result["Items"]

    assert {item["Id"] for item in found} == set(wanted)


def test_a_listing_is_sorted_as_asked(many):
    assert names(many.ask("ListEndpoints", {"SortOrder": "Asc", "PageSize": 3})) == ["00", "01", "02"]
    by_name = many.ask("ListEndpoints", {"SortBy": "Name", "SortOrder": "Desc", "PageSize": 2})
    assert [item["Name"] for item in by_name.result["Items"]] == ["work-10", "work-08"]


def test_a_listed_endpoint_lacks_what_only_get_endpoint_shows(many):
    item = many.ask("ListEndpoints", {"PageSize": 1}).result["Items"][0]

    full = many.ask("GetEndpoint", {"Id": item["Id"]}).result
    assert set(full) - set(item) == {"Moderation", "BatchOnly", "SupportScaleTier", "ScaleTierId"}
    assert item.items() <= full.items()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"PageSize": 0}, "PageSize"),
        ({"PageSize": 101}, "PageSize"),
        ({"PageNumber": 0}, "PageNumber"),
        ({"PageNumber": "1"}, "PageNumber"),
        ({"SortBy": "Colour"}, "SortBy"),
        ({"SortOrder": "asc"}, "SortOrder"),
        ({"Filter": []}, "Filter"),
        ({"Filter": {"Ids": "ep-1"}}, "Filter.Ids"),
        ({"Filter": {"Ids": [1]}}, "Filter.Ids"),
        ({"TagFilters": {}}, "TagFilters"),
    ],
)
def test_a_listing_refuses_what_it_cannot_read(many, body, code):
    assert many.ask("ListEndpoints", body).refusal == (400, f"InvalidParameter.{code}")


def test_paging_in_the_query_is_ignored(many):
    response = many.ask("", query="Action=ListEndpoints&Version=2024-01-01&PageSize=1&PageNumber=7")

    assert (response.result["PageNumber"], response.result["PageSize"]) == (1, 10)


def wanted_key(*ids: str, seconds: int = 3600, kind: str = "endpoint") -> dict[str, object]:
    return {"DurationSeconds": seconds, "ResourceType": kind, "ResourceIds": list(ids)}


def test_a_temporary_key_opens_its_endpoint_and_nothing_else_until_it_expires():
    plane = ControlPlane(scale=0)
    own, other = plane.account.endpoint_id, plane.create_endpoint()

    result = plane.ask("GetApiKey", wanted_key(own)).result

    assert list(result) == ["ApiKey", "ExpiredTime"]
    assert result["ExpiredTime"] == int(plane.clock.now + 3600)
    assert chat(plane, own, result["ApiKey"]).status == 200
    assert code_of(chat(plane, other, result["ApiKey"])) == (403, "AccessDenied")
    assert code_of(chat(plane, models.DEFAULT.id, result["ApiKey"])) == (403, "AccessDenied")
    plane.clock.pass_seconds(3599)
    assert chat(plane, own, result["ApiKey"]).status == 200
    plane.clock.pass_seconds(2)
    assert code_of(chat(plane, own, result["ApiKey"])) == (401, "AuthenticationError")


def test_a_temporary_key_is_never_given_twice(plane):
    wanted = wanted_key(plane.account.endpoint_id)

    assert plane.ask("GetApiKey", wanted).result["ApiKey"] != plane.ask("GetApiKey", wanted).result["ApiKey"]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"DurationSeconds": None}, (400, "MissingParameter.DurationSeconds")),
        ({"DurationSeconds": -1}, (400, "InvalidParameter.DurationSeconds")),
        ({"DurationSeconds": 2_592_001}, (400, "InvalidParameter.DurationSeconds")),
        ({"DurationSeconds": "60"}, (400, "InvalidParameter.DurationSeconds")),
        ({"ResourceType": None}, (400, "MissingParameter.ResourceType")),
        ({"ResourceType": "model"}, (400, "InvalidParameter.ResourceType")),
        ({"ResourceIds": []}, (400, "MissingParameter.ResourceIds")),
        ({"ResourceIds": "ep-1"}, (400, "InvalidParameter.ResourceIds")),
        ({"ResourceIds": [NOWHERE]}, (404, "NotFound.ResourceIds")),
        ({"ResourceType": "bot"}, (404, "NotFound.ResourceIds")),
        ({"ProjectName": "team"}, (400, "InvalidParameter.ProjectName")),
    ],
)
def test_a_temporary_key_that_cannot_be_is_refused_by_the_field(plane, changes, refusal):
    body = {**wanted_key(plane.account.endpoint_id), **changes}

    assert plane.ask("GetApiKey", body).refusal == refusal


def test_one_temporary_key_does_not_span_projects(plane):
    other = plane.create_endpoint(ProjectName="team")

    response = plane.ask("GetApiKey", wanted_key(plane.account.endpoint_id, other))

    assert response.refusal == (400, "InvalidParameter.ResourceIds")


@pytest.mark.parametrize("seconds", [0, 2_592_000])
def test_the_bounds_of_a_duration_are_allowed(plane, seconds):
    result = plane.ask("GetApiKey", wanted_key(plane.account.endpoint_id, seconds=seconds)).result

    assert result["ExpiredTime"] == int(plane.clock.now + seconds)


def test_a_model_id_is_a_preset_endpoint_and_needs_a_project():
    plane = ControlPlane(scale=0)
    wanted = wanted_key(models.DEFAULT.id, kind="presetendpoint")

    assert plane.ask("GetApiKey", wanted).refusal == (400, "MissingParameter.ProjectName")
    key = plane.ask("GetApiKey", {**wanted, "ProjectName": "default"}).result["ApiKey"]
    assert chat(plane, models.DEFAULT.id, key).status == 200


def test_the_twenty_first_exchange_in_a_minute_is_too_many(plane):
    wanted = wanted_key(plane.account.endpoint_id)

    statuses = [plane.ask("GetApiKey", wanted).status for _ in range(21)]

    assert statuses == [200] * 20 + [429]
    assert plane.ask("GetApiKey", wanted).error["CodeN"] == 100018
    assert plane.ask("ListEndpoints").status == 200
    plane.clock.pass_seconds(61)
    assert plane.ask("GetApiKey", wanted).status == 200


def test_parameters_are_checked_before_the_rate_is_counted(plane):
    for _ in range(30):
        plane.ask("GetApiKey", wanted_key())

    assert plane.ask("GetApiKey", wanted_key(plane.account.endpoint_id)).status == 200


def test_expired_keys_do_not_pile_up(plane):
    before = len(plane.account.api_keys)
    for _ in range(50):
        plane.ask("GetApiKey", wanted_key(plane.account.endpoint_id, seconds=1))
        plane.clock.pass_seconds(1000)

    assert len(plane.account.api_keys) - before < 10


def test_a_temporary_key_never_reaches_the_journal(plane):
    key = plane.ask("GetApiKey", wanted_key(plane.account.endpoint_id)).result["ApiKey"]

    entry = plane.account.requests[-1]
    assert entry.response["Result"]["ApiKey"] == "***"
    assert key not in str(entry.as_dict())


def test_a_key_is_created_without_its_text_and_read_by_another_action():
    plane = ControlPlane(scale=0)

    created = plane.ask("CreateApiKey", {"Name": "notebook"}).result
    raw = plane.ask("GetRawApiKey", {"Id": created["Id"], "ProjectName": "default"}).result["ApiKey"]

    assert list(created) == ["Id"]
    assert re.fullmatch(r"ark-[0-9a-f-]{36}-[0-9a-z]{5}", raw)
    assert chat(plane, models.DEFAULT.id, raw).status == 200


def test_listed_keys_are_masked_and_temporary_ones_are_not_listed(plane):
    plane.ask("GetApiKey", wanted_key(plane.account.endpoint_id))
    body = {"ProjectName": "default", "Filter": {"AllowAll": True}, "PageNumber": 1, "PageSize": 100}

    result = plane.ask("ListApiKeys", body).result

    assert result["TotalCount"] == 2
    assert [item["Name"] for item in result["Items"]] == ["course", "course-uuid"]
    assert {item["CreateTime"] for item in result["Items"]} == {"2026-11-22T02:00:00Z"}
    assert all(re.fullmatch(r".{3}\*{4}.{4}", item["Key"]) for item in result["Items"])
    assert plane.account.api_key not in str(result)


def test_a_regenerated_key_kills_the_old_one():
    plane = ControlPlane(scale=0)
    key_id = plane.ask("ListApiKeys").result["Items"][0]["Id"]
    old = plane.ask("GetRawApiKey", {"Id": key_id}).result["ApiKey"]

    assert plane.ask("UpdateApiKey", {"Id": key_id, "Regen": True, "Name": "renewed"}).result == {}

    new = plane.ask("GetRawApiKey", {"Id": key_id}).result["ApiKey"]
    assert code_of(chat(plane, models.DEFAULT.id, old)) == (401, "AuthenticationError")
    assert chat(plane, models.DEFAULT.id, new).status == 200
    assert "renewed" in [item["Name"] for item in plane.ask("ListApiKeys").result["Items"]]


def test_the_accounts_own_key_stays_its_own_when_it_is_regenerated():
    plane = ControlPlane(scale=0)
    own, other = plane.ask("ListApiKeys").result["Items"]
    before = plane.account.api_key

    plane.ask("UpdateApiKey", {"Id": other["Id"], "Regen": True})
    untouched = plane.account.api_key
    plane.ask("UpdateApiKey", {"Id": own["Id"], "Regen": True})

    assert untouched == before != plane.account.api_key
    assert plane.account.api_key == plane.ask("GetRawApiKey", {"Id": own["Id"]}).result["ApiKey"]
    assert chat(plane, models.DEFAULT.id, plane.account.api_key).status == 200


def test_a_deleted_key_opens_nothing_and_is_gone_from_the_list():
    plane = ControlPlane(scale=0)
    key_id = plane.ask("ListApiKeys").result["Items"][0]["Id"]

    assert plane.ask("DeleteApiKey", {"Id": key_id}).result == {}

    assert chat(plane, models.DEFAULT.id).status == 401
    assert plane.ask("GetRawApiKey", {"Id": key_id}).refusal == (404, "NotFound.Id")
    assert plane.ask("DeleteApiKey", {"Id": key_id}).refusal == (404, "NotFound.Id")


def test_a_key_of_another_project_is_not_found(plane):
    key_id = plane.ask("CreateApiKey", {"Name": "theirs", "ProjectName": "team"}).result["Id"]

    assert plane.ask("GetRawApiKey", {"Id": key_id, "ProjectName": "default"}).refusal == (404, "NotFound.Id")
    assert [item["Id"] for item in plane.ask("ListApiKeys", {"ProjectName": "team"}).result["Items"]] == [key_id]


def test_an_account_has_fifty_keys_at_most(plane):
    statuses = [plane.ask("CreateApiKey", {"Name": f"key {number}"}).status for number in range(49)]

    assert statuses == [200] * 48 + [403]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "MissingParameter.Name"),
        ({"Name": ""}, "InvalidParameter.Name"),
        ({"Name": ["a"]}, "InvalidParameter.Name"),
    ],
)
def test_a_key_needs_a_name(plane, body, code):
    assert plane.ask("CreateApiKey", body).refusal == (400, code)


def test_foundation_models_are_listed_with_their_newest_version(plane):
    items = plane.ask("ListFoundationModels", {"PageSize": 100}).result["Items"]

    versions = {item["Name"]: item["PrimaryVersion"] for item in items}
    assert versions["doubao-seed-2-0-lite"] == "260428"
    assert versions["doubao-seed-2-1-pro"] == "260915"
    assert RETIRED.name not in versions


def test_activating_a_model_opens_it_for_endpoints_and_calls():
    plane = ControlPlane(scale=0)
    assert code_of(chat(plane, SLEEPING.id)) == (404, "ModelNotOpen")

    assert plane.ask("OpenModelChargeItem", {"FoundationModelName": SLEEPING.name, "DryRun": True}).result == {}
    assert code_of(chat(plane, SLEEPING.id)) == (404, "ModelNotOpen")
    for _ in range(2):
        assert plane.ask("OpenModelChargeItem", {"FoundationModelName": SLEEPING.name}).result == {}

    assert chat(plane, SLEEPING.id).status == 200
    states = plane.ask("ListModelActivations", {"PageSize": 100, "Filter": {"States": ["Available"]}}).result["Items"]
    assert SLEEPING.name in {item["FoundationModelName"] for item in states}
    assert {item["State"] for item in states} == {"Available"}


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({}, (400, "MissingParameter.FoundationModelName")),
        ({"FoundationModelName": "nope"}, (404, "NotFound.FoundationModelName")),
        ({"FoundationModelName": SLEEPING.name, "SubServices": ["foo"]}, (400, "InvalidParameter.SubServices")),
    ],
)
def test_an_activation_that_cannot_be_is_refused_by_the_field(plane, body, refusal):
    assert plane.ask("OpenModelChargeItem", body).refusal == refusal


def test_a_planned_fault_refuses_one_request_in_the_control_plane_s_words(plane):
    plane.account.control_faults.append(ControlFault("ServiceUnavailableTemp"))

    assert plane.ask("ListEndpoints").refusal == (503, "ServiceUnavailableTemp")
    assert plane.ask("ListEndpoints").status == 200


def test_a_planned_fault_can_hide_inside_http_200(plane):
    plane.account.control_faults.append(ControlFault("InternalError", status=200))

    response = plane.ask("ListEndpoints")

    assert (response.status, response.error["Code"]) == (200, "InternalError")
    assert "Result" not in response.json


def test_each_access_key_leads_to_its_own_account():
    plane = ControlPlane(accounts=2)
    first, second = plane.mock.accounts
    plane.create_endpoint("only here")

    listed = plane.ask("ListEndpoints", ak=second.access_key_id, sk=second.secret_access_key).result

    assert [item["Id"] for item in listed["Items"]] == [second.endpoint_id]
    assert len(second.requests) == 1
    assert plane.ask("ListEndpoints", ak="AKLTnobody").refusal == (401, "InvalidAccessKey")
    assert (len(first.requests), len(second.requests)) == (1, 1)


def test_every_action_of_the_course_is_served():
    assert set(ACTIONS) == {
        "CreateEndpoint", "GetEndpoint", "ListEndpoints", "UpdateEndpoint", "StartEndpoint", "StopEndpoint",
        "DeleteEndpoint", "GetApiKey", "ListApiKeys", "CreateApiKey", "UpdateApiKey", "DeleteApiKey", "GetRawApiKey",
        "ListFoundationModels", "OpenModelChargeItem", "ListModelActivations",
    }  # fmt: skip


def test_the_story_clock_dates_what_is_created(plane):
    assert plane.account.endpoints[plane.create_endpoint()].created == STORY
