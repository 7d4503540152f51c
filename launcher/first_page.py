"""What JupyterLab shows first: lesson 00, or the notebook or folder that a learner names."""

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from . import texts
from .trouble import Stop

FIRST_LESSON = "notebooks/zh/00_start_here.ipynb"

# JupyterLab's options that take no value; the word after any other one belongs to it.
FLAGS = frozenset(
    "-h --help --help-all --version -y --allow-root --autoreload --collaborative --core-mode --custom-css --debug"
    " --dev-mode --expose-app-in-browser --extensions-in-dev-mode --generate-config --no-browser --no-mathjax"
    " --no-script --script --show-config --show-config-json --skip-dev-build --splice-source --watch".split()
)


def first_page(root: Path, words: Sequence[str]) -> tuple[str, list[str]]:
    """The address that JupyterLab opens on, and the words that are left for it.

    A named path leaves the line and becomes the address: beside an address JupyterLab would take it for a second page.

    Raises:
        Stop: a path that does not exist, that is outside the course, or more than one.
    """
    named, rest = _apart(words)
    if len(named) > 1:
        raise Stop(texts.ONE_PAGE.format(names=", ".join(named)))
    if not named:
        return f"/lab/tree/{FIRST_LESSON}", rest
    inside = _inside(root, named[0])
    # JupyterLab knows no tree address for its own root.
    return (f"/lab/tree/{quote(inside)}" if inside else "/lab?file-browser-path=/"), rest


def _apart(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The paths on the line, and the options with their values."""
    named, rest = [], []
    before = ""
    for word in words:
        is_value = before.startswith("-") and "=" not in before and before not in FLAGS
        (rest if word.startswith("-") or is_value else named).append(word)
        before = "" if is_value else word
    return named, rest


def _inside(root: Path, name: str) -> str:
    """The path from the course's folder, with `/` between its parts; "" for the folder itself."""
    path = Path(os.path.abspath(os.path.expanduser(name)))
    if not path.exists():
        raise Stop(_missing(root, name, path))
    for place, course in ((path, root), (path.resolve(), root.resolve())):
        if place == course or course in place.parents:
            return "/".join(place.relative_to(course).parts)
    raise Stop(texts.OUTSIDE.format(path=path.resolve(), root=root))


def _missing(root: Path, name: str, path: Path) -> str:
    told = texts.NO_SUCH_PATH.format(path=path)
    meant = root / name
    return f"{told}\n{texts.MEANT_IN_COURSE.format(path=meant)}" if meant.exists() else told
