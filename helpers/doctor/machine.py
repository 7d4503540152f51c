"""What doctor looks at, gathered in one place, so that a test can describe a broken machine."""

from __future__ import annotations

import getpass
import json
import locale
import os
import platform
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers.settings import ROOT

WATCHED_SECONDS = 0.05
ANSWER_SECONDS = 5.0
WINDOWS, MACOS, LINUX = "Windows", "Darwin", "Linux"


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """This machine, or one that a test made up.

    Attributes:
        system: "Windows", "Darwin" or "Linux".
        prefix: of the running Python's environment.
        root: the repository.
        encoding: what `open()` uses when not told.
        long_paths: Windows' setting; None elsewhere or when it cannot be read.
        kernel_python: the program that the kernelspec `python3` starts; None when there is none.
        wall: seconds since 1970.
        drift: seconds by which the wall clock left the monotonic one while both were watched for a moment.
        installed: version of a package, None when it is missing.
        loopback, mock: what went wrong when it was tried, "" when it works.
        answers: the same for the service at a Base URL.
        tracked: whether git tracks a file of the repository.
    """

    system: str
    version: tuple[int, ...]
    prefix: Path
    root: Path
    home: Path
    user: str
    environ: Mapping[str, str]
    encoding: str
    long_paths: bool | None
    kernel_python: str | None
    wall: float
    drift: float
    installed: Callable[[str], str | None]
    loopback: Callable[[], str]
    mock: Callable[[], str]
    answers: Callable[[str], str]
    tracked: Callable[[Path], bool]

    def public(self, path: Path | str) -> str:
        """The path as it may be shown to anybody: home as `~`, no user name."""
        text = str(path)
        if text.startswith(str(self.home)):
            text = "~" + text[len(str(self.home)) :]
        parts = text.replace("\\", "/").split("/")
        return "/".join("<user>" if self.user and part == self.user else part for part in parts)


def this_machine() -> Machine:
    """The machine we run on."""
    return Machine(
        system=platform.system(),
        version=tuple(sys.version_info[:3]),
        prefix=Path(sys.prefix),
        root=ROOT,
        home=Path.home(),
        user=_user(),
        environ=os.environ,
        encoding="utf-8" if sys.flags.utf8_mode else locale.getpreferredencoding(False),
        long_paths=_long_paths(),
        kernel_python=_kernel_python(),
        wall=time.time(),
        drift=_drift(),
        installed=_installed,
        loopback=_loopback,
        mock=_mock,
        answers=_answers,
        tracked=_tracked,
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _drift() -> float:
    before = _clocks_apart()
    time.sleep(WATCHED_SECONDS)
    return _clocks_apart() - before


def _clocks_apart() -> float:
    """Wall clock less monotonic clock; the quickest of some readings, since other programs come in between."""
    readings = []
    for _ in range(9):
        start, wall, end = time.monotonic(), time.time(), time.monotonic()
        readings.append((end - start, wall - start))
    return min(readings)[1]


def _long_paths() -> bool | None:
    if sys.platform != "win32":
        return None
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])
    except OSError:
        return None


def _kernel_python() -> str | None:
    """The first kernelspec `python3` on Jupyter's path, as Jupyter itself looks for it."""
    try:
        from jupyter_core.paths import jupyter_path
    except ImportError:
        return None
    for folder in jupyter_path("kernels"):
        try:
            kernel = json.loads((Path(folder) / "python3" / "kernel.json").read_text(encoding="utf-8"))
            return str(kernel["argv"][0])
        except (OSError, ValueError, KeyError, IndexError, TypeError):
            continue
    return None


def _installed(package: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _loopback() -> str:
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            socket.create_connection(server.getsockname(), timeout=2).close()
    except OSError as error:
        return type(error).__name__
    return ""


def _mock() -> str:
    import urllib.request

    try:
        from helpers.ark_mock import ArkMock

        with ArkMock(scale=0) as mock:
            request = urllib.request.Request(
                f"{mock.base_url}/models", headers={"Authorization": f"Bearer {mock.account.api_key}"}
            )
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            with opener.open(request, timeout=ANSWER_SECONDS) as response:
                response.read()
    except Exception as error:
        return type(error).__name__
    return ""


def _answers(base_url: str) -> str:
    """Ask without a key: any HTTP status is an answer."""
    import urllib.error
    import urllib.request

    try:
        urllib.request.urlopen(f"{base_url}/models", timeout=ANSWER_SECONDS).close()
    except urllib.error.HTTPError:
        return ""
    except (OSError, ValueError) as error:
        return type(getattr(error, "reason", None) or error).__name__
    return ""


def _tracked(path: Path) -> bool:
    try:
        listed = subprocess.run(
            ["git", "ls-files", "--error-unmatch", path.name], cwd=path.parent, capture_output=True, timeout=10
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return listed.returncode == 0
