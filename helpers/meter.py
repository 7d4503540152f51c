"""Tokens and money so far: arithmetic over the usage in the journal, with the prices of models.py.

In practice mode nothing is paid; the money is what the same calls would cost on the real Ark, at list price and without
the free quota.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from helpers import models
from helpers.texts import meter as texts
from helpers.texts import say

MILLION = Decimal(1_000_000)


@dataclass(frozen=True, slots=True, repr=False)
class Spent:
    """What some calls used.

    Attributes:
        requests: calls whose answer carried usage.
        completion_tokens: includes `reasoning_tokens`, as on the wire.
        yuan: CNY, of the calls whose price is known.
        unpriced: calls that carried usage and whose price is not known.
        uncounted: streamed calls that carried no usage.
    """

    requests: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    reasoning_tokens: int = 0
    yuan: Decimal = Decimal(0)
    unpriced: int = 0
    uncounted: int = 0

    @property
    def total_tokens(self) -> int:
        return self.prompt_tokens + self.completion_tokens

    def __repr__(self) -> str:
        money = say(texts.MONEY_PARTLY if self.unpriced else texts.MONEY, yuan=_plain(self.yuan), number=self.unpriced)
        line = say(
            texts.SPENT,
            requests=self.requests,
            prompt=self.prompt_tokens,
            cached=self.cached_tokens,
            completion=self.completion_tokens,
            reasoning=self.reasoning_tokens,
            money=money,
        )
        return line + (say(texts.UNCOUNTED, number=self.uncounted) if self.uncounted else "")


def spent(requests: Iterable[Any]) -> Spent:
    """What the requests of a journal used: `spent(ark.requests)`."""
    total = Spent()
    for exchange in requests:
        if exchange.status != 200 or not exchange.path.endswith(("/completions", "/responses", "/embeddings")):
            continue
        answer = usage_of(exchange.response)
        total = _plus(total, *answer) if answer else _plus_uncounted(total)
    return total


def cost(model_id: str, usage: Mapping[str, Any]) -> Decimal | None:
    """CNY that one call costs at list price; None when the model's price is not known.

    The tier is chosen by the whole input; cached input costs the full price where no price for it was found.
    """
    model = models.find(model_id)
    price = model.price_at(usage["prompt_tokens"]) if model else None
    if price is None or price.input is None or price.output is None:
        return None
    cached = _detail(usage, "prompt_tokens_details", "cached_tokens")
    cached_price = price.input if price.cached is None else price.cached
    return (
        (usage["prompt_tokens"] - cached) * Decimal(str(price.input))
        + cached * Decimal(str(cached_price))
        + usage["completion_tokens"] * Decimal(str(price.output))
    ) / MILLION


def usage_of(response: Any) -> tuple[str, dict[str, Any]] | None:
    """Model id and usage in a response: a whole reply's JSON, or the SSE lines of a stream; None without usage."""
    candidates = [response] if isinstance(response, dict) else _events(response)
    for candidate in candidates:
        usage = candidate.get("usage")
        if isinstance(usage, dict) and "prompt_tokens" in usage and "completion_tokens" in usage:
            return str(candidate.get("model", "")), usage
    return None


def _events(text: Any) -> Iterator[dict[str, Any]]:
    """The JSON objects of a stream, the last one first: that is where usage stands."""
    for line in reversed(str(text).splitlines()):
        if line.startswith("data: {"):
            try:
                yield json.loads(line.removeprefix("data: "))
            except ValueError:
                continue


def _plus(total: Spent, model_id: str, usage: dict[str, Any]) -> Spent:
    price = cost(model_id, usage)
    return Spent(
        requests=total.requests + 1,
        prompt_tokens=total.prompt_tokens + usage["prompt_tokens"],
        cached_tokens=total.cached_tokens + _detail(usage, "prompt_tokens_details", "cached_tokens"),
        completion_tokens=total.completion_tokens + usage["completion_tokens"],
        reasoning_tokens=total.reasoning_tokens + _detail(usage, "completion_tokens_details", "reasoning_tokens"),
        yuan=total.yuan + (price or Decimal(0)),
        unpriced=total.unpriced + (price is None),
        uncounted=total.uncounted,
    )


def _plus_uncounted(total: Spent) -> Spent:
    return replace(total, uncounted=total.uncounted + 1)


def _detail(usage: Mapping[str, Any], group: str, name: str) -> int:
    return int((usage.get(group) or {}).get(name) or 0)


def _plain(yuan: Decimal) -> str:
    """The amount without exponent and trailing zeros: 0.000123, 1.5, 0."""
    text = f"{yuan:.6f}".rstrip("0").rstrip(".")
    return text or "0"
