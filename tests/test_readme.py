"""What both READMEs promise is there."""

import re
from pathlib import Path

import pytest

from launcher.cli import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.en.md")


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def links_of(name: str) -> list[str]:
    return [link for link in re.findall(r"\]\(([^)\s]+)\)", text_of(name)) if "://" not in link]


@pytest.mark.parametrize("name", READMES)
def test_every_link_and_picture_leads_somewhere(name):
    assert [link for link in links_of(name) if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_the_lesson_table_lists_every_lesson_once_and_in_order(name):
    listed = [link for link in links_of(name) if link.endswith(".ipynb")]
    there = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "notebooks" / "zh").glob("*.ipynb"))

    assert listed == there


def test_the_minutes_are_those_that_the_lessons_name():
    rows = re.findall(r"\(notebooks/zh/([\w]+\.ipynb)\) \| (\d+) 分钟", text_of("README.md"))

    assert len(rows) == len(list((ROOT / "notebooks" / "zh").glob("*.ipynb")))
    for notebook, minutes in rows:
        lesson = (ROOT / "notebooks" / "zh" / notebook).read_text(encoding="utf-8")
        assert re.findall(r"约 ?(\d+) ?分钟", lesson)[:1] == [minutes], notebook


@pytest.mark.parametrize("name", READMES)
def test_every_picture_has_a_text(name):
    assert [text for text in re.findall(r"!\[(.*?)\]\(", text_of(name)) if len(text) < 10] == []


@pytest.mark.parametrize("name", READMES)
def test_every_command_exists(name):
    named = set(re.findall(r"start\.py ([a-z]\S*?)[`\s]", text_of(name)))
    notebooks = {word for word in named if word.endswith(".ipynb")}

    assert named - notebooks == set(COMMANDS) - {"lab"}
    assert [notebook for notebook in notebooks if not (ROOT / notebook).is_file()] == []


def test_both_readmes_give_the_same_commands_in_their_code():
    def code(name):
        blocks = re.findall(r"```bash\n(.*?)```", text_of(name), re.S)
        return [re.sub(r"<.*?>", "<>", block) for block in blocks]

    assert code("README.md") == code("README.en.md")
