"""When the mock asks for a tool, with which arguments, and what it makes of a tool's result."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from .hints import Hints, kind_of
from .json_values import Schema
from .pattern import Pattern
from .prompt import Prompt, text_of
from .said import Said

LONGEST_RESULT = 600  # characters quoted from a tool's result
MOST_CALLS = 8


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One call the mock asks the caller to make; `arguments` is JSON text."""

    id: str
    name: str
    arguments: str


_MATTERS = tuple(
    Pattern(words)
    for words in (
        r"天气|气温|下雨|下雪|温度|weather|forecast|temperature|\brain",
        r"几点|时间|日期|几号|星期几|时区|\btime\b|\bdate\b|\btoday\b|timezone|clock",
        r"计算|算一|等于|加法|乘法|\bcalculat|\barithmetic|\bmath|\bcompute|\bsum\b|[\d)]\s*[-+*/×÷^]\s*[\d(]"
        r"|\d\s*(?:加|减|乘|除)|\badd\b|multiply|\bplus\b",
        r"股票|股价|行情|stock|share price",
        r"汇率|换算|兑换|currency|exchange rate|convert",
        r"翻译|translat",
        r"邮件|邮箱|e-?mail|\bsend\b",
        r"新闻|头条|\bnews\b|headline",
        r"搜索|搜一下|检索|\bsearch|look up|\bgoogle",
        r"订单|order",
        r"快递|物流|包裹|package|shipment|parcel|tracking",
        r"航班|机票|飞机|flight",
        r"火车|高铁|车票|train",
        r"酒店|宾馆|hotel",
        r"预订|预约|订座|\bbook\b|reserv",
        r"路线|导航|距离|地图|route|direction|distance|navigat|\bmap\b",
        r"提醒|闹钟|日程|日历|会议|remind|alarm|calendar|schedule|meeting",
        r"画(?:一|个|张|幅)|绘|生成图|图片|image|draw|picture",
        r"音乐|歌曲|播放|放一首|music|song|\bplay\b",
        r"开灯|关灯|打开|关闭|空调|灯光|\blights?\b|turn (?:on|off)|thermostat",
        r"数据库|sql|database",
        r"余额|账户|转账|balance|transfer",
        r"随机|骰子|抽签|random|dice",
        r"库存|商品|inventory|product|in stock",
        r"电影|影院|movie|cinema",
        r"餐厅|餐馆|美食|restaurant",
        r"运行代码|执行代码|run code|execute|interpreter",
    )
)
_PLAIN_ZH = frozenset(
    "查询 询指 获取 指定 定城 城市 市的 信息 用户 返回 根据 当前 前的 今天 名称 输入 参数 需要 使用 一个 "
    "可以 进行 提供 内容 给定 结果 工具 函数 调用 什么 怎么 请问"
    " 帮我 我的 你的 告诉 一下 的信 实时 现在 数据 服务 相关 对应 或者 以及 如果 回答 问题 支持 操作 功能".split()
)
_PLAIN_EN = frozenset(
    "with from that this given return returns user what which when where your have will name value current "
    "input for the and get set function tool string number list"
    " about information data specified provided using can should want like please call".split()
)
_WORD_EN = Pattern(r"[a-z]{4,}")
_NAME_PART = Pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[\u3400-\u9fff]+")
_CHINESE_RUN = Pattern("[\u3400-\u9fff]{2,}")
ENOUGH = 2  # points at which a tool is taken to be asked for


def tool_calls(prompt: Prompt, tools: list, tool_choice: str | dict | None) -> tuple[ToolCall, ...]:
    """The calls the mock asks for, () when it answers in words.

    Required or named: always. Left to choose: when the question is about what the tool does, and no result is in yet.
    """
    functions = [
        function
        for tool in tools
        if isinstance(tool, dict)
        and isinstance(function := tool.get("function"), dict)
        and isinstance(function.get("name"), str)
    ]
    if tool_choice == "none" or not functions:
        return ()
    if isinstance(tool_choice, dict):
        named = tool_choice.get("function")
        name = named.get("name") if isinstance(named, dict) else None
        return _calls(prompt, next((function for function in functions if function["name"] == name), functions[0]))
    scores = [_score(prompt.lower, function) for function in functions]
    best = max(range(len(functions)), key=scores.__getitem__)
    if tool_choice == "required":
        return _calls(prompt, functions[best])
    asked = bool(prompt.messages) and prompt.messages[-1].get("role") == "user" and scores[best] >= ENOUGH
    return _calls(prompt, functions[best]) if asked else ()


def _score(lower: str, function: dict) -> int:
    """How much of a question is about what a function does."""
    name = function["name"]
    about = function.get("description") if isinstance(function.get("description"), str) else ""
    described = f"{name.replace('_', ' ')} {about}".lower()
    if not lower:
        return 0
    if name.lower() in lower:
        return 9
    points = 3 * sum(bool(matter.search(described) and matter.search(lower)) for matter in _MATTERS)
    points += 2 * sum(
        part.lower() in lower for part in _NAME_PART.findall(name) if len(part) > 3 and part.lower() not in _PLAIN_EN
    )
    pairs = {run[at : at + 2] for run in _CHINESE_RUN.findall(described) for at in range(len(run) - 1)} - _PLAIN_ZH
    points += 2 * sum(pair in lower for pair in pairs)
    points += sum(word in lower for word in set(_WORD_EN.findall(about.lower())) - _PLAIN_EN)
    parameters = function.get("parameters")
    properties = parameters.get("properties") if isinstance(parameters, dict) else None
    for schema in properties.values() if isinstance(properties, dict) else ():
        options = schema.get("enum") if isinstance(schema, dict) else None
        points += 2 * any(
            isinstance(option, str) and len(option) > 1 and option.lower() in lower for option in options or ()
        )
    return points


def _calls(prompt: Prompt, function: dict) -> tuple[ToolCall, ...]:
    """The calls of one function: one, or one for each city when the question names several and it takes one."""
    parameters = function.get("parameters")
    schema = parameters if isinstance(parameters, dict) else {"type": "object"}
    arguments = Schema(schema, Hints(prompt.ask, language=prompt.language), sparing=True).value(
        {"type": "object", **schema}
    )
    arguments = arguments if isinstance(arguments, dict) else {}
    several = [arguments]
    place = next(
        (name for name, value in arguments.items() if isinstance(value, str) and kind_of(name) == "city"), None
    )
    if place is not None:
        cities = Hints(prompt.ask, language=prompt.language).cities()
        if arguments[place] in cities:
            several = [{**arguments, place: city} for city in cities[:MOST_CALLS]]
    return tuple(_call(prompt, function["name"], each, number) for number, each in enumerate(several))


def _call(prompt: Prompt, name: str, arguments: dict, number: int) -> ToolCall:
    text = json.dumps(arguments, ensure_ascii=False)
    seed = f"{len(prompt.messages)}\0{prompt.variant}\0{number}\0{prompt.ask}\0{name}\0{text}"
    digest = int.from_bytes(hashlib.blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=20).digest(), "big")
    characters = []
    for _ in range(24):
        digest, place = divmod(digest, 36)
        characters.append("0123456789abcdefghijklmnopqrstuvwxyz"[place])
    return ToolCall("call_" + "".join(characters), name, text)


def calling_thought(prompt: Prompt, calls: tuple[ToolCall, ...]) -> str:
    """The demonstration thinking before a call."""
    name, number = calls[0].name, len(calls)
    return prompt.say(
        f"这个问题要用工具 {name}。从问题里取出参数，{'调用一次' if number == 1 else f'分 {number} 次调用'}，"
        f"等结果回来再回答。",
        f"This needs the tool {name}. I take the arguments from the question, call it "
        f"{'once' if number == 1 else f'{number} times'} and answer when the result is in.",
    )


def tool_result(prompt: Prompt) -> Said | None:
    """What the tools' results say, put into words; when the last message is a tool's."""
    if not prompt.messages or prompt.messages[-1].get("role") != "tool":
        return None
    results: list[dict] = []
    for message in reversed(prompt.messages):
        if message.get("role") != "tool":
            break
        results.insert(0, message)
    names = _names(prompt.messages)
    lines = [
        _result_line(prompt, names.get(message.get("tool_call_id")) or "", text_of(message))
        for message in results[-MOST_CALLS:]
    ]
    return Said(
        "\n".join(lines),
        prompt.say(
            "工具的结果回来了。把结果用一句话说给用户。", "The tool's result is in. I put it into words for the user."
        ),
        short=_in_words(prompt, text_of(results[-1])),
        exact=True,
    )


def _names(messages: list[dict]) -> dict:
    """Which function each call id belongs to."""
    names = {}
    for message in messages:
        for call in message.get("tool_calls") or ():
            if isinstance(call, dict) and isinstance(call.get("id"), str) and isinstance(call.get("function"), dict):
                names[call["id"]] = call["function"].get("name")
    return names


def _result_line(prompt: Prompt, name: str, content: str) -> str:
    words = _in_words(prompt, content)
    if not words:
        tool = prompt.say(f"工具 {name} " if name else "工具", f"The tool {name}" if name else "The tool")
        return prompt.say(f"{tool}没有返回内容。", f"{tool} returned nothing.")
    stop = "" if words[-1] in "。.!！?？" else prompt.say("。", ".")
    source = (
        prompt.say(f"工具 {name} 的结果", f"the tool {name}") if name else prompt.say("工具的结果", "the tool's result")
    )
    return prompt.say(f"根据{source}：{words}{stop}", f"According to {source}: {words}{stop}")


def _in_words(prompt: Prompt, content: str) -> str:
    """A tool's content as a phrase: JSON as «name: value» pairs, anything else as it stands."""
    content = content.strip()
    try:
        value = json.loads(content) if content[:1] in "{[" and len(content) < 20000 else content
    except (ValueError, RecursionError):
        value = content
    if isinstance(value, dict):
        pairs = [f"{key}{prompt.say('：', ': ')}{_plain(each)}" for key, each in value.items()]
        words = prompt.say("，", ", ").join(pairs)
    else:
        words = prompt.say("、", ", ").join(_plain(each) for each in value) if isinstance(value, list) else value
    return words if len(words) <= LONGEST_RESULT else words[:LONGEST_RESULT] + "…"


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
