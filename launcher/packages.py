"""Installing what the requirement files name: with uv, and with pip where uv does not succeed."""

import os
import re
import shutil
import subprocess
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from . import environment, pip_settings, texts
from .environment import Stamp
from .trouble import cause_of, explain, without_credentials

FULL_SDK = "volcengine-python-sdk[ark]"
SLIM_SDK = "volcengine-ark-runtime==5.0.54"
_FULL_PACKAGES = ("volcengine-python-sdk",)
_SLIM_PACKAGES = ("volcengine-ark-runtime", "volcenginesdk-ark", "volcenginesdk-core")

# Megabytes that an installation takes, with some to spare.
NEEDED = {False: 800, True: 500}

# The longest path below the course's folder is 162 characters; Windows without long paths stops at 259.
LONGEST_ROOT = 259 - 163

# What JupyterLab, a kernel and the lessons import. uv writes no byte-code, and all 44,000 files need none.
WARMED = (
    "jupyterlab.labapp",
    "jupyter_lsp",
    "jupyter_server_terminals",
    "notebook_shim",
    "nbconvert",
    "ipykernel.kernelapp",
    "ipywidgets",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "openai",
    "httpx",
    "dotenv",
    "volcenginesdkcore",
    "volcenginesdkark",
    "volcenginesdkarkruntime",
    "starlette.applications",
    "uvicorn.protocols.http.httptools_impl",
)
_WARM = """
import importlib, sys
for name in sys.argv[1:]:
    try:
        importlib.import_module(name)
    except Exception as error:
        print(f"{name}: {error!r}", file=sys.stderr)
openai = sys.modules.get("openai")
if openai:
    openai.OpenAI(api_key="-").chat.completions
ark = sys.modules.get("volcenginesdkarkruntime")
if ark:
    ark.Ark(api_key="-").chat.completions
"""


def install(root: Path, stamp: Stamp, *, tests: bool, mirror: str, say: Callable[[str], None]) -> Stamp:
    """Everything in, in the form that the stamp wants, byte-code warmed; the stamp of the finished environment.

    Raises:
        Stop: with what failed and what to try.
    """
    python, slim = environment.python_of(root), stamp.slim
    _check_room(root, slim=slim)
    variables = environment.clean(os.environ)
    if mirror:
        variables["PIP_INDEX_URL"] = mirror

    say(texts.GETTING_UV)
    code, tail = _run([str(python), *_pip_install(), "-c", "constraints.txt", "uv"], variables, echo=False, cwd=root)
    if code and cause_of("\n".join(tail)) != "unknown":
        raise _failure("pip install uv", tail, root, slim=slim)

    say(texts.INSTALLING)
    _remove_other_sdk(root, slim=slim)
    arguments = ["-c", "constraints.txt", "-r", str(_requirements(root, slim=slim))]
    if tests:
        arguments += ["-r", "requirements-test.txt"]
    if code or not _with_uv(python, arguments, variables, root, say):
        say(texts.FALLING_BACK)
        code, tail = _run([str(python), *_pip_install(), *arguments], variables, cwd=root)
        if code:
            raise _failure("pip install", tail, root, slim=slim)

    say(texts.WARMING)
    warm(root)
    return replace(stamp, base=base_digest(root), tests=tests_digest(root) if tests else "")


def warm(root: Path) -> None:
    """Byte-code for what is imported first, so that the first cell is as fast as the second."""
    variables = environment.inside(root)
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    _run([str(environment.python_of(root)), "-c", _WARM, *WARMED], variables, echo=False)


def base_digest(root: Path) -> str:
    return environment.digest(root, "requirements.txt", "constraints.txt")


def tests_digest(root: Path) -> str:
    return environment.digest(root, "requirements.txt", "constraints.txt", "requirements-test.txt")


def slim_text(requirements: str) -> str:
    """requirements.txt with the official SDK in its smaller form."""
    return re.sub(rf"(?m)^{re.escape(FULL_SDK)}.*$", SLIM_SDK, requirements)


def long_paths_are_off() -> bool:
    """Whether this is a Windows that stops at 259 characters."""
    if os.name != "nt":
        return False
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:
            return winreg.QueryValueEx(key, "LongPathsEnabled")[0] != 1
    except OSError:
        return True


def _with_uv(python: Path, arguments: Sequence[str], variables: Mapping[str, str], root: Path, say) -> bool:
    settings = pip_settings.read(python, variables)
    handed = pip_settings.for_uv(settings)
    if handed:
        say(texts.PIP_SETTINGS.format(names=", ".join(sorted(handed))))
    command = [str(python), "-m", "uv", "pip", "install", "--python", str(python)]
    command += [*pip_settings.uv_arguments(settings), *arguments]
    # What the learner set for uv by hand stands.
    uv_own = {name: value for name, value in variables.items() if name.startswith("UV_")}
    quiet = {"UV_LINK_MODE": "copy"} if os.name == "nt" else {}
    try:
        return subprocess.run(command, cwd=root, env={**variables, **quiet, **handed, **uv_own}).returncode == 0
    except OSError:
        return False


def _requirements(root: Path, *, slim: bool) -> Path:
    if not slim:
        return root / "requirements.txt"
    file = environment.folder(root) / "requirements-slim.txt"
    file.write_text(slim_text((root / "requirements.txt").read_text(encoding="utf-8")), encoding="utf-8")
    return file


def _remove_other_sdk(root: Path, *, slim: bool) -> None:
    """The SDK's two forms hold the same files; the unwanted one goes before the wanted one comes."""
    unwanted = _FULL_PACKAGES if slim else _SLIM_PACKAGES
    if _holds(root, unwanted[0]):
        command = [str(environment.python_of(root)), "-m", "pip", "uninstall", "-q", "-y", *unwanted]
        _run(command, environment.clean(os.environ), echo=False)


def _holds(root: Path, package: str) -> bool:
    """Whether the environment has this package."""
    name = package.replace("-", "_")
    return any(environment.folder(root).glob(f"[Ll]ib/**/site-packages/{name}-*.dist-info"))


def _pip_install() -> list[str]:
    return ["-m", "pip", "install", "--disable-pip-version-check", "--no-input"]


def _check_room(root: Path, *, slim: bool) -> None:
    if long_paths_are_off() and len(str(root)) > LONGEST_ROOT:
        raise explain(str(root), cause="long_path")
    free = _free(root)
    if free < NEEDED[slim] and not _holds(root, "jupyterlab"):
        raise explain(texts.INSTALLING[6:], cause="disk", needed=NEEDED[slim], free=free)


def _failure(what: str, tail: Sequence[str], root: Path, *, slim: bool):
    cause = cause_of("\n".join(tail))
    return explain(what, cause=cause, tail=list(tail)[-8:], needed=NEEDED[slim], free=_free(root))


def _free(root: Path) -> int:
    return shutil.disk_usage(root).free // 1_000_000


def _run(
    command: Sequence[str], variables: Mapping[str, str], *, echo: bool = True, cwd: Path | None = None
) -> tuple[int, deque[str]]:
    """Exit code and last lines of a program, each line shown as it comes, credentials masked."""
    tail: deque[str] = deque(maxlen=60)
    try:
        process = subprocess.Popen(
            list(command),
            cwd=cwd,
            env=dict(variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        return 1, deque([str(error)])
    with process:
        for line in process.stdout:
            tail.append(line.rstrip())
            if echo:
                print("      " + without_credentials(tail[-1]), flush=True)
    return process.returncode, tail
