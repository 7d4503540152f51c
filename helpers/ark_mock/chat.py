"""POST /api/v3/chat/completions: who asks, what of, within which limits; then the reply, whole or streamed.

Source:
    https://www.volcengine.com/docs/82379/1494384 (Chat API) and a real answer, whose key order is kept.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from .. import models
from ..models import Model
from . import auth, chat_parameters, fields, ids, replies, streaming, tokens, wire
from .call import Answer, Call, Streamed, Whole
from .chat_parameters import ChatRequest
from .errors import refuse
from .replies import Reply
from .state import Account
from .streaming import Head, Measured

KINDS = ("chat",)
PATH = "/api/v3/chat/completions"
LONGEST_REMEMBERED = 16 * 1024


def chat(call: Call) -> Answer:
    """The answer to a chat request; everything that can fail fails here, before the first byte."""
    where = auth.target(call.account, call.key, model_field(wire.load(call.body)), kinds=KINDS)
    prepared = _remembered if len(call.body) <= LONGEST_REMEMBERED else prepare
    request, measured = prepared(call.body, where.model.id)
    most = min(request.total_limit or request.answer_limit, chat_parameters.DEFAULT_MAX_TOKENS)
    auth.spend(call.account, where, measured.prompt_tokens + most)

    cached = cached_tokens(call.account, request, where.model, measured.prompt_tokens)
    if cached:
        measured = replace(measured, cached_tokens=cached)
    used = measured.completion_tokens
    auth.correct(call.account, where, most - used)
    call.account.used(where.model.id, prompt_tokens=measured.prompt_tokens, completion_tokens=used)
    head = Head(call.created, call.request_id, where.model.id)
    pace = call.account.pace
    if not request.stream:
        return Whole(wire.dump(completion(measured, head)), after=pace.due(used))
    events, before = streaming.events_of(
        measured, head, include_usage=request.include_usage, running_usage=request.chunk_include_usage
    )
    return Streamed(events, before, pace)


def prepare(raw: bytes, model_id: str) -> tuple[ChatRequest, Measured]:
    """What a body asks of a model, and the reply to it: the same for every account and every time.

    Raises:
        ArkError: 400, the first thing that is wrong.
    """
    model = models.BY_ID[model_id]
    request = chat_parameters.read(wire.load(raw), model)
    prompt_tokens = tokens.count_messages(request.messages, request.tools)
    if prompt_tokens > model.context:
        raise refuse("OutofContextError", param="messages")
    return request, measure(request, model_id, prompt_tokens)


# A class asks the same lesson's questions again and again.
_remembered = lru_cache(maxsize=512)(prepare)


def model_field(body: dict[str, Any]) -> str:
    """The field `model` of a body.

    Raises:
        ArkError: 400 when it is missing, empty or not a string.
    """
    name = fields.string(body, "model")
    if not name:
        raise refuse("MissingParameter", param="model", parameter="model")
    return name


def cached_tokens(account: Account, request: ChatRequest, model: Model, prompt_tokens: int) -> int:
    """How much of the prompt the account sent before, in tokens; a prompt that is too short is not even looked at."""
    if prompt_tokens < model.cache_from:
        return 0
    prompt = tokens.sequence(request.messages, request.tools)
    return account.prompts.cached(prompt, model_id=model.id, least=model.cache_from)


def measure(request: ChatRequest, model_id: str, prompt_tokens: int) -> Measured:
    """The reply to a request, cut to its limits, with its tokens."""
    reply = replies.decide(
        request.messages,
        model=model_id,
        thinking=request.thinking,
        variant=variant(request) if request.sampled else 0,
        tools=request.tools,
        tool_choice=request.tool_choice,
        response_format=request.response_format,
    )
    if not request.parallel_calls:
        reply = replace(reply, tool_calls=reply.tool_calls[:1])
    return cut(reply, request, prompt_tokens)


def variant(request: ChatRequest) -> int:
    """A number that the messages and the sampling decide, and nothing else: streaming does not change the words."""
    words = wire.dump(request.messages)
    return int.from_bytes(ids.digest(words, request.temperature, request.top_p)[:4], "big")


def cut(reply: Reply, request: ChatRequest, prompt_tokens: int) -> Measured:
    """The reply after `stop`, `max_tokens` (the answer only) and `max_completion_tokens` (thinking too)."""
    content = reply.content
    starts = [start for stop in request.stop if (start := content.find(stop)) >= 0]
    if starts:
        content = content[: min(starts)]
    reasoning, answer = tokens.split(reply.reasoning_content), tokens.split(content)
    if request.total_limit is not None:
        kept_reasoning = reasoning[: request.total_limit]
        room = request.total_limit - len(kept_reasoning)
    else:
        kept_reasoning, room = reasoning, request.answer_limit
    kept_answer = answer[:room]
    shortened = len(kept_answer) < len(answer) or len(kept_reasoning) < len(reasoning)
    if shortened or content != reply.content:
        reply = replace(
            reply,
            content="".join(kept_answer),
            reasoning_content="".join(kept_reasoning),
            finish_reason="length" if shortened else reply.finish_reason,
            tool_calls=() if shortened else reply.tool_calls,
        )
    return Measured(reply, kept_reasoning, kept_answer, prompt_tokens)


def completion(measured: Measured, head: Head) -> dict[str, Any]:
    """The body of a whole reply, keys in Ark's order."""
    reply = measured.reply
    message: dict[str, Any] = {"content": reply.content}
    if reply.reasoning_content:
        message["reasoning_content"] = reply.reasoning_content
    message["role"] = "assistant"
    if reply.tool_calls:
        message["tool_calls"] = [
            {"function": {"arguments": call.arguments, "name": call.name}, "id": call.id, "type": "function"}
            for call in reply.tool_calls
        ]
    return {
        "choices": [{"finish_reason": reply.finish_reason, "index": 0, "logprobs": None, "message": message}],
        "created": head.created,
        "id": head.id,
        "model": head.model,
        "service_tier": "default",
        "object": "chat.completion",
        "usage": measured.usage(),
    }
