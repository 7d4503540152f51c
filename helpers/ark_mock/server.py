"""uvicorn in a thread, on 127.0.0.1, on a port that the system chooses."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
import time

import uvicorn

START_SECONDS = 10.0
STOP_SECONDS = 5.0
BACKLOG = 1024


def listening_socket(host: str, port: int) -> socket.socket:
    """A bound, listening socket; port 0 lets the system choose.

    Raises:
        OSError: the port is taken or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if not hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening


def configuration(application: object) -> uvicorn.Config:
    """How uvicorn runs here: quiet, no lifespan, no WebSocket, httptools, uvloop where it exists."""
    return uvicorn.Config(
        application,
        interface="asgi3",
        http="httptools",
        loop="auto",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=BACKLOG,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=1,
    )


class Server:
    """A running uvicorn in a daemon thread."""

    def __init__(self, application: object, *, host: str = "127.0.0.1", port: int = 0) -> None:
        self.socket = listening_socket(host, port)
        self.host, self.port = host, self.socket.getsockname()[1]
        self._uvicorn = uvicorn.Server(configuration(application))
        self._thread = threading.Thread(target=self._run, name=f"ark-mock-{self.port}", daemon=True)
        self._failure: BaseException | None = None

    def start(self) -> None:
        """Return once requests are served.

        Raises:
            RuntimeError: the server did not come up.
        """
        self._thread.start()
        deadline = time.monotonic() + START_SECONDS
        while not self._uvicorn.started:
            if self._failure is not None or not self._thread.is_alive() or time.monotonic() > deadline:
                raise RuntimeError("the mock Ark did not start") from self._failure
            time.sleep(0.001)

    def stop(self) -> None:
        """Close every connection and the socket; a second call does nothing."""
        self._uvicorn.should_exit = self._uvicorn.force_exit = True
        if self._thread.is_alive() and self._thread is not threading.current_thread():
            self._thread.join(STOP_SECONDS)
        with contextlib.suppress(OSError):
            self.socket.close()

    def _run(self) -> None:
        try:
            factory = self._uvicorn.config.get_loop_factory()
            loop = factory() if factory else asyncio.new_event_loop()
            try:
                loop.run_until_complete(self._uvicorn.serve(sockets=[self.socket]))
                pending = asyncio.all_tasks(loop)
                for task in pending:
                    task.cancel()
                if pending:
                    loop.run_until_complete(asyncio.gather(*pending, return_exceptions=True))
            finally:
                loop.close()
        except BaseException as failure:
            self._failure = failure
