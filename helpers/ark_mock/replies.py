"""What the mock says: `decide` asks an ordered list of rules and gives back one complete Reply.

It is not a model and never says it is one. It knows nothing of streams, tokens or limits: how a reply travels is
`streaming.py`, where it is cut is `chat.py`. Everything here follows from the messages alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from .rules.arithmetic import arithmetic
from .rules.exact import change_text, compare, count, repeat
from .rules.json_values import json_reply, keys_asked
from .rules.knowledge import definition, fact, feeling, listing, sample_list, translate
from .rules.memory import about_conversation, said_before
from .rules.prompt import Prompt, Rule, language_of, read, text_of
from .rules.said import Said
from .rules.talk import abilities, identity, images, online, out_of_reach, small_talk, unknown
from .rules.told import noted, told_before
from .rules.tools import ToolCall, calling_thought, tool_calls, tool_result
from .rules.wishes import NO_WISHES, shaped
from .rules.writing import composition, summarise, writing
from .scripts import SCRIPTS

__all__ = ["RULES", "Reply", "ToolCall", "decide"]


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply: the answer, the thinking before it, the calls instead of it, and why it ended."""

    content: str
    reasoning_content: str = ""
    tool_calls: tuple[ToolCall, ...] = ()
    finish_reason: str = "stop"


def scripted(prompt: Prompt) -> Said | None:
    """The reply a lesson prepared for exactly this prompt, unless another language is wished for."""
    script = SCRIPTS.get((prompt.system, prompt.whole)) if prompt.system else None
    if script is None:
        script = SCRIPTS.get(prompt.whole)
        if script is None or prompt.wishes.language not in (None, language_of(script.replies[0])):
            return None
    return Said(prompt.pick(script.replies), script.thinking, short=script.short)


RULES: tuple[Rule, ...] = (
    tool_result,
    scripted,
    images,
    translate,
    said_before,
    told_before,
    about_conversation,
    identity,
    small_talk,
    repeat,
    count,
    arithmetic,
    compare,
    change_text,
    feeling,
    summarise,
    noted,
    abilities,
    composition,
    fact,
    listing,
    definition,
    out_of_reach,
    online,
    writing,
    sample_list,
)
"""Asked in this order; the first that answers is the reply. What no rule answers, `unknown` does."""


def decide(
    messages: list[dict],
    *,
    model: str,
    thinking: bool,
    variant: int,
    tools: list | None = None,
    tool_choice: str | dict | None = None,
    response_format: dict | None = None,
) -> Reply:
    """The reply to a validated request, complete; the same request gets the same reply.

    Args:
        variant: 0 gives the first wording of a rule, another number another one where there are several.
    """
    prompt = read(messages, variant)
    calls = tool_calls(prompt, tools, tool_choice) if tools else ()
    if calls:
        return Reply("", _thinking(prompt, calling_thought(prompt, calls)) if thinking else "", calls, "tool_calls")
    said = next((said for rule in RULES if (said := rule(prompt))), None) or unknown(prompt)
    content = _content(prompt, said, response_format)
    return Reply(content, _thinking(prompt, said.thought) if thinking else "")


def _content(prompt: Prompt, said: Said, response_format: dict | None) -> str:
    wishes = prompt.wishes
    asked = (
        response_format if response_format and response_format.get("type") in ("json_object", "json_schema") else None
    )
    if asked is None and wishes.form == "json" and keys_asked(prompt):
        asked = {"type": "json_object"}
    if asked is not None:
        words = shaped(said, replace(wishes, form=""), prompt.language)
        content = json_reply(prompt, said, words, asked)
    else:
        content = shaped(said, wishes, prompt.language)
    if prompt.messages and prompt.messages[-1].get("role") == "assistant":
        content = _continued(content, text_of(prompt.messages[-1]))
    return content


def _continued(content: str, begun: str) -> str:
    """What is left to say when the caller began the answer, so that the two join."""
    if content.startswith(begun):
        return content.removeprefix(begun) or content
    return content.removeprefix(begun.strip()).lstrip() or content


def _thinking(prompt: Prompt, thought: str) -> str:
    """The thought as it is sent: after a line break, and named for what it is."""
    system = (
        prompt.say("system 消息有要求，照办。", "The system message has wishes; I follow them.")
        if _follows_system(prompt)
        else ""
    )
    head = prompt.say("这是模拟服务的演示思考。", "This is the mock's demonstration thinking.")
    return "\n" + prompt.say("", " ").join(part for part in (head, system, thought) if part)


def _follows_system(prompt: Prompt) -> bool:
    return bool(prompt.system) and replace(prompt.wishes, role="") != NO_WISHES
