"""What connect() says: one calm line when all is well, and what to do when it is not."""

from helpers.texts import Text

PRACTICE_READY = Text(
    zh="练习模式 · 模拟服务已就绪（不联网、不花钱）· 模型 {model} · API Key 已就绪（{form}）",
    en="Practice mode · the mock is ready (no network, no cost) · model {model} · API Key present ({form})",
)
REAL_READY = Text(
    zh="真实模式 · 每次调用都会计费 · {host} · 模型 {model} · API Key 已设置（{form}）",
    en="Real mode · every call is charged · {host} · model {model} · API Key present ({form})",
)
KEY_FORMS = {
    "uuid": Text(zh="UUID 形式", en="UUID form"),
    "ark": Text(zh="ark- 开头", en="begins with ark-"),
    "sk": Text(zh="sk- 开头，多半不是方舟的 Key", en="begins with sk-, most likely not Ark's"),
    "unknown": Text(zh="没见过的形式", en="of a form not seen before"),
}

UNKNOWN_MODE = Text(
    zh="没有这种模式（{name}）：只有 practice（练习）和 real（真实）。",
    en="There is no such mode ({name}): only practice and real.",
)
ENV_FILE_UNREADABLE = Text(
    zh="读不了 .env（{error}）：请用编辑器把它另存为 UTF-8 编码的纯文本。",
    en=".env cannot be read ({error}): save it as plain text in UTF-8.",
)
PACE_WRONG = Text(
    zh="ARK_COURSE_PACE 应当是 0 或更大的数：所有等待时间都乘以它（0 表示不等待）。",
    en="ARK_COURSE_PACE must be a number, 0 or more: every delay is multiplied by it (0: no waiting).",
)

KEY_MISSING = Text(
    zh="真实模式需要 API Key，现在没有设置 ARK_API_KEY。\n"
    "把 .env.example 复制为 .env，填上 ARK_API_KEY，再运行这个单元格（第 02 课有详细步骤）；\n"
    "只想练习，就用 connect()，不需要任何 Key。",
    en="Real mode needs an API Key, and ARK_API_KEY is not set.\n"
    "Copy .env.example to .env, fill in ARK_API_KEY and run this cell again (lesson 02 shows how);\n"
    "for practice, connect() needs no key at all.",
)
KEY_EMPTY = Text(
    zh="{name}（来自{source}）是空的：填上它，或者把它删掉。",
    en="{name} (from {source}) is empty: fill it in, or remove it.",
)
KEY_FLAWED = Text(
    zh="{name}（来自{source}）写法有问题：{flaw}。改正 .env 以后，再运行这个单元格；"
    "环境变量要在终端里改，再重新启动 JupyterLab。",
    en="{name} (from {source}) is not written properly: {flaw}. After a change of .env run this cell again; change an "
    "environment variable in the terminal, then start JupyterLab again.",
)
KEY_WRONG_KIND = Text(
    zh="{name}（来自{source}）的值不对：{kind}。",
    en="{name} (from {source}) holds the wrong thing: it is {kind}.",
)
KEY_IN_WRONG_PLACE = Text(
    zh="{name}（来自{source}）里像是一个密钥：这里应当填{expected}。",
    en="{name} (from {source}) holds what looks like a secret; {expected} belongs there.",
)
PAIR_INCOMPLETE = Text(
    zh="VOLC_ACCESSKEY 和 VOLC_SECRETKEY 要成对设置，现在只有 {name}。",
    en="VOLC_ACCESSKEY and VOLC_SECRETKEY come as a pair; only {name} is set.",
)
A_MODEL_ID = Text(zh="模型 ID", en="a model id")
AN_ENDPOINT_ID = Text(zh="推理接入点 ID（`ep-` 开头）", en="an endpoint id (`ep-…`)")
ENDPOINT_WRONG = Text(
    zh="ARK_ENDPOINT_ID（来自{source}）应当以 `ep-` 开头，在控制台的在线推理页面可以复制。",
    en="ARK_ENDPOINT_ID (from {source}) should begin with `ep-`; the console's page 在线推理 shows it.",
)

SOURCES = {
    "environment": Text(zh="环境变量", en="the environment"),
    ".env": Text(zh=" .env 文件", en="the file .env"),
}

ADDRESS_MALFORMED = Text(
    zh="{name} 不是一个完整的网址：应当像 {example} 这样。",
    en="{name} is not a complete address; it should look like {example}.",
)
ADDRESS_HOLDS_SECRET = Text(
    zh="{name} 里写了用户名或密码：网址里不要放密钥。",
    en="{name} holds a user name or password: keep secrets out of addresses.",
)
ADDRESS_HAS_METHOD = Text(
    zh="{name} 写多了：只写到 {example} 为止，SDK 会自己接上后面的路径。",
    en="{name} is too long: stop at {example}, the SDK adds the rest of the path.",
)
ADDRESS_WRONG_PATH = Text(
    zh="{name} 的路径不对：方舟的 Base URL 是 {example}（没有 /v1）。",
    en="{name} has the wrong path: Ark's Base URL is {example} (no /v1).",
)

MOCK_KEY_MISSING = Text(
    zh="设置了 ARK_MOCK_URL，还需要 ARK_MOCK_KEY：启动模拟服务的人会告诉你。",
    en="ARK_MOCK_URL is set, so ARK_MOCK_KEY is needed too: whoever started the mock knows it.",
)
MOCK_UNREACHABLE = Text(
    zh="连不上 ARK_MOCK_URL 指的模拟服务（{error}）：它启动了吗？去掉这个变量，就会用本机自带的。",
    en="The mock at ARK_MOCK_URL does not answer ({error}): is it running? Without the variable a local one is used.",
)
MOCK_KEY_REFUSED = Text(
    zh="模拟服务不认 ARK_MOCK_KEY（HTTP {status}）：请向启动它的人核对。",
    en="The mock does not accept ARK_MOCK_KEY (HTTP {status}): ask whoever started it.",
)

NO_JOURNAL = Text(
    zh='真实模式没有请求记录：请求直接发给了方舟。想看记录，请用练习模式：connect("practice")。',
    en='Real mode keeps no journal: requests go straight to Ark. For a journal use practice mode: connect("practice").',
)
NO_FAULTS = Text(
    zh="真实模式不制造故障，这一步跳过。",
    en="Real mode plans no faults; this step is skipped.",
)
NOT_FOR_SAVING = Text(
    zh="Connection 里有密钥，不能保存到文件。",
    en="A Connection holds keys; it is not for saving.",
)
