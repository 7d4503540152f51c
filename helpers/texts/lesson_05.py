"""What the exercises of lesson 05 say."""

from helpers.texts import Text

SIGN_TITLE = Text(zh="亲手签一个 GetEndpoint", en="Sign a GetEndpoint by hand")
SIGN_HINTS = (
    Text(
        zh='先准备两段文字：`query` 换成 `"Action=GetEndpoint&Version=2024-01-01"`，'
        '`body` 是 `json.dumps({"Id": endpoint_id})`。',
        en='Two texts first: the query `"Action=GetEndpoint&Version=2024-01-01"`, '
        'the body `json.dumps({"Id": endpoint_id})`.',
    ),
    Text(
        zh="`signed_headers(ak, sk, datetime.now(timezone.utc), 你的 query, 你的 body)` 算出请求头。",
        en="`signed_headers(ak, sk, datetime.now(timezone.utc), your query, your body)` gives the headers.",
    ),
    Text(
        zh="签进去的和发出去的要是同一份：地址里的 query、`content=` 里的 body，都和签名时一样。",
        en="Sign what you send: the query in the URL and the body in `content=` are those you signed.",
    ),
)
SIGN_SOLUTION = """import json

get_query = "Action=GetEndpoint&Version=2024-01-01"
get_body = json.dumps({"Id": endpoint_id})
got = httpx.post(
    f"{ark.control_url}/?{get_query}",
    headers=signed_headers(ak, sk, datetime.now(timezone.utc), get_query, get_body),
    content=get_body,
)
print(got.json()["Result"]["Status"])
check("05-1", got)"""
SIGN_NO_RESPONSE = Text(
    zh="请把 `httpx.post(...)` 返回的响应交给 `check`；这里是 `{came}`。",
    en="Hand the response that `httpx.post(...)` returned to `check`; this is a `{came}`.",
)
SIGN_REFUSED = Text(
    zh="服务拒绝了它：{status} `{code}`，{message}",
    en="It was refused: {status} `{code}`, {message}",
)
SIGN_REFUSED_WHY = {
    "SignatureDoesNotMatch": Text(
        zh="签的和发的不是同一份。query 和请求体各存一个变量，签名、发送都用它；请求体放进 `content=`，"
        "`json=` 会自己另写一份。（下一节的 `ark.explain_signature` 会指出差在哪一行。）",
        en="what you signed is not what you sent. Keep the query and the body in a variable each, sign and send those;"
        " the body goes into `content=`, `json=` writes one of its own. (`ark.explain_signature`, further down, names"
        " the line.)",
    ),
    "InvalidTimestamp": Text(
        zh="时刻差了十五分钟以上。每次都重新取 `datetime.now(timezone.utc)`，别忘了括号里的 UTC。",
        en="the moment is more than fifteen minutes off. Take `datetime.now(timezone.utc)` anew, in UTC.",
    ),
    "NotFound.Id": Text(
        zh="签名没问题，是 `Id` 不对：放变量 `endpoint_id`，不加引号。",
        en="the signature is right, the `Id` is not: put in the variable `endpoint_id`, without quotes.",
    ),
}
SIGN_WRONG_ACTION = Text(
    zh="签名没问题，但动作是 `{came}`；这道题要 `GetEndpoint`，写在 `query` 的 `Action=` 后面。",
    en="The signature is right, but the action is `{came}`; it should be `GetEndpoint`, in the query.",
)

KEY_TITLE = Text(zh="换一把正好够用的临时 Key", en="A temporary key that is just enough")
KEY_HINTS = (
    Text(
        zh="`sdk.GetApiKeyRequest(...)` 要三个参数：`duration_seconds`、`resource_type`、`resource_ids`。",
        en="`sdk.GetApiKeyRequest(...)` takes `duration_seconds`, `resource_type` and `resource_ids`.",
    ),
    Text(
        zh='一小时是 3600 秒；`resource_type` 是 `"endpoint"`；`resource_ids` 是列表，里面只有 `endpoint_id`。',
        en='An hour is 3600 seconds; the type is `"endpoint"`; the list holds `endpoint_id` alone.',
    ),
)
KEY_SOLUTION = """demo = api.get_api_key(
    sdk.GetApiKeyRequest(duration_seconds=3600, resource_type="endpoint", resource_ids=[endpoint_id])
)
check("05-2", demo)"""
KEY_NO_KEY = Text(
    zh="请把 `api.get_api_key(...)` 返回的对象交给 `check`；这里是 `{came}`。",
    en="Hand what `api.get_api_key(...)` returned to `check`; this is a `{came}`.",
)
KEY_SECONDS = Text(
    zh="一小时是 3600 秒，这把 Key 要的是 {came} 秒。多给的每一秒，都是泄露以后的风险。",
    en="An hour has 3600 seconds; this key was asked for {came}. Every second more is a risk.",
)
KEY_DOORS = Text(
    zh="`resource_ids` 里应当只有一个接入点，现在有 {count} 个。",
    en="`resource_ids` should hold one endpoint; it holds {count}.",
)

CHOICE_TITLE = Text(zh="四件事，各用哪种凭证", en="Which credential for which task")
CHOICE_HINTS = (
    Text(
        zh="先分面：调用模型是数据面，管理接入点是管控面。",
        en="First the plane: calling a model is the data plane, managing endpoints the control plane.",
    ),
    Text(
        zh="再看两件事：要不要限定时间和范围？那个软件会不会算签名？",
        en="Then two more: must time and reach be bounded? Can that program sign?",
    ),
)
CHOICE_SOLUTION = """credential = {"A": "key", "B": "aksk", "C": "temporary", "D": "key"}
check("05-3", credential)"""
CHOICE_WHY = {
    "A": Text(
        zh="A 再想想：只是自己调用模型，哪一种最简单？",
        en="Think about A again: you only call a model; which is simplest?",
    ),
    "B": Text(
        zh="B 再想想：停止接入点是管控面的事，管控面不认 API Key。",
        en="Think about B again: stopping an endpoint is the control plane's, which takes no API Key.",
    ),
    "C": Text(
        zh="C 再想想：学员只需要一扇门、两小时。哪一种会自己失效？",
        en="Think about C again: one door, two hours. Which one expires by itself?",
    ),
    "D": Text(
        zh="D 再想想：第三方软件不会替你算签名，也不会换 Key；临时的过几天就用不了了。",
        en="Think about D again: such a program does not sign; and a temporary key would soon be over.",
    ),
}
