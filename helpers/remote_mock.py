"""A mock that already runs elsewhere (`python -m helpers.ark_mock`), seen from a notebook.

It offers what a mock in this kernel offers: credentials, `requests`, `faults`. Each look asks the server anew.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

SECONDS = 10


class Unreachable(Exception):
    """The server did not answer; the message says how, without address or key."""


class Refused(Exception):
    """The server answered with an error status."""

    def __init__(self, status: int, reason: str = "") -> None:
        super().__init__(reason or f"HTTP {status}")
        self.status = status


class ActionRefused(Exception):
    """The console of the mock refused an action, with the service's code and message."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code, self.message = code, message


class RemoteMock:
    """One account of a running mock.

    Args:
        url: the mock's origin, "http://127.0.0.1:8000".
        key: the account's API Key.
    """

    def __init__(self, url: str, key: str) -> None:
        self._url, self._key = url.rstrip("/"), key
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def describe(self) -> dict[str, Any]:
        """{"api_key": …, "access_key_id": …, "secret_access_key": …, "model": …, "endpoint_id": …}"""
        return self.ask("GET", "/_mock/account")

    def act(self, action: str, **arguments: Any) -> Any:
        """What the console's action gives.

        Raises:
            ActionRefused, Refused, Unreachable.
        """
        answer = self.ask("POST", "/_mock/console", {"action": action, "arguments": arguments})
        if "refused" in answer:
            raise ActionRefused(*answer["refused"])
        return answer["result"]

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """The JSON that the server answers, None where it answers nothing.

        Raises:
            Refused, Unreachable.
        """
        request = urllib.request.Request(
            self._url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {self._key}", "Content-Type": "application/json"},
        )
        try:
            with self._opener.open(request, timeout=SECONDS) as response:
                text = response.read()
        except urllib.error.HTTPError as error:
            raise Refused(error.code, _reason(error.read())) from None
        except OSError as error:
            raise Unreachable(type(getattr(error, "reason", None) or error).__name__) from None
        try:
            return json.loads(text) if text else None
        except ValueError:
            raise Unreachable("not a mock") from None

    def __repr__(self) -> str:
        return "<RemoteMock>"


def _reason(body: bytes) -> str:
    try:
        return str(json.loads(body)["error"]["message"])
    except (ValueError, KeyError, TypeError):
        return ""


class RemoteExchange:
    """One entry of the remote journal, with the attributes of the mock's own `Exchange`."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self.__dict__.update(fields)

    @property
    def request_text(self) -> str:
        return _text(self.body)

    @property
    def response_text(self) -> str:
        return _text(self.response)

    def __repr__(self) -> str:
        return f"<{self.method} {self.path} → {self.status if self.status is not None else '…'}>"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


class RemoteJournal(Sequence[RemoteExchange]):
    """The account's requests: `requests[-1]` is the last one."""

    def __init__(self, mock: RemoteMock) -> None:
        self._mock = mock

    def _entries(self) -> list[RemoteExchange]:
        return [RemoteExchange(fields) for fields in self._mock.ask("GET", "/_mock/requests")]

    def clear(self) -> None:
        """Forget every request."""
        self._mock.ask("DELETE", "/_mock/requests")

    def __len__(self) -> int:
        return len(self._entries())

    def __getitem__(self, index: Any) -> Any:
        return self._entries()[index]

    def __iter__(self) -> Iterator[RemoteExchange]:
        return iter(self._entries())

    def __reversed__(self) -> Iterator[RemoteExchange]:
        return reversed(self._entries())

    def __repr__(self) -> str:
        return f"<journal of {len(self)} requests>"


class RemoteFaults:
    """The account's queue of planned faults: `append(CutStream(after_chunks=3))`."""

    def __init__(self, mock: RemoteMock) -> None:
        self._mock = mock

    def append(self, fault: Any) -> None:
        """Plan one fault.

        Raises:
            ValueError: the mock does not know such a fault.
        """
        try:
            self._mock.ask("POST", "/_mock/faults", {"kind": type(fault).__name__, **asdict(fault)})
        except Refused as refused:
            raise ValueError(str(refused)) from None

    def extend(self, faults: Sequence[Any]) -> None:
        for fault in faults:
            self.append(fault)

    def clear(self) -> None:
        self._mock.ask("DELETE", "/_mock/faults")

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._mock.ask("GET", "/_mock/faults"))

    def __len__(self) -> int:
        return len(self._mock.ask("GET", "/_mock/faults"))

    def __repr__(self) -> str:
        return f"<queue of {len(self)} faults>"
