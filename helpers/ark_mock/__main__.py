"""`python -m helpers.ark_mock`: a mock Ark for curl, for other clients, for a classroom."""

from __future__ import annotations

import argparse
import gc
import ipaddress
import json
import signal
import sys
import threading
from typing import Any

from . import ArkMock, mock_api

NOT_LOOPBACK = (
    "注意：{host} 不是本机回环地址，同一网络里的人都能连接这个模拟服务。\n"
    "Warning: {host} is not a loopback address; everybody on this network can reach this mock."
)


def main(arguments: list[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM; 0 then, 1 when it cannot start."""
    speak_utf8()
    options = parser().parse_args(arguments)
    if not is_loopback(options.host):
        print(NOT_LOOPBACK.format(host=options.host), file=sys.stderr, flush=True)
    mock = ArkMock(
        seed=options.seed, pace=options.pace, accounts=options.accounts, host=options.host, port=options.port
    )
    collect_garbage_rarely()
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    try:
        mock.start()
    except OSError as error:
        print(f"无法监听 {options.host}:{options.port} / cannot listen there: {error.strerror}", file=sys.stderr)
        return 1
    print(json.dumps(description(mock)) if options.json else greeting(mock), flush=True)
    while not stopping.wait(0.5):
        pass
    mock.stop()
    return 0


def speak_utf8() -> None:
    """Let Chinese be printed into a pipe whose encoding has none (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def collect_garbage_rarely() -> None:
    """Spare a server that makes no reference cycles the search for them: half the time of a stream goes into it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 100)


def parser() -> argparse.ArgumentParser:
    """What the command line takes."""
    made = argparse.ArgumentParser(prog="python -m helpers.ark_mock", description="A mock Ark (方舟) on this machine.")
    made.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    made.add_argument("--port", type=_bounded(int, 0, 65_535), default=0, help="0 lets the system choose (default)")
    made.add_argument(
        "--pace", type=_bounded(float, 0, 1e6), default=60.0, metavar="TOKENS_PER_SECOND", help="0 means no waiting"
    )
    made.add_argument("--seed", type=int, default=1, help="gives every id and key (default: 1)")
    made.add_argument("--accounts", type=_bounded(int, 1, 10_000), default=1, help="how many tenants (default: 1)")
    made.add_argument("--json", action="store_true", help="print one JSON line with addresses and keys when ready")
    return made


def _bounded(kind: type, least: float, most: float) -> Any:
    def read(text: str) -> Any:
        value = kind(text)
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{text} is not between {least:g} and {most:g}")
        return value

    read.__name__ = kind.__name__
    return read


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def description(mock: ArkMock) -> dict[str, Any]:
    """What the JSON line holds: the first account's credentials; with several accounts, all of them."""
    each = [mock_api.credentials(account, mock.control_url) for account in mock.accounts]
    return {**each[0], "accounts": each} if len(each) > 1 else each[0]


def greeting(mock: ArkMock) -> str:
    """What a person reads when the mock is ready; no secret (`--json` prints those, for programs)."""
    return (
        f"模拟方舟已就绪 / mock Ark ready: {mock.base_url}\n"
        f"账号数 / accounts: {len(mock.accounts)}；密钥用 --json 打印 / --json prints the keys；Ctrl+C 停止 / stops"
    )


if __name__ == "__main__":
    sys.exit(main())
