"""What JupyterLab shows first: lesson 00, or the notebook or folder that a learner names."""

import os

import pytest

from launcher import run
from launcher.first_page import FIRST_LESSON, FLAGS, first_page
from launcher.trouble import Stop


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with lesson 07, a folder and a stray note; the learner stands in it."""
    root = (tmp_path / "course").resolve()
    (root / "notebooks" / "zh").mkdir(parents=True)
    (root / "notebooks" / "zh" / "07_openai_sdk.ipynb").touch()
    (root / "mine").mkdir()
    (root / "mine" / "我的 笔记#1.ipynb").touch()
    monkeypatch.chdir(root)
    return root


LESSON_07 = "/lab/tree/notebooks/zh/07_openai_sdk.ipynb"


@pytest.mark.parametrize(
    ("line", "address", "rest"),
    [
        ("", f"/lab/tree/{FIRST_LESSON}", ""),
        ("--no-browser --port 8899", f"/lab/tree/{FIRST_LESSON}", "--no-browser --port 8899"),
        ("notebooks/zh/07_openai_sdk.ipynb", LESSON_07, ""),
        ("./notebooks/../notebooks/zh/07_openai_sdk.ipynb", LESSON_07, ""),
        ("--no-browser notebooks/zh/07_openai_sdk.ipynb", LESSON_07, "--no-browser"),
        ("--port 8899 notebooks/zh/07_openai_sdk.ipynb -y", LESSON_07, "--port 8899 -y"),
        ("notebooks/zh/07_openai_sdk.ipynb --port=8899", LESSON_07, "--port=8899"),
        ("--certfile mine --debug notebooks/zh", "/lab/tree/notebooks/zh", "--certfile mine --debug"),
        ("notebooks/zh/", "/lab/tree/notebooks/zh", ""),
        (".", "/lab?file-browser-path=/", ""),
    ],
)
def test_a_notebook_or_a_folder_opens_and_the_rest_is_left_to_jupyterlab(course, line, address, rest):
    assert first_page(course, line.split()) == (address, rest.split())


def test_a_path_counts_from_the_folder_one_stands_in(course, monkeypatch):
    monkeypatch.chdir(course / "notebooks")

    assert first_page(course, ["zh/07_openai_sdk.ipynb"])[0] == LESSON_07
    assert first_page(course, [".."])[0] == "/lab?file-browser-path=/"


def test_a_full_path_opens(course, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)

    assert first_page(course, [str(course / "notebooks" / "zh" / "07_openai_sdk.ipynb")])[0] == LESSON_07


def test_blanks_signs_and_chinese_in_a_name_are_quoted(course):
    address, _ = first_page(course, ["mine/我的 笔记#1.ipynb"])

    assert address == "/lab/tree/mine/%E6%88%91%E7%9A%84%20%E7%AC%94%E8%AE%B0%231.ipynb"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_to_the_course_is_the_course(course, tmp_path):
    (tmp_path / "short").symlink_to(course, target_is_directory=True)

    assert first_page(course, [str(tmp_path / "short" / "notebooks" / "zh" / "07_openai_sdk.ipynb")])[0] == LESSON_07


def test_a_path_that_does_not_exist_is_told_with_the_place_it_was_looked_for(course):
    with pytest.raises(Stop) as told:
        first_page(course, ["--port", "8899", "07_openai.ipynb"])

    assert f"没有这个文件或文件夹：{course / '07_openai.ipynb'}" in str(told.value)
    assert "No such file or folder" in str(told.value)


def test_a_path_counted_from_the_course_is_not_found_elsewhere_but_the_right_path_is_shown(course, monkeypatch):
    monkeypatch.chdir(course.parent)

    with pytest.raises(Stop) as told:
        first_page(course, ["notebooks/zh/07_openai_sdk.ipynb"])

    assert str(told.value).endswith(f"perhaps: {course / 'notebooks' / 'zh' / '07_openai_sdk.ipynb'}")


def test_a_path_outside_the_course_is_refused(course, tmp_path):
    (tmp_path / "other.ipynb").touch()

    with pytest.raises(Stop) as told:
        first_page(course, [os.path.join("..", "other.ipynb")])

    assert f"不在课程文件夹里：{(tmp_path / 'other.ipynb').resolve()}" in str(told.value)
    assert "outside the course" in str(told.value)


def test_two_notebooks_at_once_are_refused(course):
    with pytest.raises(Stop, match="only one"):
        first_page(course, ["notebooks/zh/07_openai_sdk.ipynb", "mine"])


def test_jupyterlab_is_told_the_first_page_and_no_other_file(course):
    arguments = run.jupyterlab(course, ["--no-browser", "notebooks/zh/07_openai_sdk.ipynb"])

    assert f"--LabApp.default_url={LESSON_07}" in arguments
    assert arguments[-1] == "--no-browser"
    assert not [word for word in arguments if word.endswith(".ipynb") and not word.startswith("--LabApp.default_url=")]


def test_every_option_of_jupyterlab_that_takes_no_value_is_known():
    labapp = pytest.importorskip("jupyterlab.labapp")

    assert {f"--{name}" if len(name) > 1 else f"-{name}" for name in labapp.LabApp.flags} <= FLAGS
