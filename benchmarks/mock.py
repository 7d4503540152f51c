"""The mock Ark against a bare ASGI application on the same uvicorn, and against aimock (npm) where node is.

    python benchmarks/mock.py [--seconds 5] [--rounds 3] [--without-aimock]

Prints JSON requests a second, complete 50-chunk streams a second, CPU of the server a request, and the ratios («unseen»
is the mock asked another thing every time, so that nothing it remembers helps); then
300 and 500 paced streams at once: how late the last chunk comes, CPU, memory; and how soon the mock is ready.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
from load import CONNECTIONS, Run, load

ROOT = Path(__file__).resolve().parent.parent
PROMPT = "count from 1 to 25"
CHUNKS = 50
SPREAD = 0.5
UNSEEN = 512
AIMOCK_PORT = 4010


@contextlib.contextmanager
def process(*command: str, ready: str = r"(\d+)", cwd: Path = ROOT) -> Iterator[tuple[subprocess.Popen, re.Match]]:
    """A running server, once it printed the line that `ready` finds."""
    started = subprocess.Popen(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        while not (found := re.search(ready, line := started.stdout.readline())):
            if not line:
                raise RuntimeError(f"{command[0]} ended before it was ready")
        yield started, found
    finally:
        started.terminate()
        started.wait(10)


@contextlib.contextmanager
def mock(*options: str) -> Iterator[tuple[subprocess.Popen, dict]]:
    """A mock Ark in a process of its own, and what its JSON line says.

    With an account a connection, because a model's RPM is the account's and a load has more.
    """
    command = ("-m", "helpers.ark_mock", "--json", "--accounts", str(CONNECTIONS), *options)
    with process(sys.executable, *command, ready=r"(\{.*\})") as (server, line):
        yield server, json.loads(line[1])


def requests_of(line: dict, *, stream: bool, prompts: int = 1) -> tuple[int, list[list[bytes]]]:
    """The mock's port, and for each of its accounts a request for each of so many prompts of its own."""
    port = int(line["control_url"].rpartition(":")[2])
    requests = []
    for number, account in enumerate(line["accounts"]):
        firsts = range(number * prompts, (number + 1) * prompts)
        asked = [PROMPT] if prompts == 1 else [f"count from {first} to {first + 24}" for first in firsts]
        requests.append(
            [request_bytes(port, account["api_key"], account["model"], stream=stream, prompt=each) for each in asked]
        )
    return port, requests


def request_bytes(port: int, key: str, model: str, *, stream: bool, prompt: str = PROMPT) -> bytes:
    """A chat request as the OpenAI SDK would send it."""
    body = {"messages": [{"role": "user", "content": prompt}], "model": model, "thinking": {"type": "disabled"}}
    text = json.dumps({**body, "stream": True} if stream else body, separators=(",", ":")).encode()
    head = (
        f"POST /api/v3/chat/completions HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip, deflate\r\n"
        f"Connection: keep-alive\r\nAccept: application/json\r\nContent-Type: application/json\r\n"
        f"User-Agent: OpenAI/Python 3.54.0\r\nX-Stainless-Lang: python\r\nAuthorization: Bearer {key}\r\n"
        f"Content-Length: {len(text)}\r\n\r\n"
    )
    return head.encode() + text


def measured(server: subprocess.Popen, port: int, requests: list[list[bytes]], seconds: float) -> tuple[float, float]:
    """(answers a second, microseconds of the server's CPU an answer), after a warm-up."""
    load(port, requests, seconds=0.5)
    watched = psutil.Process(server.pid)
    before, began = sum(watched.cpu_times()[:2]), time.perf_counter()
    run = load(port, requests, seconds=seconds)
    took, spent = time.perf_counter() - began, sum(watched.cpu_times()[:2]) - before
    if run.bad:
        raise RuntimeError(f"{run.bad} answers were not 200")
    return len(run.seconds) / took, spent / len(run.seconds) * 1e6


def peer_rates(
    name: str, server: subprocess.Popen, seconds: float, requests: Callable[[bool], tuple[int, list[list[bytes]]]]
) -> dict[str, float]:
    """A peer's rates and CPU for JSON and for streams, printed and given back."""
    rates: dict[str, float] = {}
    for kind in ("json", "stream"):
        rates[kind], rates[f"{kind} µs"] = measured(server, *requests(kind == "stream"), seconds)
    print(
        f"  {name:7} {rates['json']:8.0f} JSON/s  {rates['json µs']:6.0f} µs CPU each   "
        f"{rates['stream']:7.0f} streams/s  {rates['stream µs']:6.0f} µs CPU each",
        flush=True,
    )
    return rates


def our_bytes(folder: Path) -> tuple[str, str]:
    """Files with the mock's own whole reply and stream, for the bare application to repeat."""
    with mock("--pace", "0") as (_, line):
        port = int(line["control_url"].rpartition(":")[2])
        names = []
        for stream in (False, True):
            body = request_bytes(port, line["api_key"], line["model"], stream=stream).partition(b"\r\n\r\n")[2]
            headers = {"authorization": f"Bearer {line['api_key']}", "content-type": "application/json"}
            reply = httpx.post(f"{line['base_url']}/chat/completions", content=body, headers=headers)
            names.append(str(folder / f"stream-{stream}"))
            Path(names[-1]).write_bytes(reply.content)
        events = Path(names[1]).read_bytes().count(b"data: {")
        if events != CHUNKS:
            raise RuntimeError(f"the stream has {events} chunks instead of {CHUNKS}")
    return names[0], names[1]


@contextlib.contextmanager
def aimock(folder: Path) -> Iterator[subprocess.Popen | None]:
    """aimock with the same answer, or None where node or the package is not to be had."""
    if not (shutil.which("node") and shutil.which("npm")):
        yield None
        return
    install = ["npm", "install", "--silent", "--prefix", str(folder), "@copilotkit/aimock"]
    if subprocess.run(install, capture_output=True).returncode:
        yield None
        return
    answer = ", ".join(map(str, range(1, 26)))
    fixture = {"fixtures": [{"match": {"userMessage": PROMPT}, "response": {"content": answer}}]}
    (folder / "fixture.json").write_text(json.dumps(fixture))
    binary = str(folder / "node_modules" / ".bin" / "llmock")
    options = ["-p", str(AIMOCK_PORT), "-f", str(folder / "fixture.json"), "-c", str(max(1, -(-len(answer) // CHUNKS)))]
    with process(binary, *options, ready=str(AIMOCK_PORT)) as (server, _):
        time.sleep(0.5)
        yield server


def ratios(rounds: int, seconds: float, *, with_aimock: bool) -> None:
    """Every peer in turn, round after round; the median of each round's ratio."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        files = our_bytes(Path(name))
        for number in range(1, rounds + 1):
            print(f"round {number}", flush=True)
            with mock("--pace", "0") as (server, line):
                ours = peer_rates("mock", server, seconds, lambda stream: requests_of(line, stream=stream))
                peer_rates("unseen", server, seconds, lambda stream: requests_of(line, stream=stream, prompts=UNSEEN))
            with process(sys.executable, str(ROOT / "benchmarks" / "bare.py"), *files) as (server, port):
                bare = peer_rates("bare", server, seconds, stranger(int(port[1]), "none"))
            _note(found, "bare", ours, bare)
            if with_aimock:
                with aimock(Path(name)) as server:
                    if server is None:
                        print("  aimock: node, npm or the package is not here")
                        continue
                    theirs = peer_rates("aimock", server, seconds, stranger(AIMOCK_PORT, "gpt-5"))
                _note(found, "aimock", ours, theirs)
    print("ratios, median of the rounds (1 = as many a second, or as little CPU, as the other)")
    for name, values in found.items():
        print(f"  {name:24} {statistics.median(values):5.2f}")


def stranger(port: int, model: str) -> Callable[[bool], tuple[int, list[list[bytes]]]]:
    """The requests for a peer that knows no accounts."""
    return lambda stream: (port, [[request_bytes(port, "none", model, stream=stream)]])


def _note(found: dict[str, list[float]], name: str, ours: dict[str, float], theirs: dict[str, float]) -> None:
    for kind in ("json", "stream"):
        found.setdefault(f"{kind}/s of {name}", []).append(ours[kind] / theirs[kind])
        found.setdefault(f"{kind} CPU of {name}", []).append(theirs[f"{kind} µs"] / ours[f"{kind} µs"])


def paced(streams: int) -> None:
    """So many streams of a second, begun within half a second: how late the last chunk comes, CPU and memory."""
    first_token, tokens = 0.35, CHUNKS - 1
    pace = tokens / (1 - first_token)
    due = first_token + tokens / pace
    with mock("--pace", f"{pace:.6f}") as (server, line):
        port, requests = requests_of(line, stream=True)
        load(port, requests, seconds=0, connections=10)
        watched = psutil.Process(server.pid)
        before = sum(watched.cpu_times()[:2])
        run: Run = load(port, requests, seconds=0, connections=streams, spread=SPREAD)
        spent = sum(watched.cpu_times()[:2]) - before
        late = sorted((seconds - due) * 1000 for seconds in run.seconds)
        middle, p99 = statistics.median(late), late[min(len(late) - 1, int(len(late) * 0.99))]
        print(
            f"{streams} paced streams of {due:.2f} s, begun within {SPREAD} s: last chunk late by {middle:.1f} ms "
            f"(median), {p99:.1f} ms (p99); {spent:.2f} s CPU; {watched.memory_info().rss / 1e6:.1f} MB"
        )


def ready(times: int = 5) -> None:
    """Seconds from starting `python -m helpers.ark_mock` to its JSON line."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        with mock("--pace", "0") as (server, _):
            taken.append(time.perf_counter() - began)
            memory = psutil.Process(server.pid).memory_info().rss / 1e6
    print(f"ready after {statistics.median(taken):.2f} s (median of {times}); {memory:.0f} MB")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--seconds", type=float, default=5.0, help="of load, each measurement")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--without-aimock", action="store_true")
    chosen = options.parse_args()
    print(f"{platform.machine()}, {psutil.cpu_count()} cores, Python {platform.python_version()}")
    ready()
    ratios(chosen.rounds, chosen.seconds, with_aimock=not chosen.without_aimock)
    paced(300)
    paced(500)


if __name__ == "__main__":
    main()
