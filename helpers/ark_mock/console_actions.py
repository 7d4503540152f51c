"""What a person can click in the console, as actions on the account's own state: the state that the API acts on too.

`perform(account, "create_endpoint", {"name": …, "model_id": …})` gives plain JSON values. Secrets are in the answer of
the action that creates them and nowhere else.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from .. import models
from . import access, activation, api_keys, endpoints
from .errors import refuse_control
from .policies import SYSTEM_POLICIES
from .state import MAIN_USER, AccessKey, Account, ApiKey, Endpoint, IamUser

Shown = dict[str, Any]


def perform(account: Account, action: str, arguments: dict[str, Any]) -> Any:
    """What the action of this name gives; ACTIONS has them all.

    Raises:
        ArkError: unknown action, arguments that do not fit, or what the action itself refuses.
    """
    if action not in ACTIONS:
        raise refuse_control("InvalidActionOrVersion", action=action, version="console")
    _check(ACTIONS[action], arguments)
    with account.lock:
        return ACTIONS[action](account, **arguments)


def _check(action: Callable[..., Any], arguments: dict[str, Any]) -> None:
    """Refuse arguments that the action's signature does not have, or of another type than it says."""
    _, *parameters = inspect.signature(action).parameters.values()
    for name in arguments.keys() - {parameter.name for parameter in parameters}:
        raise refuse_control("InvalidParameter.Named", parameter=name)
    for parameter in parameters:
        if parameter.name not in arguments:
            if parameter.default is parameter.empty:
                raise refuse_control("MissingParameter.Named", parameter=parameter.name)
        elif not any(FITS[kind](arguments[parameter.name]) for kind in parameter.annotation.split(" | ")):
            raise refuse_control("InvalidParameter.Named", parameter=parameter.name)


FITS: dict[str, Callable[[Any], bool]] = {
    "None": lambda value: value is None,
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: type(value) is int,
    "str": lambda value: isinstance(value, str),
    "list[str]": lambda value: isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value),
}


def _api_key(key: ApiKey) -> Shown:
    return {
        "id": key.id,
        "name": key.name,
        "state": key.state,
        "resources": None if key.resources is None else sorted(key.resources),
        "project": key.project,
        "used": key.last_used is not None,
    }


def create_api_key(account: Account, *, name: str, resources: list[str] | None = None) -> Shown:
    key = api_keys.create(account, name=name, resources=resources)
    return {**_api_key(key), "secret": key.secret}


def list_api_keys(account: Account) -> list[Shown]:
    return [_api_key(key) for key in api_keys.lasting(account)]


def set_api_key_enabled(account: Account, *, id: int, enabled: bool) -> Shown:
    return _api_key(api_keys.set_enabled(account, id, enabled=enabled))


def restrict_api_key(account: Account, *, id: int, resources: list[str] | None) -> Shown:
    return _api_key(api_keys.restrict(account, id, resources))


def delete_api_key(account: Account, *, id: int) -> None:
    api_keys.delete(account, id)


def _model(account: Account, name: str) -> Shown:
    newest = activation.versions(name)[-1]
    return {"name": name, "id": newest.id, "kind": newest.kind, "state": activation.state(account, name)}


def list_models(account: Account) -> list[Shown]:
    return [_model(account, name) for name in activation.names()]


def activate_model(account: Account, *, name: str) -> Shown:
    found = models.find(name)
    name = found.name if found else name
    activation.activate(account, name)
    return _model(account, name)


def _endpoint(account: Account, endpoint: Endpoint) -> Shown:
    return {
        "id": endpoint.id,
        "name": endpoint.name,
        "model_id": endpoint.model_id,
        "state": endpoint.status(account.now()),
        "rpm": endpoint.rpm,
        "tpm": endpoint.tpm,
        "project": endpoint.project,
    }


def create_endpoint(
    account: Account, *, name: str, model_id: str, rpm: int | None = None, tpm: int | None = None
) -> Shown:
    return _endpoint(account, endpoints.create(account, name=name, model_id=model_id, rpm=rpm, tpm=tpm))


def list_endpoints(account: Account) -> list[Shown]:
    return [_endpoint(account, endpoint) for endpoint in list(account.endpoints.values())]


def get_endpoint(account: Account, *, id: str) -> Shown:
    return _endpoint(account, endpoints.find(account, id))


def limit_endpoint(account: Account, *, id: str, rpm: int | None = None, tpm: int | None = None) -> Shown:
    return _endpoint(account, endpoints.update(account, id, rpm=rpm, tpm=tpm))


def stop_endpoint(account: Account, *, id: str) -> Shown:
    return _endpoint(account, endpoints.stop(account, id))


def start_endpoint(account: Account, *, id: str) -> Shown:
    return _endpoint(account, endpoints.start(account, id))


def delete_endpoint(account: Account, *, id: str) -> None:
    endpoints.delete(account, id)


def _access_key(pair: AccessKey) -> Shown:
    return {"id": pair.id, "user": pair.user, "state": pair.state}


def create_access_key(account: Account, *, user: str = MAIN_USER) -> Shown:
    pair = access.create_access_key(account, user=user)
    return {**_access_key(pair), "secret": pair.secret}


def list_access_keys(account: Account) -> list[Shown]:
    return [_access_key(pair) for pair in access.access_keys(account)]


def set_access_key_enabled(account: Account, *, id: str, enabled: bool) -> Shown:
    return _access_key(access.set_access_key_enabled(account, id, enabled=enabled))


def delete_access_key(account: Account, *, id: str) -> None:
    access.delete_access_key(account, id)


def _user(user: IamUser) -> Shown:
    return {"name": user.name, "policies": [grant.policy.name for grant in user.grants]}


def create_user(account: Account, *, name: str, policy: str | None = None, project: str | None = None) -> Shown:
    if policy is not None and policy not in SYSTEM_POLICIES:
        raise refuse_control("NotFound", parameter="PolicyName", resource="policy", content=policy)
    user = access.create_user(account, name)
    if policy is not None:
        access.attach(account, name, SYSTEM_POLICIES[policy], project=project)
    return _user(user)


def attach_policy(account: Account, *, name: str, policy: str, project: str | None = None) -> Shown:
    if policy not in SYSTEM_POLICIES:
        raise refuse_control("NotFound", parameter="PolicyName", resource="policy", content=policy)
    access.attach(account, name, SYSTEM_POLICIES[policy], project=project)
    return _user(access.find_user(account, name))


def list_users(account: Account) -> list[Shown]:
    return [_user(user) for user in account.users.values()]


def usage(account: Account) -> list[Shown]:
    with account.lock:
        spent = list(account.usage.items())
    return [
        {
            "model_id": model_id,
            "requests": used.requests,
            "prompt_tokens": used.prompt_tokens,
            "completion_tokens": used.completion_tokens,
        }
        for model_id, used in spent
    ]


ACTIONS: dict[str, Callable[..., Any]] = {
    action.__name__: action
    for action in (
        create_api_key,
        list_api_keys,
        set_api_key_enabled,
        restrict_api_key,
        delete_api_key,
        list_models,
        activate_model,
        create_endpoint,
        list_endpoints,
        get_endpoint,
        limit_endpoint,
        stop_endpoint,
        start_endpoint,
        delete_endpoint,
        create_access_key,
        list_access_keys,
        set_access_key_enabled,
        delete_access_key,
        create_user,
        attach_policy,
        list_users,
        usage,
    )
}
