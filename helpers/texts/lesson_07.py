"""What the exercises of lesson 07 say."""

from helpers.texts import Text

REWRITE_TITLE = Text(zh="把方舟 SDK 的调用改写成 OpenAI SDK 的", en="Rewrite a call of the Ark SDK for the OpenAI SDK")
REWRITE_HINTS = (
    Text(
        zh="`ark_client` 换成 `openai_client`；`model`、`messages`、`max_tokens` 照抄。",
        en="`openai_client` in place of `ark_client`; copy `model`, `messages` and `max_tokens`.",
    ),
    Text(
        zh='只有 `thinking` 要挪个地方：`extra_body={"thinking": ...}`。',
        en='Only `thinking` moves: `extra_body={"thinking": ...}`.',
    ),
)
REWRITE_SOLUTION = Text(
    zh="""reply = openai_client.chat.completions.create(
    model=ark.model,
    messages=[{"role": "user", "content": "用一句话解释什么是 API。"}],
    max_tokens=100,
    extra_body={"thinking": {"type": "disabled"}},
)
print(reply.choices[0].message.content)
check("07-1", reply)""",
    en="""reply = openai_client.chat.completions.create(
    model=ark.model,
    messages=[{"role": "user", "content": "Explain in one sentence what an API is."}],
    max_tokens=100,
    extra_body={"thinking": {"type": "disabled"}},
)
print(reply.choices[0].message.content)
check("07-1", reply)""",
)
NOT_BY_OPENAI = Text(
    zh="这个请求不是 OpenAI SDK 发的（`user-agent` 是 `{came}`）：换成 `openai_client`。",
    en="The OpenAI SDK did not send this request (its `user-agent` is `{came}`): use `openai_client`.",
)
NOT_DISABLED = Text(
    zh='请求里的 `thinking` 是 `{came}`；要的是 `{{"type": "disabled"}}`。`extra_body` 是字典，`thinking` 是它的键。',
    en='`thinking` was sent as `{came}`, not `{{"type": "disabled"}}`. `extra_body` is a dict with the key `thinking`.',
)
BY_EFFORT = Text(
    zh="`reasoning_effort` 也能关掉思考，写得没错；不过这道题练的是把 `thinking` 放进 `extra_body`。",
    en="`reasoning_effort` turns thinking off too; but here the point is to put `thinking` inside `extra_body`.",
)

THOUGHT_TITLE = Text(zh="两个 SDK 都能用的取思考内容", en="The thinking, whichever SDK the message is from")
THOUGHT_HINTS = (
    Text(
        zh="内置函数 `getattr(对象, 名字, 默认值)`：没有这个属性时返回默认值，不报错。",
        en="`getattr(object, name, default)` gives the default when there is no such attribute.",
    ),
    Text(
        zh='方舟 SDK 里属性在、值是 `None`，所以还要把 `None` 变成空字符串：`… or ""`。',
        en='In the Ark SDK the attribute is there and is `None`, so turn `None` into an empty string: `… or ""`.',
    ),
)
THOUGHT_SOLUTION = """def thought_of(message):
    return getattr(message, "reasoning_content", None) or ""


check("07-2", thought_of)"""
THOUGHT_NOT_A_FUNCTION = Text(
    zh="交给 `check` 的应当是函数 `thought_of` 本身，后面不加括号；现在是 `{came}`。",
    en="Hand the function `thought_of` itself to `check`, without brackets; this is a `{came}`.",
)
THOUGHT_RAISED = Text(
    zh="{sdk} 的消息（{case}）让它报错了：`{error}`。",
    en="A message of {sdk} ({case}) made it fail: `{error}`.",
)
THOUGHT_WRONG = Text(
    zh="{sdk} 的消息（{case}）应当得到 `{expected}`，现在得到 `{came}`。",
    en="A message of {sdk} ({case}) should give `{expected}`; it gave `{came}`.",
)
OPENAI_SDK = Text(zh="OpenAI SDK", en="the OpenAI SDK")
ARK_SDK = Text(zh="方舟 SDK", en="the Ark SDK")
WITH_THINKING = Text(zh="有思考", en="with thinking")
WITHOUT_THINKING = Text(zh="没有思考", en="without thinking")

PICK_TITLE = Text(zh="该用哪个客户端", en="Which client to pick")
PICK_HINTS = (
    Text(
        zh="问自己：这件事，OpenAI 的 SDK 里有没有这个方法？没有，就是 `ark`。",
        en="Ask yourself: does the OpenAI SDK have a method for this? If not, it is `ark`.",
    ),
    Text(zh="`openai` 有两项，`ark` 有三项。", en="Two are `openai`, three are `ark`."),
)
PICK_SOLUTION = """pick = {"A": "ark", "B": "openai", "C": "ark", "D": "openai", "E": "ark"}
check("07-3", pick)"""
PICK_WHY = {
    "A": Text(
        zh="A 再想想：OpenAI 的 SDK 只认 API Key，不会用 AK/SK 换临时 Key。",
        en="Think about A again: the OpenAI SDK takes an API key only; it exchanges no AK/SK.",
    ),
    "B": Text(
        zh="B 再想想：框架里面用的已经是 OpenAI 的 SDK，只要换地址和 Key。",
        en="Think about B again: that framework already uses the OpenAI SDK; only address and key change.",
    ),
    "C": Text(
        zh="C 再想想：`/tokenization` 是方舟自己的 API，看看刚才那张表。",
        en="Think about C again: `/tokenization` is Ark's own; look at the table above.",
    ),
    "D": Text(
        zh="D 再想想：要在几家之间换来换去，就用大家都听得懂的那个。",
        en="Think about D again: to switch between services, take the client that all of them understand.",
    ),
    "E": Text(
        zh="E 再想想：生成视频用 `content_generation`，看看刚才那张表。",
        en="Think about E again: videos are made by `content_generation`; look at the table above.",
    ),
}
