"""The mock's tokenizer."""

from hypothesis import given
from hypothesis import strategies as st

from helpers.ark_mock import tokens


@given(st.text())
def test_tokens_joined_are_the_text(text):
    assert "".join(tokens.split(text)) == text
    assert tokens.count(text) == len(tokens.split(text))


def test_tokens_are_of_the_right_order():
    assert tokens.split("你好，世界") == ["你好", "，", "世界"]
    assert tokens.split("hello world") == ["hello", " world"]


def test_every_message_and_every_text_in_it_counts():
    one = [{"role": "user", "content": "hi"}]
    parts = [{"role": "user", "content": [{"type": "text", "text": "hi"}]}]
    picture = [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}]}]

    assert tokens.count_messages(one) == tokens.count_messages(parts) == 3 + 4 + 1
    assert tokens.count_messages(one * 2) == 3 + 2 * 5
    assert tokens.count_messages(picture) == 3 + 4 + 1_000
