"""The body of a chat request: every parameter with its type, its range and the error for a bad value.

`null` means absent (the Ark SDK sends every optional key it knows as null); unknown keys are ignored.

Source:
    https://www.volcengine.com/docs/82379/1494384 (Chat API). Texts follow real answers; where none was seen (types,
    lower bounds, `max_tokens` together with `max_completion_tokens`, `stop` while thinking), not documented; assumed
    from the pattern of the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..models import Model
from .chat_messages import read_messages
from .errors import refuse
from .fields import boolean, decimal, dictionary, integer, invalid, mismatch, one_of, string

DEFAULT_MAX_TOKENS = 4096
MOST_COMPLETION_TOKENS = 65_536
FIXED_SAMPLING = (1.0, 0.95)
SERVICE_TIERS = ("auto", "default", "fast")
THINKING_TYPES = ("enabled", "disabled", "auto")
EFFORTS = ("none", "minimal", "low", "medium", "high", "xhigh", "max")
FORMATS = ("text", "json_object", "json_schema")
UNSUPPORTED_BY_THINKING_MODELS = ("logprobs", "top_logprobs", "logit_bias")


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A chat request that was found sound.

    Attributes:
        answer_limit: tokens that the answer alone may have.
        total_limit: tokens that thinking and answer may have together; None for no such limit.
        parallel_calls: more than one tool may be called at once.
        sampled: the sampling is not pinned to its first choice (`temperature` is not 0).
    """

    messages: list[dict[str, Any]]
    stream: bool
    include_usage: bool
    chunk_include_usage: bool
    answer_limit: int
    total_limit: int | None
    temperature: float
    top_p: float
    stop: tuple[str, ...]
    tools: list[dict[str, Any]] | None
    tool_choice: str | dict[str, Any] | None
    parallel_calls: bool
    response_format: dict[str, Any] | None
    thinking: bool

    @property
    def sampled(self) -> bool:
        return self.temperature > 0 and self.top_p > 0

    @property
    def shaped(self) -> bool:
        """The caller asked for tool calls or for a form of answer."""
        return self.tools is not None or self.response_format is not None


def read(body: dict[str, Any], model: Model) -> ChatRequest:
    """The request a body makes of a model.

    Raises:
        ArkError: 400, the first thing that is wrong.
    """
    messages = read_messages(body)
    answer_limit, total_limit = _limits(body, model)
    options = _stream_options(body)
    thinking = _thinking(body, model)
    _unsupported(body, model)
    temperature, top_p = _sampling(body, model)
    tools = read_tools(body)
    request = ChatRequest(
        messages=messages,
        stream=bool(boolean(body, "stream")),
        include_usage=bool(options.get("include_usage")) or model.usage_unasked,
        chunk_include_usage=bool(options.get("chunk_include_usage")),
        answer_limit=answer_limit,
        total_limit=total_limit,
        temperature=temperature,
        top_p=top_p,
        stop=_stop(body, model, thinking=thinking),
        tools=tools,
        tool_choice=_tool_choice(body, tools),
        parallel_calls=boolean(body, "parallel_tool_calls") is not False,
        response_format=_response_format(body, model),
        thinking=thinking,
    )
    _ignored(body)
    return request


def _limits(body: dict[str, Any], model: Model) -> tuple[int, int | None]:
    answer = integer(body, "max_tokens", least=1, most=model.max_output)
    total = integer(body, "max_completion_tokens", least=1, most=MOST_COMPLETION_TOKENS)
    if answer is not None and total is not None:
        raise invalid("max_completion_tokens", "max_tokens and max_completion_tokens cannot be set at the same time.")
    if total is not None:
        return model.max_output, total
    return (DEFAULT_MAX_TOKENS if answer is None else answer), None


def _sampling(body: dict[str, Any], model: Model) -> tuple[float, float]:
    """`temperature` and `top_p`; some models take both and go by their own."""
    temperature = decimal(body, "temperature", least=0, most=2)
    top_p = decimal(body, "top_p", least=0, most=1)
    if model.fixed_sampling:
        return FIXED_SAMPLING
    return 1.0 if temperature is None else temperature, 0.7 if top_p is None else top_p


def _stream_options(body: dict[str, Any]) -> dict[str, Any]:
    options = dictionary(body, "stream_options") or {}
    for name in ("include_usage", "chunk_include_usage"):
        boolean(options, name, path=f"stream_options.{name}")
    return options


def _thinking(body: dict[str, Any], model: Model) -> bool:
    effort = string(body, "reasoning_effort")
    if effort is not None:
        if effort not in EFFORTS:
            raise refuse("InvalidEffort", param="reasoning_effort", value=effort[:200])
        if effort not in model.efforts:
            raise refuse("UnsupportedEffort", param="reasoning_effort", value=effort)
    wanted = dictionary(body, "thinking")
    if wanted is not None:
        kind = string(wanted, "type", path="thinking.type")
        if kind is None:
            raise refuse("MissingParameter", param="thinking.type", parameter="thinking.type")
        one_of(kind, THINKING_TYPES, path="thinking.type")
        if kind not in model.thinking_types:
            raise refuse("UnsupportedThinking", param="thinking.type", value=kind)
        if kind == "disabled":
            return False
    return model.thinking and effort not in ("minimal", "none")


def _unsupported(body: dict[str, Any], model: Model) -> None:
    boolean(body, "logprobs")
    integer(body, "top_logprobs", least=0, most=20)
    dictionary(body, "logit_bias")
    for name in UNSUPPORTED_BY_THINKING_MODELS:
        if body.get(name):
            raise refuse("InvalidParameter.UnsupportedParameter", param=name, parameter=name)
    for name in ("frequency_penalty", "presence_penalty"):
        if decimal(body, name, least=-2, most=2):
            raise refuse("InvalidParameter.UnsupportedParameter", param=name, parameter=name)


def _stop(body: dict[str, Any], model: Model, *, thinking: bool) -> tuple[str, ...]:
    value = body.get("stop")
    if value is None:
        return ()
    stops = [value] if isinstance(value, str) else value
    if not isinstance(stops, list) or not all(isinstance(stop, str) for stop in stops):
        raise mismatch("stop", "a string or array of strings", value)
    if len(stops) > 4:
        raise invalid("stop", f"array too long, expected an array with length <= 4, but got {len(stops)} instead.")
    if stops and thinking:
        raise refuse("InvalidParameter.UnsupportedParameter", param="stop", parameter="stop")
    return tuple(stop for stop in stops if stop)


def read_tools(body: dict[str, Any]) -> list[dict[str, Any]] | None:
    """`tools` as [{"type": "function", "function": {"name", "description", "parameters"}}], or None."""
    tools = body.get("tools")
    if tools is None:
        return None
    if not isinstance(tools, list):
        raise mismatch("tools", "an array of objects", tools)
    for tool in tools:
        function = tool.get("function") if isinstance(tool, dict) else None
        if not isinstance(tool, dict) or tool.get("type") != "function" or not isinstance(function, dict):
            raise refuse("InvalidFunction", param="tools", field="type")
        if not isinstance(function.get("name"), str) or not function["name"]:
            raise refuse("InvalidFunction", param="tools", field="name")
        if not isinstance(function.get("parameters") or {}, dict):
            raise refuse("InvalidFunction", param="tools", field="parameters")
    return tools or None


def _tool_choice(body: dict[str, Any], tools: list[dict[str, Any]] | None) -> str | dict[str, Any] | None:
    choice = body.get("tool_choice")
    if choice is None:
        return "auto" if tools else None
    if isinstance(choice, str):
        return one_of(choice, ("none", "auto", "required"), path="tool_choice")
    function = choice.get("function") if isinstance(choice, dict) else None
    if not isinstance(function, dict) or not isinstance(function.get("name"), str):
        raise mismatch("tool_choice", "a string or an object with function.name", choice)
    if function["name"] not in [tool["function"]["name"] for tool in tools or []]:
        raise invalid("tool_choice", f"function `{function['name'][:200]}` is not one of `tools`.")
    return choice


def _response_format(body: dict[str, Any], model: Model) -> dict[str, Any] | None:
    wanted = dictionary(body, "response_format")
    if wanted is None:
        return None
    kind = string(wanted, "type", path="response_format.type")
    if kind is None:
        raise refuse("MissingParameter", param="response_format.type", parameter="response_format.type")
    one_of(kind, FORMATS, path="response_format.type")
    if kind != "text" and not model.structured:
        raise refuse("UnsupportedFormat", param="response_format.type", format=kind)
    if kind == "json_schema":
        _json_schema(wanted)
    return wanted


def _json_schema(wanted: dict[str, Any]) -> None:
    schema = wanted.get("json_schema")
    if not isinstance(schema, dict):
        raise refuse("MissingParameter", param="response_format.json_schema", parameter="response_format.json_schema")
    for name, kind in (("name", str), ("schema", dict)):
        path = f"response_format.json_schema.{name}"
        if schema.get(name) is None:
            raise refuse("MissingParameter", param=path, parameter=path)
        if not isinstance(schema[name], kind):
            raise mismatch(path, "a string" if kind is str else "an object", schema[name])


def _ignored(body: dict[str, Any]) -> None:
    tier = string(body, "service_tier")
    if tier is not None:
        one_of(tier, SERVICE_TIERS, path="service_tier")
