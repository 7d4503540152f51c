"""The life of an API Key, long-lived or temporary: created, rotated, disabled, deleted, expired.

Plain functions on the account, shared by the API and the practice console; what cannot be done is an `ArkError` of the
control plane.

Source:
    https://www.volcengine.com/docs/82379/1361424 (50 keys an account, permissions), /1262825 (GetApiKey). The errors
    of a key's own actions are not documented; assumed.
"""

from __future__ import annotations

from collections.abc import Iterable

from . import ids
from .errors import refuse_control
from .state import DEFAULT_PROJECT, Account, ApiKey

MOST_KEYS = 50
MOST_SECONDS = 2_592_000  # 30 days
LONGEST_NAME = 200
EXPIRED_KEPT = 3600.0  # seconds
MOST_TEMPORARY = 1000
DELETED_KEPT = 200


def create(
    account: Account, *, name: str, resources: Iterable[str] | None = None, project: str = DEFAULT_PROJECT
) -> ApiKey:
    """A new long-lived key.

    Args:
        resources: model ids and endpoint ids it may call; None for all.
    Raises:
        ArkError: 400 for a name that does not fit, 403 past 50 keys, 404 for a project that does not exist.
    """
    with account.lock:
        _check(account, name=name, project=project)
        if len(lasting(account)) >= MOST_KEYS:
            raise refuse_control("OperationDenied", reason="QuotaExceeded")
        secret = ids.api_key(account.unique("api key", name))
        return account.add_api_key(
            ApiKey(
                account.next_number(),
                name,
                secret,
                resources=None if resources is None else frozenset(resources),
                project=project,
                created=account.story(),
            )
        )


def _check(account: Account, *, name: str, project: str) -> None:
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise refuse_control("InvalidParameter.Named", parameter="Name")
    if project not in account.projects:
        raise refuse_control("NotFound", parameter="ProjectName", resource="Project", content=project)


def lasting(account: Account, *, project: str | None = None) -> list[ApiKey]:
    """The long-lived keys that are not deleted, oldest first."""
    keys = [key for key in account.api_keys.values() if key.expires is None and key.state != "deleted"]
    return [key for key in keys if project is None or key.project == project]


def find(account: Account, key_id: int) -> ApiKey:
    """The long-lived key with this number.

    Raises:
        ArkError: 404 NotFound.Id.
    """
    for key in lasting(account):
        if key.id == key_id:
            return key
    raise refuse_control("NotFound", parameter="Id", resource="API key", content=key_id)


def rename(account: Account, key_id: int, name: str) -> ApiKey:
    """The key under another name."""
    with account.lock:
        key = find(account, key_id)
        _check(account, name=name, project=key.project)
        key.name = name
    return key


def restrict(account: Account, key_id: int, resources: Iterable[str] | None) -> ApiKey:
    """The key, able to call these model and endpoint ids only; None for all."""
    key = find(account, key_id)
    key.resources = None if resources is None else frozenset(resources)
    return key


def set_enabled(account: Account, key_id: int, *, enabled: bool) -> ApiKey:
    """The key, able to call or refused."""
    key = find(account, key_id)
    key.state = "active" if enabled else "disabled"
    return key


def rotate(account: Account, key_id: int) -> ApiKey:
    """The key with a new secret; the old one dies at once. The account's own key goes on being its own key."""
    with account.lock:
        old = find(account, key_id)
        old.state = "deleted"
        _forget_deleted(account)
        secret = ids.api_key(account.unique("api key", old.name))
        if account.api_key == old.secret:
            account.api_key = secret
        return account.add_api_key(
            ApiKey(old.id, old.name, secret, resources=old.resources, project=old.project, created=old.created)
        )


def delete(account: Account, key_id: int) -> None:
    """Take the key away for good."""
    with account.lock:
        find(account, key_id).state = "deleted"
        _forget_deleted(account)


def issue_temporary(
    account: Account, *, seconds: int, resources: Iterable[str], project: str = DEFAULT_PROJECT
) -> ApiKey:
    """A key for these resources only, refused once so many seconds are over.

    The form of a temporary key is not documented; assumed: a UUID.
    """
    with account.lock:
        _forget_expired(account)
        resources = frozenset(resources)
        secret = ids.uuid_of(account.unique("temporary key", *sorted(resources)))
        return account.add_api_key(
            ApiKey(
                account.next_number(),
                "",
                secret,
                resources=resources,
                expires=account.now() + seconds,
                project=project,
                created=account.story(),
            )
        )


def _forget_expired(account: Account) -> None:
    """Drop temporary keys an hour after their end, and the oldest past 1,000: a long-running mock does not grow."""
    past = account.now() - EXPIRED_KEPT
    temporary = [key for key in account.api_keys.values() if key.expires is not None]
    too_many = max(0, len(temporary) + 1 - MOST_TEMPORARY)
    for key in temporary[:too_many] + [key for key in temporary[too_many:] if key.expires < past]:
        del account.api_keys[key.secret]


def _forget_deleted(account: Account) -> None:
    """Drop the oldest deleted keys past 200; then they are as unknown as one that never was."""
    deleted = [key.secret for key in account.api_keys.values() if key.state == "deleted"]
    for secret in deleted[:-DELETED_KEPT]:
        del account.api_keys[secret]


def masked(secret: str) -> str:
    """`392****dab0`, as official tools show a key."""
    return f"{secret[:3]}****{secret[-4:]}"
