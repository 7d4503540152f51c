"""Numbers as people write them: digits, full-width digits, 三十二, thirty-two; read and written."""

from __future__ import annotations

from .pattern import Pattern

_ZH_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_ZH_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_EN_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
).split()
_EN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN_VALUES = (
    {word: value for value, word in enumerate(_EN_SMALL)}
    | {word: 10 * value for value, word in enumerate(_EN_TENS, 2)}
    | {"hundred": 100, "thousand": 1000}
)
_EN_ONE = (
    "(?:(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
    "|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand)"
)

NUMBER = (
    rf"[-−－负]?(?:\d{{1,9}}|[零〇一二两三四五六七八九十百千万]{{1,12}}|\b{_EN_ONE}(?:[- ](?:and )?{_EN_ONE}){{0,4}}\b)"
)
"""The source of a regular expression (lower case) that matches one whole number in any of these spellings."""

_EN_WORD = Pattern("[a-z]+")


def number_of(text: str) -> int | None:
    """The whole number a text spells, None when it spells none."""
    text = text.strip().lower()
    if text[:1] in ("-", "−", "－", "负"):
        value = number_of(text[1:])
        return None if value is None else -value
    if text.isdecimal():
        return int(text)
    if text and all(character in _ZH_DIGITS or character in _ZH_UNITS for character in text):
        return _from_chinese(text)
    return _from_english(text)


def _from_chinese(text: str) -> int:
    if not any(character in _ZH_UNITS for character in text):
        return int("".join(str(_ZH_DIGITS[character]) for character in text))
    total = section = digit = 0
    for character in text:
        if character in _ZH_DIGITS:
            digit = _ZH_DIGITS[character]
        elif character == "万":
            total, section, digit = (total + section + digit or 1) * 10000, 0, 0
        else:
            section, digit = section + (digit or 1) * _ZH_UNITS[character], 0
    return total + section + digit


def _from_english(text: str) -> int | None:
    words = [word for word in _EN_WORD.findall(text) if word != "and"]
    if not words or any(word not in _EN_VALUES for word in words):
        return None
    total = section = 0
    for word in words:
        if word == "thousand":
            total, section = total + (section or 1) * 1000, 0
        elif word == "hundred":
            section = (section or 1) * 100
        else:
            section += _EN_VALUES[word]
    return total + section


def in_chinese(value: int) -> str:
    """A whole number below 100 million in Chinese characters: 32 → 三十二."""
    if value < 0:
        return "负" + in_chinese(-value)
    if value >= 10000:
        head, rest = divmod(value, 10000)
        gap = "零" if 0 < rest < 1000 else ""
        return in_chinese(head) + "万" + gap + (in_chinese(rest) if rest else "")
    if value < 10:
        return "零一二三四五六七八九"[value]
    written, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            written += ("零" if gap and written else "") + "零一二三四五六七八九"[digit] + unit
        gap = not digit
        if not value:
            break
    return written.removeprefix("一") if written.startswith("一十") else written


def in_english(value: int) -> str:
    """A whole number below a million in English words: 32 → thirty-two."""
    if value < 0:
        return "minus " + in_english(-value)
    if value < 20:
        return _EN_SMALL[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _EN_TENS[tens - 2] + (f"-{_EN_SMALL[ones]}" if ones else "")
    size, unit = (1000, "thousand") if value >= 1000 else (100, "hundred")
    head, rest = divmod(value, size)
    return f"{in_english(head)} {unit}" + (f" {in_english(rest)}" if rest else "")
