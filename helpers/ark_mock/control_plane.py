"""POST /?Action=…&Version=2024-01-01: is it signed well, is it allowed, which action is it, what does it answer?

To serve a new action: write `def action(asked: Asked) -> dict` (the Result) in a file of its subject and add it to
ACTIONS.

Source:
    https://www.volcengine.com/docs/6369/67268 (public parameters), /80336 (envelope), /68677 (codes). The order of the
    checks, and that the body is read as JSON whatever its Content-Type, are not documented; assumed.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import access, activation, api_key_actions, endpoint_actions, ids, signature, wire
from .call import Call, Whole
from .errors import ArkError, control_plane_error, refuse_control
from .journal import MASK
from .parameters import Asked, Parameters
from .signature import REGION, SERVICE, BadSignature, Claim, SignedRequest
from .state import AccessKey, Account, Tenants

PATH = "/"
VERSION = "2024-01-01"
# Who exchanges AK/SK for a temporary key must also be allowed to read the endpoint (docs/82379/1263279).
ALSO_NEEDED = {"GetApiKey": ("GetEndpoint",)}


@dataclass(frozen=True, slots=True)
class Action:
    """What answers an action, and the kind of resource it is about."""

    run: Callable[[Asked], dict[str, Any]]
    kind: str


ACTIONS: dict[str, Action] = {
    "CreateEndpoint": Action(endpoint_actions.create_endpoint, "endpoint"),
    "GetEndpoint": Action(endpoint_actions.get_endpoint, "endpoint"),
    "ListEndpoints": Action(endpoint_actions.list_endpoints, "endpoint"),
    "UpdateEndpoint": Action(endpoint_actions.update_endpoint, "endpoint"),
    "StartEndpoint": Action(endpoint_actions.start_endpoint, "endpoint"),
    "StopEndpoint": Action(endpoint_actions.stop_endpoint, "endpoint"),
    "DeleteEndpoint": Action(endpoint_actions.delete_endpoint, "endpoint"),
    "GetApiKey": Action(api_key_actions.get_api_key, "endpoint"),
    "ListApiKeys": Action(api_key_actions.list_api_keys, "apikey"),
    "CreateApiKey": Action(api_key_actions.create_api_key, "apikey"),
    "UpdateApiKey": Action(api_key_actions.update_api_key, "apikey"),
    "DeleteApiKey": Action(api_key_actions.delete_api_key, "apikey"),
    "GetRawApiKey": Action(api_key_actions.get_raw_api_key, "apikey"),
    "ListFoundationModels": Action(activation.list_foundation_models, "model"),
    "OpenModelChargeItem": Action(activation.open_model_charge_item, "model"),
    "ListModelActivations": Action(activation.list_model_activations, "model"),
}


def name_owner(call: Call) -> None:
    """Whose request it is, believed for the journal only, and with that its id and its time.

    The id depends on action and body, not on X-Date or the signature, so that the same story tells the same ids.
    """
    call.account = owner(call.tenants, signed_request(call))
    account = call.account or call.tenants.accounts[0]
    whose = "account's" if call.account else "stranger's"
    fingerprint = ids.fingerprint(call.body, whose, call.method, call.path, parameter(call, "Action"))
    now = account.story()
    call.created = int(now)
    call.request_id = ids.control_request_id(now, ids.digest(account.request_id(now, fingerprint)))


def owner(tenants: Tenants, request: SignedRequest) -> Account | None:
    """The account whose AK the request names, valid or not; the sole account when it leads nowhere."""
    try:
        found = tenants.by_access_key(signature.claim_of(request).access_key_id)
    except BadSignature:
        found = None
    return found[0] if found else tenants.sole


def control(call: Call) -> Whole:
    """The answer to a control-plane request, or its refusal in the control plane's envelope."""
    try:
        result = result_of(call)
    except ArkError as error:
        return refused(error, call)
    return Whole(wire.dump({"ResponseMetadata": metadata(call), "Result": result}))


def result_of(call: Call) -> dict[str, Any]:
    """What the action answers, once every check let the request pass.

    Raises:
        ArkError: the refusal of the first check that did not.
    """
    if len(call.body) > wire.MOST_BYTES:
        raise refuse_control("InvalidParameter.Named", parameter="Body")
    account, pair = authenticated(call)
    call.account = account
    meet_fault(call)
    name = needed_parameter(call, "Action")
    version = needed_parameter(call, "Version")
    action = ACTIONS.get(name) if version == VERSION else None
    check_access(account, pair.user, name, kind=action.kind if action else "*", body=body_or_nothing(call))
    if action is None:
        raise refuse_control("InvalidActionOrVersion", action=name, version=version)
    asked = Asked(account, pair.user, Parameters(body_of(call)))
    with account.lock:
        return action.run(asked)


def refused(error: ArkError, call: Call) -> Whole:
    """The answer that a refusal makes: the same envelope, with an Error and without a Result."""
    body = wire.dump({"ResponseMetadata": {**metadata(call), "Error": control_plane_error(error)}})
    return Whole(body, status=error.status, headers=tuple(error.headers.items()))


def metadata(call: Call) -> dict[str, str]:
    """What every answer begins with; an Action or Version that was not sent is empty (assumed)."""
    return {
        "RequestId": call.request_id,
        "Action": parameter(call, "Action"),
        "Version": parameter(call, "Version"),
        "Service": SERVICE,
        "Region": REGION,
    }


def parameter(call: Call, name: str) -> str:
    """A parameter of the query, the first of several; "" when there is none."""
    for key, value in signature.query_pairs(call.query):
        if key == name:
            return value.encode("latin-1").decode("utf-8", "replace")
    return ""


def needed_parameter(call: Call, name: str) -> str:
    value = parameter(call, name)
    if not value:
        raise refuse_control("MissingParameter", parameter=name)
    return value


def signed_request(call: Call) -> SignedRequest:
    """The request as the signature's functions read it."""
    headers = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in call.raw_headers]
    return SignedRequest(call.method, call.path, call.query, headers, call.body)


def authenticated(call: Call) -> tuple[Account, AccessKey]:
    """Who signed the request: the Authorization is read, then X-Date, AK, session token, window, signature checked.

    Raises:
        ArkError: 400 or 401, of the first check that fails.
    """
    request = signed_request(call)
    try:
        claim = signature.claim_of(request)
        if not claim.timestamp:
            raise BadSignature("MissingRequestInfo", information="X-Date")
        account, pair = signer(call.tenants, claim)
        signature.check_time(claim, now=account.now())
    except BadSignature as bad:
        raise refuse_control(bad.code, **bad.values) from None
    verdict = signature.verify(request, claim, pair.secret)
    if not verdict.matches:
        note(call, account, claim, verdict)
        raise refuse_control("SignatureDoesNotMatch")
    return account, pair


def signer(tenants: Tenants, claim: Claim) -> tuple[Account, AccessKey]:
    """The access key that the claim names.

    Raises:
        BadSignature: InvalidAccessKey for one that is unknown, disabled or deleted; InvalidSecretToken for a session
            token that is not the pair's (its text is assumed).
    """
    found = tenants.by_access_key(claim.access_key_id)
    if found is None or found[1].state != "active":
        raise BadSignature("InvalidAccessKey", access_key=claim.access_key_id)
    token = found[1].session_token or ""
    if not hmac.compare_digest(token.encode(), (claim.security_token or "").encode()):
        raise BadSignature("InvalidSecretToken", reason="the token does not belong to the access key")
    return found


def note(call: Call, account: Account, claim: Claim, verdict: signature.Verdict) -> None:
    """Keep in the journal what the signature was computed from here, secrets masked; the answer never tells."""
    if call.exchange is None:
        return
    secrets = [secret for secret in (claim.security_token, *account.secrets()) if secret]
    for name in ("canonical_request", "string_to_sign"):
        text = getattr(verdict, name)
        for secret in secrets:
            text = text.replace(secret, MASK)
        call.exchange.notes[name] = text


def meet_fault(call: Call) -> None:
    """Take the refusal planned for this request, if there is one."""
    if not call.account.control_faults:
        return
    fault = call.account.control_faults.popleft()
    error = refuse_control(fault.name)
    raise error if fault.status is None else error.with_status(fault.status)


def check_access(account: Account, user: str, action: str, *, kind: str, body: dict[str, Any]) -> None:
    """Refuse a user whose policies do not allow the action on what the request names.

    Raises:
        ArkError: 403 AccessDenied.
    """
    for resource_id, project in resources_of(account, action, kind=kind, body=body):
        for needed in (action, *ALSO_NEEDED.get(action, ())):
            if not access.may(account, user, needed, kind=kind, resource_id=resource_id, project=project):
                resource = access.trn(account, kind=kind, resource_id=resource_id)
                raise refuse_control("AccessDenied", action=f"{SERVICE}:{needed}", resource=resource)


def resources_of(account: Account, action: str, *, kind: str, body: dict[str, Any]) -> list[tuple[str, str | None]]:
    """The ids that a request names, each with its project (None: any); `*` when it names none.

    A listing without a project is about any: it shows what the user may see.
    """
    named = body.get("ResourceIds") if isinstance(body.get("ResourceIds"), list) else [body.get("Id")]
    resource_ids = [name for name in named if isinstance(name, str)] if kind == "endpoint" else []
    given = body.get("ProjectName") if isinstance(body.get("ProjectName"), str) else None
    if not resource_ids:
        creates = action.startswith("Create")
        return [("*", given or ("default" if creates else None))]
    found = [(name, account.endpoints.get(name)) for name in resource_ids]
    return [(name, endpoint.project if endpoint else given) for name, endpoint in found]


def body_of(call: Call) -> dict[str, Any]:
    """The JSON object of a request; empty when there is no body.

    Raises:
        ArkError: 400 InvalidParameter.Body for anything but a JSON object (not documented; assumed).
    """
    if not call.body.strip():
        return {}
    try:
        return wire.load(call.body)
    except ArkError:
        raise refuse_control("InvalidParameter.Named", parameter="Body") from None


def body_or_nothing(call: Call) -> dict[str, Any]:
    """The body for the question of access, which comes before the question whether it can be read."""
    try:
        return body_of(call)
    except ArkError:
        return {}
