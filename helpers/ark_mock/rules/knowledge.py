"""The little the mock knows: fixed translations, lists, the course's own terms, a few facts, good and bad words."""

from __future__ import annotations

import re

from .exact import after_colon, quoted, separator
from .marks import any_of, marks_in
from .numerals import NUMBER, number_of
from .pattern import Pattern
from .phrases import BLAME, CAPITALS, DEFINITIONS, FACTS, PRAISE, SHORT_MEANINGS, TOPICS, TRANSLATIONS
from .prompt import Prompt, language_of
from .said import Language, Said
from .wishes import NO_WISHES

_TARGETS = {"英文": "en", "英语": "en", "english": "en", "中文": "zh", "汉语": "zh", "chinese": "zh", "mandarin": "zh"}
_TARGET = (
    "(英文|英语|中文|汉语|法语|法文|德语|日语|日文|韩语|西班牙语|俄语|english|chinese|mandarin|french"
    "|german|japanese|korean|spanish|russian)"
)
_TRANSLATE = Pattern(
    rf"翻译|译[成为]|用{_TARGET}(?:怎么|如何)(?:说|写|表达|讲)|的{_TARGET}(?:怎么说|是什么|翻译|意思)"
    rf"|\btranslat|\bhow (?:do|would|to) (?:you |i |we )?say\b|\b(?:in|into|to) {_TARGET}[?.!]?$"
)
_INTO = Pattern(rf"(?:[成为到用]|\b(?:to|into|in)\s+)\s*{_TARGET}|的{_TARGET}")
_TO_TRANSLATE = Pattern(
    r"[把将](.{1,300}?)(?:这(?:个词|句话|句|几个字))?(?:翻译|译)|^(?:请问)?(.{1,100}?)\s*(?:这(?:个词|句话"
    r"|句))?(?:用|的)(?:英文|英语|中文|汉语)"
    r"|\btranslat\w*\s+(?:the (?:word|phrase|sentence|text|following)\s+)?(.{1,300}?)\s+(?:to|into"
    r"|in)\s+(?:english|chinese|mandarin)"
    r"|\bsay\s+(.{1,100}?)\s+in\s+\w+|\btranslat\w*\s+(?:to|into)\s+\w+\s+(.{1,300})$|(?:翻译|译)(?:一下"
    r"|成英文|成英语|成中文|为英文|为中文)?\s*(.{1,300})$",
    re.I,
)
_BLANKS = Pattern(r"[\s，。！？、,.!?'’\"“”]+")


def _plain(text: str) -> str:
    return _BLANKS.sub("", text).lower()


_INTO_ENGLISH = {_plain(zh): en for zh, en in reversed(TRANSLATIONS)}
_INTO_CHINESE = {_plain(en): zh for zh, en in reversed(TRANSLATIONS)}


def in_the_language(topic: str, language: Language) -> str:
    """A topic in the language of the answer where the fixed table has it, else as it is."""
    if language == "en":
        known = _INTO_ENGLISH.get(_plain(topic))
        return known.lower() if known else topic
    return _INTO_CHINESE.get(_plain(topic), topic)


_TRANSLATE_MARKS = any_of(
    "翻译英汉语中文",
    "translate translation translated translating translator say chinese mandarin english french german japanese korean"
    " spanish russian",
)


def translate(prompt: Prompt) -> Said | None:
    """翻译成英文：你好 · how do you say thank you in Chinese · a system role that makes the mock a translator"""
    if prompt.wishes is not NO_WISHES and prompt.wishes.translate and prompt.ask:
        return _translated(prompt, prompt.ask, prompt.wishes.translate)
    if prompt.lacks(_TRANSLATE_MARKS) or not _TRANSLATE.search(prompt.lower):
        return None
    found = _INTO.search(prompt.lower)
    named = next((group for group in found.groups() if group), "") if found else ""
    if named and named not in _TARGETS:
        return _not_into(prompt, named)
    text = quoted(prompt.ask) or after_colon(prompt.ask) or _to_translate(prompt.ask)
    return _translated(prompt, text, _TARGETS.get(named, "other")) if text else None


def _to_translate(ask: str) -> str:
    found = _TO_TRANSLATE.search(ask.strip(" ?？。."))
    return next((group for group in found.groups() if group), "").strip() if found else ""


def _translated(prompt: Prompt, text: str, target: str) -> Said:
    if target == "other":
        target = "en" if language_of(text) == "zh" else "zh"
    known = (_INTO_ENGLISH if target == "en" else _INTO_CHINESE).get(_plain(text))
    if known is None and language_of(text) == target:
        known = text
    if known is None:
        pieces = [
            _INTO_ENGLISH.get(_plain(piece)) if target == "en" else _INTO_CHINESE.get(_plain(piece))
            for piece in re.split(r"[，,。.！!；;]\s*", text)
            if piece
        ]
        known = (
            (", " if target == "en" else "，").join(piece for piece in pieces if piece)
            if pieces and all(pieces)
            else None
        )
    if known is None:
        return _not_known(prompt, text)
    return Said(
        known,
        prompt.say(
            "用户要翻译，这一句在固定的对照表里。", "The user wants a translation; this phrase is in the fixed table."
        ),
        exact=True,
    )


def _not_known(prompt: Prompt, text: str) -> Said:
    shown = text if len(text) <= 30 else text[:30] + "…"
    samples = prompt.say("你好、谢谢、早上好、生日快乐", "hello, thank you, good morning, happy birthday")
    return Said(
        prompt.say(
            f"模拟服务只会翻译几十个固定的短句（比如{samples}），“{shown}”不在其中。真实模式下，模型会翻译它。",
            f"The mock translates only a few fixed phrases (such as {samples}); “{shown}” is not among them. In "
            f"real mode a model translates it.",
        ),
        prompt.say("对照表里没有这一句，如实说明。", "The phrase is not in the table, so I say so."),
        short=prompt.say("这句不会翻译。", "Not in my table."),
    )


def _not_into(prompt: Prompt, named: str) -> Said:
    return Said(
        prompt.say(
            f"模拟服务只会中文和英文，不会{named}。真实模式下，模型可以试试。",
            f"The mock knows Chinese and English only, not {named.capitalize()}. In real mode a model can try.",
        ),
        prompt.say("目标语言不是中文也不是英文。", "The target is neither Chinese nor English."),
        short=prompt.say(f"不会{named}。", f"No {named.capitalize()} here."),
    )


_LISTED = Pattern(
    r"列|举|说出|说说|给我|写出|写几|推荐|几[种个]|哪[些几]|有什么|一周|月份|返回|输出|生成|告诉我"
    r"|[一二两三四五六七八九十\d]\s*[种个]|\b(?:name|list|give|tell|what are|which|show|some|examples?"
    r"|write|generate|return|suggest|recommend)\b"
)
_TOPIC_MARKS = marks_in(words for words, *_ in TOPICS.values())
_TOPIC_ITEMS = [(zh.split(" "), en.split("|"), whole) for _, zh, en, whole in TOPICS.values()]
_TOPIC = Pattern("|".join(f"(\\b(?:{words})\\b|(?:{words})(?![a-z]))" for words, *_ in TOPICS.values()))
_TOPIC_NUMBER = Pattern(
    rf"({NUMBER})\s*(?:(?:个|种|样|座|门|名|位|项|条|款|颗)[\u3400-\u9fff]{{0,6}}?的?|(?:[a-z-]+ ){{0,3}})$"
)
_ONLY_NUMBER = Pattern(rf"(?:说|列|举|写|给|挑|答)(?:我|出)?\s*({NUMBER})\s*(?:个|种|样)")
_OF_SOMETHING = Pattern(  # 彩虹有几种颜色, 日本有哪些城市: what that thing has, which a list of samples does not answer
    r"[\u3400-\u9fffa-z](?<!世界上)(?<!世上)(?<!地球上)(?<!都)(?<!请问)(?<!常见的)(?<!知道)(?<!告诉我)(?<!说说)(?:一共|总共|里|中)?(?:都)?有"
    r"(?:几|哪些?|多少|什么)(?:几|些|个|种|样|座)*的?$"
)
_USUAL_NUMBER = 5


_LIST_MARKS = any_of(
    "列举说给写推哪有一月返输生告两二三四五六七八九十0123456789",
    "name list give tell what are which show some example examples write generate return suggest recommend",
)


def listing(prompt: Prompt) -> Said | None:
    """用列表列出三种水果 · give me 4 colours as a bulleted list · 一周有哪几天"""
    if prompt.lacks(_LIST_MARKS):
        return None
    if prompt.lacks(_TOPIC_MARKS):
        return None
    found = _TOPIC.search(prompt.lower)
    if not found or not _LISTED.search(prompt.lower):
        return None
    zh, en, whole = _TOPIC_ITEMS[found.lastindex - 1]
    if not whole and _OF_SOMETHING.search(prompt.lower[: found.start()]):
        return None
    items = zh if prompt.language == "zh" else en
    spelled = _TOPIC_NUMBER.search(prompt.lower[: found.start()]) or _ONLY_NUMBER.search(prompt.lower[found.end() :])
    wanted = number_of(spelled.group(1)) if spelled else None
    number = wanted if wanted and wanted > 0 else len(items) if whole else _USUAL_NUMBER
    turned = 0 if whole else 3 * prompt.variant % len(items)
    chosen = (items[turned:] + items[:turned])[:number]
    content = separator(prompt, usual=prompt.say("、", ", ")).join(chosen)
    if number > len(items):
        content += prompt.say(f"（模拟服务只备了 {len(items)} 个。）", f" (The mock has only {len(items)} of them.)")
    thought = prompt.say(
        f"用户要一份清单：{found.group()}，{len(chosen)} 项。按要求的格式写。",
        f"The user wants a list: {found.group()}, {len(chosen)} of them. I write it in the form asked for.",
    )
    return Said(content, thought, items=tuple(chosen), key=found.group(), exact=True)


_MORE_ASKED = Pattern(
    rf"(?:列出|列举|给我|给出|说出|写出|提供|推荐|提出)\s*({NUMBER})\s*(?:个|条|种|点|本|部|项|句"
    rf"|首)([^，。,.；;\n]{{1,24}})"
    rf"|\b(?:list|name|give(?: me)?|suggest|recommend|write"
    rf"|provide)\s+({NUMBER})\s+([a-z][^.,;\n]{{2,50}}?)(?= as | in |[.,;\n]|$)"
)
_MORE_MARKS = any_of("列给说写提推", "list name give suggest recommend write provide")
MOST_SAMPLES = 50


def sample_list(prompt: Prompt) -> Said | None:
    """列出三个学习编程的建议 · give me 5 tips for better sleep: the form that was asked for, with samples for words"""
    if prompt.lacks(_MORE_MARKS):
        return None
    found = _MORE_ASKED.search(prompt.lower)
    if not found:
        return None
    spelled, thing = (group for group in found.groups() if group)
    if number_of(spelled) == 1:
        return None
    number = min(max(1, number_of(spelled) or 1), MOST_SAMPLES)
    items = tuple(prompt.say(f"{thing}（模拟示例 {at}）", f"{thing} (mock sample {at})") for at in range(1, number + 1))
    content = "\n".join(f"{at}. {item}" for at, item in enumerate(items, 1))
    thought = prompt.say(
        f"用户要 {number} 项“{thing}”。模拟服务没有这方面的内容，只能把格式做对，内容用示例代替。",
        f"The user wants {number} × “{thing}”. The mock has no such content; it gets the form right and puts "
        f"samples in.",
    )
    return Said(content, thought, items=items, key=thing, exact=True)


_ASKS_MEANING = Pattern(
    r"什么是|是什么|啥是|是啥|什么意思|何为|解释|介绍|定义|说明|区别|不同|作用|含义|有什么用|讲讲|讲一下"
    r"|说说|聊聊|\bwhat|\bdefin|\bexplain|\bdescribe|\bmean|\btell\b.{0,20}\babout|为什么|\bwhy|有什么好处"
    r"|优点|\bdifference|\bvs\b|\bversus\b"
    r"|\bintroduc"
)
_TERM = Pattern("|".join(f"(?<![a-z_])({words})(?![a-z_])" for words, _, _ in DEFINITIONS))
_TERM_MARKS = marks_in(words for words, _, _ in DEFINITIONS) | any_of("45")
_COMPARISON = Pattern(r"区别|不同|差别|对比|比较|\bdifferen|\bvs\b|\bversus\b|\bcompare")
_LEADS_ZH = ("", "简单说，", "简单来讲，")
_LEADS_EN = ("", "In short: ", "Put simply: ")


def definition(prompt: Prompt) -> Said | None:
    """什么是推理接入点 · explain temperature · API Key 和 Access Key 有什么区别 · API"""
    if len(prompt.lower) > 400 or prompt.lacks(_TERM_MARKS):
        return None
    found = _TERM.search(prompt.lower)
    if not found or not (_ASKS_MEANING.search(prompt.lower) or found.group() == prompt.lower.strip(" ?？。.")):
        return None
    text = _meaning(found.lastindex, prompt.language)
    if _COMPARISON.search(prompt.lower):
        other = next(
            (term for term in _TERM.finditer(prompt.lower, found.end()) if term.lastindex != found.lastindex), None
        )
        text += ("\n" + _meaning(other.lastindex, prompt.language)) if other else ""
    lead = prompt.say(prompt.pick(_LEADS_ZH), prompt.pick(_LEADS_EN))
    thought = prompt.say(
        f"用户问“{found.group()}”。这是课程里的词，先说它是什么，再说它有什么用。",
        f"The user asks about “{found.group()}”, a term of the course. First what it is, then what it is for.",
    )
    short = SHORT_MEANINGS.get(DEFINITIONS[found.lastindex - 1][0].split("|")[0])
    return Said(
        lead + text, thought, short=prompt.say(*short) if short else re.split(r"(?<=[。.])\s*", text, maxsplit=1)[0]
    )


def _meaning(term: int, language: Language) -> str:
    _, zh, en = DEFINITIONS[term - 1]
    return zh if language == "zh" else en


_FACT_HINT = Pattern(r"什么|哪|几|多少|为何|怎么|\bwhat|\bwhy|\bhow|\bwhich|\bwhere|\bwhen|\bexplain|\btell|说|讲")
_FACT = Pattern("|".join(f"({words})" for words, _, _ in FACTS))
_CAPITAL_HINT = Pattern(r"首都|\bcapital\b")
_COUNTRY = Pattern("|".join(rf"({zh}|\b(?:{en})\b)" for zh, en, _, _ in CAPITALS))


_FACT_MARKS = any_of(
    "首天雨光年水山峰阳星周怎如哪", "capital key sky rain light year week day days water mountain sun planets planet"
)


def fact(prompt: Prompt) -> Said | None:
    """天空为什么是蓝色的 · what is the capital of France"""
    if prompt.lacks(_FACT_MARKS):
        return None
    lower = prompt.lower
    if not _FACT_HINT.search(lower) or len(lower) > 400:
        return None
    if _CAPITAL_HINT.search(lower):
        country = _COUNTRY.search(lower)
        return _capital(prompt, country) if country else None
    found = _FACT.search(lower)
    if not found:
        return None
    _, zh, en = FACTS[found.lastindex - 1]
    return Said(
        prompt.say(zh, en),
        prompt.say("这是一个常识问题，直接回答。", "A matter of general knowledge; I answer directly."),
    )


def _capital(prompt: Prompt, found: re.Match) -> Said:
    country, _, zh, en = CAPITALS[found.lastindex - 1]
    name = found.group().title() if len(found.group()) > 3 else found.group().upper()
    return Said(
        prompt.say(f"{country}的首都是{zh}。", f"The capital of {name} is {en}."),
        prompt.say("这是一个常识问题，直接回答。", "A matter of general knowledge; I answer directly."),
        short=prompt.say(zh, en),
    )


_FEELING = Pattern(r"情感|情绪|正面|负面|褒义|贬义|好评|差评|\bsentiment|\bpositive|\bnegative")
_PRAISE = Pattern("(?<!不)(?:" + "|".join(sorted(PRAISE.split("|"), key=len, reverse=True)) + ")")
_BLAME = Pattern(BLAME)


_FEELING_MARKS = any_of("情正负褒贬评", "sentiment positive negative")


def feeling(prompt: Prompt) -> Said | None:
    """判断情感：这家店的面太好吃了 · is this positive or negative: "I hate waiting" """
    if prompt.lacks(_FEELING_MARKS):
        return None
    if not _FEELING.search(prompt.lower):
        return None
    text = (quoted(prompt.ask) or after_colon(prompt.ask) or prompt.ask).lower()
    text = _FEELING.sub("", text)
    good, bad = _PRAISE.findall(text), _BLAME.findall(text)
    if len(good) == len(bad):
        answer, because = prompt.say("中性", "neutral"), ""
    else:
        word = (good if len(good) > len(bad) else bad)[0]
        answer = prompt.say("正面", "positive") if len(good) > len(bad) else prompt.say("负面", "negative")
        because = prompt.say(f"（文中有“{word}”）", f" (it says “{word}”)")
    return Said(
        answer + because,
        prompt.say(
            "数一数文中的好词和坏词，哪边多就算哪边。", "I count good words and bad words; the larger side wins."
        ),
        short=answer,
        exact=True,
    )
