"""The journal: what it shows, what it masks, where it ends."""

from helpers.ark_mock import journal
from helpers.ark_mock.journal import Exchange, Journal, masked_authorization, masked_headers, masked_query

SECRET = "ark-a-secret-of-the-account"


def exchange(body=b"{}", headers=(), query="", path="/"):
    return Exchange(
        method="POST",
        path=path,
        query=query,
        headers=headers,
        body=body,
        request_id="02",
        secrets=lambda: [SECRET],
    )


def test_a_request_is_kept_with_its_body_status_and_time(bench):
    bench.chat(max_tokens=7)

    last = bench.account.requests[-1]
    assert (last.method, last.path, last.status, last.outcome) == ("POST", "/api/v3/chat/completions", 200, "complete")
    assert last.body["max_tokens"] == 7
    assert last.response["object"] == "chat.completion"
    assert last.ms > 0
    assert repr(last) == "<POST /api/v3/chat/completions → 200>"


def test_a_streams_lines_are_kept(bench):
    response = bench.chat(stream=True)

    last = bench.account.requests[-1]
    assert last.response_text == response.text
    assert last.chunks_sent == response.text.count("\n\n")


def test_keys_are_masked_in_headers_bodies_and_answers():
    kept = exchange(SECRET.encode(), [(b"Authorization", b"Bearer " + SECRET.encode()), (b"Cookie", b"a=b")])
    kept.answered(200, [(b"X-Echo", SECRET.encode())], f'{{"ApiKey": "{SECRET}"}}'.encode())

    assert kept.headers == {"authorization": "Bearer ***", "cookie": "***"}
    assert kept.response_headers == {"x-echo": "***"}
    assert kept.body == "***"
    assert kept.response == {"ApiKey": "***"}
    assert SECRET not in repr(kept.as_dict()) + repr(kept)


def test_a_key_in_the_wrong_place_is_masked_there_too():
    headers = [(b"Authorisation", b"Bearer " + SECRET.encode()), (b"X-Key", SECRET.encode())]
    kept = exchange(headers=headers, query=f"api_key={SECRET}", path=f"/api/v3/{SECRET}")

    assert kept.headers == {"authorisation": "Bearer ***", "x-key": "***"}
    assert (kept.query, kept.path) == ("api_key=***", "/api/v3/***")
    assert SECRET not in repr(kept.as_dict()) + repr(kept)


def test_a_signature_keeps_its_frame():
    header = "HMAC-SHA256 Credential=AK/20260101/cn-beijing/ark/request, SignedHeaders=host;x-date, Signature=abc"

    assert masked_authorization(header) == (
        "HMAC-SHA256 Credential=***/20260101/cn-beijing/ark/request, SignedHeaders=host;x-date, Signature=***"
    )


def test_an_authorization_of_no_known_scheme_is_masked_whole():
    assert masked_authorization("key-without-scheme") == "***"


def test_a_presigned_query_is_masked():
    assert masked_query("Action=X&X-Signature=abc&X-Credential=AK/1") == "Action=X&X-Signature=***&X-Credential=***"
    assert masked_query("Action=X&Version=1") == "Action=X&Version=1"


def test_a_repeated_header_is_joined():
    assert masked_headers([(b"A", b"1"), (b"a", b"2")]) == {"a": "1, 2"}


def test_the_journal_keeps_the_last_thousand():
    kept = Journal()
    for _ in range(journal.LENGTH + 5):
        kept.add(exchange())

    assert len(kept) == journal.LENGTH
    assert (kept[0].number, kept[-1].number) == (6, journal.LENGTH + 5)


def test_the_journal_forgets_the_oldest_bodies_before_it_grows_too_large():
    kept = Journal()
    for _ in range(20):
        one = exchange(b"x" * (journal.BYTES_KEPT // 10))
        kept.add(one)
        kept.ended(one, "complete", seconds=0.001)

    assert sum(entry.size for entry in kept) <= journal.BYTES_KEPT
    assert kept[0].request_text == journal.DROPPED.decode()
    assert kept[-1].request_text.startswith("xxx")
