"""The official SDKs, unmodified, against the mock: their types and exceptions are our reference."""

import asyncio
import os

import httpx
import openai
import pytest
from openai import OpenAI
from volcenginesdkarkruntime import Ark, AsyncArk
from volcenginesdkarkruntime import _exceptions as ark_errors

from helpers.ark_mock import ArkMock, ErrorInStream, Refuse
from helpers.ark_mock.errors import DATA_ERRORS

ASK = [{"role": "user", "content": "count from 1 to 5"}]
CLASSES = {
    400: (ark_errors.ArkBadRequestError, openai.BadRequestError),
    401: (ark_errors.ArkAuthenticationError, openai.AuthenticationError),
    403: (ark_errors.ArkPermissionDeniedError, openai.PermissionDeniedError),
    404: (ark_errors.ArkNotFoundError, openai.NotFoundError),
    429: (ark_errors.ArkRateLimitError, openai.RateLimitError),
    500: (ark_errors.ArkInternalServerError, openai.InternalServerError),
}


@pytest.fixture(scope="module")
def mock():
    with ArkMock(pace=0) as mock:
        yield mock


@pytest.fixture(params=[Ark, OpenAI], ids=["ark", "openai"])
def client(request, mock):
    return request.param(base_url=mock.base_url, api_key=mock.account.api_key, max_retries=0)


def test_a_reply_is_parsed_into_the_sdks_own_types(mock, client):
    reply = client.chat.completions.create(
        model=mock.account.model, messages=ASK, extra_body={"thinking": {"type": "disabled"}}
    )

    assert reply.choices[0].message.content == "1, 2, 3, 4, 5"
    assert reply.usage.total_tokens == reply.usage.prompt_tokens + reply.usage.completion_tokens
    assert reply.usage.completion_tokens_details.reasoning_tokens == 0


def test_a_stream_joins_to_the_same_words_in_both_sdks(mock, client):
    chunks = list(
        client.chat.completions.create(
            model=mock.account.model, messages=ASK, stream=True, stream_options={"include_usage": True}
        )
    )

    text = "".join(chunk.choices[0].delta.content for chunk in chunks if chunk.choices)
    assert text == "1, 2, 3, 4, 5"
    assert chunks[-1].choices == [] and chunks[-1].usage.completion_tokens > 5
    assert "".join(chunk.choices[0].delta.reasoning_content or "" for chunk in chunks[:3] if chunk.choices)


@pytest.mark.parametrize("name", DATA_ERRORS)
def test_every_error_of_the_table_raises_the_class_of_its_status(mock, client, name):
    mock.account.faults.append(Refuse(name))
    kind = DATA_ERRORS[name]

    with pytest.raises(CLASSES[kind.status]) as raised:
        client.chat.completions.create(model=mock.account.model, messages=ASK)

    error = raised.value
    assert error.status_code == kind.status
    assert error.code == (kind.code.replace("{parameter}", ""))
    assert "Request id: 02" in str(error)


def test_an_error_inside_a_stream_is_raised_after_the_chunks_before_it(mock, client):
    mock.account.faults.append(ErrorInStream("RequestBurstTooFast", after_chunks=2))
    base = ark_errors.ArkAPIError if isinstance(client, Ark) else openai.APIError
    seen = []

    with pytest.raises(base, match="request burst") as raised:
        for chunk in client.chat.completions.create(model=mock.account.model, messages=ASK, stream=True):
            seen.append(chunk)

    assert len(seen) == 2
    assert raised.value.code == "RequestBurstTooFast"
    assert not hasattr(raised.value, "status_code")


@pytest.mark.parametrize(
    ("kind", "requests"), [("InternalServiceError", 2), ("ServerOverloaded", 2), ("AccessDenied", 1)]
)
@pytest.mark.parametrize("sdk", [Ark, OpenAI], ids=["ark", "openai"])
def test_each_sdk_retries_what_it_should(mock, sdk, kind, requests):
    patient = sdk(base_url=mock.base_url, api_key=mock.account.api_key, max_retries=1)
    mock.account.faults.clear()
    mock.account.faults.extend([Refuse(kind)] * 3)
    before = mock.account.requests[-1].number if len(mock.account.requests) else 0

    with pytest.raises((openai.APIStatusError, ark_errors.ArkAPIStatusError)):
        patient.chat.completions.create(model=mock.account.model, messages=ASK)

    mock.account.faults.clear()
    assert mock.account.requests[-1].number - before == requests


def test_the_ark_sdk_reads_the_clients_request_id_and_openai_the_services(mock):
    with_ark = Ark(base_url=mock.base_url, api_key=mock.account.api_key).chat.completions.create(
        model=mock.account.model, messages=ASK
    )
    own_id = mock.account.requests[-1].headers["x-client-request-id"]
    with_openai = OpenAI(base_url=mock.base_url, api_key=mock.account.api_key).chat.completions.create(
        model=mock.account.model, messages=ASK
    )

    assert with_ark._request_id == own_id != with_ark.id
    assert with_openai._request_id == with_openai.id


def test_tokenization_is_parsed(mock):
    reply = Ark(base_url=mock.base_url, api_key=mock.account.api_key).tokenization.create(
        model=mock.account.model, text=["你好"]
    )

    assert reply.data[0].total_tokens == 1


def test_the_catalogue_is_parsed(mock):
    listed = OpenAI(base_url=mock.base_url, api_key=mock.account.api_key).models.list()

    assert mock.account.model in [model.id for model in listed]


def test_tool_calls_are_parsed(mock, client):
    tool = {
        "type": "function",
        "function": {
            "name": "get_weather",
            "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
        },
    }

    reply = client.chat.completions.create(
        model=mock.account.model,
        messages=[{"role": "user", "content": "北京天气怎么样？"}],
        tools=[tool],
        tool_choice="required",
    )

    call = reply.choices[0].message.tool_calls[0]
    assert reply.choices[0].finish_reason == "tool_calls"
    assert call.function.name == "get_weather"


def test_the_asynchronous_client_works_too(mock):
    async def ask():
        client = AsyncArk(base_url=mock.base_url, api_key=mock.account.api_key)
        stream = await client.chat.completions.create(model=mock.account.model, messages=ASK, stream=True)
        return "".join([chunk.choices[0].delta.content async for chunk in stream])

    assert asyncio.run(ask()) == "1, 2, 3, 4, 5"


def test_a_request_without_any_key_fails_before_it_is_sent(mock):
    assert not any(name in os.environ for name in ("ARK_API_KEY", "VOLC_ACCESSKEY"))

    with pytest.raises(AssertionError, match="api_key or ak&sk"):
        Ark(base_url=mock.base_url)


def test_an_empty_key_looks_like_a_broken_connection(mock):
    client = Ark(base_url=mock.base_url, api_key="", max_retries=0)

    with pytest.raises(ark_errors.ArkAPIConnectionError) as raised:
        client.chat.completions.create(model=mock.account.model, messages=ASK)

    assert isinstance(raised.value.__cause__, httpx.LocalProtocolError)
