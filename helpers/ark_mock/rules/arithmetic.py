"""Small sums, worked out exactly: 12 × (3 + 4), 三加五等于几, what is 2 to the power of 10."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from .marks import any_of
from .numerals import NUMBER, number_of
from .pattern import Pattern
from .prompt import Prompt
from .said import Said

LONGEST_SUM = 120  # characters
LARGEST_POWER = 64
MOST_DIGITS = 60

_NUMBER_MARKS = any_of(
    "0123456789零一二两三四五六七八九十百千",
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred",
)
_WORDS = (
    (Pattern(r"(?<=\d)\s*%\s*of\b"), "/100*"),
    (Pattern(r"(?<=\d)\s*的\s*(?=[\d.]+\s*%)"), "*"),
    (Pattern(r"(?<=\d)\s*%"), "/100"),
    (Pattern(r"(?<=[\w）)])\s*(?:除以|÷|\bdivided by\b|\bover\b)\s*"), "/"),
    (Pattern(r"(?<=[\w）)])\s*(?:乘以|乘上|乘|×|＊|\bmultiplied by\b|\btimes\b)\s*"), "*"),
    (Pattern(r"(?<=[\d）)])\s*x\s*(?=[\d(（])"), "*"),
    (Pattern(r"(?<=[\w）)])\s*(?:加上|加|＋|\bplus\b|\badded to\b)\s*"), "+"),
    (Pattern(r"(?<=[\w）)])\s*(?:减去|减|－|−|–|\bminus\b)\s*"), "-"),
    (Pattern(r"(?<=[\w）)])\s*(?:的平方|\bsquared\b)"), "**2"),
    (Pattern(r"(?<=[\w）)])\s*(?:的立方|\bcubed\b)"), "**3"),
    (Pattern(rf"(?<=[\w）)])\s*的\s*({NUMBER})\s*次方"), r"**\1"),
    (Pattern(r"(?<=[\w）)])\s*(?:\bto the power of\b|\^)\s*"), "**"),
)
_SPELLED = Pattern(NUMBER)
_SUM = Pattern(r"[-+]?[\d.(][\d.+\-*/()\s]*[\d)]")
_CROSS = Pattern(r"\d\s*x\s*\d")
_DATE_OR_PHONE = Pattern(r"\d{4}-\d{1,2}-\d{1,2}|\d{3,}-\d{3,}|\d+\.\d+\.\d+|\d{4}/\d{1,2}/\d{1,2}")
_ASKED = Pattern(r"[=＝?？几算]|多少|结果|得数|\bwhat|\bcalculate|\bcompute|\bevaluate|\bsolve|\bresult|\bhow much")
_SERIES = Pattern(
    r"(\d{1,9})\s*(?:一直)?(?:加)?[到至]\s*(\d{1,9})\s*(?:所有|之间)?(?:的)?(?:所有)?(?:整数|数字|自然数"
    r"|数)?(?:的)?(?:总和|和|累加)"
    r"|\bsum of (?:all )?(?:the )?(?:numbers |integers )?(?:from )?(\d{1,9}) (?:to|through) (\d{1,9})"
)
_ROOT = Pattern(r"√\s*(\d{1,12})|(\d{1,12})\s*的(?:算术)?平方根|\bsquare root of (\d{1,12})")
_TOKEN = Pattern(r"\s*(\d+\.?\d*|\.\d+|\*\*|[-+*/()])")


_MARKS = any_of(
    "+-*/×÷＋－−–＊^%加减乘除方立√和兔",
    "plus minus times multiplied divided over power squared cubed added sum root rabbits",
)


def arithmetic(prompt: Prompt) -> Said | None:
    """12 × (3 + 4) = ? · 三加五等于几 · what is 100 divided by 8"""
    text = prompt.lower
    if len(text) > 4 * LONGEST_SUM or prompt.lacks(_NUMBER_MARKS) or (prompt.lacks(_MARKS) and not _CROSS.search(text)):
        return None
    special = _series(prompt) or _root(prompt) or _chickens_and_rabbits(prompt)
    if special:
        return special
    found = sum_in(text)
    if found is None:
        return None
    try:
        value = evaluate(found)
    except ZeroDivisionError:
        return Said(
            prompt.say("除数不能为 0，这道题没有结果。", "Division by zero has no result."),
            prompt.say("除数是 0，不能算。", "The divisor is 0, so there is no result."),
        )
    if value is None:
        return None
    result = written(value)
    thought = prompt.say(
        "用户要我算一道题。先乘除后加减，括号里的先算。",
        "The user wants a sum. Brackets first, then × and ÷, then + and −.",
    )
    return Said(f"{_pretty(found)} = {result}", thought, short=result.split(" ")[0], exact=True)


def _series(prompt: Prompt) -> Said | None:
    found = _SERIES.search(prompt.lower)
    if not found:
        return None
    first, last = (int(group) for group in found.groups() if group)
    total = (first + last) * (abs(last - first) + 1) // 2
    return Said(
        prompt.say(f"{first} 到 {last} 的和是 {total}。", f"The sum from {first} to {last} is {total}."),
        prompt.say(
            "等差数列：首尾相加，乘以个数，除以 2。",
            "An arithmetic series: first plus last, times how many, divided by 2.",
        ),
        short=str(total),
    )


_HEADS_AND_LEGS = Pattern(
    r"(\d{1,6})\s*(?:个|只)?头\D{1,12}?(\d{1,6})\s*(?:条|只)?(?:腿|脚)"
    r"|\b(\d{1,6}) heads?\b\D{1,20}?(\d{1,6}) (?:legs|feet)\b"
)
_ABOUT_ANIMALS = Pattern(r"鸡.*兔|兔.*鸡|chicken.*rabbit|rabbit.*chicken")


def _chickens_and_rabbits(prompt: Prompt) -> Said | None:
    found = _HEADS_AND_LEGS.search(prompt.lower)
    if not found or not _ABOUT_ANIMALS.search(prompt.lower):
        return None
    heads, legs = (int(group) for group in found.groups() if group)
    thought = prompt.say(
        f"设兔有 x 只，鸡就有 {heads} - x 只。数腿：4x + 2({heads} - x) = {legs}。",
        f"Let x be the rabbits; then {heads} - x are chickens. Legs: 4x + 2({heads} - x) = {legs}.",
    )
    if not 2 * heads <= legs <= 4 * heads:
        answer = prompt.say(
            f"没有这样的鸡和兔：{heads} 个头，腿只能在 {2 * heads} 到 {4 * heads} 条之间。",
            f"Impossible: {heads} heads have between {2 * heads} and {4 * heads} legs.",
        )
    elif legs % 2:
        answer = prompt.say(
            f"没有这样的鸡和兔：{heads} 个头、{legs} 条腿，算出来的只数不是整数。",
            f"Impossible: {heads} heads and {legs} legs give no whole number of animals.",
        )
    else:
        rabbits = (legs - 2 * heads) // 2
        answer = prompt.say(
            f"鸡 {heads - rabbits} 只，兔 {rabbits} 只。", f"{heads - rabbits} chickens and {rabbits} rabbits."
        )
        thought += prompt.say(f"得 x = {rabbits}。", f" So x = {rabbits}.")
    return Said(answer, thought, exact=True)


def _root(prompt: Prompt) -> Said | None:
    found = _ROOT.search(prompt.lower)
    if not found:
        return None
    number = int(next(group for group in found.groups() if group))
    root = math.isqrt(number)
    result = str(root) if root * root == number else f"{math.sqrt(number):.4f}"
    sign = "=" if root * root == number else "≈"
    return Said(f"√{number} {sign} {result}", prompt.say("开平方。", "Take the square root."), short=result, exact=True)


def sum_in(text: str) -> str | None:
    """The sum a text in lower case asks for, written with digits and + - * / **; None when it asks for none."""
    if _DATE_OR_PHONE.search(text):
        return None
    plain = text.replace("（", "(").replace("）", ")").replace("，", " ")
    for pattern, sign in _WORDS:
        plain = pattern.sub(sign, plain)
    plain = _SPELLED.sub(_as_digits, plain)
    sums = [found.group() for found in _SUM.finditer(plain) if _is_a_sum(found.group())]
    found = max(sums, key=len, default="")
    if not found or len(found) > LONGEST_SUM:
        return None
    bare = len(found.strip()) >= len(plain.strip(" =?.。"))
    return found if bare or _ASKED.search(text) else None


def _is_a_sum(text: str) -> bool:
    return bool(re.search(r"[\d)]\s*[-+*/]+\s*[-+]?[\d.(]", text)) and text.count("(") == text.count(")")


def _as_digits(found: re.Match) -> str:
    value = number_of(found.group())
    if value is None or found.group().strip("-−－").isdecimal():
        return found.group()
    return str(value)


def _pretty(found: str) -> str:
    spaced = re.sub(r"(?<=[\d)])\s*(\*\*|[-+*/])\s*", lambda sign: f" {sign.group(1)} ", found.strip())
    return spaced.replace(" ** ", "^").replace("*", "×").replace("/", "÷")


def written(value: Fraction) -> str:
    """A result as people write it: whole, as a decimal that ends, else as a fraction with its approximation."""
    if value.denominator == 1:
        return str(value.numerator)
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if rest == 1:
        decimal = f"{float(value):.12g}"
        if Fraction(decimal) == value:
            return decimal
    return f"{value.numerator}/{value.denominator} ≈ {float(value):.4f}"


def evaluate(text: str) -> Fraction | None:
    """The exact value of a sum of numbers, + - * / ** and brackets; None where the text is no such sum.

    Raises:
        ZeroDivisionError: it divides by zero.
    """
    tokens = _tokens(text)
    if tokens is None:
        return None
    value, rest = _added(tokens, 0)
    return value if rest == len(tokens) else None


def _tokens(text: str) -> list[str] | None:
    tokens, position = [], 0
    text = text.rstrip()
    while position < len(text):
        found = _TOKEN.match(text, position)
        if not found:
            return None
        tokens.append(found.group(1))
        position = found.end()
    return tokens


def _added(tokens: list[str], at: int) -> tuple[Fraction | None, int]:
    value, at = _multiplied(tokens, at)
    while value is not None and at < len(tokens) and tokens[at] in "+-":
        sign = tokens[at]
        other, at = _multiplied(tokens, at + 1)
        value = None if other is None else value + other if sign == "+" else value - other
    return value, at


def _multiplied(tokens: list[str], at: int) -> tuple[Fraction | None, int]:
    value, at = _raised(tokens, at)
    while value is not None and at < len(tokens) and tokens[at] in ("*", "/"):
        sign = tokens[at]
        other, at = _raised(tokens, at + 1)
        value = None if other is None else value * other if sign == "*" else value / other
    return value, at


def _raised(tokens: list[str], at: int) -> tuple[Fraction | None, int]:
    if at < len(tokens) and tokens[at] in ("+", "-"):
        value, after = _raised(tokens, at + 1)
        return (None if value is None else -value if tokens[at] == "-" else value), after
    value, at = _single(tokens, at)
    if value is not None and at < len(tokens) and tokens[at] == "**":
        power, at = _raised(tokens, at + 1)
        value = _power(value, power)
    return value, at


def _power(value: Fraction, power: Fraction | None) -> Fraction | None:
    if power is None or power.denominator != 1 or abs(power) > LARGEST_POWER:
        return None
    if len(str(value.numerator)) + len(str(value.denominator)) > MOST_DIGITS:
        return None
    return value ** int(power)


def _single(tokens: list[str], at: int) -> tuple[Fraction | None, int]:
    if at >= len(tokens):
        return None, at
    if tokens[at] == "(":
        value, at = _added(tokens, at + 1)
        closed = at < len(tokens) and tokens[at] == ")"
        return (value, at + 1) if closed else (None, at)
    return (Fraction(tokens[at]), at + 1) if tokens[at][0] in "0123456789." else (None, at)
