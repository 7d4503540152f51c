"""A model's Markdown as HTML that is safe to show: its raw HTML is escaped, nothing is loaded, no script runs."""

from __future__ import annotations

import mistune


class _Words(mistune.HTMLRenderer):
    def image(self, text: str, url: str, title: str | None = None) -> str:
        return self.link(text or url, url, title)

    def heading(self, text: str, level: int, **attrs: object) -> str:
        # A reply's own headings must not enter the notebook's outline.
        return f"<p><strong>{text}</strong></p>\n"


_render = mistune.create_markdown(renderer=_Words(escape=True), plugins=["table", "strikethrough"])


def html_of(text: str) -> str:
    """The text as HTML; pictures become links, headings bold lines."""
    return _render(text)
