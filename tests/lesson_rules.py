"""What a lesson must be before anybody runs it. A rule takes a `Lesson` and yields complaints: which cell, what to do.

`RULES` is the list; test_notebooks.py holds every notebook to every rule, test_gate.py holds every rule to a notebook
that breaks it.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from helpers import models

ROOT = Path(__file__).resolve().parent.parent
LESSONS = sorted(ROOT.glob("notebooks/*/[0-9]*.ipynb"))

LINES_IN_A_CELL = 25
CELLS_IN_A_LESSON = 45
TAGS = {"raises-exception", "nbval-ignore-output"}
SET_UP = 'import sys\nsys.path.insert(0, "../..")\nfrom helpers import {names}\nark = connect()'
SET_UP_NAMES = ("connect", "check, connect, hint, solution")
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE_INFO = {"name": "python"}

MODEL_ID = re.compile(r"\b(?:doubao|deepseek|glm|kimi|qwen|gpt)-[a-z0-9][a-z0-9-]*\d{6}\b|\bdoubao-seed-evolving\b")
MODEL_FAMILY = re.compile(r"\b(?:doubao|deepseek|glm|kimi|qwen|gpt)-[a-z0-9]")
KEY_SHAPES = {
    "an API key": re.compile(r"\bark-[0-9a-f]{8}-?[0-9a-f]{4}|\bsk-[A-Za-z0-9_-]{16,}"),
    "an access key id": re.compile(r"\bAK(?:LT|TP)[A-Za-z0-9+/]{16,}"),
    "a UUID, the form of an API key": re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"),
    "a secret access key": re.compile(r"\b[A-Za-z0-9+/]{50,}={1,2}"),
    "a bearer header": re.compile(r"Bearer [A-Za-z0-9-]{16,}"),
}
OF_THIS_MACHINE = {
    "a path of this machine": re.compile(r"/(?:home|root|Users|tmp|opt|usr)/\w|[A-Z]:\\\\?\w|site-packages"),
    "a port": re.compile(r"(?:127\.0\.0\.1|localhost):\d+"),
    "an address in memory": re.compile(r"\bat 0x[0-9a-fA-F]{6,}"),
    "a client request id": re.compile(r"request_id: 20\d{12}\w{20}"),
    "a process id in a file name": re.compile(r"ipykernel_\d+"),
}
RUN_AGAIN = "run `python3 start.py outputs`, which writes outputs and nothing else"
SHELL = re.compile(
    r"^\s*(?:!|[\w, ]+=\s*!|%{1,2}(?:pip|conda|mamba|uv|system|sx|bash|sh|cmd|script|store|run)\b)", re.M
)
IMAGE_MARKDOWN = re.compile(r"!\[([^\]]*)\]\(\s*<?([^)\s>]+)")
LINK_MARKDOWN = re.compile(r"(?<!!)\[[^\]]+\]\(\s*<?([^)\s>]+)")
FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.M | re.S)
HEADING = re.compile(r"^(#{1,6}) +(.+?)\s*$", re.M)
WORD = re.compile(r"[a-z]+|\d{1,2}")
EXERCISE = re.compile(r"exercise-(\d\d-\d+)")
LOADS = {
    "img": "src",
    "script": "src",
    "link": "href",
    "iframe": "src",
    "video": "src",
    "audio": "src",
    "source": "src",
}


@dataclass(frozen=True)
class Lesson:
    """A notebook file and what the rules ask about it."""

    path: Path

    @cached_property
    def text(self) -> str:
        return self.path.read_bytes().decode("utf-8")

    @cached_property
    def notebook(self) -> NotebookNode:
        return nbformat.reads(self.text, as_version=4)

    @property
    def cells(self) -> list[NotebookNode]:
        return self.notebook.cells

    @property
    def code_cells(self) -> list[NotebookNode]:
        return [cell for cell in self.cells if cell.cell_type == "code"]

    @property
    def prose_cells(self) -> list[NotebookNode]:
        return [cell for cell in self.cells if cell.cell_type == "markdown"]

    @property
    def number(self) -> str:
        """The two digits its file name begins with."""
        return self.path.name[:2]


# --- the file -------------------------------------------------------------------------------------------------------


def file_is_written_as_jupyter_writes_it(lesson: Lesson) -> Iterator[str]:
    if (lesson.notebook.nbformat, lesson.notebook.nbformat_minor) != (4, 5):
        yield "the format is not 4.5"
    elif lesson.text != nbformat.writes(lesson.notebook) + "\n":
        yield f"keys, indent, line ends or the last newline differ from what Jupyter writes; {RUN_AGAIN}"


def kernel_is_the_plain_python3(lesson: Lesson) -> Iterator[str]:
    metadata = lesson.notebook.metadata
    if metadata.get("kernelspec") != KERNELSPEC:
        yield f"metadata.kernelspec is {metadata.get('kernelspec')}; write {json.dumps(KERNELSPEC)}"
    if extra := set(metadata) - {"kernelspec", "language_info"}:
        yield f"metadata holds {sorted(extra)}; remove it"
    if "version" in metadata.get("language_info", {}):
        yield f"metadata.language_info names a Python version; write {json.dumps(LANGUAGE_INFO)}"


def cells_carry_known_tags_and_nothing_else(lesson: Lesson) -> Iterator[str]:
    for cell in lesson.cells:
        if extra := set(cell.metadata) - {"tags"}:
            yield f"cell {cell.id}: metadata {sorted(extra)}; {RUN_AGAIN}"
        if unknown := set(cell.metadata.get("tags", [])) - TAGS:
            yield f"cell {cell.id}: tags {sorted(unknown)}; only {sorted(TAGS)} mean something here"
    raising = [cell.id for cell in lesson.code_cells if "raises-exception" in cell.metadata.get("tags", [])]
    if len(raising) > 1:
        yield f"cells {raising} are tagged raises-exception; one raw traceback a lesson, catch the others"


def cell_ids_are_words(lesson: Lesson) -> Iterator[str]:
    ids = [cell.get("id", "") for cell in json.loads(lesson.text)["cells"]]
    for position, cell_id in enumerate(ids):
        if not all(WORD.fullmatch(part) for part in cell_id.split("-")) or not cell_id[:1].isalpha():
            yield f"cell {cell_id} (number {position}): an id is words joined by hyphens, like first-call"
        if cell_id in ids[:position]:
            yield f"cell {cell_id}: the id is used twice"


def lesson_is_not_too_long(lesson: Lesson) -> Iterator[str]:
    if len(lesson.cells) > CELLS_IN_A_LESSON:
        yield f"{len(lesson.cells)} cells; 25-35 are usual, {CELLS_IN_A_LESSON} the end: split it or join steps"
    for cell in lesson.code_cells:
        if (lines := len(cell.source.splitlines())) > LINES_IN_A_CELL:
            yield f"cell {cell.id}: {lines} lines; more than {LINES_IN_A_CELL} are plumbing for helpers/ or two steps"


# --- the code -------------------------------------------------------------------------------------------------------


def code_is_python_3_10_and_names_are_defined_before_use(lesson: Lesson) -> Iterator[str]:
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--exit-zero"]
    options = ["--select=F821,F823,F403,F405", "--target-version=py310", "--output-format=json"]
    done = subprocess.run([*command, *options, str(lesson.path)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        yield f"ruff could not read it: {done.stderr.strip()}"
        return
    for finding in json.loads(done.stdout):
        cell = lesson.cells[finding["cell"] - 1]
        if "raises-exception" not in cell.metadata.get("tags", []) or finding["code"] == "invalid-syntax":
            yield f"cell {cell.id}, line {finding['location']['row']}: {finding['message']}"


def set_up_is_letter_for_letter_the_same(lesson: Lesson) -> Iterator[str]:
    allowed = [SET_UP.format(names=names) for names in SET_UP_NAMES]
    if not lesson.code_cells:
        yield "there is no code cell"
    elif lesson.code_cells[0].source not in allowed:
        yield f"cell {lesson.code_cells[0].id}: the first code cell must be\n{allowed[-1]}\n(or import only connect)"


def code_runs_nothing_outside_python(lesson: Lesson) -> Iterator[str]:
    for cell in lesson.code_cells:
        for match in SHELL.finditer(cell.source):
            yield f"cell {cell.id}: `{match[0].strip()}`; a lesson runs the same on every system, offline, by itself"
        if re.search(r"^\s*#\s*NBVAL_", cell.source, re.M):
            yield f"cell {cell.id}: an NBVAL comment; use a tag"
        for word in ("display_id", "clear_output"):
            if word in cell.source:
                yield f"cell {cell.id}: {word} makes outputs that cannot be compared; display once, at the end"


def code_names_no_model(lesson: Lesson) -> Iterator[str]:
    for cell in lesson.code_cells:
        if match := MODEL_FAMILY.search(cell.source):
            yield f"cell {cell.id}: `{match[0]}…` is a model id; write ark.model, or a role of helpers.models"


def prose_names_living_models(lesson: Lesson) -> Iterator[str]:
    for cell in lesson.prose_cells:
        for name in sorted(set(MODEL_ID.findall(cell.source))):
            model = models.find(name)
            if model is None:
                yield f"cell {cell.id}: helpers/models.py does not know {name}"
            elif not model.callable and not re.search("下线|停用|retire", cell.source):
                yield f"cell {cell.id}: {name} is retired; name another, or say there that it is 下线"


# --- prose ----------------------------------------------------------------------------------------------------------


def prose_comes_before_code(lesson: Lesson) -> Iterator[str]:
    run = 0
    if not lesson.cells or lesson.cells[0].cell_type != "markdown" or not lesson.cells[0].source.startswith("# "):
        yield "the first cell is not a title (# …) with the goals"
    for cell in lesson.cells:
        run = run + 1 if cell.cell_type == "code" else 0
        if run == 3:
            yield f"cell {cell.id}: the third code cell in a row; say between them what was seen"
    if lesson.cells and lesson.cells[-1].cell_type != "markdown":
        yield f"cell {lesson.cells[-1].id}: a lesson ends with prose: what you can do now, and the next lesson"


def headings_are_in_order(lesson: Lesson) -> Iterator[str]:
    level = 0
    for cell in lesson.prose_cells:
        for marks, title in HEADING.findall(FENCE.sub("", cell.source)):
            if title[-1] in "。．.，,；;：:！!、":
                yield f"cell {cell.id}: the heading «{title}» ends with punctuation"
            if level and (len(marks) == 1 or len(marks) > level + 1):
                yield f"cell {cell.id}: the heading «{title}» is level {len(marks)} after level {level}"
            level = len(marks)


def links_lead_somewhere(lesson: Lesson) -> Iterator[str]:
    for cell in lesson.prose_cells:
        for target in LINK_MARKDOWN.findall(FENCE.sub("", cell.source)):
            if re.match(r"https?:|mailto:|attachment:", target):
                continue
            file, _, anchor = target.partition("#")
            path = lesson.path.parent / file if file else lesson.path
            if not path.exists():
                yield f"cell {cell.id}: the link to {target} leads nowhere"
            elif anchor and path.suffix == ".ipynb" and anchor not in anchors_of(Lesson(path)):
                yield f"cell {cell.id}: {path.name} has no heading #{anchor}"


def anchors_of(lesson: Lesson) -> set[str]:
    """The ids JupyterLab gives the headings of a lesson: the heading's words joined by hyphens."""
    sources = (FENCE.sub("", cell.source) for cell in lesson.prose_cells)
    return {title.replace("`", "").replace(" ", "-") for source in sources for _, title in HEADING.findall(source)}


def exercises_have_check_hint_and_solution(lesson: Lesson) -> Iterator[str]:
    written = {match[1]: cell for cell in lesson.cells if (match := EXERCISE.fullmatch(cell.id))}
    everything = "\n".join(cell.source for cell in lesson.cells)
    for name, cell in written.items():
        if cell.cell_type != "code" or f'check("{name}"' not in cell.source:
            yield f'cell {cell.id}: it must be a code cell that calls check("{name}", …)'
        for word in ("hint", "solution"):
            if f'{word}("{name}")' not in everything:
                yield f'cell {cell.id}: {word}("{name}") is offered nowhere'
    for word, name in re.findall(r'\b(check|hint|solution)\("([^"]+)"', everything):
        if name not in written:
            yield f'{word}("{name}") has no cell exercise-{name}'
    yield from exercises_missing_from_checks(lesson, set(written))


def exercises_missing_from_checks(lesson: Lesson, written: set[str]) -> Iterator[str]:
    from helpers.checks import exercises_of

    known = {exercise.name for exercise in exercises_of(lesson.number)}
    for name in sorted(written - known):
        yield f"cell exercise-{name}: helpers/checks/lesson_{lesson.number}.py has no exercise {name}"
    for name in sorted(known - written):
        yield f"helpers/checks/lesson_{lesson.number}.py has the exercise {name}, the notebook no cell exercise-{name}"


# --- pictures -------------------------------------------------------------------------------------------------------


class Tags(HTMLParser):
    """The HTML tags in a piece of Markdown or HTML, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def pictures_have_alt_text_and_a_twin_in_prose(lesson: Lesson) -> Iterator[str]:
    for position, cell in enumerate(lesson.cells):
        if cell.cell_type == "markdown":
            yield from picture_complaints(lesson, cell)
        elif any(mime.startswith("image/") for output in cell.outputs for mime in output.get("data", ())):
            after = lesson.cells[position + 1] if position + 1 < len(lesson.cells) else None
            if after is None or after.cell_type != "markdown":
                yield f"cell {cell.id}: it draws a picture; say in prose right after it what the picture shows"


def picture_complaints(lesson: Lesson, cell: NotebookNode) -> Iterator[str]:
    source = FENCE.sub("", cell.source)
    pictures = [(target, alt) for alt, target in IMAGE_MARKDOWN.findall(source)]
    pictures += [(a.get("src") or "", a.get("alt") or "") for tag, a in Tags(source).found if tag == "img"]
    for target, alt in pictures:
        if len(alt.strip()) < 4:
            yield f"cell {cell.id}: the picture {target[:60]} has no alt text"
        file = lesson.path.parent / target
        if not re.match(r"https?:|data:|attachment:", target):
            if not file.exists():
                yield f"cell {cell.id}: the picture {target} does not exist"
            elif file.suffix == ".svg" and not is_named(file.read_text(encoding="utf-8")):
                yield f"cell {cell.id}: {target} has neither <title> nor aria-label"
    if "<svg" in source and not is_named(source):
        yield f"cell {cell.id}: the <svg> has neither <title> nor aria-label"
    if pictures and len(re.sub(r"!\[[^\]]*\]\([^)]*\)|<[^>]+>|\s", "", source)) < 30 and not twin_follows(lesson, cell):
        yield f"cell {cell.id}: say in prose, there or in the next cell, what the picture shows"


def is_named(svg: str) -> bool:
    return any(tag == "title" or attributes.get("aria-label") for tag, attributes in Tags(svg).found)


def twin_follows(lesson: Lesson, cell: NotebookNode) -> bool:
    position = lesson.cells.index(cell) + 1
    return position < len(lesson.cells) and lesson.cells[position].cell_type == "markdown"


def nothing_is_loaded_from_the_network(lesson: Lesson) -> Iterator[str]:
    for cell in lesson.cells:
        texts = [FENCE.sub("", cell.source)] if cell.cell_type == "markdown" else list(texts_of_outputs(cell))
        for text in texts:
            targets = [target for _, target in IMAGE_MARKDOWN.findall(text)]
            targets += [attributes.get(LOADS[tag]) or "" for tag, attributes in Tags(text).found if tag in LOADS]
            targets += re.findall(r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)", text)
            for target in targets:
                if re.match(r"(?:https?:)?//", target):
                    yield f"cell {cell.id}: {target[:80]} would be loaded from the network; keep it beside the lesson"


# --- outputs --------------------------------------------------------------------------------------------------------


def texts_of_outputs(cell: NotebookNode) -> Iterator[str]:
    """Every text that a cell's outputs hold, pictures left out."""
    for output in cell.get("outputs", ()):
        yield from filter(None, (output.get("text"), output.get("ename"), output.get("evalue")))
        yield from output.get("traceback", ())
        for mime, data in output.get("data", {}).items():
            if not mime.startswith("image/") or mime == "image/svg+xml":
                yield data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)


def outputs_are_of_one_run_from_top_to_bottom(lesson: Lesson) -> Iterator[str]:
    counts = [cell.execution_count for cell in lesson.code_cells]
    if counts != list(range(1, len(counts) + 1)):
        yield f"the execution counts are {counts}; {RUN_AGAIN}"


def outputs_are_the_same_on_every_machine(lesson: Lesson) -> Iterator[str]:
    for cell in lesson.code_cells:
        for text in texts_of_outputs(cell):
            for what, shape in OF_THIS_MACHINE.items():
                if match := shape.search(text):
                    yield f"cell {cell.id}: its output holds {what}: {match[0]}"
        for output in cell.outputs:
            if "application/vnd.jupyter.widget-view+json" in output.get("data", {}):
                yield f"cell {cell.id}: its output is a live widget, dead in a saved file; {RUN_AGAIN}"
            if output.get("name") == "stderr":
                yield f"cell {cell.id}: its output holds stderr: {output.text.strip()[:80]}"


def unequal_outputs_are_announced(lesson: Lesson) -> Iterator[str]:
    for position, cell in enumerate(lesson.cells):
        if "nbval-ignore-output" in cell.metadata.get("tags", []):
            near = "\n".join(other.source for other in lesson.cells[max(0, position - 2) : position + 3])
            if not re.search("不同|不一样|会变|differ", near):
                yield f"cell {cell.id}: its output is not compared; say beside it that the reader's will differ (不同)"


def no_key_is_written_anywhere(lesson: Lesson) -> Iterator[str]:
    for cell in lesson.cells:
        for text in (cell.source, *texts_of_outputs(cell), json.dumps(cell.metadata)):
            for what, shape in KEY_SHAPES.items():
                if match := shape.search(text):
                    yield f"cell {cell.id}: {what} begins with {match[0][:4]}…; keys never appear, not even false ones"


RULES = (
    file_is_written_as_jupyter_writes_it,
    kernel_is_the_plain_python3,
    cells_carry_known_tags_and_nothing_else,
    cell_ids_are_words,
    lesson_is_not_too_long,
    code_is_python_3_10_and_names_are_defined_before_use,
    set_up_is_letter_for_letter_the_same,
    code_runs_nothing_outside_python,
    code_names_no_model,
    prose_names_living_models,
    prose_comes_before_code,
    headings_are_in_order,
    links_lead_somewhere,
    exercises_have_check_hint_and_solution,
    pictures_have_alt_text_and_a_twin_in_prose,
    nothing_is_loaded_from_the_network,
    outputs_are_of_one_run_from_top_to_bottom,
    outputs_are_the_same_on_every_machine,
    unequal_outputs_are_announced,
    no_key_is_written_anywhere,
)
