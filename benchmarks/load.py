"""A light load: many keep-alive connections that send one prepared request again and again and read whole answers."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field

CONNECTIONS = 16


class Connection(asyncio.Protocol):
    """One connection: sends `request`, tells `done` when an answer is complete, sends again while asked to."""

    def __init__(self, request: bytes, run: Run) -> None:
        self.request, self.run = request, run
        self.buffer = bytearray()
        self.left: int | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self._send()

    def _send(self) -> None:
        self.buffer.clear()
        self.left = None
        self.sent = time.perf_counter()
        self.transport.write(self.request)

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
    seconds: list[float] = field(default_factory=list)
    going: bool = True
    bad: int = 0

    def answered(self, seconds: float) -> None:
        self.seconds.append(seconds)

    def lost(self) -> None:
        self.open -= 1
        if self.open == 0:
            self.finished.set()


async def _run(port: int, request: bytes, *, connections: int, seconds: float) -> Run:
    run = Run(connections, asyncio.Event())
    loop = asyncio.get_running_loop()
    for _ in range(connections):
        await loop.create_connection(lambda: Connection(request, run), "127.0.0.1", port)
    await asyncio.sleep(seconds)
    run.going = False
    await asyncio.wait_for(run.finished.wait(), 60)
    return run


def load(port: int, request: bytes, *, seconds: float, connections: int = CONNECTIONS) -> Run:
    """Ask for so many seconds over so many connections; with 0 seconds each connection asks once."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(_run(port, request, connections=connections, seconds=seconds))
    return uvloop.run(_run(port, request, connections=connections, seconds=seconds))
