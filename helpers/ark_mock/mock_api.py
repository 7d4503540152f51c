"""`/_mock/…`: what a notebook in another process sees of its account on a running mock. Not a part of Ark.

Only to the account's own key. `connect()` uses it when `ARK_MOCK_URL` is set.
"""

from __future__ import annotations

from typing import Any

from . import console_actions, faults, wire
from .call import Answer, Call, Handler, Whole
from .errors import ArkError, refuse
from .state import Account


def credentials(account: Account, origin: str) -> dict[str, Any]:
    """Where the account is served and with what: the JSON line of `python -m helpers.ark_mock --json`."""
    return {
        "base_url": f"{origin}/api/v3",
        "control_url": origin,
        "api_key": account.api_key,
        "access_key_id": account.access_key_id,
        "secret_access_key": account.secret_access_key,
        "model": account.model,
        "endpoint_id": account.endpoint_id,
    }


def show_account(call: Call) -> Answer:
    """GET: the account's credentials, at the address that the client used."""
    return Whole(wire.dump(credentials(call.account, f"http://{call.header(b'host')}")))


def show_requests(call: Call) -> Answer:
    """GET: the journal, oldest first."""
    return Whole(wire.dump([exchange.as_dict() for exchange in call.account.requests]))


def forget_requests(call: Call) -> Answer:
    """DELETE: an empty journal."""
    call.account.requests.clear()
    return Whole(b"{}")


def show_faults(call: Call) -> Answer:
    """GET: the faults still queued."""
    return Whole(wire.dump([faults.described(fault) for fault in call.account.faults]))


def plan_fault(call: Call) -> Answer:
    """POST {"kind": "CutStream", "after_chunks": 3}: one more fault at the end of the queue."""
    try:
        call.account.faults.append(faults.planned(wire.load(call.body)))
    except ValueError as error:
        raise refuse("InvalidParameter", param="fault", parameter="fault", reason=str(error)) from None
    return Whole(b"{}")


def forget_faults(call: Call) -> Answer:
    """DELETE: an empty queue."""
    call.account.faults.clear()
    return Whole(b"{}")


def act_in_console(call: Call) -> Answer:
    """POST {"action": "create_api_key", "arguments": {"name": "…"}}: {"result": …} or {"refused": [code, message]}."""
    body = wire.load(call.body)
    arguments = body.get("arguments") or {}
    if not isinstance(body.get("action"), str) or not isinstance(arguments, dict):
        raise refuse("MissingParameter", param="action", parameter="action")
    try:
        return Whole(wire.dump({"result": console_actions.perform(call.account, body["action"], arguments)}))
    except ArkError as error:
        return Whole(wire.dump({"refused": [error.code, error.message]}))


PATHS: dict[str, dict[str, Handler]] = {
    "/_mock/account": {"GET": show_account},
    "/_mock/requests": {"GET": show_requests, "DELETE": forget_requests},
    "/_mock/console": {"POST": act_in_console},
    "/_mock/faults": {"GET": show_faults, "POST": plan_fault, "DELETE": forget_faults},
}
