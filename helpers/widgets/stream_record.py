"""What came out of a stream, as plain values for the next cell; knows no widget and no HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class StreamRecord:
    """A stream that has ended. Its repr holds no times, so that two runs show the same.

    Attributes:
        text, reasoning: `delta.content` and `delta.reasoning_content`, joined.
        tool_calls: [{"id": …, "name": …, "arguments": JSON text}], put together from their pieces.
        finish_reason: None when the stream ended before it said why.
        usage: as on the wire, a dict; None when the caller did not ask for it.
        stopped: the learner stopped it.
        error: what the SDK raised, if it raised.
        chunks: the SDK's own chunk objects, in order.
        seconds: for each chunk, when it came, counted from the moment the request was sent.
        time_to_first_reasoning, time_to_first_token: seconds until the first thinking, the first answer text.
        tokens_per_second: content tokens over the time after the first; None without usage.
    """

    text: str
    reasoning: str
    tool_calls: list[dict]
    finish_reason: str | None
    usage: dict | None
    stopped: bool = False
    error: BaseException | None = field(default=None, compare=False)
    chunks: tuple = field(default=(), repr=False, compare=False)
    seconds: tuple[float, ...] = field(default=(), repr=False, compare=False)
    time_to_first_reasoning: float | None = field(default=None, repr=False, compare=False)
    time_to_first_token: float | None = field(default=None, repr=False, compare=False)
    tokens_per_second: float | None = field(default=None, repr=False, compare=False)

    @property
    def arrivals(self) -> list[tuple[float, str]]:
        """[(seconds, text of that chunk)], thinking and answer alike; a chunk without text gives ""."""
        return [(at, "".join(words_of(chunk))) for at, chunk in zip(self.seconds, self.chunks, strict=True)]


class Recording:
    """A stream as far as it has come."""

    def __init__(self) -> None:
        self.text = ""
        self.reasoning = ""
        self.tool_calls: list[dict] = []
        self.finish_reason: str | None = None
        self.usage: dict | None = None
        self.chunks: list = []
        self.times: list[float] = []
        self.first_reasoning: float | None = None
        self.first_text: float | None = None
        self.last_text: float | None = None
        self.text_chunks = 0

    def add(self, arrivals: Iterable[tuple[float, Any]]) -> None:
        """Take in chunks with the time each came: [(seconds on any one clock, chunk)]."""
        words, thoughts = [], []
        for at, chunk in arrivals:
            self.chunks.append(chunk)
            self.times.append(at)
            thought, word = words_of(chunk)
            if thought:
                thoughts.append(thought)
                self.first_reasoning = at if self.first_reasoning is None else self.first_reasoning
            if word:
                words.append(word)
                self.first_text = at if self.first_text is None else self.first_text
                self.last_text = at
                self.text_chunks += 1
            self._add_rest(chunk)
        self.text += "".join(words)
        self.reasoning += "".join(thoughts)

    def _add_rest(self, chunk: Any) -> None:
        self.usage = usage_of(chunk) or self.usage
        choice = first_choice(chunk)
        if choice is None:
            return
        self.finish_reason = getattr(choice, "finish_reason", None) or self.finish_reason
        for piece in getattr(choice.delta, "tool_calls", None) or []:
            self._add_tool_call(piece)

    def _add_tool_call(self, piece: Any) -> None:
        while len(self.tool_calls) <= piece.index:
            self.tool_calls.append({"id": "", "name": "", "arguments": ""})
        call = self.tool_calls[piece.index]
        call["id"] = piece.id or call["id"]
        if piece.function:
            call["name"] = piece.function.name or call["name"]
            call["arguments"] += piece.function.arguments or ""

    @property
    def chunks_per_second(self) -> float | None:
        """Chunks with answer text over the time after the first; None before the second."""
        return self._rate(self.text_chunks - 1)

    @property
    def tokens_per_second(self) -> float | None:
        """Answer tokens over the time after the first; None before usage has come."""
        if not self.usage:
            return None
        details = self.usage.get("completion_tokens_details") or {}
        return self._rate(self.usage.get("completion_tokens", 0) - (details.get("reasoning_tokens") or 0) - 1)

    def _rate(self, count: int) -> float | None:
        if self.first_text is None or count < 1 or self.last_text == self.first_text:
            return None
        return count / (self.last_text - self.first_text)

    def record(self, *, sent_at: float, stopped: bool, error: BaseException | None) -> StreamRecord:
        """The record of this stream.

        Args:
            sent_at: when the request was sent, on the clock of `add`.
        """

        def since(at: float | None) -> float | None:
            return None if at is None else max(0.0, at - sent_at)

        return StreamRecord(
            text=self.text,
            reasoning=self.reasoning,
            tool_calls=self.tool_calls,
            finish_reason=self.finish_reason,
            usage=self.usage,
            stopped=stopped,
            error=error,
            chunks=tuple(self.chunks),
            seconds=tuple(max(0.0, at - sent_at) for at in self.times),
            time_to_first_reasoning=since(self.first_reasoning),
            time_to_first_token=since(self.first_text),
            tokens_per_second=self.tokens_per_second,
        )


def first_choice(chunk: Any) -> Any | None:
    """The chunk's first choice; None in the usage chunk, whose `choices` is empty."""
    choices = getattr(chunk, "choices", None)
    return choices[0] if choices and getattr(choices[0], "delta", None) is not None else None


def words_of(chunk: Any) -> tuple[str, str]:
    """(thinking, answer) that this chunk adds; ("", "") when it adds none."""
    choice = first_choice(chunk)
    if choice is None:
        return "", ""
    return getattr(choice.delta, "reasoning_content", None) or "", getattr(choice.delta, "content", None) or ""


def usage_of(chunk: Any) -> dict | None:
    """The chunk's usage with the fields that were on the wire, whichever SDK read it."""
    usage = getattr(chunk, "usage", None)
    if usage is None or isinstance(usage, dict):
        return usage
    return usage.model_dump(exclude_unset=True)
