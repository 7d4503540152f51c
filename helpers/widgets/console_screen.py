"""The practice console in the browser: pages go out as state, clicks come back as messages, a secret goes out once.

State is what JupyterLab may save with a notebook; a secret travels only in a custom message, which nobody keeps.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from helpers.texts import console as texts
from helpers.texts import say

HERE = Path(__file__).parent
LABELS = {
    "practice": texts.PRACTICE,
    "harmless": texts.HARMLESS,
    "pages": texts.PAGES,
    "real_page": texts.REAL_PAGE,
    "new_window": texts.NEW_WINDOW,
    "labels_may_move": texts.LABELS_MAY_MOVE,
    "actions": texts.ACTIONS,
    "all": texts.ALL,
    "custom": texts.CUSTOM,
    "at_least_one": texts.AT_LEAST_ONE,
    "once": texts.ONCE,
    "show": texts.SHOW,
    "copy": texts.COPY,
    "copied": texts.COPIED,
    "close": texts.CLOSE,
    "cancel": texts.CANCEL,
    "confirmed": texts.CONFIRMED,
    "busy": texts.BUSY,
}


class ConsoleScreen(anywidget.AnyWidget):
    """The picture of the console; `pages` is what `console_pages.all_pages` gives."""

    _esm = HERE / "console_screen.js"
    _css = HERE / "console_screen.css"

    pages = traitlets.List().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)
    first = traitlets.Unicode().tag(sync=True)

    def __init__(self, *, first: str, on_message: Callable[[dict[str, Any]], None]) -> None:
        super().__init__(labels={name: say(text) for name, text in LABELS.items()}, first=first)
        self.on_msg(lambda _, content, __: on_message(content) if isinstance(content, dict) else None)

    def __repr__(self) -> str:
        return say(texts.PRACTICE)
