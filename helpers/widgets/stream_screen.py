"""The live picture of a stream in the browser: state goes out, one click comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import anywidget
import traitlets

from helpers.texts import say
from helpers.texts import widgets as texts

HERE = Path(__file__).parent


class StreamScreen(anywidget.AnyWidget):
    """One stream's picture.

    `frame` is all there is to draw: {"phase": "waiting" | "thinking" | "receiving" | "finished" | "stopped" | "broken",
    "status": str, "thinking": str, "thinking_label": str, "reply": plain text, "reply_html": safe HTML,
    "trouble": str, "meters": [[label, value], …]}.
    """

    _esm = HERE / "stream_screen.js"
    _css = HERE / "stream_screen.css"

    frame = traitlets.Dict().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)
    stoppable = traitlets.Bool(False).tag(sync=True)

    def __init__(self, *, on_stop: Callable[[], None] | None = None) -> None:
        labels = {"stream": say(texts.STREAM), "reply": say(texts.REPLY), "stop": say(texts.STOP)}
        super().__init__(labels=labels, stoppable=on_stop is not None)
        if on_stop is not None:
            self.on_msg(lambda _, content, __: on_stop() if content == "stop" else None)

    def __repr__(self) -> str:
        return say(texts.LIVE_ONLY)
