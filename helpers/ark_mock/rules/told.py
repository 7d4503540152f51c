"""What the user told about themselves earlier in the same messages: names, favourites, things to remember."""

from __future__ import annotations

import re

from .marks import any_of
from .pattern import Pattern
from .prompt import Prompt
from .said import Said

LONGEST_VALUE = 200  # characters
LONGEST_QUESTION = 300  # characters, from the end
MOST_MESSAGES = 200  # looked at, newest first
_STOP = r"(?=[\s，。,.!！?？；;、”\"」]|$)"

_NAME_TOLD = Pattern(
    rf"(?:我叫|我的名字是|我的名字叫|我名叫|叫我"
    rf"|可以称呼我(?:为)?)\s*[“\"「]?([^\s，。,.!！?？；;、\"”」]{{1,16}}?)[”\"」]?(?:吧|就行|就好)?{_STOP}"
    r"|\b(?i:my name is|my name's|i am called|call me"
    r"|i'm called)\s+[\"“']?([A-Za-z\u3400-\u9fff][\w'-]{0,30}(?: [A-Z][\w'-]{0,30})?)"
    r"|\b(?:I'm|I am|Im) ([A-Z][a-z]{1,20})\b"
    rf"|我是\s*([A-Z][a-z]{{1,20}}|[小老阿][\u3400-\u9fff]{{1,2}}){_STOP}"
)
_AGE_TOLD = Pattern(r"我?(?:今年)?\s*(\d{1,3}|[零一二两三四五六七八九十]{1,4})\s*岁|\b(?i:i am|i'm)\s+(\d{1,3})\b")
_HOME_TOLD = Pattern(
    rf"(?:住在|家在|我来自|我在)([\u3400-\u9fff]{{2,8}}?)(?:工作|生活|上学|读书)?{_STOP}|\b(?i:i live in"
    rf"|i'm from|i am from|i come from)\s+([A-Z][\w -]{{1,30}}?)(?=[,.!;\n]|$| and)"
)
_JOB_TOLD = Pattern(
    rf"我(?:的职业|的工作)?是(?:一?[名个位])?([\u3400-\u9fff]{{2,12}}?){_STOP}|\b(?i:i am|i'm"
    rf"|i work as) an? ([a-z][a-z ]{{2,30}}?)(?=[,.!;\n]|$| and)"
)
_REMEMBER_TOLD = Pattern(
    r"记住(?:这个|这件事|一下|下面|以下)?(?:[^：:，,]{0,10}[：:，,])?\s*(\S[^\n]{0,200})"
    r"|\b[Rr]emember(?: that| this| the following)?(?:[^:\n]{0,20}:)?\s+(\S[^\n]{0,200})"
)

_FACTS = (
    (
        Pattern(
            r"我(?:叫|是)(?:什么|啥|谁)|我的(?:名字|姓名)(?=[?？呢吗啊]|是|叫|$)|(?:记得|知道).{0,6}我(?:的名字|叫"
            r"|是谁)"
            r"|\bwhat(?:'s| is| was) my name\b|\bwho am i\b|\b(?:remember|know) my name\b"
        ),
        _NAME_TOLD,
        ("你叫{}。", "Your name is {}."),
        ("你的名字", "your name"),
    ),
    (
        Pattern(r"我(?:今年)?(?:几岁|多大|多少岁)|\bhow old am i\b|\bwhat(?:'s| is) my age\b"),
        _AGE_TOLD,
        ("你 {} 岁。", "You are {} years old."),
        ("你的年龄", "your age"),
    ),
    (
        Pattern(
            r"我(?:现在)?(?:住在?|来自|家在|在)(?:哪|什么地方)|我是哪里人|\bwhere (?:do i live|am i from"
            r"|do i come from)\b"
        ),
        _HOME_TOLD,
        ("你说过：{}。", "You told me: {}."),
        ("你住在哪里", "where you live"),
    ),
    (
        Pattern(
            r"我是做什么|我的(?:职业|工作)是什么|\bwhat do i do\b|\bwhat(?:'s| is) my (?:job|profession|occupation)\b"
        ),
        _JOB_TOLD,
        ("你说你是{}。", "You said you are a {}."),
        ("你的职业", "your job"),
    ),
    (
        Pattern(
            r"[让叫要]你记住?(?:的|了)?(?:是)?(?:什么|啥|哪)|你(?:记住|记得)(?:了)?什么"
            r"|\bask(?:ed)? you to remember\b|\b(?:should|did) you remember\b|\btold you to remember\b"
        ),
        _REMEMBER_TOLD,
        ("你让我记住的是：{}", "You asked me to remember: {}"),
        ("要记住的事", "anything to remember"),
    ),
)

_WHAT = r"(?:什么|啥|多少|谁|几|哪\S{0,3})"
_I_LIKE_ZH = (
    r"我(?:(?:刚才|刚刚|刚|之前|前面|一开始)?(?:跟你|对你)?(?:说|讲|提到|告诉你|告诉过你)过?(?:我|自己)?|刚才|刚刚|之前)?"
    r"最?(?:喜欢|爱)"
)
_FAVOURITE_ZH = Pattern(rf"{_I_LIKE_ZH}的([^，。？?]{{1,8}}?)(?:是|叫){_WHAT}")
_LIKED_ZH = Pattern(
    rf"{_I_LIKE_ZH}的?(?:是)?([吃喝看玩听]?)的?(?:是)?(?:什么|啥|哪[个种]?)([^，。？?]{{0,6}}?)(?:来着|吗)?[呢呀啊]?[?？。]?$"
)
_OWN_ZH = Pattern(rf"我(?:家)?的([^，。？?]{{1,12}}?)(?:是|叫|有){_WHAT}(?:名字)?(?:来着)?[呢呀啊]?[?？。]?$")
_SECRET_ZH = Pattern(
    r"((?:暗号|密码|口令|秘密|代号|幸运数字|数字|单词|关键词)[^\s，。?？是]{0,4}?)(?:是|叫|为)(?:什么|啥|多少|哪个)"
)
_OWN_EN = Pattern(
    r"\bwhat(?:'s| is| was| are) (my|the) ((?:[a-z'’]+ ){0,4}[a-z]+?)(?: again| i (?:told|gave|mentioned"
    r"|said).*)?[?.]?$"
)
_LIKED_EN = Pattern(r"\b(?:what|which) ([a-z]+) do i (?:like|love|prefer)")
_OF_THE_COURSE = Pattern(r"key|token|endpoint|base ?url|url|错|问题|代码|消息|error|code\b|problem|message|question")


_TOLD_MARKS = any_of(
    "我暗密口秘代记幸", "my am remember secret told live from like love prefer code pass password magic number word"
)


def told_before(prompt: Prompt) -> Said | None:
    """我叫小明 … 我叫什么？ · my favourite colour is blue … what is my favourite colour? · 记住：… · how old am I"""
    if prompt.lacks(_TOLD_MARKS):
        return None
    lower = prompt.lower
    for asked, told, sentences, what in _FACTS:
        if asked.search(lower):
            return _recalled(prompt, _latest(prompt, told), sentences) or _not_told(prompt, *what)
    return _thing_in_chinese(prompt) or _thing_in_english(prompt)


_VALUE = r"([^，。,.!！?？\n]{1,40})"


def _thing_in_chinese(prompt: Prompt) -> Said | None:
    ask = prompt.lower[-LONGEST_QUESTION:]
    favourite = _FAVOURITE_ZH.search(ask)
    if favourite:
        thing = favourite.group(1)
        return _preference(prompt, _favourite_told(thing), f"你最喜欢的{thing}是")
    liked = _LIKED_ZH.search(ask)
    if liked:
        verb, thing = liked.groups()
        told = rf"{_favourite_told(thing)}|(?:喜欢|爱){verb}(?!的){_VALUE}"
        return _preference(prompt, told, f"你喜欢{verb}")
    own = _OWN_ZH.search(ask)
    found = own or _SECRET_ZH.search(ask)
    if not found or _OF_THE_COURSE.search(found.group(1)):
        return None
    thing = found.group(1)
    told = rf"{re.escape(thing)}[^，。\n]{{0,6}}?(?:是|叫做?|为|：|:)?\s*(?<=[是叫为做：: ]){_VALUE}"
    sentences = (f"{'你的' if own else ''}{thing}{'叫' if '叫' in ask else '是'}{{}}。", "You told me: {}.")
    value = _recalled(prompt, _latest(prompt, Pattern(told)), sentences)
    return value or (_not_told(prompt, f"你的{thing}是什么", "that") if own else None)


def _favourite_told(thing: str) -> str:
    return rf"(?:喜欢|爱)的?[^，。\n]{{0,4}}{re.escape(thing)}[^，。\n]{{0,3}}?(?:是|为|：)\s*{_VALUE}"


def _preference(prompt: Prompt, told: str, beginning: str) -> Said:
    value = _latest(prompt, Pattern(told))
    recalled = _recalled(prompt, value, (f"{beginning}{{}}。", "You told me: {}."))
    return recalled or _not_told(prompt, f"{beginning}什么", "what you like")


def _thing_in_english(prompt: Prompt) -> Said | None:
    ask = prompt.lower[-LONGEST_QUESTION:]
    liked = _LIKED_EN.search(ask)
    if liked:
        favourite = rf"my favou?rite {_either_spelling(liked.group(1))} is"
        told = rf"\b(?i:{favourite}|i (?:really )?(?:like|love|prefer)) ([^,.!?\n]{{1,40}})"
        recalled = _recalled(prompt, _latest(prompt, Pattern(told)), ("你说过：{}。", "You told me: {}."))
        return recalled or _not_told(prompt, "你喜欢什么", "what you like")
    found = _OWN_EN.search(ask)
    if not found or _OF_THE_COURSE.search(found.group(2)):
        return None
    owner, thing = found.groups()
    told = rf"\b(?:my|the) {_either_spelling(thing)}(?: \w+)? (?:is|was|are|=)\s+([^,.!?\n]{{1,40}})"
    sentences = ("你说过：{}。", f"{'Your' if owner == 'my' else 'The'} {thing} is {{}}.")
    recalled = _recalled(prompt, _latest(prompt, Pattern(told, re.I)), sentences)
    return recalled or (_not_told(prompt, "这件事", f"your {thing}") if owner == "my" else None)


def _either_spelling(thing: str) -> str:
    american = re.escape(thing).replace("colour", "color").replace("favourite", "favorite")
    return american.replace("color", "colou?r").replace("favorite", "favou?rite")


def _latest(prompt: Prompt, told: Pattern) -> str:
    """What the user told, the latest time; what stands before the question in the question's own message counts too."""
    question = prompt.ask.rstrip("？? \n")
    before_the_question = question[: max(question.rfind(stop) for stop in "。！!.？?\n") + 1]
    for text in reversed([*prompt.earlier("user")[-MOST_MESSAGES:], before_the_question]):
        values = [_first(found).strip() for found in told.finditer(text[:4000])]
        values = [value for value in values if value and not re.search("什么|啥|哪|多少|谁|吗$", value)]
        if values:
            return values[-1].rstrip("。.!！")
    return ""


def _first(found: re.Match) -> str:
    return next((group for group in found.groups() if group), "")


def _recalled(prompt: Prompt, value: str, sentences: tuple[str, str]) -> Said | None:
    if not value:
        return None
    clipped = value if len(value) <= LONGEST_VALUE else value[:LONGEST_VALUE] + "…"
    return Said(
        prompt.say(*sentences).replace("{}", clipped),
        prompt.say(
            "用户在前面的消息里说过，从 messages 里找出来。",
            "The user said so in an earlier message; I look it up in messages.",
        ),
        short=clipped,
    )


def _not_told(prompt: Prompt, zh: str, en: str) -> Said:
    return Said(
        prompt.say(
            f"在这次请求的 messages 里，你没有告诉我{zh}。每次请求我只看得到 messages，之前的对话要一起发来。",
            f"In this request's messages you have not told me {en}. I only see messages, so send the earlier "
            f"conversation along.",
        ),
        prompt.say("在 messages 里找了一遍，没有。", "I looked through messages and did not find it."),
        short=prompt.say("你还没有告诉我。", "You have not told me."),
    )


_FAVOURITE_TOLD = Pattern(
    r"我最?(?:喜欢|爱)的([^，。是\s]{0,10})是([^，。,.!！?？\n]{1,20})"
    r"|\bmy favou?rite ([a-z ]{1,20}?) is ([^,.!?\n]{1,30})",
    re.I,
)
_LIKES = Pattern(
    r"我(?:最|很|非常)?(?:喜欢|爱)([^，。,.!！?？\n]{1,20})[。.!！]?$|I (?:really )?(?:like"
    r"|love) ([^,.!?\n]{1,40})[.!]?$"
)
_NO_STATEMENT = Pattern(r"[?？]|什么|吗|写|数到|介绍|翻译|\b(?:what|write|translate|count|introduce|tell me)\b", re.I)
_REMEMBER_FIRST = Pattern(r"(?:请|帮我|你要)*记住|(?:please )?remember", re.I)


_NOTED_MARKS = any_of("我记", "my am call remember im called name like love")


def noted(prompt: Prompt) -> Said | None:
    """我叫小明 · my favourite colour is blue · 记住：暗号是海豚"""
    if prompt.lacks(_NOTED_MARKS):
        return None
    ask = prompt.ask
    if len(ask) > LONGEST_VALUE or _NO_STATEMENT.search(ask):
        return None
    if _REMEMBER_FIRST.match(ask):
        found = _REMEMBER_TOLD.search(ask)
        value = _first(found) if found else ask
        return _note(prompt, f"好，记下了：{value}", f"Noted: {value}")
    name = _NAME_TOLD.search(ask)
    if name:
        return _note(prompt, f"你好，{_first(name)}！", f"Nice to meet you, {_first(name)}!")
    favourite = _FAVOURITE_TOLD.search(ask)
    if favourite:
        thing, value = (
            (group for group in favourite.groups() if group) if any(favourite.group(1, 3)) else ("", _first(favourite))
        )
        return _note(prompt, f"好，你最喜欢的{thing}是{value}。", f"Noted: your favourite {thing} is {value}.")
    liked = _LIKES.match(ask)
    if liked:
        value = _first(liked)
        return _note(prompt, f"好，你喜欢{value}。", f"Noted: you like {value}.")
    return None


def _note(prompt: Prompt, zh: str, en: str) -> Said:
    tails_zh = ("只要后面的请求把这条消息带上，我就能说出来。", "下次请求记得把这句话也放进 messages，我才看得到。")
    tails_en = (
        "As long as later requests carry this message, I can tell you.",
        "Keep this message in messages next time; that is all the memory there is.",
    )
    return Said(
        prompt.say(
            zh + ("" if zh[-1] in "。！!." else "。") + prompt.pick(tails_zh),
            en + ("" if en[-1] in ".!?。" else ".") + " " + prompt.pick(tails_en),
        ),
        prompt.say(
            "用户在介绍情况，没有提问。先应一声。", "The user tells something and asks nothing. I acknowledge it."
        ),
        short=prompt.say("记下了。", "Noted."),
    )
