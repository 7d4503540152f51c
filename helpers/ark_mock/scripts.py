"""Scripted replies for the prompts of the lessons: the exact prompt → what the mock says to it.

To add one, put a line into the lesson's dictionary:

    "the prompt, letter for letter": says("the reply", thinking="One or two sentences."),

More replies after the first are further variants: `temperature=0` always gives the first. A key may also be a pair
`("the system message", "the prompt")`; it wins over the plain prompt when that system message is there.
A prompt that stands in no dictionary is answered by the rules of `replies.py`.
"""

from __future__ import annotations

from typing import NamedTuple


class Script(NamedTuple):
    replies: tuple[str, ...]
    thinking: str
    short: str = ""


def says(*replies: str, thinking: str, short: str = "") -> Script:
    """A script with its first reply and, where more are given, its variants; `short` is for "at most 10 characters"."""
    return Script(replies, thinking, short)


LESSON_00 = {
    "你好！请介绍一下你自己。": says(
        "你好！我是这门课自带的模拟服务，就运行在你的电脑上。我不是大模型，只会按事先写好的规则回答。"
        "切换到真实模式以后，同一段代码会由方舟上的模型来回答。",
        thinking="用户请我介绍自己。如实说明：我是模拟服务，不是模型。",
    ),
    "Hello! Please introduce yourself.": says(
        "Hello! I am the course's own mock, running on your computer. I am not a large model; I answer by rules written"
        " beforehand. In real mode the same code is answered by a model on Ark.",
        thinking="The user asks who I am. Say it plainly: a mock, not a model.",
    ),
}

LESSON_01 = {
    "用一句话解释什么是 API。": says(
        "API 是程序之间约定好的接口：一方按约定的格式发出请求，另一方按约定的格式返回结果。",
        thinking="用户要一句话的解释。抓住两点：API 是约定；有了约定，程序之间才能互相调用。",
    ),
    "Explain in one sentence what an API is.": says(
        "An API is an agreed interface between programs: one sends a request in the agreed form, the other returns a"
        " result in the agreed form.",
        thinking="One sentence. Two points: an API is an agreement, and with it programs can call one another.",
    ),
}

LESSON_03 = {
    "常见的十字花科植物有哪些？": says(
        "常见的十字花科植物有：白菜、甘蓝、西兰花、花椰菜、萝卜、芥菜、油菜、荠菜。",
        "生活里常见的十字花科植物：小白菜、大白菜、卷心菜、西兰花、萝卜、芥菜、油菜，还有野外的荠菜。",
        thinking="用户问十字花科有哪些植物。这一科的花有四片花瓣，排成十字。列出常见的蔬菜就够了。",
    ),
    "天空为什么是蓝色的？": says(
        "阳光里有各种颜色的光。穿过大气时，波长短的蓝光更容易被空气分子散射，从四面八方进入我们的眼睛，天空看起来就是蓝色的。",
        thinking="用户问天空为什么蓝。原因是瑞利散射：波长越短，散射越强。用平常话讲清楚。",
        short="蓝光散射强",
    ),
    ("你是小学科学老师，回答不超过 20 个字。", "天空为什么是蓝色的？"): says(
        "空气把阳光里的蓝光散射到四面八方。",
        thinking="规矩是不超过 20 个字，对象是小学生。只留一句最要紧的。",
    ),
    "给一家新开的书店起一个名字，只要名字。": says(
        "拾页书屋",
        "半日闲书店",
        "灯下书房",
        "纸上行舟",
        "南窗书舍",
        thinking="用户只要一个名字。书店的名字要安静、好记。",
    ),
    "鸡和兔一共 8 个头、22 条腿，鸡和兔各有几只？": says(
        "鸡 5 只，兔 3 只。",
        thinking="设兔有 x 只，鸡就有 8 - x 只。数腿：4x + 2(8 - x) = 22，得 x = 3。鸡 8 - 3 = 5 只。"
        "验算：3 × 4 + 5 × 2 = 22，对。",
    ),
}

LESSON_06 = {
    "彩虹是怎么来的？讲给小学生听。": says(
        "下过雨，空中还飘着许多小水滴。阳光照进水滴，方向会**拐一点弯**；不同颜色的光，拐弯的程度不一样，"
        "于是白色的阳光就散成了红、橙、黄、绿、蓝、靛、紫。这些光在水滴里反射一次，再射出来，照进你的眼睛，就是彩虹。\n\n"
        "想看到彩虹，记住三件事：\n\n"
        "1. 太阳要在你的**背后**，雨在你的前面；\n"
        "2. 太阳不能太高，早上和傍晚最容易看到；\n"
        "3. 没有雨也行：背对太阳，用喷壶喷出一片细细的水雾。",
        thinking="对象是小学生，用平常话讲。先说光在水滴里折射、反射、再折射，颜色就分开了；再教他们怎样看到。",
    ),
    "用四个字形容流式输出。": says("边写边送", thinking="只要四个字，说出一边生成一边送来的样子。"),
    "How does a rainbow form? Tell a child.": says(
        "After rain, many tiny drops still float in the air. When sunlight enters a drop it **bends a little**; each"
        " colour bends by a different amount, so the white light spreads into red, orange, yellow, green, blue, indigo"
        " and violet. Inside the drop the light is reflected once, comes out again and reaches your eyes: a"
        " rainbow.\n\n"
        "To see one, remember three things:\n\n"
        "1. The sun must be **behind** you, the rain in front of you.\n"
        "2. The sun must not be too high: mornings and evenings are best.\n"
        "3. No rain? Turn your back to the sun and spray a fine mist of water.",
        thinking="For a child, in plain words. First how light bends, is reflected and bends again in a drop, so that"
        " the colours part; then how to see it.",
    ),
    "Describe streaming in four words.": says(
        "Sent while being written", thinking="Four words: it is sent while it is still being written."
    ),
}

SCRIPTS: dict[str | tuple[str, str], Script] = {**LESSON_00, **LESSON_01, **LESSON_03, **LESSON_06}
