"""The messages of a chat request: roles, contents, parts, and the error for each that is wrong.

Source:
    https://www.volcengine.com/docs/82379/1494384 (Chat API) and real error texts.
"""

from __future__ import annotations

from typing import Any

from .errors import refuse
from .fields import decimal, go_value, integer, invalid, listed, mismatch

ROLES = ("system", "assistant", "user", "tool")
PART_TYPES = ("text", "image_url", "video_url", "input_audio", "file")
DETAILS = ("low", "high", "xhigh", "auto")
PIXELS = (196, 36_000_000)


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
        reason = f"invalid value: `{go_value(kind)[:200]}`, supported values are: {listed(PART_TYPES)}."
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
