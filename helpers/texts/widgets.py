"""What the widgets say."""

from __future__ import annotations

from helpers.texts import Text

# stream_view
STREAM = Text(zh="流式输出", en="Streaming")
THINKING = Text(zh="思考内容", en="Thinking")
THINKING_NOW = Text(zh="正在思考", en="Thinking")
CHARACTERS = Text(zh="{count} 字", en="{count} characters")
REPLY = Text(zh="回复", en="Reply")
STOP = Text(zh="停止", en="Stop")
WAITING = Text(zh="等待首 token", en="Waiting for the first token")
RECEIVING = Text(zh="正在接收", en="Receiving")
FINISHED = Text(zh="完成", en="Done")
STOPPED = Text(zh="已停止，连接已断开", en="Stopped, connection closed")
BROKEN = Text(zh="流中断了", en="The stream broke")
BROKEN_BY = Text(
    zh="流中断了：{error}。以上是中断前收到的内容。", en="The stream broke: {error}. Above is what came before."
)
TIME_TO_FIRST_TOKEN = Text(zh="首 token 时延", en="Time to first token")
SPEED = Text(zh="输出速度", en="Speed")
TOKENS_PER_SECOND = Text(zh="{rate} token/s", en="{rate} tokens/s")
CHUNKS_PER_SECOND = Text(zh="{rate} 块/s", en="{rate} chunks/s")
ELAPSED = Text(zh="用时", en="Elapsed")
CHUNKS = Text(zh="数据块", en="Chunks")
USAGE = Text(zh="用量", en="Usage")
TOKENS = Text(zh="{prompt} + {completion} = {total} tokens", en="{prompt} + {completion} = {total} tokens")
FINISH_REASON = Text(zh="结束原因", en="Finish reason")
TOOL_CALL = Text(zh="工具调用", en="Tool call")
NOTHING = Text(zh="（没有内容）", en="(no content)")
LIVE_ONLY = Text(zh="（运行这一格，可以看到它逐字出现）", en="(run this cell to watch it arrive)")
ASYNC_NEEDS_AWAIT = Text(
    zh="这是异步流，请写成 await StreamView().play(stream)",
    en="This is an async stream: write await StreamView().play(stream)",
)

# request_view
REQUEST = Text(zh="请求", en="Request")
RESPONSE = Text(zh="响应", en="Response")
REQUEST_HEADERS = Text(zh="请求头 · {count} 行", en="Request headers · {count} lines")
RESPONSE_HEADERS = Text(zh="响应头 · {count} 行", en="Response headers · {count} lines")
VARIES = Text(zh="（值随运行或机器变化：{names}）", en="(values that differ between runs or machines: {names})")
ITEMS = Text(zh="{count} 项", en="{count} items")
NULLS = Text(zh="另有 {count} 个字段是 null，等于没写", en="{count} more fields are null, as if not written")
NO_BODY = Text(zh="（没有正文）", en="(no body)")
NO_RESPONSE = Text(zh="（还没有响应）", en="(no response yet)")
MORE_EVENTS = Text(zh="其余 {count} 个数据块", en="{count} more chunks")
CUT_OFF = Text(zh="连接中途断开", en="The connection was cut")
HUNG_UP = Text(zh="客户端中途挂断", en="The client hung up")
CURL = Text(zh="同一个请求的 curl 写法（点一下全选）", en="The same request with curl (one click selects it)")
CURL_SIGNED = Text(
    zh="这个请求带签名，签名里有时间：过期后不能用 curl 重放。",
    en="This request is signed, and the signature holds a time: it cannot be replayed with curl later.",
)

# arrival_plot
ASCII_LABEL = Text(
    zh="曲线的名字请用英文字母：{label}（图里的字体没有汉字）",
    en="Name the curve in ASCII: {label} (the plot's font has nothing else)",
)

# meter
METER = Text(zh="到目前为止的用量", en="Used so far")
CALLS = Text(zh="调用", en="Calls")
INPUT = Text(zh="输入", en="Input")
OUTPUT = Text(zh="输出", en="Output")
TOTAL = Text(zh="合计", en="Total")
MONEY = Text(zh="约合", en="About")
TOKEN_COUNT = Text(zh="{count} token", en="{count} tokens")
OF_WHICH_CACHED = Text(zh="其中缓存 {count}", en="{count} cached")
OF_WHICH_THINKING = Text(zh="其中思考 {count}", en="{count} thinking")
YUAN = Text(zh="{yuan} 元", en="CNY {yuan}")
UNPRICED = Text(zh="{count} 次没有查到价格", en="no price known for {count} calls")
UNCOUNTED = Text(zh="{count} 次流式调用没有带用量", en="{count} streamed calls carried no usage")
