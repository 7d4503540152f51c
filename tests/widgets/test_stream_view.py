"""The stream view without a browser: both SDKs, sync and async, whole, stopped, cut and broken streams."""

import asyncio
import gc
import threading
import time

import httpx
import openai
import pytest
from openai import AsyncOpenAI, OpenAI
from sse_server import CUT, DONE, USAGE, chunk, event
from volcenginesdkarkruntime import Ark, AsyncArk
from volcenginesdkarkruntime._exceptions import ArkAPIError

from helpers.widgets import stream_saved, stream_view
from helpers.widgets.stream_record import Recording
from helpers.widgets.stream_screen import StreamScreen
from helpers.widgets.stream_view import StreamView

SYNC, ASYNC = (Ark, OpenAI), (AsyncArk, AsyncOpenAI)
EVERY_CLIENT = pytest.mark.parametrize("client_class", SYNC + ASYNC, ids=lambda found: found.__name__)
WHOLE = (
    chunk(reasoning="\n先想"),
    chunk(reasoning="一下"),
    chunk("你"),
    0.05,
    chunk("好"),
    chunk(finish_reason="stop"),
    chunk(choices=False, usage=USAGE),
    DONE,
)


@pytest.fixture
def shown(monkeypatch):
    """Everything the view displays, in order."""
    displays = []
    monkeypatch.setattr(stream_view, "display", lambda what, **_: displays.append(what))
    return displays


def create(server, client_class):
    client = client_class(base_url=server.base_url, api_key="k", max_retries=0)
    return client.chat.completions.create(model="m", messages=[{"role": "user", "content": "?"}], stream=True)


def play(server, client_class, view=None):
    async def cell():
        return await (view or StreamView()).play(create(server, client_class))

    return asyncio.run(cell())


@EVERY_CLIENT
def test_every_client_leaves_the_same_record(server, shown, client_class):
    server.plan(*WHOLE)

    record = play(server, client_class)

    assert (record.text, record.reasoning, record.finish_reason) == ("你好", "\n先想一下", "stop")
    assert (record.usage, record.stopped, record.error) == (USAGE, False, None)
    assert len(record.chunks) == len(record.seconds) == 6


@pytest.mark.parametrize("client_class", SYNC)
def test_play_now_leaves_the_same_record_as_play(server, shown, client_class):
    server.plan(*WHOLE)

    assert StreamView().play_now(create(server, client_class)) == play(server, client_class)


@EVERY_CLIENT
def test_times_are_counted_from_the_moment_the_request_was_sent(server, shown, client_class):
    server.plan(0.3, chunk(reasoning="…"), 0.2, chunk("a"), 0.2, chunk("b"), chunk(choices=False, usage=USAGE), DONE)

    record = play(server, client_class)

    first_thought, first_word, last_word, usage = record.seconds
    assert 0.3 <= record.time_to_first_reasoning == first_thought
    assert 0.5 <= record.time_to_first_token == first_word
    assert 0.7 <= last_word <= usage < 20
    answer_tokens_after_the_first = USAGE["completion_tokens"] - 2 - 1
    assert record.tokens_per_second == pytest.approx(answer_tokens_after_the_first / (last_word - first_word))
    assert [text for _, text in record.arrivals] == ["…", "a", "b", ""]


@pytest.mark.parametrize("client_class", SYNC)
def test_waiting_before_play_counts_too(server, shown, client_class):
    server.plan(chunk("a"), DONE)
    stream = create(server, client_class)
    time.sleep(0.3)

    record = StreamView().play_now(stream)

    assert 0.3 <= record.time_to_first_token < 20


@EVERY_CLIENT
def test_stop_hangs_up_at_once_while_the_server_is_silent(server, shown, client_class):
    """The quickest of some tries, because other programs may share the machine."""
    server.plan(chunk("half"), 90.0)

    tries = (stopped(server, shown, client_class) for _ in range(10))

    assert next((seconds for seconds in tries if max(seconds) < 0.2), None)


def stopped(server, shown, client_class) -> tuple[float, float]:
    """Seconds from a click on stop until the cell ended, until the server saw the client gone."""
    server.hang_ups.clear()
    shown.clear()
    view, stopped_at = StreamView(), []

    def click():
        wait_until(lambda: view._reader and view._reader.arrivals)
        stopped_at.append(time.perf_counter())
        view.stop()

    threading.Thread(target=click).start()
    record = play(server, client_class, view)
    took = time.perf_counter() - stopped_at[0]
    wait_until(lambda: server.hang_ups)

    assert (record.text, record.stopped, record.error) == ("half", True, None)
    assert shown[0].frame["phase"] == "stopped"
    return took, server.hang_ups[0] - stopped_at[0]


@EVERY_CLIENT
def test_a_cancelled_cell_hangs_up_and_keeps_what_arrived(server, shown, client_class):
    server.plan(chunk("half"), 30.0)
    view = StreamView()

    async def interrupted_cell():
        playing = asyncio.ensure_future(view.play(create(server, client_class)))
        while not (view._reader and view._reader.arrivals):
            await asyncio.sleep(0.01)
        playing.cancel()
        await playing

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(interrupted_cell())

    wait_until(lambda: server.hang_ups)
    assert len(server.hang_ups) == 1
    assert (view.record.text, view.record.stopped) == ("half", True)
    assert shown[1]["text/plain"].startswith("[回复]\nhalf")


@pytest.mark.parametrize(
    ("client_class", "raised"),
    [
        (Ark, httpx.RemoteProtocolError),
        (AsyncArk, httpx.RemoteProtocolError),
        (OpenAI, openai.APIConnectionError),
        (AsyncOpenAI, openai.APIConnectionError),
    ],
)
def test_a_cut_connection_is_shown_and_raises_what_the_sdk_raised(server, shown, client_class, raised):
    server.plan(chunk("before"), CUT)
    view = StreamView()

    with pytest.raises(raised):
        play(server, client_class, view)

    assert view.record.text == "before"
    assert type(view.record.error) is raised
    assert shown[0].frame["trouble"] == f"流中断了：{raised.__name__}。以上是中断前收到的内容。"
    assert shown[0].frame["phase"] == "broken"


@pytest.mark.parametrize(
    ("client_class", "raised"),
    [(Ark, ArkAPIError), (AsyncArk, ArkAPIError), (OpenAI, openai.APIError), (AsyncOpenAI, openai.APIError)],
)
def test_an_error_event_is_shown_with_its_code_and_raised(server, shown, client_class, raised):
    server.plan(chunk("before"), event({"error": {"code": "InternalServiceError", "message": "m", "type": "t"}}))
    view = StreamView()

    with pytest.raises(raised):
        play(server, client_class, view)

    assert view.record.text == "before"
    assert f"{raised.__name__} (InternalServiceError)" in shown[0].frame["trouble"]


def test_pieces_of_a_tool_call_are_put_together(server, shown):
    call = {"index": 0, "id": "call_1", "type": "function", "function": {"name": "weather", "arguments": ""}}
    pieces = [{"index": 0, "function": {"arguments": part}} for part in ('{"city": ', '"北京"}')]
    server.plan(chunk(tool_calls=[call]), *[chunk(tool_calls=[piece]) for piece in pieces], DONE)

    record = play(server, Ark)

    assert record.tool_calls == [{"id": "call_1", "name": "weather", "arguments": '{"city": "北京"}'}]
    assert 'weather({"city": "北京"})' in shown[1]["text/plain"]


def test_the_saved_copy_and_the_record_show_the_same_in_every_run(server, shown):
    server.plan(*WHOLE)

    first, second = play(server, Ark), play(server, Ark)

    assert shown[1] == shown[3]
    assert repr(first) == repr(second) and "0x" not in repr(first)
    assert repr(shown[0]) == repr(shown[2]) == "（运行这一格，可以看到它逐字出现）"
    assert shown[1]["text/plain"] == (
        "[思考内容]\n先想一下\n\n[回复]\n你好\n\n结束原因 stop · 数据块 6 · 用量 4 + 9 = 13 tokens"
    )


def test_a_replys_html_is_escaped_and_loads_nothing(server, shown):
    server.plan(chunk("<script>alert(1)</script>\n\n![x](http://a.example/p.png) [y](javascript:alert(1)) **b**"), DONE)

    play(server, Ark)

    html = shown[1]["text/html"]
    assert "<script" not in html and "<img" not in html and "javascript:" not in html
    assert "<strong>b</strong>" in html
    assert shown[0].frame["reply_html"] in html


def test_an_async_stream_in_play_now_is_refused_with_the_way_to_write_it(server, shown):
    server.plan(*WHOLE)

    async def cell():
        StreamView().play_now(await create(server, AsyncArk))

    with pytest.raises(TypeError, match="await StreamView"):
        asyncio.run(cell())


def test_ten_thousand_chunks_take_less_than_a_second_and_a_half(shown):
    """The quickest of some tries, because other programs may share the machine."""
    chunks = sdk_chunks(10_000)

    tries = (played(chunks) for _ in range(8))

    assert next((seconds for seconds in tries if seconds < 1.5), None)


def played(chunks: list) -> float:
    """Seconds it took to play them."""
    redraws = []
    began = time.perf_counter()
    record = watched(StreamView(), chunks, redraws)
    took = time.perf_counter() - began

    assert len(record.chunks) == len(chunks) and record.text == "word " * len(chunks)
    assert len(redraws) <= 20 * took + 4
    return took


def test_a_fast_stream_is_redrawn_at_most_twenty_times_a_second(shown):
    redraws = []

    def dripping():
        for one in sdk_chunks(400):
            yield one
            time.sleep(0.002)

    began = time.perf_counter()
    watched(StreamView(), dripping(), redraws)

    assert 5 < len(redraws) <= 20 * (time.perf_counter() - began) + 4


def test_nothing_of_the_client_reaches_the_widgets_state(server, shown):
    server.plan(*WHOLE)
    client = Ark(base_url=server.base_url, api_key="canary-in-the-key")

    StreamView().play_now(client.chat.completions.create(model="m", messages=[], stream=True))

    assert "canary" not in str(shown[0].get_state())


def test_no_thread_is_left_behind(server, shown):
    server.plan(*WHOLE)

    play(server, Ark)
    gc.collect()

    wait_until(lambda: not reader_threads())
    assert reader_threads() == []


def reader_threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("stream")]


def watched(view: StreamView, chunks, redraws: list):
    """play_now with every redraw of its screen noted."""
    original = StreamScreen.__init__

    class Watched(StreamScreen):
        def __init__(self, **options):
            original(self, **options)
            self.observe(lambda change: redraws.append(time.perf_counter()), "frame")

    stream_view.StreamScreen = Watched
    try:
        return view.play_now(chunks)
    finally:
        stream_view.StreamScreen = StreamScreen


def sdk_chunks(count: int) -> list:
    from volcenginesdkarkruntime.types.chat import ChatCompletionChunk

    one = {
        "choices": [{"delta": {"content": "word ", "role": "assistant"}, "index": 0}],
        "id": "0",
        "service_tier": "default",
    }
    return [ChatCompletionChunk(**one, created=1, model="m", object="chat.completion.chunk") for _ in range(count)]


def wait_until(true, *, seconds: float = 60.0) -> None:
    deadline = time.perf_counter() + seconds
    while not true() and time.perf_counter() < deadline:
        time.sleep(0.005)


def test_a_stream_that_ended_without_words_says_so():
    record = Recording().record(sent_at=0.0, stopped=False, error=None)

    assert stream_saved.saved_text(record) == "[回复]\n（没有内容）\n\n数据块 0"
