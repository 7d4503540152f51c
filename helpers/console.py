"""What the console (控制台) does, as plain methods; no widgets. `ark.console()` opens its view.

Every method acts on the account that the API acts on, at once. In real mode nothing is done: the real console's address
is given instead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from helpers.texts import console as texts
from helpers.texts import say

PAGES = "https://console.volcengine.com/ark/region:ark+cn-beijing"
ADDRESSES = {
    "activation": f"{PAGES}/openManagement",
    "api_keys": f"{PAGES}/apiKey",
    "endpoints": f"{PAGES}/endpoint",
    "access_keys": "https://console.volcengine.com/iam/keymanage/",
    "users": "https://console.volcengine.com/iam/identitymanage/user",
    "usage": f"{PAGES}/usageTracking",
}


class ConsoleError(Exception):
    """What the console refused, in words.

    Attributes:
        code: the service's code, "NotFound.Id".
    """

    def __init__(self, message: str, *, code: str = "") -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A row of API Key 管理. `secret` is there only on the key just created, and does not show itself.

    Attributes:
        state: "active" or "disabled".
        resources: model and endpoint ids it may call; None for all.
    """

    id: int
    name: str
    state: str
    resources: tuple[str, ...] | None = None
    project: str = "default"
    used: bool = False
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A row of 自定义推理接入点; `state` is "Scheduling", "Running" or "Stopped"."""

    id: str
    name: str
    model_id: str
    state: str
    rpm: int | None = None
    tpm: int | None = None
    project: str = "default"


@dataclass(frozen=True, slots=True)
class AccessKey:
    """A row of 访问密钥: `id` is the AK, `secret` the SK, there only on the pair just created; neither shows itself."""

    id: str
    user: str
    state: str
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """A row of 开通管理; `state` is "Available" once activated, else "Unavailable"."""

    name: str
    id: str
    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class User:
    """An IAM user and the names of his policies."""

    name: str
    policies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Usage:
    """A row of 用量统计: what was used of one model."""

    model_id: str
    requests: int
    prompt_tokens: int
    completion_tokens: int


class Console:
    """The practice console of one account.

    Args:
        perform: perform("create_api_key", name="…") → JSON values; raises whatever `refused` reads.
        secret: wraps a secret so that it does not show itself.
        refused: the code and message of what `perform` raised; None for anything that is not a refusal.
        view: opens the console's view on this object, at a page or at the first.

    Attributes:
        newest: the key, pair or endpoint made last here, by a method or by a click; a key with its secret.
    """

    def __init__(
        self,
        perform: Callable[..., Any],
        *,
        secret: Callable[[str], str],
        refused: Callable[[Exception], tuple[str, str] | None],
        view: Callable[[Console, str | None], Any],
    ) -> None:
        self._perform, self._secret, self._refused, self._view = perform, secret, refused, view
        self.newest: ApiKey | AccessKey | Endpoint | None = None

    def __call__(self, page: str | None = None) -> Any:
        """The console as something to click, open at a page of ADDRESSES ("endpoints").

        Raises:
            ConsoleError: there is no such page.
        """
        if page is not None and page not in ADDRESSES:
            raise ConsoleError(say(texts.NO_PAGE, page=page, pages=", ".join(ADDRESSES)))
        return self._view(self, page)

    def __repr__(self) -> str:
        return say(texts.CONSOLE)

    def create_api_key(self, name: str, *, resources: list[str] | None = None) -> ApiKey:
        """A new key, with its secret; `resources` are the model and endpoint ids it may call, None for all.

        Raises:
            ConsoleError: here and in every method below, what was refused and why.
        """
        self.newest = made = self._api_key(self._do("create_api_key", name=name, resources=resources))
        return made

    def api_keys(self) -> list[ApiKey]:
        """Every long-lived key, without secrets."""
        return [self._api_key(row) for row in self._do("list_api_keys")]

    def disable_api_key(self, id: int) -> ApiKey:
        """The key, refused from now on."""
        return self._api_key(self._do("set_api_key_enabled", id=id, enabled=False))

    def enable_api_key(self, id: int) -> ApiKey:
        """The key, good again."""
        return self._api_key(self._do("set_api_key_enabled", id=id, enabled=True))

    def restrict_api_key(self, id: int, resources: list[str] | None) -> ApiKey:
        """The key, good for these model and endpoint ids only; None for all."""
        return self._api_key(self._do("restrict_api_key", id=id, resources=resources))

    def delete_api_key(self, id: int) -> None:
        """Take the key away for good."""
        self._do("delete_api_key", id=id)

    def models(self) -> list[Model]:
        """Every model by name, and whether it was activated."""
        return [Model(**row) for row in self._do("list_models")]

    def activate_model(self, name: str) -> Model:
        """Activate a model, by its name or by a model id."""
        return Model(**self._do("activate_model", name=name))

    def create_endpoint(self, name: str, *, model_id: str, rpm: int | None = None, tpm: int | None = None) -> Endpoint:
        """A new endpoint of the model, being scheduled; `rpm` and `tpm` limit it alone."""
        row = self._do("create_endpoint", name=name, model_id=model_id, rpm=rpm, tpm=tpm)
        self.newest = made = Endpoint(**row)
        return made

    def endpoints(self) -> list[Endpoint]:
        """Every endpoint with its state of this moment."""
        return [Endpoint(**row) for row in self._do("list_endpoints")]

    def endpoint(self, id: str) -> Endpoint:
        """One endpoint with its state of this moment."""
        return Endpoint(**self._do("get_endpoint", id=id))

    def limit_endpoint(self, id: str, *, rpm: int | None = None, tpm: int | None = None) -> Endpoint:
        """The endpoint under other limits; None leaves a limit as it is."""
        return Endpoint(**self._do("limit_endpoint", id=id, rpm=rpm, tpm=tpm))

    def stop_endpoint(self, id: str) -> Endpoint:
        """The endpoint, stopped."""
        return Endpoint(**self._do("stop_endpoint", id=id))

    def start_endpoint(self, id: str) -> Endpoint:
        """The endpoint, being scheduled again."""
        return Endpoint(**self._do("start_endpoint", id=id))

    def delete_endpoint(self, id: str) -> None:
        """Take the endpoint away for good."""
        self._do("delete_endpoint", id=id)

    def create_access_key(self, user: str = "root") -> AccessKey:
        """A new AK/SK of the main user or of an IAM user, with its secret; at most two each."""
        self.newest = made = self._access_key(self._do("create_access_key", user=user))
        return made

    def access_keys(self) -> list[AccessKey]:
        """Every AK/SK, without secrets."""
        return [self._access_key(row) for row in self._do("list_access_keys")]

    def disable_access_key(self, id: str) -> AccessKey:
        """The pair, refused from now on."""
        return self._access_key(self._do("set_access_key_enabled", id=id, enabled=False))

    def enable_access_key(self, id: str) -> AccessKey:
        """The pair, good again."""
        return self._access_key(self._do("set_access_key_enabled", id=id, enabled=True))

    def delete_access_key(self, id: str) -> None:
        """Take the pair away for good."""
        self._do("delete_access_key", id=id)

    def create_user(self, name: str, *, policy: str | None = None, project: str | None = None) -> User:
        """An IAM user who may do what a system policy ("ArkReadOnlyAccess") allows, everywhere or in one project."""
        return self._user(self._do("create_user", name=name, policy=policy, project=project))

    def attach_policy(self, name: str, policy: str, *, project: str | None = None) -> User:
        """The user, allowed what one more system policy allows."""
        return self._user(self._do("attach_policy", name=name, policy=policy, project=project))

    def users(self) -> list[User]:
        """Every IAM user."""
        return [self._user(row) for row in self._do("list_users")]

    def usage(self) -> list[Usage]:
        """What was used so far, model by model."""
        return [Usage(**row) for row in self._do("usage")]

    def _do(self, action: str, **arguments: Any) -> Any:
        try:
            return self._perform(action, **arguments)
        except Exception as error:
            refusal = self._refused(error)
            if refusal is None:
                raise
            code, message = refusal
            raise ConsoleError(say(texts.REFUSED, code=code, message=message), code=code) from None

    def _api_key(self, row: dict[str, Any]) -> ApiKey:
        resources = row["resources"]
        return ApiKey(**{**self._hidden(row), "resources": None if resources is None else tuple(resources)})

    def _access_key(self, row: dict[str, Any]) -> AccessKey:
        return AccessKey(**{**self._hidden(row), "id": self._secret(row["id"])})

    def _user(self, row: dict[str, Any]) -> User:
        return User(row["name"], tuple(row["policies"]))

    def _hidden(self, row: dict[str, Any]) -> dict[str, Any]:
        return {**row, "secret": self._secret(row["secret"])} if row.get("secret") else row


class RealConsole:
    """Stands where the practice console stands in practice mode: does nothing, says where the real one is."""

    def __call__(self, page: str | None = None) -> None:
        """Print the addresses of the real console's pages."""
        print(repr(self))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise ConsoleError(repr(self))

    def __repr__(self) -> str:
        lines = [f"{say(texts.PAGE_NAMES[page])}  {address}" for page, address in ADDRESSES.items()]
        return "\n".join([say(texts.REAL_CONSOLE), *lines])
