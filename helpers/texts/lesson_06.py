"""What the exercises of lesson 06 say."""

from helpers.texts import Text

NOT_A_FUNCTION = Text(
    zh="交给 `check` 的应当是函数 `{name}` 本身，后面不加括号；现在是 `{came}`。",
    en="Hand the function `{name}` itself to `check`, without brackets; this is a `{came}`.",
)
NOTHING_RETURNED = Text(
    zh="`{name}` 返回了 `None`：最后别忘了 `return`。",
    en="`{name}` returned `None`: do not forget to `return`.",
)

LINES_TITLE = Text(zh="从 SSE 的行里取出回答", en="Read the answer out of lines of SSE")
LINES_HINTS = (
    Text(
        zh="先跳过不以 `data: ` 开头的行，再跳过 `data: [DONE]`，剩下的才是 JSON。",
        en="Skip the lines that do not begin with `data: `, then `data: [DONE]`; what is left is JSON.",
    ),
    Text(
        zh="`line.removeprefix('data: ')` 去掉开头，`json.loads(...)` 读成字典（先 `import json`）。",
        en="`line.removeprefix('data: ')` takes the start off, `json.loads(...)` makes a dict (`import json` first).",
    ),
    Text(
        zh="字在 `['choices'][0]['delta']['content']` 里，用 `+=` 拼起来，最后 `return`。",
        en="The words are in `['choices'][0]['delta']['content']`; join them with `+=` and `return` them.",
    ),
)
LINES_SOLUTION = """import json


def text_of(lines):
    text = ""
    for line in lines:
        if line.startswith("data: ") and line != "data: [DONE]":
            chunk = json.loads(line.removeprefix("data: "))
            text += chunk["choices"][0]["delta"]["content"]
    return text


check("06-1", text_of)"""
LINES_RAISED = Text(
    zh="第 {number} 组行让函数抛出了 `{error}`。空行、`:` 开头的注释和 `[DONE]` 都不是 JSON，要跳过。",
    en="Lines {number} made it raise `{error}`. Empty lines, comments (`:`) and `[DONE]` are no JSON: skip them.",
)
UNKNOWN_NAME = Text(
    zh="函数里用到了一个还没有的名字：`{error}`。是不是少了 `import`，或者写错了字？",
    en="The function uses a name that does not exist: `{error}`. Is an `import` missing, or is it misspelt?",
)
LINES_WRONG = (
    Text(
        zh="三块数据应当拼成 `{expected}`，现在得到 `{came}`。",
        en="The three chunks should give `{expected}`; they gave `{came}`.",
    ),
    Text(
        zh="回答里也可以出现 `data: ` 这几个字，只去掉行首的那一个：应当得到 `{expected}`，现在是 `{came}`。",
        en="An answer may hold the letters `data: ` too; take off only the line's first: `{expected}`, not `{came}`.",
    ),
    Text(
        zh="思考内容不算回答，只要 `content`：应当得到 `{expected}`，现在是 `{came}`。",
        en="Thinking is not the answer, take `content` only: `{expected}`, not `{came}`.",
    ),
)

USAGE_TITLE = Text(zh="要用量的流", en="A stream with its usage")
USAGE_HINTS = (
    Text(
        zh="和前面的请求比，多写三个参数：`stream`、`stream_options`、`thinking`。",
        en="Three parameters more than a plain request: `stream`, `stream_options`, `thinking`.",
    ),
    Text(
        zh='`stream_options={"include_usage": True}`，`thinking={"type": "disabled"}`。',
        en='`stream_options={"include_usage": True}`, `thinking={"type": "disabled"}`.',
    ),
    Text(
        zh="`create(...)` 给的是流，用 `list(...)` 包起来才是列表。",
        en="`create(...)` gives a stream; put `list(...)` around it for a list.",
    ),
)
USAGE_SOLUTION = """chunks = list(
    client.chat.completions.create(
        model=ark.model,
        messages=four_words,
        stream=True,
        stream_options={"include_usage": True},
        thinking={"type": "disabled"},
    )
)
print(chunks[-1].usage)
check("06-2", chunks)"""
NOT_A_LIST = Text(
    zh="`chunks` 应当是列表，现在是 `{came}`。流要用 `list(...)` 收成列表。",
    en="`chunks` should be a list; it is a `{came}`. Collect the stream with `list(...)`.",
)
NOT_A_STREAM = Text(
    zh="列表里不是数据块：少了 `stream=True`，拿到的是一整个回复，不是一条流。",
    en="These are no chunks: without `stream=True` you get a whole reply, not a stream.",
)
STILL_THINKING = Text(
    zh='思考还开着：加上 `thinking={"type": "disabled"}`。',
    en='It still thinks: add `thinking={"type": "disabled"}`.',
)
NO_USAGE_ASKED = Text(
    zh='没有要用量：加上 `stream_options={"include_usage": True}`。',
    en='The usage was not asked for: add `stream_options={"include_usage": True}`.',
)
USAGE_NOT_KEPT = Text(
    zh="列表里没有带用量的那一块：要把流收到底，最后一块也留着。",
    en="The chunk with the usage is not in the list: read the stream to its end and keep the last chunk too.",
)

COLLECT_TITLE = Text(zh="不怕出错的收集器", en="A collector that survives trouble")
COLLECT_HINTS = (
    Text(
        zh="循环外先准备好 `text`、`usage`、`error` 三个变量，循环放进 `try`，最后统一返回字典。",
        en="Prepare `text`, `usage`, `error` before the loop, put the loop into a `try`, return the dict at the end.",
    ),
    Text(
        zh="`choices` 可能是空的，先问 `if chunk.choices`；`content` 可能是 `None`，写 `or ''`。",
        en="`choices` may be empty: ask `if chunk.choices`. `content` may be `None`: write `or ''`.",
    ),
    Text(
        zh="两种异常都要接住：`except (httpx.HTTPError, ArkAPIError) as caught`，再 `error = caught`。"
        "`as` 后面的名字出了 `except` 就没有了，所以要另存。",
        en="Catch both: `except (httpx.HTTPError, ArkAPIError) as caught`, then `error = caught`: the name after"
        " `as` is gone when the `except` block ends.",
    ),
)
COLLECT_SOLUTION = """import httpx
from volcenginesdkarkruntime._exceptions import ArkAPIError


def collect(stream):
    text, usage, error = "", None, None
    try:
        for chunk in stream:
            usage = chunk.usage or usage
            if chunk.choices:
                text += chunk.choices[0].delta.content or ""
    except (httpx.HTTPError, ArkAPIError) as caught:
        error = caught
    return {"text": text, "usage": usage, "error": error}


check("06-3", collect)"""
PLAIN = Text(zh="没有用量的", en="without usage")
WITH_USAGE = Text(zh="带用量的", en="with usage")
CUT = Text(zh="断在半路的", en="cut half way")
ERROR_EVENT = Text(zh="中途出错的", en="with an error event")
NO_CONTENT = Text(zh="有一块 `content` 是 `None` 的", en="with a chunk whose `content` is `None`")
COLLECT_RAISED = Text(
    zh="第 {number} 条流（{kind}）让 `collect` 抛出了 `{error}`。不管流怎样结束，它都应当返回字典。",
    en="Stream {number} ({kind}) made `collect` raise `{error}`. However a stream ends, it should return the dict.",
)
COLLECT_NO_DICT = Text(
    zh="`collect` 应当返回字典，现在返回的是 `{came}`。",
    en="`collect` should return a dict; it returned a `{came}`.",
)
COLLECT_FIELDS = Text(
    zh="字典里要有 `text`、`usage`、`error` 三个键，现在有：`{came}`。",
    en="The dict needs the keys `text`, `usage` and `error`; it has `{came}`.",
)
COLLECT_THINKING = Text(
    zh="`text` 里混进了思考内容：只要 `delta.content`。",
    en="The thinking got into `text`: take `delta.content` only.",
)
COLLECT_TEXT = Text(
    zh="第 {number} 条流（{kind}）的 `text` 应当是 `{expected}`，现在是 `{came}`。出错之前收到的字也要留下。",
    en="`text` of stream {number} ({kind}) should be `{expected}`, not `{came}`. Keep what came before the trouble.",
)
COLLECT_USAGE = Text(
    zh="第 {number} 条流（{kind}）的用量不对：总数应当是 `{expected}`，`usage` 现在是 `{came}`。",
    en="The usage of stream {number} ({kind}) is wrong: its total should be `{expected}`; `usage` is `{came}`.",
)
COLLECT_ERROR = Text(
    zh="第 {number} 条流（{kind}）的 `error` 应当是 `{expected}`，现在是 `{came}`。接住异常以后，把它原样放进字典。",
    en="`error` of stream {number} ({kind}) should be `{expected}`, not `{came}`. Put the caught exception itself in.",
)
