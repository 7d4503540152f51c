"""What crossed the wire, shown: nothing secret, nothing that varies, JSON folded, curl that really does the same."""

import json
import os
import re
import shutil
import subprocess

import pytest
from openai import OpenAI
from volcenginesdkarkruntime import Ark

from helpers.ark_mock import ArkMock
from helpers.ark_mock.faults import CutStream
from helpers.widgets.request_view import curl, request_view


@pytest.fixture(scope="module")
def mock():
    mock = ArkMock(pace=0)
    mock.start()
    yield mock
    mock.stop()


def ask(mock, client_class=Ark, **options):
    client = client_class(base_url=mock.base_url, api_key=mock.account.api_key, max_retries=0)
    messages = [{"role": "user", "content": "it's <b>从1数到5</b>"}]
    return client.chat.completions.create(model=mock.account.model, messages=messages, **options)


def test_two_equal_calls_look_the_same_apart_from_the_service_s_own_ids(mock):
    ask(mock)
    first = request_view(mock.account.requests[-1])
    ask(mock)
    second = request_view(mock.account.requests[-1])

    assert without_ids(repr(first)) == without_ids(repr(second))
    assert without_ids(first._repr_html_()) == without_ids(second._repr_html_())


@pytest.mark.parametrize("client_class", [Ark, OpenAI])
def test_no_key_port_or_machine_is_shown(mock, client_class):
    ask(mock, client_class)

    view = request_view(mock.account.requests[-1])

    port = mock.base_url.rpartition(":")[2].partition("/")[0]
    for text in (repr(view), view._repr_html_()):
        assert mock.account.api_key not in text
        assert "Bearer ***" in text
        assert f":{port}" not in text and "127.0.0.1" not in text
        assert "Linux" not in text and "CPython" not in text and "x86" not in text


def test_a_key_that_a_journal_forgot_to_mask_is_masked_here(mock):
    ask(mock)
    entry = Copy(mock.account.requests[-1], headers={"authorization": "Bearer canary-key"})

    view = request_view(entry)

    assert "canary" not in repr(view) + view._repr_html_() + curl(entry)


def test_the_nulls_of_the_ark_sdk_are_folded_into_one_line(mock):
    ask(mock)

    text = repr(request_view(mock.account.requests[-1]))

    assert re.search(r"\(另有 \d\d 个字段是 null，等于没写: .*frequency_penalty.*\)", text)
    assert '"temperature"' not in text


def test_html_is_escaped_and_nested_json_is_folded(mock):
    ask(mock)

    html = request_view(mock.account.requests[-1])._repr_html_()

    assert "&lt;b&gt;" in html and "<b>" not in html
    assert '<span class="ark-key">&quot;messages&quot;: </span>[ 1 项 ]' in html
    assert html.count("<details") == html.count("</details>")


def test_a_stream_shows_its_first_and_last_events(mock):
    list(ask(mock, stream=True, stream_options={"include_usage": True}))
    entry = mock.account.requests[-1]

    text = repr(request_view(entry))

    events = [line for line in text.splitlines() if line.startswith("data: ")]
    assert len(events) == 7
    assert events[-1] == "data: [DONE]"
    assert json.loads(events[-2][6:])["choices"] == []
    assert f"其余 {entry.chunks_sent - 7} 个数据块" in text


def test_a_cut_stream_says_that_it_was_cut(mock):
    mock.account.faults.append(CutStream(after_chunks=2))
    with pytest.raises(Exception):  # noqa: B017 - which one is the SDK's affair
        list(ask(mock, stream=True))

    view = request_view(mock.account.requests[-1])

    assert repr(view).endswith("连接中途断开")
    assert "<strong>连接中途断开</strong>" in view._repr_html_()


def test_a_signed_request_gets_no_curl(mock):
    entry = Copy(None, method="POST", path="/", headers={"authorization": "HMAC-SHA256 Credential=***"}, body="")

    assert curl(entry) is None


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("bash")), reason="needs curl and a POSIX shell")
@pytest.mark.parametrize("stream", [False, True])
def test_the_curl_sends_the_same_body_and_gets_the_same_words(mock, stream):
    answer = ask(mock, OpenAI, stream=stream)
    if stream:
        list(answer)
    entry = mock.account.requests[-1]

    environment = {**os.environ, "ARK_BASE_URL": mock.base_url, "ARK_API_KEY": mock.account.api_key}
    environment["NO_PROXY"] = "127.0.0.1"
    subprocess.run(["bash", "-c", curl(entry)], env=environment, check=True, capture_output=True, timeout=60)

    again = mock.account.requests[-1]
    assert again.number == entry.number + 1
    assert again.body == entry.body
    assert without_ids(again.response_text) == without_ids(entry.response_text)


def without_ids(text: str) -> str:
    """Ids are new for every request, also where everything else is the same."""
    return re.sub(r'02\d{13}[0-9a-f]{38}|"created": ?\d+|(&quot;created&quot;: </span>)\d+', "", text)


class Copy:
    """A journal entry with some fields replaced."""

    def __init__(self, entry, **fields) -> None:
        self._entry, self._fields = entry, fields

    def __getattr__(self, name: str):
        return self._fields[name] if name in self._fields else getattr(self._entry, name)
