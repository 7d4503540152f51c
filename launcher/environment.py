"""The environment `.venv`: what is there, making it, and the stamp that says what is installed in it."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from . import texts
from .trouble import Stop, cause_of, command, explain

MINIMUM = (3, 10)

# JupyterLab's settings for the course: without them its first page asks whether to fetch news.
JUPYTER_CONFIG = Path(__file__).resolve().parent / "jupyter"

# Variables that would send pip or Python to another place.
_MISLEADING = ("PYTHONHOME", "PYTHONPATH", "PYTHONSAFEPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")

# Without these nothing starts.
PROBED = ("jupyterlab", "ipykernel", "ipywidgets", "openai", "volcenginesdkarkruntime", "nbval")
_PROBE = (
    "import importlib.util as u, json, sys;"
    "print(json.dumps([sys.prefix, list(sys.version_info[:2]), [n for n in sys.argv[1:] if not u.find_spec(n)]]))"
)


@dataclass(frozen=True)
class Stamp:
    """What start.py installed; `base` and `tests` are hashes of the requirement files, empty until all of it is in."""

    version: str
    prefix: str
    slim: bool = False
    base: str = ""
    tests: str = ""


@dataclass(frozen=True)
class Found:
    """What lies at `.venv`: state is missing, foreign, broken or ours; why says what is wrong; stamp only when ours."""

    state: str
    why: str = ""
    stamp: Stamp | None = None


def folder(root: Path) -> Path:
    return root / ".venv"


def python_of(root: Path) -> Path:
    """The environment's Python, whether or not it exists."""
    return folder(root) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def look(root: Path) -> Found:
    """What is there now; asks its Python and changes nothing."""
    if not os.path.lexists(folder(root)):
        return Found("missing")
    stamp = read_stamp(root)
    answer = _probe(root, PROBED if stamp and stamp.base else ())
    if answer is None:
        return Found("broken", texts.WHY_NO_ANSWER)
    prefix, version, missing = answer
    if not os.path.exists(prefix) or not os.path.samefile(prefix, folder(root)):
        return Found("broken", texts.WHY_ELSEWHERE)
    now = "{}.{}".format(*version)
    if tuple(version) < MINIMUM:
        return Found("broken", texts.WHY_TOO_OLD.format(now=now))
    if stamp is None:
        return Found("foreign")
    if stamp.version != now:
        return Found("broken", texts.WHY_VERSION.format(then=stamp.version, now=now))
    if missing:
        return Found("broken", texts.WHY_MISSING.format(names=", ".join(missing)))
    return Found("ours", stamp=replace(stamp, prefix=prefix))


def make(root: Path) -> Stamp:
    """A new, empty environment with pip in it, and its first stamp."""
    base_python = getattr(sys, "_base_executable", None) or sys.executable
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise Stop(texts.NO_ENSUREPIP.format(command=_ensurepip_command()))
    made = subprocess.run(
        [base_python, "-m", "venv", str(folder(root))],
        env=clean(os.environ),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if made.returncode:
        shutil.rmtree(folder(root), ignore_errors=True)
        if "ensurepip" in made.stdout:
            raise Stop(texts.NO_ENSUREPIP.format(command=_ensurepip_command()))
        raise explain("python -m venv", cause=cause_of(made.stdout), tail=made.stdout.splitlines()[-8:])
    stamp = Stamp(version="{}.{}".format(*sys.version_info[:2]), prefix=str(folder(root)))
    write_stamp(root, stamp)
    return stamp


def delete(root: Path) -> None:
    """Away with `.venv`; renamed first, so that one in use is left whole."""
    old = root / ".venv-old"
    try:
        if old.exists():
            shutil.rmtree(old)
        if folder(root).is_symlink() or folder(root).is_file():
            folder(root).unlink()
            return
        folder(root).rename(old)
        shutil.rmtree(old)
    except OSError as error:
        raise Stop(texts.IN_USE.format(detail=error.strerror or error)) from error


def refuse(found: Found) -> Stop:
    """What to tell the learner about an environment that start.py will not touch unasked."""
    text = texts.FOREIGN if found.state == "foreign" else texts.BROKEN
    return Stop(text.format(why=found.why, command=command("--rebuild")))


def read_stamp(root: Path) -> Stamp | None:
    try:
        return Stamp(**json.loads(_stamp_file(root).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write_stamp(root: Path, stamp: Stamp) -> None:
    _stamp_file(root).write_text(json.dumps(asdict(stamp), indent=1) + "\n", encoding="utf-8")


def digest(root: Path, *names: str) -> str:
    """One hash of the named files, the same whatever their line ends."""
    content = b"\0".join((root / name).read_bytes().replace(b"\r\n", b"\n") for name in names)
    return hashlib.sha256(content).hexdigest()


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment variables less the misleading ones."""
    return {name: value for name, value in environment.items() if name not in _MISLEADING}


def inside(root: Path) -> dict[str, str]:
    """The environment variables of a program that runs in `.venv`, as if it were activated."""
    programs = str(python_of(root).parent)
    config_path = (str(JUPYTER_CONFIG), os.environ.get("JUPYTER_CONFIG_PATH"))
    return {
        **clean(os.environ),
        "PATH": programs + os.pathsep + os.environ.get("PATH", os.defpath),
        "VIRTUAL_ENV": str(folder(root)),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, config_path)),
        "PYTHONUTF8": "1",
    }


def _stamp_file(root: Path) -> Path:
    return folder(root) / "course.json"


def _probe(root: Path, names: tuple[str, ...]) -> tuple[str, list[int], list[str]] | None:
    try:
        answer = subprocess.run(
            [str(python_of(root)), "-I", "-c", _PROBE, *names],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            timeout=60,
        )
        return tuple(json.loads(answer.stdout))
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None


def _ensurepip_command() -> str:
    if shutil.which("apt-get") or shutil.which("apt"):
        return "sudo apt install python{}.{}-venv".format(*sys.version_info[:2])
    return texts.NO_ENSUREPIP_ELSEWHERE
