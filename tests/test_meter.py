"""Tokens and money so far, against sums done by hand from the price list."""

import json
from decimal import Decimal
from types import SimpleNamespace

import pytest
from volcenginesdkarkruntime import Ark

from helpers import models
from helpers.ark_mock import ArkMock
from helpers.meter import Spent, cost, spent, usage_of

LITE = models.DEFAULT.id
PRO = models.by_role("flagship").id


def usage(prompt, completion, *, cached=0, reasoning=0):
    return {
        "prompt_tokens": prompt,
        "completion_tokens": completion,
        "total_tokens": prompt + completion,
        "prompt_tokens_details": {"cached_tokens": cached},
        "completion_tokens_details": {"reasoning_tokens": reasoning},
    }


def exchange(response, *, status=200, path="/api/v3/chat/completions"):
    return SimpleNamespace(status=status, path=path, response=response)


@pytest.mark.parametrize(
    ("model", "used", "yuan"),
    [
        (LITE, usage(1_000, 500), "0.0024"),
        (LITE, usage(32 * 1024, 0), "0.0196608"),
        (LITE, usage(32 * 1024 + 1, 0), "0.0294921"),
        (PRO, usage(1_000_000, 1_000_000), "36"),
        (PRO, usage(1_000, 0, cached=400), "0.00408"),
        (LITE, usage(1_000, 0, cached=400), "0.0006"),
    ],
    ids=["small tier", "last token of a tier", "first token of the next", "flat", "cached", "no price for cached"],
)
def test_a_call_costs_what_the_price_list_says(model, used, yuan):
    assert cost(model, used) == Decimal(yuan)


def test_a_model_without_a_price_has_no_cost():
    assert cost("doubao-unheard-of", usage(1, 1)) is None


def test_the_journal_is_added_up():
    journal = [
        exchange({"model": LITE, "usage": usage(100, 50, reasoning=20)}),
        exchange({"model": "doubao-unheard-of", "usage": usage(10, 5, cached=8)}),
        exchange({"error": {"code": "AuthenticationError"}}, status=401),
        exchange({"object": "list", "data": []}, path="/api/v3/models"),
        exchange('data: {"choices":[],"usage":null,"model":"m"}\n\ndata: [DONE]\n\n'),
    ]

    assert spent(journal) == Spent(
        requests=2,
        prompt_tokens=110,
        cached_tokens=8,
        completion_tokens=55,
        reasoning_tokens=20,
        yuan=Decimal("0.00024"),
        unpriced=1,
        uncounted=1,
    )


def test_an_empty_journal_costs_nothing():
    assert repr(spent([])) == "0 次调用 · 输入 0 token（其中缓存 0）· 输出 0 token（其中思考 0）· 约 0 元"


def test_of_running_usage_the_last_counts():
    """With `chunk_include_usage` every chunk says what was used so far."""
    chunks = [{"model": LITE, "usage": usage(10, completion)} for completion in (1, 2, 3)]
    stream = "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks) + "data: [DONE]\n\n"

    assert spent([exchange(stream)]).completion_tokens == 3


def test_usage_at_the_end_of_a_stream_is_found():
    with ArkMock(scale=0) as mock:
        client = Ark(base_url=mock.base_url, api_key=mock.account.api_key)
        request = {
            "model": mock.account.model,
            "messages": [{"role": "user", "content": "从 1 数到 3"}],
            "stream": True,
        }
        *_, last = client.chat.completions.create(stream_options={"include_usage": True}, **request)
        list(client.chat.completions.create(**request))

        total = spent(mock.account.requests)

    assert (total.requests, total.uncounted, total.total_tokens) == (1, 1, last.usage.total_tokens)
    assert usage_of(mock.account.requests[0].response)[0] == LITE
