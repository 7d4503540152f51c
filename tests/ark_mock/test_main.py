"""`python -m helpers.ark_mock`: the JSON line, the signals, the warning."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from helpers import models
from helpers.ark_mock.__main__ import is_loopback

ROOT = Path(__file__).resolve().parents[2]


def started(*options, **environment):
    return subprocess.Popen(
        [sys.executable, "-m", "helpers.ark_mock", "--pace", "0", *options],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send to a child")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_one_json_line_serves_and_ends_well_on_a_signal(number):
    process = started("--json")
    line = json.loads(process.stdout.readline())
    body = {"model": line["model"], "messages": [{"role": "user", "content": "hi"}]}
    reply = httpx.post(
        f"{line['base_url']}/chat/completions", json=body, headers={"authorization": f"Bearer {line['api_key']}"}
    )

    process.send_signal(number)

    assert process.wait(10) == 0
    assert reply.status_code == 200
    assert list(line) == [
        "base_url",
        "control_url",
        "api_key",
        "access_key_id",
        "secret_access_key",
        "model",
        "endpoint_id",
    ]
    assert line["model"] == models.DEFAULT.id
    assert process.stdout.read() == process.stderr.read() == ""


def test_accounts_are_all_listed_and_share_nothing():
    process = started("--json", "--accounts", "3")
    try:
        accounts = json.loads(process.stdout.readline())["accounts"]
        journals = []
        for number, account in enumerate(accounts):
            with httpx.Client(headers={"authorization": f"Bearer {account['api_key']}"}) as client:
                for _ in range(number):
                    client.get(f"{account['base_url']}/models")
                journals.append(len(client.get(f"{account['control_url']}/_mock/requests").json()))
    finally:
        process.terminate()
        process.wait(10)

    assert journals == [0, 1, 2]
    assert len({account["api_key"] for account in accounts}) == 3


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_without_json_it_prints_no_key(encoding):
    process = started(PYTHONIOENCODING=encoding)
    greeting = process.stdout.readline() + process.stdout.readline()
    process.terminate()
    process.wait(10)

    assert greeting.startswith("模拟方舟已就绪 / mock Ark ready: http://127.0.0.1:")
    assert "ark-" not in greeting and "AKLT" not in greeting


def test_a_host_that_is_not_loopback_is_warned_of():
    process = started("--host", "0.0.0.0")
    killer = threading.Timer(20, process.kill)
    killer.start()
    warning = process.stderr.readline() + process.stderr.readline()
    process.stdout.readline()
    process.terminate()
    process.wait(10)
    killer.cancel()

    assert "Warning: 0.0.0.0 is not a loopback address" in warning


def test_a_taken_port_is_said_plainly():
    first = started("--json")
    port = json.loads(first.stdout.readline())["control_url"].rpartition(":")[2]
    second = started("--port", port)
    try:
        assert second.wait(20) == 1
        assert "cannot listen there" in second.stderr.read()
    finally:
        first.terminate()
        first.wait(10)


@pytest.mark.parametrize(
    ("host", "loopback"), [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("me", False)]
)
def test_loopback_is_told_from_the_rest(host, loopback):
    assert is_loopback(host) is loopback
