"""Pace, in virtual time: nothing waits, and every deadline is met to the microsecond."""

import asyncio
import json

import pytest

from helpers.ark_mock import ArkMock, CutStream, Stall

COUNT = [{"role": "user", "content": "count from 1 to 40"}]


class VirtualTime(asyncio.SelectorEventLoop):
    """An event loop whose clock jumps to the next deadline whenever it would wait."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0
        self._look, self._selector.select = self._selector.select, self.jump

    def time(self) -> float:
        return self.now

    def jump(self, timeout=None):
        self.now += timeout or 0.0
        return self._look(0)


def sent(mock, *, slowly=0.0, **fields):
    """When each message of the answer was sent, in seconds since the request, and the messages.

    Args:
        slowly: seconds that every sending takes.
    """
    body = {"model": mock.account.model, "messages": COUNT, "thinking": {"type": "disabled"}, **fields}
    coming = [{"type": "http.request", "body": json.dumps(body).encode()}]
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/api/v3/chat/completions",
        "query_string": b"",
        "headers": [(b"authorization", f"Bearer {mock.account.api_key}".encode())],
    }
    loop, times, messages = VirtualTime(), [], []

    async def receive():
        return coming.pop() if coming else await asyncio.Future()

    async def send(message):
        times.append(loop.time() - 1000.0)
        messages.append(message)
        await asyncio.sleep(slowly)

    try:
        loop.run_until_complete(mock.application(scope, receive, send))
    finally:
        loop.close()
    return times, messages


def due(mock, count):
    return [mock.account.pace.due(number) for number in range(count)]


@pytest.mark.parametrize("slowly", [0.0, 0.004])
def test_every_chunk_leaves_at_its_own_deadline_however_slowly_the_client_reads(slowly):
    mock = ArkMock(pace=200)

    times, _ = sent(mock, slowly=slowly, stream=True)

    headers, *chunks = times
    last = len(chunks) - 3
    assert headers == 0
    assert chunks[: last + 1] == pytest.approx(due(mock, last + 1))
    assert chunks[-1] <= mock.account.pace.due(last) + 4 * slowly + 1 / 200


def test_a_whole_reply_leaves_when_its_stream_would_end():
    mock = ArkMock(pace=200)

    times, messages = sent(mock)

    used = json.loads(messages[-1]["body"])["usage"]["completion_tokens"]
    assert times == pytest.approx([mock.account.pace.due(used)] * 2)


@pytest.mark.parametrize(("pace", "scale"), [(0, 1), (60, 0)])
def test_without_pace_nothing_waits(pace, scale):
    times, _ = sent(ArkMock(pace=pace, scale=scale), stream=True)

    assert set(times) == {0.0}


def test_a_scale_stretches_every_delay():
    whole, _ = sent(ArkMock(pace=200), stream=True)
    half, _ = sent(ArkMock(pace=200, scale=0.5), stream=True)

    assert half == pytest.approx([moment / 2 for moment in whole])


@pytest.mark.parametrize("pace", [0, 200])
def test_a_stall_puts_off_everything_after_it_by_its_seconds(pace):
    mock = ArkMock(pace=pace)
    usual, _ = sent(mock, stream=True)
    mock.account.faults.append(Stall(after_chunks=3, seconds=7))

    stalled, _ = sent(mock, stream=True)

    assert stalled[:4] == pytest.approx(usual[:4])
    assert stalled[4:] == pytest.approx([moment + 7 for moment in usual[4:]])


def test_a_cut_comes_after_its_chunks_and_ends_nothing():
    mock = ArkMock(pace=200)
    mock.account.faults.append(CutStream(after_chunks=3))

    _, messages = sent(mock, stream=True)

    assert len(messages) == 1 + 3
    assert messages[-1]["more_body"]
