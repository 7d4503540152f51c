"""A learner's first minutes: `start.py` opens JupyterLab on lesson 00; lesson 03 runs from the menu without error."""

import json
from urllib.request import Request, urlopen

import pytest
from lab import KERNEL_STATUS, open_notebook, restart_and_run_all, running_lab, save

pytestmark = pytest.mark.browser

LESSON = "notebooks/zh/03_first_call.ipynb"
TABS = "[...jupyterapp.shell.widgets('main')].map(widget => widget.title.label)"
CURRENT_TAB = "jupyterapp.shell.currentWidget?.title.label"


def test_the_first_page_is_lesson_00_and_asks_nothing(lab, page, tmp_path):
    page.goto(f"{lab.url}?token={lab.token}")
    page.get_by_role("tab", name="00_start_here.ipynb").wait_for()
    page.wait_for_timeout(2_000)
    page.screenshot(path=tmp_path / "first_page.png")

    assert page.get_by_role("dialog").count() == 0
    assert page.locator(".Toastify__toast, .jp-toast").all_inner_texts() == []


def test_a_notebook_named_after_start_py_opens_beside_the_remembered_tabs(lab, page, tmp_path):
    with running_lab(lab.root, tmp_path, "notebooks/zh/07_openai_sdk.ipynb") as lab_on_07:
        remember_readme(lab_on_07)

        page.goto(lab_on_07.printed_address())
        page.wait_for_function(f"{TABS}.length === 2")
        page.wait_for_function(f"{CURRENT_TAB} === '07_openai_sdk.ipynb' && {KERNEL_STATUS} === 'idle'")
        tabs = page.evaluate(TABS)

    assert tabs == ["README.md", "07_openai_sdk.ipynb"]


def remember_readme(lab) -> None:
    """What JupyterLab keeps when README.md was the last page that was looked at."""
    tabs = {"main": {"dock": {"type": "tab-area", "currentIndex": 0, "widgets": ["editor:README.md"]}}}
    tabs["main"]["current"] = "editor:README.md"
    readme = {"data": {"path": "README.md", "factory": "Editor"}}
    workspace = {"data": {"layout-restorer:data": tabs, "editor:README.md": readme}, "metadata": {"id": "default"}}
    address = f"{lab.url}lab/api/workspaces/default?token={lab.token}"
    with urlopen(Request(address, json.dumps(workspace).encode(), method="PUT")) as answer:
        assert answer.status == 204


def test_lesson_03_runs_from_the_menu_and_no_cell_shows_an_error(lab, page, tmp_path):
    open_notebook(page, lab, LESSON)

    notebook = restart_and_run_all(page)
    page.screenshot(path=tmp_path / "lesson_03.png")
    save(page)

    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["id"] for cell in code if shows_error(cell)] == []
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    saved = json.loads((lab.root / LESSON).read_text(encoding="utf-8"))
    assert [cell["id"] for cell in saved["cells"]] == [cell["id"] for cell in notebook["cells"]]
    assert page.problems == []


def shows_error(cell: dict) -> bool:
    """An error or a line on stderr in a cell that is not tagged for it."""
    if "raises-exception" in cell["metadata"].get("tags", []):
        return False
    return any(output["output_type"] == "error" or output.get("name") == "stderr" for output in cell["outputs"])
