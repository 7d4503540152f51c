"""How an answer is wished to be (language, length, form, beginning and end, name) and how a saying is brought into it.

Read from the system role and from the question; a wish the system role has no word on is taken from the question.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from .marks import Marks, any_of
from .numerals import NUMBER, number_of
from .pattern import Pattern
from .said import Language, Said


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked of the form of an answer; None, 0 and "" are no wish."""

    language: Language | None = None
    foreign: str = ""  # a language the mock does not write
    words: int = 0  # at most; in Chinese every character counts as one
    characters: int = 0  # at most
    sentences: int = 0  # at most
    form: Literal["", "json", "bullets", "numbered", "table", "csv"] = ""
    case: Literal["", "upper", "lower"] = ""
    first: str = ""
    last: str = ""
    name: str = ""
    role: str = ""
    translate: Literal["", "zh", "en", "other"] = ""
    bare: bool = False  # the result and nothing else


NO_WISHES = Wishes()

_LANGUAGES = {"中文": "zh", "汉语": "zh", "普通话": "zh", "简体中文": "zh", "chinese": "zh", "mandarin": "zh"}
_LANGUAGES |= {"英文": "en", "英语": "en", "english": "en"}
_FOREIGN_ZH = "法语|法文|德语|德文|日语|日文|韩语|韩文|西班牙语|俄语|意大利语|葡萄牙语|阿拉伯语|粤语|文言文"
_FOREIGN_EN = "french|german|japanese|korean|spanish|russian|italian|portuguese|arabic|latin|dutch|hindi"
_ZH_LANGUAGE = f"(简体中文|中文|汉语|普通话|英文|英语|{_FOREIGN_ZH})"
_EN_LANGUAGE = rf"(chinese|mandarin|english|{_FOREIGN_EN})\b"

_LANGUAGE_OF_SYSTEM = Pattern(
    rf"(?:用|使用|以|讲|说|会|写){_ZH_LANGUAGE}|{_ZH_LANGUAGE}(?:回答|回复|作答)"
    rf"|\b(?:in|use|speak|write|only|always)\s+(?:only\s+)?{_EN_LANGUAGE}|\b{_EN_LANGUAGE}[- ]only"
)
_LANGUAGE_OF_ASK = Pattern(
    rf"(?:用|使用|以){_ZH_LANGUAGE}(?:来)?(?:回答|回复|作答|解释|介绍|说明|描述|总结|概括|告诉|列|给|写(?!成))"
    rf"|\b(?:reply|respond|answer|explain|describe|introduce|write|compose"
    rf"|give me)\b[^.?!\n]{{0,60}}\bin {_EN_LANGUAGE}"
)
_AT_MOST_ZH = r"(?:不(?:要|能|可|得|可以)?超过|不(?:要)?多于|最多|至多|(?<!不)少于|不到|控制在|限(?:制)?在?)\s*"
_AT_MOST_EN = (
    r"\b(?:at most|no more than|not more than|under|(?<!no )(?<!not )less than|(?<!no )fewer than"
    r"|max(?:imum)?(?: of)?|within|up to)\s+"
)
_WORDS = Pattern(
    rf"{_AT_MOST_ZH}({NUMBER})\s*个?(?:汉字|单词|字|词)(?!符|段)|用\s*({NUMBER})\s*个?(?:汉字|字)(?!符|段"
    rf"|左右|上下)|({NUMBER})\s*(?:个)?(?:汉字|单词|字"
    rf"|词)(?:以内|之内|内|以下)"
    rf"|{_AT_MOST_EN}({NUMBER})[- ]words?\b|\b(?:in|using|with|exactly)\s+({NUMBER})[- ]words?\b"
    rf"|({NUMBER}) words? (?:or (?:less|fewer)|max)|\b(?:limit|keep)\w*\b[^.\n]{{0,40}}?\bto\s+({NUMBER}) words?\b"
)
_CHARACTERS = Pattern(
    rf"{_AT_MOST_ZH}({NUMBER})\s*个?字符|({NUMBER})\s*个?字符(?:以内|之内|内|以下)"
    rf"|{_AT_MOST_EN}({NUMBER}) (?:characters|chars|letters)\b"
)
_NOTHING = Pattern(r"(?!)")
_ONE_WORD = Pattern(
    r"一个(?:词|词语|单词)(?:来)?(?:回答|回复|概括|形容|描述)|\b(?:one|a single)[- ]word (?:answer|reply|response|only)"
)
_SENTENCES = Pattern(
    rf"(?<!第)(?<!第 )({NUMBER})\s*句(?:话|以内|之内)|\b(?:in|with|at most|no more than|using|max(?:imum)?"
    rf"|only)\s+(?:just |only |a )?({NUMBER}|single)(?: \w+)? sentences?\b"
    rf"|\b({NUMBER}|single)[- ]sentences?(?: answer| reply| summary| explanation|\b)"
)
_MARK = "[\"“'‘「『`]"
_END = "[\"”'’」』`]"
_LAST = Pattern(
    rf"以\s*(?:{_MARK}(.{{1,30}}?){_END}|([^，。,;；\s]{{1,10}}?))\s*(?:这个字|一词"
    rf"|这个词)?(?:来)?(?:作为)?(?:结尾|结束|收尾)"
    rf"|(?:结尾|末尾|最后|句尾|后面)(?:都|要|请|必须|一律|一定|处)*(?:加上?|带上?|说|写上?)(?:一个|一句"
    rf"|上)?\s*(?:{_MARK}(.{{1,30}}?){_END}|([^，。,;；\s]{{1,10}}))"
    rf"|\b(?:end|finish|conclude|close)\b[^.\n]{{0,50}}?\bwith\s+(?:(?:the|a|an) )?(?:(?:word|phrase|emoji"
    rf"|sentence|exclamation)s?:? )?"
    rf"(?:{_MARK}(.{{1,60}}?){_END}(?!\w)|([^.,;\n]{{1,40}}))",
    re.I,
)
_FIRST = Pattern(
    rf"以\s*(?:{_MARK}(.{{1,30}}?){_END}|([^，。,;；\s]{{1,10}}?))\s*(?:这个字|一词"
    rf"|这个词)?(?:来)?(?:作为)?(?:开头|开始|起头)"
    rf"|(?:开头|前面|最前面)(?:都|要|请|必须|一律|一定|处)*(?:加上?|带上?|说|写上?)(?:一个|一句"
    rf"|上)?\s*(?:{_MARK}(.{{1,30}}?){_END}|([^，。,;；\s]{{1,10}}))"
    rf"|\b(?:start|begin|open|prefix)\b[^.\n]{{0,50}}?\bwith\s+(?:(?:the|a|an) )?(?:(?:word|phrase|emoji"
    rf"|sentence)s?:? )?"
    rf"(?:{_MARK}(.{{1,60}}?){_END}(?!\w)|([^.,;\n]{{1,40}}))",
    re.I,
)
_FORMS = (
    (
        "json",
        Pattern(
            r"(?:用|以|按|返回|输出|生成|只要|给我|转成|转为|整理成|整理为|写成|提取成|回复|回答)[^。，,？?]{0,14}json"
            r"|json\s*(?:格式|形式|对象)?(?:来)?(?:返回|输出|回答|回复|给我|表示)"
            r"|\b(?:as|in|return|respond|reply|output|answer|produce|write|give me|valid|only|into"
            r"|with)\b[^.?]{0,20}\bjson\b"
        ),
    ),
    ("table", Pattern(r"表格|\btables?\b")),
    ("csv", Pattern(r"\bcsv\b|(?<![a-z])csv(?![a-z])")),
    ("numbered", Pattern(r"编号|有序列表|带序号|加序号|\bnumbered\b|\bordered list")),
    (
        "bullets",
        Pattern(
            r"列表|要点|项目符号|分点|逐条|一条一条|\bbullet(?:s|ed)?\b|\bas a list\b|\bin a list\b|\bmarkdown list\b"
        ),
    ),
)
_ABOUT_FORM = Pattern(
    r"(?:什么是|啥是|怎么|如何|解析|学习|推导|\bwhat(?:'s| is| are)|\bhow (?:do|to|can)"
    r"|\bparse)[^，。,.?？\n]{0,16}(?:json|列表|表格|csv|\blists?\b|\btables?\b|bullet)"
    r"|(?:json|列表|表格|csv)[^，。,\n]{0,6}(?:是什么|是啥|怎么|如何|什么意思)"
)
_UPPER = Pattern(r"大写|\bupper ?-?case|\ball caps\b|\bcapital letters")
_LOWER = Pattern(r"小写|\blower ?-?case")
_NAME = Pattern(
    rf"(?:你|助手)(?:的名字)?(?:叫做?|名叫|名字叫|是叫|的名字是|名为"
    rf"|名字是)\s*{_MARK}?([^\s，。,.!！；;\"”」』]{{1,12}})"
    rf"|\b(?:your name is|you(?:'re| are) called|you(?:'re| are) named|call yourself"
    rf"|named)\s+{_MARK}?([a-z][\w-]{{0,20}}(?: [A-Z][\w-]{{0,20}})?)",
    re.I,
)
_ROLE = Pattern(
    r"你(?:现在)?(?:是|扮演)(?:一[个名位只条台]|一)?\s*([^，。,.;；！!\n]{1,24})"
    r"|\b(?:you(?:'re| are)(?: now)?|act as|pretend to be|play)\s+(?:an?\s+|the\s+)?([^.,;!\n]{1,50})",
    re.I,
)
_TRANSLATE = Pattern(
    r"(?:翻译|译)(?:成|为|到)\s*(中文|汉语|英文|英语)|\btranslat\w+\b[^.\n]{0,60}?\b(?:to|into)\s+(chinese"
    r"|mandarin|english)\b"
    r"|(你是.{0,12}翻译|\byou are (?:an? )?(?:\w+ ){0,3}translator\b|中英互译)"
)
_BARE = Pattern(
    r"只(?:需要?|要|用|能)?(?:回答|回复|输出|返回|给出?|写|说)(?:最终)?(?:一个)?(?:数字|结果|答案|数|名字|城市名|结论)"
    r"|不要?(?:解释|说明|多余)|\b(?:only|just) (?:the |a |with (?:the |a )?)?(?:final )?(?:number|result"
    r"|answer|name|value|city)\b"
    r"|\b(?:number|result|answer|name) only\b|\bno explanation|\bnothing else\b"
)
_LANGUAGE_MARKS = any_of("用以", "reply respond answer explain describe introduce write compose give")
_WORDS_MARKS = any_of("字词", "word words")
_CHARACTERS_MARKS = any_of("符", "characters chars letters")
_SENTENCES_MARKS = any_of("句", "sentence sentences")
_LAST_MARKS = any_of("尾末后束收", "end finish conclude close")
_FIRST_MARKS = any_of("开头前起", "start begin open prefix")
_FORM_MARKS = any_of("表编序列要点项分逐条", "json table tables csv numbered ordered bullet bullets bulleted list")
_BARE_MARKS = any_of("只不", "only just explanation nothing")
_ALL_MARKS = (
    _LANGUAGE_MARKS
    | _WORDS_MARKS
    | _CHARACTERS_MARKS
    | _SENTENCES_MARKS
    | _LAST_MARKS
    | _FIRST_MARKS
    | _FORM_MARKS
    | _BARE_MARKS
)


def wishes_of(system: str, ask: str, lower: str, marks: Marks) -> Wishes:
    """The wishes of a request; the system role wins where both say something."""
    own = NO_WISHES if _ALL_MARKS.isdisjoint(marks) else _wishes_of_ask(ask, lower, marks)
    if not system:
        return own
    given = _wishes_of_system(system)
    if own is NO_WISHES:
        return given
    merged = {field: value for field in Wishes.__slots__ if (value := getattr(given, field))}
    return replace(own, **merged)


@lru_cache(maxsize=64)
def _wishes_of_system(text: str) -> Wishes:
    lower = text.lower()
    names = _NAME.search(text)
    role = _first_group(_ROLE.search(text)).strip()
    translate = _TRANSLATE.search(lower)
    target = _first_group(translate)
    return replace(
        _common(text, lower, _ALL_MARKS, _LANGUAGE_OF_SYSTEM if not translate else _NOTHING),
        form=_form(lower),
        case="upper" if _UPPER.search(lower) else "lower" if _LOWER.search(lower) else "",
        name=_first_group(names),
        role="" if names and role.startswith(_first_group(names)) else role,
        translate=(_LANGUAGES.get(target, "other")) if translate else "",
    )


def _wishes_of_ask(text: str, lower: str, marks: Marks) -> Wishes:
    wishes = _common(text, lower, marks, _LANGUAGE_OF_ASK)
    form = "" if _FORM_MARKS.isdisjoint(marks) or _ABOUT_FORM.search(lower) else _form(lower)
    if form:
        return replace(wishes, form=form)
    return NO_WISHES if wishes == NO_WISHES else wishes


def _common(text: str, lower: str, marks: Marks, languages: Pattern) -> Wishes:
    """The wishes that system role and question spell alike; a pattern is tried only where its marks are there."""
    spoken = "" if _LANGUAGE_MARKS.isdisjoint(marks) else _first_group(languages.search(lower))
    return Wishes(
        language=_LANGUAGES.get(spoken),
        foreign=spoken if spoken and spoken not in _LANGUAGES else "",
        words=0 if _WORDS_MARKS.isdisjoint(marks) else _limit(_WORDS, lower) or _one_word(lower),
        characters=0 if _CHARACTERS_MARKS.isdisjoint(marks) else _limit(_CHARACTERS, lower),
        sentences=0 if _SENTENCES_MARKS.isdisjoint(marks) else _limit(_SENTENCES, lower),
        first="" if _FIRST_MARKS.isdisjoint(marks) else _first_group(_FIRST.search(text)).strip(),
        last="" if _LAST_MARKS.isdisjoint(marks) else _first_group(_LAST.search(text)).strip(),
        bare=not _BARE_MARKS.isdisjoint(marks) and bool(_BARE.search(lower)),
    )


def _first_group(found: re.Match | None) -> str:
    return next((group for group in found.groups() if group), "") if found else ""


def _one_word(lower: str) -> int:
    """The limit in «用一个词回答» or "a one-word answer"; 0 where there is none."""
    found = _ONE_WORD.search(lower)
    return 0 if not found else 4 if "词" in found.group() else 1


def _limit(pattern: Pattern, lower: str) -> int:
    spelled = _first_group(pattern.search(lower))
    return 1 if spelled == "single" else max(0, number_of(spelled) or 0)


def _form(lower: str) -> str:
    return next((form for form, pattern in _FORMS if pattern.search(lower)), "")


_SENTENCE = Pattern(r"[^。！？!?\n]*?(?:[。！？!?]+[”」』）)]?|\n+|\.(?=\s|$)|$)\s*")
_STRUCTURED = Pattern(r"^\s*(?:[-*•] |\d+[.、)] |\||```|[{\[])")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without the blanks around them."""
    return [part.strip() for part in _SENTENCE.findall(text) if part.strip()]


def shaped(said: Said, wishes: Wishes, language: Language) -> str:
    """The answer in the form it is wished to have."""
    content = said.content
    if wishes is NO_WISHES:
        return content
    if wishes.bare and said.short:
        content = said.short
    if wishes.sentences and not said.exact:
        content = _joined(sentences_of(content)[: wishes.sentences], language)
    if wishes.form:
        content = in_form(content, said.items, wishes.form, language)
    if wishes.form == "json":
        return content
    if wishes.foreign:
        content = _not_that_language(wishes.foreign, language) + content
    if wishes.words or wishes.characters:
        content = _within(content, said.short, wishes)
    content = {"upper": content.upper, "lower": content.lower}[wishes.case]() if wishes.case else content
    return _between(wishes.first, content, wishes.last)


def in_form(content: str, items: tuple[str, ...], form: str, language: Language) -> str:
    """An answer as JSON, a list, a table or CSV; one that already has such a form stays as it is."""
    if not items and _STRUCTURED.match(content):
        return content
    parts = list(items) or sentences_of(content)
    if form == "json":
        return json.dumps(list(items) or {"回答" if language == "zh" else "answer": content}, ensure_ascii=False)
    if form == "bullets":
        return "\n".join(f"- {part}" for part in parts)
    if form == "numbered":
        return "\n".join(f"{number}. {part}" for number, part in enumerate(parts, 1))
    heads = ("序号", "内容") if language == "zh" else ("No.", "Item")
    rows = [heads, *((str(number), part) for number, part in enumerate(parts, 1))]
    if form == "csv":
        return "\n".join(",".join(_cell(cell) for cell in row) for row in rows)
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join([lines[0], "| --- | --- |", *lines[1:]])


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\n') else text


def _joined(sentences: list[str], language: Language) -> str:
    return ("" if language == "zh" else " ").join(sentences)


def _not_that_language(foreign: str, language: Language) -> str:
    if language == "zh":
        return f"（模拟服务只会中文和英文，不会{foreign}。）"
    return f"(The mock writes Chinese and English only, not {foreign.capitalize()}.) "


def _between(first: str, content: str, last: str) -> str:
    if first and not content.startswith(first):
        content = (
            first
            + (
                "，"
                if "\u3400" <= first[-1] <= "\u9fff" and content[:1].isalnum()
                else " "
                if first[-1].isascii() and first[-1].isalnum() or first[-1] in ",.!:"
                else ""
            )
            + content
        )
    if last and not content.endswith(last):
        content = content + (" " if last[0].isascii() and last[0].isalnum() else "") + last
    return content


_CLAUSE = Pattern(r"[，。；：！？,;:!?\n]")


def _within(content: str, short: str, wishes: Wishes) -> str:
    """The content, else its short form, else as much of it as the limit allows."""
    taken = len(wishes.first) + len(wishes.last)
    for text in (content, short):
        if text and _fits(text, wishes, taken):
            return text
    text = short or content
    if wishes.words and _is_spaced(text):
        words = len((wishes.first + " " + wishes.last).split())
        text = " ".join(text.split()[: max(0, wishes.words - words)]).rstrip(",;:")
    most = min(
        limit for limit in (wishes.characters, 0 if _is_spaced(text) else wishes.words, len(text) + taken) if limit
    )
    text = text[: max(0, most - taken)]
    clauses = [found.start() for found in _CLAUSE.finditer(text)]
    return text[: clauses[-1]] if clauses and clauses[-1] * 2 > len(text) else text.rstrip("，、；：,;: ")


def _fits(text: str, wishes: Wishes, taken: int) -> bool:
    if wishes.characters and len(text) + taken > wishes.characters:
        return False
    if not wishes.words:
        return True
    if _is_spaced(text):
        return len(f"{wishes.first} {text} {wishes.last}".split()) <= wishes.words
    return len(text) + taken <= wishes.words


def _is_spaced(text: str) -> bool:
    """Whether the text is in a writing that puts blanks between words."""
    return not any("\u3000" <= character <= "\u9fff" or character >= "\uff00" for character in text[:200])
