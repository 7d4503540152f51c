"""Who may do what on the control plane: IAM users, their policies, their access keys (AK/SK).

Plain functions on the account, shared by the control plane and the practice console. The main user may do everything.

Source:
    https://www.volcengine.com/docs/82379/1263493 (users, policies, TRN), https://www.volcengine.com/docs/6831/1400278
    (two access keys an identity), https://www.volcengine.com/docs/6257/64992 (AccessKeyLimitExceeded).
"""

from __future__ import annotations

from . import ids
from .errors import refuse_control
from .policies import Grant, Policy, allows
from .signature import REGION, SERVICE
from .state import MAIN_USER, AccessKey, Account, IamUser

MOST_ACCESS_KEYS = 2
DELETED_KEPT = 200


def create_user(account: Account, name: str) -> IamUser:
    """A new user, without any rights.

    Raises:
        ArkError: 400 for an empty name, 403 for a name that is taken (codes not documented; assumed).
    """
    with account.lock:
        if not name.strip() or not name.isprintable():
            raise refuse_control("InvalidParameter.Named", parameter="UserName")
        if name == MAIN_USER or name in account.users:
            raise refuse_control("OperationDenied", reason="UserExists")
        account.users[name] = user = IamUser(account.next_number(), name)
    return user


def attach(account: Account, user: str, policy: Policy, *, project: str | None = None) -> None:
    """Give the user what the policy allows: everywhere, or in one project only."""
    find_user(account, user).grants.append(Grant(policy, project))


def find_user(account: Account, name: str) -> IamUser:
    """The IAM user of this name.

    Raises:
        ArkError: 404 NotFound.UserName.
    """
    user = account.users.get(name)
    if user is None:
        raise refuse_control("NotFound", parameter="UserName", resource="user", content=name)
    return user


def create_access_key(account: Account, *, user: str = MAIN_USER) -> AccessKey:
    """A new AK/SK of the user.

    Raises:
        ArkError: 409 AccessKeyLimitExceeded past two, 404 for a user that does not exist.
    """
    with account.lock:
        if user != MAIN_USER:
            find_user(account, user)
        if len(access_keys(account, user=user)) >= MOST_ACCESS_KEYS:
            raise refuse_control("AccessKeyLimitExceeded")
        pair = AccessKey(
            ids.access_key_id(account.unique("access key", user)),
            ids.secret_access_key(account.unique("secret access key", user)),
            user=user,
            created=account.story(),
        )
        return account.add_access_key(pair)


def access_keys(account: Account, *, user: str | None = None) -> list[AccessKey]:
    """The access keys that are not deleted, of everybody or of one user."""
    pairs = [pair for pair in account.access_keys.values() if pair.state != "deleted"]
    return [pair for pair in pairs if user is None or pair.user == user]


def find_access_key(account: Account, access_key_id: str) -> AccessKey:
    """The access key with this id.

    Raises:
        ArkError: 404 NotFound.AccessKeyId.
    """
    for pair in access_keys(account):
        if pair.id == access_key_id:
            return pair
    raise refuse_control("NotFound", parameter="AccessKeyId", resource="access key", content=access_key_id)


def set_access_key_enabled(account: Account, access_key_id: str, *, enabled: bool) -> AccessKey:
    """The access key, able to sign or refused."""
    pair = find_access_key(account, access_key_id)
    pair.state = "active" if enabled else "disabled"
    return pair


def delete_access_key(account: Account, access_key_id: str) -> None:
    """Take the access key away for good; of the deleted ones only the newest are remembered."""
    with account.lock:
        find_access_key(account, access_key_id).state = "deleted"
        deleted = [pair.id for pair in account.access_keys.values() if pair.state == "deleted"]
        for old in deleted[:-DELETED_KEPT]:
            del account.access_keys[old]


def may(
    account: Account, user: str, action: str, *, kind: str = "endpoint", resource_id: str = "*", project: str | None
) -> bool:
    """Whether the user may do this to a resource.

    Args:
        action: "StopEndpoint"
        project: of the resource; None for a question about any project.
    """
    if user == MAIN_USER:
        return True
    name = trn(account, kind=kind, resource_id=resource_id)
    return allows(find_user(account, user).grants, f"{SERVICE}:{action}", name, project)


def trn(account: Account, *, kind: str = "endpoint", resource_id: str = "*") -> str:
    """`trn:ark:cn-beijing:2100000001:endpoint/ep-…`; other kinds than `endpoint` are assumed."""
    return f"trn:{SERVICE}:{REGION}:{account.id}:{kind}/{resource_id}"
