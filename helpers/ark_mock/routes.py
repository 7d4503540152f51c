"""Which request goes where, and the steps every request takes; the ASGI application.

To serve a new path: write `def handler(call: Call) -> Answer` in a file of its own and add it to DATA_PATHS. The
control plane has one path, `/`; its actions are in control_plane.py.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import perf_counter

from starlette.routing import Route, Router

from . import auth, chat, control_plane, ids, mock_api, models_api, tokenization, transport, wire
from .call import Answer, Call, Handler, Whole
from .errors import ArkError, refuse, refuse_control
from .faults import ErrorInStream, Refuse
from .journal import Exchange
from .state import Tenants
from .transport import Receive, Scope, Send

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Path:
    """One path of the data plane; `calls_model` ones take a fault from the account's queue."""

    method: str
    path: str
    handler: Handler
    calls_model: bool = True


DATA_PATHS = (
    Path("POST", chat.PATH, chat.chat),
    Path("GET", models_api.PATH, models_api.list_models, calls_model=False),
    Path("POST", tokenization.PATH, tokenization.tokenize),
)


def application(tenants: Tenants) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
    """The mock as an ASGI application.

    The data plane's few paths are looked up: to match patterns would add a fifteenth to what a chat request costs.
    Everything else goes through the router.
    """
    doors = {path.path: DataDoor(tenants, path) for path in DATA_PATHS}
    routes = [Route(control_plane.PATH, ControlDoor(tenants))]
    routes += [Route(path, MockDoor(tenants, methods)) for path, methods in mock_api.PATHS.items()]
    router = Router(routes, redirect_slashes=False, default=NobodyHome(tenants))
    return lambda scope, receive, send: doors.get(scope.get("path"), router)(scope, receive, send)


async def read_request(tenants: Tenants, scope: Scope, receive: Receive) -> Call:
    """The request with its whole body (at most a byte more than is accepted).

    Raises:
        ConnectionAbortedError: the client left before the body was there.
    """
    message = await receive()
    body = message.get("body", b"")
    if message.get("more_body"):
        parts = bytearray(body)
        while message.get("more_body") and len(parts) <= wire.MOST_BYTES:
            message = await receive()
            parts += message.get("body", b"")
        body = bytes(parts)
    if message["type"] == "http.disconnect":
        raise ConnectionAbortedError
    headers = scope["headers"]
    return Call(
        tenants,
        scope["method"],
        scope["path"],
        scope["query_string"].decode("latin-1"),
        headers,
        dict(reversed(headers)),
        body,
        perf_counter(),
    )


def name_owner(call: Call) -> None:
    """Whose request it is, and with that its id and its time."""
    tenants = call.tenants
    holder = auth.holder(tenants, call.headers.get(b"authorization", b""))
    call.account, call.key = holder or (tenants.sole, None)
    account = call.account or tenants.accounts[0]
    # A stranger's request does not count as the account's: the ids of its own requests stay the same.
    whose = "account's" if call.account else "stranger's"
    now = account.story()
    call.request_id = account.request_id(now, ids.fingerprint(call.body, whose, call.method, call.path, call.query))
    call.created = int(now)


def remember(call: Call) -> None:
    """Write the request into its owner's journal."""
    if call.account is None:
        return
    body = call.body if len(call.body) <= wire.MOST_BYTES else b""
    journal = call.account.requests
    call.exchange = exchange = Exchange(
        call.method, call.path, call.query, call.raw_headers, body, call.request_id, journal.secrets
    )
    journal.add(exchange)


def meet_fault(call: Call) -> None:
    """Take the fault planned for this request; a refusal happens here, the others while the answer travels."""
    account = call.account
    fault = account.faults.take() if account is not None else None
    if fault is not None:
        call.fault = fault
        if isinstance(fault, Refuse):
            raise fault.error(account=account.id, model=call.asked_model())


def identify_for_own_view(call: Call) -> None:
    """Refuse a request whose key is not good, but the account's first key opens its own view whatever became of it."""
    authorization = call.headers.get(b"authorization", b"")
    secret = auth.bearer_secret(authorization.decode("latin-1"))
    call.account = next((account for account in call.tenants.accounts if account.api_key == secret), None)
    if call.account is None:
        call.account, call.key = auth.holder(call.tenants, authorization) or (None, None)
        auth.check_key(call.account, call.key, authorization)


def refusal_of(error: Exception, call: Call) -> Whole:
    """The answer to a request whose handling raised this: Ark's own, or 500 where the mock itself failed."""
    if not isinstance(error, ArkError):
        log.error("the mock failed at %s %s; this is a defect of the mock", call.method, call.path, exc_info=error)
        error = refuse("InternalServiceError")
    return transport.refused(error, call)


class DataDoor:
    """A data-plane path as an ASGI application."""

    def __init__(self, tenants: Tenants, path: Path) -> None:
        self.tenants, self.path = tenants, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            call = await read_request(self.tenants, scope, receive)
        except ConnectionAbortedError:
            return
        name_owner(call)
        remember(call)
        await transport.deliver(self.answer(call), call, receive, send)

    def answer(self, call: Call) -> Answer:
        """What the path says, once fault and key let the request pass."""
        path = self.path
        if call.method != path.method:
            return plain_text(405, "405 method not allowed")
        try:
            if path.calls_model:
                meet_fault(call)
            auth.check_key(call.account, call.key, call.headers.get(b"authorization", b""))
            answer = path.handler(call)
            if call.fault is not None and isinstance(call.fault, ErrorInStream) and isinstance(answer, Whole):
                raise call.fault.error(account=call.account.id, model=call.asked_model())
        except Exception as error:
            return refusal_of(error, call)
        return answer


class ControlDoor:
    """The control plane's one path as an ASGI application; any method, any Host."""

    def __init__(self, tenants: Tenants) -> None:
        self.tenants = tenants

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            call = await read_request(self.tenants, scope, receive)
        except ConnectionAbortedError:
            return
        control_plane.name_owner(call)
        remember(call)
        try:
            answer = control_plane.control(call)
        except Exception:
            log.exception("the mock failed at %s %s; this is a defect of the mock", call.method, call.path)
            answer = control_plane.refused(refuse_control("InternalError"), call)
        await transport.deliver(answer, call, receive, send)


class NobodyHome:
    """Every path that Ark does not have: plain text, not JSON (405 for a known path: not documented; assumed)."""

    def __init__(self, tenants: Tenants) -> None:
        self.tenants = tenants

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        try:
            call = await read_request(self.tenants, scope, receive)
        except ConnectionAbortedError:
            return
        name_owner(call)
        remember(call)
        await transport.deliver(plain_text(404, "404 page not found"), call, receive, send)


class MockDoor:
    """A path below `/_mock/`: the mock's own, only for the account's key, never in the journal."""

    def __init__(self, tenants: Tenants, methods: dict[str, Handler]) -> None:
        self.tenants, self.methods = tenants, methods

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            call = await read_request(self.tenants, scope, receive)
        except ConnectionAbortedError:
            return
        await transport.deliver(self.answer(call), call, receive, send)

    def answer(self, call: Call) -> Answer:
        """What the path says to the account's own key."""
        handler = self.methods.get(call.method)
        if handler is None:
            return plain_text(405, "405 method not allowed")
        try:
            identify_for_own_view(call)
            return handler(call)
        except Exception as error:
            return refusal_of(error, call)


def plain_text(status: int, text: str) -> Whole:
    """An answer that is not JSON."""
    return Whole(text.encode(), status=status, content_type=b"text/plain")
