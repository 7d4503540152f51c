"""The server of sse_server.py, and where it lies."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from sse_server import SseServer  # noqa: E402


@pytest.fixture
def server():
    server = SseServer()
    yield server
    server.stop()
