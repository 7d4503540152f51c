"""What can be read out of a prompt to fill a named field: numbers, quoted words, cities, names, dates."""

from __future__ import annotations

import re

from .arithmetic import sum_in
from .exact import quoted_texts
from .numerals import NUMBER, number_of
from .pattern import Pattern
from .said import Language

LONGEST_VALUE = 200  # characters

CITIES = (
    "北京|上海|广州|深圳|成都|杭州|南京|西安|武汉|重庆|天津|苏州|长沙|郑州|青岛|大连|厦门|昆明|哈尔滨|沈阳"
    "|济南|宁波|合肥|福州|香港|澳门|台北|拉萨|三亚"
    "|东京|巴黎|伦敦|纽约|柏林|首尔|新加坡|悉尼|莫斯科|罗马|曼谷|旧金山|洛杉矶"
    "|beijing|shanghai|guangzhou|shenzhen|chengdu|hangzhou|nanjing|hong kong|tokyo|paris|london|new york|"
    "berlin|seoul|singapore|sydney|moscow|rome|bangkok"
    "|san francisco|los angeles|boston|chicago|toronto|madrid|vienna|amsterdam|dublin|cairo|delhi|mumbai"
)
_CITY = Pattern(rf"(?<![a-z])(?:{CITIES})(?![a-z])", re.I)
_PLACE = Pattern(
    r"([\u3400-\u9fff]{2,4}?)(?:市|的|今天|明天|后天|现在|这里)*(?:的)?(?:天气|气温|温度)|\b(?:in|for|at"
    r"|to|of) ([A-Z][a-z]+(?: [A-Z][a-z]+)*)"
)
_NOT_A_PLACE = Pattern(r"^(?:请|查|帮|看|今天|明天|后天|现在|告诉|什么|我|一下|问)+")
_PERSON = Pattern(
    r"(?:我叫|名叫|名字是|姓名是|姓名[:：]|叫做)\s*([\u3400-\u9fff]{2,4}|[A-Z][a-z]+)"
    r"|([\u3400-\u9fff]{2,3})(?:今年|，\s*\d+\s*岁|\s*\d+\s*岁|是一[个名位])"
    r"|\b(?i:name is|named|called)\s+([A-Z][\w-]*(?: [A-Z][\w-]*)?)|\b([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?= is"
    r"|, (?:aged? )?\d|\s+\(?\d+)"
)
_AGE = Pattern(rf"({NUMBER})\s*(?:岁|周岁|years? old|-year-old|yo\b)|\baged? ({NUMBER})", re.I)
_PRICE = Pattern(
    r"(?:[¥￥$]|价格\D{0,4}|售价\D{0,4}|price\D{0,6})\s*(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s*(?:元|块|美元"
    r"|dollars|yuan|usd|rmb)",
    re.I,
)
_EMAIL = Pattern(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")
_PHONE = Pattern(r"(?<!\d)1\d{10}(?!\d)")
_DATE = Pattern(r"\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日|今天|明天|后天|\b(?:today|tomorrow)\b", re.I)
_URL = Pattern(r"https?://[^\s，。\"'”]+")
_NUMERAL = Pattern(r"-?\d{1,15}(?:\.\d{1,10})?")

_KINDS = (
    ("email", Pattern(r"e-?mail|邮箱|邮件地址")),
    ("phone", Pattern(r"phone|mobile|电话|手机")),
    ("url", Pattern(r"\burl\b|\blink\b|网址|链接")),
    ("age", Pattern(r"\bage\b|年龄|岁")),
    ("price", Pattern(r"price|cost|amount|价格|售价|金额")),
    ("date", Pattern(r"\bdate\b|日期|\bday\b")),
    ("city", Pattern(r"city|cities|location|place|region|where|城市|地点|位置|地区|住")),
    ("person", Pattern(r"^(?:user_?|full_?|first_?|person_?)?name$|person|author|姓名|名字|人名|作者|^name\b")),
    ("expression", Pattern(r"expression|formula|equation|算式|表达式")),
    (
        "whole",
        Pattern(r"query|question|keyword|text|prompt|sentence|input|message|content|问题|关键词|原文|查询|文本|内容"),
    ),
    ("code", Pattern(r"单号|编号|号码|number|(?:^|_)id$|code")),
    (
        "answer",
        Pattern(
            r"answer|output|reply|response|result|summary|explanation|description|回答|答案|结果|总结|摘要|解释"
            r"|说明|描述"
        ),
    ),
)


class Hints:
    """What a prompt offers for the fields of one object; numbers and quoted words are handed out once each."""

    def __init__(self, ask: str, *, language: Language, answer: str = ""):
        self.ask = ask
        self.language = language
        self.lower = ask.lower()
        self.answer = answer
        self._numbers = [_as_number(found) for found in _NUMERAL.findall(ask[:2000])]
        self._quoted = quoted_texts(ask[:2000])

    def cities(self) -> list[str]:
        """The cities the prompt names, in order, each once."""
        found = list(dict.fromkeys(_CITY.findall(self.ask)))
        if not found:
            place = _PLACE.search(self.ask)
            name = _NOT_A_PLACE.sub("", next(group for group in place.groups() if group)) if place else ""
            found = [name] if name else []
        return found

    def text(self, name: str, about: str = "") -> str:
        """A text for the field `name`, described by `about`; "" when the prompt offers none."""
        return (self._labelled(name) or self._by_kind(kind_of(name, about)))[:LONGEST_VALUE]

    def mentioned(self, name: str, about: str = "") -> bool:
        """Whether the prompt says something that belongs into the field."""
        kind = kind_of(name, about)
        return bool(self._labelled(name) or (kind not in ("whole", "answer", "") and self._by_kind(kind)))

    def next_quoted(self) -> str:
        return self._quoted.pop(0)[:LONGEST_VALUE] if self._quoted else ""

    def number(self, name: str, about: str = "") -> int | float | None:
        """A number for the field `name`; None when the prompt holds no more numbers."""
        label = self._labelled(name)
        if label and _NUMERAL.fullmatch(label):
            return _as_number(label)
        kind = kind_of(name, about)
        found = {"age": _AGE, "price": _PRICE}.get(kind, _NOTHING).search(self.ask)
        if found:
            spelled = next(group for group in found.groups() if group)
            value = number_of(spelled) if kind == "age" else _as_number(spelled)
            if value in self._numbers:
                self._numbers.remove(value)
            return value
        return self._numbers.pop(0) if self._numbers else None

    def sample(self, name: str, about: str = "") -> str:
        """A plain stand-in for a field the prompt says nothing about."""
        zh, en = _SAMPLES.get(kind_of(name, about), (f"示例 {name}".strip(), f"sample {name}".strip()))
        return zh if self.language == "zh" else en

    def one_of(self, options: list) -> object:
        """The option the prompt names, else the first; several left over are an honest guess."""
        return next(
            (option for option in options if isinstance(option, str) and option and option.lower() in self.lower),
            options[0],
        )

    def names_one_of(self, options: list) -> bool:
        return any(isinstance(option, str) and option and option.lower() in self.lower for option in options)

    def yes(self) -> bool:
        """Whether the prompt does not say no."""
        return not re.search(r"\b(?:not|no|false|never|isn't|don't)\b|不|没有|否", self.lower)

    def _labelled(self, name: str) -> str:
        """The value after «name: …» or «name 是 …»."""
        if not name or name.lower() not in self.lower:
            return ""
        found = re.search(
            rf"{re.escape(name)}[\"'”’]?\s*(?:是|为|:|：|=|\bis\b)\s*[\"'“‘]?([^\s，。,;；\"'”’}}]+)", self.ask, re.I
        )
        return found.group(1) if found and re.search(r"\w", found.group(1)) else ""

    def _by_kind(self, kind: str) -> str:
        pattern = _PATTERNS.get(kind)
        if pattern:
            found = pattern.search(self.ask)
            return next((group for group in (*found.groups(), found.group()) if group), "") if found else ""
        if kind == "city":
            return next(iter(self.cities()), "")
        if kind == "expression":
            return (sum_in(self.lower) or "").strip()
        if kind == "answer":
            return self.answer
        return self._quoted[0] if kind == "whole" and self._quoted else self.ask.strip() if kind == "whole" else ""


_SAMPLES = {
    "email": ("name@example.com", "name@example.com"),
    "phone": ("13800000000", "13800000000"),
    "url": ("https://example.com", "https://example.com"),
    "date": ("2025-01-01", "2025-01-01"),
    "city": ("北京", "Beijing"),
    "person": ("小明", "Alice"),
    "expression": ("1 + 1", "1 + 1"),
    "code": ("A0001", "A0001"),
}
_NOTHING = Pattern(r"(?!)")
_CODE = Pattern(r"[A-Za-z]{0,6}-?\d{3,}")
_PATTERNS = {"code": _CODE, "email": _EMAIL, "phone": _PHONE, "url": _URL, "date": _DATE, "person": _PERSON}


def kind_of(name: str, about: str = "") -> str:
    """What sort of thing a field holds, by its name, else by its description; "" when neither tells."""
    for words in (name.lower(), about.lower()):
        kind = next((kind for kind, pattern in _KINDS if pattern.search(words)), "") if words else ""
        if kind:
            return kind
    return ""


def _as_number(spelled: str) -> int | float:
    return float(spelled) if "." in spelled else int(spelled)
