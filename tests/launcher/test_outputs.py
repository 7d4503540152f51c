"""Writing a notebook's outputs: what is run, what is stored, what a second run changes."""

import json
from pathlib import Path

import nbformat
import pytest

from launcher import outputs

clean = outputs.sanitizer("[port]\nregex: 127\\.0\\.0\\.1:[0-9]+\nreplace: 127.0.0.1:PORT\n", places={"/home/a": "~"})
CELLS = {
    "port": "import random\nprint(f'http://127.0.0.1:{random.randrange(50000, 60000)}/api/v3')",
    "two-prints": "print('一')\nprint('two')",
    "value": "{'名': 1}",
    "picture": "display({'image/png': '%08d' % random.randrange(10**8)}, raw=True)",
    "differs": "random.random()",
    "error": "raise ValueError('no such key at 127.0.0.1:5555')",
    "view": f"display({{{outputs.WIDGET_VIEW!r}: {{'model_id': 'x'}}, 'text/plain': 'a view'}}, raw=True)",
    "environment": "import os\nsorted(n for n in os.environ if n[:4] in ('ARK_', 'VOLC')), os.environ['ARK_COURSE']",
}
TAGS = {"differs": ["nbval-ignore-output"], "error": ["raises-exception"]}


def notebook_text(cells: dict[str, str]) -> str:
    """An unexecuted notebook with these cells, as JupyterLab saves it."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# 标题", id="title")])
    for name, source in cells.items():
        metadata = {"tags": TAGS[name]} if name in TAGS else {}
        notebook.cells.append(nbformat.v4.new_code_cell(source, id=name, metadata=metadata))
    return nbformat.writes(notebook) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("lesson")


@pytest.fixture(scope="module")
def before():
    return notebook_text(CELLS)


@pytest.fixture(scope="module")
def after(before, folder):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARK_API_KEY", "a key of the developer")
        patch.setenv("VOLC_ACCESSKEY", "another")
        return outputs.refreshed(before, folder, clean)


@pytest.fixture
def cells(after):
    return {cell["id"]: cell for cell in json.loads(after)["cells"]}


def test_ports_are_replaced(cells):
    assert cells["port"]["outputs"][0]["text"] == ["http://127.0.0.1:PORT/api/v3\n"]


def test_prints_are_joined_into_one_stream(cells):
    assert [output["text"] for output in cells["two-prints"]["outputs"]] == [["一\n", "two\n"]]


def test_results_carry_their_cells_number(cells):
    numbers = [cell["execution_count"] for cell in cells.values() if cell["cell_type"] == "code"]
    assert numbers == list(range(1, len(CELLS) + 1))
    assert cells["value"]["outputs"][0]["execution_count"] == 3


def test_an_expected_error_is_cut_to_its_last_line(cells):
    (error,) = cells["error"]["outputs"]
    assert error["traceback"] == ["ValueError: no such key at 127.0.0.1:PORT"]


def test_a_widget_leaves_its_text_only(cells):
    (view,) = cells["view"]["outputs"]
    assert view["data"] == {"text/plain": ["a view"]}


def test_the_kernel_has_the_tests_environment(cells):
    text = "".join(cells["environment"]["outputs"][0]["data"]["text/plain"])
    assert text == "(['ARK_COURSE', 'ARK_COURSE_PACE'], 'practice')"


def test_no_execution_times_and_no_widget_state_are_stored(after):
    notebook = json.loads(after)
    assert [cell["id"] for cell in notebook["cells"] if "execution" in cell["metadata"]] == []
    assert notebook["metadata"] == {"kernelspec": outputs.KERNEL, "language_info": outputs.LANGUAGE}


def test_sources_ids_and_tags_stay_as_they_are(before, after):
    def kept(text):
        return [(cell["id"], cell["source"], cell["metadata"]) for cell in json.loads(text)["cells"]]

    assert kept(after) == kept(before)


def test_the_file_is_written_as_jupyterlab_writes_it(after):
    assert after == json.dumps(json.loads(after), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def test_a_second_run_gives_no_difference(after, folder):
    assert outputs.refreshed(after, folder, clean) == after


def test_fresh_renews_what_no_test_compares(after, folder):
    def output_of(text, name):
        return next(cell["outputs"] for cell in json.loads(text)["cells"] if cell["id"] == name)

    fresh = outputs.refreshed(after, folder, clean, fresh=True)

    assert output_of(fresh, "differs") != output_of(after, "differs")
    assert output_of(fresh, "picture") != output_of(after, "picture")
    assert output_of(fresh, "value") == output_of(after, "value")


def test_a_changed_text_beside_a_picture_is_written(folder):
    source = "display({'image/png': 'eA==', 'text/plain': 'old'}, raw=True)"
    old = outputs.refreshed(notebook_text({"both": source}), folder, clean)
    changed = json.loads(old)
    changed["cells"][1]["source"] = [source.replace("old", "new")]

    renewed = outputs.refreshed(json.dumps(changed), folder, clean)

    assert json.loads(renewed)["cells"][1]["outputs"][0]["data"]["text/plain"] == ["new"]


def test_an_unexpected_error_fails_and_writes_nothing(tmp_path, capsys):
    path = tmp_path / "broken.ipynb"
    text = notebook_text({"broken": "1 / 0"})
    path.write_text(text, encoding="utf-8")

    assert outputs.main([str(path)]) == 1

    assert path.read_text(encoding="utf-8") == text
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_folders_of_this_machine_get_a_name():
    assert clean("open /home/a/x, not /home/ab") == "open ~/x, not /home/ab"


def test_sanitizing_twice_changes_nothing():
    rules = outputs.sanitizer(outputs.SANITIZE.read_text(encoding="utf-8"))
    text = "http://127.0.0.1:5432 request_id: 20261122101112ABCDEF0123456789ABCD"

    assert rules(text) != text
    assert rules(rules(text)) == rules(text)


def test_every_committed_lesson_has_the_form_that_outputs_writes():
    for path in sorted((outputs.ROOT / "notebooks").glob("*/*.ipynb")):
        text = path.read_text(encoding="utf-8")
        notebook = nbformat.reads(text, as_version=4)
        assert text == nbformat.writes(notebook).rstrip("\n") + "\n", path.name
        assert notebook.metadata.get("kernelspec") == outputs.KERNEL, path.name
        assert "widgets" not in notebook.metadata, path.name
        for cell in notebook.cells:
            for output in cell.get("outputs", ()):
                assert outputs.tidy(output, str) == output, f"{Path(path).name} {cell.id}"
