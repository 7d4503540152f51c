"""A picture of streams: how many characters had come, second by second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from helpers.texts import say
from helpers.texts import widgets as texts
from helpers.widgets.stream_record import StreamRecord

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Colours that people with any colour vision tell apart; each comes with a marker of its own.
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#7a3e9d")
MARKERS = ("o", "s", "^", "D")
# Round beads, thick enough to be seen on top of another stream's line.
BEADS = {"linestyle": (0, (0.01, 2.2)), "dash_capstyle": "round", "linewidth": 4, "zorder": 3}


@dataclass(frozen=True, repr=False)
class Curve:
    """What is drawn of one stream: `seconds[i]` after the request, `characters[i]` had come. Its repr holds no times.

    `answer_from` is the place of the first answer text; what lies before it is thinking. Past the end when none came.
    """

    seconds: tuple[float, ...]
    characters: tuple[int, ...]
    answer_from: int

    def __repr__(self) -> str:
        return f"<curve of {len(self.seconds)} points, {self.characters[-1] if self.characters else 0} characters>"


def arrival_plot(**streams: StreamRecord | Sequence[tuple[float, str]]) -> dict[str, Curve]:
    """Draw the arrival of each stream: `curves = arrival_plot(streamed=record, whole=[(2.1, text)])`.

    Args:
        streams: under an ASCII name, a record of StreamView, or [(seconds since the request, text that came then), …].
    Returns:
        What was drawn. Give it a name: a `;` at the end of the cell does not hide it from nbval.
    """
    for label in streams:
        if not label.isascii():
            raise ValueError(say(texts.ASCII_LABEL, label=label))
    curves = {label: curve_of(stream) for label, stream in streams.items()}
    draw(curves)
    return curves


def curve_of(stream: StreamRecord | Sequence[tuple[float, str]]) -> Curve:
    """The curve of a record, or of (seconds, text) pairs, which count as answer from the first."""
    pairs = stream.arrivals if isinstance(stream, StreamRecord) else list(stream)
    first = (stream.time_to_first_token if isinstance(stream, StreamRecord) else 0.0) if pairs else None
    texts_only = [(at, text) for at, text in pairs if text]
    seconds = tuple(at for at, _ in texts_only)
    thinking = len(seconds) if first is None else sum(at < first for at in seconds)
    return Curve(
        seconds=seconds,
        characters=tuple(accumulate(len(text) for _, text in texts_only)),
        answer_from=thinking,
    )


def draw(curves: dict[str, Curve]) -> None:
    """The figure; in a notebook it appears under the cell."""
    from matplotlib import pyplot

    _, axes = pyplot.subplots(figsize=(7.2, 3.4), layout="constrained")
    for place, (label, curve) in enumerate(curves.items()):
        draw_curve(axes, label, curve, colour=COLOURS[place % len(COLOURS)], marker=MARKERS[place % len(MARKERS)])
    axes.set(xlabel="seconds since the request was sent", ylabel="characters received")
    axes.set_xlim(left=0)
    axes.set_ylim(bottom=0)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(alpha=0.25)
    if any(curve.answer_from for curve in curves.values()):
        axes.plot([], [], color="#5a5a5a", label="thinking", **BEADS)
    axes.legend(frameon=False, loc="upper left")


def draw_curve(axes: Axes, label: str, curve: Curve, *, colour: str, marker: str) -> None:
    """Thinking in beads, the answer solid, a marker where the answer begins and where the stream ends."""
    seconds, characters = (0.0, *curve.seconds), (0, *curve.characters)
    answer = curve.answer_from + 1
    axes.step(seconds[1:answer], characters[1:answer], where="post", color=colour, **BEADS)
    axes.step(
        seconds[answer - 1 :],
        characters[answer - 1 :],
        where="post",
        color=colour,
        linewidth=2,
        marker=marker,
        markevery=sorted({min(1, len(seconds) - answer), len(seconds) - answer}),
        label=label,
    )
