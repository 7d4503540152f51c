"""What the mock says: `decide` asks an ordered list of rules and gives back one complete Reply.

It is not a model and never says it is one. It knows nothing of streams, tokens or limits: how a reply travels is
`streaming.py`, where it is cut is `chat.py`. Everything here follows from the messages alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from .rules.arithmetic import arithmetic
from .rules.exact import change_text, compare, count, repeat
from .rules.memory import about_conversation, said_before
from .rules.told import noted, told_before
from .rules.prompt import Prompt, Rule, read
from .rules.said import Said
from .rules.wishes import shaped
from .scripts import SCRIPTS


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One call the mock asks the caller to make; `arguments` is JSON text."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply: the answer, the thinking before it, the calls instead of it, and why it ended."""

    content: str
    reasoning_content: str = ""
    tool_calls: tuple[ToolCall, ...] = ()
    finish_reason: str = "stop"


def scripted(prompt: Prompt) -> Said | None:
    script = SCRIPTS.get((prompt.system, prompt.ask)) or SCRIPTS.get(prompt.ask)
    return Said(prompt.pick(script.replies), script.thinking) if script else None


def unknown(prompt: Prompt) -> Said:
    first = prompt.ask[:20]
    return Said(
        prompt.say(
            f"这是课程的模拟服务，不是模型：它没有为“{first}”准备回复。真实模式下，模型会认真回答。",
            f"This is the course's mock, not a model: it has no reply prepared for “{first}”. In real mode a model answers.",
        ),
        prompt.say("没有合适的规则，如实说明。", "No rule fits, so say so."),
    )


RULES: tuple[Rule, ...] = (scripted, said_before, told_before, about_conversation, repeat, count, arithmetic, compare, change_text, noted)


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
    """The reply to a validated request, complete."""
    prompt = read(messages, variant)
    said = next((said for rule in RULES if (said := rule(prompt))), None) or unknown(prompt)
    return Reply(shaped(said, prompt.wishes, prompt.language), f"\n{said.thought}" if thinking else "")
