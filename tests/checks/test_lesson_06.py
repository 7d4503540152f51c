"""What lesson 06 draws, at a pace (those stored outputs are not compared), and the streams it grades with."""

import ast
import asyncio
import inspect
from types import SimpleNamespace

import matplotlib
import pytest
from lesson_rules import ROOT, Lesson
from matplotlib import pyplot

from helpers.ark_mock import ArkMock
from helpers.checks import lesson_06
from helpers.checks.exercise import Mismatch
from helpers.widgets import stream_view

LESSON = Lesson(ROOT / "notebooks" / "zh" / "06_streaming.ipynb")
CELLS = ("whole-reply", "streamed-reply", "stream-view", "arrival-plot")


@pytest.fixture(scope="module")
def names():
    """The names those cells leave behind, on a mock of 600 tokens a second."""
    matplotlib.use("Agg")
    sources = {cell.id: cell.source for cell in LESSON.code_cells}
    with pytest.MonkeyPatch.context() as patched, ArkMock(pace=600.0) as mock:
        patched.setattr(stream_view, "display", lambda *_, **__: None)
        ark = SimpleNamespace(base_url=mock.base_url, api_key=mock.account.api_key, model=mock.account.model)
        names = {"ark": ark}
        asyncio.run(run_cells([sources[name] for name in CELLS], names))
    yield names
    pyplot.close("all")


async def run_cells(sources, names):
    for source in sources:
        program = compile(source, "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        waiting = eval(program, names)
        if inspect.iscoroutine(waiting):
            await waiting


def test_the_whole_reply_comes_in_one_step_and_the_streams_in_many(names):
    whole, streamed, quick = (names["curves"][label] for label in ("whole", "streamed", "quick"))

    assert len(whole.seconds) == 1
    assert len(streamed.seconds) > len(quick.seconds) > 50


def test_every_curve_ends_with_all_the_text_that_came(names):
    message = names["reply"].choices[0].message
    ends = {label: curve.characters[-1] for label, curve in names["curves"].items()}

    assert ends == {
        "whole": len(message.reasoning_content + message.content),
        "streamed": len(message.reasoning_content + message.content),
        "quick": len(message.content),
    }


def test_the_first_words_come_long_before_the_whole_reply(names):
    whole, streamed, quick = (names["curves"][label] for label in ("whole", "streamed", "quick"))

    assert streamed.seconds[0] < streamed.seconds[streamed.answer_from] < whole.seconds[0]
    assert names["first"] < names["waited"]
    assert (quick.answer_from, streamed.answer_from > 10) == (0, True)


def test_a_planned_stream_ends_as_the_streams_of_the_sdk_do():
    ends = []
    for _, chunks, ends_by, text, _ in lesson_06.STREAMS:
        stream, came = lesson_06.PlannedStream(chunks, ends_by() if ends_by else None), ""
        try:
            for chunk in stream:
                came += (chunk.choices[0].delta.content or "") if chunk.choices else ""
        except Exception as error:
            ends.append((type(error).__name__, hasattr(error, "status_code")))
        assert came == text

    assert ends == [("RemoteProtocolError", False), ("ArkAPIError", False)]


def test_a_name_that_is_missing_is_told_from_a_line_that_was_not_skipped():
    with pytest.raises(Mismatch, match=r"name 'json_of' is not defined.*import"):
        lesson_06.text_of_lines(lambda lines: json_of(lines), None)  # noqa: F821


def test_a_reply_made_into_a_list_is_told_that_it_was_no_stream():
    with pytest.raises(Mismatch, match="stream=True"):
        lesson_06.chunks_with_usage([("id", "021"), ("choices", [])], None)
