"""One request and its response as they crossed the wire: headers masked, JSON folded, and the curl that does the same.

Shown as HTML, with a text twin. Neither holds a time, a port or what differs between machines: two runs are equal.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from helpers.texts import say
from helpers.texts import widgets as texts

VARYING_HEADERS = frozenset(
    ("accept-encoding", "date", "host", "user-agent", "x-client-request-id", "x-date", "x-envoy-upstream-service-time")
)
VARYING_PREFIX = "x-stainless-"
FIRST_EVENTS, LAST_EVENTS = 4, 3
OPEN_DEPTH = 4
SUMMARY_LENGTH = 84  # characters of an event that stay visible while it is folded
DATA_PLANE = "/api/v3"

STYLE = """<style>
.ark-request { box-sizing: border-box; max-width: 52rem; margin: 0.25rem 0; padding: 0.3rem 1.1rem 0.9rem;
  border: 1px solid var(--jp-border-color2, #d6d6d6); border-radius: 8px; background: var(--jp-layout-color1, #fff);
  color: var(--jp-ui-font-color1, #212121); font-size: var(--jp-code-font-size, 13px); line-height: 1.65; }
.ark-request .ark-title { margin-top: 0.6rem; font-size: 0.92em; color: var(--jp-ui-font-color2, #5a5a5a); }
.ark-request section + section { margin-top: 0.9rem; border-top: 1px solid var(--jp-border-color2, #d6d6d6); }
.ark-request :is(.ark-json, .ark-line, pre) { font-family: var(--jp-code-font-family, monospace);
  overflow-wrap: anywhere; }
.ark-request .ark-line { font-weight: 600; }
.ark-request .ark-json { padding-left: 1.2em; }
.ark-request summary { cursor: pointer; width: fit-content; max-width: 100%; }
.ark-request summary, .ark-request .ark-key { color: var(--jp-ui-font-color2, #5a5a5a); }
.ark-request summary:focus-visible { outline: 2px solid var(--jp-brand-color1, #1565c0); outline-offset: 1px; }
.ark-request pre { margin: 0.3em 0; padding: 0.7em 0.9em; border-radius: 6px; white-space: pre-wrap; user-select: all;
  background: var(--jp-layout-color2, #f2f2f2); color: inherit; }
</style>"""


def request_view(entry: Any) -> RequestView:
    """What crossed the wire: `request_view(ark.requests[-1])`.

    Args:
        entry: a journal entry: method, path, query, headers, body, status, response_headers, response, outcome.
    """
    return RequestView(entry)


@dataclass(frozen=True, repr=False)
class RequestView:
    """A journal entry, ready to be looked at."""

    entry: Any

    def __repr__(self) -> str:
        entry = self.entry
        parts = [f"{entry.method} {target(entry)}", *header_lines(entry.headers), "", *body_text(entry.body), ""]
        if entry.status is None:
            parts.append(say(texts.NO_RESPONSE))
        else:
            parts += [str(entry.status), *header_lines(entry.response_headers), "", *body_text(entry.response)]
        return "\n".join([*parts, *outcome_lines(entry)])

    def _repr_html_(self) -> str:
        entry = self.entry
        asked = [
            f'<div class="ark-line">{escape(entry.method)} {escape(target(entry))}</div>',
            headers_html(texts.REQUEST_HEADERS, entry.headers),
            body_html(entry.body),
            curl_html(entry),
        ]
        if entry.status is None:
            answered = [f"<p>{say(texts.NO_RESPONSE)}</p>"]
        else:
            answered = [
                f'<div class="ark-line">{entry.status}</div>',
                headers_html(texts.RESPONSE_HEADERS, entry.response_headers),
                body_html(entry.response),
            ]
        answered += [f"<p><strong>{escape(line)}</strong></p>" for line in outcome_lines(entry)]
        halves = section_html(texts.REQUEST, asked) + section_html(texts.RESPONSE, answered)
        return f'{STYLE}\n<div class="ark-request">\n{halves}</div>'


def section_html(label: texts.Text, parts: list[str]) -> str:
    lines = "\n".join(parts)
    return f'<section aria-label="{say(label)}"><div class="ark-title">{say(label)}</div>\n{lines}\n</section>\n'


def target(entry: Any) -> str:
    query = getattr(entry, "query", "")
    return f"{entry.path}?{query}" if query else entry.path


def split_headers(headers: Mapping[str, str]) -> tuple[list[tuple[str, str]], list[str]]:
    """([(name, value)] that stay the same, [names of those that do not]); secrets masked, whoever kept them."""
    steady, varying = [], []
    for name, value in headers.items():
        if name in VARYING_HEADERS or name.startswith(VARYING_PREFIX):
            varying.append(name)
        elif name == "authorization" and "***" not in value:
            steady.append((name, f"{value.partition(' ')[0]} ***" if " " in value else "***"))
        else:
            steady.append((name, value))
    return steady, varying


def header_lines(headers: Mapping[str, str]) -> list[str]:
    steady, varying = split_headers(headers)
    lines = [f"{name}: {value}" for name, value in steady]
    return [*lines, say(texts.VARIES, names=", ".join(varying))] if varying else lines


def headers_html(label: texts.Text, headers: Mapping[str, str]) -> str:
    steady, varying = split_headers(headers)
    rows = [f'<div><span class="ark-key">{escape(name)}: </span>{escape(value)}</div>' for name, value in steady]
    if varying:
        rows.append(f'<div class="ark-key">{escape(say(texts.VARIES, names=", ".join(varying)))}</div>')
    summary = f"<summary>{say(label, count=len(headers))}</summary>"
    return f'<details>{summary}<div class="ark-json">{"".join(rows)}</div></details>'


def body_text(body: Any) -> list[str]:
    """The body as lines: JSON indented and without its nulls, a stream's first and last events, or the text itself."""
    if body in (None, ""):
        return [say(texts.NO_BODY)]
    if isinstance(body, str):
        return event_lines(body) if is_stream(body) else body.splitlines()
    written, nulls = without_nulls(body)
    lines = json.dumps(written, ensure_ascii=False, indent=2).splitlines()
    return [*lines, f"({say(texts.NULLS, count=len(nulls))}: {', '.join(nulls)})"] if nulls else lines


def body_html(body: Any) -> str:
    if body in (None, ""):
        return f"<p>{say(texts.NO_BODY)}</p>"
    if isinstance(body, str):
        return events_html(body) if is_stream(body) else f"<pre>{escape(body)}</pre>"
    written, nulls = without_nulls(body)
    folded = (
        f"<details><summary>{say(texts.NULLS, count=len(nulls))}</summary>{', '.join(map(escape, nulls))}</details>"
    )
    return f'<div class="ark-json">{tree(written)}{folded if nulls else ""}</div>'


def without_nulls(body: Any) -> tuple[Any, list[str]]:
    """(the body without its nulls, their names): the Ark SDK sends all fields it knows, most of them null."""
    if not isinstance(body, dict):
        return body, []
    return (
        {name: value for name, value in body.items() if value is not None},
        [name for name, value in body.items() if value is None],
    )


def tree(value: Any, *, key: str = "", depth: int = 0) -> str:
    """JSON as nested folds, the outer ones open."""
    label = f'<span class="ark-key">{escape(json.dumps(key, ensure_ascii=False))}: </span>' if key else ""
    if not isinstance(value, (dict, list)) or not value:
        return f"<div>{label}{escape(json.dumps(value, ensure_ascii=False))}</div>"
    frame = "{{ {} }}" if isinstance(value, dict) else "[ {} ]"
    pairs = value.items() if isinstance(value, dict) else (("", item) for item in value)
    inside = "".join(tree(item, key=name, depth=depth + 1) for name, item in pairs)
    summary = f"<summary>{label}{frame.format(say(texts.ITEMS, count=len(value)))}</summary>"
    return f'<details{" open" if depth < OPEN_DEPTH else ""}>{summary}<div class="ark-json">{inside}</div></details>'


def is_stream(body: str) -> bool:
    return body.startswith(("data:", "event:", ":"))


def events_of(body: str) -> list[str]:
    """The events of SSE text, each as it was sent, without the empty line after it."""
    return [event for event in body.replace("\r\n", "\n").split("\n\n") if event.strip()]


def event_lines(body: str) -> list[str]:
    events = events_of(body)
    hidden = len(events) - FIRST_EVENTS - LAST_EVENTS
    if hidden <= 0:
        return events
    return [*events[:FIRST_EVENTS], f"… {say(texts.MORE_EVENTS, count=hidden)} …", *events[-LAST_EVENTS:]]


def events_html(body: str) -> str:
    """The first and last events as folds; those between as short lines in one fold: a long stream stays small."""
    events = events_of(body)
    hidden = events[FIRST_EVENTS:-LAST_EVENTS]
    if not hidden:
        return f'<div class="ark-json">{"".join(map(event_html, events))}</div>'
    lines = "".join(f"<div>{escape(shortened(event))}</div>" for event in hidden)
    parts = [
        *map(event_html, events[:FIRST_EVENTS]),
        f"<details><summary>{say(texts.MORE_EVENTS, count=len(hidden))}</summary>{lines}</details>",
        *map(event_html, events[-LAST_EVENTS:]),
    ]
    return f'<div class="ark-json">{"".join(parts)}</div>'


def event_html(event: str) -> str:
    """One event: a line, or a fold that opens to its JSON."""
    try:
        opened = tree(json.loads(event.rpartition("data:")[2]))
    except ValueError:
        return f"<div>{escape(event)}</div>"
    return f"<details><summary>{escape(shortened(event))}</summary>{opened}</details>"


def shortened(event: str) -> str:
    return event if len(event) <= SUMMARY_LENGTH else event[:SUMMARY_LENGTH] + "…"


def outcome_lines(entry: Any) -> list[str]:
    ends = {"cut": texts.CUT_OFF, "client hung up": texts.HUNG_UP}
    outcome = getattr(entry, "outcome", "")
    return [say(ends[outcome])] if outcome in ends else []


def curl_html(entry: Any) -> str:
    command = curl(entry)
    if command is None:
        return f"<p>{say(texts.CURL_SIGNED)}</p>"
    return f"<details><summary>{say(texts.CURL)}</summary><pre>{escape(command)}</pre></details>"


def curl(entry: Any) -> str | None:
    """The same request for a POSIX shell, with `$ARK_BASE_URL` and `$ARK_API_KEY`; None for a signed request."""
    if not entry.path.startswith(DATA_PLANE) or entry.headers.get("authorization", "").startswith("HMAC"):
        return None
    written, _ = without_nulls(entry.body)
    streamed = isinstance(written, dict) and bool(written.get("stream"))
    method = "" if entry.method in ("GET", "POST") else f"-X {entry.method} "
    lines = [f'curl {"-N " if streamed else ""}{method}"$ARK_BASE_URL{target(entry).removeprefix(DATA_PLANE)}"']
    lines.append('  -H "Authorization: Bearer $ARK_API_KEY"')
    if written not in (None, ""):
        text = written if isinstance(written, str) else json.dumps(written, ensure_ascii=False)
        lines.append('  -H "Content-Type: application/json"')
        lines.append("  -d '{}'".format(text.replace("'", "'\\''")))
    return " \\\n".join(lines)
