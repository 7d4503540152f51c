"""What the cheat sheet and the table of lesson 08 say is what the mock does, and the sheet is one page."""

import re
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest

from helpers.ark_mock.errors import DATA_ERRORS

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
SHEET = ElementTree.parse(NOTEBOOKS / "figures" / "cheat_sheet.svg").getroot()
TEXTS = [element for element in SHEET.iter() if element.tag.endswith("}text")]
CODE = re.compile(r"\b[A-Z][a-z]+(?:[A-Z][A-Za-z]*)+(?:\.[A-Z]\w+)?")
KNOWN = {(kind.status, kind.code) for kind in DATA_ERRORS.values()}


def rows_of_the_sheet():
    """The error codes of the sheet, each with the status at the left of its line."""
    lines = {}
    for element in TEXTS:
        lines.setdefault(element.get("y"), []).append(element.text or "")
    return [(int(line[0]), code) for line in lines.values() if line[0].isdigit() for code in CODE.findall(line[1])]


def rows_of_the_lesson():
    cells = nbformat.read(NOTEBOOKS / "zh" / "08_summary.ipynb", as_version=4).cells
    table = next(cell.source for cell in cells if cell.id == "cheat-sheet")
    rows = re.findall(r"^\| (\d{3}) \| (.*?) \|", table, re.M)
    return [(int(status), code) for status, codes in rows for code in CODE.findall(codes)]


def test_the_sheet_is_one_page_of_a4():
    width, height = (float(number) for number in SHEET.get("viewBox").split()[2:])

    assert (SHEET.get("width"), SHEET.get("height")) == ("210mm", "297mm")
    assert width / height == pytest.approx(210 / 297, rel=0.001)
    assert max(float(element.get("y")) for element in TEXTS) < height - 30


@pytest.mark.parametrize("rows", [rows_of_the_sheet, rows_of_the_lesson])
def test_every_error_is_one_that_the_mock_knows_with_that_status(rows):
    unknown = [(status, code) for status, code in rows() if (status, code) not in KNOWN]

    assert len(rows()) >= 11
    assert [row for row in unknown if row != (429, "RateLimitExceeded")] == []
