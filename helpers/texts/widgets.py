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
