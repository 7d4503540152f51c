"""Scripted replies for the prompts of the lessons: the exact prompt → what the mock says to it.

To add one, put a line into the lesson's dictionary:

    "the prompt, letter for letter": says("the reply", thinking="One or two sentences."),

More replies after the first are further variants: `temperature=0` always gives the first. A key may also be a pair
`("the system message", "the prompt")`; it wins over the plain prompt when that system message is there.
A prompt that stands in no dictionary is answered by the rules of `replies.py`.
"""

from __future__ import annotations

from typing import NamedTuple


class Script(NamedTuple):
    replies: tuple[str, ...]
    thinking: str


def says(*replies: str, thinking: str) -> Script:
    """A script with its first reply and, where more are given, its variants."""
    return Script(replies, thinking)


LESSON_03 = {
    "常见的十字花科植物有哪些？": says(
        "常见的十字花科植物有：白菜、甘蓝、西兰花、花椰菜、萝卜、芥菜、油菜、荠菜。",
        "生活里常见的十字花科植物：小白菜、大白菜、卷心菜、西兰花、萝卜、芥菜、油菜，还有野外的荠菜。",
        thinking="用户问十字花科有哪些植物。这一科的花有四片花瓣，排成十字。列出常见的蔬菜就够了。",
    ),
}

SCRIPTS: dict[str | tuple[str, str], Script] = {**LESSON_03}
