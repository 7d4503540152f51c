"""Tokens and money so far, as a small table."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from helpers.texts import Text, say
from helpers.texts import widgets as texts

ROW = (
    '<tr><th scope="row" style="{side}">{label}</th><td style="{side}">{value}</td>'
    '<td style="{side}; {quiet}">{note}</td></tr>'
)
SIDE = "text-align: left; padding: 0.15em 1.2em 0.15em 0; font-weight: normal; font-variant-numeric: tabular-nums"
QUIET = "color: var(--jp-ui-font-color2, #5a5a5a)"


def meter_view(spent: Any) -> MeterView:
    """What has been used: `meter_view(spent(ark.requests))`.

    Args:
        spent: what `helpers.meter.spent` counted.
    """
    return MeterView(spent)


@dataclass(frozen=True, repr=False)
class MeterView:
    """A count, ready to be looked at; its text is the count's own."""

    spent: Any

    def __repr__(self) -> str:
        return repr(self.spent)

    def _repr_html_(self) -> str:
        rows = "".join(
            ROW.format(label=escape(say(label)), value=escape(value), note=escape(note), side=SIDE, quiet=QUIET)
            for label, value, note in rows_of(self.spent)
        )
        return f'<table class="ark-meter"><caption style="text-align: left">{say(texts.METER)}</caption>{rows}</table>'


def rows_of(spent: Any) -> list[tuple[Text, str, str]]:
    """[(label, value, note)]: one row a figure."""

    def tokens(count: int) -> str:
        return say(texts.TOKEN_COUNT, count=f"{count:,}")

    def note(text: Text, count: int) -> str:
        return say(text, count=f"{count:,}") if count else ""

    return [
        (texts.CALLS, f"{spent.requests:,}", note(texts.UNCOUNTED, spent.uncounted)),
        (texts.INPUT, tokens(spent.prompt_tokens), note(texts.OF_WHICH_CACHED, spent.cached_tokens)),
        (texts.OUTPUT, tokens(spent.completion_tokens), note(texts.OF_WHICH_THINKING, spent.reasoning_tokens)),
        (texts.TOTAL, tokens(spent.total_tokens), ""),
        (texts.MONEY, say(texts.YUAN, yuan=f"{spent.yuan.normalize():f}"), note(texts.UNPRICED, spent.unpriced)),
    ]
