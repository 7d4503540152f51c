"""How a reply travels: the chunks it is cut into, their bytes and their order.

The part that every chunk shares is encoded once and each delta spliced in. Streaming may change pace, never words:
joined deltas are the whole reply.

Source:
    https://www.volcengine.com/docs/82379/1494384 (Chat API, streaming response) and real captures: no chunk with the
    role alone, `finish_reason` only in the last, `usage: null` in each, a chunk without choices when usage was asked
    for, `[DONE]`.
"""

from __future__ import annotations

from dataclasses import dataclass
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
class Head:
    """The fields every chunk of a stream repeats: created (seconds since 1970), id, resolved model id."""

    created: int
    id: str
    model: str

    def tail(self, *, usage: bytes) -> bytes:
        """Everything of an event after its `choices`."""
        return (
            b'],"created":%d,"id":%s,"model":%s,"service_tier":"default","object":"chat.completion.chunk","usage":%s}\n\n'
        ) % (self.created, wire.quoted(self.id), wire.quoted(self.model), usage)


def events_of(
    measured: Measured, head: Head, *, include_usage: bool, running_usage: bool
) -> tuple[list[bytes], list[int]]:
    """The events of a streamed reply, in the order Ark sends them, and the tokens sent before each.

    Args:
        include_usage: a last chunk without choices carries the usage.
        running_usage: every chunk carries the usage so far (`chunk_include_usage`).
    """
    shared = head.tail(usage=b"null")
    events: list[bytes] = []
    before: list[int] = []
    sent = 0

    def add(choice: bytes, weight: int, reasoning: int) -> None:
        nonlocal sent
        tail = shared
        if running_usage:
            so_far = usage_of(measured, reasoning=reasoning, completion=sent + weight)
            tail = head.tail(usage=wire.dump(so_far))
        events.append(b'data: {"choices":[' + choice + tail)
        before.append(sent)
        sent += weight

    for number, piece in enumerate(measured.reasoning, start=1):
        choice = b'{"delta":{"content":"","reasoning_content":%s,"role":"assistant"},"index":0}' % wire.quoted(piece)
        add(choice, 1, number)
    thought = len(measured.reasoning)
    for piece in measured.content:
        add(b'{"delta":{"content":%s,"role":"assistant"},"index":0}' % wire.quoted(piece), 1, thought)
    for delta in _call_deltas(measured.reply):
        choice = b'{"delta":{"content":"","role":"assistant","tool_calls":[%s]},"index":0}' % wire.dump(delta)
        weight = tokens.count(delta["function"]["arguments"]) + tokens.count(delta["function"].get("name", ""))
        add(choice, weight, thought)
    reason = wire.quoted(measured.reply.finish_reason)
    add(b'{"delta":{"content":"","role":"assistant"},"finish_reason":%s,"index":0}' % reason, 0, thought)
    if include_usage:
        events.append(b'data: {"choices":[' + head.tail(usage=wire.dump(measured.usage())))
        before.append(sent)
    events.append(DONE)
    before.append(sent)
    return events, before


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
