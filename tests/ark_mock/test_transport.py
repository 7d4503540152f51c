"""Over real sockets: pace, faults, clients that leave, read slowly or send half a request; nothing leaks."""

import contextlib
import json
import socket
import time

import httpx
import pytest

from helpers.ark_mock import ArkMock, CutStream, ErrorInStream, Refuse, Stall
from helpers.ark_mock.faults import Faults

VERY_LONG = [{"role": "user", "content": "count from 1 to 1000"}]
LONG = [{"role": "user", "content": "count from 1 to 40"}]


@pytest.fixture
def mock():
    with ArkMock(pace=0) as mock:
        yield mock


@pytest.fixture
def paced():
    with ArkMock(pace=200, scale=0.5) as mock:
        yield mock


def body_of(mock, **fields):
    return {"model": mock.account.model, "messages": LONG, "thinking": {"type": "disabled"}, **fields}


def ask(mock, **fields):
    headers = {"authorization": f"Bearer {mock.account.api_key}"}
    return httpx.post(f"{mock.base_url}/chat/completions", json=body_of(mock, **fields), headers=headers, timeout=20)


def stream(mock, **fields):
    headers = {"authorization": f"Bearer {mock.account.api_key}"}
    body = body_of(mock, stream=True, **fields)
    return httpx.stream("POST", f"{mock.base_url}/chat/completions", json=body, headers=headers, timeout=20)


def raw_request(mock, body):
    text = json.dumps(body)
    head = (
        f"POST /api/v3/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {mock.account.api_key}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(text)}\r\n\r\n"
    )
    return (head + text).encode()


def until(condition, seconds=5.0):
    """Wait for a condition; False when it did not come."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.01)
    return False


def connections_of(mock):
    return len(mock._server._uvicorn.server_state.connections)


def tasks_of(mock):
    return len(mock._server._uvicorn.server_state.tasks)


def test_it_listens_on_loopback_only(mock):
    assert mock._server.socket.getsockname()[0] == "127.0.0.1"


def test_many_mocks_live_in_one_process_and_know_nothing_of_each_other():
    with ArkMock(seed=1, pace=0) as first, ArkMock(seed=2, pace=0) as second:
        headers = {"authorization": f"Bearer {first.account.api_key}"}

        ask(first)
        stranger = httpx.post(f"{second.base_url}/chat/completions", json=body_of(second), headers=headers)

        assert stranger.status_code == 401
        assert (len(first.account.requests), len(second.account.requests)) == (1, 1)


def test_stop_frees_the_port():
    mock = ArkMock(pace=0).start()
    port = mock.port
    mock.stop()
    mock.stop()

    with pytest.raises(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        pass


def test_a_stream_takes_its_time_to_the_first_token_and_to_the_last(paced):
    arrivals = []
    started = time.monotonic()
    with stream(paced) as response:
        for line in response.iter_lines():
            if line:
                arrivals.append(time.monotonic() - started)

    tokens = len(arrivals) - 2
    due = paced.account.pace.due(tokens)
    assert due == pytest.approx((0.35 + tokens / 200) * 0.5)
    assert due - 0.02 <= arrivals[-1] <= due + 5
    assert arrivals[0] >= 0.17


def test_a_whole_reply_takes_as_long_as_its_stream(paced):
    started = time.monotonic()
    reply = ask(paced).json()

    assert time.monotonic() - started >= paced.account.pace.due(reply["usage"]["completion_tokens"]) - 0.02


def test_a_client_that_hangs_up_is_noticed_and_leaves_nothing_behind(paced):
    with socket.create_connection(("127.0.0.1", paced.port)) as client:
        client.sendall(raw_request(paced, body_of(paced, stream=True, messages=VERY_LONG)))
        assert b"200" in client.recv(64)

    assert until(lambda: paced.account.requests[-1].outcome == "client hung up")
    assert paced.account.requests[-1].chunks_sent < 1900
    assert until(lambda: (connections_of(paced), tasks_of(paced)) == (0, 0))


def test_a_client_that_hangs_up_during_a_stall_is_noticed_at_once(mock):
    mock.account.faults.append(Stall(after_chunks=2, seconds=30))
    with socket.create_connection(("127.0.0.1", mock.port)) as client:
        client.sendall(raw_request(mock, body_of(mock, stream=True)))
        assert b"200" in client.recv(64)

    assert until(lambda: mock.account.requests[-1].outcome == "client hung up")
    assert mock.account.requests[-1].chunks_sent == 2


def test_half_a_request_leaves_no_task_and_no_journal_entry(mock):
    with socket.create_connection(("127.0.0.1", mock.port)) as client:
        client.sendall(raw_request(mock, body_of(mock))[:-20])
        assert until(lambda: connections_of(mock) == 1)

    assert until(lambda: (connections_of(mock), tasks_of(mock)) == (0, 0))
    assert len(mock.account.requests) == 0


def test_a_slow_reader_gets_everything(mock):
    with stream(mock, messages=[{"role": "user", "content": "count from 1 to 300"}]) as response:
        text = ""
        for chunk in response.iter_raw(512):
            text += chunk.decode("utf-8", "ignore")
            if len(text) < 8192:
                time.sleep(0.005)

    assert text.endswith("data: [DONE]\n\n")


def test_two_hundred_at_once_are_all_served(mock):
    request = raw_request(mock, body_of(mock)).replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
    with contextlib.ExitStack() as connections:
        clients = [
            connections.enter_context(socket.create_connection(("127.0.0.1", mock.port), timeout=30))
            for _ in range(200)
        ]
        assert until(lambda: connections_of(mock) == 200, seconds=30)
        for client in clients:
            client.sendall(request)
        replies = [client.makefile("rb").read() for client in clients]

    assert {reply.split(b"\r\n", 1)[0] for reply in replies} == {b"HTTP/1.1 200 OK"}
    assert {exchange.outcome for exchange in mock.account.requests} == {"complete"}
    assert len({exchange.request_id for exchange in mock.account.requests}) == 200
    assert until(lambda: connections_of(mock) == 0)
    assert until(lambda: tasks_of(mock) == 0)


def test_a_cut_stream_breaks_the_connection_after_its_chunks(mock):
    mock.account.faults.append(CutStream(after_chunks=3))

    lines = []
    with pytest.raises(httpx.RemoteProtocolError), stream(mock) as response:
        for line in response.iter_lines():
            lines += [line] if line else []

    assert len(lines) == 3
    assert mock.account.requests[-1].outcome == "cut"
    assert mock.account.requests[-1].response_text == "".join(f"{line}\n\n" for line in lines)


def test_a_cut_whole_reply_breaks_the_connection(mock):
    mock.account.faults.append(CutStream())

    with pytest.raises(httpx.RemoteProtocolError):
        ask(mock)

    last = mock.account.requests[-1]
    assert (last.outcome, last.response_text) == ("cut", "")


def test_an_error_in_a_stream_is_an_event_without_param(mock):
    mock.account.faults.append(ErrorInStream("RequestBurstTooFast", after_chunks=2))

    with stream(mock) as response:
        lines = [line for line in response.iter_lines() if line]

    assert response.status_code == 200
    assert list(json.loads(lines[-1].removeprefix("data: "))["error"]) == ["code", "message", "type"]
    assert len(lines) == 3
    assert mock.account.requests[-1].response_text == "".join(f"{line}\n\n" for line in lines)
    assert mock.account.requests[-1].chunks_sent == 3


def test_a_stall_delays_and_then_goes_on(mock):
    mock.account.faults.append(Stall(after_chunks=2, seconds=0.3))

    started = time.monotonic()
    with stream(mock) as response:
        text = response.read().decode()

    assert time.monotonic() - started >= 0.3
    assert text.endswith("data: [DONE]\n\n")


def test_faults_come_first_in_first_out_one_a_request(mock):
    mock.account.faults.extend([Refuse("ServerOverloaded", retry_after=3), Refuse("InternalServiceError")])

    answers = [ask(mock) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [429, 500, 200]
    assert answers[0].headers["retry-after"] == "3"
    assert len(mock.account.faults) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        Refuse("NoSuchError"),
        Refuse(["InvalidParameter"]),
        Refuse("ServerOverloaded", retry_after=-1),
        ErrorInStream("NoSuchError"),
        CutStream(-1),
        CutStream(2.5),
        Stall(1, "long"),
        Stall(1, float("inf")),
        Stall(1, True),
        "CutStream",
    ],
    ids=repr,
)
def test_a_fault_that_makes_no_sense_is_refused_when_it_is_planned(wrong):
    with pytest.raises(ValueError, match=r"unknown error|must be a (whole )?number|not a fault"):
        Faults().append(wrong)


def test_unknown_paths_and_methods_answer_in_plain_text(mock):
    unknown = httpx.post(f"{mock.base_url}/v1/chat/completions")
    method = httpx.get(f"{mock.base_url}/chat/completions")

    assert (unknown.status_code, unknown.text) == (404, "404 page not found")
    assert method.status_code == 405
    assert unknown.headers["content-type"].startswith("text/plain")
    assert [exchange.status for exchange in mock.account.requests] == [404, 405]


def test_a_client_may_use_an_absolute_request_target(mock):
    request = raw_request(mock, body_of(mock)).replace(b"POST /api", b"POST http://127.0.0.1/api", 1)
    with socket.create_connection(("127.0.0.1", mock.port)) as client, contextlib.suppress(TimeoutError):
        client.settimeout(5)
        client.sendall(request)
        assert client.recv(64).startswith(b"HTTP/1.1 200")
