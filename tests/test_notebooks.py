"""«Restart & Run All» before running: every lesson keeps every rule of lesson_rules.py.

python -m pytest tests/test_notebooks.py -k 03
"""

import os
from xml.etree import ElementTree

import pytest
from lesson_rules import LESSONS, MODEL_FAMILY, ROOT, RULES, Lesson

FIGURES = sorted((ROOT / "notebooks" / "figures").glob("*"))
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_lesson_keeps_the_rules(path, rule):
    complaints = list(rule(Lesson(path)))

    assert not complaints, "\n".join(["", *complaints])


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.name)
def test_a_figure_is_shown_by_a_lesson_and_names_itself(path):
    showing = [lesson.name for lesson in LESSONS if f"figures/{path.name}" in lesson.read_text(encoding="utf-8")]
    drawing = ElementTree.parse(path).getroot()

    assert showing, f"no lesson shows {path.name}; delete it or show it"
    assert drawing.tag == f"{SVG}svg", f"{path.name} is not an SVG drawing"
    assert len(drawing.findtext(f"{SVG}title", "")) >= 4, f"{path.name} has no <title>"


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.name)
def test_a_figure_loads_and_runs_nothing(path):
    parts = list(ElementTree.parse(path).iter())
    values = [value for part in parts for value in part.attrib.values()]
    values += [part.text or "" for part in parts if part.tag == f"{SVG}style"]

    assert [value for value in values if "//" in value] == []
    assert [part.tag for part in parts if part.tag in (f"{SVG}script", f"{SVG}foreignObject")] == []


def test_model_ids_are_written_in_models_py_and_in_no_other_module():
    modules = [*ROOT.glob("start.py"), *ROOT.glob("helpers/**/*.py"), *ROOT.glob("launcher/**/*.py")]
    texts = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in modules}

    naming = sorted(name for name, text in texts.items() if MODEL_FAMILY.search(text))

    assert naming == [os.path.join("helpers", "models.py")]
