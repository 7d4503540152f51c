"""The stream view in a real JupyterLab: text grows, stop hangs up, nothing is shown twice, and everybody can use it."""

import threading
import time

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import CLEAR_ALL, KERNEL_STATUS, open_notebook, run_cell, save, select_cell, start_cell, watch_console
from sse_server import DONE, USAGE, SseServer, chunk, event

pytestmark = pytest.mark.browser

SET_UP = """import sys
sys.path.insert(0, "../..")
from openai import OpenAI
from volcenginesdkarkruntime import Ark
from helpers import connect
from helpers.ark_mock.faults import Stall
from helpers.widgets.request_view import request_view
from helpers.widgets.stream_view import StreamView
ark = connect()
messages = [{{"role": "user", "content": "从 1 数到 20"}}]
def create(sdk):
    client = sdk(base_url="{base_url}", api_key="k")
    return client.chat.completions.create(model="m", messages=messages, stream=True)
def ask():
    client = Ark(base_url=ark.base_url, api_key=ark.api_key)
    return client.chat.completions.create(model=ark.model, messages=messages, stream=True)
"""
WAIT_FOR_OUTCOME = """import time
deadline = time.monotonic() + 20
while ark.requests[-1].outcome != "client hung up" and time.monotonic() < deadline:
    time.sleep(0.05)"""
PLAY = "record = await StreamView().play(create(Ark))"
PLAY_NOW = "record = StreamView().play_now(create(Ark))"
THOUGHT = "\n用户想知道流式输出是什么。先说结论，再举一个例子。"
REPLY = """**流式输出**（streaming）让回复*一边生成、一边到达*：

1. 服务先算出第一个 token；
2. 每个数据块（chunk）带来一个增量（delta）；
3. 最后一块说明结束原因。

```python
for chunk in stream:
    print(chunk.choices[0].delta.content, end="")
```

你看到的第一个字，比整段回复早到很多。"""


@pytest.fixture(scope="module")
def axe():
    return Axe()


@pytest.fixture(scope="module")
def server():
    server = SseServer()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def notebook(lab, browser, server):
    """A page with a notebook of three cells: `set-up` has made both clients, `show` and `after` are for the tests."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(90_000)
    page.problems = watch_console(page)
    sources = {"set-up": SET_UP.format(base_url=server.base_url), "show": "", "after": "record.stopped, record.text"}
    cells = [nbformat.v4.new_code_cell(source, id=cell_id) for cell_id, source in sources.items()]
    path = lab.root / "notebooks" / "zh" / "stream_view.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    kernelspec = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec}), path)
    open_notebook(page, lab, "notebooks/zh/stream_view.ipynb")
    run_cell(page, "set-up")
    yield page
    page.close()


@pytest.fixture
def show(notebook, server):
    """Puts a source into the cell `show`, all outputs cleared; returns the page."""

    def put(source: str):
        notebook.wait_for_function(f"{KERNEL_STATUS} === 'idle'")
        notebook.problems.clear()
        server.hang_ups.clear()
        notebook.evaluate(CLEAR_ALL)
        cell = select_cell(notebook, "show")
        notebook.evaluate(
            f"source => jupyterapp.shell.currentWidget.content.widgets[{cell}].model.sharedModel.setSource(source)",
            source,
        )
        return notebook

    return put


def reply_at_a_pace(*, pause: float = 0.03) -> list:
    steps = [0.3]
    for piece in pieces_of(THOUGHT):
        steps += [chunk(reasoning=piece), pause]
    for piece in pieces_of(REPLY):
        steps += [chunk(piece), pause]
    return [*steps, chunk(finish_reason="stop"), chunk(choices=False, usage=USAGE), DONE]


def pieces_of(text: str) -> list[str]:
    return [text[start : start + 3] for start in range(0, len(text), 3)]


def wait_until(true, *, seconds: float = 60.0) -> None:
    deadline = time.perf_counter() + seconds
    while not true() and time.perf_counter() < deadline:
        time.sleep(0.005)


@pytest.mark.parametrize("cell", [PLAY, PLAY_NOW])
def test_the_reply_grows_before_the_readers_eyes(show, server, tmp_path, cell):
    looked_at = threading.Event()
    steps = reply_at_a_pace()
    server.plan(*steps[:60], looked_at, *steps[60:])
    page = show(cell)

    start_cell(page, "show")
    page.wait_for_function("document.querySelector('.ark-stream-reply')?.textContent.length > 20")
    early = page.locator(".ark-stream").screenshot(path=tmp_path / "early.png")
    early_text = page.locator(".ark-stream-reply").inner_text()
    looked_at.set()
    page.wait_for_selector(".ark-stream-reply li:nth-child(3)")
    late = page.locator(".ark-stream").screenshot(path=tmp_path / "late.png")
    late_text = page.locator(".ark-stream-reply").inner_text()
    page.wait_for_selector(".ark-stream[data-phase=finished]")
    page.screenshot(path=tmp_path / "finished.png")

    assert early != late
    assert len(late_text) > len(early_text) and late_text.startswith(early_text[:10])
    assert page.locator(".ark-stream-reply pre code").inner_text().startswith("for chunk in stream:")
    assert page.locator(".ark-stream-reply li").count() == 3
    assert page.problems == []


@pytest.mark.parametrize("sdk", ["Ark", "OpenAI"])
def test_stop_hangs_up_within_200_ms_while_the_server_is_stalled(show, server, sdk, tmp_path):
    server.plan(chunk("说到一半"), 90.0, chunk("，没有下文"))
    page = show(PLAY.replace("Ark", sdk))

    tries = (seconds_to_stop(page, server) for _ in range(10))

    assert next((seconds for seconds in tries if seconds < 0.2), None)
    page.screenshot(path=tmp_path / "stopped.png")
    assert page.locator(".ark-stream-status").inner_text() == "已停止，连接已断开"
    assert run_cell(page, "after")["outputs"][0]["data"]["text/plain"] == "(True, '说到一半')"
    assert page.problems == []


def seconds_to_stop(page, server) -> float:
    """Seconds from a click on the stop button until the server sees the client gone and the page says so."""
    server.hang_ups.clear()
    page.evaluate(CLEAR_ALL)
    start_cell(page, "show")
    page.wait_for_function("document.querySelector('.ark-stream-reply')?.textContent.includes('一半')")
    clicked_at = time.perf_counter()
    page.get_by_role("button", name="停止").click()
    wait_until(lambda: server.hang_ups)
    page.wait_for_selector(".ark-stream[data-phase=stopped]")
    return server.hang_ups[0] - clicked_at


def test_stop_works_from_the_keyboard(show, server):
    server.plan(chunk("a"), 90.0)
    page = show(PLAY)
    start_cell(page, "show")
    page.wait_for_selector(".ark-stream[data-phase=receiving]")

    page.get_by_role("button", name="停止").focus()
    page.keyboard.press("Enter")

    wait_until(lambda: server.hang_ups)
    page.wait_for_selector(".ark-stream[data-phase=stopped]")
    assert len(server.hang_ups) == 1


@pytest.mark.parametrize("cell", [PLAY, PLAY_NOW])
def test_kernel_interrupt_hangs_up_and_keeps_what_arrived(show, server, cell):
    server.plan(chunk("kept"), 90.0)
    page = show(cell)
    start_cell(page, "show")
    page.wait_for_selector(".ark-stream[data-phase=receiving]")

    interrupted_at = time.perf_counter()
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.interrupt()")
    wait_until(lambda: server.hang_ups)
    page.wait_for_selector(".ark-stream[data-phase=stopped]")

    assert server.hang_ups[0] - interrupted_at < 10
    assert page.locator(".ark-stream-reply").inner_text() == "kept"


def test_an_error_inside_the_stream_is_shown_under_what_came_before(show, server, tmp_path):
    server.plan(chunk("before"), event({"error": {"code": "InternalServiceError", "message": "m", "type": "t"}}))
    page = show(PLAY)

    cell = run_cell(page, "show")
    page.screenshot(path=tmp_path / "broken.png")

    assert page.locator(".ark-stream-reply").inner_text() == "before"
    assert "ArkAPIError (InternalServiceError)" in page.locator(".ark-stream-trouble").inner_text()
    assert cell["outputs"][-1]["ename"] == "ArkAPIError"


def test_an_opened_fold_and_selected_text_survive_the_next_chunks(show, server):
    server.plan(*reply_at_a_pace())
    page = show(PLAY)
    start_cell(page, "show")
    page.locator(".ark-stream summary").click()
    page.wait_for_function("document.querySelectorAll('.ark-stream-reply > *').length > 1")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.ark-stream-reply strong'))")

    page.wait_for_selector(".ark-stream[data-phase=finished]")

    assert page.locator(".ark-stream-thoughts").is_visible()
    assert page.locator(".ark-stream-thoughts").inner_text() == THOUGHT.strip()
    assert page.evaluate("getSelection().toString()") == "流式输出"


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_no_serious_violation_in_the_view(show, server, axe, theme, tmp_path):
    server.plan(*reply_at_a_pace(pause=0.0)[:-1], 90.0)
    page = show(PLAY)
    page.evaluate(f"jupyterapp.commands.execute('apputils:change-theme', {{theme: '{theme}'}})")
    page.wait_for_selector(f"body[data-jp-theme-name='{theme}']", state="attached")
    start_cell(page, "show")
    page.wait_for_function("document.querySelector('.ark-stream-meters')?.textContent.includes('stop')")
    page.locator(".ark-stream summary").click()
    page.wait_for_timeout(300)
    page.screenshot(path=tmp_path / "theme.png")

    violations = serious(axe, page, ".ark-stream")
    page.get_by_role("button", name="停止").click()

    assert violations == []


def test_the_mocks_journal_shows_the_hang_up(show):
    page = show("ark.faults.append(Stall(after_chunks=3, seconds=90))\nrecord = await StreamView().play(ask())")
    start_cell(page, "show")
    page.wait_for_function("document.querySelector('.ark-stream-meters')?.textContent.includes('数据块3')")
    page.get_by_role("button", name="停止").click()
    page.wait_for_selector(".ark-stream[data-phase=stopped]")

    page = show(f"{WAIT_FOR_OUTCOME}\nark.requests[-1].outcome, len(record.chunks)")

    assert run_cell(page, "show")["outputs"][0]["data"]["text/plain"] == "('client hung up', 3)"


def test_a_request_shown_is_free_of_violations_and_folds_with_the_keyboard(show, axe, tmp_path):
    page = show("last = [chunk for chunk in ask()][-1]\nrequest_view(ark.requests[-1])")
    run_cell(page, "show")

    page.locator(".ark-request summary").first.focus()
    page.keyboard.press("Enter")
    page.screenshot(path=tmp_path / "request.png")

    assert "authorization" in page.locator(".ark-request details").first.inner_text()
    assert serious(axe, page, ".ark-request") == []
    assert page.problems == []


def test_the_saved_copy_hides_behind_the_live_view_and_shows_without_it(show, server, tmp_path):
    server.plan(chunk("the words"), chunk(finish_reason="stop"), DONE)
    page = show(PLAY)
    run_cell(page, "show")
    saved = page.locator(".ark-stream-saved")
    assert (saved.count(), saved.is_visible()) == (1, False)

    save(page)
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    page.reload()
    saved.wait_for(state="visible")
    page.screenshot(path=tmp_path / "reopened.png")

    assert "the words" in saved.inner_text()
    assert not page.get_by_text("Loading widget").is_visible()
    page.wait_for_function(f"{KERNEL_STATUS} === 'idle'")


def serious(axe: Axe, page, selector: str) -> list[tuple[str, str]]:
    """The serious and critical violations that axe finds inside the selector."""
    found = axe.run(page, context={"include": [[selector]]}).response["violations"]
    return [(one["id"], one["impact"]) for one in found if one["impact"] in ("serious", "critical")]
