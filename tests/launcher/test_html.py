"""The web pages that `start.py html` makes: whole, linked, and asking for nothing."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from launcher import html, texts
from launcher.trouble import Stop

LESSONS = sorted((html.ROOT / "notebooks" / "zh").glob("*.ipynb"))
NAMES = ["index.html", *(f"zh/{path.stem}.html" for path in LESSONS)]
LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href"}
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"


class Page(HTMLParser):
    """What a page says (text, without styles), loads, links to, and which ids it has."""

    def __init__(self, source: str):
        super().__init__()
        self.text, self.loads, self.links, self.ids, self.tags = "", [], [], [], []
        self._hidden = False
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self._hidden = tag in ("style", "script")
        for name, value in attributes:
            if name in LOADING or (name == "href" and tag != "a"):
                self.loads.append(value)
            elif name == "href":
                self.links.append(value)
            elif name == "id":
                self.ids.append(value)
            elif name == "style":
                self.loads += imports_of(value)

    def handle_endtag(self, tag):
        self._hidden = False

    def handle_data(self, data):
        if self._hidden:
            self.loads += imports_of(data)
        else:
            self.text += data


def imports_of(style: str) -> list[str]:
    return re.findall(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)", style)


def squeezed(text: str) -> str:
    """The text without white space and colour codes."""
    return "".join(re.sub(r"\x1b\[[0-9;]*m", "", text).split())


def shown_by(output: dict) -> str:
    """The text of an output that a reader sees in JupyterLab; empty for a picture."""
    if output["output_type"] == "stream":
        return output["text"]
    if output["output_type"] == "error":
        return "\n".join(output["traceback"])
    if "text/html" in output["data"]:
        return Page(output["data"]["text/html"]).text
    return "" if any(kind.startswith("image/") for kind in output["data"]) else output["data"]["text/plain"]


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The pages of the course's notebooks."""
    folder = tmp_path_factory.mktemp("built") / "我的 site"
    html.build(html.ROOT / "notebooks", folder)
    return folder


def page_at(site: Path, name: str) -> Page:
    return Page((site / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_holds_all_that_it_needs(site, name):
    page = page_at(site, name)

    assert [source[:80] for source in page.loads if not source.startswith("data:image/")] == []
    assert [tag for tag, _ in page.tags if tag in ("script", "link", "iframe", "object", "embed")] == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_output_and_every_cell_of_the_notebook_is_on_its_page(site, path):
    notebook = nbformat.read(path, as_version=4)
    source = (site / "zh" / f"{path.stem}.html").read_text(encoding="utf-8")
    text = squeezed(Page(source).text)
    outputs = [(cell.id, output) for cell in notebook.cells for output in cell.get("outputs", ())]
    pictures = [output.get("data", {}).get("image/png", "") for _, output in outputs]

    assert [name for name, output in outputs if squeezed(shown_by(output)) not in text] == []
    assert [picture[:20] for picture in pictures if "".join(picture.split()) not in source] == []
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if squeezed(cell.source) not in text] == []
    quoted = [span for cell in notebook.cells if cell.cell_type == "markdown" for span in re.findall(
        r"(?<!`)`([^`\n|\\]+)`(?!`)", re.sub(r"(?ms)^```.*?^```", "", cell.source))]  # fmt: skip
    assert [span for span in quoted if squeezed(span) not in text] == []


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_every_figure_of_the_notebook_is_in_its_page(site, path):
    notebook = nbformat.read(path, as_version=4)
    figures = [alt for cell in notebook.cells for alt, _ in re.findall(r"!\[(.*?)\]\((.*?)\)", cell.source)]

    images = [attributes for tag, attributes in page_at(site, f"zh/{path.stem}.html").tags if tag == "img"]

    assert [image["alt"] for image in images if image["src"].startswith("data:image/svg+xml;base64,")] == figures


@pytest.mark.parametrize("name", NAMES)
def test_every_link_to_a_page_or_a_figure_leads_somewhere(site, name):
    page = page_at(site, name)

    for link in [link for link in page.links if not re.match(r"[a-z]+:", link)]:
        address, _, fragment = unquote(link).partition("#")
        target = (site / name).parent / address if address else site / name
        assert target.is_file() and site in target.resolve().parents and target.suffix in (".html", ".svg"), link
        assert not fragment or fragment in page_at(target.parent, target.name).ids, link


def test_the_contents_list_every_lesson_and_each_lesson_leads_to_its_neighbours(site):
    chain = [{attributes.get("rel"): attributes["href"] for tag, attributes in page_at(site, name).tags
              if tag == "a" and "rel" in attributes} for name in NAMES[1:]]  # fmt: skip

    assert page_at(site, "index.html").links == NAMES[1:]
    files = [Path(name).name for name in NAMES[1:]]
    assert [page.get("prev") for page in chain] == [None, *files[:-1]]
    assert [page.get("next") for page in chain] == [*files[1:], None]


def test_a_page_names_its_language_its_lesson_and_the_course(site):
    source = (site / "zh" / "03_first_call.html").read_text(encoding="utf-8")

    assert '<html lang="zh-CN">' in source
    assert "<title>03 第一次调用 · 从零学会调用火山方舟</title>" in source


def test_the_contents_tell_minutes_and_goals(site):
    text = page_at(site, "index.html").text

    assert "03 第一次调用 25 分钟" in text
    assert "算出一次调用花多少钱" in text


def test_the_course_has_the_readmes_name():
    for name, edition in (("README.md", "zh"), ("README.en.md", "en")):
        assert (html.ROOT / name).read_text(encoding="utf-8").startswith(f"# {texts.PAGES[edition]['course']}\n")


@pytest.fixture
def course(tmp_path):
    """A course of two notebooks whose outputs hold what a page must not: live views, scripts, things of other hosts."""
    outputs = [
        new_output("display_data", {WIDGET_VIEW: {"model_id": "x"}, "text/plain": "the view in words"}),
        new_output("display_data", {"application/javascript": "document.title = 'ran'", "text/plain": "<in words>"}),
        new_output("display_data", {"text/html": "<script>document.title = 'ran'</script><b>whole</b>"}),
        new_output("display_data", {"text/html": '<img alt="far" src="http://127.0.0.1:9/far.png">'}),
        new_output("display_data", {"image/png": PNG, "text/plain": "<Figure>"}),
        new_output("error", ename="KeyError", evalue="'choices'", traceback=["\x1b[31mKeyError\x1b[39m: 'choices'"]),
    ]
    picture = "![一个方块](../figures/a%20b.svg)"
    cells = [
        new_markdown_cell(f"# 甲 & 乙\n\n- **做**这个\n\n大约 5 分钟 {picture} [下一课](02_next.ipynb#cell-id=here)"),
        new_markdown_cell('`href="01_first.ipynb"` 和 [外面](https://example.org/a.ipynb)'),
        new_code_cell("1 / 0", outputs=outputs, execution_count=7),
    ]
    folder = tmp_path / "notebooks" / "zh"
    folder.mkdir(parents=True)
    (folder.parent / "figures").mkdir()
    (folder.parent / "figures" / "a b.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8"
    )
    nbformat.write(new_notebook(cells=cells), folder / "01_first.ipynb")
    nbformat.write(new_notebook(cells=[new_code_cell("", id="here")]), folder / "02_next.ipynb")
    html.build(folder.parent, tmp_path / "site")
    return tmp_path


def test_live_views_and_scripts_are_shown_by_their_words(course):
    page = page_at(course / "site", "zh/01_first.html")

    assert "the view in words" in page.text and "<in words>" in page.text
    assert "KeyError: 'choices'" in page.text
    assert f"data:image/png;base64,{PNG}" in page.loads


def test_links_to_lessons_lead_to_pages_and_other_text_stays(course):
    page = page_at(course / "site", "zh/01_first.html")

    assert "02_next.html#cell-id=here" in page.links
    assert "https://example.org/a.ipynb" in page.links
    assert 'href="01_first.ipynb"' in page.text


def test_a_notebook_without_a_title_goes_by_its_file(course):
    contents = page_at(course / "site", "index.html")

    assert "01 甲 & 乙 5 分钟" in contents.text
    assert "02_next" in contents.text


def test_making_pages_runs_and_changes_no_notebook(course):
    notebook = course / "notebooks" / "zh" / "01_first.ipynb"
    before = notebook.read_bytes()

    html.build(course / "notebooks", course / "again")

    assert notebook.read_bytes() == before
    assert "ZeroDivisionError" not in page_at(course / "again", "zh/01_first.html").text


def test_figures_lie_where_a_link_finds_them(course):
    figure = Path("figures") / "a b.svg"

    assert (course / "site" / figure).read_bytes() == (course / "notebooks" / figure).read_bytes()


def test_a_notebook_that_cannot_be_read_is_named_and_nothing_is_written(course):
    broken = course / "notebooks" / "zh" / "03_broken.ipynb"
    broken.write_text(json.dumps({"cells": []})[:-3], encoding="utf-8")

    with pytest.raises(Stop, match="03_broken"):
        html.build(course / "notebooks", course / "again")

    assert not (course / "again").exists()


def test_further_arguments_are_refused(capsys):
    assert html.main(["03"]) == 1
    assert "takes no arguments: 03" in capsys.readouterr().err


@pytest.fixture
def offline_page(browser):
    """A page of a browser without network; `asked` lists every address it wants that is not part of a page."""
    from lab import watch_console

    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(90_000)
    page.problems = watch_console(page)
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url) if request.url[:5] != "data:" else None)
    yield page
    context.close()


@pytest.mark.browser
def test_without_network_every_page_is_whole(site, offline_page, tmp_path):
    for name in NAMES:
        offline_page.goto((site / name).as_uri())
        offline_page.screenshot(path=tmp_path / f"{Path(name).stem}.png")
        missing = offline_page.evaluate("[...document.images].filter(i => !i.naturalWidth).map(i => i.alt)")
        assert missing == [], name

    assert offline_page.asked == [(site / name).as_uri() for name in NAMES]
    assert offline_page.problems == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_is_wider_than_its_window(site, offline_page, width):
    offline_page.set_viewport_size({"width": width, "height": 800})
    for name in NAMES:
        offline_page.goto((site / name).as_uri())
        assert offline_page.evaluate("document.documentElement.scrollWidth") == width, name


@pytest.mark.browser
def test_a_click_leads_from_the_contents_through_the_lessons(site, offline_page):
    offline_page.goto((site / "index.html").as_uri())
    offline_page.get_by_role("link", name="00 开始之前").click()
    offline_page.get_by_role("link", name="01 API 是什么 →").first.click()

    assert offline_page.get_by_role("heading", level=1).inner_text() == "API 是什么"


@pytest.mark.browser
def test_a_page_neither_runs_nor_loads_what_an_output_holds(course, offline_page):
    refused = []
    offline_page.on("requestfailed", lambda request: refused.append((request.url, request.failure)))

    offline_page.goto((course / "site" / "zh" / "01_first.html").as_uri())

    assert offline_page.title() == "01 甲 & 乙 · 从零学会调用火山方舟"
    assert refused == [("http://127.0.0.1:9/far.png", "csp")]
    assert len([text for text in offline_page.problems if "Content Security Policy" in text]) == 2


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation_in_a_page(site, offline_page, scheme):
    from axe_playwright_python.sync_playwright import Axe

    offline_page.emulate_media(color_scheme=scheme)
    offline_page.goto((site / "zh" / "00_start_here.html").as_uri())
    found = Axe().run(offline_page).response["violations"]

    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found if rule["impact"] in ("serious", "critical")] == []
