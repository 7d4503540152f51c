"""What a learner could answer in lesson 07."""

PRELUDE = """
from openai import OpenAI
from volcenginesdkarkruntime import Ark

ark_client = Ark(base_url=ark.base_url, api_key=ark.api_key)
openai_client = OpenAI(base_url=ark.base_url, api_key=ark.api_key)
hello = [{"role": "user", "content": "hello"}]
off = {"thinking": {"type": "disabled"}}


def send(client, **parameters):
    return client.chat.completions.create(model=ark.model, messages=hello, **parameters)


def index(message):
    return message.reasoning_content
"""
WRONG = {
    "07-1": [
        'send(ark_client, max_tokens=100, thinking={"type": "disabled"})',
        "send(openai_client, max_tokens=100)",
        'send(openai_client, max_tokens=100, extra_body={"thinking": {"type": "enabled"}})',
        'send(openai_client, max_tokens=100, reasoning_effort="minimal")',
        "send(openai_client, max_tokens=100, extra_body={'extra_body': off})",
        "send(openai_client, extra_body=off)",
        "send(openai_client, extra_body=off, max_tokens=10)",
        '"a reply"',
    ],
    "07-2": [
        "index",
        'lambda message: getattr(message, "reasoning_content", "")',
        "lambda message: message.content",
        'lambda message: (message.model_extra or {}).get("reasoning_content", "")',
        'lambda message: ""',
        '"one, two, three"',
    ],
    "07-3": [
        '{"A": "openai", "B": "openai", "C": "ark", "D": "openai", "E": "ark"}',
        '{"A": "ark", "B": "ark", "C": "ark", "D": "openai", "E": "ark"}',
        '{"A": "ark", "B": "openai", "C": "openai", "D": "openai", "E": "ark"}',
        '{"A": "ark", "B": "openai", "C": "ark", "D": "ark", "E": "ark"}',
        '{"A": "ark", "B": "openai", "C": "ark", "D": "openai", "E": "openai"}',
        '{"A": "ark", "B": "openai", "C": "ark", "D": "both", "E": "ark"}',
        '{"A": "ark"}',
        '["ark", "openai"]',
    ],
}
