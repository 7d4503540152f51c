"""What the exercises of lesson 02 say."""

from helpers.texts import Text

READ_TITLE = Text(zh="从环境变量里读 Key", en="Read the key from the environment")
READ_HINTS = (
    Text(
        zh='`environ.get("ARK_API_KEY", "")`：有就拿到值，没有就拿到空字符串。',
        en='`environ.get("ARK_API_KEY", "")` gives the value, or an empty string when there is none.',
    ),
    Text(
        zh="`.strip()` 去掉首尾的空白和换行；去掉之后再看是不是空的。",
        en="`.strip()` removes blanks and line breaks at both ends; look for emptiness after that.",
    ),
    Text(
        zh='空的就 `raise RuntimeError("请设置 ARK_API_KEY")`，否则 `return`。',
        en='When it is empty, `raise RuntimeError("set ARK_API_KEY")`; otherwise `return` it.',
    ),
)
READ_SOLUTION = Text(
    zh="""def read_key(environ):
    key = environ.get("ARK_API_KEY", "").strip()
    if not key:
        raise RuntimeError("请设置环境变量 ARK_API_KEY")
    return key


check("02-1", read_key)""",
    en="""def read_key(environ):
    key = environ.get("ARK_API_KEY", "").strip()
    if not key:
        raise RuntimeError("set the environment variable ARK_API_KEY")
    return key


check("02-1", read_key)""",
)
READ_NOT_A_FUNCTION = Text(
    zh="交给 `check` 的应当是函数 `read_key` 本身，后面不加括号；现在是 `{came}`。",
    en="Hand the function `read_key` itself to `check`, without brackets; this is a `{came}`.",
)
READ_WRONG_VALUE = Text(
    zh="变量里有值的时候，应当返回这个值。检查两处：名字是不是 `ARK_API_KEY`，读的是不是参数 `environ`。",
    en="When the variable holds a value, return that value. Is the name `ARK_API_KEY`? Do you read `environ`?",
)
READ_RETURNS_NOTHING = Text(
    zh="函数没有返回值：取到 Key 以后，最后一行要写 `return ...`。",
    en="The function returns nothing: once it has the key, end it with `return ...`.",
)
READ_RAISES_NO_EXCEPTION = Text(
    zh='`raise` 后面要跟一个异常，不能只写一段文字：`raise RuntimeError("...")`。',
    en='After `raise` comes an exception, not a bare text: `raise RuntimeError("...")`.',
)
READ_NOT_STRIPPED = Text(
    zh="值的首尾有空白或换行时没有去掉：用 `.strip()`。",
    en="Blanks or line breaks at the ends are still there: use `.strip()`.",
)
READ_MISSING_ACCEPTED = Text(
    zh="没有 `ARK_API_KEY` 时应当抛出异常，现在返回了 `{came}`。",
    en="Without `ARK_API_KEY` it should raise; it returned `{came}`.",
)
READ_EMPTY_ACCEPTED = Text(
    zh="`ARK_API_KEY` 是空的或只有空白时也应当抛出异常，现在返回了 `{came}`。",
    en="An empty or blank `ARK_API_KEY` should raise as well; it returned `{came}`.",
)

DIAGNOSIS_TITLE = Text(zh="看报错，找原因", en="From the error to its cause")
DIAGNOSIS_HINTS = (
    Text(
        zh="四条各选一个字母，不重复。有两条没有走到服务那里。",
        en="Each letter is used once. Two of the four never reached the service.",
    ),
    Text(
        zh="format 是“格式”，active 是“启用的”，support 在这里是“提供”。",
        en="`need to support api_key` is said when the client is built without any key.",
    ),
)
DIAGNOSIS_SOLUTION = """diagnosis = {
    "The API key format is incorrect.": "B",
    "Connection error. (Illegal header value b'Bearer ')": "D",
    "The API key status is not active": "C",
    "you need to support api_key or ak&sk": "A",
}
check("02-2", diagnosis)"""
DIAGNOSIS_KEYS = Text(
    zh="字典里缺了这一条：`{message}`。键不要改，只填字母。",
    en="The entry `{message}` is missing: leave the keys alone, fill in letters.",
)
DIAGNOSIS_LETTER = Text(
    zh="`{message}` 的答案应当是 `A`、`B`、`C`、`D` 中的一个，现在是 `{came}`。",
    en="The answer to `{message}` should be one of `A`, `B`, `C`, `D`; it is `{came}`.",
)
DIAGNOSIS_WRONG = Text(
    zh="`{message}` 的原因不是 {came}：回到对照表里找一找这一句。",
    en="`{message}` is not caused by {came}: look it up in the table.",
)
