"""What the conversation itself tells: who said what and when, how much, and which system message stands above it.

The mock remembers nothing between requests. Everything recalled here stands in `messages`, as with the real service.
"""

from __future__ import annotations

from .marks import any_of
from .numerals import NUMBER, number_of
from .pattern import Pattern
from .prompt import Prompt, text_of
from .said import Said

LONGEST_QUOTE = 200  # characters
MOST_TURNS = 200  # messages looked at, newest first

_WHICH = rf"(第\s*{NUMBER}|最后|上|前|刚才|刚刚|之前|最先|最早|最开始|一开始|开头)"
_SAID_ZH = Pattern(
    rf"(我|你)(?:的)?{_WHICH}(?:一)?(?:个|句|条|次|轮)?(?:的)?(?:话|消息|问题|回复|回答"
    rf"|内容)?(?:里)?(?:都)?(?:对(?:你|我))?(?:跟(?:你|我))?(?:说|问|讲|发|回答|回复|提|写|是)(?:的|了"
    rf"|过)*(?:一)?(?:是)?(?:什么|啥|哪|话|内容|问题|句)"
    rf"|{_WHICH}(?:一)?(?:个|句|条|次|轮)?(我|你)(?:说|问|讲|发|回答|回复|提|写)(?:的|了"
    rf"|过)*(?:一)?(?:是)?(?:什么|啥|哪|话|内容|问题)"
    rf"|(我)(?:问|说|发|提)的?(第\s*{NUMBER}|最后一|上一)(?:一)?(?:个|句|条)(?:话|消息|问题)?(?:是|说的|问的|里)"
    rf"|重复(?:一下|一遍)?(我|你){_WHICH}(?:一)?(?:句|条)?(?:说|问|回答|回复)?(?:的"
    rf"|过的)?(?:那)?(?:句)?(?:话|内容|问题|回答|消息)"
)
_SAID_EN = Pattern(
    r"\bwhat (?:did|was|were|is|have) (i|you|my|your)\b.{0,30}?\b(first|second|third|fourth|fifth|last"
    r"|just|previous(?:ly)?|earlier|before|most recent|originally)\b"
    r"|\b(?:repeat|quote|recall|tell me) (my|your|what i|what you)\b.{0,20}?\b(first|second|third|fourth"
    r"|fifth|last|just|previous|earlier|before)\b"
    r"|\bwhat (?:was|is) the (?:very )?(first|second|third|last) (?:thing|message|question"
    r"|sentence) (?:that )?(i|you)\b"
    r"|\bwhat (?:did|was) (i|you|my|your)\b.{0,20}?\b(say|said|ask|message|question|answer|reply)\b"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "originally": 1}
_FIRST_ZH = ("最先", "最早", "最开始", "一开始", "开头")


_SAID_MARKS = any_of(
    "说问讲发回提句话复",
    "first second third fourth fifth last just previous previously earlier before recent originally say "
    "said ask message question answer reply",
)


def said_before(prompt: Prompt) -> Said | None:
    """我第一句说了什么 · what did you just say · 我的第二个问题是什么 · what was my last message"""
    if prompt.lacks(_SAID_MARKS):
        return None
    who, which = _asked_for(prompt.lower)
    if not who:
        return None
    mine = who in ("我", "i", "my", "what i")
    texts = prompt.earlier("user" if mine else "assistant")
    at = _ordinal(which)
    if not texts:
        return _nothing_before(prompt, mine=mine)
    if at is not None and not 0 < at <= len(texts):
        return Said(
            prompt.say(
                f"到现在{'你' if mine else '我'}只说过 {len(texts)} 句，没有第 {at} 句。",
                f"There are only {len(texts)} such messages so far.",
            ),
            prompt.say("按顺序数消息，没有那么多。", "I count the messages; there are not that many."),
        )
    text = _clip(texts[at - 1] if at else texts[-1])
    label_zh = f"{'你' if mine else '我'}{f'第 {at} 句' if at else '上一句'}说的是"
    order = {1: "first", 2: "second", 3: "third"}.get(at or 0, f"number {at}") if at else "last"
    return Said(
        prompt.say(f"{label_zh}：“{text}”", f"{'Your' if mine else 'My'} {order} message was: “{text}”"),
        prompt.say(
            "答案在 messages 里：找到那一条，照着说出来。", "The answer stands in messages: find that one and quote it."
        ),
        short=text,
        exact=True,
    )


def _asked_for(lower: str) -> tuple[str, str]:
    """Whose words and which ones are asked for; ("", "") when none are."""
    if "什么" in lower or "啥" in lower or "重复" in lower or "哪" in lower or "话" in lower:
        found = _SAID_ZH.search(lower)
        if found:
            groups = [group for group in found.groups() if group]
            who = next(group for group in groups if group in "我你")
            return who, next((group for group in groups if group != who), "")
    if "remember" in lower:
        return "", ""
    if "what" in lower or "repeat" in lower or "quote" in lower or "recall" in lower:
        found = _SAID_EN.search(lower)
        if found:
            groups = [group for group in found.groups() if group]
            who = next(group for group in groups if group in ("i", "you", "my", "your", "what i", "what you"))
            return who, next((group for group in groups if group != who), "")
    return "", ""


def _ordinal(which: str) -> int | None:
    """1 for the first, 2 for the second …; None for the latest one."""
    if which.startswith("第"):
        return number_of(which[1:])
    return 1 if which in _FIRST_ZH else _ORDINALS.get(which)


def _nothing_before(prompt: Prompt, *, mine: bool) -> Said:
    return Said(
        prompt.say(
            f"在这次请求的 messages 里，{'这是你的第一句话' if mine else '我还没有说过话'}，前面没有别的。"
            "想让我记得，要把之前的消息一起发来。",
            f"In this request's messages "
            f"{'this is your first message' if mine else 'I have not said anything yet'}; nothing came before. "
            "To let me remember, send the earlier messages along.",
        ),
        prompt.say("messages 里没有更早的消息。", "There is no earlier message in messages."),
        short=prompt.say("前面没有消息。", "Nothing came before."),
    )


def _clip(text: str) -> str:
    text = text.strip()
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"


_HOW_MANY = Pattern(
    r"(?:几|多少)(?:条|句|轮|次|个)(?:消息|话|对话|问题|聊)|聊了(?:几|多少)|说了(?:几|多少)(?:句|条)"
    r"|问了(?:你)?(?:几|多少)"
    r"|\bhow many (?:messages|turns|questions|times)\b.{0,40}\b(?:i|we|you|far|conversation|sent|asked"
    r"|said)\b|\bhow many messages\b"
)
_SUMMARY = Pattern(
    r"(?:总结|概括|回顾|归纳)(?:一下)?(?:我们|刚才|上面|以上|前面|之前|这段|整个"
    r"|到目前为止)?(?:的)?(?:所有)?(?:对话|聊天|聊的|谈话|交流)|我们(?:刚才|之前|都)?(?:聊|谈|说)(?:了"
    r"|过)(?:些)?(?:什么|啥|哪些)"
    r"|\b(?:summari[sz]e|recap|sum up)\b.{0,20}\b(?:conversation|chat|discussion|so far|dialogue)"
    r"|\bwhat (?:have|did) we (?:talk|discuss|say|chat)"
)
_SYSTEM = Pattern(
    r"系统提示|系统消息|system\s*(?:提示|消息|prompt|message|role)|你的(?:设定|人设|角色设定)|(?:what"
    r"|which) (?:are|were) your instructions|\byour (?:system )?(?:instructions|prompt)\b"
)
_ASKS = Pattern(r"什么|啥|哪|吗|重复|告诉|[?？]|\bwhat|\brepeat|\btell|\bshow|\bwhich")


_ABOUT_MARKS = any_of(
    "几多总概回归聊谈说系设",
    "summarise summarize recap sum many talk talked discuss discussed say said chat chatted system prompt instructions",
)


def about_conversation(prompt: Prompt) -> Said | None:
    """我们聊了几句 · how many messages so far · 总结一下我们的对话 · what is your system prompt"""
    if prompt.lacks(_ABOUT_MARKS):
        return None
    lower = prompt.lower
    if _HOW_MANY.search(lower):
        return _counted(prompt)
    if _SUMMARY.search(lower):
        return _summarised(prompt)
    if _SYSTEM.search(lower) and _ASKS.search(lower) and (prompt.system or "你的" in lower or "your" in lower):
        return _system_told(prompt)
    return None


def _counted(prompt: Prompt) -> Said:
    users, assistants = len(prompt.earlier("user")) + 1, len(prompt.earlier("assistant"))
    return Said(
        prompt.say(
            f"算上这一条，你发了 {users} 条消息，我回复了 {assistants} 条，一共 {users + assistants} 条。",
            f"With this one you have sent {users} message{'s' * (users > 1)} and I have replied {assistants} "
            f"time{'s' * (assistants != 1)}: {users + assistants} in all.",
        ),
        prompt.say(
            "数一数 messages 里 user 和 assistant 各有几条。", "Count the user and the assistant messages in messages."
        ),
        short=str(users + assistants),
    )


def _summarised(prompt: Prompt) -> Said:
    turns = [message for message in prompt.messages[-MOST_TURNS:] if message.get("role") in ("user", "assistant")][:-1]
    if not turns:
        return _nothing_before(prompt, mine=True)
    said = {"user": prompt.say("你说", "You said"), "assistant": prompt.say("我说", "I said")}
    lines = [f"{said[turn['role']]}{prompt.say('：', ': ')}{_first_words(text_of(turn))}" for turn in turns[-12:]]
    head = prompt.say(f"到现在一共 {len(turns)} 条消息：", f"There were {len(turns)} messages so far:")
    return Said(
        head + "\n" + "\n".join(f"- {line}" for line in lines),
        prompt.say("把前面的消息按顺序各取开头几个字。", "Take the first words of each earlier message, in order."),
        items=tuple(lines),
    )


def _first_words(text: str) -> str:
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= 40 else line[:40] + "…"


def _system_told(prompt: Prompt) -> Said:
    if not prompt.system:
        return Said(
            prompt.say(
                "这次请求的 messages 里没有 system 消息。", "There is no system message in this request's messages."
            ),
            prompt.say("找一找 role 是 system 的消息：没有。", "Look for a message whose role is system: none."),
        )
    text = _clip(prompt.system)
    return Said(
        prompt.say(f"这次请求里的 system 消息是：“{text}”", f"The system message of this request is: “{text}”"),
        prompt.say("system 消息就在 messages 里，照着说出来。", "The system message stands in messages; quote it."),
    )
