"""What the meter says."""

from helpers.texts import Text

SPENT = Text(
    zh="{requests} 次调用 · 输入 {prompt} token（其中缓存 {cached}）· "
    "输出 {completion} token（其中思考 {reasoning}）· {money}",
    en="{requests} calls · {prompt} tokens in ({cached} cached) · "
    "{completion} tokens out ({reasoning} thinking) · {money}",
)
MONEY = Text(zh="约 {yuan} 元", en="about CNY {yuan}")
MONEY_PARTLY = Text(
    zh="约 {yuan} 元（{number} 次没有查到价格）", en="about CNY {yuan} (no price known for {number} calls)"
)
UNCOUNTED = Text(zh="（另有 {number} 次流式调用没有带用量）", en=" (and {number} streamed calls that carried no usage)")
