"""The mock in process: no socket, milliseconds."""

from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from in_process import in_process

from helpers.ark_mock import Account, ArkMock

STORY = 1_795_312_800.0


@dataclass
class Bench:
    """A mock with one account, and short ways to ask it."""

    mock: ArkMock
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.client = in_process(self.mock)

    @property
    def account(self) -> Account:
        return self.mock.account

    def post(self, path: str, body: Any, *, key: str | None = None, **headers: str) -> httpx.Response:
        """POST below `/api/v3`, JSON unless `body` is bytes, with the account's key unless told otherwise."""
        secret = self.account.api_key if key is None else key
        sent = {"authorization": f"Bearer {secret}", **headers} if secret else headers
        content = {"content": body} if isinstance(body, bytes) else {"json": body}
        return self.client.post(f"/api/v3{path}", headers=sent, **content)

    def chat(self, **fields: Any) -> httpx.Response:
        """A chat request: «hi» to the default model, with these fields on top."""
        body = {"model": self.account.model, "messages": [{"role": "user", "content": "hi"}], **fields}
        return self.post("/chat/completions", body)

    @staticmethod
    def error(response: httpx.Response) -> dict[str, str]:
        """The `error` of a refusal, its request id checked and cut off."""
        error = response.json()["error"]
        message, _, request_id = error["message"].partition(" Request id: ")
        assert request_id == response.headers["x-request-id"]
        return {**error, "message": message}


@pytest.fixture
def bench() -> Bench:
    return Bench(ArkMock(pace=0, story_time=STORY))
