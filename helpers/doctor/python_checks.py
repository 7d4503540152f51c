"""Which Python this is, whose environment, which kernel, and how it treats text and paths."""

from __future__ import annotations

from pathlib import Path

from helpers.doctor.finding import FAIL, INFO, OK, WARN, Finding, found
from helpers.doctor.machine import WINDOWS, Machine
from helpers.texts import doctor as texts

OLDEST, NEWEST_TESTED = (3, 10), (3, 13)


def python_version(machine: Machine) -> list[Finding]:
    """3.10 or newer."""
    version = ".".join(str(part) for part in machine.version)
    if machine.version[:2] < OLDEST:
        return [found(FAIL, texts.PYTHON_OLD, machine.system, version=version)]
    if machine.version[:2] > NEWEST_TESTED:
        return [found(INFO, texts.PYTHON_NEW, version=version)]
    return [found(OK, texts.PYTHON_FINE, version=version)]


def environment(machine: Machine) -> list[Finding]:
    """The course's own `.venv`, when there is one."""
    own = machine.root / ".venv"
    if _same(machine.prefix, own):
        return [found(OK, texts.ENVIRONMENT_FINE)]
    prefix = machine.public(machine.prefix)
    if own.is_dir():
        return [found(WARN, texts.ENVIRONMENT_OTHER, machine.system, prefix=prefix)]
    return [found(INFO, texts.ENVIRONMENT_OWN, prefix=prefix)]


def kernel(machine: Machine) -> list[Finding]:
    """The kernel that notebooks start is this environment's Python."""
    if machine.kernel_python is None:
        return [found(WARN, texts.KERNEL_MISSING)]
    program = Path(machine.kernel_python)
    if not program.is_absolute() or _inside(program, machine.prefix):
        return [found(OK, texts.KERNEL_FINE)]
    return [found(WARN, texts.KERNEL_OTHER, python=machine.public(program))]


def encoding(machine: Machine) -> list[Finding]:
    """Text is UTF-8."""
    if machine.encoding.lower().replace("-", "").replace("_", "") == "utf8":
        return [found(OK, texts.ENCODING_FINE)]
    return [found(WARN, texts.ENCODING_OTHER, machine.system, encoding=machine.encoding)]


def long_paths(machine: Machine) -> list[Finding]:
    """Windows allows paths beyond 260 characters."""
    if machine.system != WINDOWS or machine.long_paths is None:
        return []
    return [found(OK, texts.LONG_PATHS_FINE) if machine.long_paths else found(WARN, texts.LONG_PATHS_OFF)]


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def _inside(program: Path, prefix: Path) -> bool:
    """Whether the program lies in this environment; its own link to another Python is not followed."""
    return program.is_relative_to(prefix) or program.parent.resolve().is_relative_to(prefix.resolve())
