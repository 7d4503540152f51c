"""Which request goes where, and the steps every request takes; the ASGI application.

To serve a new path: write `def handler(call: Call) -> Answer` in a file of its own and add it to DATA_PATHS. The
control plane has one path, `/`; its actions are in control_plane.py.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

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


def application(tenants: Tenants) -> Router:
    """The mock as an ASGI application."""
    routes = [Route(path.path, DataDoor(tenants, path)) for path in DATA_PATHS]
    routes.append(Route(control_plane.PATH, ControlDoor(tenants)))
    routes += [Route(path, MockDoor(tenants, methods)) for path, methods in mock_api.PATHS.items()]
    return Router(routes, redirect_slashes=False, default=NobodyHome(tenants))


async def read_request(tenants: Tenants, scope: Scope, receive: Receive) -> Call:
    """The request with its whole body (at most a byte more than is accepted)."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ConnectionAbortedError
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if not message.get("more_body") or size > wire.MOST_BYTES:
            break
    return Call(
        tenants,
        scope["method"],
        scope["path"],
        scope["query_string"].decode("latin-1"),
        scope["headers"],
        dict(reversed(scope["headers"])),
        parts[0] if len(parts) == 1 else b"".join(parts),
        asyncio.get_running_loop().time(),
    )


def name_owner(call: Call) -> None:
    """Whose request it is, and with that its id and its time."""
    tenants = call.tenants
    found = tenants.by_api_key(auth.bearer_secret(call.header(b"authorization")))
    call.account, call.key = found or (tenants.sole, None)
    account = call.account or tenants.accounts[0]
    # A stranger's request does not count as the account's: the ids of its own requests stay the same.
    whose = "account's" if call.account else "stranger's"
    call.request_id = account.request_id(ids.fingerprint(call.body, whose, call.method, call.path, call.query))
    call.created = int(account.story())


def remember(call: Call) -> None:
    """Write the request into its owner's journal."""
    if call.account is None:
        return
    body = call.body if len(call.body) <= wire.MOST_BYTES else b""
    secrets = call.account.secrets
    call.exchange = Exchange(call.method, call.path, call.query, call.raw_headers, body, call.request_id, secrets)
    call.account.requests.add(call.exchange)


def meet_fault(call: Call) -> None:
    """Take the fault planned for this request; a refusal happens here, the others while the answer travels."""
    if call.account is None or not call.account.faults:
        return
    call.fault = call.account.faults.take()
    if isinstance(call.fault, Refuse):
        raise call.fault.error(account=call.account.id, model=call.asked_model())


def identify(call: Call) -> None:
    """Refuse a request whose key is not good."""
    if call.key is None:
        raise auth.no_key(call.header(b"authorization"))
    auth.check_key(call.account, call.key)


def identify_for_own_view(call: Call) -> None:
    """Like `identify`, but the account's first key opens its own view whatever became of the key."""
    secret = auth.bearer_secret(call.header(b"authorization"))
    call.account = next((account for account in call.tenants.accounts if account.api_key == secret), None)
    if call.account is None:
        call.account, call.key = call.tenants.by_api_key(secret) or (None, None)
        identify(call)


def answer_of(call: Call, steps: tuple[Callable[[Call], None], ...], handler: Handler) -> Answer:
    """What the handler says once every step let the request pass, or the refusal of the first that did not."""
    try:
        for step in steps:
            step(call)
        return handler(call)
    except ArkError as error:
        return transport.refused(error, call)
    except Exception:
        log.exception("the mock failed at %s %s; this is a defect of the mock", call.method, call.path)
        return transport.refused(refuse("InternalServiceError"), call)


class DataDoor:
    """A data-plane path as an ASGI application."""

    def __init__(self, tenants: Tenants, path: Path) -> None:
        self.tenants, self.path = tenants, path
        self.steps = (meet_fault, identify) if path.calls_model else (identify,)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            call = await read_request(self.tenants, scope, receive)
        except ConnectionAbortedError:
            return
        name_owner(call)
        remember(call)
        if call.method != self.path.method:
            answer: Answer = plain_text(405, "405 method not allowed")
        else:
            answer = answer_of(call, self.steps, self.path.handler)
        if isinstance(call.fault, ErrorInStream) and isinstance(answer, Whole) and answer.status == 200:
            error = call.fault.error(account=call.account.id, model=call.asked_model())
            answer = transport.refused(error, call)
        await transport.deliver(answer, call, receive, send)


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
        handler = self.methods.get(call.method)
        if handler is None:
            answer: Answer = plain_text(405, "405 method not allowed")
        else:
            answer = answer_of(call, (identify_for_own_view,), handler)
        await transport.deliver(answer, call, receive, send)


def plain_text(status: int, text: str) -> Whole:
    """An answer that is not JSON."""
    return Whole(text.encode(), status=status, content_type=b"text/plain")
