"""Fixtures that more than one test file uses; the environment is arranged in the conftest.py above."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".*_cache", "__pycache__", "mine", "site", ".ipynb_checkpoints")


@pytest.fixture(scope="session")
def lab_root(tmp_path_factory):
    """A copy of the course in which a browser may run and save notebooks."""
    return Path(shutil.copytree(ROOT, tmp_path_factory.mktemp("lab") / "course", ignore=NOT_COPIED))


@pytest.fixture(scope="session")
def lab(lab_root, tmp_path_factory, chromium):
    """A running JupyterLab that shows the copy, opened by the copy's `start.py`."""
    from lab import lend_environment, running_lab

    lend_environment(lab_root)
    with running_lab(lab_root, tmp_path_factory.mktemp("jupyter")) as lab:
        yield lab


@pytest.fixture(scope="session")
def chromium():
    """The path of a browser; without one the test is skipped, or fails where COURSE_REQUIRE_BROWSER=1."""
    required = os.environ.get("COURSE_REQUIRE_BROWSER") == "1"
    if not required:
        pytest.importorskip("playwright", reason="playwright is not installed")
    from lab import chromium_path

    path = chromium_path()
    if not path:
        (pytest.fail if required else pytest.skip)("no chromium on the PATH (Debian: apt-get install chromium)")
    return path


@pytest.fixture(scope="module")
def browser(chromium):
    """A headless Chromium for the tests of one file."""
    from lab import running_browser

    with running_browser() as browser:
        yield browser


@pytest.fixture
def page(browser):
    """An empty page, 1280 by 900; `page.problems` lists what its console reported as an error."""
    from lab import watch_console

    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(90_000)
    page.problems = watch_console(page)
    yield page
    page.close()


@pytest.fixture(scope="session")
def run_of(tmp_path_factory):
    """What happened when a lesson ran, by its path; each lesson runs once a session."""
    from lesson_run import run_lesson

    runs = {}

    def run(path: Path):
        if path not in runs:
            runs[path] = run_lesson(path, tmp_path_factory.mktemp(path.stem))
        return runs[path]

    return run
