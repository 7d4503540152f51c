"""What a rule is given: the question, its language and its wishes, read once from the request's messages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from .marks import Marks, marks_of
from .pattern import Pattern
from .said import Language, Said
from .wishes import Wishes, wishes_of

LONGEST_ASK = 4000  # characters a rule reads: the head and the tail of a longer message


@dataclass(frozen=True, slots=True)
class Prompt:
    """The question of a request, read once.

    `whole` is the last user message (long: its head and tail); `ask` is the same without a preface like
    «用 JSON 回答：»; `marks` are its characters and words; `language` is the one to answer in; `system` is every system
    message joined; `images` counts the parts of the last user message that are not text.
    """

    whole: str
    ask: str
    lower: str
    marks: Marks
    language: Language
    variant: int
    messages: list[dict]
    system: str
    wishes: Wishes
    images: int

    def lacks(self, marks: frozenset[str]) -> bool:
        """Whether the question holds none of these characters and words."""
        return marks.isdisjoint(self.marks)

    def say(self, zh: str, en: str) -> str:
        """The one of two sentences that is in the language of the answer."""
        return zh if self.language == "zh" else en

    def pick(self, options: tuple[str, ...] | list[str]) -> str:
        """The option this request's variant falls on; variant 0 is the first."""
        return options[self.variant % len(options)]

    def earlier(self, role: str) -> list[str]:
        """The texts of one role's messages, oldest first, without the question itself."""
        texts = [text_of(message) for message in self.messages if message.get("role") == role]
        return texts[:-1] if role == "user" else texts


Rule = Callable[[Prompt], "Said | None"]

_CHINESE = Pattern("[\u3400-\u9fff]")
_KANA = Pattern("[\u3040-\u30ff\uac00-\ud7af]")
_WORD = Pattern("[a-z][a-z_]*")
_QUOTED = Pattern("[“\"「『][^”\"」』]*[”\"」』]|‘[^’]*’|(?<![a-z])'[^']*'(?![a-z])")
_INSTRUCTION = Pattern("^([^：:\n]{2,80})[：:]")
_PREFACE = Pattern(
    r"(?:请|请你|麻烦)?(?:用|以|按)[^：:\n，,。]{1,24}(?:回答|回复|作答)(?:我|问题|下面的问题|以下问题)?[：:]\s*(?=\S)"
    r"|(?:please )?(?:answer|reply|respond) (?:in|as|using)\b[^:\n.]{1,40}:\s*(?=\S)",
    re.I,
)
_FUNCTION_WORDS = frozenset(
    "an the is are was what who how why when where which do does did to into of in for from with and please can you"
    " your my me i mean means translate say repeat write give list count explain tell name make reply answer".split()
)


def text_of(message: dict) -> str:
    """The words of a message: its content, or its text parts joined; "" when there are none."""
    content = message.get("content")
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return ""
    parts = [part.get("text") for part in content if isinstance(part, dict)]
    return "\n".join(part for part in parts if isinstance(part, str))


def language_of(text: str) -> Language | None:
    """The language a text is written in; None when it holds no letters of either.

    In "请翻译：good morning" the instruction before the colon decides, and what stands in quotes does not count.
    """
    lower = text.lower()
    if not _WORD.search(lower):
        return ("en" if _KANA.search(text) else "zh") if _CHINESE.search(text) else None
    if text.isascii():
        return "en"
    instruction = _INSTRUCTION.match(text)
    for candidate in (instruction.group(1) if instruction else "", _QUOTED.sub(" ", text), text):
        words = _WORD.findall(candidate.lower())
        chinese = len(_CHINESE.findall(candidate))
        if not (words or chinese):
            continue
        if _KANA.search(candidate):
            return "en"
        return "zh" if chinese >= len(words) + 3 * sum(word in _FUNCTION_WORDS for word in words) else "en"
    return None


def short_view(text: str) -> str:
    """The text itself, or the head and tail of a very long one."""
    if len(text) <= LONGEST_ASK:
        return text
    half = LONGEST_ASK // 2
    return text[:half] + "\n" + text[-half:]


def read(messages: list[dict], variant: int) -> Prompt:
    """The prompt that the messages of a request amount to."""
    last_user: dict = {}
    system: list[str] = []
    for message in messages:
        role = message.get("role")
        if role == "user":
            last_user = message
        elif role == "system":
            system.append(text_of(message))
    whole = short_view(text_of(last_user)).strip()
    lower = whole.lower()
    marks = marks_of(lower)
    system_text = short_view("\n".join(system)) if system else ""
    wishes = wishes_of(system_text, whole, lower, marks)
    preface = _PREFACE.match(whole)
    ask = whole[preface.end() :] if preface else whole
    language = wishes.language or language_of(whole) or _language_of_the_rest(messages) or "zh"
    content = last_user.get("content")
    images = 0
    if isinstance(content, list):
        images = sum(isinstance(part, dict) and part.get("type") != "text" for part in content)
    return Prompt(whole, ask, ask.lower(), marks, language, variant, messages, system_text, wishes, images)


def _language_of_the_rest(messages: list[dict]) -> Language | None:
    """The language of the nearest earlier message that has one: a bare "1+1=?" is answered like what stood before."""
    for message in reversed(messages[-20:]):
        language = language_of(short_view(text_of(message)))
        if language:
            return language
    return None
