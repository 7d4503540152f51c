"""The signing steps in a real JupyterLab: they follow what is typed, and everybody can use them."""

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import open_notebook, run_cell, watch_console

pytestmark = pytest.mark.browser

SHOW = """import sys
sys.path.insert(0, "../..")
from helpers import connect
connect().signature_view()"""


@pytest.fixture(scope="module")
def shown(lab, browser):
    """A page with a notebook that shows the view."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.set_default_timeout(90_000)
    page.problems = watch_console(page)
    path = lab.root / "notebooks" / "zh" / "signature_view.ipynb"
    kernelspec = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    cells = [nbformat.v4.new_code_cell(SHOW, id="show")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec}), path)
    open_notebook(page, lab, "notebooks/zh/signature_view.ipynb")
    run_cell(page, "show")
    page.wait_for_selector(".ark-signature")
    yield page
    page.close()


def test_the_steps_follow_what_is_typed(shown, tmp_path):
    shown.locator(".ark-signature").screenshot(path=tmp_path / "before.png")
    before = shown.locator(".ark-signature dd").last.inner_text()
    assert shown.locator(".ark-badge").filter(visible=True).count() == 0

    shown.get_by_label("请求体", exact=True).focus()
    shown.keyboard.press("End")
    shown.keyboard.type(" dd")
    shown.locator(".ark-badge").filter(visible=True).first.wait_for()
    shown.locator(".ark-signature").screenshot(path=tmp_path / "after.png")

    marked = shown.locator(".ark-changed dt > span:first-child").all_inner_texts()
    assert marked == ["请求头 x-content-sha256", "请求体的 SHA-256", "规范请求的 SHA-256", "签名", "Authorization"]
    assert shown.locator(".ark-signature dd").last.inner_text() != before
    assert shown.get_by_label("请求体", exact=True).input_value() == "{} dd"
    assert not shown.locator(".ark-signature-saved").is_visible()
    assert shown.problems == []


def test_a_wrong_date_is_said(shown):
    shown.get_by_label("X-Date（UTC）").fill("tomorrow")
    shown.locator(".ark-trouble:not(:empty)").wait_for()

    assert shown.locator(".ark-trouble").inner_text().startswith("X-Date 要写成")
    shown.get_by_label("X-Date（UTC）").fill("20260116T083000Z")
    shown.locator(".ark-changed").filter(has_text="kDate").wait_for()
    assert shown.locator(".ark-trouble").inner_text() == ""


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_no_serious_violation(shown, theme, tmp_path):
    shown.evaluate(f"jupyterapp.commands.execute('apputils:change-theme', {{theme: '{theme}'}})")
    shown.wait_for_selector(f"body[data-jp-theme-name='{theme}']", state="attached")
    shown.wait_for_selector("#jupyterlab-splash", state="detached")
    shown.locator(".ark-signature").screenshot(path=tmp_path / "theme.png")

    found = Axe().run(shown, context={"include": [[".ark-signature"]]}).response["violations"]

    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []


def test_at_twice_the_size_nothing_is_cut_off(shown, tmp_path):
    shown.set_viewport_size({"width": 640, "height": 500})
    shown.evaluate("jupyterapp.shell.collapseLeft()")
    shown.wait_for_function("document.querySelector('.ark-signature').clientWidth > 400")
    shown.locator(".ark-signature").screenshot(path=tmp_path / "narrow.png")

    nodes = "[...document.querySelectorAll('.ark-signature, .ark-signature form, .ark-signature .ark-steps')]"
    widths = shown.evaluate(f"{nodes}.map(node => [node.scrollWidth, node.clientWidth])")
    assert len(widths) == 3
    assert [pair for pair in widths if pair[0] > pair[1] + 1] == []
