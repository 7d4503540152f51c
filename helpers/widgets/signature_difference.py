"""Where a refused signature went wrong, in words: the first line that differs, yours above the expected one.

Shown as HTML, with a text twin. It is given the finding; secrets were masked before.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from helpers.texts import Text, say
from helpers.texts import signature as texts

PARTS = {"canonical_request": texts.CANONICAL_REQUEST, "string_to_sign": texts.STRING_TO_SIGN}

STYLE = """<style>
.ark-difference { box-sizing: border-box; max-width: 52rem; margin: 0.25rem 0; padding: 0.6rem 1.1rem 0.8rem;
  border: 1px solid var(--jp-border-color2, #d6d6d6); border-radius: 8px; background: var(--jp-layout-color1, #fff);
  color: var(--jp-ui-font-color1, #212121); line-height: 1.65; }
.ark-difference p { margin: 0.2rem 0; white-space: pre-line; }
.ark-difference .ark-quiet { color: var(--jp-ui-font-color2, #5a5a5a); }
.ark-difference dl { box-sizing: border-box; display: grid; grid-template-columns: max-content 1fr;
  gap: 0.2rem 1rem; margin: 0.5rem 0; padding: 0.6rem 0.9rem; border-radius: 6px;
  background: var(--jp-layout-color2, #f2f2f2); }
.ark-difference :is(dt, dd) { float: none; width: auto; margin: 0; padding: 0; font-weight: normal; }
.ark-difference dt { color: var(--jp-ui-font-color2, #5a5a5a); }
.ark-difference dd { font-family: var(--jp-code-font-family, monospace); font-size: var(--jp-code-font-size, 13px);
  white-space: pre-wrap; overflow-wrap: anywhere; }
.ark-difference mark { background: none; color: inherit; font-weight: 700;
  text-decoration: underline 2px; text-underline-offset: 3px; }
</style>"""


@dataclass(frozen=True, repr=False)
class SignatureDifference:
    """One finding, ready to be read.

    Attributes:
        headline: what is wrong, or that nothing is.
        advice: what to look at; "" for nothing.
        yours, expected: the two lines, None where a side has no such line; both None when no line is compared.
    """

    headline: str
    advice: str = ""
    yours: str | None = None
    expected: str | None = None

    @property
    def column(self) -> int:
        """The first character that differs, counted from 1."""
        mine, right = self.yours or "", self.expected or ""
        same = (place for place, pair in enumerate(zip(mine, right, strict=False), 1) if pair[0] != pair[1])
        return next(same, min(len(mine), len(right)) + 1)

    def _lines(self) -> list[tuple[Text, str | None]]:
        if self.yours is None and self.expected is None:
            return []
        return [(texts.YOURS, self.yours), (texts.EXPECTED, self.expected)]

    def _column_words(self) -> str:
        return say(texts.FROM_CHARACTER, column=self.column) if self.yours and self.expected else ""

    def __repr__(self) -> str:
        lines = [f"{say(label)}  {shown(line)}" for label, line in self._lines()]
        return "\n".join(part for part in (self.headline, *lines, self._column_words(), self.advice) if part)

    def _repr_html_(self) -> str:
        rows = "".join(f"<dt>{say(label)}</dt><dd>{self._marked(line)}</dd>" for label, line in self._lines())
        parts = [f"<p><strong>{escape(self.headline)}</strong></p>", f"<dl>{rows}</dl>" if rows else ""]
        quiet = [self._column_words(), self.advice]
        parts += [f'<p class="ark-quiet">{escape(text)}</p>' for text in quiet if text]
        label = say(texts.EXPLAINED)
        return f'{STYLE}\n<section class="ark-difference" aria-label="{label}">{"".join(parts)}</section>'

    def _marked(self, line: str | None) -> str:
        if not line or not (self.yours and self.expected):
            return escape(shown(line))
        same = self.column - 1
        return f"{escape(line[:same])}<mark>{escape(line[same:])}</mark>"


def shown(line: str | None) -> str:
    """The line, or words where there is nothing to see."""
    if line is None:
        return say(texts.NO_SUCH_LINE)
    return line or say(texts.EMPTY_LINE)


def line_name(name: str) -> str:
    """What a line is, in words; "header host" is the name of a header's line."""
    kind, _, header = name.partition(" ")
    return say(texts.LINES[kind], header=header) if header else say(texts.LINES[kind])


def of_line(found: Any, *, canonical_request_given: bool) -> SignatureDifference:
    """The finding about one line.

    Args:
        found: with `part`, `line`, `name`, `yours`, `expected`.
        canonical_request_given: False when only the string to sign was compared: a wrong hash cannot be traced then.
    """
    part, name = PARTS[found.part], found.name
    kind = name.partition(" ")[0]
    headline = say(texts.FIRST_DIFFERENCE, part=say(part), line=found.line, name=line_name(name))
    advice = say(texts.ADVICE.get(name) or texts.ADVICE[kind])
    if name == "canonical_hash" and not canonical_request_given:
        advice = say(texts.GIVE_CANONICAL_REQUEST)
    return SignatureDifference(headline, advice, found.yours, found.expected)


def of_key(*, canonical_request_given: bool, string_to_sign_given: bool) -> SignatureDifference:
    """What was compared is right, so that the key or the last HMAC is wrong; or too little was given to tell."""
    if string_to_sign_given:
        return SignatureDifference(say(texts.TEXTS_EQUAL), say(texts.ADVICE["signature"]))
    return SignatureDifference(say(texts.CANONICAL_EQUAL if canonical_request_given else texts.GIVE_TEXTS))
