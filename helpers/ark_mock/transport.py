"""An answer becomes bytes on the wire: whole or event by event, each at its own absolute deadline.

The one place where faults disturb how an answer travels, and where a client that hung up is noticed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from time import perf_counter
from typing import Any

from . import ids, wire
from .call import Answer, Call, Streamed, Whole
from .clock import Clock
from .errors import ArkError, data_plane_body, stream_event_body
from .faults import CutStream, ErrorInStream, Stall

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

EVENT_STREAM = b"text/event-stream; charset=utf-8"
LONG_WAIT = 0.1
EVENTS_WITHOUT_PAUSE = 64
LONGEST_ECHO = 128


def refused(error: ArkError, call: Call) -> Whole:
    """The answer that a refusal makes."""
    body = wire.dump(data_plane_body(error, call.request_id))
    return Whole(body, status=error.status, headers=tuple(error.headers.items()))


async def deliver(answer: Answer, call: Call, receive: Receive, send: Send) -> None:
    """Send the answer, as the call's fault wants it to travel, and note in the journal what became of it."""
    if isinstance(answer, Streamed):
        await _deliver_stream(answer, call, receive, send)
        return
    body, fault, exchange = answer.body, call.fault, call.exchange
    wait, outcome = answer.after, "complete"
    if fault is not None:
        wait += fault.seconds if isinstance(fault, Stall) else 0
        outcome = "cut" if isinstance(fault, CutStream) else outcome
    if wait and not await _still_there(wait, receive):
        _ended(call, "client hung up")
        return
    head = _head(call, answer.content_type)
    head.append((b"content-length", b"%d" % len(body)))
    if answer.headers:
        head += [(name.encode("latin-1"), value.encode("latin-1", "replace")) for name, value in answer.headers]
    if exchange is not None:
        exchange.answered(answer.status, head, body if outcome == "complete" else b"")
        call.account.requests.ended(exchange, outcome, perf_counter() - call.arrived)
    await send({"type": "http.response.start", "status": answer.status, "headers": head})
    if outcome == "complete":
        await send({"type": "http.response.body", "body": body})


def _ended(call: Call, outcome: str) -> None:
    """Note how it went: before the last bytes leave, so that whoever has read them finds it noted."""
    if call.exchange is not None:
        call.account.requests.ended(call.exchange, outcome, perf_counter() - call.arrived)


def _head(call: Call, content_type: bytes) -> list[tuple[bytes, bytes]]:
    """The headers of an answer: an id in the client's own words, or one in Ark's form where it sent none."""
    request_id = call.request_id
    if not request_id:
        return [(b"content-type", content_type)]
    given = call.headers.get(b"x-client-request-id")
    if not given or not _can_be_echoed(given):
        given = f"unknown-{ids.china_stamp(call.created)}-{request_id[-8:]}".encode()
    return [
        (b"content-type", content_type),
        (b"x-request-id", request_id.encode()),
        (b"x-client-request-id", given),
    ]


def _can_be_echoed(given: bytes) -> bool:
    return len(given) <= LONGEST_ECHO and given.isascii() and given.decode().isprintable()


async def _still_there(wait: float, receive: Receive) -> bool:
    """Wait so many seconds; False as soon as the client hangs up."""
    leaving = asyncio.ensure_future(receive())
    await asyncio.wait({leaving}, timeout=wait)
    left = leaving.done()
    leaving.cancel()
    return not left


async def _deliver_stream(answer: Streamed, call: Call, receive: Receive, send: Send) -> None:
    """Send event after event; a stream that was torn down is noted as far as it went."""
    clock = asyncio.get_running_loop().time
    begun = clock()
    head = _head(call, EVENT_STREAM)
    call.exchange.answered(200, head)
    await send({"type": "http.response.start", "status": 200, "headers": head})
    call.exchange.streams(answer, size=answer.form.size)
    outcome = "client hung up"
    try:
        if answer.pace.waits or call.fault is not None:
            leaving = asyncio.ensure_future(receive())
            try:
                outcome = await _send_in_time(answer, call, send, leaving, clock, begun)
            finally:
                leaving.cancel()
        else:
            outcome = await _send_at_once(answer, call, send)
    finally:
        _ended(call, outcome)
    if outcome == "complete":
        await send({"type": "http.response.body", "body": b""})


async def _send_at_once(answer: Streamed, call: Call, send: Send) -> str:
    """Send every event without waiting; now and then another request has its turn."""
    stamp, exchange = answer.stamp, call.exchange
    for number, piece in enumerate(answer.form.pieces, start=1):
        await send({"type": "http.response.body", "body": stamp.join(piece), "more_body": True})
        if number % EVENTS_WITHOUT_PAUSE == 0:
            exchange.chunks_sent = number
            await asyncio.sleep(0)
    exchange.chunks_sent = number
    return "complete"


async def _send_in_time(
    answer: Streamed, call: Call, send: Send, leaving: asyncio.Future, clock: Clock, begun: float
) -> str:
    """Send every event at its deadline after `begun`, until the last, a cut or a hang-up; says which it was."""
    waits, due, stamp, form = answer.pace.waits, answer.pace.due, answer.stamp, answer.form
    fault, late, exchange = call.fault, 0.0, call.exchange
    for number, piece in enumerate(form.pieces):
        if fault is not None and number == fault.after_chunks:
            if isinstance(fault, CutStream):
                return "cut"
            if isinstance(fault, ErrorInStream):
                event = _error_event(fault, call)
                exchange.streams(answer, size=form.size, error=event)
                exchange.chunks_sent = number + 1
                await send({"type": "http.response.body", "body": event, "more_body": True})
                return "complete"
            late = fault.seconds
            await asyncio.wait({leaving}, timeout=late)
        if waits:
            wait = begun + due(form.tokens[number]) + late - clock()
            if wait > LONG_WAIT:
                await asyncio.wait({leaving}, timeout=wait)
            elif wait > 0:
                await asyncio.sleep(wait)
        if leaving.done():
            return "client hung up"
        await send({"type": "http.response.body", "body": stamp.join(piece), "more_body": True})
        exchange.chunks_sent = number + 1
    return "complete"


def _error_event(fault: ErrorInStream, call: Call) -> bytes:
    error = fault.error(account=call.account.id, model=call.asked_model())
    return b"data: " + wire.dump(stream_event_body(error, call.request_id)) + b"\n\n"
