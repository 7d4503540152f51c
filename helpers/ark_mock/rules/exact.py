"""Tasks with one right answer: counting, repeating, changing a text, comparing and sorting numbers."""

from __future__ import annotations

import re
from fractions import Fraction

from .marks import any_of
from .numerals import NUMBER, in_chinese, in_english, number_of
from .pattern import Pattern
from .prompt import Prompt
from .said import Said

MOST_NUMBERS = 1000
LONGEST_ECHO = 20000  # characters

_QUOTED_TEXT = Pattern("“([^”]+)”|\"([^\"]+)\"|「([^」]+)」|『([^』]+)』|‘([^’]+)’|(?<!\\w)'([^']+)'(?!\\w)|`([^`]+)`")
_AFTER_COLON = Pattern(r"[：:]\s*(\S[\s\S]*)$")
_SEPARATORS = (
    (Pattern(r"不要?(?:换行|分隔)|连在一起|without (?:spaces|separators)"), ""),
    (
        Pattern(
            r"一行一|每.{0,4}一行|每行|换行|分行|一个一行|独占一行|(?:per|each|own|separate|new|one"
            r"|every) (?:\w+ )?lines?|line by line"
        ),
        "\n",
    ),
    (Pattern(r"空格|\bspaces?\b"), " "),
    (Pattern(r"用逗号|逗号(?:分|隔)|comma"), "，"),
    (Pattern(r"顿号"), "、"),
)


def quoted(text: str) -> str:
    """The first text that stands in quotation marks, "" when none does."""
    found = _QUOTED_TEXT.search(text)
    return next(group for group in found.groups() if group) if found else ""


def quoted_texts(text: str) -> list[str]:
    """Every text that stands in quotation marks, in order."""
    return [next(group for group in found.groups() if group) for found in _QUOTED_TEXT.finditer(text)]


def after_colon(text: str) -> str:
    """What follows the first colon, "" when nothing does."""
    found = _AFTER_COLON.search(text)
    return found.group(1).strip() if found else ""


def separator(prompt: Prompt, *, usual: str) -> str:
    """What the prompt asks to put between items, else the usual."""
    for pattern, between in _SEPARATORS:
        if pattern.search(prompt.lower):
            return ", " if between == "，" and prompt.language == "en" else between
    return usual


_COUNT_RANGE = Pattern(
    rf"(?:从|由|\bfrom\b|\bbetween\b|\bnumbers?\b|\bcount(?:ing)?\b:?|列出|输出|打印|写出|写下"
    rf"|数)\s*(?:数字\s*)?({NUMBER})\s*"
    rf"(?:开始)?[，,]?\s*(?:一直|依次|倒着|反着|倒)?(?:数)?\s*(?:到|至|down to|up to|to|through|and|倒数到"
    rf"|[-–—~～])\s*(?:数字\s*)?({NUMBER})"
)
_COUNT_UP_TO = Pattern(rf"(?:数数?到|数至|\bcount(?:ing)?(?: up)? (?:up )?to|\bup to)\s*({NUMBER})")
_COUNT_DOWN = Pattern(rf"(?:倒数|倒计时)\s*({NUMBER})\s*(?:个数|秒|下)?|\bcount ?down\s*(?:from\s*)?({NUMBER})")
_BACKWARDS = Pattern(r"倒|反着|逆序|从大到小|\bbackwards?\b|\bdown\b|\breverse\b|descending")
_STEP = Pattern(
    rf"(?:每次(?:加|增加|隔|跳|减)|步长(?:为|是)?|\bby\b|\bsteps? (?:of |by )?|\bstep\b"
    rf"|每)\s*({NUMBER})s?\s*(?:个)?(?:数一次)?"
)
_STEP_WORDS = {"twos": 2, "threes": 3, "fours": 4, "fives": 5, "sixes": 6, "sevens": 7, "tens": 10, "hundreds": 100}
_BY_WORD = Pattern(r"\bby (twos|threes|fours|fives|sixes|sevens|tens|hundreds)\b")
_EVERY_OTHER = Pattern(r"隔一个|每隔一|\bevery (?:other|second)\b")
_PARITY = Pattern(r"(偶数|双数|\beven\b)|(奇数|单数|\bodd\b)")
_AS_WORDS = Pattern(
    r"汉字|中文数字|大写数字|\bin words\b|\bas words\b|spelled|spell(?:ing)? (?:them |it )?out|英文单词"
)


_COUNT_MARKS = any_of("数列输打写倒", "count counting countdown number numbers list print write")


def count(prompt: Prompt) -> Said | None:
    """从1数到7 · count from 10 down to 1 · 数到十二，一行一个 · even numbers from 2 to 20"""
    if prompt.lacks(_COUNT_MARKS):
        return None
    text = prompt.lower
    bounds = _bounds(text)
    if bounds is None:
        return None
    first, last = bounds
    step = _step(text)
    if first == 1 and step > 1 and _COUNT_UP_TO.search(text):
        first = step
    if first < last and _BACKWARDS.search(text):
        first, last = last, first
    numbers = _numbers(first, last, step, text)
    asked = len(numbers)
    content = separator(prompt, usual=prompt.say("、", ", ")).join(
        _written(prompt, number) for number in numbers[:MOST_NUMBERS]
    )
    if asked > MOST_NUMBERS:
        content += prompt.say(
            f"\n（模拟服务一次最多数 {MOST_NUMBERS} 个数。）", f"\n(The mock counts {MOST_NUMBERS} numbers at most.)"
        )
    thought = prompt.say(
        f"用户要我从 {first} 数到 {last}。一个一个写出来，中间不漏。",
        f"The user wants me to count from {first} to {last}. I write the numbers one by one and leave none out.",
    )
    return Said(content, thought, exact=True)


def _bounds(text: str) -> tuple[int, int] | None:
    found = _COUNT_RANGE.search(text)
    if found:
        first, last = number_of(found.group(1)), number_of(found.group(2))
        return None if first is None or last is None else (first, last)
    found = _COUNT_DOWN.search(text)
    if found:
        first = number_of(found.group(1) or found.group(2))
        return None if first is None else (first, 1)
    found = _COUNT_UP_TO.search(text)
    last = number_of(found.group(1)) if found else None
    return None if last is None else (1, last)


def _step(text: str) -> int:
    word = _BY_WORD.search(text)
    if word:
        return _STEP_WORDS[word.group(1)]
    if _EVERY_OTHER.search(text):
        return 2
    found = _STEP.search(text)
    return max(1, abs(number_of(found.group(1)) or 1)) if found else 1


def _numbers(first: int, last: int, step: int, text: str) -> range:
    parity = _PARITY.search(text)
    if parity and step == 1:
        wanted = 0 if parity.group(1) else 1
        step = 2
        first += (first % 2 != wanted) * (1 if first <= last else -1)
    return range(first, last + 1, step) if first <= last else range(first, last - 1, -step)


def _written(prompt: Prompt, number: int) -> str:
    if not _AS_WORDS.search(prompt.lower):
        return str(number)
    return in_english(number) if prompt.language == "en" or "英文单词" in prompt.ask else in_chinese(number)


_TIMES = Pattern(
    rf"({NUMBER})\s*(?:遍|次|回|个(?=[“\"「]))|\b({NUMBER}) times\b|\b(once|twice|thrice)\b", re.IGNORECASE
)
_TIMES_MARKS = any_of("遍次回个", "times once twice thrice")
_TIMES_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_ZH_OBJECT = Pattern(r"[把将](.{1,200}?)(?:这(?:个词|句话|几个字|个字)?)?(?:重复|连续|说|念|读|喊|写|输出|打印|复述)")
_ZH_AFTER = Pattern(r"(?:遍|次|回)(?:[，,]?\s*)(?:这(?:个词|句话|几个字)?)?[，,：:]?\s*(\S[^。！!\n]{0,200})")
_ZH_BEFORE = Pattern(
    r"(?:重复|说|念|读|喊|写|输出|打印)\s*(?:一下|单词|词语|这个词"
    r"|这句话)?\s*([^，,。：:]{1,200}?)\s*(?:这个词|这句话)?[，,]?\s*$"
)
_EN_BETWEEN = Pattern(
    r"\b(?:say|repeat|write|print|output|type|echo)\s+(?:out\s+)?(?:(?:the|this) (?:word|phrase|sentence"
    r"|text|line)s?:?\s+)?(.{1,200}?)[,\s]*$",
    re.I,
)
_ECHO = (
    Pattern(
        r"^(?:请|麻烦|你)?(?:帮我)?(?:你)?(?:再)?(?:原样|照样|照原样|一字不差地?|跟着?我|只(?:需要?|要|能)?"
        r"|直接|重复|复述|复读)"
        r"(?:原样|地)?(?:返回|输出|重复|复述|复读|说|念|读|回复|回答|打印)?(?:一遍|一下)?(?:下面|以下|这|我)?(?:的|这)?"
        r"(?:内容|文字|文本|话|句话|一句|一句话|字符串|说的话|两个字|这两个字|一个词|单词"
        r"|一个字)?\s*[：:，,]?\s*(\S[\s\S]*)$"
    ),
    Pattern(
        r"^(?:请|麻烦|你)?(?:说|念|回复|输出|打印|返回|回答)\s*(?:一下|一句|一声"
        r"|一遍)?\s*[：:]?\s*([“\"「『‘'][\s\S]+[”\"」』’'])(?:这?[一两二三四五六]个?(?:字|词|单词))?[。.！!]?$"
    ),
    Pattern(r"^(?:请|麻烦)?(?:你)?说(?:一声|一句)?\s*[：:]?\s*([A-Za-z][\w ,.!']{0,80})$"),
    Pattern(
        r"^(?:please |now |just |can you |could you )*(?:say|echo|repeat)(?: after me| this(?=\s*:)| back"
        r"| exactly| the following| the (?:word|phrase|sentence|text))*"
        r"\s*[:,]?\s+(\S[\s\S]*)$",
        re.I,
    ),
    Pattern(
        r"(?:^|[.,;] )(?:please |now |just |only )*(?:reply|respond|answer|return|output|print|write"
        r"|type)(?: (?:with|exactly|only|just|back|verbatim|the (?:single |exact |one )?(?:word|text|following)|this))+"
        r"\s*:?\s+(\S[\s\S]*)$",
        re.I,
    ),
    Pattern(
        r"^(?:please |just |only )*(?:say|reply|respond|answer|return|output|print|write"
        r"|type)\s*:?\s*([\"“'][^\"”\n]+[\"”'])[.!]?$",
        re.I,
    ),
)
_ECHO_TO_THE_LETTER = Pattern(
    r"^(?:请|麻烦)?(?:你)?(?:帮我)?(?:再)?(?:原样|照样)?(?:重复|复述|复读)(?:一遍|一下)?(?:下面|以下|这)?的?"
    r"(?:内容|文字|话|句话|一句)?\s*[：:]\s*(\S[\s\S]*)$"
)
_ECHO_AFTER_COLON = Pattern(
    r"^(?:请|麻烦)?(?:你)?(?:只|直接)(?:需要?|要|能)?(?:输出|回答|回复|返回|说|写)[^：:\n]{0,12}[：:]\s*(\S[^\n?？]*)$"
)
_A_QUESTION = Pattern(r"几|多少|什么|是否|吗|怎么|为何|哪|[=＝]")
_NOT_AN_ECHO = Pattern(
    r"^(?:something|anything|nothing|what i|more|a |an |one |two |three |\d+ |about|in |it\b|that again"
    r"|your|me\b|why|what|how|who|hi to|yes or no|true or)"
    r"|^(?:一个|一些|什么|几|为什么|怎么|我|你|出|用|不|是否|要|能|json|数字|答案|结果|是或|“?是”?(?:或"
    r"|还是)|中文|英文|\d+ ?个)",
    re.I,
)


_REPEAT_MARKS = any_of(
    "重复说念读喊写输打回返原照跟只", "say repeat write print output type echo return reply respond answer"
)


def repeat(prompt: Prompt) -> Said | None:
    """重复三遍：你好 · say "hello" 5 times · 原样返回：… · reply with exactly: OK"""
    if prompt.lacks(_REPEAT_MARKS):
        return None
    ask = prompt.ask
    times = None if prompt.lacks(_TIMES_MARKS) else _TIMES.search(ask)
    if times:
        word = (times.group(3) or "").lower()
        number = _TIMES_WORDS[word] if word else number_of(times.group(1) or times.group(2))
        text = _repeated_text(ask, times)
        if text and number is not None and number > 0:
            return _repeated(prompt, text, number)
    found = _ECHO_TO_THE_LETTER.search(ask)
    if found:
        return _repeated(prompt, _bare(found.group(1)), 1)
    for pattern in _ECHO:
        found = pattern.search(ask)
        text = _bare(found.group(1)) if found else ""
        if text and (found.group(1)[0] in "“\"「『‘'" or not _NOT_AN_ECHO.search(text)):
            return _repeated(prompt, text, 1)
    found = _ECHO_AFTER_COLON.search(ask)
    return _repeated(prompt, found.group(1), 1) if found and not _A_QUESTION.search(found.group(1)) else None


def _repeated_text(ask: str, times: re.Match) -> str:
    """What is to be said several times: in quotes, after the colon, or beside the verb."""
    before, after = ask[: times.start()], ask[times.end() :]
    text = quoted(ask) or after_colon(after) or after_colon(before)
    if text:
        return text.strip().rstrip("，,。")
    for pattern, part in (
        (_ZH_OBJECT, ask),
        (_ZH_AFTER, ask[times.start() :]),
        (_ZH_BEFORE, before),
        (_EN_BETWEEN, before),
    ):
        found = pattern.search(part)
        if found:
            return _bare(found.group(1))
    return ""


def _bare(text: str) -> str:
    """A text without the quotation marks around it; the final stop of an unquoted one goes too."""
    text = re.sub(r"\s*(?:\bonly|\band nothing else|即可|就行|就好|就可以了?)[.。]?$", "", text.strip())
    marks = quoted(text)
    if marks and len(marks) + 3 >= len(text):
        return marks
    return text.rstrip("。") if len(text) < 200 else text


def _repeated(prompt: Prompt, text: str, number: int) -> Said:
    most = max(1, min(number, MOST_NUMBERS, LONGEST_ECHO // (len(text) + 1)))
    content = separator(prompt, usual="\n").join([text] * most)
    if most < number:
        content += prompt.say(f"\n（模拟服务到 {most} 遍为止。）", f"\n(The mock stops after {most} times.)")
    thought = prompt.say(
        f"用户要我把一段文字说 {number} 遍。照原样写，不多不少。"
        if number > 1
        else "用户要我照原样说出这段文字，不加别的话。",
        f"The user wants a text {number} times. I write it as it is, no more and no less."
        if number > 1
        else "The user wants this text back as it is, with nothing added.",
    )
    return Said(content, thought, exact=True)


_UPPER = Pattern(r"大写|\bupper ?-?case|\bcapital(?:s|ise|ize)?\b|\ball caps\b")
_LOWER = Pattern(r"小写|\blower ?-?case")
_REVERSE = Pattern(r"反转|倒过来|倒序|颠倒|逆序|反过来(?:写|输出)|\breverse[ds]?\b|\bbackwards?\b")
_LENGTH = Pattern(
    r"(?:有|是)?(?:几|多少)个?(?:个字|字符|字母|汉字|字)|长度|\bhow (?:many (?:characters|letters|chars)"
    r"|long is)\b|\blength of\b|(?:number|count) of (?:characters|letters)"
)
_LETTER_COUNT = Pattern(
    r"(?:有|几|多少)(?:几|多少)?个?(?:字母)?\s*[“\"'「]?([a-z])[”\"'」]?(?![a-z])"
    r"|\bhow many (?:letter )?[\"'“]?([a-z])[\"'”]?(?:'?s)?\b (?:are |is )?(?:there )?(?:in|does)"
)
_CHANGE_OBJECT = Pattern(
    r"[把将](.{1,200}?)(?:这(?:个词|个单词|句话|几个字|个字符串)?)?\s*(?:转换?成?|变成?|改成?|写成?|反转"
    r"|倒过来|倒序|颠倒|逆序|全部|都|翻转)"
    r"|^(?:单词|字符串|词语)?\s*(.{1,200}?)\s*(?:这个词|这个单词|这句话|里|中|这几个字)?(?:里|中|一共"
    r"|总共)?(?:有|的)?(?:几个|多少个?|长度)"
    r"|^(?:请)?(?:反转|倒序(?:输出)?|颠倒|翻转)(?:一下)?(?:字符串|单词|文字)?\s*(.{1,200}?)$"
    r"|\b(?:reverse|uppercase|lowercase|capitalize|convert|turn|make|write|spell|put)\s+(?:the (?:word"
    r"|string|text|phrase|letters of|order of)\s+)?(.{1,200}?)"
    r"(?:\s+(?:to|into|in|backwards?|all|upper|lower)\b.*)?$"
    r"|\b(?:letters|characters|chars|length)\b.{0,24}?\b(?:in|of|does)\s+(?:the (?:word|string|text"
    r"|phrase)\s+)?(.{1,200}?)(?:\s+(?:have|contain))?$"
    r"|\bhow long is\s+(?:the (?:word|string|text|phrase)\s+)?(.{1,200}?)$"
    r"|\bare (?:there )?in\s+(?:the (?:word|string|text|phrase)\s+)?(.{1,200}?)$",
    re.I,
)


_CHANGE_MARKS = any_of(
    "写反转倒颠逆几多长",
    "upper uppercase capital capitals capitalise capitalize caps case lower lowercase reverse reversed "
    "reverses backwards backward many long length number count",
)


def change_text(prompt: Prompt) -> Said | None:
    """把 hello 转成大写 · reverse "stressed" · how many letters are in strawberry · strawberry 里有几个 r"""
    if prompt.lacks(_CHANGE_MARKS):
        return None
    lower = prompt.lower
    job = next((job for pattern, job in _CHANGES if pattern.search(lower)), None)
    if job is None:
        return None
    text = quoted(prompt.ask) if job is not _letters else _word_of(prompt.ask)
    text = text or after_colon(prompt.ask) or _object_of(prompt.ask)
    return job(prompt, text) if text else None


def _object_of(ask: str) -> str:
    found = _CHANGE_OBJECT.search(ask.rstrip("？?。.！! "))
    text = next((group for group in found.groups() if group), "") if found else ""
    return _bare(re.sub(r"^(?:the (?:word|string|text|phrase)|单词|字符串|词语|请问|请)\s*", "", text.strip()))


def _word_of(ask: str) -> str:
    """The longest quoted text or Latin word: in «有几个 r» the letter itself is not what is counted in."""
    words = [
        quoted(ask),
        *re.findall(
            r"[A-Za-z]{2,}", re.sub(r"(?i)\b(?:how|many|letters?|are|there|in|the|word|does|have|is)\b", " ", ask)
        ),
    ]
    return max(words, key=len)


def _said_change(prompt: Prompt, content: str, zh: str, en: str) -> Said:
    return Said(
        content,
        prompt.say(
            f"用户要我{zh}。逐个字符处理就行。", f"The user wants me to {en}. I go through the characters one by one."
        ),
        exact=True,
    )


def _upper(prompt: Prompt, text: str) -> Said:
    return _said_change(prompt, text.upper(), "转成大写", "write it in capitals")


def _lower(prompt: Prompt, text: str) -> Said:
    return _said_change(prompt, text.lower(), "转成小写", "write it in lower case")


def _reverse(prompt: Prompt, text: str) -> Said:
    return _said_change(prompt, text[::-1], "把文字倒过来", "reverse the text")


def _length(prompt: Prompt, text: str) -> Said:
    size = len(text)
    letters = sum(character.isalpha() for character in text)
    content = prompt.say(f"“{text}”一共有 {size} 个字符。", f"“{text}” has {size} characters.")
    if letters != size:
        content += prompt.say(f"其中 {letters} 个是字。", f" {letters} of them are letters.")
    return _said_change(prompt, content, "数字符", "count characters")


def _letters(prompt: Prompt, text: str) -> Said | None:
    found = _LETTER_COUNT.search(prompt.lower)
    letter = found.group(1) or found.group(2)
    number = text.lower().count(letter)
    content = prompt.say(f"“{text}”里有 {number} 个 {letter}。", f"There are {number} {letter}'s in “{text}”.")
    return _said_change(prompt, content, f"数字母 {letter}", f"count the letter {letter}")


_CHANGES = ((_LETTER_COUNT, _letters), (_UPPER, _upper), (_LOWER, _lower), (_REVERSE, _reverse), (_LENGTH, _length))

_DECIMAL = r"-?\d{1,15}(?:\.\d{1,15})?"
_DECIMALS = Pattern(rf"(?<![\w.]){_DECIMAL}(?![\w.]*\d)")
_COMPARE = Pattern(rf"({_DECIMAL})\s*(?:和|与|跟|or|and|vs\.?|还是|,|，)\s*({_DECIMAL})")
_BIGGER = Pattern(
    r"哪个(?:数|数字)?(?:更|比较)?(?:大|小)|谁(?:更)?(?:大|小)|\b(?:bigger|larger|greater|smaller|less"
    r"|biggest|largest)\b"
)
_SMALLER = Pattern(r"(?:更|比较|个|谁)小|\b(?:smaller|less)\b")
_SORT = Pattern(r"排序|从小到大|从大到小|排列|\bsort\b|\bascending\b|\bdescending\b|\border (?:these|the following)\b")
_DESCENDING = Pattern(r"从大到小|降序|倒序|descending|largest first|high to low")


_COMPARE_MARKS = any_of(
    "大小序列", "bigger larger greater smaller less biggest largest sort ascending descending order"
)


def compare(prompt: Prompt) -> Said | None:
    """9.11 和 9.8 哪个大 · which is larger, 3 or 12 · 把 3, 1, 2 从小到大排序"""
    if prompt.lacks(_COMPARE_MARKS):
        return None
    if _BIGGER.search(prompt.lower):
        found = _COMPARE.search(prompt.lower)
        return _compared(prompt, found.group(1), found.group(2)) if found else None
    if _SORT.search(prompt.lower):
        numbers = _DECIMALS.findall(prompt.lower)
        return _sorted(prompt, numbers) if len(numbers) > 1 else None
    return None


def _compared(prompt: Prompt, one: str, other: str) -> Said:
    smaller, larger = sorted((one, other), key=Fraction)
    if Fraction(one) == Fraction(other):
        content = prompt.say(f"{one} 和 {other} 一样大。", f"{one} and {other} are equal.")
    elif _SMALLER.search(prompt.lower):
        content = prompt.say(f"{smaller} 更小，{larger} 更大。", f"{smaller} is smaller than {larger}.")
    else:
        content = prompt.say(f"{larger} 更大，{smaller} 更小。", f"{larger} is larger than {smaller}.")
    return Said(
        content,
        prompt.say(
            "先比整数部分，再一位一位比小数部分。", "Compare the whole parts first, then the decimals digit by digit."
        ),
    )


def _sorted(prompt: Prompt, numbers: list[str]) -> Said:
    ordered = sorted(numbers, key=Fraction, reverse=bool(_DESCENDING.search(prompt.lower)))
    content = separator(prompt, usual=prompt.say("、", ", ")).join(ordered)
    return Said(content, prompt.say("用户要我给数字排序。", "The user wants these numbers in order."), exact=True)
