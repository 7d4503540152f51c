"""What the exercises of lesson 08 say."""

from helpers.texts import Text

ROUTE_TITLE = Text(zh="照着决策图选", en="Choose by the decision map")
ROUTE_HINTS = (
    Text(
        zh="先问走哪个面：管理资源只用 `aksk`；调用模型才要再选 `model` 里填什么。",
        en="First the plane: managing takes `aksk` alone; only a call needs something in `model`.",
    ),
    Text(
        zh="四种答案各用一次。",
        en="Each of the four answers is used once.",
    ),
)
ROUTE_SOLUTION = """route = {"A": "key+model", "B": "key+ep", "C": "aksk+ep", "D": "aksk"}
check("08-1", route)"""
ROUTE_WHY = {
    "A": Text(
        zh="A 再想想：在自己的电脑上试一试，最省事的凭证和最省事的名字是什么？",
        en="Think about A again: to try something, which credential and which name are the simplest?",
    ),
    "B": Text(
        zh="B 再想想：凭证没有特别要求，但要能单独限流、单独停掉。",
        en="Think about B again: any credential will do, but it needs a limit and a switch of its own.",
    ),
    "C": Text(
        zh="C 再想想：有 AK/SK，要调用模型；官方文档说这时 `model` 里只能填推理接入点 ID。",
        en="Think about C again: with AK/SK the documentation wants an endpoint ID in `model`.",
    ),
    "D": Text(
        zh="D 再想想：列出接入点不调用任何模型，这是管控面的事。",
        en="Think about D again: listing endpoints calls no model; that is the control plane.",
    ),
}

ERROR_TITLE = Text(zh="从报错认出混淆", en="From the error to the confusion")
ERROR_HINTS = (
    Text(
        zh="每个混淆在上面都亲手弄错过，回去对一对报错。",
        en="You made each of these mistakes above; compare the errors.",
    ),
    Text(
        zh="`Authorization` 是管控面嫌请求头不对；`page not found` 是路径不对。",
        en="`Authorization`: the control plane dislikes the header; `page not found`: the path is wrong.",
    ),
)
ERROR_SOLUTION = """confusion = {
    "The API key format is incorrect.": 1,
    "The model or endpoint bot-... does not exist or you do not have access to it.": 2,
    "Invalid 'Authorization' header, Pls check authorization header.": 3,
    "404 page not found": 4,
}
check("08-2", confusion)"""
ERROR_KEYS = Text(
    zh="缺少这条报错的答案：`{message}`。",
    en="There is no answer for the error `{message}`.",
)
ERROR_NUMBER = Text(
    zh="`{message}`：应当填 1 到 5 里的一个数字（不加引号），现在是 `{came}`。",
    en="`{message}`: give a number from 1 to 5 (without quotes); it is `{came}`.",
)
ERROR_WHY = {
    1: Text(
        zh="“The API key format is incorrect.” 再想想：它说放进 `Bearer` 的那一串样子不对。",
        en="“The API key format is incorrect.”: what stands behind `Bearer` does not look like an API key.",
    ),
    2: Text(
        zh="“The model or endpoint … does not exist” 再想想：哪个字段里的名字不存在？",
        en="“The model or endpoint … does not exist”: in which field does that name stand?",
    ),
    3: Text(
        zh="“Invalid 'Authorization' header” 再想想：地址是管控面的，它等的是签名。",
        en="“Invalid 'Authorization' header”: the address is the control plane's, and it expects a signature.",
    ),
    4: Text(
        zh="“404 page not found” 再想想：连 JSON 都不是，说明路径根本不存在。",
        en="“404 page not found” is not even JSON: there is no such path.",
    ),
}

LETTERS_HINT = Text(
    zh="每题填一个小写字母：`a`、`b` 或 `c`。",
    en="One small letter for each question: `a`, `b` or `c`.",
)
CREDENTIALS_TITLE = Text(zh="自测：凭证", en="Self-test: credentials")
CREDENTIALS_HINTS = (
    LETTERS_HINT,
    Text(
        zh="拿不准就回到上面“四个名词”的表，看“是秘密吗”和“放在哪里”两列。",
        en="When in doubt, see the table of the four nouns above: is it a secret, and where does it go.",
    ),
)
CREDENTIALS_SOLUTION = Text(
    zh="""answers = {
    "Q1": "b",  # 数据面认 API Key（或用 AK/SK 换来的临时 Key）；AK 和 SK 本身放进去都是 401
    "Q2": "a",  # SK 从不离开你的电脑：SDK 用签名调用 GetApiKey，换一把临时 Key，再调用模型
    "Q3": "c",  # ep-… 不是秘密，没有凭证谁也用不了它；API Key 和 SK 泄露了都要立刻处理
    "Q4": "c",  # 看到的人已经抄走了，只有让 Key 失效才有用
}
check("08-3", answers)""",
    en="""answers = {
    "Q1": "b",  # the data plane takes an API key (or a temporary one); an AK or SK there is a 401
    "Q2": "a",  # the SK never leaves your computer: a signed GetApiKey gives a temporary key
    "Q3": "c",  # an ep-… is no secret: nobody can use it without a credential
    "Q4": "c",  # whoever saw the key has copied it; only making it invalid helps
}
check("08-3", answers)""",
)
CREDENTIALS_WHY = {
    "Q1": Text(
        zh="第 1 题再想想：数据面认哪一种凭证？",
        en="Think about question 1 again: which credential does the data plane take?",
    ),
    "Q2": Text(
        zh="第 2 题再想想：这一课里你看过那两行日志，第一行是 `GetApiKey`。",
        en="Think about question 2 again: of the two lines you saw, the first was `GetApiKey`.",
    ),
    "Q3": Text(
        zh="第 3 题再想想：哪一样光有它什么也做不了？",
        en="Think about question 3 again: with which of them alone can nobody do anything?",
    ),
    "Q4": Text(
        zh="第 4 题再想想：第 02 课的演习，第一步按的是哪个按钮？",
        en="Think about question 4 again: which button came first in the drill of lesson 02?",
    ),
}

NAMES_TITLE = Text(zh="自测：名字和地址", en="Self-test: names and addresses")
NAMES_HINTS = (
    LETTERS_HINT,
    Text(
        zh="第 8 题：账号在一个模型上的限流，是所有 Key 共用的。",
        en="Question 8: the account's limit on a model is shared by all its keys.",
    ),
)
NAMES_SOLUTION = Text(
    zh="""answers = {
    "Q5": "a",  # 门不一样，门后面是同一个模型；reply.model 说的是门后面那个
    "Q6": "c",  # 到 /api/v3 为止；后面的 /chat/completions 由 SDK 自己加
    "Q7": "b",  # 管理资源走管控面，管控面只认签名
    "Q8": "a",  # 模型的限流由账号共用，Key 再多也分不开；推理接入点各有各的限流
}
check("08-4", answers)""",
    en="""answers = {
    "Q5": "a",  # another door, the same model behind it; reply.model names the model
    "Q6": "c",  # it ends in /api/v3; the SDK adds /chat/completions itself
    "Q7": "b",  # managing is the control plane's work, and that takes signatures only
    "Q8": "a",  # a model's limit is shared by the account; each endpoint has one of its own
}
check("08-4", answers)""",
)
NAMES_WHY = {
    "Q5": Text(
        zh="第 5 题再想想：前面把 `model` 换成 `ep-…` 再发一次，打印出来的模型是哪个？",
        en="Think about question 5 again: what did the cell that called through the endpoint print?",
    ),
    "Q6": Text(
        zh="第 6 题再想想：第四种混淆里，少一截、多一截都是 404。",
        en="Think about question 6 again: in the fourth confusion, too short and too long were both 404.",
    ),
    "Q7": Text(
        zh="第 7 题再想想：这是管理资源，不是调用模型。",
        en="Think about question 7 again: this is managing, not calling a model.",
    ),
    "Q8": Text(
        zh="第 8 题再想想：第 04 课里，哪一样东西有自己的 `rpm`？",
        en="Think about question 8 again: in lesson 04, what had an `rpm` of its own?",
    ),
}

LIVE_TITLE = Text(zh="自测：回复和上线", en="Self-test: replies and going live")
LIVE_HINTS = (
    LETTERS_HINT,
    Text(
        zh="第 9、10 题看 `code` 的名字，它已经说了该去哪里。",
        en="Questions 9 and 10: the name of the `code` says where to go.",
    ),
)
LIVE_SOLUTION = Text(
    zh="""answers = {
    "Q9": "b",  # 名字没有错，是没开通；名字错是 InvalidEndpointOrModel.NotFound
    "Q10": "c",  # 安心体验模式的限额用完，服务暂停；等和重试都没有用
    "Q11": "a",  # include_usage 带来的最后一块：choices 是空的，usage 有值
    "Q12": "b",  # max_tokens 只管回答；一起限制用 max_completion_tokens
}
check("08-5", answers)""",
    en="""answers = {
    "Q9": "b",  # the name is right, the model is not activated; a wrong name is InvalidEndpointOrModel.NotFound
    "Q10": "c",  # the limit of Safe Experience Mode is used up; neither waiting nor retrying helps
    "Q11": "a",  # the last chunk that include_usage brings: empty choices, usage filled in
    "Q12": "b",  # max_tokens limits the answer only; max_completion_tokens limits both
}
check("08-5", answers)""",
)
LIVE_WHY = {
    "Q9": Text(
        zh="第 9 题再想想：`NotOpen`，“没有开通”。",
        en="Think about question 9 again: `NotOpen`.",
    ),
    "Q10": Text(
        zh="第 10 题再想想：这是两种 429 里，等也没有用的那一种。",
        en="Think about question 10 again: of the two kinds of 429, waiting does not help with this one.",
    ),
    "Q11": Text(
        zh="第 11 题再想想：第 06 课里，写了 `include_usage` 之后多出来的是哪一块？",
        en="Think about question 11 again: in lesson 06, which chunk did `include_usage` add?",
    ),
    "Q12": Text(
        zh="第 12 题再想想：第 03 课限制了 5，却用了不止 5，多出来的是什么？",
        en="Think about question 12 again: in lesson 03 the limit was 5 and more was used; what was the rest?",
    ),
}
