"""What the mock says: `decide` asks an ordered list of rules and gives back one complete Reply.

It is not a model and never says it is one. It knows nothing of streams, tokens or limits: how a reply travels is
`streaming.py`, where it is cut is `chat.py`. Everything here follows from the messages alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from .rules.arithmetic import arithmetic
from .rules.exact import change_text, compare, count, repeat
from .rules.knowledge import definition, fact, feeling, listing, translate
from .rules.memory import about_conversation, said_before
from .rules.prompt import Prompt, Rule, read
from .rules.said import Said
from .rules.talk import abilities, identity, images, out_of_reach, small_talk, unknown
from .rules.told import noted, told_before
from .rules.wishes import shaped
from .rules.writing import summarise, writing
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


RULES: tuple[Rule, ...] = (
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
    fact,
    listing,
    definition,
    out_of_reach,
    writing,
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
    """The reply to a validated request, complete."""
    prompt = read(messages, variant)
    said = next((said for rule in RULES if (said := rule(prompt))), None) or unknown(prompt)
    return Reply(shaped(said, prompt.wishes, prompt.language), f"\n{said.thought}" if thinking else "")
