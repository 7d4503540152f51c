"""Reads start.py's command line and does what it says."""

import difflib
import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from . import environment, packages, run, texts, update
from .trouble import MIRROR, Stop, command

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("lab", "test", "doctor", "outputs", "html", "update")
MODULES = {"test": "pytest", "doctor": "helpers.doctor", "outputs": "launcher.outputs", "html": "launcher.html"}


@dataclass(frozen=True)
class Line:
    """A command line, read."""

    command: str = "lab"
    slim: bool = False
    rebuild: bool = False
    mirror: str = ""
    help: bool = False
    rest: tuple[str, ...] = ()


def main(arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    try:
        return obey(read(arguments), ROOT)
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\n" + texts.STOPPED, file=sys.stderr)
        return 130


def read(arguments: list[str]) -> Line:
    """The command line; what it does not know is left for the program that is started.

    The first word that no option of ours takes is the command, or a notebook or folder for JupyterLab.
    """
    line = Line()
    words = list(arguments)
    rest = []
    chosen = False
    while words:
        word = words.pop(0)
        if word in ("--slim", "--rebuild"):
            line = replace(line, **{word[2:]: True})
        elif word in ("-h", "--help"):
            line = replace(line, help=True)
        elif word.startswith("--mirror="):
            line = replace(line, mirror=word.partition("=")[2])
        elif word == "--mirror":
            if not words:
                raise Stop(texts.MIRROR_NEEDS_URL.format(command=command("--mirror", MIRROR)))
            line = replace(line, mirror=words.pop(0))
        elif chosen or rest or word.startswith("-"):
            rest.append(word)
        elif word in COMMANDS:
            line, chosen = replace(line, command=word), True
        elif word.endswith(".ipynb") or os.path.basename(word) != word or os.path.exists(word):
            rest.append(word)
        else:
            raise Stop(_unknown(word))
    return replace(line, rest=tuple(rest))


def obey(line: Line, root: Path) -> int:
    if line.help:
        print(texts.HELP)
        return 0
    if line.command == "update":
        update.update(root)
        return 0
    if line.command == "lab":
        arguments = run.jupyterlab(root, line.rest)
        prepare(line, root)
    else:
        arguments = ["-m", MODULES[line.command], *line.rest]
        prepare(line, root)
        os.chdir(root)
    return run.hand_over(root, arguments)


def prepare(line: Line, root: Path) -> None:
    """The environment as the command needs it; does nothing when the stamp says that it is so already."""
    if line.rebuild and os.path.lexists(environment.folder(root)):
        _say(texts.DELETING)
        environment.delete(root)
    found = environment.look(root)
    if found.state in ("foreign", "broken"):
        raise environment.refuse(found)
    stamp = found.stamp
    if stamp is None:
        _say(texts.MAKING)
        stamp = environment.make(root)
    tests = line.command == "test"
    slim = line.slim or stamp.slim
    if not slim and packages.long_paths_are_off():
        _say(texts.SLIM_FOR_WINDOWS)
        slim = True
    if _is_current(stamp, root, slim=slim, tests=tests):
        return
    unfinished = replace(stamp, slim=slim, base="", tests="")
    environment.write_stamp(root, unfinished)
    tests = tests or bool(stamp.tests)
    environment.write_stamp(root, packages.install(root, unfinished, tests=tests, mirror=line.mirror, say=_say))
    _say(texts.READY)


def _is_current(stamp: environment.Stamp, root: Path, *, slim: bool, tests: bool) -> bool:
    if stamp.slim != slim or stamp.base != packages.base_digest(root):
        return False
    return not tests or stamp.tests == packages.tests_digest(root)


def _unknown(word: str) -> str:
    close = difflib.get_close_matches(word, COMMANDS, n=1)
    hint = texts.DID_YOU_MEAN.format(word=close[0]) if close else ""
    return texts.UNKNOWN_COMMAND.format(word=word, hint=hint)


def _say(text: str) -> None:
    print(text, flush=True)
