"""What the exercises of lesson 01 say."""

from helpers.texts import Text

TOKENS_TITLE = Text(zh="这次一共用了多少 token", en="How many tokens were used in all")
TOKENS_HINTS = (
    Text(
        zh='用量在 `usage` 里：先写 `data["usage"]`，看看里面有什么。',
        en='Usage is in `usage`: write `data["usage"]` first and look inside.',
    ),
    Text(
        zh="`usage` 也是一个字典，再用一次方括号。“一共”的英文是 total。",
        en="`usage` is a dictionary too: one more pair of brackets. You want the total.",
    ),
    Text(zh='`data["usage"]["total_tokens"]`', en='`data["usage"]["total_tokens"]`'),
)
TOKENS_SOLUTION = 'answer = data["usage"]["total_tokens"]\ncheck("01-1", answer)'
TOKENS_ALL = Text(
    zh="你交来的是整个响应。先取 `usage`，再取里面“一共”的那个数。",
    en="That is the whole response. Take `usage`, then the total in it.",
)
TOKENS_A_DICT = Text(
    zh="你取到的是整个 `usage`。再往里走一层，取“一共”的那个数。",
    en="That is the whole of `usage`. Go one level deeper, to the total.",
)
TOKENS_A_PART = Text(
    zh="{came} 是 `{field}`，只是其中一部分。题目问的是一共多少。",
    en="{came} is `{field}`, a part of it. The question asks for the total.",
)
TOKENS_WRONG = Text(
    zh="{came} 不是响应里的 `total_tokens`。从 `data` 里把它取出来。",
    en="{came} is not the `total_tokens` of the response. Take it out of `data`.",
)

CAUSE_TITLE = Text(zh="哪一部分写错了", en="Which part was wrong")
CAUSE_HINTS = (
    Text(
        zh="先看状态码，再看响应体是纯文本还是 JSON。是 JSON，就读 `code`。",
        en="First the status, then whether the body is plain text or JSON. If JSON, read `code`.",
    ),
    Text(
        zh="甲和乙都是 404，但只有一个走到了方舟的接口：它返回的是 JSON，还点名说哪个模型不存在。",
        en="a and b are both 404, but only one reached the API: it answers in JSON and names the model.",
    ),
    Text(
        zh="地址写错，找不到页面；模型名写在请求体里；API Key 写在请求头里。",
        en="A wrong address finds no page; the model's name is in the body; the API Key is in a header.",
    ),
)
CAUSE_SOLUTION = 'causes = {"a": "url", "b": "body", "c": "headers"}\ncheck("01-2", causes)'
CAUSE_UNKNOWN = Text(
    zh="`{case}` 的答案是 {came}；只能从 `url`、`headers`、`body` 里选。",
    en="`{case}` is {came}; choose one of `url`, `headers`, `body`.",
)
CAUSE_WRONG = {
    "a": Text(
        zh="`a` 不是 {came}：响应体是纯文本，说明请求没有走到方舟的接口，连 Key 和请求体都还没看。",
        en="`a` is not {came}: the body is plain text, so the request never reached the API; nobody read key or body.",
    ),
    "b": Text(
        zh="`b` 不是 {came}：响应体是 JSON，说明地址和 Key 都没问题，是里面点名的那个模型不存在。",
        en="`b` is not {came}: the body is JSON, so address and key were fine; the model it names does not exist.",
    ),
    "c": Text(
        zh="`c` 不是 {came}：401 说的是“不知道你是谁”。API Key 写在请求的哪一部分？",
        en="`c` is not {came}: 401 means «who are you?». Which part of a request holds the API Key?",
    ),
}

ASK_TITLE = Text(zh="自己写一个 ask", en="Write ask yourself")
ASK_HINTS = (
    Text(
        zh="先把前面“发出第一个请求”里的 `httpx.post(...)` 抄进函数，把问题换成参数 `question`。",
        en="Copy the first `httpx.post(...)` of this lesson into the function; put `question` where the question was.",
    ),
    Text(
        zh="把返回值存进 `response`，用 `response.json()` 得到字典，再一层一层取到 `content`。",
        en="Keep the result as `response`, get a dictionary from `response.json()`, then step down to `content`.",
    ),
    Text(
        zh='最后一行是 `return response.json()["choices"][0]["message"]["content"]`。',
        en='The last line is `return response.json()["choices"][0]["message"]["content"]`.',
    ),
)
ASK_SOLUTION = """\
def ask(question):
    response = httpx.post(
        f"{ark.base_url}/chat/completions",
        headers={"Authorization": f"Bearer {ark.api_key}"},
        json={"model": ark.model, "messages": [{"role": "user", "content": question}]},
        timeout=60,
    )
    return response.json()["choices"][0]["message"]["content"]


check("01-3", ask)"""
ASK_QUESTION = Text(zh="从 1 数到 5", en="Count from 1 to 5")
ASK_NOT_A_FUNCTION = Text(
    zh="请把函数本身交给 `check`：写 `ask`，后面不加括号。现在是 `{came}`。",
    en="Hand over the function itself: `ask`, without brackets. It is a `{came}`.",
)
ASK_RAISED = Text(
    zh="调用 `ask({question})` 时出现 `{error}`：{message}",
    en="`ask({question})` raised `{error}`: {message}",
)
ASK_SENT_NOTHING = Text(
    zh="调用了 `ask({question})`，但服务没有收到请求：函数里要用 `httpx.post(...)` 发出去。",
    en="`ask({question})` was called, but no request arrived: send one with `httpx.post(...)` in the function.",
)
ASK_WRONG_PATH = Text(
    zh="请求发到了 `{came}`，应当发到 `{expected}`：Base URL 后面直接接 `/chat/completions`。",
    en="The request went to `{came}`, not to `{expected}`: put `/chat/completions` right after the Base URL.",
)
ASK_NOT_POST = Text(zh="方法应当是 `POST`，现在是 `{came}`。", en="The method should be `POST`; it is `{came}`.")
ASK_NO_KEY = Text(
    zh="请求头里没有 `Authorization: Bearer …`，所以服务返回 401。",
    en="There is no header `Authorization: Bearer …`, hence the 401.",
)
ASK_NO_BEARER = Text(
    zh="`Authorization` 的值要以 `Bearer ` 开头（后面有一个空格），再接 API Key。",
    en="The value of `Authorization` begins with `Bearer ` (and a space), then the API Key.",
)
ASK_OTHER_QUESTION = Text(
    zh="`messages` 最后一条的 `content` 应当就是参数 `question`。我问的是 {question}，收到的是 {came}。",
    en="The last message's `content` should be the parameter `question`. I asked {question}; what came is {came}.",
)
ASK_REFUSED = Text(
    zh="请求发到了，但服务返回 {status}：{came}",
    en="The request arrived, but the service answered {status}: {came}",
)
ASK_RETURNS_NOTHING = Text(
    zh="请求是对的，但函数没有返回值：最后一行要写 `return ...`。",
    en="The request is right, but the function returns nothing: end it with `return ...`.",
)
ASK_RETURNS_OTHER = Text(
    zh="请求是对的，但返回的是 {came}。应当返回回复的文字：`choices` 第一项的 `message` 里的 `content`。",
    en="The request is right, but {came} is returned. Return the reply's text: `content` of `message` in `choices[0]`.",
)
