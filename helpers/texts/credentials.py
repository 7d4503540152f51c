"""What connect() and doctor say about the looks of a key; never a character of it."""

from helpers.texts import Text

KINDS = {
    "uuid": Text(zh="UUID 形式的 API Key", en="an API Key in UUID form"),
    "ark": Text(zh="`ark-` 开头的 API Key", en="an API Key that begins with `ark-`"),
    "access key": Text(
        zh="Access Key ID（`AKLT` 开头），不是 API Key", en="an Access Key ID (`AKLT…`), not an API Key"
    ),
    "secret key": Text(
        zh="像是 Secret Access Key（SK），不是 API Key", en="what looks like a Secret Access Key, not an API Key"
    ),
    "endpoint": Text(zh="推理接入点 ID（`ep-` 开头），不是 API Key", en="an endpoint id (`ep-…`), not an API Key"),
    "bot": Text(zh="智能体 ID（`bot-` 开头），不是 API Key", en="a bot id (`bot-…`), not an API Key"),
    "model": Text(zh="模型 ID，不是 API Key", en="a model id, not an API Key"),
    "url": Text(zh="网址，不是 API Key", en="an address, not an API Key"),
    "sk": Text(
        zh="`sk-` 开头：多半是别家的 Key，或方舟的套餐 Key",
        en="a key that begins with `sk-`: most likely another vendor's, or one of a plan",
    ),
    "empty": Text(zh="空的", en="empty"),
    "unknown": Text(zh="没见过的形式", en="of a form not seen before"),
}

FLAWS = {
    "assignment": Text(zh="把 `NAME=` 也一起粘贴进去了", en="the `NAME=` was pasted along with it"),
    "bearer": Text(
        zh="前面多了 `Bearer `：SDK 会自己加上", en="it begins with `Bearer `, which the SDK adds by itself"
    ),
    "placeholder": Text(zh="还是占位文字，没有换成自己的 Key", en="it is still the placeholder, not your own key"),
    "masked": Text(
        zh="含有 `*` 或省略号：复制的是打码后的样子，不是完整的 Key",
        en="it holds `*` or dots: what was copied is the masked form, not the whole key",
    ),
    "newline": Text(zh="含有换行", en="it holds a line break"),
    "quotes": Text(zh="含有引号", en="it holds quotation marks"),
    "full-width": Text(
        zh="含有中文或全角字符（输入法没有切到英文？）", en="it holds full-width or non-ASCII characters"
    ),
    "control": Text(zh="含有看不见的控制字符", en="it holds invisible control characters"),
    "spaces": Text(zh="含有空格", en="it holds spaces"),
}

PAIR = {
    "VOLC_ACCESSKEY": Text(zh="Access Key ID（AK）", en="an Access Key ID (AK)"),
    "VOLC_SECRETKEY": Text(zh="Secret Access Key（SK）", en="a Secret Access Key (SK)"),
}
