"""A light load: keep-alive connections that each send a prepared request again and again and read whole answers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle

CONNECTIONS = 16


class Connection(asyncio.Protocol):
    """One connection: sends the next request, tells the run when its answer is complete, goes on while asked to."""

    def __init__(self, requests: Iterator[bytes], run: Run, *, after: float) -> None:
        self.requests, self.run, self.after = requests, run, after
        self.buffer = bytearray()
        self.left: int | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        asyncio.get_running_loop().call_at(self.run.begins + self.after, self._send)

    def _send(self) -> None:
        self.buffer.clear()
        self.left = None
        self.sent = time.perf_counter()
        self.transport.write(next(self.requests))

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if self.left is None:
            end = self.buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self.buffer[:end]).lower()
            self.run.bad += b" 200 " not in head.split(b"\r\n", 1)[0] + b" "
            at = head.find(b"content-length:")
            self.left = -1 if at < 0 else end + 4 + int(head[at + 15 :].split(b"\r\n", 1)[0])
        complete = self.buffer.endswith(b"0\r\n\r\n") if self.left < 0 else len(self.buffer) >= self.left
        if complete:
            self.run.answered(time.perf_counter() - self.sent)
            if self.run.going:
                self._send()
            else:
                self.transport.close()

    def connection_lost(self, error: Exception | None) -> None:
        self.run.lost()


@dataclass
class Run:
    """What came of a load: seconds each answer took, answers that were not 200."""

    open: int
    finished: asyncio.Event
    begins: float
    seconds: list[float] = field(default_factory=list)
    going: bool = True
    bad: int = 0

    def answered(self, seconds: float) -> None:
        self.seconds.append(seconds)

    def lost(self) -> None:
        self.open -= 1
        if self.open == 0:
            self.finished.set()


async def _run(port: int, requests: list[list[bytes]], *, connections: int, seconds: float, spread: float) -> Run:
    loop = asyncio.get_running_loop()
    run = Run(connections, asyncio.Event(), begins=loop.time() + connections / 1000)
    for number in range(connections):
        after = spread * number / connections
        await loop.create_connection(
            partial(Connection, cycle(requests[number % len(requests)]), run, after=after), "127.0.0.1", port
        )
    await asyncio.sleep(max(0.0, run.begins - loop.time()) + seconds)
    run.going = False
    await asyncio.wait_for(run.finished.wait(), 60)
    return run


def load(
    port: int, requests: list[list[bytes]], *, seconds: float, connections: int = CONNECTIONS, spread: float = 0.0
) -> Run:
    """Ask for so many seconds over so many connections; with 0 seconds each connection asks once.

    Args:
        requests: a list for a connection, sent in turn again and again; the connections take turns in the lists.
        spread: seconds over which the connections, all open already, begin to ask.
    """
    try:
        from uvloop import run
    except ImportError:
        from asyncio import run
    return run(_run(port, requests, connections=connections, seconds=seconds, spread=spread))
