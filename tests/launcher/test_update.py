"""A learner who ran lessons and then takes an update loses nothing: two real repositories."""

import shutil
import subprocess
from pathlib import Path

import pytest

from launcher import texts
from launcher.trouble import Stop
from launcher.update import update

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
LESSON, OTHER, HELPER = "notebooks/zh/03_first_call.ipynb", "notebooks/zh/04_endpoint.ipynb", "helpers/models.py"


@pytest.fixture(autouse=True)
def own_git_settings(tmp_path, monkeypatch):
    file = tmp_path / "gitconfig"
    file.write_text("[user]\nname = A\nemail = a@example.org\n[init]\ndefaultBranch = main\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(file))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def course(tmp_path):
    """The course's own repository with one commit."""
    root = tmp_path / "course"
    for name in (LESSON, OTHER, HELPER):
        write(root, name, "first")
    write(root, ".gitignore", "mine/\n")
    git(root, "init", "-q")
    commit(root, "First")
    return root


@pytest.fixture
def learner(tmp_path, course):
    """A learner's clone of it."""
    git(tmp_path, "clone", "-q", str(course), "learner")
    return tmp_path / "learner"


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8")
    return done.stdout


def commit(root: Path, message: str) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def read(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def test_plain_pull_would_refuse_what_update_can_do(course, learner):
    write(learner, LESSON, "my answers")
    write(course, LESSON, "second")
    commit(course, "Second")

    with pytest.raises(subprocess.CalledProcessError):
        git(learner, "pull", "--ff-only")
    update(learner)

    assert read(learner, LESSON) == "second"


def test_a_lesson_that_the_update_changes_is_kept_in_mine(course, learner, capsys):
    write(learner, LESSON, "my answers")
    write(course, LESSON, "second")
    commit(course, "Second")

    update(learner)

    assert read(learner, "mine/zh/03_first_call.ipynb") == "my answers"
    assert capsys.readouterr().out.splitlines() == [
        texts.KEPT.format(path="mine/zh/03_first_call.ipynb"),
        texts.UPDATED.format(count=1),
    ]
    assert git(learner, "status", "--porcelain") == ""


def test_a_lesson_that_the_update_leaves_alone_stays_in_place(course, learner):
    write(learner, OTHER, "my answers")
    write(course, LESSON, "second")
    commit(course, "Second")

    update(learner)

    assert (read(learner, OTHER), read(learner, LESSON)) == ("my answers", "second")
    assert not (learner / "mine").exists()


def test_a_second_update_does_not_overwrite_the_first_copy(course, learner):
    for number in ("one", "two", "three"):
        write(learner, LESSON, f"answers {number}")
        write(course, LESSON, f"update {number}")
        commit(course, number)
        update(learner)

    kept = {path.name: path.read_text(encoding="utf-8") for path in (learner / "mine" / "zh").iterdir()}
    assert kept == {
        "03_first_call.ipynb": "answers one",
        "03_first_call-2.ipynb": "answers two",
        "03_first_call-3.ipynb": "answers three",
    }
    assert read(learner, LESSON) == "update three"


def test_a_copied_lesson_lies_as_deep_as_the_lesson(course, learner):
    write(learner, LESSON, "my answers")
    write(learner, HELPER, "my idea")
    write(course, LESSON, "second")
    write(course, HELPER, "second")
    commit(course, "Second")

    update(learner)

    assert read(learner, "mine/zh/03_first_call.ipynb") == "my answers"
    assert read(learner, "mine/helpers/models.py") == "my idea"


def test_a_new_file_of_the_learner_in_the_way_is_kept(course, learner):
    write(learner, "notebooks/zh/09_new.ipynb", "mine")
    write(course, "notebooks/zh/09_new.ipynb", "theirs")
    commit(course, "Ninth")

    update(learner)

    assert read(learner, "notebooks/zh/09_new.ipynb") == "theirs"
    assert read(learner, "mine/zh/09_new.ipynb") == "mine"


def test_staged_changed_and_deleted_files_survive_or_come_back(course, learner):
    write(learner, LESSON, "staged answers")
    git(learner, "add", LESSON)
    (learner / OTHER).unlink()
    for name in (LESSON, OTHER):
        write(course, name, "second")
    commit(course, "Second")

    update(learner)

    assert read(learner, "mine/zh/03_first_call.ipynb") == "staged answers"
    assert (read(learner, LESSON), read(learner, OTHER)) == ("second", "second")


def test_a_lesson_that_the_update_removes_is_kept(course, learner):
    write(learner, LESSON, "my answers")
    (course / LESSON).unlink()
    commit(course, "Gone")

    update(learner)

    assert not (learner / LESSON).exists()
    assert read(learner, "mine/zh/03_first_call.ipynb") == "my answers"


def test_without_an_update_nothing_is_touched(learner, capsys):
    write(learner, LESSON, "my answers")

    update(learner)

    assert capsys.readouterr().out.strip() == texts.UP_TO_DATE
    assert read(learner, LESSON) == "my answers"


def test_commits_of_the_learners_own_stop_the_update(course, learner):
    write(learner, LESSON, "my answers")
    commit(learner, "Mine")
    write(course, LESSON, "second")
    commit(course, "Second")

    with pytest.raises(Stop, match="git rebase origin/main"):
        update(learner)

    assert read(learner, LESSON) == "my answers"


def test_an_update_that_cannot_be_fetched_changes_nothing(course, learner):
    write(learner, LESSON, "my answers")
    course.rename(course.with_name("gone"))

    with pytest.raises(Stop, match="nothing was changed"):
        update(learner)

    assert read(learner, LESSON) == "my answers"


def test_an_update_that_fails_puts_every_file_back(course, learner):
    write(learner, LESSON, "my answers")
    write(learner, "notebooks/en/mine.txt", "in the way of a file called notebooks/en")
    write(course, LESSON, "second")
    write(course, "notebooks/en", "a file")
    commit(course, "Second")

    with pytest.raises(Stop, match="your files are back in place"):
        update(learner)

    assert read(learner, LESSON) == "my answers"
    assert read(learner, "mine/zh/03_first_call.ipynb") == "my answers"


def test_a_folder_that_did_not_come_by_git_is_told_what_to_do(tmp_path):
    with pytest.raises(Stop, match="Download the new archive"):
        update(tmp_path)


def test_a_branch_that_follows_nothing_is_named(learner):
    git(learner, "checkout", "-q", "-b", "alone")

    with pytest.raises(Stop, match="alone"):
        update(learner)
