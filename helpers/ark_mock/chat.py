"""POST /api/v3/chat/completions: who asks, what of, within which limits; then the reply, whole or streamed.

Source:
    https://www.volcengine.com/docs/82379/1494384 (Chat API) and a real answer, whose key order is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
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
from .streaming import Form, Measured

KINDS = ("chat",)
PATH = "/api/v3/chat/completions"
LONGEST_REMEMBERED = 16 * 1024


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a body asks of a model, and the reply to it: the same for every account and every time.

    Attributes:
        prompt, most, used: tokens of the prompt; the most it may be answered with; those that the reply has.
        form: the reply's bytes, when nothing of the prompt was cached.
    """

    request: ChatRequest
    measured: Measured
    prompt: int
    most: int
    used: int
    form: Form


def chat(call: Call) -> Answer:
    """The answer to a chat request; everything that can fail fails here, before the first byte."""
    account, body = call.account, call.body
    short = len(body) <= LONGEST_REMEMBERED
    name = _remembered_model(body) if short else asked_model(body)
    model, endpoint = auth.target(account, call.key, name, kinds=KINDS)
    prepared = (_remembered if short else prepare)(body, model.id)
    prompt, used = prepared.prompt, prepared.used
    auth.spend(account, model, endpoint, prompt + used, at_most=prompt + prepared.most)
    account.used(model.id, prompt_tokens=prompt, completion_tokens=used)

    form, pace = prepared.form, account.pace
    if prompt >= model.cache_from and (cached := cached_tokens(account, prepared.request, model)):
        form = form_of(prepared.request, replace(prepared.measured, cached_tokens=cached), model.id)
    stamp = streaming.stamp(call.created, call.request_id)
    if prepared.request.stream:
        return Streamed(form, stamp, pace)
    return Whole(stamp.join(form.pieces[0]), after=pace.due(used) if pace.waits else 0.0)


def prepare(raw: bytes, model_id: str) -> Prepared:
    """All of a chat that its body and its model decide.

    Raises:
        ArkError: 400, the first thing that is wrong.
    """
    model = models.BY_ID[model_id]
    request = chat_parameters.read(wire.load(raw), model)
    prompt = tokens.count_messages(request.messages, request.tools)
    if prompt > model.context:
        raise refuse("OutofContextError", param="messages")
    measured = measure(request, model_id, prompt)
    most = min(request.total_limit or request.answer_limit, chat_parameters.DEFAULT_MAX_TOKENS)
    form = form_of(request, measured, model_id)
    return Prepared(request, measured, prompt, most, measured.completion_tokens, form)


def asked_model(raw: bytes) -> str:
    """The field `model` of a body.

    Raises:
        ArkError: 400 when the body is not a JSON object, or the field is missing, empty or not a string.
    """
    return model_field(wire.load(raw))


# A class asks the same lesson's questions again and again.
_remembered = lru_cache(maxsize=512)(prepare)
_remembered_model = lru_cache(maxsize=512)(asked_model)


def model_field(body: dict[str, Any]) -> str:
    """The field `model` of a body.

    Raises:
        ArkError: 400 when it is missing, empty or not a string.
    """
    name = fields.string(body, "model")
    if not name:
        raise refuse("MissingParameter", param="model", parameter="model")
    return name


def cached_tokens(account: Account, request: ChatRequest, model: Model) -> int:
    """How much of a prompt that is long enough the account sent before, in tokens."""
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


def form_of(request: ChatRequest, measured: Measured, model_id: str) -> Form:
    """The reply's bytes, whole or streamed as the request wants them."""
    if not request.stream:
        return whole_form(measured, model_id)
    return streaming.streamed_form(
        measured, model_id, include_usage=request.include_usage, running_usage=request.chunk_include_usage
    )


def whole_form(measured: Measured, model_id: str) -> Form:
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
    before = {"choices": [{"finish_reason": reply.finish_reason, "index": 0, "logprobs": None, "message": message}]}
    after = {
        "model": model_id,
        "service_tier": "default",
        "object": "chat.completion",
        "usage": measured.usage(),
    }
    return Form.of([(wire.dump(before)[:-1] + b",", b"," + wire.dump(after)[1:])], [0])
