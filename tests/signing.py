"""Asks the mock's control plane in process, without a socket, as a client that signs its requests."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any

from helpers.ark_mock import Account, ArkMock, signature
from helpers.ark_mock.signature import SignedRequest

HOST = "127.0.0.1"
STORY = 1_795_312_800.0
VERSION = "2024-01-01"


@dataclass
class Clock:
    """A wall clock that tests move."""

    now: float = field(default_factory=time.time)

    def __call__(self) -> float:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        self.now += seconds


@dataclass(frozen=True)
class Response:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.text)

    @property
    def result(self) -> Any:
        return self.json["Result"]

    @property
    def error(self) -> dict[str, Any]:
        return self.json["ResponseMetadata"]["Error"]

    @property
    def refusal(self) -> tuple[int, str]:
        """HTTP status and code."""
        return self.status, self.error["Code"]


@dataclass
class ControlPlane:
    """A mock with one account and a movable clock, and short ways to ask its control plane."""

    clock: Clock = field(default_factory=Clock)
    scale: float = 1.0
    accounts: int = 1
    mock: ArkMock = field(init=False)

    def __post_init__(self) -> None:
        self.mock = ArkMock(story_time=STORY, wall=self.clock, scale=self.scale, accounts=self.accounts)

    @property
    def account(self) -> Account:
        return self.mock.account

    def ask(self, action: str | None, body: Any = None, *, user: str = "root", **changes: Any) -> Response:
        """A signed request for an action, by the user's newest access key.

        Args:
            body: JSON unless it is bytes.
            changes: what `signed` takes.
        """
        pair = [pair for pair in self.account.access_keys.values() if pair.user == user][-1]
        content = body if isinstance(body, bytes) else json.dumps({} if body is None else body).encode()
        query = "" if action is None else f"Action={action}&Version={VERSION}"
        settings = {"query": query, "body": content, "ak": pair.id, "sk": pair.secret, "at": self.clock.now, **changes}
        return self.send(signed(**settings))

    def send(self, request: SignedRequest) -> Response:
        """One request, signed or not."""
        headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in request.headers]
        query = request.query.encode("latin-1")
        return asyncio.run(self.exchange(request.method, request.path, query, headers, request.body))

    async def exchange(
        self, method: str, path: str, query: bytes, headers: list[tuple[bytes, bytes]], body: bytes
    ) -> Response:
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": headers}
        await self.mock.application(scope, receive, send)
        text = b"".join(message.get("body", b"") for message in sent).decode()
        got = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Response(sent[0]["status"], got, text)

    def create_endpoint(self, name: str = "demo", **fields: Any) -> str:
        """The id of a new endpoint on the default model."""
        return self.ask("CreateEndpoint", {**endpoint(name), **fields}).result["Id"]


def endpoint(name: str = "demo") -> dict[str, Any]:
    """What CreateEndpoint needs at least."""
    model = {"Name": "doubao-seed-2-0-lite", "ModelVersion": "260428"}
    return {"Name": name, "ModelReference": {"FoundationModel": model}}


def signed(
    *,
    ak: str,
    sk: str,
    at: float,
    query: str = "",
    body: bytes = b"",
    method: str = "POST",
    path: str = "/",
    headers: dict[str, str] | None = None,
) -> SignedRequest:
    """A request signed with our own functions over all of its headers."""
    moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(at))
    sent = {"host": HOST, "x-date": moment, **(headers or {})}
    scope = f"{moment[:8]}/cn-beijing/ark/request"
    frame = f"HMAC-SHA256 Credential={ak}/{scope}, SignedHeaders={';'.join(sorted(sent))}, Signature="
    draft = SignedRequest(method, path, query, [*sent.items(), ("authorization", frame)], body)
    verdict = signature.verify(draft, signature.claim_of(draft), sk)
    right = signature.sign(signature.signing_key(sk, moment[:8], "cn-beijing", "ark"), verdict.string_to_sign)
    return SignedRequest(method, path, query, [*sent.items(), ("authorization", frame + right)], body)
