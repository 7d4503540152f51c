"""Pieces the mock can write (poem, story, joke, e-mail, code, a text of a length): templates, not invention."""

from __future__ import annotations

import re

from .exact import after_colon, quoted
from .knowledge import in_the_language
from .marks import any_of
from .numerals import NUMBER, number_of
from .pattern import Pattern
from .prompt import Prompt
from .said import Said
from .wishes import sentences_of

LONGEST_TEXT = 20000  # characters

_POEMS_ZH = (
    "《{t}》\n清晨推开一扇窗，\n风把{t}送到身旁。\n慢慢看，轻轻想，\n平常日子也有光。",
    "《写给{t}》\n我在纸上写下{t}，\n墨迹未干，天色将晚。\n有些话不必说完，\n留一行，给明天。",
    "《{t}小唱》\n一步一步走过来，\n{t}在心里慢慢开。\n不问远，不问快，\n抬头已是好山海。",
)
_POEMS_EN = (
    "{T}\n\nI opened up the window wide,\nand found {t} waiting there outside;\nI looked a while, I "
    "thought it through,\nthe plainest morning felt brand new.",
    "Lines on {t}\n\nI wrote {t} upon the page,\nthe ink still wet, the light grown late;\nsome words are "
    "better left half said,\nso that tomorrow has to wait.",
    "A Small Song of {T}\n\nOne step, one more, no need to race,\n{t} will open at its pace;\nand when you "
    "lift your head to see,\nthere lies the mountain, there the sea.",
)
_STORIES_ZH = (
    "从前，有一个好奇的孩子，一心想弄明白{t}。他先问了老师，又问了邻居，每个人说的都不一样。"
    "于是他决定自己试：错了就记下来，对了就再做一遍。三个月后，别人来问他{t}，他笑着说：“来，我们一起试试看。”",
    "小镇上来了一位旅人，背包里只装着一个关于{t}的问题。他每到一处，就用一个故事换一个回答。"
    "走了很远以后，他发现答案早就在路上：问得多了，自己也成了能回答的人。",
)
_STORIES_EN = (
    "Once there was a curious child who wanted to understand {t}. The teacher said one thing, the neighbour another. "
    "So the child began to try: what failed was written down, what worked was done again. "
    "Three months later people came to ask about {t}, and the child smiled: “Come, let us try it together.”",
    "A traveller came to a small town with a single question about {t}. At every stop a story was traded "
    "for an answer. "
    "After a long road the traveller understood: whoever asks long enough becomes someone who can answer.",
)
_JOKES_ZH = (
    "程序员去超市，家人说：“买一斤苹果，如果有西瓜，买两个。”他带回来两个苹果：“因为有西瓜。”",
    "问：为什么程序员分不清万圣节和圣诞节？答：因为 Oct 31 等于 Dec 25。",
    "测试员走进酒吧，要了一杯啤酒，又要了 0 杯、-1 杯和一只蜥蜴。一切正常。第一位客人进来问厕所在哪，酒吧着火了。",
)
_JOKES_EN = (
    "A programmer is asked to buy an apple, and if there are melons, to get two. He comes home with two "
    "apples: there were melons.",
    "Why do programmers mix up Halloween and Christmas? Because Oct 31 equals Dec 25.",
    "A tester orders one beer, zero beers, minus one beer and a lizard. All fine. The first customer asks "
    "for the toilet, and the bar catches fire.",
)
_SLOGANS_ZH = ("{t}，让每一天多一点可能。", "遇见{t}，遇见更好的开始。", "想得到，用{t}做得到。")
_SLOGANS_EN = ("{T}: a little more is possible.", "Start better. Start with {t}.", "If you can think it, {t} can help.")
_EMAILS_ZH = ("主题：关于{t}\n\n您好：\n\n想和您确认一下{t}的安排。如果方便，请在本周内回复我。谢谢！\n\n此致\n敬礼",)
_EMAILS_EN = (
    "Subject: {T}\n\nHello,\n\nI am writing about {t}. Could you let me know this week what suits you? "
    "Thank you.\n\nKind regards",
)
_CODE = (
    (
        Pattern(r"fibonacci|斐波那契"),
        "def fibonacci(n):\n    a, b = 0, 1\n    for _ in range(n):\n        a, b = b, a + b\n    return a",
    ),
    (
        Pattern(r"factorial|阶乘"),
        "def factorial(n):\n    result = 1\n    for number in range(2, n + 1):\n        result *= number\n    "
        "return result",
    ),
    (
        Pattern(r"sort|排序|冒泡"),
        "def bubble_sort(items):\n    items = list(items)\n    for end in range(len(items) - 1, 0, -1):\n      "
        "  for i in range(end):\n            if items[i] > items[i + 1]:\n                items[i], items[i + "
        "1] = items[i + 1], items[i]\n    return items",
    ),
    (
        Pattern(r"prime|质数|素数"),
        "def is_prime(n):\n    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))",
    ),
    (Pattern(r"add|sum|相加|求和|之和|两个数"), "def add(a, b):\n    return a + b"),
    (Pattern(r""), 'print("Hello, world!")'),
)

_LONG_ZH = (
    "说起{t}，每个人想到的画面都不太一样。",
    "有人先想到它的样子，有人先想到它的用处，也有人想到第一次遇见它的那一天。",
    "了解{t}，最好的办法是从身边的小例子开始。",
    "先看一看，再动手试一试，比只读定义记得更牢。",
    "试的时候不妨慢一点：一次只改一个地方，改完马上看结果。",
    "结果和预想的一样，说明想法是对的；不一样，往往能学到更多。",
    "把看到的写下来，过几天再读，会发现当时没有注意的细节。",
    "和别人聊聊{t}也很有用，因为提问的人常常站在另一个角度。",
    "遇到不明白的地方不必着急，先把问题写清楚，答案就近了一半。",
    "真正重要的，是知道{t}能做什么、不能做什么，以及为什么。",
    "这样积累下来，零散的经验会慢慢连成一张图。",
    "图上的每一条线，都是自己走过一遍的路。",
    "有些路绕了远，却看到了别人没有看到的风景。",
    "有些路走不通，也不可惜，因为下次就知道该在哪里转弯。",
    "回头再看{t}，会觉得它不再陌生，像一位认识很久的朋友。",
    "当然，世界一直在变，关于{t}的认识也要跟着更新。",
    "今天的答案，也许会成为明天的问题。",
    "保持好奇，多做一点，多想一步，收获就会自己找上门来。",
)
_LONG_EN = (
    "When people hear of {t}, each of them sees something different.",
    "Some think of how it looks, some of what it is for, and some of the day they first met it.",
    "The best way to understand {t} is to begin with a small example close at hand.",
    "Look first, then try it yourself; that stays in the mind longer than any definition.",
    "Take your time while trying: change one thing, then look at the result at once.",
    "If it is what you expected, the idea was right; if not, there is usually more to learn.",
    "Write down what you saw and read it again some days later; you will notice what you missed.",
    "Talking about {t} with others helps too, because whoever asks stands somewhere else.",
    "When something is unclear there is no hurry: a question written down well is half an answer.",
    "What matters is to know what {t} can do, what it cannot, and why.",
    "In this way scattered experience slowly grows into a map.",
    "Every line on that map is a road you have walked yourself.",
    "Some roads were long, yet they showed a view that others have not seen.",
    "Some led nowhere, and that is no loss, for next time you know where to turn.",
    "Looking back, {t} is no longer strange; it is like a friend of many years.",
    "The world goes on changing, of course, and what we know of {t} changes with it.",
    "Today's answer may become tomorrow's question.",
    "Stay curious, do a little more, think one step further, and the reward will find you.",
)
_TURNS_ZH = ("", "换个角度看，", "再往深处想，", "说回眼前，", "放到生活里，")
_TURNS_EN = ("", "Seen from another side: ", "Thinking further: ", "Back to the present: ", "In everyday life: ")
_SENTENCES_A_PARAGRAPH = 5

_WRITES = Pattern(
    r"写|作(?:一|首|诗)|编(?:一|个)|讲(?:一|个)|来(?:一|首|个|段)|生成|创作|起草|介绍|描述|谈谈|说说|讲讲"
    r"|\b(?:write|compose|tell|create|draft|generate|make|describe|introduce|give me|essay|poem|story|joke)\b"
)
_TOPIC = (
    Pattern(r"(?:题目|主题|标题)(?:是|为|：|:)\s*[“\"「《]?([^，。,.!！?？\n”\"」》]{1,24})"),
    Pattern(r"(?:关于|围绕)\s*[“\"「《]?([^，。,.!！?？\n”\"」》]{1,24}?)[”\"」》]?\s*(?:的(?!\S{0,3}的)|写|，|。|$)"),
    Pattern(r"以\s*[“\"「《]?([^，。,.\n”\"」》]{1,24}?)[”\"」》]?\s*为(?:题|主题|名)"),
    Pattern(
        r"(?:介绍|描述|谈谈|讲讲|说说|描写|赞美|歌颂)(?:一下"
        r"|下)?\s*[“\"「《]?([^，。,.!！?？\n”\"」》]{1,24}?)[”\"」》]?\s*(?:的(?:短文|文章|文字|诗|故事|段落"
        r"|话|作文)|$|[，。！!?？\n])"
    ),
    Pattern(
        rf"(?:写|作|编|讲|来|生成)\s*(?:一(?:首|个|篇|段|则|封|句|条|份)|首|个|篇"
        rf"|段)?\s*(?:{NUMBER}\s*(?:个)?字(?:左右|以内)?的?)?([\u3400-\u9fffA-Za-z ]{{1,12}}?)的?(?:诗|故事"
        rf"|短文|文章|作文|笑话|邮件|标语|广告|散文|童话)"
    ),
    Pattern(
        r"\b(?:about|on|of|describing|introducing|introduce|describe"
        r"|for)\s+[\"“']?([a-z\u3400-\u9fff][^,.;!?\n\"”]{0,40}?)[\"”']?(?:\s+(?:in|using|with|that|which"
        r"|for)\b|[.,;!?\n]|$)",
        re.I,
    ),
)
_NO_TOPIC = Pattern(
    r"^(?:一|首|个|篇|段|短|小|长|有趣|简短|四行|五言|七言|你|我|自己|about|me|my|myself|yourself|\d+"
    rf"|{NUMBER}).{{0,2}}$",
    re.I,
)


def topic_of(prompt: Prompt, *, usual: str) -> str:
    """What a piece is to be about, the usual when the prompt does not say."""
    for pattern in _TOPIC:
        found = pattern.search(prompt.ask)
        topic = found.group(1).strip() if found else ""
        topic = re.sub(r"^(?:一首|一个|一篇|一段|短|小)+|(?:的|字)$", "", topic)
        if topic and not _NO_TOPIC.match(topic):
            return in_the_language(topic, prompt.language)
    return usual


_LENGTH = Pattern(rf"({NUMBER})\s*(?:个)?(?:汉)?字(?!母|段|符串)|\b({NUMBER})[- ]?(?:words?|characters?)\b")
_AT_LEAST = Pattern(
    r"(?<!不)(?<!不要)超过|不少于|不低于|至少|以上|\bat least|\bmore than|\bminimum|\bno (?:less"
    r"|fewer) than|\bnot less than|\bor more"
)
_WORDS = Pattern(r"\bwords?\b")
_LONG = Pattern(r"长文|长篇|很长|长一点|详细|尽量长|\blong\b|\bdetailed\b|\blengthy\b")
_PROSE = Pattern(
    r"短文|文章|作文|散文|句话|一段|段落|一篇|介绍|描述|谈谈|讲讲|说说|报告|演讲|日记|评论|科普|\bessay"
    r"|\barticle|\bparagraph|\btext\b|\breport|\bspeech|\bdescribe|\bintroduc|\bsomething\b|\bwords\b"
    r"|\bpiece\b"
)
_KINDS = (
    (
        Pattern(r"诗|绝句|律诗|俳句|\bpoems?\b|\bhaikus?\b|\bverses?\b|\brhyme"),
        _POEMS_ZH,
        _POEMS_EN,
        ("一首小诗", "a short poem"),
        ("春天", "spring"),
    ),
    (Pattern(r"笑话|段子|\bjokes?\b"), _JOKES_ZH, _JOKES_EN, ("一个笑话", "a joke"), ("", "")),
    (
        Pattern(r"标语|口号|广告语|广告词|\bslogans?\b|\btaglines?\b"),
        _SLOGANS_ZH,
        _SLOGANS_EN,
        ("一句标语", "a slogan"),
        ("学习", "learning"),
    ),
    (
        Pattern(r"邮件|一封信|\be-?mail\b|\bletter\b(?! [a-z]\b)"),
        _EMAILS_ZH,
        _EMAILS_EN,
        ("一封邮件", "an e-mail"),
        ("下周的会议", "next week's meeting"),
    ),
    (
        Pattern(r"故事|童话|寓言|\bstory\b|\btale\b|\bfable\b"),
        _STORIES_ZH,
        _STORIES_EN,
        ("一个小故事", "a short story"),
        ("星星", "the stars"),
    ),
)
_CODE_ASKED = Pattern(
    r"代码|冒泡|快速排序|斐波那契|阶乘|质数|素数|\bfibonacci|\bfactorial|\bbubble sort|函数|程序(?!员)"
    r"|脚本|hello,? world|\bcode\b|\bfunction\b|\bprogram\b|\bscript\b|\bsnippet\b"
)


_WRITE_MARKS = any_of(
    "写作编讲来生创起介描谈说",
    "write compose tell create draft generate make describe introduce give essay poem story joke",
)


_LENGTH_MARKS = any_of("字", "word words character characters")
_COMPOSED = Pattern(r"短文|长文|长篇|文章|作文|散文|\bessay|\barticle|\bparagraph|\bstory\b|\breport\b")
_COMPOSITION_MARKS = _LENGTH_MARKS | any_of("文", "essay article paragraph report")


def composition(prompt: Prompt) -> Said | None:
    """写一篇 300 字左右的短文介绍流式输出 · a 100-word essay on tea: prose of a length, whatever it is about"""
    if prompt.lacks(_COMPOSITION_MARKS) or prompt.lacks(_WRITE_MARKS) or prompt.wishes.words:
        return None
    length = _length(prompt)
    if length < 60 and not _COMPOSED.search(prompt.lower):
        return None
    return writing(prompt)


def writing(prompt: Prompt) -> Said | None:
    """写一首关于月亮的诗 · tell me a joke · 写一篇 300 字左右的短文介绍流式输出 · write a Python function that adds"""
    if prompt.lacks(_WRITE_MARKS):
        return None
    lower = prompt.lower
    if not _WRITES.search(lower):
        return None
    length = 0 if prompt.lacks(_LENGTH_MARKS) else _length(prompt)
    for asked, zh, en, kind, usual in _KINDS:
        if asked.search(lower) and (not length or length < 200 or asked is _KINDS[0][0]):
            return _piece(prompt, zh, en, kind, usual)
    if _CODE_ASKED.search(lower):
        return _code(prompt)
    if length or _PROSE.search(lower) or _LONG.search(lower):
        return long_text(prompt, length or (800 if _LONG.search(lower) else 200))
    return None


def _length(prompt: Prompt) -> int:
    found = _LENGTH.search(prompt.lower)
    return max(0, number_of(found.group(1) or found.group(2)) or 0) if found else 0


def _piece(prompt: Prompt, zh: tuple, en: tuple, kind: tuple[str, str], usual: tuple[str, str]) -> Said:
    topic = topic_of(prompt, usual=prompt.say(*usual))
    template = prompt.say(prompt.pick(zh), prompt.pick(en))
    thought = prompt.say(
        f"用户要{kind[0]}。模拟服务有 {len(zh)} 个现成的模板，填上题目就好。",
        f"The user wants {kind[1]}. The mock has {len(en)} template{'s' * (len(en) > 1)}; I fill in the topic.",
    )
    return Said(_filled(template, topic), thought, exact=True)


def _filled(template: str, topic: str) -> str:
    return template.replace("{t}", topic).replace("{T}", topic[:1].upper() + topic[1:])


def _code(prompt: Prompt) -> Said:
    code = next(code for asked, code in _CODE if asked.search(prompt.lower))
    lead = prompt.say("模拟服务备好的一段 Python：", "A piece of Python the mock keeps ready:")
    return Said(
        f"{lead}\n\n```python\n{code}\n```",
        prompt.say(
            "用户要代码，从现成的几段里挑最接近的。", "The user wants code; I pick the nearest of a few pieces."
        ),
        exact=True,
    )


def long_text(prompt: Prompt, length: int) -> Said:
    """A text about the topic, as near to the length (characters; English: words) as whole sentences allow."""
    if prompt.language == "en" and not _WORDS.search(prompt.lower):
        length = max(1, length // 6)
    topic = topic_of(prompt, usual=prompt.say("学习编程", "learning to program"))
    note = prompt.say("（这段文字由模拟服务按模板写成。）", "(The mock wrote this from a template.)")
    wanted = min(length, LONGEST_TEXT) - _size(prompt, note)
    sentences: list[str] = []
    size, number = 0, prompt.variant % 3
    at_least = bool(_AT_LEAST.search(prompt.lower))
    while size < wanted:
        sentence = _long_sentence(prompt, topic, number, first=not sentences)
        more = _size(prompt, sentence)
        if not at_least and sentences and size + more - wanted > wanted - size:
            break
        sentences.append(sentence)
        size, number = size + more, number + 1
    text = _paragraphs([*(sentences or [_long_sentence(prompt, topic, 0, first=True)]), note], prompt.say("", " "))
    thought = prompt.say(
        f"用户要一段关于“{topic}”的文字，大约 {length} 字。用模板里的句子一句一句写，写够为止。",
        f"The user wants a text about “{topic}” of some {length} words. I write the template's sentences one "
        f"by one until it is long enough.",
    )
    return Said(text, thought, short=sentences_of(text)[0])


def _long_sentence(prompt: Prompt, topic: str, number: int, *, first: bool) -> str:
    templates, turns = (_LONG_ZH, _TURNS_ZH) if prompt.language == "zh" else (_LONG_EN, _TURNS_EN)
    cycle, place = divmod(number, len(templates))
    turn = turns[cycle % len(turns)] if place % _SENTENCES_A_PARAGRAPH == 0 and not first else ""
    sentence = templates[place].replace("{t}", topic)
    return turn + (sentence[0].upper() + sentence[1:] if not turn else sentence)


def _size(prompt: Prompt, text: str) -> int:
    return len(text) if prompt.language == "zh" else len(text.split())


def _paragraphs(sentences: list[str], between: str) -> str:
    step = _SENTENCES_A_PARAGRAPH
    return "\n\n".join(between.join(sentences[at : at + step]) for at in range(0, len(sentences), step))


_SUMMARISE = Pattern(r"总结|概括|摘要|归纳|提炼|\bsummar|\btl;?dr\b")


_SUMMARY_MARKS = any_of("总概摘归提", "summary summarise summarize summarised summarized tl")


def summarise(prompt: Prompt) -> Said | None:
    """总结下面这段话：… · summarise: …"""
    if prompt.lacks(_SUMMARY_MARKS):
        return None
    if not _SUMMARISE.search(prompt.lower):
        return None
    text = after_colon(prompt.ask) or quoted(prompt.ask)
    sentences = sentences_of(text)
    if not sentences or len(text) < 10:
        return None
    return Said(
        sentences[0] + prompt.say("（模拟服务的总结就是取第一句。）", " (The mock's summary is the first sentence.)"),
        prompt.say("用户要总结一段话。取它的第一句。", "The user wants a summary. I take the first sentence."),
        short=sentences[0],
    )
