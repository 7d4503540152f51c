"""A learner's first minutes: JupyterLab opens, the lesson runs from its menu, and no cell shows an error."""

import json

import nbformat
import pytest
from lab import open_notebook, restart_and_run_all, run_cell, save

pytestmark = pytest.mark.browser


@pytest.fixture
def tiny(lab):
    cells = [
        nbformat.v4.new_code_cell("print(6 * 7)", id="product"),
        nbformat.v4.new_code_cell("1 / 0", id="refused", metadata={"tags": ["raises-exception"]}),
        nbformat.v4.new_code_cell("'last'", id="last"),
    ]
    path = lab.root / "notebooks" / "tiny.ipynb"
    path.parent.mkdir(exist_ok=True)
    kernelspec = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec}), path)
    return "notebooks/tiny.ipynb"


def test_restart_and_run_all_runs_every_cell_and_saving_keeps_the_outputs(lab, page, tiny, tmp_path):
    open_notebook(page, lab, tiny)

    notebook = restart_and_run_all(page)
    page.screenshot(path=tmp_path / "restart_and_run_all.png")
    save(page)

    assert [shown(cell) for cell in notebook["cells"]] == [["42\n"], ["ZeroDivisionError"], ["'last'"]]
    saved = json.loads((lab.root / tiny).read_text(encoding="utf-8"))
    assert [cell["execution_count"] for cell in saved["cells"]] == [1, 2, 3]
    assert run_cell(page, "product")["outputs"][0]["text"] == "42\n"
    assert page.problems == []


def shown(cell: dict) -> list[str]:
    return [out.get("text") or out.get("ename") or out["data"]["text/plain"] for out in cell["outputs"]]
