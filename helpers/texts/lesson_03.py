"""What the exercises of lesson 03 say."""

from helpers.texts import Text

NO_SYSTEM_FIRST = Text(
    zh="第一条消息的 `role` 应当是 `system`，现在是 `{came}`。",
    en="The first message should have the `role` `system`; it has `{came}`.",
)
EMPTY_CONTENT = Text(
    zh="第 {number} 条消息（`{role}`）的 `content` 是空的：写一句话进去。",
    en="The `content` of message {number} (`{role}`) is empty: write a sentence there.",
)
USER_LAST = Text(
    zh="最后一条消息应当是 `user` 的问题，现在是 `{came}`。",
    en="The last message should be a question of the `user`; it is one of `{came}`.",
)

SYSTEM_TITLE = Text(zh="用 system 消息定一条规矩", en="Set a rule with a system message")
SYSTEM_HINTS = (
    Text(
        zh="`messages` 里放两条消息：先 `system`，后 `user`。",
        en="`messages` holds two messages: first `system`, then `user`.",
    ),
    Text(
        zh='每条消息是 `{"role": ..., "content": ...}`，放进 `create(model=ark.model, messages=[...])` 里。',
        en='A message is `{"role": ..., "content": ...}`; both go into `create(model=ark.model, messages=[...])`.',
    ),
)
SYSTEM_SOLUTION = Text(
    zh="""reply = client.chat.completions.create(
    model=ark.model,
    messages=[
        {"role": "system", "content": "你是一只会说话的猫，回答以“喵”结尾。"},
        {"role": "user", "content": "天空为什么是蓝色的？"},
    ],
)
print(reply.choices[0].message.content)
check("03-1", reply)""",
    en="""reply = client.chat.completions.create(
    model=ark.model,
    messages=[
        {"role": "system", "content": "You are a talking cat. End every answer with “meow”."},
        {"role": "user", "content": "Why is the sky blue?"},
    ],
)
print(reply.choices[0].message.content)
check("03-1", reply)""",
)

TURNS_TITLE = Text(zh="带着前面的对话再问", en="Ask with the conversation so far")
TURNS_HINTS = (
    Text(
        zh="一共三条消息，`role` 依次是 `user`、`assistant`、`user`。",
        en="Three messages whose `role` is `user`, `assistant`, `user`.",
    ),
    Text(
        zh="`assistant` 那条由你来写，它冒充模型上一次的回答，比如“芒果很甜，好选择。”",
        en="You write the `assistant` message yourself; it stands for the model's earlier answer.",
    ),
)
TURNS_SOLUTION = Text(
    zh="""reply = client.chat.completions.create(
    model=ark.model,
    messages=[
        {"role": "user", "content": "我喜欢芒果。"},
        {"role": "assistant", "content": "芒果很甜，好选择。"},
        {"role": "user", "content": "我喜欢什么水果？"},
    ],
)
print(reply.choices[0].message.content)
check("03-2", reply)""",
    en="""reply = client.chat.completions.create(
    model=ark.model,
    messages=[
        {"role": "user", "content": "My favourite fruit is the mango."},
        {"role": "assistant", "content": "Sweet, a good choice."},
        {"role": "user", "content": "What is my favourite fruit?"},
    ],
)
print(reply.choices[0].message.content)
check("03-2", reply)""",
)
TURNS_ROLES = Text(
    zh="角色应当依次是 `user`、`assistant`、`user`，现在是 `{came}`。",
    en="The roles should be `user`, `assistant`, `user`; they are `{came}`.",
)

COST_TITLE = Text(zh="算一次调用的价钱", en="What a call costs")
COST_HINTS = (
    Text(
        zh="输入和输出分开算：`usage.prompt_tokens` 用输入价，`usage.completion_tokens` 用输出价。",
        en="Input and output apart: `usage.prompt_tokens` at one price, `usage.completion_tokens` at the other.",
    ),
    Text(
        zh="价格是“每百万 token”的，所以要除以 1_000_000。别忘了 `return`。",
        en="Prices are for a million tokens, so divide by 1_000_000. Do not forget `return`.",
    ),
)
COST_SOLUTION = """def cost(usage):
    return usage.prompt_tokens / 1_000_000 * 0.6 + usage.completion_tokens / 1_000_000 * 3.6


check("03-3", cost)"""
COST_NOT_A_FUNCTION = Text(
    zh="交给 `check` 的应当是函数 `cost` 本身，后面不加括号；现在是 `{came}`。",
    en="Hand the function `cost` itself to `check`, without brackets; this is a `{came}`.",
)
COST_AS_A_DICT = Text(
    zh='`usage` 是对象，不是字典：写 `usage.prompt_tokens`，不写 `usage["prompt_tokens"]`。',
    en='`usage` is an object, not a dict: write `usage.prompt_tokens`, not `usage["prompt_tokens"]`.',
)
COST_NO_NUMBER = Text(
    zh="`cost(usage)` 应当用 `return` 返回一个数，现在返回的是 `{came}`。",
    en="`cost(usage)` should `return` a number; it returns `{came}`.",
)
COST_NOT_PER_MILLION = Text(
    zh="差了一百万倍：价格是每百万 token 的，要除以 1_000_000。",
    en="It is a million times too much: prices are for a million tokens.",
)
COST_THINKING_TWICE = Text(
    zh="思考算了两遍：`reasoning_tokens` 已经包含在 `completion_tokens` 里。",
    en="Thinking is counted twice: `completion_tokens` already holds the `reasoning_tokens`.",
)
COST_SWAPPED = Text(
    zh="输入价和输出价用反了：输入 0.6 元，输出 3.6 元。",
    en="The two prices are swapped: input is 0.6, output 3.6.",
)
COST_WRONG = Text(
    zh="输入 {prompt} 个、输出 {completion} 个 token 应当是 {expected} 元，现在算出 {came} 元。",
    en="{prompt} tokens in and {completion} out should cost {expected} yuan; it came to {came}.",
)

FAST_TITLE = Text(zh="又快又省又稳定", en="Fast, cheap and steady")
FAST_HINTS = (
    Text(
        zh="三个参数各写一个：`thinking`、`temperature`、`max_tokens`。",
        en="Three parameters: `thinking`, `temperature`, `max_tokens`.",
    ),
    Text(
        zh='`thinking={"type": "disabled"}`，另外两个是数字。',
        en='`thinking={"type": "disabled"}`; the others are numbers.',
    ),
)
FAST_SOLUTION = Text(
    zh="""reply = client.chat.completions.create(
    model=ark.model,
    messages=[{"role": "user", "content": "常见的十字花科植物有哪些？"}],
    thinking={"type": "disabled"},
    temperature=0,
    max_tokens=20,
)
print(reply.choices[0].message.content)
check("03-4", reply)""",
    en="""reply = client.chat.completions.create(
    model=ark.model,
    messages=[{"role": "user", "content": "What are some common cruciferous plants?"}],
    thinking={"type": "disabled"},
    temperature=0,
    max_tokens=20,
)
print(reply.choices[0].message.content)
check("03-4", reply)""",
)
STILL_THINKING = Text(
    zh='思考还开着：加上 `thinking={"type": "disabled"}`。',
    en='It still thinks: add `thinking={"type": "disabled"}`.',
)
