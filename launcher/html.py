"""Makes a web page of every lesson in site/, for reading without JupyterLab: `start.py html`.

Needs the environment, like `outputs`; runs no cell, but shows the outputs that the notebooks hold. Each page is one
file that asks for nothing: pictures and styles are in it, scripts and live widgets are left out. site/ has the
folders of notebooks/, so that links to lessons and figures hold.
"""

import base64
import mimetypes
import re
import shutil
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import nbformat
from nbconvert import HTMLExporter
from nbconvert.filters import markdown2html
from nbformat.reader import NotJSONError

from . import texts
from .trouble import Stop

ROOT = Path(__file__).resolve().parent.parent
PAGES = Path(__file__).resolve().parent / "pages"
# Of an output's forms the first that it has; live widgets and scripts are not among them.
SHOWN = ("text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain")
PICTURE = re.compile(r'(?<=<img )([^>]*?\bsrc=")([^":]+)"')
LESSON_LINK = re.compile(r'(<a [^>]*?\bhref="[^":#]+)\.ipynb(?=[#"])')


@dataclass(frozen=True)
class Lesson:
    """What the pages say of a notebook; goals is HTML, minutes such as `25 分钟`, both empty if not named."""

    edition: str
    path: Path
    label: str
    minutes: str
    goals: str

    @property
    def file(self) -> str:
        return f"{self.path.stem}.html"


def main(arguments: list[str]) -> int:
    try:
        if arguments:
            raise Stop(texts.PAGES_OF_ALL.format(rest=" ".join(arguments)))
        print(texts.PAGES_MADE.format(path=build(ROOT / "notebooks", ROOT / "site")))
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    return 0


def build(notebooks: Path, site: Path) -> Path:
    """Writes the page of every lesson and the table of contents, and says where that is.

    Raises:
        Stop: a notebook cannot be read; nothing was written.
    """
    editions = {name: [read(path) for path in sorted(notebooks.glob(f"{name}/*.ipynb"))] for name in texts.PAGES}
    exporter = HTMLExporter(template_name=PAGES.name, extra_template_basedirs=[str(PAGES.parent)])
    exporter.exclude_anchor_links = True
    exporter.config.NbConvertBase.display_data_priority = list(SHOWN)
    style = (PAGES / "page.css").read_text(encoding="utf-8")
    for name, lessons in editions.items():
        for before, lesson, after in zip([None, *lessons], lessons, [*lessons[1:], None], strict=False):
            page = {"words": texts.PAGES[name], "style": style, "previous": before, "next": after}
            _write(site / name / lesson.file, page_of(lesson, exporter, page))
    shown = [{"words": texts.PAGES[name], "lessons": lessons} for name, lessons in editions.items() if lessons]
    contents = exporter.environment.get_template("contents.html.j2").render(editions=shown, style=style)
    _write(site / "index.html", contents)
    if (notebooks / "figures").is_dir():
        shutil.copytree(notebooks / "figures", site / "figures", dirs_exist_ok=True)
    return site / "index.html"


def read(path: Path) -> Lesson:
    """What the notebook's first cell says of it: the title, the goals as a list, the minutes."""
    try:
        notebook = nbformat.read(path, as_version=4)
    except (NotJSONError, nbformat.ValidationError) as error:
        raise Stop(texts.UNREADABLE_NOTEBOOK.format(path=path)) from error
    first = notebook.cells[0].source if notebook.cells else ""
    title = re.search(r"^# (.+)", first, re.M)
    number = re.match(r"\d+ ?", path.stem.replace("_", " "))
    minutes = re.search(r"\d+ ?(?:分钟|minutes)", first)
    goals = re.findall(r"^- .+", first, re.M)
    return Lesson(
        edition=path.parent.name,
        path=path,
        label=f"{number[0] if number else ''}{title[1]}" if title else path.stem,
        minutes=minutes[0] if minutes else "",
        goals=markdown2html("\n".join(goals)) if goals else "",
    )


def page_of(lesson: Lesson, exporter: HTMLExporter, page: dict[str, object]) -> str:
    """The lesson as HTML, its pictures in it, its links to lessons leading to pages."""
    page = {**page, "title": f"{lesson.label} · {page['words']['course']}"}
    html, _ = exporter.from_filename(str(lesson.path), resources={"page": page})

    def inlined(found: re.Match) -> str:
        picture = lesson.path.parent / unquote(unescape(found[2]))
        kind = mimetypes.guess_type(picture.name)[0]
        return f'{found[1]}data:{kind};base64,{base64.b64encode(picture.read_bytes()).decode()}"'

    return LESSON_LINK.sub(r"\1.html", PICTURE.sub(inlined, html))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
