"""Ordinary talk: who the mock is, greetings and thanks, what it cannot know, and the answer when no rule fits."""

from __future__ import annotations

import re

from .marks import any_of
from .pattern import Pattern
from .prompt import Prompt
from .said import Said

_IDENTITY = Pattern(
    r"你是谁|你有(?:感情|意识|情感|思想)|你是什么(?!意思)|你叫(?:什么|啥)|你的名字"
    r"|(?<!写)(?<!写一段)(?<!帮我)(?:介绍|说说"
    r"|讲讲)(?:一下|下)?(?:你|妳)?(?:自己|你是谁)|^(?:请)?(?:做|来)(?:一?个)?自我介绍|怎么称呼你|你几岁"
    r"|你多大"
    r"|你是(?:不是)?.{0,8}(?:模型|豆包|gpt|chatgpt|deepseek|claude|gemini|kimi|真人|人类|机器人|ai|真的"
    r"|人吗|假的|模拟)|(?:哪个|哪家|什么|哪一个)(?:大)?模型"
    r"|\bwho are you\b|\bwhat are you\b|\byour name\b|\bintroduce yourself\b|\babout yourself\b"
    r"|\bwho (?:made|created|built|trained) you\b|\b(?:which|what) (?:ai |language |large )?model\b"
    r"|\bare you (?:an? |the |really )?(?:real|human|person|bot|robot|ai|llm|gpt|chatgpt|model|doubao"
    r"|claude|deepseek|gemini|language model|mock|fake)"
)


_IDENTITY_MARKS = any_of("你妳型介自", "you your yourself model")


def identity(prompt: Prompt) -> Said | None:
    """你是谁 · are you ChatGPT · 你叫什么名字, also with a name given by the system role"""
    if prompt.lacks(_IDENTITY_MARKS):
        return None
    if not _IDENTITY.search(prompt.lower):
        return None
    name = prompt.wishes.name or _name_in(prompt.wishes.role)
    if name:
        return Said(
            prompt.say(
                f"在这段对话里我叫{name}；其实我是本课程的模拟服务，不是模型。",
                f"In this conversation I am called {name}; in fact I am this course's mock of Ark, not a model.",
            ),
            prompt.say(
                f"system 消息给我起名{name}，照着说；也要说清我是模拟服务。",
                f"The system message calls me {name}. I say so, and that I am the mock.",
            ),
            short=prompt.say(f"我叫{name}。", f"I am {name}."),
        )
    role = prompt.wishes.role
    as_zh, as_en = (
        (f"这段对话里我按 system 的安排当{role}。", f" In this conversation the system role makes me {role}.")
        if role
        else ("", "")
    )
    variants_zh = (
        "我是本课程的模拟服务（模拟方舟），不是大模型。我按规则回答，不联网，也不收费。",
        "我不是模型，是课程里代替方舟的模拟服务。接口和真实服务一样，回答由规则写成。",
        "这里是课程的模拟服务，不是模型：请求和响应照着真实的方舟，文字来自固定的规则。",
    )
    variants_en = (
        "I am this course's mock of Ark, not a model. I answer by rules, offline and free of charge.",
        "I am not a model but the mock that stands in for Ark in this course. The interface is the real one, "
        "the answers come from rules.",
        "This is the course's mock, not a model: requests and responses follow the real Ark, the words come "
        "from fixed rules.",
    )
    return Said(
        prompt.say(prompt.pick(variants_zh) + as_zh, prompt.pick(variants_en) + as_en),
        prompt.say(
            "用户问我是谁。如实说：模拟服务，不是模型。",
            "The user asks who I am. The honest answer: the mock, not a model.",
        ),
        short=prompt.say("我是模拟服务。", "I am the mock."),
    )


def _name_in(role: str) -> str:
    """The name in «你是小豆» or "You are Bob"; "" where the role is a description."""
    zh = re.fullmatch(r"[小阿老][\u3400-\u9fff]{1,2}", role)
    en = re.fullmatch(r"[A-Z][a-z]{1,14}", role)
    return role if zh or en else ""


_GREETING = Pattern(
    r"^(?:你好|您好|嗨|哈喽|哈啰|喂|早|早上好|早安|上午好|中午好|下午好|晚上好|大家好|在吗|hi|hello|hey"
    r"|good (?:morning|afternoon|evening)|greetings|howdy)"
    r"(?:[\s，,。.！!~～呀啊]|there|everyone|ark|方舟|豆包|你好|世界|world)*[?？]?$"
)
_THANKS = Pattern(
    r"^(?:好的?|ok|okay|太好了|great)?[，,\s]*(?:非常|十分|太)?(?:谢谢|感谢|多谢|谢啦|thanks|thank you|thx"
    r"|cheers).{0,20}$"
)
_BYE = Pattern(r"^(?:再见|拜拜|回头见|晚安|bye|goodbye|good night|see you).{0,10}$")
_HOW = Pattern(
    r"^(?:(?:hello|hi|hey|你好)[\s,，!！。.]+)?(?:你好吗|你还好吗|最近(?:怎么样|好吗)|近来可好|how are you"
    r"|how's it going|how do you do|what's up).{0,12}$"
)
_TEST = Pattern(r"^(?:测试|test|testing|ping|试一下|连接测试|hello test)(?:一下|[\s,，。.！!123])*$")
_OK = Pattern(
    r"^(?:好的?|嗯|哦|行|可以|收到|明白了?|知道了|懂了|ok|okay|got it|i see|sure|fine|yes|no|是的?|不是?|对)[。.！!~]*$"
)
_HELP = Pattern(
    r"你(?:能|会|可以)(?:帮我|做|干|些)*(?:什么|哪些|啥)|有什么功能|\bwhat can you do\b"
    r"|\bhow can you help\b|^(?:help|帮助)[?？!！]?$"
)

_TALK_MARKS = any_of(
    "你您嗨哈喂早上中下晚大在谢感再拜回见安近测试连嗯哦行可收明知懂是不对好",
    "hi hello hey good greetings howdy ok okay great thanks thank thx cheers bye goodbye see how what test testing ping"
    " yes no sure fine got",
)
_SMALL_TALK = (
    (
        _GREETING,
        ("你好！有什么想试的？", "你好，很高兴见到你。", "你好！模拟服务已经就绪。"),
        ("Hello! What would you like to try?", "Hello, nice to meet you.", "Hello! The mock is ready."),
        ("用户在打招呼，回个招呼。", "The user greets me; I greet back."),
    ),
    (
        _THANKS,
        ("不客气！", "不用谢，继续加油。", "不客气，随时再来。"),
        ("You're welcome!", "My pleasure.", "You're welcome, any time."),
        ("用户道谢。", "The user says thanks."),
    ),
    (_BYE, ("再见！", "再见，下次见。"), ("Goodbye!", "Goodbye, see you."), ("用户道别。", "The user says goodbye.")),
    (
        _HOW,
        ("我是模拟服务，没有心情好坏；一切运转正常。你呢？",),
        ("I am the mock, so I have no moods; everything is running. And you?",),
        ("用户问候近况，如实回答。", "The user asks how I am; I answer honestly."),
    ),
    (
        _TEST,
        ("收到，连接正常。",),
        ("Received; the connection works.",),
        ("用户在测试连接。", "The user tests the connection."),
    ),
    (_OK, ("好的。", "嗯，继续吧。"), ("All right.", "OK, go on."), ("用户应了一声。", "The user acknowledges.")),
)


def small_talk(prompt: Prompt) -> Said | None:
    """你好 · thanks a lot · bye · how are you"""
    lower = prompt.lower
    if len(lower) > 60 or prompt.lacks(_TALK_MARKS):
        return None
    for asked, zh, en, thought in _SMALL_TALK:
        if asked.match(lower):
            return Said(prompt.say(prompt.pick(zh), prompt.pick(en)), prompt.say(*thought))
    return None


_ABLE_ZH = (
    "数数",
    "重复你的话",
    "算小算式",
    "列清单",
    "解释课程里的词",
    "翻译固定短句",
    "写小诗和短文",
    "回忆这段对话",
)
_ABLE_EN = (
    "count",
    "repeat your words",
    "work out small sums",
    "make lists",
    "explain the course's terms",
    "translate fixed phrases",
    "write short pieces",
    "recall this conversation",
)


_HELP_MARKS = any_of("你功帮", "you help")


def abilities(prompt: Prompt) -> Said | None:
    """你能做什么 · what can you do"""
    if prompt.lacks(_HELP_MARKS):
        return None
    if not _HELP.search(prompt.lower):
        return None
    able = _ABLE_ZH if prompt.language == "zh" else _ABLE_EN
    return Said(
        prompt.say(
            f"我是模拟服务，会{'、'.join(able)}。别的问题，真实模式下的模型会回答。",
            f"I am the mock. I can {', '.join(able)}. For anything else there is a model in real mode.",
        ),
        prompt.say("用户问我会什么，列出规则。", "The user asks what I can do; I list the rules."),
        items=able,
        short=prompt.say("数数、重复、列清单。", "Count, repeat, list."),
    )


_WEATHER = Pattern(r"天气|气温|下雨吗|会下雨|几度|\bweather\b|\bforecast\b|\btemperature (?:in|today|outside)")
_CLOCK = Pattern(
    r"几点|现在.{0,4}时间|今天.{0,4}(?:几号|星期几|周几|日期|礼拜几)|几月几|\bwhat time\b|\b(?:current"
    r"|today's) (?:time|date)\b|\bwhat day is\b|\bwhat(?:'s| is) the (?:time|date)\b"
)
_NEWS = Pattern(r"新闻|股价|汇率|比分|最新(?:的)?(?:消息|价格)|\bnews\b|\bstock price|\bexchange rate|\blatest\b")


_REACH_MARKS = any_of("天气几时新股汇比最度", "weather forecast temperature time date day news stock exchange latest")


def out_of_reach(prompt: Prompt) -> Said | None:
    """北京今天天气怎么样 · what time is it · 今天有什么新闻, all without a tool"""
    if prompt.lacks(_REACH_MARKS):
        return None
    lower = prompt.lower
    what = (
        ("天气", "the weather")
        if _WEATHER.search(lower)
        else ("现在的时间", "the time")
        if _CLOCK.search(lower)
        else ("最新的消息", "the news")
        if _NEWS.search(lower)
        else None
    )
    if what is None:
        return None
    return Said(
        prompt.say(
            f"我看不到{what[0]}：模拟服务不联网。请求带上查询工具（tools）并允许调用，我就能请你去查。",
            f"I cannot see {what[1]}: the mock is offline. With a tool for it in the request (tools), allowed to "
            f"be called, I can ask you to look it up.",
        ),
        prompt.say(
            f"用户问{what[0]}，这里没有可用的工具，不能编造。",
            f"The user asks for {what[1]}. There is no tool for it here, and I must not make it up.",
        ),
        short=prompt.say("我不知道。", "I don't know."),
    )


_ONLINE = Pattern(
    r"(?:^|[，,。.！!])(?:请问|请|麻烦|你|您|现在|自己|能不能|能否|能够|能|可不可以|可以|可否|会不会|会|支持|是否|是不是|有没有|有|去|帮我|在)+"
    r"(?:联网|连网|上网(?!课)|网络(?:连接|吗)|在线(?:吗|$)|(?:访问|使用|搜索|连接)到?(?:互联网|网络|网页|网站|因特网)"
    r"|(?:打开|浏览|查看|看)(?:一下|这个)?(?:网页|网站|网址|链接))"
    r"|\b(?:can|could|will|would|do|are) you (?:please |also |really |actually |currently |now )?(?:able to |to )?"
    r"(?:(?:browse|search|access|use|surf|go|get|look (?:it|this|that|things) up|connected to|have)?"
    r"(?: (?:to|on|onto|in|the|any|an?))* ?(?:web|internet|online)"
    r"|(?:open|visit|access|browse)(?: (?:the|any|an?|this|that))* (?:websites?|web ?pages?|urls?|links?))\b"
    r"|^(?:please )?(?:browse|search|surf) (?:the )?(?:web|internet)\b"
)
_ONLINE_MARKS = any_of("网线链", "web internet website websites webpage webpages online url urls link links")


def online(prompt: Prompt) -> Said | None:
    """你能联网吗 · can you browse the web"""
    if prompt.lacks(_ONLINE_MARKS) or not _ONLINE.search(prompt.lower):
        return None
    return Said(
        prompt.say(
            "我不能联网：模拟服务打不开网页，也搜索不了。请求带上查询工具（tools）并允许调用，我就能请你去查。",
            "I cannot go online: the mock opens no web page and searches nothing. With a tool for it in the request "
            "(tools), allowed to be called, I can ask you to look it up.",
        ),
        prompt.say(
            "用户问能不能联网。模拟服务不能，如实说。", "The user asks whether I am online. I am not, and say so."
        ),
        short=prompt.say("我不能联网。", "I am offline."),
    )


def images(prompt: Prompt) -> Said | None:
    """A question with pictures, sound or files beside the text."""
    if not prompt.images:
        return None
    number = prompt.images
    about = prompt.say(
        f"你的问题是“{_first_words(prompt.ask)}”。" if prompt.ask else "",
        f" Your question was “{_first_words(prompt.ask)}”." if prompt.ask else "",
    )
    return Said(
        prompt.say(
            f"收到 {number} 个图片或文件。{about}模拟服务看不懂它们的内容，真实模式下的视觉模型可以。",
            f"I received {number} image{'s' * (number > 1)} or file{'s' * (number > 1)}.{about} The mock cannot "
            f"look inside; in real mode a vision model can.",
        ),
        prompt.say(
            "消息里有文字以外的内容，模拟服务看不懂，如实说。",
            "The message holds more than text, which the mock cannot read. I say so.",
        ),
        short=prompt.say("收到，看不懂图片。", "Received, cannot see it."),
    )


def unknown(prompt: Prompt) -> Said:
    """The answer when no rule fits: what was asked, what this is, where a real answer comes from."""
    if not prompt.ask:
        return Said(
            prompt.say(
                "这条消息里没有文字。写点什么，再发一次吧。",
                "This message holds no text. Write something and send it again.",
            ),
            prompt.say("没有读到文字。", "There is no text to read."),
            short=prompt.say("没有文字。", "No text."),
        )
    about = _first_words(prompt.ask)
    variants_zh = (
        f"关于“{about}”，课程的模拟服务没有准备答案（我不是模型），换成真实模式，模型会认真回答。"
        f"现在可以让我数数、重复、列清单或解释课程里的词。",
        f"你问的是“{about}”，模拟服务没有准备答案，也不会假装知道，真实模式下由模型回答。"
        f"在这里可以试试“从1数到10”或“什么是 token”。",
        f"收到“{about}”，可是模拟服务只会按规则说话，这个问题没有对应的规则；想要真正的回答，请用真实模式。",
    )
    variants_en = (
        f"About “{about}”: I am the course's mock, not a model, and have no answer prepared; in real mode "
        f"a model answers properly. Here I can count, repeat, make lists and explain the course's terms.",
        f"You asked “{about}”, and the mock has no answer prepared nor pretends to know; in real mode a model "
        f"replies. Here, try “count from 1 to 10” or “what is a token”.",
        f"Received “{about}”, but the mock speaks by rules and has none for this question; for a real answer, "
        f"use real mode.",
    )
    return Said(
        prompt.say(prompt.pick(variants_zh), prompt.pick(variants_en)),
        prompt.say(
            f"用户说的是“{about}”。没有合适的规则，如实说明，再告诉用户能做什么。",
            f"The user said “{about}”. No rule fits, so I say so and tell what I can do.",
        ),
        short=prompt.say("模拟服务不会这个。", "The mock cannot say."),
    )


def _first_words(text: str) -> str:
    line = " ".join(text[:200].split()).rstrip("?？。.!！") or text[:20]
    most = 20 if any("\u3400" <= character <= "\u9fff" for character in line[:40]) else 48
    return line if len(line) <= most else line[:most].rstrip() + "…"
