"""The floor: a bare ASGI application that sends the mock's own bytes, on the same uvicorn with the same settings.

python benchmarks/bare.py WHOLE_FILE STREAM_FILE      prints its port, serves until it is terminated
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from helpers.ark_mock.server import Server


def application(whole: bytes, events: list[bytes]) -> object:
    """Answers a request whose body asks for a stream with the events, every other one with the whole reply."""
    json_headers = [(b"content-type", b"application/json"), (b"content-length", str(len(whole)).encode())]
    stream_headers = [(b"content-type", b"text/event-stream")]

    async def app(scope: dict, receive: object, send: object) -> None:
        message = await receive()
        body = message["body"]
        while message.get("more_body"):
            message = await receive()
            body += message["body"]
        if b'"stream":true' not in body:
            await send({"type": "http.response.start", "status": 200, "headers": json_headers})
            await send({"type": "http.response.body", "body": whole})
            return
        await send({"type": "http.response.start", "status": 200, "headers": stream_headers})
        for event in events:
            await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    return app


def main() -> None:
    whole, stream = (Path(name).read_bytes() for name in sys.argv[1:3])
    events = [event + b"\n\n" for event in stream.split(b"\n\n") if event]
    server = Server(application(whole, events))
    server.start()
    print(server.port, flush=True)
    while True:
        time.sleep(3600)


if __name__ == "__main__":
    main()
