"""What start.py thinks of the `.venv` it finds."""

import importlib.util
import json
import os
import shutil
import sys
from dataclasses import replace

import pytest

from launcher import environment, texts
from launcher.environment import Stamp
from launcher.trouble import Stop


def test_nothing_there_is_missing(tmp_path):
    assert environment.look(tmp_path).state == "missing"


def test_what_start_py_made_is_ours_with_its_stamp(installed):
    course, _ = installed

    found = environment.look(course.root)

    assert found.state == "ours"
    assert found.stamp.version == "{}.{}".format(*sys.version_info[:2])
    assert os.path.samefile(found.stamp.prefix, course.root / ".venv")
    assert found.stamp.base == environment.digest(course.root, "requirements.txt", "constraints.txt")
    assert found.stamp.tests == ""


def test_a_python_of_another_version_is_broken(used_course):
    stamp = environment.read_stamp(used_course.root)
    environment.write_stamp(used_course.root, replace(stamp, version="3.1"))

    found = environment.look(used_course.root)

    assert found.state == "broken"
    assert found.why == texts.WHY_VERSION.format(then="3.1", now="{}.{}".format(*sys.version_info[:2]))


def test_a_python_that_does_not_run_is_broken(used_course):
    python = environment.python_of(used_course.root)
    python.unlink()
    python.write_text("no program", encoding="utf-8")

    assert environment.look(used_course.root) == environment.Found("broken", texts.WHY_NO_ANSWER)


def test_an_environment_that_is_another_folders_is_broken(used_course):
    (used_course.root / ".venv" / "pyvenv.cfg").unlink()

    assert environment.look(used_course.root) == environment.Found("broken", texts.WHY_ELSEWHERE)


def test_a_missing_package_is_noticed(used_course):
    next(used_course.root.glob(".venv/[Ll]ib/**/site-packages/nbval.py")).unlink()

    assert environment.look(used_course.root).why == texts.WHY_MISSING.format(names="nbval")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": "3.11"}', '{"unknown": 1}'])
def test_a_spoiled_stamp_is_no_stamp(used_course, content):
    (used_course.root / ".venv" / "course.json").write_text(content, encoding="utf-8")

    assert environment.look(used_course.root).state == "foreign"


def test_the_digest_is_the_same_for_both_line_ends(tmp_path):
    (tmp_path / "a").write_bytes(b"one\ntwo\n")
    (tmp_path / "b").write_bytes(b"one\r\ntwo\r\n")

    assert environment.digest(tmp_path, "a") == environment.digest(tmp_path, "b")
    assert environment.digest(tmp_path, "a", "b") != environment.digest(tmp_path, "a")


def test_without_ensurepip_the_apt_command_is_named(tmp_path, monkeypatch):
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find_spec(name))
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")

    with pytest.raises(Stop) as stop:
        environment.make(tmp_path)

    assert "sudo apt install python{}.{}-venv".format(*sys.version_info[:2]) in str(stop.value)
    assert not (tmp_path / ".venv").exists()


def test_variables_that_mislead_python_or_pip_are_left_behind(tmp_path, monkeypatch):
    for name in ("PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET"):
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:1")

    variables = environment.inside(tmp_path)

    assert not {"PYTHONPATH", "PYTHONHOME", "PIP_USER", "PIP_TARGET"} & set(variables)
    assert variables["HTTPS_PROXY"] == "http://proxy.example:1"
    assert variables["PYTHONUTF8"] == "1"
    assert variables["PATH"].split(os.pathsep)[0] == str(environment.python_of(tmp_path).parent)


def test_the_stamp_is_written_and_read_back(tmp_path):
    (tmp_path / ".venv").mkdir()
    stamp = Stamp("3.12", "/x/.venv", slim=True, base="b", tests="t")

    environment.write_stamp(tmp_path, stamp)

    assert environment.read_stamp(tmp_path) == stamp
    assert json.loads((tmp_path / ".venv" / "course.json").read_text())["slim"] is True


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_linked_environment_loses_only_the_link(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious").write_text("", encoding="utf-8")
    (tmp_path / ".venv").symlink_to(elsewhere)

    environment.delete(tmp_path)

    assert (elsewhere / "precious").exists()
    assert not os.path.lexists(tmp_path / ".venv")
