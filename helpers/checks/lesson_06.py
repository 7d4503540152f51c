"""The exercises of lesson 06. The streams of 06-3 are made of the SDK's own chunks and end as its streams end."""

import json
from types import SimpleNamespace

import httpx
from volcenginesdkarkruntime._exceptions import ArkAPIError
from volcenginesdkarkruntime.types.chat import ChatCompletionChunk

from helpers.checks.exercise import Exercise, expect, expect_equal, sent_for, shown
from helpers.texts import lesson_06 as texts
from helpers.texts import say

HEAD = {"id": "0", "created": 0, "model": "m", "service_tier": "default", "object": "chat.completion.chunk"}
USAGE = {"prompt_tokens": 12, "completion_tokens": 49, "total_tokens": 61}
FIELDS = ("text", "usage", "error")


def chunk(*, usage=None, finish_reason=None, **delta):
    """A chunk as it is on the wire; without a delta the one that carries the usage and no choices."""
    choice = {"index": 0, "delta": {"role": "assistant", **delta}}
    if finish_reason:
        choice["finish_reason"] = finish_reason
    return {"choices": [choice] if delta else [], **HEAD, "usage": usage}


THOUGHT = chunk(content="", reasoning_content="想一想")
END = chunk(content="", finish_reason="stop")


def answer_of(*pieces):
    return [chunk(content=piece) for piece in pieces]


# --- 06-1: lines of SSE ---------------------------------------------------------------------------------------------


def lines_of(*chunks, comment=False):
    """The lines of a response, as `response.iter_lines()` gives them."""
    lines = [": keep-alive", ""] if comment else []
    for one in chunks:
        lines += [f"data: {json.dumps(one, ensure_ascii=False)}", ""]
    return [*lines, "data: [DONE]", ""]


LINES = (
    (lines_of(*answer_of("边写", "边送"), END), "边写边送"),
    (lines_of(*answer_of("data: ", "也是字"), END, comment=True), "data: 也是字"),
    (lines_of(THOUGHT, *answer_of("好", "。"), END), "好。"),
)


def text_of_lines(value, journal):
    expect(callable(value), texts.NOT_A_FUNCTION, name="text_of", came=type(value).__name__)
    for number, (lines, expected) in enumerate(LINES, start=1):
        try:
            came = value(list(lines))
        except NameError as error:
            expect(False, texts.UNKNOWN_NAME, error=error)
        except Exception as error:
            expect(False, texts.LINES_RAISED, number=number, error=type(error).__name__)
        expect(came is not None, texts.NOTHING_RETURNED, name="text_of")
        expect(came == expected, texts.LINES_WRONG[number - 1], expected=shown(expected), came=shown(came))


# --- 06-2: a stream that was sent -----------------------------------------------------------------------------------


def chunks_with_usage(value, journal):
    expect(isinstance(value, list | tuple), texts.NOT_A_LIST, came=type(value).__name__)
    expect(not any(isinstance(one, tuple) for one in value), texts.NOT_A_STREAM)
    body = sent_for(value, journal).body
    expect_equal(body.get("stream"), True, field="stream")
    expect((body.get("thinking") or {}).get("type") == "disabled", texts.STILL_THINKING)
    expect((body.get("stream_options") or {}).get("include_usage") is True, texts.NO_USAGE_ASKED)
    expect(any(one.usage for one in value), texts.USAGE_NOT_KEPT)


# --- 06-3: five planned streams -------------------------------------------------------------------------------------


class PlannedStream:
    """What `create(stream=True)` returns, as far as a loop can tell: these chunks, then perhaps an error."""

    def __init__(self, chunks, error):
        self._steps = self._play(chunks, error)
        self.response = SimpleNamespace(is_closed=False)

    def _play(self, chunks, error):
        for one in chunks:
            yield ChatCompletionChunk.model_validate(one)
        if error is not None:
            raise error

    def __iter__(self):
        return self._steps

    def __next__(self):
        return next(self._steps)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self._steps.close()


def cut():
    return httpx.RemoteProtocolError("peer closed connection without sending complete message body")


def burst():
    request = httpx.Request("POST", "http://127.0.0.1/api/v3/chat/completions")
    body = {"code": "RequestBurstTooFast", "message": "System protection triggered by request burst."}
    return ArkAPIError(body["message"], request, body=body, request_id="")


# What it is, its chunks, what ends it, the text to collect, the total of its usage.
STREAMS = (
    (texts.PLAIN, [THOUGHT, *answer_of("彩", "虹"), END], None, "彩虹", None),
    (texts.WITH_USAGE, [THOUGHT, *answer_of("彩", "虹"), END, chunk(usage=USAGE)], None, "彩虹", 61),
    (texts.CUT, [THOUGHT, *answer_of("彩", "虹")], cut, "彩虹", None),
    (texts.ERROR_EVENT, [THOUGHT, *answer_of("彩")], burst, "彩", None),
    (texts.NO_CONTENT, [THOUGHT, chunk(content=None), *answer_of("彩", "虹"), END], None, "彩虹", None),
)


def robust_collector(value, journal):
    expect(callable(value), texts.NOT_A_FUNCTION, name="collect", came=type(value).__name__)
    for number, (kind, chunks, ends_by, text, total) in enumerate(STREAMS, start=1):
        where = {"number": number, "kind": say(kind)}
        error = ends_by() if ends_by else None
        try:
            came = value(PlannedStream(chunks, error))
        except NameError as raised:
            expect(False, texts.UNKNOWN_NAME, error=raised)
        except Exception as raised:
            expect(False, texts.COLLECT_RAISED, **where, error=type(raised).__name__)
        expect(came is not None, texts.NOTHING_RETURNED, name="collect")
        expect(isinstance(came, dict), texts.COLLECT_NO_DICT, came=type(came).__name__)
        expect(all(field in came for field in FIELDS), texts.COLLECT_FIELDS, came=", ".join(map(str, came)))
        expect(came["text"] != "想一想" + text, texts.COLLECT_THINKING)
        expect(came["text"] == text, texts.COLLECT_TEXT, **where, expected=shown(text), came=shown(came["text"]))
        usage = came["usage"]
        expect(total_of(usage) == total, texts.COLLECT_USAGE, **where, expected=total, came=shown(usage))
        expect(came["error"] is error, texts.COLLECT_ERROR, **where, expected=shown(error), came=shown(came["error"]))


def total_of(usage):
    return usage.get("total_tokens") if isinstance(usage, dict) else getattr(usage, "total_tokens", usage)


EXERCISES = (
    Exercise(
        name="06-1",
        title=texts.LINES_TITLE,
        grade=text_of_lines,
        hints=texts.LINES_HINTS,
        solution=texts.LINES_SOLUTION,
    ),
    Exercise(
        name="06-2",
        title=texts.USAGE_TITLE,
        grade=chunks_with_usage,
        hints=texts.USAGE_HINTS,
        solution=texts.USAGE_SOLUTION,
    ),
    Exercise(
        name="06-3",
        title=texts.COLLECT_TITLE,
        grade=robust_collector,
        hints=texts.COLLECT_HINTS,
        solution=texts.COLLECT_SOLUTION,
    ),
)
