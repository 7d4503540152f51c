"""A mock without its server: requests go straight into the application, ten times as fast as over a socket."""

import asyncio
from typing import Any

import httpx

from helpers.ark_mock import ArkMock

LOOP = asyncio.new_event_loop()


class InProcess(httpx.BaseTransport):
    """Carries requests straight into an ASGI application and its answers back, whole."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return LOOP.run_until_complete(self._asked(request))

    async def _asked(self, request: httpx.Request) -> httpx.Response:
        coming = [{"type": "http.request", "body": request.read()}]
        start: dict[str, Any] = {}
        body: list[bytes] = []

        async def receive() -> dict[str, Any]:
            return coming.pop() if coming else await asyncio.Future()

        async def send(message: dict[str, Any]) -> None:
            start.update(message if message["type"] == "http.response.start" else {})
            body.append(message.get("body", b""))

        await self.application(scope_of(request), receive, send)
        return httpx.Response(start["status"], headers=start["headers"], content=b"".join(body))


def scope_of(request: httpx.Request) -> dict[str, Any]:
    """What an ASGI server tells an application of a request."""
    return {
        "type": "http",
        "method": request.method,
        "path": request.url.path,
        "query_string": request.url.query,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
    }


def in_process(mock: ArkMock, *, base_url: str = "http://127.0.0.1") -> httpx.Client:
    """A client of a mock that was not started."""
    return httpx.Client(transport=InProcess(mock.application), base_url=base_url)
