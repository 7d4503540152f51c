"""A request to edit, and the four signing steps that follow every change.

    ark.signature_view()

It is given the arithmetic; the pair of keys is for show, so that every value may be seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets
from IPython.display import display

from helpers.texts import say
from helpers.texts import signature as texts

HERE = Path(__file__).parent
FIELDS = ("method", "query", "headers", "body", "date")
METHODS = ("POST", "GET")
TITLES = {
    "canonical_request": texts.CANONICAL_REQUEST,
    "string_to_sign": texts.STRING_TO_SIGN,
    "signing_key": texts.FOUR_HMACS,
    "signature": texts.SIGNATURE,
}
NUMBERS = "①②③④"
# Where this copy is all there is, the place of the view above it holds nothing but «Loading widget...».
NO_EMPTY_PICTURE = (
    "<style>.jp-OutputArea-child:not(:has(.ark-signature)):has(+ .jp-OutputArea-child .ark-signature-saved)"
    " { display: none }</style>"
)


class Unreadable(ValueError):
    """The request cannot be signed as it is written; the message says why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a step, and what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one step gives; `name` is a key of TITLES."""

    name: str
    lines: tuple[Line, ...]


class SignatureScreen(anywidget.AnyWidget):
    """The picture.

    `frame` is {"steps": [{"title", "about", "lines": [[label, text, changed], …]}], "said": str, "trouble": str}.
    """

    _esm = HERE / "signature_view.js"
    _css = HERE / "signature_view.css"

    request = traitlets.Dict().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return say(texts.VIEW)


class SignatureView:
    """The steps of one request, live where there is a browser.

    Args:
        request: {"method", "query", "headers", "body", "date"}, all text.
        steps_of: computes the steps of such a request; raises Unreadable.
        pair: AK and SK for show.
    """

    def __init__(
        self, request: Mapping[str, str], steps_of: Callable[[dict[str, str]], list[Step]], *, pair: tuple[str, str]
    ) -> None:
        self.request, self._steps_of, self._pair = dict(request), steps_of, pair
        self.steps = steps_of(self.request)
        self.screen = SignatureScreen(request=self.request, labels=self._labels(), frame=self._frame())
        self.screen.on_msg(lambda _, content, __: self.edit(content) if isinstance(content, dict) else None)

    def edit(self, changes: Mapping[str, Any]) -> None:
        """Sign the request anew with these fields changed; what followed is marked."""
        request = {**self.request, **{name: str(changes[name]) for name in FIELDS if name in changes}}
        try:
            steps = self._steps_of(request)
        except Unreadable as error:
            self.screen.frame = {**self._frame(), "trouble": str(error)}
            return
        before, self.request, self.steps = self.steps, request, steps
        self.screen.frame = self._frame(before)

    def _labels(self) -> dict[str, Any]:
        fields = (texts.METHOD, texts.QUERY, texts.HEADERS, texts.BODY, texts.DATE)
        ak, sk = self._pair
        return {
            **dict(zip(FIELDS, map(say, fields), strict=True)),
            "view": say(texts.VIEW),
            "request": say(texts.REQUEST),
            "try": say(texts.TRY),
            "pair": say(texts.DEMO_PAIR, ak=ak, sk=sk),
            "changed": say(texts.CHANGED),
            "methods": list(METHODS),
        }

    def _frame(self, before: list[Step] | None = None) -> dict[str, Any]:
        known = {(step.name, line.label): line.text for step in before or self.steps for line in step.lines}
        shown, followed = [], []
        for number, step in zip(NUMBERS, self.steps, strict=True):
            lines = [[line.label, line.text, known.get((step.name, line.label)) != line.text] for line in step.lines]
            followed += [label for label, _, changed in lines if changed]
            title = f"{number} {say(TITLES[step.name])}"
            shown.append({"title": title, "about": say(texts.ABOUT_STEPS[step.name]), "lines": lines})
        return {"steps": shown, "said": said(followed) if before else "", "trouble": ""}

    def __repr__(self) -> str:
        parts = [self._labels()["pair"]]
        for step in self._frame()["steps"]:
            parts += ["", step["title"], *(f"{text}    ← {label}" for label, text, _ in step["lines"])]
        return "\n".join(parts)

    def _ipython_display_(self) -> None:
        display(self.screen)
        display({"text/plain": repr(self), "text/html": self._saved_html()}, raw=True)

    def _saved_html(self) -> str:
        steps = "".join(
            f"<p><strong>{escape(step['title'])}</strong>　{escape(step['about'])}</p><pre>{saved_lines(step)}</pre>"
            for step in self._frame()["steps"]
        )
        pair = escape(self._labels()["pair"])
        return f'<section class="ark-signature-saved">{NO_EMPTY_PICTURE}<p>{pair}</p>{steps}</section>'


def said(followed: list[str]) -> str:
    if not followed:
        return say(texts.NOTHING_CHANGED)
    return say(texts.WHAT_CHANGED, names="、".join(followed))


def saved_lines(step: dict[str, Any]) -> str:
    return escape("\n".join(text for _, text, _ in step["lines"]))
