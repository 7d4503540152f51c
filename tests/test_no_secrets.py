"""No credential of the learner, and none of the practice account, is left behind by a lesson."""

import json

import nbformat
import pytest
from lesson_rules import LESSONS
from lesson_run import CANARIES, LessonRun, run_lesson
from nbformat.v4 import new_code_cell, new_notebook


def places(run: LessonRun) -> dict[str, str]:
    """Everything a run leaves behind, by where it is."""
    notebook = run.notebook
    return {
        "sources and outputs": json.dumps(notebook.cells, ensure_ascii=False),
        "metadata": json.dumps(notebook.metadata, ensure_ascii=False),
        "journal": "\n".join(run.seen("journal")),
        "logs": "\n".join([*run.seen("log"), run.console]),
        "widget state": "\n".join(run.seen("widget state")),
    }


def leaks(run: LessonRun) -> list[str]:
    """Where a canary is, or a practice credential; in memory the mock may keep what it masks when asked."""
    canaries = [(f"the canary in {name}", value) for name, value in CANARIES.items()]
    practice = [("a practice credential", value) for value in run.seen("practice secret")]
    found = [
        (where, what) for where, text in places(run).items() for what, value in canaries + practice if value in text
    ]
    memory = "\n".join(run.seen("journal's memory"))
    found += [("journal's memory", what) for what, value in canaries if value in memory]
    return [f"{where}: {what}" for where, what in found]


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_lesson_leaves_no_credential_behind(path, run_of):
    assert leaks(run_of(path)) == []


def test_a_credential_is_found_wherever_it_is_left(tmp_path):
    sources = {
        "imports": "import logging, os, types, ipywidgets",
        "shown": "os.environ['ARK_API_KEY']",
        "widget": "box = ipywidgets.HTML(os.environ['VOLC_SECRETKEY'])",
        "logged": "logging.getLogger('any').debug('key %s', os.environ['OPENAI_API_KEY'])",
        "console": "os.write(2, os.environ['VOLCENGINE_ACCESS_KEY'].encode());",
        "sent": "entry = types.SimpleNamespace(headers={'authorization': [os.environ['VOLC_ACCESSKEY'].encode()]})",
        "hidden": "entry._raw = os.environ['VOLCENGINE_SECRET_KEY']",
        "account": "ark = types.SimpleNamespace(requests=[entry], api_key='practice-key-0001')",
        "practice": "print(ark.api_key)",
    }
    cells = [new_code_cell(source, id=name) for name, source in sources.items()]
    nbformat.write(new_notebook(cells=cells), tmp_path / "leaking.ipynb")

    run = run_lesson(tmp_path / "leaking.ipynb", tmp_path)

    assert {
        "sources and outputs: the canary in ARK_API_KEY",
        "metadata: the canary in VOLC_SECRETKEY",
        "widget state: the canary in VOLC_SECRETKEY",
        "logs: the canary in OPENAI_API_KEY",
        "logs: the canary in VOLCENGINE_ACCESS_KEY",
        "journal: the canary in VOLC_ACCESSKEY",
        "journal's memory: the canary in VOLCENGINE_SECRET_KEY",
        "sources and outputs: a practice credential",
    } <= set(leaks(run))
