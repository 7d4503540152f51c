"""What stays of a stream in the saved notebook: its words as text and HTML, without times; needs no widget."""

from __future__ import annotations

from html import escape

from helpers.texts import say
from helpers.texts import widgets as texts
from helpers.widgets.markdown import html_of
from helpers.widgets.stream_record import StreamRecord

QUIET = "color: var(--jp-ui-font-color2, #5a5a5a)"
# Where this copy is all there is, the place of the picture above it holds nothing but «Loading widget...».
NO_EMPTY_PICTURE = (
    "<style>.jp-OutputArea-child:not(:has(.ark-stream)):has(+ .jp-OutputArea-child .ark-stream-saved)"
    " { display: none }</style>"
)


def bundle(record: StreamRecord) -> dict[str, str]:
    """The record as a display bundle: {"text/plain": …, "text/html": …}."""
    return {"text/plain": saved_text(record), "text/html": saved_html(record)}


def saved_text(record: StreamRecord) -> str:
    thinking = [f"[{say(texts.THINKING)}]", record.reasoning.strip(), ""] if record.reasoning.strip() else []
    reply = [f"[{say(texts.REPLY)}]", record.text or say(texts.NOTHING), *tool_lines(record)]
    return "\n".join([*thinking, *reply, "", *trouble_lines(record), " · ".join(facts(record))])


def saved_html(record: StreamRecord) -> str:
    parts = ['<section class="ark-stream-saved">', NO_EMPTY_PICTURE]
    if record.reasoning.strip():
        parts += [
            f'<details style="{QUIET}"><summary>{say(texts.THINKING)}</summary>',
            f'<p style="white-space: pre-wrap">{escape(record.reasoning.strip())}</p></details>',
        ]
    parts.append(html_of(record.text) if record.text else f"<p>{say(texts.NOTHING)}</p>\n")
    parts += [f"<p><code>{escape(line)}</code></p>" for line in tool_lines(record)]
    parts += [f"<p><strong>{escape(line)}</strong></p>" for line in trouble_lines(record)]
    parts.append(f'<p style="{QUIET}">{escape(" · ".join(facts(record)))}</p></section>')
    return "\n".join(parts)


def facts(record: StreamRecord) -> list[str]:
    """["Finish reason stop", "Chunks 12", "Usage 41 + 89 = 130 tokens"]: what does not change from run to run."""
    lines = []
    if record.stopped:
        lines.append(say(texts.STOPPED))
    if record.finish_reason:
        lines.append(f"{say(texts.FINISH_REASON)} {record.finish_reason}")
    lines.append(f"{say(texts.CHUNKS)} {len(record.chunks)}")
    if record.usage:
        lines.append(f"{say(texts.USAGE)} {usage_words(record.usage)}")
    return lines


def usage_words(usage: dict) -> str:
    return say(
        texts.TOKENS,
        prompt=usage.get("prompt_tokens"),
        completion=usage.get("completion_tokens"),
        total=usage.get("total_tokens"),
    )


def tool_lines(record: StreamRecord) -> list[str]:
    return [f"{say(texts.TOOL_CALL)}: {call['name']}({call['arguments']})" for call in record.tool_calls]


def trouble_lines(record: StreamRecord) -> list[str]:
    return [say(texts.BROKEN_BY, error=error_name(record.error))] if record.error is not None else []


def error_name(error: BaseException) -> str:
    """The error's class and code, as in `ArkAPIError (InternalServiceError)`; the message is in the traceback."""
    code = getattr(error, "code", None)
    return f"{type(error).__name__} ({code})" if code else type(error).__name__
