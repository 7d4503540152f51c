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
PAGE_NAMES = {
    "activation": Text(zh="开通管理", en="开通管理 (model activation)"),
    "api_keys": Text(zh="API Key 管理", en="API Key 管理 (API keys)"),
    "endpoints": Text(zh="在线推理 · 自定义推理接入点", en="在线推理 · 自定义推理接入点 (endpoints)"),
    "access_keys": Text(zh="API访问密钥", en="API访问密钥 (access keys)"),
    "users": Text(zh="访问控制 · 用户", en="访问控制 · 用户 (IAM users)"),
    "usage": Text(zh="用量统计", en="用量统计 (usage)"),
}
