"""A tiny course that is installed once for all tests of this folder."""

import shutil

import pytest
from tiny_course import Course, make_course, make_wheel

from launcher.environment import PROBED


@pytest.fixture(scope="session")
def wheels(tmp_path_factory):
    """A folder of wheels: the modules that every start probes, and a `uv` that always fails."""
    folder = tmp_path_factory.mktemp("wheels")
    make_wheel(folder, "tiny", "1.0", {f"{name}.py": "" for name in PROBED})
    make_wheel(folder, "extra", "1.0", {"extra.py": ""})
    make_wheel(folder, "uv", "0.1", {"uv.py": "import sys; sys.exit('uv: out of order')"})
    return folder


@pytest.fixture(scope="session")
def installed(tmp_path_factory, wheels):
    """A tiny course after its first `start.py doctor`, and what that printed; tests must leave it as it is."""
    course = make_course(tmp_path_factory.mktemp("installed") / "课 程", wheels)
    return course, course.start("doctor")


@pytest.fixture
def course(tmp_path, wheels):
    """A tiny course, nothing installed."""
    return make_course(tmp_path / "course", wheels)


@pytest.fixture
def used_course(tmp_path, installed):
    """A copy of the installed course, to be broken or changed."""
    original, _ = installed
    root = tmp_path / "moved"
    shutil.copytree(original.root, root, symlinks=True)
    return Course(root, original.variables)
