"""How a reply travels: the chunks it is cut into, their bytes and their order.

What a reply always says is encoded once, in a `Form`; only the stamp of each answer is spliced in. Streaming may change
pace, never words: joined deltas are the whole reply.

Source:
    https://www.volcengine.com/docs/82379/1494384 (Chat API, streaming response) and real captures: no chunk with the
    role alone, `finish_reason` only in the last, `usage: null` in each, a chunk without choices when usage was asked
    for, `[DONE]`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from . import tokens, wire
from .replies import Reply

DONE = b"data: [DONE]\n\n"
ARGUMENT_PIECES = 3


@dataclass(frozen=True, slots=True)
class Measured:
    """A reply with its tokens.

    Attributes:
        reasoning, content: the tokens of thinking and of the answer, in order.
        prompt_tokens, cached_tokens: of the request.
    """

    reply: Reply
    reasoning: list[str]
    content: list[str]
    prompt_tokens: int
    cached_tokens: int = 0

    @property
    def call_tokens(self) -> int:
        return sum(tokens.count(call.arguments) + tokens.count(call.name) for call in self.reply.tool_calls)

    @property
    def completion_tokens(self) -> int:
        """Thinking, answer and tool calls together."""
        return len(self.reasoning) + len(self.content) + self.call_tokens

    def usage(self) -> dict[str, Any]:
        """`usage` as the wire has it, every count filled."""
        return usage_of(self, reasoning=len(self.reasoning), completion=self.completion_tokens)


def usage_of(measured: Measured, *, reasoning: int, completion: int) -> dict[str, Any]:
    """`usage` after so many tokens of completion, of which so many were thinking."""
    return {
        "completion_tokens": completion,
        "prompt_tokens": measured.prompt_tokens,
        "total_tokens": measured.prompt_tokens + completion,
        "prompt_tokens_details": {"cached_tokens": measured.cached_tokens},
        "completion_tokens_details": {"reasoning_tokens": reasoning},
    }


@dataclass(frozen=True, slots=True)
class Form:
    """A reply's bytes but for its `created` and `id`, the two that are new each time; what can be remembered.

    Attributes:
        pieces: the events (a whole reply is one), each cut where the stamp goes: `stamp.join(piece)` is the event.
        tokens: with each event, how many tokens were sent before it: what its deadline is computed from.
        size: bytes of all pieces.
    """

    pieces: tuple[tuple[bytes, ...], ...]
    tokens: tuple[int, ...]
    size: int

    @classmethod
    def of(cls, pieces: list[tuple[bytes, ...]], tokens: list[int]) -> Form:
        """The form that these pieces make."""
        return cls(tuple(pieces), tuple(tokens), sum(len(part) for piece in pieces for part in piece))


def stamp(created: int, request_id: str) -> bytes:
    """What a form lacks: `created` (story-clock seconds) and `id`, as they stand in the JSON."""
    return b'"created":%d,"id":"%s"' % (created, request_id.encode())


def streamed_form(measured: Measured, model_id: str, *, include_usage: bool, running_usage: bool) -> Form:
    """The events of a streamed reply, in the order Ark sends them.

    Args:
        include_usage: a last chunk without choices carries the usage.
        running_usage: every chunk carries the usage so far (`chunk_include_usage`).
    """
    shared = _end_of_event(model_id, usage=b"null")
    pieces: list[tuple[bytes, ...]] = []
    before: list[int] = []
    sent = 0

    def add(beginning: bytes, weight: int, reasoning: int) -> None:
        nonlocal sent
        end = shared
        if running_usage:
            so_far = usage_of(measured, reasoning=reasoning, completion=sent + weight)
            end = _end_of_event(model_id, usage=wire.dump(so_far))
        pieces.append((beginning, end))
        before.append(sent)
        sent += weight

    for number, piece in enumerate(measured.reasoning, start=1):
        add(_reasoning_event(piece), 1, number)
    thought = len(measured.reasoning)
    for piece in measured.content:
        add(_content_event(piece), 1, thought)
    for delta in _call_deltas(measured.reply):
        choice = b'{"delta":{"content":"","role":"assistant","tool_calls":[%s]},"index":0}' % wire.dump(delta)
        weight = tokens.count(delta["function"]["arguments"]) + tokens.count(delta["function"].get("name", ""))
        add(_event(choice), weight, thought)
    reason = wire.dump(measured.reply.finish_reason)
    add(_event(b'{"delta":{"content":"","role":"assistant"},"finish_reason":%s,"index":0}' % reason), 0, thought)
    if include_usage:
        pieces.append((_event(b""), _end_of_event(model_id, usage=wire.dump(measured.usage()))))
        before.append(sent)
    pieces.append((DONE,))
    before.append(sent)
    return Form.of(pieces, before)


def _event(choice: bytes) -> bytes:
    """An event up to its stamp."""
    return b'data: {"choices":[' + choice + b"],"


# Tokens repeat: what every stream has in common is kept once.
@lru_cache(maxsize=8192)
def _content_event(piece: str) -> bytes:
    return _event(b'{"delta":{"content":%s,"role":"assistant"},"index":0}' % wire.dump(piece))


@lru_cache(maxsize=8192)
def _reasoning_event(piece: str) -> bytes:
    text = wire.dump(piece)
    return _event(b'{"delta":{"content":"","reasoning_content":%s,"role":"assistant"},"index":0}' % text)


def _end_of_event(model_id: str, *, usage: bytes) -> bytes:
    """An event from its stamp on."""
    return b',"model":%s,"service_tier":"default","object":"chat.completion.chunk","usage":%s}\n\n' % (
        wire.dump(model_id),
        usage,
    )


def _call_deltas(reply: Reply) -> list[dict[str, Any]]:
    """Tool calls as deltas: the first of each names it, the later ones append to its arguments."""
    deltas: list[dict[str, Any]] = []
    for index, call in enumerate(reply.tool_calls):
        size = max(1, -(-len(call.arguments) // ARGUMENT_PIECES))
        pieces = [call.arguments[start : start + size] for start in range(0, len(call.arguments), size)]
        first = {"function": {"arguments": "", "name": call.name}, "id": call.id, "index": index, "type": "function"}
        deltas.append(first)
        deltas.extend({"function": {"arguments": piece}, "index": index} for piece in pieces)
    return deltas
