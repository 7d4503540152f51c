"""A server that sends exactly what a test says, byte for byte and at its pace: chunks, silence, cuts, error events."""

from __future__ import annotations

import json
import select
import socketserver
import threading
import time

CUT = object()
HEAD = {"id": "021", "object": "chat.completion.chunk", "created": 1, "model": "m", "service_tier": "default"}


def chunk(content="", *, reasoning=None, finish_reason=None, usage=None, choices=True, tool_calls=None) -> bytes:
    delta = {"content": content, "role": "assistant"}
    if reasoning is not None:
        delta["reasoning_content"] = reasoning
    if tool_calls is not None:
        delta["tool_calls"] = tool_calls
    choice = {"delta": delta, "index": 0}
    if finish_reason is not None:
        choice["finish_reason"] = finish_reason
    return event({"choices": [choice] if choices else [], **HEAD, "usage": usage})


def event(body) -> bytes:
    return b"data: " + (body if isinstance(body, bytes) else json.dumps(body).encode()) + b"\n\n"


DONE = event(b"[DONE]")
USAGE = {
    "completion_tokens": 9,
    "prompt_tokens": 4,
    "total_tokens": 13,
    "prompt_tokens_details": {"cached_tokens": 0},
    "completion_tokens_details": {"reasoning_tokens": 2},
}


class SseServer:
    """`plan(*steps)` says what the next requests get: bytes are sent, numbers are seconds of silence,
    events (threading) are waited for, CUT ends it.
    """

    def __init__(self) -> None:
        self.steps: tuple = ()
        self.hang_ups: list[float] = []
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self.base_url = f"http://127.0.0.1:{self._server.server_address[1]}/api/v3"

    def plan(self, *steps) -> None:
        self.steps = steps

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _handler(server):  # noqa: N805 - the handler's own `self` is the connection
        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.read_request()
                self.send(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n")
                for step in server.steps:
                    if step is CUT or not self.take(step):
                        return
                self.send(b"0\r\n\r\n")

            def read_request(self) -> None:
                length = 0
                while (line := self.rfile.readline().strip()) != b"":
                    name, _, value = line.partition(b":")
                    length = int(value) if name.lower() == b"content-length" else length
                self.rfile.read(length)

            def take(self, step) -> bool:
                if isinstance(step, bytes):
                    return self.send(b"%x\r\n%b\r\n" % (len(step), step))
                if isinstance(step, threading.Event):
                    return step.wait(timeout=90)
                return not self.hung_up(within=step)

            def send(self, data: bytes) -> bool:
                try:
                    self.wfile.write(data)
                except OSError:
                    server.hang_ups.append(time.perf_counter())
                    return False
                return True

            def hung_up(self, *, within: float) -> bool:
                readable, _, _ = select.select([self.connection], [], [], within)
                if readable:
                    server.hang_ups.append(time.perf_counter())
                return bool(readable)

        return Handler
