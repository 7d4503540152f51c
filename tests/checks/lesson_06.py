"""What a learner could answer in lesson 06."""

PRELUDE = """
import json

import httpx
from volcenginesdkarkruntime import Ark
from volcenginesdkarkruntime._exceptions import ArkAPIError

client = Ark(base_url=ark.base_url, api_key=ark.api_key)
four_words = [{"role": "user", "content": "用四个字形容流式输出。"}]
off = {"type": "disabled"}
asked = {"include_usage": True}


def send(**parameters):
    return client.chat.completions.create(model=ark.model, messages=four_words, **parameters)


def every_line(lines):
    return "".join(json.loads(line[6:])["choices"][0]["delta"]["content"] for line in lines)


def done_too(lines):
    return every_line([line for line in lines if line.startswith("data: ")])


def data_everywhere(lines):
    lines = [line.replace("data: ", "") for line in lines if line.startswith("data: {")]
    return "".join(json.loads(line)["choices"][0]["delta"]["content"] for line in lines)


def thinking_too(lines):
    deltas = [json.loads(line[6:])["choices"][0]["delta"] for line in lines if line.startswith("data: {")]
    return "".join(delta.get("reasoning_content", "") + delta["content"] for delta in deltas)


def printed(lines):
    print(thinking_too(lines))


def without_import(lines):
    return jsn.loads(lines[0])


def collector(*, guard=True, default="", catch=(httpx.HTTPError, ArkAPIError), thinking=False, lose=False, keep=True):
    def collect(stream):
        text, usage, error = "", None, None
        try:
            for chunk in stream:
                usage = chunk.usage or usage
                if guard and not chunk.choices:
                    continue
                delta = chunk.choices[0].delta
                text += (delta.reasoning_content or "") if thinking else ""
                text += delta.content if default is None else (delta.content or default)
        except catch as caught:
            error = caught if keep else str(caught)
            text = "" if lose else text
        return {"text": text, "usage": usage, "error": error}

    return collect


def no_usage(stream):
    return {**collector()(stream), "usage": None}


def as_a_pair(stream):
    return tuple(collector()(stream).values())


def misspelt(stream):
    return {"txt": "", "usage": None, "error": None}
"""
WRONG = {
    "06-1": [
        "every_line",
        "done_too",
        "data_everywhere",
        "thinking_too",
        "printed",
        "without_import",
        "lambda lines: lines",
        '"边写边送"',
    ],
    "06-2": [
        "send(stream=True, thinking=off, stream_options=asked)",
        "list(send(stream=True, thinking=off))",
        "list(send(stream=True, stream_options=asked))",
        "list(send(stream=True, thinking=off, stream_options=asked))[:-1]",
        "[send(thinking=off)]",
        "list(send(thinking=off, stream_options=asked))",
        "['a', 'b']",
    ],
    "06-3": [
        "collector(guard=False)",
        "collector(default=None)",
        "collector(catch=ArkAPIError)",
        "collector(catch=httpx.HTTPError)",
        "collector(thinking=True)",
        "collector(lose=True)",
        "collector(keep=False)",
        "no_usage",
        "as_a_pair",
        "misspelt",
        "without_import",
        "print",
        '{"text": "彩虹", "usage": 1, "error": 1}',
    ],
}
