"""The plotted data, and the picture's own words."""

import matplotlib
import pytest
from matplotlib import pyplot
from sse_server import DONE, chunk
from volcenginesdkarkruntime import Ark

from helpers.widgets import stream_view
from helpers.widgets.arrival_plot import Curve, arrival_plot
from helpers.widgets.stream_view import StreamView

matplotlib.use("Agg")


@pytest.fixture(autouse=True)
def closed_figures():
    yield
    pyplot.close("all")


@pytest.fixture
def record(server, monkeypatch):
    """Two characters of thinking, then an answer of three and two characters."""
    monkeypatch.setattr(stream_view, "display", lambda *_, **__: None)
    server.plan(chunk(reasoning="思考"), 0.1, chunk("abc"), 0.1, chunk("de"), chunk(finish_reason="stop"), DONE)
    client = Ark(base_url=server.base_url, api_key="k")
    return StreamView().play_now(client.chat.completions.create(model="m", messages=[], stream=True))


def test_pairs_are_drawn_as_a_growing_number_of_characters():
    curves = arrival_plot(streamed=[(0.2, "ab"), (0.3, ""), (0.5, "c")], whole=[(0.6, "abc")])

    assert curves == {
        "streamed": Curve(seconds=(0.2, 0.5), characters=(2, 3), answer_from=0),
        "whole": Curve(seconds=(0.6,), characters=(3,), answer_from=0),
    }


def test_a_record_is_drawn_with_its_thinking_first(record):
    curve = arrival_plot(thinking=record)["thinking"]

    assert repr(curve) == "<curve of 3 points, 7 characters>"
    assert (curve.characters, curve.answer_from) == ((2, 5, 7), 1)
    assert curve.seconds[1] == pytest.approx(0.1, abs=0.08)
    assert curve.seconds[2] == pytest.approx(0.2, abs=0.1)


def test_the_drawn_lines_hold_the_returned_data(record):
    curve = arrival_plot(thinking=record)["thinking"]

    beads, solid = [line for line in pyplot.gca().get_lines() if len(line.get_xdata())]
    assert (tuple(beads.get_xdata()), tuple(beads.get_ydata())) == (curve.seconds[:1], (2,))
    assert tuple(solid.get_xdata()) == curve.seconds
    assert tuple(solid.get_ydata()) == curve.characters
    assert (beads.get_dash_capstyle(), beads.is_dashed(), solid.is_dashed()) == ("round", True, False)
    assert beads.get_zorder() > solid.get_zorder()


def test_every_word_in_the_picture_is_ascii_and_curves_differ_in_more_than_colour():
    arrival_plot(a=[(1.0, "x")], b=[(2.0, "y")], c=[(3.0, "z")])

    axes = pyplot.gca()
    words = [axes.get_xlabel(), axes.get_ylabel(), *(text.get_text() for text in axes.get_legend().get_texts())]
    assert words == ["seconds since the request was sent", "characters received", "a", "b", "c"]
    markers = [line.get_marker() for line in axes.get_lines() if line.get_marker() != "None"]
    assert len(set(markers)) == 3


def test_a_name_the_font_cannot_draw_is_refused():
    with pytest.raises(ValueError, match="流式"):
        arrival_plot(流式=[(1.0, "x")])


def test_streams_without_words_are_drawn_as_nothing():
    assert arrival_plot(empty=[]) == {"empty": Curve(seconds=(), characters=(), answer_from=0)}
