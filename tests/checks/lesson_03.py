"""What a learner could answer in lesson 03."""

PRELUDE = """
from volcenginesdkarkruntime import Ark

client = Ark(base_url=ark.base_url, api_key=ark.api_key)


def send(*said, **parameters):
    messages = [{"role": role, "content": content} for role, content in said]
    return client.chat.completions.create(model=ark.model, messages=messages, **parameters)
"""
WRONG = {
    "03-1": [
        'send(("user", "hello"))',
        'send(("user", "hello"), ("system", "Be brief."))',
        'send(("system", " "), ("user", "hello"))',
        '"a reply"',
        '[{"role": "system", "content": "Be brief."}]',
    ],
    "03-2": [
        'send(("user", "I like mangoes. What do I like?"))',
        'send(("user", "I like mangoes."), ("user", "What do I like?"))',
        'send(("user", "I like mangoes."), ("assistant", "Good."))',
        'send(("user", "I like mangoes."), ("assistant", ""), ("user", "What do I like?"))',
    ],
    "03-3": [
        "lambda usage: usage.prompt_tokens * 0.6 + usage.completion_tokens * 3.6",
        "lambda usage: (usage.prompt_tokens * 3.6 + usage.completion_tokens * 0.6) / 1_000_000",
        "lambda usage: (usage.prompt_tokens * 0.6 + (usage.completion_tokens"
        " + usage.completion_tokens_details.reasoning_tokens) * 3.6) / 1_000_000",
        "lambda usage: usage.total_tokens / 1_000_000 * 0.6",
        "lambda usage: str(usage.total_tokens)",
        'lambda usage: usage["prompt_tokens"] / 1_000_000 * 0.6',
        "0.0024",
    ],
    "03-4": [
        'send(("user", "hello"))',
        'send(("user", "hello"), thinking={"type": "disabled"})',
        'send(("user", "hello"), thinking={"type": "disabled"}, temperature=0, max_tokens=200)',
        'send(("user", "hello"), temperature=0, max_tokens=20)',
    ],
}
