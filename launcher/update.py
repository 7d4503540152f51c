"""Getting the course's update without losing what a learner wrote.

A lesson that was run differs from the committed one, so that plain `git pull` refuses. Here each file that the update
would overwrite is first copied to mine/, which git ignores; then the update is taken. Other files stay as they are.
"""

import os
import shutil
import subprocess
from pathlib import Path

from . import texts
from .trouble import Stop, without_credentials


def update(root: Path) -> None:
    """Fetches, keeps, then moves forward; whatever fails, every file is where it was.

    Raises:
        Stop: when there is no git, no remote branch, no network, or commits of the learner's own.
    """
    if not shutil.which("git") or _git(root, "rev-parse", "--show-prefix").stdout.strip():
        raise Stop(texts.NO_GIT)
    branch = _git(root, "branch", "--show-current")
    if branch.returncode:
        raise Stop(texts.NO_GIT)
    if _git(root, "rev-parse", "--verify", "-q", "@{upstream}").returncode:
        raise Stop(texts.NO_UPSTREAM.format(branch=branch.stdout.strip()))
    fetched = _git(root, "fetch", "--quiet")
    if fetched.returncode:
        raise Stop(texts.FETCH_FAILED.format(detail=without_credentials(fetched.stderr.strip())))
    if _git(root, "merge-base", "--is-ancestor", "@{upstream}", "HEAD").returncode == 0:
        print(texts.UP_TO_DATE)
        return
    if _git(root, "merge-base", "--is-ancestor", "HEAD", "@{upstream}").returncode:
        upstream = _git(root, "rev-parse", "--abbrev-ref", "@{upstream}").stdout.strip()
        raise Stop(texts.OWN_COMMITS.format(upstream=upstream))
    _take(root)


def _take(root: Path) -> None:
    incoming = _names(root, "diff", "--name-only", "--no-renames", "HEAD", "@{upstream}")
    tracked = set(_names(root, "ls-files")) | set(_names(root, "ls-tree", "-r", "--name-only", "HEAD"))
    changed = set(_names(root, "diff", "--name-only", "--no-renames", "HEAD"))
    in_the_way = [name for name in incoming if name in changed or name not in tracked and (root / name).is_file()]
    kept = {name: _keep(root, name) for name in in_the_way if (root / name).is_file()}
    for name in in_the_way:
        if _git(root, "cat-file", "-e", f"HEAD:{name}").returncode == 0:
            _git(root, "checkout", "HEAD", "--", name)
        else:
            _git(root, "rm", "--cached", "--quiet", "--ignore-unmatch", "--", name)
            (root / name).unlink(missing_ok=True)
    merged = _git(root, "merge", "--ff-only", "--quiet", "@{upstream}")
    if merged.returncode:
        for name, copy in kept.items():
            shutil.copy2(root / copy, root / name)
        raise Stop(texts.UPDATE_FAILED.format(detail=merged.stderr.strip()))
    for copy in kept.values():
        print(texts.KEPT.format(path=copy))
    print(texts.UPDATED.format(count=len(incoming)))


def _keep(root: Path, name: str) -> str:
    """Copies a file to mine/ and says where; a copy that is there already stays."""
    # mine/zh/03….ipynb is as deep as notebooks/zh/03….ipynb, so that the copied lesson still runs.
    copy = Path("mine") / name.removeprefix("notebooks/")
    stem, number = copy.stem, 1
    while (root / copy).exists():
        number += 1
        copy = copy.with_name(f"{stem}-{number}{copy.suffix}")
    (root / copy).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(root / name, root / copy)
    return copy.as_posix()


def _names(root: Path, *arguments: str) -> list[str]:
    return [name for name in _git(root, *arguments, "-z").stdout.split("\0") if name]


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["git", *arguments],
        cwd=root,
        env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
    )
