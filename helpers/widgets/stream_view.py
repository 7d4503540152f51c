"""A stream you can watch: thinking folded above, the reply growing, its figures below, and a stop button that hangs up.

    record = await StreamView().play(stream)      stop button; stream of a sync or an async client
    record = StreamView().play_now(stream)        no stop button: in a cell without `await` no click arrives

A sync stream is read in a worker thread, so that the cell can watch for the click while the next chunk is awaited.
Kernel interrupt hangs up as the button does.
"""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from typing import Any

from IPython.display import display

from helpers.texts import say
from helpers.texts import widgets as texts
from helpers.widgets import stream_saved
from helpers.widgets.hang_up import close, close_async, hang_up, seconds_open
from helpers.widgets.markdown import html_of
from helpers.widgets.stream_record import Recording, StreamRecord
from helpers.widgets.stream_screen import StreamScreen

FRAME = 0.05  # seconds between two redraws, at least
CLOCK = 0.25  # seconds between two redraws while nothing comes
DRAWING_SHARE = 0.2  # of the time, at most, may go into drawing a long text
FAREWELL = 1.0  # seconds to wait for a reader after hanging up


class StreamView:
    """Shows one stream at a time; `record` is what the last one left."""

    def __init__(self) -> None:
        self.record: StreamRecord | None = None
        self._reader: ThreadReader | None = None

    def stop(self) -> None:
        """Hang up on the stream that is playing; what the stop button does."""
        if self._reader is not None:
            self._reader.stop()

    async def play(self, stream: Any) -> StreamRecord:
        """Show a chat stream while it arrives, with a stop button.

        Args:
            stream: what `client.chat.completions.create(stream=True)` returned, of Ark or OpenAI, sync or async.
        Returns:
            What arrived, also after a stop.
        Raises:
            What the SDK raised in the middle of the stream; `self.record` then holds what came before.
        """
        if inspect.isawaitable(stream):
            stream = await stream
        self._reader = reader = AsyncReader(stream) if hasattr(stream, "__aiter__") else ThreadReader(stream)
        picture = Picture(reader, on_stop=reader.stop)
        reading = reader.start() if isinstance(reader, AsyncReader) else asyncio.wrap_future(reader.start())
        try:
            while not reading.done():
                await asyncio.wait({reading}, timeout=picture.pause)
                picture.draw()
        except BaseException:
            reader.stop()
            await asyncio.wait({reading}, timeout=FAREWELL)
            self.record = picture.end()
            raise
        self.record = picture.end()
        return self._result()

    def play_now(self, stream: Any) -> StreamRecord:
        """`play` for a cell without `await`: no stop button, kernel interrupt only."""
        if hasattr(stream, "__aiter__"):
            raise TypeError(say(texts.ASYNC_NEEDS_AWAIT))
        self._reader = reader = ThreadReader(stream)
        picture = Picture(reader, on_stop=None)
        reading = reader.start()
        try:
            while not reading.done():
                wait_for({reading}, timeout=picture.pause)
                picture.draw()
        except BaseException:
            reader.stop()
            wait_for({reading}, timeout=FAREWELL)
            self.record = picture.end()
            raise
        self.record = picture.end()
        return self._result()

    def _result(self) -> StreamRecord:
        if self.record.error is not None:
            raise self.record.error
        return self.record


class ThreadReader:
    """Reads a sync stream in a thread of its own."""

    def __init__(self, stream: Any) -> None:
        self.stream = stream
        self.arrivals: list[tuple[float, Any]] = []
        self.stopped = False
        self.error: BaseException | None = None
        self.sent_at = time.perf_counter()

    def start(self) -> Future:
        pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="stream")
        reading = pool.submit(self._read)
        pool.shutdown(wait=False)
        return reading

    def stop(self) -> None:
        """Hang up, from any thread; the reader ends at once."""
        self.stopped = True
        hang_up(self.stream)

    def _read(self) -> None:
        try:
            for chunk in self.stream:
                self.arrivals.append((time.perf_counter(), chunk))
                if self.stopped:
                    break
        except Exception as error:
            self.error = None if self.stopped else error
        finally:
            close(self.stream)
            self._look_back()

    def _look_back(self) -> None:
        """Only now, with the response closed, is it known when the request was sent."""
        open_for = seconds_open(self.stream)
        if open_for is not None:
            self.sent_at = time.perf_counter() - open_for


class AsyncReader(ThreadReader):
    """Reads an async stream in a task of the cell's own event loop."""

    def start(self) -> asyncio.Task:
        self._loop = asyncio.get_running_loop()
        self._task = self._loop.create_task(self._read())
        return self._task

    def stop(self) -> None:
        self.stopped = True
        self._loop.call_soon_threadsafe(self._task.cancel)

    async def _read(self) -> None:
        try:
            async for chunk in self.stream:
                self.arrivals.append((time.perf_counter(), chunk))
        except Exception as error:
            self.error = None if self.stopped else error
        finally:
            await close_async(self.stream)
            self._look_back()


class Picture:
    """What is on the screen of one stream."""

    def __init__(self, reader: ThreadReader, *, on_stop: Callable[[], None] | None) -> None:
        self.reader = reader
        self.recording = Recording()
        self.screen = StreamScreen(on_stop=on_stop)
        self.pause = FRAME
        self.began = time.perf_counter()
        self._drawn_at = 0.0
        self._show("waiting", texts.WAITING)
        display(self.screen)

    def draw(self) -> None:
        """Take in what has arrived and redraw, unless it is too soon."""
        began = time.perf_counter()
        silent = len(self.reader.arrivals) == len(self.recording.chunks)
        if began - self._drawn_at < (CLOCK if silent else self.pause):
            return
        self._take_in()
        if self.recording.text or self.recording.tool_calls:
            self._show("receiving", texts.RECEIVING)
        elif self.recording.reasoning:
            self._show("thinking", texts.THINKING_NOW)
        else:
            self._show("waiting", texts.WAITING)
        self._drawn_at = time.perf_counter()
        self.pause = max(FRAME, (self._drawn_at - began) / DRAWING_SHARE)

    def end(self) -> StreamRecord:
        """Draw the last frame, leave the saved copy under it, and hand out the record."""
        reader = self.reader
        self._take_in()
        record = self.recording.record(sent_at=reader.sent_at, stopped=reader.stopped, error=reader.error)
        if record.error is not None:
            self._show("broken", texts.BROKEN, record)
        elif record.stopped:
            self._show("stopped", texts.STOPPED, record)
        else:
            self._show("finished", texts.FINISHED, record)
        display(stream_saved.bundle(record), raw=True)
        return record

    def _take_in(self) -> None:
        self.recording.add(self.reader.arrivals[len(self.recording.chunks) :])

    def _show(self, phase: str, status: texts.Text, record: StreamRecord | None = None) -> None:
        recording = self.recording
        calls = "".join(f"\n\n`{line}`" for line in stream_saved.tool_lines(recording))
        self.screen.frame = {
            "phase": phase,
            "status": say(status),
            "thinking": recording.reasoning.strip(),
            "thinking_label": thinking_label(recording.reasoning.strip()),
            "reply": recording.text,
            "reply_html": html_of(recording.text + calls),
            "trouble": " ".join(stream_saved.trouble_lines(record)) if record else "",
            "meters": [[say(label), value] for label, value in self._meters(record)],
        }

    def _meters(self, record: StreamRecord | None) -> list[tuple[texts.Text, str]]:
        recording = self.recording
        first = record.time_to_first_token if record else since(self.reader.sent_at, recording.first_text)
        meters = []
        if first is not None:
            meters.append((texts.TIME_TO_FIRST_TOKEN, f"{first:.2f} s"))
        else:
            meters.append((texts.ELAPSED, f"{time.perf_counter() - self.began:.1f} s"))
        if recording.tokens_per_second:
            rate = say(texts.TOKENS_PER_SECOND, rate=f"{recording.tokens_per_second:.0f}")
            meters.append((texts.SPEED, rate))
        elif recording.chunks_per_second:
            meters.append((texts.SPEED, say(texts.CHUNKS_PER_SECOND, rate=f"{recording.chunks_per_second:.0f}")))
        meters.append((texts.CHUNKS, str(len(recording.chunks))))
        if recording.usage:
            meters.append((texts.USAGE, stream_saved.usage_words(recording.usage)))
        if recording.finish_reason:
            meters.append((texts.FINISH_REASON, recording.finish_reason))
        return meters


def since(start: float, moment: float | None) -> float | None:
    return None if moment is None else moment - start


def thinking_label(reasoning: str) -> str:
    return f"{say(texts.THINKING)} · {say(texts.CHARACTERS, count=len(reasoning))}"
