"""What a learner could answer in lesson 01."""

PRELUDE = """
import httpx

url = f"{ark.base_url}/chat/completions"
headers = {"Authorization": f"Bearer {ark.api_key}"}
body = {"model": ark.model, "messages": [{"role": "user", "content": "用一句话解释什么是 API。"}]}
data = httpx.post(url, headers=headers, json=body, timeout=60).json()


def sent(address, more_headers, more_body, question):
    message = {"messages": [{"role": "user", "content": question}]}
    return httpx.post(address, headers=more_headers, json=body | message | more_body, timeout=60)
"""


def asking(call: str, *, returns: str = 'response.json()["choices"][0]["message"]["content"]') -> str:
    return f'def ask(question):\n    response = {call}\n    return {returns}\n\n\ncheck("01-3", ask)'


RIGHT = "sent(url, headers, {}, question)"
WRONG = {
    "01-1": ['data["usage"]', 'data["usage"]["prompt_tokens"]', 'str(data["usage"]["total_tokens"])', "-1", "data"],
    "01-2": [
        '{"a": "url", "b": "url", "c": "headers"}',
        '{"a": "body", "b": "body", "c": "headers"}',
        '{"a": "url", "b": "body", "c": "body"}',
        '{"a": "path", "b": "body", "c": "headers"}',
        '{"a": "url", "b": "body"}',
        '["url", "body", "headers"]',
    ],
    "01-3": [
        '"从 1 数到 5"',
        asking('"1、2、3、4、5"', returns="response"),
        asking('sent(f"{ark.base_url}/v1/chat/completions", headers, {}, question)'),
        asking("sent(url, {}, {}, question)"),
        asking('sent(url, {"Authorization": str(ark.api_key)}, {}, question)'),
        asking('sent(url, headers, {"model": "no-such-model"}, question)'),
        asking('sent(url, headers, {"messages": question}, question)'),
        asking('sent(url, headers, {}, "你好")'),
        asking("httpx.get(url, headers=headers)"),
        asking(RIGHT, returns="response.json()"),
        asking(RIGHT, returns="None"),
        asking(RIGHT, returns='response.json()["content"]'),
    ],
}
