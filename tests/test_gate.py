"""The gate itself: a good lesson passes, and every defect a lesson can have is refused by the check meant for it."""

import copy
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from lesson_rules import KERNELSPEC, LANGUAGE_INFO, ROOT, RULES, SET_UP, Lesson, cell_ids_are_words
from lesson_run import failures, run_lesson
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

GOOD = (
    new_markdown_cell("# Good\n\nIt *passes*. 上一课：[good](99_good.ipynb)", id="title"),
    new_code_cell(SET_UP.format(names="connect"), id="set-up"),
    new_markdown_cell("## Two steps\n\nThe first names the model.", id="steps"),
    new_code_cell("ark.model", id="model"),
    new_code_cell("print(len(ark.requests))", id="count"),
    new_markdown_cell("What was seen.", id="recap"),
)


def write(notebook, path):
    path.write_bytes((nbformat.writes(notebook) + "\n").encode("utf-8"))
    return path


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """An empty course with the real helpers, so that `../..` leads to them."""
    course = tmp_path_factory.mktemp("course")
    shutil.copytree(ROOT / "helpers", course / "helpers", ignore=shutil.ignore_patterns("__pycache__"))
    (course / "notebooks" / "zh").mkdir(parents=True)
    return course


@pytest.fixture(scope="module")
def good(course, tmp_path_factory):
    """The path of a good lesson, its outputs from a real run; and that run."""
    metadata = {"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO}
    notebook = new_notebook(cells=copy.deepcopy(list(GOOD)), metadata=metadata)
    path = write(notebook, course / "notebooks" / "zh" / "99_good.ipynb")
    run = run_lesson(path, tmp_path_factory.mktemp("good"))
    for count, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), start=1):
        ran = next(other for other in run.notebook.cells if other.id == cell.id)
        cell.outputs, cell.execution_count = ran.outputs, count
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = count
    write(notebook, path)
    return path, run


def complaining(path) -> dict[str, str]:
    """The rules that complain of a lesson, with what they say."""
    said = {rule.__name__: "\n".join(rule(Lesson(path))) for rule in RULES}
    return {name: text for name, text in said.items() if text}


def test_a_good_lesson_keeps_every_rule_and_runs(good):
    path, run = good

    assert complaining(path) == {}
    assert failures(run) == []


def source_of(cell_id, source):
    def change(notebook):
        next(cell for cell in notebook.cells if cell.id == cell_id).source = source

    return change


def output_of(cell_id, text):
    def change(notebook):
        cell = next(cell for cell in notebook.cells if cell.id == cell_id)
        cell.outputs = [new_output("stream", name="stdout", text=text)]

    return change


def field_of(cell_id, **fields):
    def change(notebook):
        next(cell for cell in notebook.cells if cell.id == cell_id).update(fields)

    return change


def exercise_without_hint(notebook):
    cell = next(cell for cell in notebook.cells if cell.id == "count")
    cell.id, cell.source = "exercise-99-1", 'from helpers import check\ncheck("99-1", ...)'


def prose_gone(notebook):
    del notebook.cells[2]


def python_version(notebook):
    notebook.metadata.language_info = {"name": "python", "version": "3.11.2"}


def picture_last(notebook):
    notebook.cells[4].outputs = [new_output("display_data", {"image/png": "iVBORw0KGgo="})]
    notebook.cells.insert(5, new_code_cell("1", id="after", execution_count=4))
    del notebook.cells[3]
    for count, cell in enumerate((cell for cell in notebook.cells if cell.cell_type == "code"), start=1):
        cell.execution_count = count


NAMES = "code_is_python_3_10_and_names_are_defined_before_use"
PICTURES = "pictures_have_alt_text_and_a_twin_in_prose"
MACHINE = "outputs_are_the_same_on_every_machine"
NO_KEY = "no_key_is_written_anywhere"
NETWORK = "nothing_is_loaded_from_the_network"
LONG_PROSE = "\n\nA box with the word mock is joined by an arrow to a box with the word notebook."
DEFECTS = {
    "syntax of Python 3.11": (source_of("model", "try:\n    1\nexcept* OSError:\n    2"), NAMES, "cell model, line 3"),
    "syntax of Python 3.12": (source_of("model", "f'{ark.model + '1'}'"), NAMES, "3.12"),
    "a syntax error": (source_of("model", "print("), NAMES, "cell model"),
    "a name before its definition": (source_of("model", "print(later)\nlater = 1"), NAMES, "later"),
    "a star import": (source_of("model", "from os import *"), NAMES, "import *"),
    "another set-up cell": (
        source_of("set-up", "from helpers import connect\nark = connect()"),
        "set_up_",
        "first code",
    ),
    "a command of the shell": (source_of("model", "!ls"), "code_runs_nothing_outside_python", "cell model: `!`"),
    "an installation": (source_of("model", "%pip install x"), "code_runs_nothing_outside_python", "%pip"),
    "a stored variable": (source_of("model", "%store ark"), "code_runs_nothing_outside_python", "%store"),
    "a display that moves": (source_of("model", "display(1, display_id='x')"), "code_runs_nothing", "display_id"),
    "a literal model id": (source_of("model", "'doubao-seed-2-0-lite-260428'"), "code_names_no_model", "doubao-s"),
    "a retired model id": (source_of("recap", "Use doubao-seed-1-6-251015."), "prose_names_living_models", "retired"),
    "an invented model id": (source_of("recap", "Use doubao-max-991231."), "prose_names_living_models", "not know"),
    "a leaked API key": (source_of("model", "'ark-0a1b2c3d-0a1b-4c1d-8a1b-0a1b2c3d4e5f'"), NO_KEY, "an API key"),
    "a leaked key in an output": (output_of("count", "0a1b2c3d-0a1b-4c1d-8a1b-0a1b2c3d4e5f"), NO_KEY, "a UUID"),
    "a leaked access key": (source_of("recap", "AKLT" + "YWJj" * 8), NO_KEY, "an access key id"),
    "a leaked secret": (output_of("count", "WkRZ" * 14 + "TQ=="), NO_KEY, "a secret access key"),
    "no alt text": (source_of("recap", "![](../zh/99_good.ipynb)" + LONG_PROSE), PICTURES, "no alt text"),
    "no alt text in HTML": (source_of("recap", '<img src="99_good.ipynb">' + LONG_PROSE), PICTURES, "no alt text"),
    "an unnamed drawing": (source_of("recap", "<svg><path/></svg>" + LONG_PROSE), PICTURES, "aria-label"),
    "a picture without a twin": (source_of("recap", "![a long alt](99_good.ipynb)"), PICTURES, "say in prose"),
    "a plot without a twin": (picture_last, PICTURES, "cell count: it draws"),
    "a missing picture": (source_of("recap", "![a long alt](no.svg)" + LONG_PROSE), PICTURES, "does not exist"),
    "a remote picture": (source_of("recap", "![a long alt](https://x.example/a.png)" + LONG_PROSE), NETWORK, "x.ex"),
    "a remote script": (source_of("recap", '<script src="//x.example/a.js"></script>'), NETWORK, "//x.example"),
    "a dead link": (source_of("recap", "[next](98_no.ipynb)"), "links_lead_somewhere", "98_no.ipynb"),
    "a dead anchor": (source_of("recap", "[up](99_good.ipynb#Nowhere)"), "links_lead_somewhere", "#Nowhere"),
    "a random id": (field_of("model", id="a1b2c3d4"), "cell_ids_are_words", "a1b2c3d4"),
    "a cell of 26 lines": (source_of("model", "1\n" * 25 + "1"), "lesson_is_not_too_long", "26 lines"),
    "an unknown tag": (field_of("model", metadata={"tags": ["nbval-skip"]}), "cells_carry_known_tags", "nbval-skip"),
    "execution times": (field_of("model", metadata={"execution": {}}), "cells_carry_known_tags", "execution"),
    "a Python version": (python_version, "kernel_is_the_plain_python3", "language_info"),
    "three code cells in a row": (prose_gone, "prose_comes_before_code", "third"),
    "a heading with a full stop": (source_of("steps", "## 两步。"), "headings_are_in_order", "punctuation"),
    "a heading too deep": (source_of("steps", "#### Two"), "headings_are_in_order", "level 4 after level 1"),
    "a cell that was not run": (field_of("model", execution_count=None), "outputs_are_of_one_run", "None"),
    "a path": (output_of("count", "/home/someone/x"), MACHINE, "a path"),
    "a port": (output_of("count", "http://127.0.0.1:5000"), MACHINE, "a port"),
    "stderr": (
        lambda nb: nb.cells[4].update(outputs=[new_output("stream", name="stderr", text="w")]),
        MACHINE,
        "holds stderr",
    ),
    "an exercise without a hint": (exercise_without_hint, "exercises_have_check_hint_and_solution", "hint"),
    "an unequal output": (
        field_of("model", metadata={"tags": ["nbval-ignore-output"]}),
        "unequal_outputs_are",
        "model",
    ),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_refused_by_its_rule_alone(good, tmp_path, defect):
    change, rule, text = DEFECTS[defect]
    notebook = nbformat.read(good[0], as_version=4)
    change(notebook)
    (tmp_path / "99_good.ipynb").write_bytes(good[0].read_bytes())

    said = complaining(write(notebook, tmp_path / "99_good.ipynb"))

    assert [name for name in said if not name.startswith(rule)] == []
    assert text in "".join(said.values())


def test_an_id_used_twice_is_refused(good, tmp_path):
    twice = good[0].read_text(encoding="utf-8").replace('"id": "model"', '"id": "count"')
    (tmp_path / "99_good.ipynb").write_text(twice, encoding="utf-8")

    assert list(cell_ids_are_words(Lesson(tmp_path / "99_good.ipynb"))) == ["cell count: the id is used twice"]


def test_nbval_refuses_an_output_that_is_no_longer_true(good):
    notebook = nbformat.read(good[0], as_version=4)
    notebook.cells[4].outputs[0].text = "1\n"
    stale = write(notebook, good[0].with_name("98_stale.ipynb"))
    command = [sys.executable, "-m", "pytest", "-rA", "--color=no", "-p", "no:cacheprovider"]
    options = ["-c", str(ROOT / "pyproject.toml"), f"--rootdir={stale.parent}", str(good[0]), str(stale)]

    report = subprocess.run([*command, *options], cwd=ROOT, capture_output=True, encoding="utf-8").stdout

    results = set(re.findall(r"^(PASSED|FAILED) .*(99_good|98_stale)\.ipynb::(Cell \d)", report, re.M))
    passed = {("PASSED", "99_good", f"Cell {number}") for number in range(3)}
    assert results == passed | {("PASSED", "98_stale", f"Cell {number}") for number in range(2)} | {
        ("FAILED", "98_stale", "Cell 2")
    }, report


WRONG_CELLS = {
    "line-magic": ("%no_such_magic", "cell line-magic: error, UsageError: Line magic function"),
    "cell-magic": ("%%no_such_magic\n1", "cell cell-magic: error, UsageError: Cell magic"),
    "failing-pip": (
        "%pip install --no-index no-such-package",
        "command: %pip install --no-index no-such-package ended",
    ),
    "command": (f'!"{sys.executable}" -c "raise SystemExit(3)"', "ended with exit code 3"),
    "thread": (
        "import threading\ndef lose(): raise ValueError('lost in a thread')\nthreading.Thread(target=lose).start()",
        "thread: ValueError: lost in a thread",
    ),
    "task": (
        "import asyncio\nasync def lose_later(): raise ValueError('lost in a task')\n"
        "kept = asyncio.create_task(lose_later())",
        "task: ValueError('lost in a task')",
    ),
    "warning": ("import sys\nprint('careful', file=sys.stderr)", "cell warning: wrote to stderr: careful"),
    "widget": ("import ipywidgets\nwith ipywidgets.Output(): 1 / 0", "an Output widget shows ZeroDivisionError"),
    "logged": ("import logging\nlogging.getLogger('server').error('boom')", "log: ERROR server boom"),
    "error": ("1 / 0", "cell error: error, ZeroDivisionError: division by zero"),
    "leaving": ("sys.exit(3)", "cell leaving: error, SystemExit: 3"),
}


def test_the_runner_refuses_what_nbval_lets_through(tmp_path):
    cells = [new_code_cell(source, id=name) for name, (source, _) in WRONG_CELLS.items()]
    cells.append(new_code_cell("2 / 0", id="expected", metadata={"tags": ["raises-exception"]}))
    write(new_notebook(cells=cells), tmp_path / "wrong.ipynb")

    found = failures(run_lesson(tmp_path / "wrong.ipynb", tmp_path))

    missed = [name for name, (_, text) in WRONG_CELLS.items() if not any(text in failure for failure in found)]
    assert missed == [], "\n".join(found)
    assert not any("expected" in failure for failure in found)


def test_the_runner_reports_a_kernel_that_dies_and_a_cell_without_end(tmp_path):
    for name, source in {"dies": "import os; os._exit(1)", "endless": "while True: pass"}.items():
        (tmp_path / name).mkdir()
        write(new_notebook(cells=[new_code_cell(source, id=name)]), tmp_path / f"{name}.ipynb")

    died = failures(run_lesson(tmp_path / "dies.ipynb", tmp_path / "dies"))
    endless = failures(run_lesson(tmp_path / "endless.ipynb", tmp_path / "endless", cell_timeout=1))

    assert died[0].startswith("the run broke off: DeadKernelError")
    assert endless[0].startswith("the run broke off: CellTimeoutError")
