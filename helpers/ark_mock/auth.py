"""Who is asking, and may they call this? API Keys (both forms) and temporary keys of the data plane.

Source:
    texts: https://www.volcengine.com/docs/82379/1299023 and real answers; which text goes with an unknown, a deleted,
    a disabled and an expired key, and the order of the checks, is not documented; assumed.
"""

from __future__ import annotations

from .. import models
from ..models import Model
from . import ids
from .errors import refuse
from .state import Account, ApiKey, Endpoint, Tenants

BEARER = "bearer "


def bearer_secret(authorization: str) -> str:
    """The credential in `Authorization: Bearer …`; "" when there is none."""
    return authorization[len(BEARER) :].strip() if authorization[: len(BEARER)].lower() == BEARER else ""


def holder(tenants: Tenants, authorization: bytes) -> tuple[Account, ApiKey] | None:
    """The account and the key that a credential leads to, good or not; None when it leads nowhere."""
    remembered = tenants.holders.get(authorization)
    if remembered is not None and remembered[1].secret in remembered[0].api_keys:
        return remembered
    found = tenants.by_api_key(bearer_secret(authorization.decode("latin-1")))
    if found is not None:
        tenants.remember(authorization, found)
    return found


def check_key(account: Account, key: ApiKey | None, authorization: bytes) -> None:
    """Refuse a credential that is not good; note the use of one that is.

    Args:
        account, key: what `authorization` leads to; no key when it leads nowhere.
    Raises:
        ArkError: 401 for a key that is missing, malformed, unknown, deleted, disabled or expired; 401 or 403 for an
            account that is suspended or overdue.
    """
    if key is None:
        secret = bearer_secret(authorization.decode("latin-1"))
        well_formed = not secret or ids.is_api_key_shaped(secret)
        raise refuse("AuthenticationError" if well_formed else "AuthenticationError.Format")
    if key.state != "active":
        raise refuse("AuthenticationError.Deleted" if key.state == "deleted" else "AuthenticationError.Inactive")
    if key.expires is not None and account.now() >= key.expires:
        raise refuse("AuthenticationError")
    if account.overdue:
        raise refuse("AccountOverdueError")
    key.last_used = account.story()


def target(account: Account, key: ApiKey, name: str, *, kinds: tuple[str, ...]) -> tuple[Model, Endpoint | None]:
    """What a request's `model` leads to: a model, by its id or by an endpoint's id.

    Args:
        kinds: the kinds of model that the path serves.
    Raises:
        ArkError: 404 for what does not exist, is retired or not activated; 403 for what this key may not call; 400 for
            a stopped or still scheduled endpoint and for a model of another kind.
    """
    endpoint = account.endpoints.get(name)
    model = models.find(endpoint.model_id if endpoint else name)
    if model is None or (endpoint is None and not model.callable):
        raise refuse("InvalidEndpointOrModel.NotFound", model=name)
    if key.resources is not None and name not in key.resources:
        raise refuse("AccessDenied")
    if endpoint is None:
        if not account.model_id_access:
            raise refuse("InvalidEndpointOrModel.ModelIDAccessDisabled")
    elif key.project != endpoint.project:
        raise refuse("InvalidEndpointOrModel.NotFound", model=name)
    if model.id not in account.activated:
        raise refuse("ModelNotOpen", account=account.id, model=model.id)
    if endpoint is not None and endpoint.status(account.now()) != "Running":
        raise refuse("InvalidEndpoint.ClosedEndpoint")
    if model.kind not in kinds:
        raise refuse("UnsupportedAPI", model=model.id)
    return model, endpoint


def spend(account: Account, model: Model, endpoint: Endpoint | None, tokens: int, *, at_most: int) -> None:
    """Count a request of so many tokens against RPM and TPM; called on the server's thread only.

    Args:
        at_most: the tokens it might have had, prompt and longest answer: what decides whether there is room for it.
    Raises:
        ArkError: 429, of the endpoint when the endpoint's own limit is met, else of the model.
    """
    now, limits = account.now(), model.limits
    if endpoint is not None:
        own = endpoint.window
        met = own.take(now, rpm=endpoint.rpm, tpm=endpoint.tpm, tokens=tokens, at_most=at_most)
        if met:
            raise refuse(f"RateLimitExceeded.Endpoint{met.upper()}Exceeded")
    shared = account.windows[model.id]
    met = shared.take(now, rpm=limits.rpm, tpm=limits.tpm, tokens=tokens, at_most=at_most)
    if met:
        if endpoint is not None:
            own.give_back(tokens)
        raise refuse(f"ModelAccount{met.capitalize()}RateLimitExceeded")
