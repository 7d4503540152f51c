"""Lesson 06 in a real JupyterLab: it runs from the menu, and its stop button hangs up while the mock is silent."""

import json
import time

import pytest
from lab import open_notebook, restart_and_run_all, run_cell, start_cell
from nbformat.v4 import new_code_cell

pytestmark = pytest.mark.browser

FOLDER = "notebooks/zh"
STALL = "from helpers.ark_mock import Stall\nark.faults.append(Stall(after_chunks=60, seconds=60))"
JOURNAL = """import time
entry, deadline = ark.requests[-1], time.monotonic() + 20
while entry.outcome != "client hung up" and time.monotonic() < deadline:
    time.sleep(0.05)
print(entry.outcome, entry.chunks_sent, record.stopped)"""


@pytest.fixture
def stalled_lesson(lab):
    """A copy of the lesson, without outputs, whose StreamView meets a stall after 60 chunks; its path."""
    lesson = json.loads((lab.root / FOLDER / "06_streaming.ipynb").read_text(encoding="utf-8"))
    for cell in lesson["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [], "execution_count": None}
    place = next(place for place, cell in enumerate(lesson["cells"]) if cell["id"] == "stream-view")
    lesson["cells"].insert(place + 1, new_code_cell(JOURNAL, id="journal"))
    lesson["cells"].insert(place, new_code_cell(STALL, id="stall"))
    path = lab.root / FOLDER / "06_stalled.ipynb"
    path.write_text(json.dumps(lesson), encoding="utf-8")
    yield f"{FOLDER}/{path.name}"
    path.unlink()


def test_lesson_06_runs_from_the_menu_and_no_cell_shows_an_error(lab, page):
    open_notebook(page, lab, f"{FOLDER}/06_streaming.ipynb")

    code = [cell for cell in restart_and_run_all(page)["cells"] if cell["cell_type"] == "code"]

    assert [cell["id"] for cell in code if any(output["output_type"] == "error" for output in cell["outputs"])] == []
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert page.problems == []


def test_the_stop_button_of_lesson_06_hangs_up_during_a_stall_and_the_journal_says_so(lab, page, stalled_lesson):
    open_notebook(page, lab, stalled_lesson)
    for cell in ("set-up", "whole-reply", "stall"):
        run_cell(page, cell)

    start_cell(page, "stream-view")
    page.locator(".ark-stream").get_by_text("60", exact=True).wait_for()
    clicked = time.monotonic()
    page.get_by_role("button", name="停止").click()
    page.locator(".ark-stream").get_by_text("已停止").wait_for()
    seconds = time.monotonic() - clicked
    journal = run_cell(page, "journal")

    # Far less than the stall; how much less is measured in widgets/test_browser_stream_view.py.
    assert seconds < 20
    assert "".join(journal["outputs"][0]["text"]) == "client hung up 60 True\n"
    assert page.problems == []
