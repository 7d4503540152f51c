"""The practice console in a real JupyterLab: clicks act on the account, code shows in it, no secret is left behind."""

import json
import re

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import CLEAR_ALL, KERNEL_STATUS, open_notebook, run_cell, save, select_cell, start_cell, watch_console

pytestmark = pytest.mark.browser

SET_UP = """
import sys
sys.path.insert(0, "../..")
from pathlib import Path
import httpx
from helpers import connect
ark = connect()
def status(key, model=None):
    body = {"model": model or ark.model, "messages": [{"role": "user", "content": "hi"}]}
    headers = {"Authorization": f"Bearer {key}"}
    return httpx.post(f"{ark.base_url}/chat/completions", json=body, headers=headers).status_code
"""
KEEP_SECRETS = 'Path("../../secrets.txt").write_text("\\n".join(map(str, ark.secrets())))'
SAVE_WIDGETS = "jupyterapp.commands.execute('@jupyter-widgets/jupyterlab-manager:saveWidgetState')"
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


@pytest.fixture(scope="module")
def axe():
    return Axe()


@pytest.fixture(scope="module")
def notebook(lab, browser):
    """A page with a notebook: `set-up` has connected, `console` and `then` are for the tests."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(90_000)
    page.problems = watch_console(page)
    sources = {"set-up": SET_UP, "console": "", "then": "", "secrets": KEEP_SECRETS}
    cells = [nbformat.v4.new_code_cell(source, id=cell_id) for cell_id, source in sources.items()]
    path = lab.root / "notebooks" / "zh" / "practice_console.ipynb"
    kernelspec = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec}), path)
    open_notebook(page, lab, "notebooks/zh/practice_console.ipynb")
    run_cell(page, "set-up")
    page.path = path
    yield page
    page.close()


@pytest.fixture
def open_console(notebook):
    """Shows the console at a page and puts a source into the cell `then`, other outputs cleared; returns the page."""

    def open_it(first: str = "activation", *, then: str = ""):
        notebook.wait_for_function(f"{KERNEL_STATUS} === 'idle'")
        notebook.problems.clear()
        notebook.evaluate(CLEAR_ALL)
        write(notebook, "console", f'ark.console("{first}")')
        write(notebook, "then", then)
        run_cell(notebook, "console")
        notebook.wait_for_selector(".ark-console")
        return notebook

    return open_it


def write(page, cell_id: str, source: str) -> None:
    cell = select_cell(page, cell_id)
    set_source = f"jupyterapp.shell.currentWidget.content.widgets[{cell}].model.sharedModel.setSource(source)"
    page.evaluate(f"source => {set_source}", source)


def result(cell: dict) -> str:
    return cell["outputs"][0]["data"]["text/plain"]


def go_to(page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def create_key(page, name: str) -> None:
    go_to(page, "API Key 管理")
    page.get_by_role("button", name="创建 API Key").click()
    page.get_by_label("名称").fill(name)
    page.get_by_role("button", name="创建", exact=True).click()
    page.get_by_role("button", name="显示密钥").wait_for()


def row(page, name: str):
    return page.locator(".ark-console tbody tr:visible").filter(has_text=name)


def test_a_key_made_by_clicking_works_in_the_next_cell_and_is_in_no_file(open_console, lab, tmp_path):
    page = open_console(then="status(ark.console.newest.secret)")
    page.evaluate(SAVE_WIDGETS)
    create_key(page, "by-hand")
    page.locator(".ark-console").screenshot(path=tmp_path / "created.png")
    assert page.locator(".ark-secret code").count() == 0

    page.get_by_role("button", name="显示密钥").click()
    secret = page.locator(".ark-secret code").inner_text()
    page.locator(".ark-console").screenshot(path=tmp_path / "shown.png")
    used = result(run_cell(page, "then"))
    save(page)
    while_shown = page.path.read_text(encoding="utf-8")
    page.get_by_role("button", name="关闭").click()
    run_cell(page, "secrets")
    save(page)
    saved = page.path.read_text(encoding="utf-8")

    secrets = (lab.root / "secrets.txt").read_text(encoding="utf-8").split("\n")
    assert used == "200"
    assert secret in secrets and len(secrets) >= 4
    assert WIDGET_STATE in saved and "by-hand" in saved
    assert [text for text in secrets if text in saved or text in while_shown] == []
    assert secret not in page.content()
    assert page.problems == []


def test_a_pair_is_shown_once_and_leaves_the_page(open_console):
    page = open_console("access_keys")
    page.get_by_role("button", name="新建密钥").click()
    page.get_by_role("button", name="新建", exact=True).click()
    page.get_by_role("button", name="显示密钥").click()
    values = page.locator(".ark-secret code")
    values.nth(1).wait_for()
    shown = values.all_inner_texts()

    page.get_by_role("button", name="关闭").click()
    page.get_by_role("button", name="新建密钥").click()
    page.get_by_role("button", name="新建", exact=True).click()
    page.wait_for_selector(".ark-status[data-refused=true]")

    assert shown[0].startswith("AKLT") and len(shown[1]) > 20
    assert [text for text in shown if text in page.content()] == []
    assert "AccessKeyLimitExceeded" in page.locator(".ark-status").inner_text()


def test_what_code_does_shows_at_once_also_while_its_cell_runs(open_console, tmp_path):
    make = """
import time
made, deadline = ark.console.create_endpoint("by-code", model_id=ark.model), time.monotonic() + 100
while not Path("seen").exists() and time.monotonic() < deadline:
    time.sleep(0.05)
"""
    page = open_console("endpoints", then=make)
    start_cell(page, "then")
    row(page, "by-code").wait_for()
    page.locator(".ark-console").screenshot(path=tmp_path / "endpoints.png")
    kernel = page.evaluate(KERNEL_STATUS)
    page.path.with_name("seen").touch()

    assert kernel == "busy"


def test_an_endpoint_is_stopped_started_and_deleted_by_clicking(open_console):
    page = open_console("endpoints", then="status(ark.api_key, ark.console.newest.id)")
    page.get_by_role("button", name="创建推理接入点").click()
    page.get_by_label("名称").fill("clicked")
    page.get_by_role("button", name="创建并接入").click()
    clicked = row(page, "clicked")
    clicked.get_by_text("健康").wait_for()
    running = result(run_cell(page, "then"))

    clicked.get_by_role("button", name="停用").click()
    clicked.get_by_text("已停止").wait_for()
    stopped = result(run_cell(page, "then"))
    clicked.get_by_role("button", name="启动").click()
    clicked.get_by_text("健康").wait_for()
    clicked.get_by_role("button", name="删除").click()
    page.get_by_role("button", name="确定删除").click()
    clicked.wait_for(state="detached")

    assert (running, stopped) == ("200", "400")
    assert result(run_cell(page, "then")) == "404"
    assert page.problems == []


def test_everything_can_be_done_from_the_keyboard(open_console):
    page = open_console()
    cells = page.evaluate("jupyterapp.shell.currentWidget.content.widgets.length")

    page.get_by_role("tab", name="开通管理").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("dd key")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="显示密钥").wait_for()
    focused = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Escape")

    assert focused == "显示密钥"
    assert row(page, "dd key").get_by_text("生效中").is_visible()
    assert page.evaluate("document.activeElement.textContent") == "创建 API Key"
    assert page.evaluate("jupyterapp.shell.currentWidget.content.widgets.length") == cells


def test_focus_stays_on_a_button_whose_row_changes(open_console):
    page = open_console()
    create_key(page, "switched")
    page.get_by_role("button", name="关闭").click()

    row(page, "switched").get_by_role("button", name="禁用").press("Enter")
    row(page, "switched").get_by_text("已禁用").wait_for()

    assert page.evaluate("document.activeElement.textContent") == "启用"


def test_a_refusal_is_said_in_words(open_console, axe, tmp_path):
    page = open_console("endpoints")
    page.get_by_role("button", name="创建推理接入点").click()
    page.get_by_label("名称").fill("x")
    page.get_by_label("模型").select_option(index=page.get_by_label("模型").locator("option").count() - 1)
    page.get_by_label(re.compile("^RPM")).fill("10")
    page.locator(".ark-console").screenshot(path=tmp_path / "form.png")
    page.get_by_role("button", name="创建并接入").click()
    page.wait_for_selector(".ark-status:not(:empty)")
    page.locator(".ark-console").screenshot(path=tmp_path / "refused.png")

    assert serious(axe, page) == []


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_no_serious_violation_on_any_page(open_console, axe, theme, tmp_path):
    page = open_console(then="ark.console.create_user(f'u{len(ark.requests)}'); status(ark.api_key)")
    page.evaluate(f"jupyterapp.commands.execute('apputils:change-theme', {{theme: '{theme}'}})")
    page.wait_for_selector(f"body[data-jp-theme-name='{theme}']", state="attached")
    page.wait_for_selector("#jupyterlab-splash", state="detached")
    run_cell(page, "then")
    found = {}

    for tab in page.locator(".ark-tab").all():
        tab.click()
        page.locator(".ark-console").screenshot(path=tmp_path / f"{len(found)}.png")
        found[tab.inner_text()] = serious(axe, page)
    create_key(page, f"themed {theme}")
    page.get_by_role("button", name=f"编辑权限 themed {theme}").click()
    page.get_by_role("radio", name="自定义").check()
    page.locator(".ark-console").screenshot(path=tmp_path / "form.png")
    found["form"] = serious(axe, page)

    assert len(found) == 7
    assert {name: violations for name, violations in found.items() if violations} == {}
    assert page.problems == []


def test_at_twice_the_size_nothing_is_cut_off(open_console, tmp_path):
    page = open_console("endpoints")
    page.set_viewport_size({"width": 640, "height": 450})
    page.evaluate("jupyterapp.shell.collapseLeft()")
    page.wait_for_function("document.querySelector('.ark-console').clientWidth > 400")
    page.locator(".ark-console").screenshot(path=tmp_path / "narrow.png")

    widths = page.evaluate(
        "[...document.querySelectorAll('.ark-console, .ark-console .ark-panels, .ark-console table')]"
        ".filter(node => node.offsetParent).map(node => [node.scrollWidth, node.clientWidth])"
    )
    page.set_viewport_size({"width": 1280, "height": 900})
    assert len(widths) >= 2
    assert [pair for pair in widths if pair[0] > pair[1] + 1] == []


def test_the_saved_copy_shows_where_the_console_cannot(open_console, tmp_path):
    page = open_console()
    saved = page.locator(".ark-console-saved")
    assert (saved.count(), saved.is_visible()) == (1, False)

    save(page)
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.reload()
    saved.wait_for(state="visible")
    page.screenshot(path=tmp_path / "reopened.png")

    assert "openManagement" in saved.inner_text()
    assert not page.get_by_text("Loading widget").is_visible()


def serious(axe: Axe, page) -> list[tuple[str, str]]:
    """The serious and critical violations that axe finds inside the console."""
    found = axe.run(page, context={"include": [[".ark-console"]]}).response["violations"]
    return [
        (one["id"], json.dumps([node["html"][:120] for node in one["nodes"]], ensure_ascii=False))
        for one in found
        if one["impact"] in ("serious", "critical")
    ]
