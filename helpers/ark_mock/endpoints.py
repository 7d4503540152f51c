"""The life of an inference endpoint: created, scheduled, running, stopped, deleted.

Plain functions on the account, shared by the API and the practice console; what cannot be done is an `ArkError` of the
control plane.

Source:
    https://www.volcengine.com/docs/82379/1262823 (create), /1262430 (list), /1262814 (update), /1182403 (states).
    Not documented, assumed: the delay before an endpoint runs; that starting what runs and stopping what is stopped is
    refused; that a running endpoint may be deleted; that a name need not be unique.
"""

from __future__ import annotations

from collections.abc import Sequence

from .. import models
from . import ids
from .errors import refuse_control
from .state import DEFAULT_PROJECT, MAIN_USER, Account, Endpoint

SCHEDULING_SECONDS = 3.0
LONGEST_NAME = 200
MODERATION = ("Default", "Basic", "Customized", "Skip")
CREATED_BY = "sys:ark:createdBy"
SYSTEM_TAG = "sys:"


def create(
    account: Account,
    *,
    name: str,
    model_id: str,
    description: str = "",
    project: str = DEFAULT_PROJECT,
    tags: Sequence[dict[str, str]] = (),
    rpm: int | None = None,
    tpm: int | None = None,
    moderation: str = MODERATION[0],
    user: str = MAIN_USER,
) -> Endpoint:
    """A new endpoint of the model, being scheduled.

    Args:
        tags: [{"Key": "env", "Value": "test"}]
        rpm, tpm: limits of this endpoint alone; None leaves the model's.
    Raises:
        ArkError: as `check` does.
    """
    with account.lock:
        check(account, name=name, model_id=model_id, project=project, tags=tags)
        _check_limits(rpm, tpm)
        endpoint = Endpoint(
            ids.dated_id("ep", account.story(), account.unique("endpoint", name, model_id)),
            name,
            model_id,
            description=description,
            project=project,
            tags=[dict(tag) for tag in tags] + _created_by(account, user),
            rpm=rpm,
            tpm=tpm,
            moderation=moderation,
            ready_at=_ready_at(account),
            created=account.story(),
            updated=account.story(),
            created_by=user,
        )
        account.endpoints[endpoint.id] = endpoint
    return endpoint


def check(
    account: Account, *, name: str, model_id: str, project: str = DEFAULT_PROJECT, tags: Sequence[dict[str, str]] = ()
) -> None:
    """Whether such an endpoint could be created; what `DryRun` asks.

    Raises:
        ArkError: 400 for a name or tags that do not fit, 403 for a model that is not activated, 404 for a model or
            project that does not exist.
    """
    _check_name(name)
    keys = [tag["Key"] for tag in tags]
    if len(set(keys)) < len(keys):
        raise refuse_control("Duplicate.Tags.Key")
    if any(not key or key.startswith(SYSTEM_TAG) for key in keys):
        raise refuse_control("InvalidParameter.Named", parameter="Tags.Key")
    if project not in account.projects:
        raise refuse_control("NotFound", parameter="ProjectName", resource="Project", content=project)
    model = models.find(model_id)
    if model is None or not model.callable:
        raise refuse_control("NotFound", parameter="FoundationModel", resource="FoundationModel", content=model_id)
    if model_id not in account.activated:
        raise refuse_control("OperationDenied.ServiceNotOpen")


def _check_name(name: str) -> None:
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise refuse_control("InvalidParameter.Named", parameter="Name")


def _check_limits(rpm: int | None, tpm: int | None) -> None:
    for parameter, limit in (("Rpm", rpm), ("Tpm", tpm)):
        if limit is not None and limit < 1:
            raise refuse_control("InvalidParameter.Named", parameter=f"RateLimit.{parameter}")


def _created_by(account: Account, user: str) -> list[dict[str, str]]:
    if user == MAIN_USER:
        return []
    return [{"Key": CREATED_BY, "Value": f"IAMUser/{account.users[user].id}/{user}"}]


def _ready_at(account: Account) -> float:
    return account.now() + account.pace.lasting(SCHEDULING_SECONDS)


def find(account: Account, endpoint_id: str) -> Endpoint:
    """The endpoint with this id.

    Raises:
        ArkError: 404 NotFound.Id.
    """
    endpoint = account.endpoints.get(endpoint_id)
    if endpoint is None:
        raise refuse_control("NotFound", parameter="Id", resource="endpoint", content=endpoint_id)
    return endpoint


def update(
    account: Account,
    endpoint_id: str,
    *,
    name: str | None = None,
    description: str | None = None,
    rpm: int | None = None,
    tpm: int | None = None,
    moderation: str | None = None,
) -> Endpoint:
    """The endpoint with what is not None changed."""
    with account.lock:
        endpoint = find(account, endpoint_id)
        if name is not None:
            _check_name(name)
        _check_limits(rpm, tpm)
        changes = {"name": name, "description": description, "rpm": rpm, "tpm": tpm, "moderation": moderation}
        for field, value in changes.items():
            if value is not None:
                setattr(endpoint, field, value)
        endpoint.updated = account.story()
    return endpoint


def start(account: Account, endpoint_id: str) -> Endpoint:
    """A stopped endpoint, being scheduled again.

    Raises:
        ArkError: 404 NotFound.Id; 403 OperationDenied.EndpointStatus when it is not stopped.
    """
    return _set_stopped(account, endpoint_id, stopped=False)


def stop(account: Account, endpoint_id: str) -> Endpoint:
    """The endpoint, stopped at once.

    Raises:
        ArkError: 404 NotFound.Id; 403 OperationDenied.EndpointStatus when it is stopped already.
    """
    return _set_stopped(account, endpoint_id, stopped=True)


def _set_stopped(account: Account, endpoint_id: str, *, stopped: bool) -> Endpoint:
    with account.lock:
        endpoint = find(account, endpoint_id)
        if endpoint.stopped is stopped:
            raise refuse_control("OperationDenied", reason="EndpointStatus")
        endpoint.stopped = stopped
        endpoint.ready_at = _ready_at(account)
        endpoint.updated = account.story()
    return endpoint


def delete(account: Account, endpoint_id: str) -> None:
    """Take the endpoint away for good."""
    with account.lock:
        find(account, endpoint_id)
        del account.endpoints[endpoint_id]


def model_id_of(name: str, version: str | None) -> str:
    """The model id of a FoundationModel; without a version, that of its newest callable one (assumed)."""
    if version:
        return f"{name}-{version}"
    versions = sorted(model.id for model in models.MODELS if model.name == name and model.callable)
    return versions[-1] if versions else name
