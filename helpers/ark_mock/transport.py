"""An answer becomes bytes on the wire: whole or event by event, each at its own absolute deadline.

The one place where faults disturb how an answer travels, and where a client that hung up is noticed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from . import ids, wire
from .call import Answer, Call, Streamed, Whole
from .errors import ArkError, data_plane_body, stream_event_body
from .faults import CutStream, ErrorInStream, Stall

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

EVENT_STREAM = "text/event-stream; charset=utf-8"
LONG_WAIT = 0.1
EVENTS_WITHOUT_PAUSE = 64
LONGEST_ECHO = 128


def refused(error: ArkError, call: Call) -> Whole:
    """The answer that a refusal makes."""
    body = wire.dump(data_plane_body(error, call.request_id))
    return Whole(body, status=error.status, headers=error.headers)


async def deliver(answer: Answer, call: Call, receive: Receive, send: Send) -> None:
    """Send the answer, as the call's fault wants it to travel, and note in the journal what became of it."""
    if isinstance(answer, Streamed):
        await _deliver_stream(answer, call, receive, send)
    else:
        await _deliver_whole(answer, call, receive, send)
    if call.exchange is not None:
        call.exchange.ms = (asyncio.get_running_loop().time() - call.arrived) * 1000
        call.account.requests.ended(call.exchange)


def _headers(call: Call, content_type: str, more: dict[str, str]) -> dict[str, str]:
    headers = {"content-type": content_type}
    if call.request_id:
        headers["x-request-id"] = call.request_id
        headers["x-client-request-id"] = _client_request_id(call)
    headers.update(more)
    return headers


def _client_request_id(call: Call) -> str:
    """The client's own id, echoed; one in Ark's form for a client that sent none (or one no header can hold)."""
    given = call.header(b"x-client-request-id")
    if given and len(given) <= LONGEST_ECHO and given.isascii() and given.isprintable():
        return given
    return f"unknown-{ids.china_stamp(call.created)}-{call.request_id[-8:]}"


async def _start(call: Call, send: Send, status: int, headers: dict[str, str]) -> None:
    raw = [(name.encode("latin-1"), value.encode("latin-1", "replace")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    if call.exchange is not None:
        call.exchange.answered(status, headers)


async def _deliver_whole(answer: Whole, call: Call, receive: Receive, send: Send) -> None:
    headers = _headers(call, answer.content_type, answer.headers)
    headers["content-length"] = str(len(answer.body))
    wait = answer.after + (call.fault.seconds if isinstance(call.fault, Stall) else 0)
    if wait and not await _still_there(wait, call.arrived, receive):
        _outcome(call, "client hung up")
        return
    await _start(call, send, answer.status, headers)
    if isinstance(call.fault, CutStream):
        _outcome(call, "cut")
        return
    if call.exchange is not None:
        call.exchange.sent_body(answer.body)
    await send({"type": "http.response.body", "body": answer.body})
    _outcome(call, "complete")


async def _still_there(wait: float, arrived: float, receive: Receive) -> bool:
    """Wait until `wait` seconds after arrival; False as soon as the client hangs up."""
    leaving = asyncio.ensure_future(receive())
    remaining = wait - (asyncio.get_running_loop().time() - arrived)
    await asyncio.wait({leaving}, timeout=max(0.0, remaining))
    return not _has_left(leaving)


def _has_left(leaving: asyncio.Future) -> bool:
    left = leaving.done()
    leaving.cancel()
    return left


async def _deliver_stream(answer: Streamed, call: Call, receive: Receive, send: Send) -> None:
    await _start(call, send, 200, _headers(call, EVENT_STREAM, {}))
    leaving = asyncio.ensure_future(receive()) if answer.pace.waits or call.fault else None
    sent: list[bytes] = []
    try:
        outcome = await _send_events(answer, call, send, leaving, sent)
    finally:
        if leaving is not None:
            leaving.cancel()
        if call.exchange is not None:
            call.exchange.sent(sent)
        _outcome(call, "client hung up")
    _outcome(call, outcome)
    if outcome == "complete":
        await send({"type": "http.response.body", "body": b""})


async def _send_events(
    answer: Streamed, call: Call, send: Send, leaving: asyncio.Future | None, sent: list[bytes]
) -> str:
    """Send event after event until the last, a cut or a hang-up; says which it was."""
    clock = asyncio.get_running_loop().time
    waits, due, events = answer.pace.waits, answer.pace.due, answer.events
    fault, late = call.fault, 0.0
    for number, event in enumerate(events):
        if fault is not None and number == fault.after_chunks:
            if isinstance(fault, CutStream):
                return "cut"
            if isinstance(fault, ErrorInStream):
                await _send_event(send, _error_event(fault, call), sent)
                return "complete"
            late = fault.seconds
            await asyncio.wait({leaving}, timeout=late)
        if waits:
            wait = call.arrived + due(answer.tokens[number]) + late - clock()
            if wait > LONG_WAIT:
                await asyncio.wait({leaving}, timeout=wait)
            elif wait > 0:
                await asyncio.sleep(wait)
        elif number % EVENTS_WITHOUT_PAUSE == EVENTS_WITHOUT_PAUSE - 1:
            await asyncio.sleep(0)
        if leaving is not None and leaving.done():
            return "client hung up"
        await _send_event(send, event, sent)
    return "complete"


async def _send_event(send: Send, event: bytes, sent: list[bytes]) -> None:
    await send({"type": "http.response.body", "body": event, "more_body": True})
    sent.append(event)


def _error_event(fault: ErrorInStream, call: Call) -> bytes:
    error = fault.error(account=call.account.id, model=call.asked_model())
    return b"data: " + wire.dump(stream_event_body(error, call.request_id)) + b"\n\n"


def _outcome(call: Call, outcome: str) -> None:
    if call.exchange is not None:
        call.exchange.outcome = outcome
