"""What is said about signatures: the difference to the right one, and the signing steps."""

from helpers.texts import Text

# The names of the steps, as lesson 05 calls them.
CANONICAL_REQUEST = Text(zh="规范请求", en="Canonical request")
STRING_TO_SIGN = Text(zh="待签名字符串", en="String to sign")
SIGNATURE = Text(zh="签名", en="Signature")

# signature_view
VIEW = Text(zh="签名的四步", en="Signing in four steps")
TRY = Text(
    zh="改一改请求，看四步里哪些行跟着变。这里用的是一对演示密钥，所以每个中间值都可以看。",
    en="Change the request and watch which lines follow. The pair is for show, so every value may be seen.",
)
DEMO_PAIR = Text(zh="演示密钥：AK = {ak}，SK = {sk}", en="Demo pair: AK = {ak}, SK = {sk}")
REQUEST = Text(zh="请求", en="Request")
FOUR_HMACS = Text(zh="四次 HMAC", en="Four HMACs")
METHOD = Text(zh="方法", en="Method")
QUERY = Text(zh="查询参数", en="Query")
HEADERS = Text(
    zh="请求头（一行一个；x-date 和 x-content-sha256 自动加上）",
    en="Headers (one a line; x-date and x-content-sha256 are added)",
)
BODY = Text(zh="请求体", en="Body")
DATE = Text(zh="X-Date（UTC）", en="X-Date (UTC)")
ABOUT_STEPS = {
    "canonical_request": Text(
        zh="请求按规定的顺序，一行一行排好", en="the request, line by line in the prescribed order"
    ),
    "string_to_sign": Text(zh="四行，公开的", en="four lines, public"),
    "signing_key": Text(
        zh="从 SK 开始，前一次的结果是后一次的钥匙，每个 32 字节",
        en="from the SK on, each keyed by the one before, 32 bytes each",
    ),
    "signature": Text(
        zh="HMAC(kSigning, 待签名字符串)，放进请求头", en="HMAC(kSigning, string to sign), sent in a header"
    ),
}
CHANGED = Text(zh="已变", en="changed")
WHAT_CHANGED = Text(zh="跟着变的：{names}", en="What followed: {names}")
NOTHING_CHANGED = Text(zh="没有变化", en="Nothing changed")
BAD_DATE = Text(
    zh="X-Date 要写成 20260115T083000Z 这样：年月日、T、时分秒、Z。下面还是改动之前的值。",
    en="X-Date looks like 20260115T083000Z: date, T, time, Z. Below are still the values from before.",
)
BAD_HEADER = Text(
    zh="请求头要写成“名字: 值”，这一行不是：{line}。下面还是改动之前的值。",
    en="A header is “name: value”, which this line is not: {line}. Below are still the values from before.",
)

# explain_signature
NOTHING_SENT = Text(
    zh="还没有向管控面发过请求，没有签名可以核对。",
    en="Nothing was sent to the control plane yet: there is no signature to explain.",
)
ACCEPTED = Text(
    zh="上一个管控面请求的签名通过了核对，没有要解释的。",
    en="The signature of the last control-plane request was accepted: nothing to explain.",
)
OTHER_REFUSAL = Text(
    zh="上一个管控面请求被拒绝，但不是因为签名算得不对：{status} {code}",
    en="The last control-plane request was refused, but not for a wrongly computed signature: {status} {code}",
)
FIRST_DIFFERENCE = Text(zh="{part}第 {line} 行不同：{name}", en="{part}, line {line} differs: {name}")
TEXTS_EQUAL = Text(
    zh="规范请求和待签名字符串都与服务端相同，不同的是签名本身。",
    en="Canonical request and string to sign are the same on both sides; the signature itself differs.",
)
GIVE_TEXTS = Text(
    zh="签名不对。要找出差在哪一行，请把你算的两段文字交给它：\n"
    "ark.explain_signature(canonical_request=…, string_to_sign=…)",
    en="The signature is wrong. To find the line, hand over the two texts you computed:\n"
    "ark.explain_signature(canonical_request=…, string_to_sign=…)",
)
CANONICAL_EQUAL = Text(
    zh="规范请求与服务端相同。再把待签名字符串也交给它：string_to_sign=…",
    en="The canonical request is the same on both sides. Hand over the string to sign too: string_to_sign=…",
)
GIVE_CANONICAL_REQUEST = Text(
    zh="再把规范请求也交给它，就能指出是哪一行：canonical_request=…",
    en="Hand over the canonical request too, and the line can be named: canonical_request=…",
)
YOURS = Text(zh="你的", en="yours")
EXPECTED = Text(zh="应为", en="expected")
NO_SUCH_LINE = Text(zh="（没有这一行）", en="(no such line)")
EMPTY_LINE = Text(zh="（空行）", en="(empty line)")
FROM_CHARACTER = Text(zh="从第 {column} 个字符起不同", en="differs from character {column} on")
EXPLAINED = Text(zh="签名核对", en="Signature explained")
REAL_MODE = Text(
    zh='真实服务不会告诉你它算出了什么。想看差在哪里，请在练习模式里重做：connect("practice")。',
    en="The real service never tells what it computed. To see the difference, repeat it in practice mode: "
    'connect("practice").',
)

LINES = {
    "method": Text(zh="请求方法", en="method"),
    "path": Text(zh="路径", en="path"),
    "query": Text(zh="查询参数", en="query"),
    "header": Text(zh="请求头 {header}", en="header {header}"),
    "blank_line": Text(zh="请求头之后的空行", en="the empty line after the headers"),
    "signed_headers": Text(zh="SignedHeaders", en="SignedHeaders"),
    "body_hash": Text(zh="请求体的 SHA-256", en="SHA-256 of the body"),
    "algorithm": Text(zh="算法", en="algorithm"),
    "date": Text(zh="时间 X-Date", en="time X-Date"),
    "scope": Text(zh="范围（日期/地域/服务/request）", en="scope (date/region/service/request)"),
    "canonical_hash": Text(zh="规范请求的 SHA-256", en="SHA-256 of the canonical request"),
    "too_many_lines": Text(zh="多出来的行", en="a line too many"),
}
ADVICE = {
    "method": Text(zh="要大写，并且和发出去的方法一样。", en="In capitals, and the method that was sent."),
    "path": Text(zh="管控面的路径就是 /。", en="The control plane's path is /."),
    "query": Text(
        zh="按名字排序，按 RFC 3986 编码（空格是 %20），和发出去的参数一样。",
        en="Sorted by name, encoded after RFC 3986 (a space is %20), and what was sent.",
    ),
    "header": Text(
        zh="名字小写，冒号后没有空格；值要和发出去的一样。",
        en="Name in lower case, no space after the colon, and the value that was sent.",
    ),
    "header host": Text(
        zh="值要和发出去的 Host 一样；端口不是 80 或 443 时要带上。",
        en="The Host that was sent, with its port unless that is 80 or 443.",
    ),
    "header x-content-sha256": Text(
        zh="它必须是真正发出去的请求体的 SHA-256：改了请求体，就要重算。",
        en="It must be the SHA-256 of the body really sent: change the body, compute it anew.",
    ),
    "blank_line": Text(
        zh="每个请求头一行，每行都以换行结束；所以最后一个请求头之后有一个空行。",
        en="Every header line ends with a newline, which leaves an empty line after the last.",
    ),
    "signed_headers": Text(
        zh="小写，排序，用分号连接，和 Authorization 里的 SignedHeaders 一样。",
        en="Lower case, sorted, joined by semicolons, as in Authorization.",
    ),
    "body_hash": Text(
        zh="对真正发出去的那些字节取 SHA-256，写成小写十六进制。",
        en="The SHA-256 of the bytes really sent, in lower-case hexadecimal.",
    ),
    "algorithm": Text(zh="固定是 HMAC-SHA256。", en="Always HMAC-SHA256."),
    "date": Text(zh="和请求头 X-Date 一样，UTC 时间。", en="The header X-Date, in UTC."),
    "scope": Text(
        zh="日期取 X-Date 的前 8 位；地域 cn-beijing，服务 ark，最后是 request。",
        en="The date is X-Date's first 8 digits; region cn-beijing, service ark, then request.",
    ),
    "canonical_hash": Text(
        zh="对整段规范请求取 SHA-256，写成小写十六进制。",
        en="The SHA-256 of the whole canonical request, in lower-case hexadecimal.",
    ),
    "too_many_lines": Text(zh="末尾多了一个换行吗？", en="A newline too many at the end?"),
    "signature": Text(
        zh="检查：SK 是不是这个 AK 的；四次 HMAC 的顺序（日期、地域、服务、request）；"
        "中间结果要用字节，不是十六进制文字；Authorization 里的范围和签名有没有写错。",
        en="Check: is the SK this AK's; four HMACs in order (date, region, service, request), each keyed by bytes, "
        "not by hex text; are scope and signature in Authorization written as computed.",
    ),
}
