"""What the exercises of lesson 04 say."""

from helpers.texts import Text

CREATE_TITLE = Text(zh="建一个带限流和标签的接入点", en="Create an endpoint with a limit and a tag")
CREATE_HINTS = (
    Text(
        zh="照着 `lesson04-api` 那格写，换个名字，再给 `CreateEndpointRequest` 两个参数：`rate_limit`、`tags`。",
        en="Write it like `lesson04-api`, with another name and two more arguments: `rate_limit` and `tags`.",
    ),
    Text(
        zh="限流是 `sdk.RateLimitForCreateEndpointInput(rpm=60, tpm=100000)`。",
        en="The limit is `sdk.RateLimitForCreateEndpointInput(rpm=60, tpm=100000)`.",
    ),
    Text(
        zh='标签是一个列表：`[sdk.TagForCreateEndpointInput(key="env", value="test")]`。',
        en='The tags are a list: `[sdk.TagForCreateEndpointInput(key="env", value="test")]`.',
    ),
)
CREATE_SOLUTION = """mine = api.create_endpoint(
    sdk.CreateEndpointRequest(
        name="lesson04-mine",
        model_reference=reference,
        rate_limit=sdk.RateLimitForCreateEndpointInput(rpm=60, tpm=100000),
        tags=[sdk.TagForCreateEndpointInput(key="env", value="test")],
    )
)
check("04-1", mine)"""
CREATE_NO_ID = Text(
    zh="请把 `api.create_endpoint(...)` 返回的对象交给 `check`；这里是 `{came}`。",
    en="Hand what `api.create_endpoint(...)` returned to `check`; this is `{came}`.",
)
CREATE_NO_LIMIT = Text(
    zh="请求里没有 `RateLimit`：给 `CreateEndpointRequest` 加上 `rate_limit=`。",
    en="The request has no `RateLimit`: give `CreateEndpointRequest` a `rate_limit=`.",
)
CREATE_NO_TAG = Text(
    zh="请求里没有键为 `env`、值为 `test` 的标签，收到的 `Tags` 是 `{came}`。",
    en="The request has no tag `env` with the value `test`; its `Tags` are `{came}`.",
)

FILTER_TITLE = Text(zh="只列出正在运行的", en="List only what is running")
FILTER_HINTS = (
    Text(
        zh="条件都写在 `filter` 里，它是一个 `sdk.FilterForListEndpointsInput(...)`。",
        en="The conditions go into `filter`, an `sdk.FilterForListEndpointsInput(...)`.",
    ),
    Text(
        zh='两个条件：`name="lesson04"` 和 `statuses=["Running"]`。`statuses` 是列表。',
        en='Two conditions: `name="lesson04"` and `statuses=["Running"]`. `statuses` is a list.',
    ),
)
FILTER_SOLUTION = """running = api.list_endpoints(
    sdk.ListEndpointsRequest(filter=sdk.FilterForListEndpointsInput(name="lesson04", statuses=["Running"]))
)
print([item.name for item in running.items])
check("04-2", running)"""
FILTER_NOT_A_LISTING = Text(
    zh="请把 `api.list_endpoints(...)` 返回的对象交给 `check`；这里是 `{came}`。",
    en="Hand what `api.list_endpoints(...)` returned to `check`; this is `{came}`.",
)
FILTER_STATUSES = Text(
    zh='`Statuses` 应当是 `["Running"]`，收到的是 `{came}`。写在 `filter` 里：`statuses=["Running"]`。',
    en='`Statuses` should be `["Running"]`; it came as `{came}`. It belongs into `filter`.',
)
FILTER_NAME = Text(
    zh='`Name` 应当是 `"lesson04"`，收到的是 `{came}`。它也写在 `filter` 里。',
    en='`Name` should be `"lesson04"`; it came as `{came}`. It belongs into `filter` as well.',
)

CHOICE_TITLE = Text(zh="模型 ID 还是推理接入点", en="Model ID or endpoint")
CHOICE_HINTS = (
    Text(
        zh="问自己一句：这件事，需要把“这个应用的调用”和别的调用分开管吗？要分开，就是 `ep`。",
        en="Ask yourself: must the calls of this one application be managed apart from all others? Then it is `ep`.",
    ),
    Text(
        zh="只有两项是 `model`：图省事、给别人照着跑的那两项。",
        en="Only two are `model`: those that are about trying things and about being easy for others to run.",
    ),
)
CHOICE_SOLUTION = """choice = {"A": "model", "B": "ep", "C": "ep", "D": "ep", "E": "model"}
check("04-3", choice)"""
CHOICE_WHY = {
    "A": Text(
        zh="A 再想想：只是试一试，直接写模型 ID 就行，不用先创建什么。",
        en="Think about A again: to try a model, its ID is enough; nothing has to be created first.",
    ),
    "B": Text(
        zh="B 再想想：同一个模型 ID 的调用混在一起，分不出是谁的，也没法各自限流。",
        en="Think about B again: calls by model ID are all mixed; no application has a limit of its own.",
    ),
    "C": Text(
        zh="C 再想想：预置推理接入点不能停止；能停的是你自己创建的。",
        en="Think about C again: a preset endpoint cannot be stopped; one that you created can.",
    ),
    "D": Text(
        zh="D 再想想：精调后的模型只能通过自定义推理接入点调用。",
        en="Think about D again: a fine-tuned model is called through an endpoint of your own only.",
    ),
    "E": Text(
        zh="E 再想想：别人的账号里没有你的接入点，`ep-…` 拿过去用不了。",
        en="Think about E again: your endpoint does not exist in somebody else's account.",
    ),
}
