"""Is there a `.env`, is it called that, does it lie where the course looks, and is it kept private?"""

from __future__ import annotations

import difflib
import re
import stat
from pathlib import Path

from helpers import settings
from helpers.doctor.finding import FAIL, INFO, OK, WARN, Finding, found
from helpers.doctor.machine import WINDOWS, Machine
from helpers.texts import doctor as texts

LOOKALIKES = (".env.txt", "env.txt", "env", "_env", ".env.env", ".env.example.txt")
WRONG_FOLDERS = ("notebooks", "notebooks/zh", "notebooks/en", "helpers")


def env_file(machine: Machine) -> list[Finding]:
    """`.env` itself, and files that were meant to be it."""
    path = machine.root / ".env"
    return [*_itself(path, machine), *_lookalikes(path, machine)]


def _itself(path: Path, machine: Machine) -> list[Finding]:
    if path.is_dir():
        return [found(WARN, texts.ENV_FILE_FOLDER, machine.system)]
    if not path.is_file():
        return [found(INFO, texts.ENV_FILE_NONE)]
    try:
        values = settings.env_file_values(path)
    except settings.UnreadableEnvFile as error:
        return [found(FAIL, texts.ENV_FILE_UNREADABLE, machine.system, error=error), *_privacy(path, machine)]
    names = ", ".join(name for name in settings.NAMES if values.get(name))
    readable = found(OK, texts.ENV_FILE_FINE, names=names) if names else found(OK, texts.ENV_FILE_EMPTY)
    return [readable, *_typos(values), *_privacy(path, machine)]


def _typos(values: dict[str, str]) -> list[Finding]:
    """Names that look like the course's and are not; a name is shown only when it is plainly a name."""
    findings = []
    for name in values:
        meant = difflib.get_close_matches(name.upper(), settings.NAMES, n=1, cutoff=0.8)
        if name not in settings.NAMES and meant and re.fullmatch(r"[A-Za-z_]{3,30}", name):
            findings.append(found(WARN, texts.ENV_FILE_TYPO, name=name, meant=meant[0]))
    return findings


def _privacy(path: Path, machine: Machine) -> list[Finding]:
    findings = []
    if machine.system != WINDOWS and stat.S_IMODE(path.stat().st_mode) & 0o077:
        findings.append(found(WARN, texts.ENV_FILE_OPEN))
    if machine.tracked(path):
        findings.append(found(WARN, texts.ENV_FILE_TRACKED))
    return findings


def _lookalikes(path: Path, machine: Machine) -> list[Finding]:
    named = [name for name in LOOKALIKES if (machine.root / name).is_file()]
    placed = [folder for folder in WRONG_FOLDERS if (machine.root / folder / ".env").is_file()]
    return [
        *(found(WARN, texts.ENV_FILE_NAMED, machine.system, name=name) for name in named),
        *(found(WARN, texts.ENV_FILE_PLACED, machine.system, folder=folder) for folder in placed),
    ]
