"""The stream view in a real JupyterLab: text grows, stop hangs up, nothing is shown twice, and everybody can use it."""

import time

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from lab import open_notebook, run_cell, save, start_cell
from sse_server import DONE, USAGE, chunk, event

pytestmark = pytest.mark.browser

CLIENT = """
import sys
sys.path.insert(0, "../..")
from openai import OpenAI
from volcenginesdkarkruntime import Ark
from helpers.widgets.stream_view import StreamView
client = {sdk}(base_url="{base_url}", api_key="k")
def create():
    return client.chat.completions.create(model="m", messages=[{{"role": "user", "content": "?"}}], stream=True)
"""
PLAY = "record = await StreamView().play(create())"
PLAY_NOW = "record = StreamView().play_now(create())"
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


@pytest.fixture
def open_view(lab, page, server, request):
    """Opens a notebook whose cell `set-up` makes a client for `server` and whose cell `show` holds `source`."""

    def open_it(source: str, *, sdk: str = "Ark", after: str = "record.stopped, record.text"):
        cells = [
            nbformat.v4.new_code_cell(CLIENT.format(sdk=sdk, base_url=server.base_url), id="set-up"),
            nbformat.v4.new_code_cell(source, id="show"),
            nbformat.v4.new_code_cell(after, id="after"),
        ]
        path = lab.root / "notebooks" / "zh" / f"{request.node.originalname}.ipynb"
        page.set_default_timeout(10_000)
        path.parent.mkdir(parents=True, exist_ok=True)
        kernelspec = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernelspec}), path)
        open_notebook(page, lab, f"notebooks/zh/{path.name}")
        run_cell(page, "set-up")
        return page

    return open_it


def reply_at_a_pace(*, pause: float = 0.03) -> list:
    steps = [0.3]
    for piece in pieces_of(THOUGHT):
        steps += [chunk(reasoning=piece), pause]
    for piece in pieces_of(REPLY):
        steps += [chunk(piece), pause]
    return [*steps, chunk(finish_reason="stop"), chunk(choices=False, usage=USAGE), DONE]


def pieces_of(text: str) -> list[str]:
    return [text[start : start + 3] for start in range(0, len(text), 3)]


def wait_until(true, *, seconds: float = 5.0) -> None:
    deadline = time.perf_counter() + seconds
    while not true() and time.perf_counter() < deadline:
        time.sleep(0.005)


@pytest.mark.parametrize("cell", [PLAY, PLAY_NOW])
def test_the_reply_grows_before_the_readers_eyes(open_view, server, tmp_path, cell):
    server.plan(*reply_at_a_pace())
    page = open_view(cell)

    start_cell(page, "show")
    page.wait_for_function("document.querySelector('.ark-stream-reply')?.textContent.length > 20")
    early = page.locator(".ark-stream").screenshot(path=tmp_path / "early.png")
    early_text = page.locator(".ark-stream-reply").inner_text()
    page.wait_for_timeout(400)
    late = page.locator(".ark-stream").screenshot(path=tmp_path / "late.png")
    late_text = page.locator(".ark-stream-reply").inner_text()
    page.wait_for_selector(".ark-stream[data-phase=finished]")
    page.screenshot(path=tmp_path / "finished.png")

    assert early != late
    assert len(late_text) > len(early_text) and late_text.startswith(early_text[:20])
    assert page.locator(".ark-stream-reply pre code").inner_text().startswith("for chunk in stream:")
    assert page.locator(".ark-stream-reply li").count() == 3
    assert page.problems == []


@pytest.mark.parametrize("sdk", ["Ark", "OpenAI"])
def test_stop_hangs_up_at_once_while_the_server_is_stalled(open_view, server, sdk, tmp_path):
    server.plan(chunk("说到一半"), 30.0, chunk("，没有下文"))
    page = open_view(PLAY, sdk=sdk)
    start_cell(page, "show")
    page.wait_for_function("document.querySelector('.ark-stream-reply')?.textContent.includes('一半')")

    clicked_at = time.perf_counter()
    page.get_by_role("button", name="停止").click()
    wait_until(lambda: server.hang_ups)
    page.wait_for_selector(".ark-stream[data-phase=stopped]")
    stopped_after = time.perf_counter() - clicked_at
    page.screenshot(path=tmp_path / "stopped.png")

    assert server.hang_ups[0] - clicked_at < 0.2
    assert stopped_after < 0.5
    assert page.locator(".ark-stream-status").inner_text() == "已停止，连接已断开"
    assert run_cell(page, "after")["outputs"][0]["data"]["text/plain"] == "(True, '说到一半')"
    assert page.problems == []


def test_stop_works_from_the_keyboard(open_view, server):
    server.plan(chunk("a"), 30.0)
    page = open_view(PLAY)
    start_cell(page, "show")
    page.wait_for_selector(".ark-stream[data-phase=receiving]")

    page.get_by_role("button", name="停止").focus()
    page.keyboard.press("Enter")

    wait_until(lambda: server.hang_ups)
    page.wait_for_selector(".ark-stream[data-phase=stopped]")
    assert len(server.hang_ups) == 1


@pytest.mark.parametrize("cell", [PLAY, PLAY_NOW])
def test_kernel_interrupt_hangs_up_and_keeps_what_arrived(open_view, server, cell):
    server.plan(chunk("kept"), 30.0)
    page = open_view(cell)
    start_cell(page, "show")
    page.wait_for_selector(".ark-stream[data-phase=receiving]")

    interrupted_at = time.perf_counter()
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.interrupt()")
    wait_until(lambda: server.hang_ups)
    page.wait_for_selector(".ark-stream[data-phase=stopped]")

    assert server.hang_ups[0] - interrupted_at < 0.5
    assert page.locator(".ark-stream-reply").inner_text() == "kept"


def test_an_error_inside_the_stream_is_shown_under_what_came_before(open_view, server, tmp_path):
    server.plan(chunk("before"), event({"error": {"code": "InternalServiceError", "message": "m", "type": "t"}}))
    page = open_view(PLAY)

    cell = run_cell(page, "show")
    page.screenshot(path=tmp_path / "broken.png")

    assert page.locator(".ark-stream-reply").inner_text() == "before"
    assert "ArkAPIError (InternalServiceError)" in page.locator(".ark-stream-trouble").inner_text()
    assert cell["outputs"][-1]["ename"] == "ArkAPIError"


def test_an_opened_fold_and_selected_text_survive_the_next_chunks(open_view, server):
    server.plan(*reply_at_a_pace())
    page = open_view(PLAY)
    start_cell(page, "show")
    page.locator(".ark-stream summary").click()
    page.wait_for_function("document.querySelectorAll('.ark-stream-reply > *').length > 1")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.ark-stream-reply strong'))")

    page.wait_for_selector(".ark-stream[data-phase=finished]")

    assert page.locator(".ark-stream-thoughts").is_visible()
    assert page.locator(".ark-stream-thoughts").inner_text() == THOUGHT.strip()
    assert page.evaluate("getSelection().toString()") == "流式输出"


def test_the_saved_copy_hides_behind_the_live_view_and_shows_without_it(open_view, server, page, tmp_path):
    server.plan(chunk("the words"), chunk(finish_reason="stop"), DONE)
    open_view(PLAY)
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


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_no_serious_violation_in_the_view(open_view, server, axe, theme, tmp_path):
    server.plan(*reply_at_a_pace(pause=0.0)[:-1], 30.0)
    page = open_view(PLAY)
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


def test_the_mocks_journal_shows_the_hang_up(open_view):
    mock = """
from helpers import connect
from helpers.ark_mock.faults import Stall
ark = connect()
ark.faults.append(Stall(after_chunks=3, seconds=30))
client = OpenAI(base_url=ark.base_url, api_key=ark.api_key)
stream = client.chat.completions.create(
    model=ark.model, messages=[{"role": "user", "content": "从 1 数到 20"}], stream=True
)
record = await StreamView().play(stream)
"""
    page = open_view(mock, after="import time; time.sleep(0.2); ark.requests[-1].outcome, len(record.chunks)")
    start_cell(page, "show")
    page.wait_for_function("document.querySelector('.ark-stream-meters')?.textContent.includes('数据块3')")

    page.get_by_role("button", name="停止").click()
    page.wait_for_selector(".ark-stream[data-phase=stopped]")

    assert run_cell(page, "after")["outputs"][0]["data"]["text/plain"] == "('client hung up', 3)"


def test_a_request_shown_is_free_of_violations_and_folds_with_the_keyboard(open_view, axe, tmp_path):
    source = """
from helpers import connect
from helpers.widgets.request_view import request_view
ark = connect()
client = Ark(base_url=ark.base_url, api_key=ark.api_key)
messages = [{"role": "user", "content": "从 1 数到 9"}]
stream = client.chat.completions.create(model=ark.model, messages=messages, stream=True)
last = [chunk for chunk in stream][-1]
request_view(ark.requests[-1])
"""
    page = open_view(source)
    run_cell(page, "show")
    folds = page.locator(".ark-request summary")

    folds.first.focus()
    page.keyboard.press("Enter")
    page.screenshot(path=tmp_path / "request.png", full_page=True)

    assert "authorization" in page.locator(".ark-request details").first.inner_text()
    assert serious(axe, page, ".ark-request") == []
    assert page.problems == []


def serious(axe: Axe, page, selector: str) -> list[tuple[str, str]]:
    """The serious and critical violations that axe finds inside the selector."""
    found = axe.run(page, context={"include": [[selector]]}).response["violations"]
    return [(one["id"], one["impact"]) for one in found if one["impact"] in ("serious", "critical")]
