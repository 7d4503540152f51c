"""start.py's command line, and the whole way of a first and a second start on a tiny course."""

import ast
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from launcher import cli, texts
from launcher.cli import Line
from launcher.trouble import Stop

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ("", Line()),
        ("lab", Line("lab")),
        ("--no-browser --port 8899", Line("lab", rest=("--no-browser", "--port", "8899"))),
        ("lab --port 8899 --slim", Line("lab", slim=True, rest=("--port", "8899"))),
        ("notebooks/zh/03_first_call.ipynb", Line("lab", rest=("notebooks/zh/03_first_call.ipynb",))),
        ("notebooks/zh/none", Line("lab", rest=("notebooks/zh/none",))),
        ("lab X.ipynb --port 8899", Line("lab", rest=("X.ipynb", "--port", "8899"))),
        ("lab ../none", Line("lab", rest=("../none",))),
        ("test -k lab --rebuild", Line("test", rebuild=True, rest=("-k", "lab"))),
        ("doctor --mirror https://example.org/simple", Line("doctor", mirror="https://example.org/simple")),
        ("--mirror=https://example.org/simple", Line("lab", mirror="https://example.org/simple")),
        ("update -h", Line("update", help=True)),
        ("--slim doctor", Line("doctor", slim=True)),
        (
            "--mirror https://example.org/simple test -x",
            Line("test", mirror="https://example.org/simple", rest=("-x",)),
        ),
    ],
)
def test_a_command_line_is_read(arguments, line):
    assert cli.read(arguments.split()) == line


def test_a_mistyped_command_names_the_nearest_one():
    with pytest.raises(Stop, match="是不是“test”"):
        cli.read(["tset"])


def test_mirror_without_an_address_shows_an_example():
    with pytest.raises(Stop, match=r"start\.py --mirror https://"):
        cli.read(["lab", "--mirror"])


def test_a_notebook_that_does_not_exist_is_told_before_anything_is_installed(course):
    answer = course.start("notebooks/zh/none.ipynb")

    assert answer.returncode == 1
    assert f"No such file or folder: {course.root / 'notebooks' / 'zh' / 'none.ipynb'}" in answer.stdout
    assert not (course.root / ".venv").exists()


def test_help_names_every_command_and_option(course):
    answer = course.start("--help")

    assert answer.returncode == 0
    assert set(re.findall(r"(?m)^  (\w+) ", answer.stdout)) == set(cli.COMMANDS)
    assert set(re.findall(r"(?m)^  (?:-h, )?(--\w+)", answer.stdout)) == {"--slim", "--mirror", "--rebuild", "--help"}
    assert not (course.root / ".venv").exists()


def test_start_py_and_its_parts_import_only_the_standard_library():
    files = [ROOT / "start.py", *(ROOT / "launcher").glob("*.py")]
    imported = {}
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module]
            imported.setdefault(file.name, set()).update(name.partition(".")[0] for name in names)

    foreign = {file: names - sys.stdlib_module_names - {"launcher"} for file, names in imported.items()}

    assert foreign.pop("outputs.py") == {"nbclient", "nbformat"}
    assert foreign.pop("html.py") == {"nbconvert", "nbformat"}
    assert set().union(*foreign.values()) == set()


def test_a_python_that_is_too_old_is_told_so():
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 4))
    assert not [node for node in ast.walk(tree) if isinstance(node, (ast.JoinedStr, ast.NamedExpr))]

    pretend = "import runpy, sys; sys.version_info = (3, 8, 1); runpy.run_path('start.py', run_name='__main__')"
    old = subprocess.run([sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, encoding="utf-8")

    assert old.returncode == 1
    assert "The course needs Python 3.10 or newer; this is 3.8." in old.stderr


def test_the_first_start_installs_with_progress_and_hands_over(installed):
    course, answer = installed

    assert answer.returncode == 0, answer.stdout
    told = [line for line in answer.stdout.splitlines() if re.match(r"\[\d/4\]", line)]
    assert told == [texts.MAKING, texts.GETTING_UV, texts.INSTALLING, texts.WARMING]
    assert f"the doctor runs in {course.root / '.venv'}" in answer.stdout


def test_pip_installs_when_uv_fails(installed):
    _, answer = installed

    assert "uv: out of order" in answer.stdout
    assert texts.FALLING_BACK in answer.stdout
    assert "Successfully installed tiny-1.0" in answer.stdout


def test_a_second_start_installs_nothing_and_adds_less_than_a_second(installed):
    course, _ = installed
    answers = []

    bare = min(_seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True)) for _ in range(3))
    second = min(_seconds(lambda: answers.append(course.start("doctor", "--loud").stdout)) for _ in range(3))

    assert answers == [f"the doctor runs in {course.root / '.venv'} --loud\n"] * 3
    # start.py, the question to the environment's Python, and the doctor's own start.
    assert second - 2 * bare < 1


def _seconds(act) -> float:
    started = time.perf_counter()
    act()
    return time.perf_counter() - started


def test_the_doctors_verdict_is_the_exit_code(installed):
    course, _ = installed

    assert course.start("doctor", "--sick").returncode == 1


def test_a_moved_course_goes_on_working(used_course):
    answer = used_course.start("doctor")

    assert answer.stdout == f"the doctor runs in {used_course.root / '.venv'}\n"


@pytest.fixture
def unmet_course(used_course):
    """An installed course whose requirements have grown since."""
    (used_course.root / "requirements.txt").write_text("tiny\nextra\n", encoding="utf-8")
    return used_course


def test_changed_requirements_are_installed(unmet_course):
    first, second = unmet_course.start("doctor"), unmet_course.start("doctor")

    assert "Successfully installed extra-1.0" in first.stdout
    assert second.stdout.count("\n") == 1


def test_test_installs_what_only_the_tests_need_and_passes_arguments_on(used_course):
    (used_course.root / "pytest.py").write_text("import extra, sys; print('pytest', *sys.argv[1:])\n", encoding="utf-8")

    first, second = used_course.start("test", "-k", "one"), used_course.start("test", "-k", "two")

    assert "Successfully installed extra-1.0" in first.stdout
    assert first.stdout.endswith("pytest -k one\n")
    assert second.stdout == "pytest -k two\n"


def test_an_interrupted_installation_goes_on(used_course):
    stamp = used_course.root / ".venv" / "course.json"
    stamp.write_text(re.sub('"base": "[0-9a-f]+"', '"base": ""', stamp.read_text()), encoding="utf-8")

    first, second = used_course.start("doctor"), used_course.start("doctor")

    assert texts.MAKING not in first.stdout and texts.INSTALLING in first.stdout
    assert second.stdout.count("\n") == 1


def test_a_foreign_environment_is_left_alone_until_rebuild(course):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", course.root / ".venv"], check=True)
    mine = course.root / ".venv" / "mine.txt"
    mine.write_text("my own", encoding="utf-8")

    refused = course.start("doctor")
    still_there = mine.exists()
    rebuilt = course.start("doctor", "--rebuild")

    assert refused.returncode == 1
    assert "start.py --rebuild" in refused.stdout and "did not make" in refused.stdout
    assert still_there
    assert rebuilt.returncode == 0 and "the doctor runs in" in rebuilt.stdout
    assert not mine.exists()


def test_without_an_index_the_learner_is_told_about_network_and_mirror(unmet_course, tmp_path):
    answer = unmet_course.start("doctor", PIP_FIND_LINKS=str(tmp_path))

    assert answer.returncode == 1
    assert "The package index cannot be reached" in answer.stdout
    assert "start.py --mirror https://" in answer.stdout


def test_credentials_of_an_index_are_never_printed(unmet_course):
    address = "http://learner:s3cret@127.0.0.1:9/simple"
    answer = unmet_course.start("doctor", "--mirror", address, PIP_NO_INDEX="0", PIP_RETRIES="0", PIP_FIND_LINKS="")

    assert answer.returncode == 1
    assert "The package index cannot be reached" in answer.stdout
    assert "s3cret" not in answer.stdout


def test_an_index_on_this_disk_that_is_gone_breaks_nothing(unmet_course, tmp_path):
    gone = (tmp_path / "gone" / "simple").as_uri()

    answer = unmet_course.start("doctor", PIP_EXTRA_INDEX_URL=gone)

    assert answer.returncode == 0, answer.stdout
    assert "Successfully installed extra-1.0" in answer.stdout


def test_a_file_in_the_way_of_the_environment_is_explained(course):
    (course.root / ".venv").write_text("", encoding="utf-8")

    assert "start.py --rebuild" in course.start("doctor").stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_nothing_that_start_py_makes_is_seen_by_git(installed):
    course, _ = installed
    ignored = subprocess.run(
        ["git", "check-ignore", "--no-index", ".venv/x", ".venv-old/x", "mine/x", "site/x", ".env", ".env.local"],
        cwd=ROOT, capture_output=True, encoding="utf-8",
    )  # fmt: skip

    assert ignored.stdout.split() == [".venv/x", ".venv-old/x", "mine/x", "site/x", ".env", ".env.local"]
    kept = subprocess.run(["git", "check-ignore", "--no-index", ".env.example"], cwd=ROOT, capture_output=True)
    assert kept.stdout == b""
