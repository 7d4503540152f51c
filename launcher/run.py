"""Handing over to a program in the environment: JupyterLab, pytest, the doctor, the writers of outputs and pages."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from . import environment
from .first_page import first_page


def jupyterlab(root: Path, words: Sequence[str] = ()) -> list[str]:
    """JupyterLab's arguments: rooted here, opening lesson 00 or what the learner's words name, asking nobody for news,
    updates or extensions; the learner's other words come last.
    """
    address, rest = first_page(root, words)
    arguments = [
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url={address}",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--allow-root")
    return [*arguments, *rest]


def hand_over(root: Path, arguments: Sequence[str]) -> int:
    """Runs the environment's Python on these arguments; on Linux and macOS it takes this process's place."""
    command = [str(environment.python_of(root)), *arguments]
    variables = environment.inside(root)
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.execve(command[0], command, variables)
    with subprocess.Popen(command, env=variables) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue
