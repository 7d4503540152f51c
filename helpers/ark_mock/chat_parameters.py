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
from .errors import ArkError, refuse

ROLES = ("system", "assistant", "user", "tool")
DEFAULT_MAX_TOKENS = 4096
MOST_COMPLETION_TOKENS = 65_536
PART_TYPES = ("text", "image_url", "video_url", "input_audio", "file")
DETAILS = ("low", "high", "xhigh", "auto")
PIXELS = (196, 36_000_000)
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
    response_format: dict[str, Any] | None
    thinking: bool

    @property
    def sampled(self) -> bool:
        return self.temperature > 0 and self.top_p > 0

    @property
    def shaped(self) -> bool:
        """The caller asked for tool calls or for a form of answer."""
        return self.tools is not None or self.response_format is not None


def invalid(parameter: str, reason: str) -> ArkError:
    """400 `InvalidParameter` that names the parameter and what is wrong with it."""
    return refuse("InvalidParameter", param=parameter, parameter=parameter, reason=reason)


def go_value(value: Any) -> str:
    """A JSON value as Go prints it, which is how Ark's messages show it: `map[a:1 b:[x y]]`, `true`, `<nil>`."""
    if isinstance(value, dict):
        return f"map[{' '.join(f'{key}:{go_value(value[key])}' for key in sorted(value))}]"
    if isinstance(value, list):
        return f"[{' '.join(map(go_value, value))}]"
    if value is None:
        return "<nil>"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)[:200]


def mismatch(parameter: str, expected: str, value: Any) -> ArkError:
    """400 for a value of the wrong type."""
    return invalid(parameter, f"expected {expected}, but got `{go_value(value)[:300]}` instead.")


def string(body: dict[str, Any], name: str, *, path: str = "") -> str | None:
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise mismatch(path or name, "a string", value)
    return value


def boolean(body: dict[str, Any], name: str, *, path: str = "") -> bool | None:
    value = body.get(name)
    if value is not None and not isinstance(value, bool):
        raise mismatch(path or name, "a boolean", value)
    return value


def dictionary(body: dict[str, Any], name: str) -> dict[str, Any] | None:
    value = body.get(name)
    if value is not None and not isinstance(value, dict):
        raise mismatch(name, "an object", value)
    return value


def integer(body: dict[str, Any], name: str, *, least: int, most: int | None) -> int | None:
    """An integer within its bounds; 400 in Ark's words otherwise."""
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise mismatch(name, "an integer", value)
    if most is not None and value > most:
        raise invalid(
            name, f"integer above maximum value, expected a value <= {most}, but got {str(value)[:40]} instead."
        )
    if value < least:
        raise invalid(
            name, f"integer below minimum value, expected a value >= {least}, but got {str(value)[:40]} instead."
        )
    return value


def decimal(body: dict[str, Any], name: str, *, least: float, most: float) -> float | None:
    """A number within its bounds; 400 in Ark's words otherwise."""
    value = body.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise mismatch(name, "a decimal", value)
    if not least <= value <= most:
        above = value > most
        bound = (
            f"above maximum value, expected a value <= {most:g}"
            if above
            else (f"below minimum value, expected a value >= {least:g}")
        )
        raise invalid(name, f"decimal {bound}, but got {_six_places(value)} instead.")
    return float(value)


def _six_places(value: float) -> str:
    return f"{value:f}" if isinstance(value, float) else f"{str(value)[:40]}.000000"


def one_of(value: str, allowed: tuple[str, ...], *, path: str) -> str:
    if value not in allowed:
        raise invalid(path, f"invalid value: `{value[:200]}`, supported values are: {_listed(allowed)}.")
    return value


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(f"`{value}`" for value in values)


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
    tools = read_tools(body)
    request = ChatRequest(
        messages=messages,
        stream=bool(boolean(body, "stream")),
        include_usage=bool(options.get("include_usage")) or model.usage_unasked,
        chunk_include_usage=bool(options.get("chunk_include_usage")),
        answer_limit=answer_limit,
        total_limit=total_limit,
        temperature=1.0 if (given := decimal(body, "temperature", least=0, most=2)) is None else given,
        top_p=0.7 if (given := decimal(body, "top_p", least=0, most=1)) is None else given,
        stop=_stop(body, model, thinking=thinking),
        tools=tools,
        tool_choice=_tool_choice(body, tools),
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
    boolean(body, "parallel_tool_calls")
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


def read_messages(body: dict[str, Any]) -> list[dict[str, Any]]:
    """`messages`, each with a known role and content that its role may have.

    Raises:
        ArkError: 400, naming the field.
    """
    messages = body.get("messages")
    if messages is None or messages == []:
        raise refuse("MissingParameter", param="messages", parameter="messages")
    if not isinstance(messages, list):
        raise mismatch("messages", "an array of objects", messages)
    for message in messages:
        if not isinstance(message, dict):
            raise mismatch("messages", "an array of objects", messages)
        _check_message(message)
    return messages


def _check_message(message: dict[str, Any]) -> None:
    role = message.get("role")
    if role is None:
        raise refuse("InvalidArgumentError.MissingRole", param="messages.role", message=go_value(message)[:300])
    if not isinstance(role, str):
        raise mismatch("messages.role", "a string", role)
    if role not in ROLES:
        reason = f"invalid value: `{role[:200]}`, supported values are: `system`, `assistant`, `user`, `tool`."
        raise invalid("messages.role", reason)
    content = message.get("content")
    if content is None:
        if role == "assistant" and message.get("tool_calls"):
            return
        raise refuse("MissingParameter", param="messages.content", parameter="messages.content")
    if role == "tool" and not isinstance(message.get("tool_call_id"), str):
        raise refuse("MissingParameter", param="messages.tool_call_id", parameter="messages.tool_call_id")
    if isinstance(content, str):
        return
    if not isinstance(content, list):
        raise refuse("InvalidContent", param="messages.content", got=go_value(content)[:300])
    for part in content:
        _check_part(part)


def _check_part(part: Any) -> None:
    if not isinstance(part, dict):
        raise refuse("InvalidContent", param="messages.content", got=go_value(part)[:300])
    kind = part.get("type")
    if not isinstance(kind, str) or kind not in PART_TYPES:
        reason = f"invalid value: `{go_value(kind)[:200]}`, supported values are: {_listed(PART_TYPES)}."
        raise invalid("messages.content.type", reason)
    if kind == "text":
        if not isinstance(part.get("text"), str):
            raise refuse("MissingParameter", param="messages.content.text", parameter="messages.content.text")
    elif not isinstance(part.get(kind), dict):
        path = f"messages.content.{kind}"
        raise refuse("MissingParameter", param=path, parameter=path)
    elif kind == "image_url":
        _check_image(part["image_url"])
    elif kind == "video_url" and part["video_url"].get("fps") is not None:
        decimal(part["video_url"], "fps", least=0.2, most=5)


def _check_image(image: dict[str, Any]) -> None:
    url = image.get("url")
    if url is None and image.get("file_id") is None:
        raise refuse("MissingParameter", param="messages.content.image_url", parameter="messages.content.image_url.url")
    if url is not None and not isinstance(url, str):
        raise mismatch("messages.content.image_url.url", "a string", url)
    if url is not None and url.startswith("data:"):
        head, comma, data = url.partition(",")
        if not comma or ";base64" not in head:
            raise refuse("InvalidImageURL.InvalidFormat", param="image_url")
        if not data:
            raise refuse("InvalidImageURL.EmptyURL", param="image_url")
    detail = image.get("detail")
    if detail is not None and detail not in DETAILS:
        raise refuse("InvalidArgumentError.InvalidImageDetail", param="detail", detail=go_value(detail)[:100])
    limit = image.get("image_pixel_limit")
    if isinstance(limit, dict):
        least = integer(limit, "min_pixels", least=PIXELS[0], most=PIXELS[1]) or PIXELS[0]
        most = integer(limit, "max_pixels", least=PIXELS[0], most=PIXELS[1]) or PIXELS[1]
        if least > most:
            raise refuse("InvalidArgumentError.InvalidPixelLimit", param="image_pixel_limit", least=least, most=most)
