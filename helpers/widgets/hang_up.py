"""Hanging up on a stream that another thread is reading, also while the server says nothing.

`response.close()` from another thread waits until the next byte comes; shutting down the socket wakes the reader at
once. The socket is the one httpx itself offers (`response.extensions["network_stream"]`); httpx2, which newer OpenAI
clients use, offers the same.
"""

from __future__ import annotations

import contextlib
import socket
from typing import Any


def hang_up(stream: Any) -> bool:
    """Shut down the connection of an SDK's sync stream; False if there was none to shut down any more."""
    connection = socket_of(getattr(stream, "response", None))
    if connection is None:
        return False
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return False
    return True


def socket_of(response: Any) -> Any | None:
    """The socket a response is still being read from; None when it is read to its end, or has none."""
    if response is None or response.is_closed:
        return None
    network_stream = response.extensions.get("network_stream")
    return network_stream.get_extra_info("socket") if network_stream is not None else None


def close(stream: Any) -> None:
    """Close a sync stream, whatever state it is in."""
    with contextlib.suppress(Exception):
        stream.close()


async def close_async(stream: Any) -> None:
    """Close an async stream, whatever state it is in."""
    with contextlib.suppress(Exception):
        await stream.close()


def seconds_open(stream: Any) -> float | None:
    """Seconds from sending the request to closing its response, as httpx counts them; None before it is closed."""
    try:
        return stream.response.elapsed.total_seconds()
    except (AttributeError, RuntimeError):
        return None
