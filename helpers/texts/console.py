"""What the practice console says. Page names as in the documentation synced 2025-12-19; labels may have moved."""

from helpers.texts import Text

CONSOLE = Text(
    zh="<练习控制台：ark.console() 打开页面，ark.console.create_api_key(…) 等方法直接操作>",
    en="<practice console: ark.console() opens its pages, ark.console.create_api_key(…) and others act directly>",
)
REFUSED = Text(zh="控制台拒绝了这次操作：{code} · {message}", en="The console refused: {code} · {message}")
REAL_CONSOLE = Text(
    zh="真实模式下，练习控制台什么也不做。请在真实控制台里操作（页面文字可能已调整）：",
    en="In real mode the practice console does nothing. Use the real one (labels may have moved):",
)
NO_PAGE = Text(
    zh="控制台没有这一页（{page}），有的是：{pages}",
    en="The console has no such page ({page}); it has: {pages}",
)
PAGE_NAMES = {
    "activation": Text(zh="开通管理", en="开通管理 (model activation)"),
    "api_keys": Text(zh="API Key 管理", en="API Key 管理 (API keys)"),
    "endpoints": Text(zh="在线推理 · 自定义推理接入点", en="在线推理 · 自定义推理接入点 (endpoints)"),
    "access_keys": Text(zh="API访问密钥", en="API访问密钥 (access keys)"),
    "users": Text(zh="访问控制 · 用户", en="访问控制 · 用户 (IAM users)"),
    "usage": Text(zh="用量统计", en="用量统计 (usage)"),
}

# The view
PRACTICE = Text(zh="练习控制台", en="Practice console")
HARMLESS = Text(
    zh="不联网、不花钱。这里做的和代码里做的，是同一个账号。",
    en="No network, no cost. What is done here and what code does act on the same account.",
)
PAGES = Text(zh="控制台页面", en="Console pages")
REAL_PAGE = Text(zh="真实控制台的这一页", en="This page of the real console")
NEW_WINDOW = Text(zh="（在新窗口打开）", en="(opens in a new window)")
LABELS_MAY_MOVE = Text(
    zh="页面文字核对自 2025-12-19 的官方文档，可能已调整",
    en="Labels as documented on 2025-12-19; they may have moved",
)
SAVED = Text(
    zh="运行这一格，可以点开下面这些页面。每一页都写着真实控制台的地址。",
    en="Run this cell to open these pages. Each tells the address of the real one.",
)
ABOUT = {
    "activation": Text(
        zh="模型要先开通才能调用；没有开通就调用，得到 404 ModelNotOpen。",
        en="A model must be activated before it is called; until then the answer is 404 ModelNotOpen.",
    ),
    "api_keys": Text(
        zh="数据面的钥匙：调用模型用它。密钥只在创建时显示一次。",
        en="The keys of the data plane: they call models. A secret is shown once, when it is made.",
    ),
    "endpoints": Text(
        zh="给模型开一个自己的入口，单独限流、停用、统计。状态变成“健康”才能调用。",
        en="A door of your own to a model, limited, stopped and counted by itself. It answers once 健康 (healthy).",
    ),
    "access_keys": Text(
        zh="管控面的钥匙：AK 说明是谁，SK 用来签名。每个身份最多两对。",
        en="The keys of the control plane: the AK says who, the SK signs. Two pairs for each identity at most.",
    ),
    "users": Text(
        zh="不要用主账号的密钥办日常的事：新建一个 IAM 用户，只给它需要的权限。",
        en="Daily work does not need the main account's keys: make an IAM user and grant only what it needs.",
    ),
    "usage": Text(
        zh="这个账号到现在用了多少，按模型统计。",
        en="What this account has used so far, model by model.",
    ),
}
EMPTY = {
    "activation": Text(zh="没有模型。", en="No models."),
    "api_keys": Text(zh="还没有 API Key。", en="No API keys yet."),
    "endpoints": Text(zh="还没有推理接入点。", en="No endpoints yet."),
    "access_keys": Text(zh="还没有密钥。", en="No access keys yet."),
    "users": Text(zh="还没有 IAM 用户。", en="No IAM users yet."),
    "usage": Text(zh="还没有调用过模型。", en="No model was called yet."),
}

NAME = Text(zh="名称", en="Name")
STATE = Text(zh="状态", en="State")
SCOPE = Text(zh="权限", en="Permission")
USED = Text(zh="最近使用", en="Last use")
MODEL = Text(zh="模型", en="Model")
MODEL_ID = Text(zh="模型 ID", en="Model id")
NAME_AND_ID = Text(zh="名称 / ID", en="Name / id")
MODEL_AND_ID = Text(zh="模型 / ID", en="Model / id")
MODEL_AND_LIMITS = Text(zh="模型 / 限流", en="Model / limits")
RPM = Text(zh="RPM（每分钟请求数）", en="RPM (requests a minute)")
TPM = Text(zh="TPM（每分钟 token 数）", en="TPM (tokens a minute)")
USER = Text(zh="用户", en="User")
POLICIES = Text(zh="权限策略", en="Policies")
PROJECT_ONLY = Text(zh="限制到项目资源", en="Limit to a project")
ACTIONS = Text(zh="操作", en="Actions")
REQUESTS = Text(zh="请求数", en="Requests")
PROMPT_TOKENS = Text(zh="输入 token", en="Prompt tokens")
COMPLETION_TOKENS = Text(zh="输出 token", en="Completion tokens")
MAIN_ACCOUNT = Text(zh="主账号", en="main account")
NO = Text(zh="否", en="no")
NONE = Text(zh="—", en="—")
ALL = Text(zh="全部", en="all")
CUSTOM = Text(zh="自定义", en="custom")
AT_LEAST_ONE = Text(zh="自定义权限至少要选一项", en="Choose at least one")
OPTIONAL = Text(zh="可以不填", en="optional")
USED_BEFORE = Text(zh="用过", en="used")
NEVER_USED = Text(zh="没用过", en="never")

STATES = {
    "active": Text(zh="生效中", en="active"),
    "disabled": Text(zh="已禁用", en="disabled"),
    "Available": Text(zh="已开通", en="activated"),
    "Unavailable": Text(zh="未开通", en="not activated"),
    "Scheduling": Text(zh="调度中", en="Scheduling"),
    "Running": Text(zh="健康", en="Running"),
    "Stopped": Text(zh="已停止", en="Stopped"),
}

# What the buttons say, by method of the console.
BUTTONS = {
    "activate_model": Text(zh="开通", en="Activate"),
    "create_api_key": Text(zh="创建 API Key", en="Create API key"),
    "restrict_api_key": Text(zh="编辑权限", en="Edit permission"),
    "disable_api_key": Text(zh="禁用", en="Disable"),
    "enable_api_key": Text(zh="启用", en="Enable"),
    "delete_api_key": Text(zh="删除", en="Delete"),
    "create_endpoint": Text(zh="创建推理接入点", en="Create endpoint"),
    "limit_endpoint": Text(zh="编辑", en="Edit"),
    "stop_endpoint": Text(zh="停用", en="Stop"),
    "start_endpoint": Text(zh="启动", en="Start"),
    "delete_endpoint": Text(zh="删除", en="Delete"),
    "create_access_key": Text(zh="新建密钥", en="New access key"),
    "disable_access_key": Text(zh="禁用", en="Disable"),
    "enable_access_key": Text(zh="启用", en="Enable"),
    "delete_access_key": Text(zh="删除", en="Delete"),
    "create_user": Text(zh="新建用户", en="New user"),
    "attach_policy": Text(zh="添加权限", en="Add a policy"),
}
SUBMITS = {
    "create_api_key": Text(zh="创建", en="Create"),
    "restrict_api_key": Text(zh="提交", en="Submit"),
    "create_endpoint": Text(zh="创建并接入", en="Create"),
    "limit_endpoint": Text(zh="提交", en="Submit"),
    "create_access_key": Text(zh="新建", en="Create"),
    "create_user": Text(zh="提交", en="Submit"),
    "attach_policy": Text(zh="提交", en="Submit"),
}
CONFIRM = {
    "delete_api_key": Text(
        zh="删除后不能恢复，正在用它的代码立刻得到 401。确定删除“{name}”吗？",
        en="It cannot be undone; code that uses it gets 401 at once. Delete “{name}”?",
    ),
    "delete_endpoint": Text(
        zh="删除后不能恢复，这个接入点 ID 不再可用。确定删除“{name}”吗？",
        en="It cannot be undone; its id is gone for good. Delete “{name}”?",
    ),
    "delete_access_key": Text(
        zh="删除后不能恢复，用它签名的请求立刻被拒绝。确定删除 {name} 吗？",
        en="It cannot be undone; requests signed with it are refused at once. Delete {name}?",
    ),
}
DONE = {
    "activate_model": Text(zh="已开通 {name}", en="Activated {name}"),
    "create_api_key": Text(zh="已创建 API Key“{name}”", en="Created the API key “{name}”"),
    "restrict_api_key": Text(zh="权限已修改", en="Permission changed"),
    "disable_api_key": Text(zh="已禁用，用它的请求会得到 401", en="Disabled: requests with it get 401"),
    "enable_api_key": Text(zh="已启用", en="Enabled"),
    "delete_api_key": Text(zh="已删除", en="Deleted"),
    "create_endpoint": Text(
        zh="已创建推理接入点“{name}”，状态变成“健康”后就能调用", en="Created “{name}”; it answers once it is Running"
    ),
    "limit_endpoint": Text(zh="限流已修改", en="Limits changed"),
    "stop_endpoint": Text(zh="已停用", en="Stopped"),
    "start_endpoint": Text(zh="已启动，正在调度", en="Starting"),
    "delete_endpoint": Text(zh="已删除", en="Deleted"),
    "create_access_key": Text(zh="已新建密钥", en="Created an access key"),
    "disable_access_key": Text(zh="已禁用，用它签名的请求会被拒绝", en="Disabled: requests signed with it are refused"),
    "enable_access_key": Text(zh="已启用", en="Enabled"),
    "delete_access_key": Text(zh="已删除", en="Deleted"),
    "create_user": Text(zh="已新建用户 {name}", en="Created the user {name}"),
    "attach_policy": Text(zh="已给 {name} 添加权限", en="Added a policy to {name}"),
}

PAIR = Text(zh="{user}的第 {number} 对密钥", en="{user}: pair {number}")
ONCE = Text(
    zh="密钥只显示这一次，关闭以后谁也看不到。它不会写进笔记本。",
    en="The secret is shown this once; after closing nobody sees it again. It is never written into the notebook.",
)
IN_CODE = Text(
    zh="下一格代码里可以直接用，不用复制粘贴：{code}",
    en="The next cell's code can use it without pasting: {code}",
)
SHOW = Text(zh="显示密钥", en="Show the secret")
COPY = Text(zh="复制", en="Copy")
COPIED = Text(zh="已复制", en="Copied")
CLOSE = Text(zh="关闭", en="Close")
CANCEL = Text(zh="取消", en="Cancel")
CONFIRMED = Text(zh="确定删除", en="Delete")
GONE = Text(zh="这个密钥已经显示过了", en="This secret was shown already")
BUSY = Text(zh="内核正忙，忙完就办", en="The kernel is busy; this is done next")
SECRETS = {
    "api_key": Text(zh="API Key", en="API Key"),
    "id": Text(zh="AK（Access Key ID）", en="AK (Access Key ID)"),
    "secret": Text(zh="SK（Secret Access Key）", en="SK (Secret Access Key)"),
}
