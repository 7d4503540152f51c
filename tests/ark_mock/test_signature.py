"""Signatures: the published vectors, the SDK's own signer as the other side, and every byte that matters."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from volcenginesdkcore.signv4 import SignerV4

from helpers.ark_mock import signature
from helpers.ark_mock.signature import BadSignature, SignedRequest

# The pair that the service's documentation signs its examples with.
AK = "AKLTYWViMTVmZGYzM2E0NDI5Mzk2MDZjNjFmMjc2MjRjMzg"
SK = "WkRZeE1EQmxPVGhsWWpWak5HVmtNbUUxTXpZeU9UVXlOMlE1TmpZeVlqTQ=="
GET_API_KEY = b'{"DurationSeconds": 604800, "ResourceIds": ["ep-20260101120000-abcde"], "ResourceType": "endpoint"}'
MOMENT = "20260115T083000Z"


def signed(
    *,
    signed_headers: str,
    scope: str,
    signature_given: str,
    method: str = "POST",
    query: str = "Action=GetApiKey&Version=2024-01-01",
    headers: dict[str, str],
    body: bytes = b"",
) -> SignedRequest:
    authorization = f"HMAC-SHA256 Credential={AK}/{scope}, SignedHeaders={signed_headers}, Signature={signature_given}"
    return SignedRequest(method, "/", query, [*headers.items(), ("authorization", authorization)], body)


def verdict(request: SignedRequest, *, service: str = "ark") -> signature.Verdict:
    return signature.verify(request, signature.claim_of(request), SK, service=service)


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


OFFICIAL = {
    "QueryBalanceAcct": (
        "GET", "Action=QueryBalanceAcct&Version=2022-01-01", "billing", "20250329T180937Z", b"",
        "1eda9e7e6b1728151a8e8791fdaf67cfbd28bd5c80d0fce2eb208746cf483105",
    ),
    "ListBill": (
        "POST", "Action=ListBill&Version=2022-01-01", "billing", "20250329T180937Z",
        b'{"Limit":10,"BillPeriod":"2023-08"}',
        "5e8480ceea12d0000a23c054151c50dd02c1a7dec835004057d19f13d53a7658",
    ),
    "ListUsers": (
        "GET", "Action=ListUsers&Version=2018-01-01&Limit=10&Offset=0", "iam", "20240619T071306Z", b"",
        "e31c4558bcfe08a286001f59cedbf0791ffd0b2362f10e55ee2627467bcdde93",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OFFICIAL)
def test_the_official_vectors_are_accepted(name):
    method, query, service, moment, body, expected = OFFICIAL[name]
    request = signed(
        method=method,
        query=query,
        headers={"host": f"{service}.volcengineapi.com", "x-date": moment},
        signed_headers="host;x-date",
        scope=f"{moment[:8]}/cn-beijing/{service}/request",
        signature_given=expected,
        body=body,
    )

    assert verdict(request, service=service).matches


@pytest.mark.parametrize(
    ("date", "service", "expected"),
    [
        ("20250329", "billing", "b491ed164936de3bb06c1eb23326aa9587b5aaa6a4e02144b9d523bbebb7ca9f"),
        ("20240619", "iam", "abee62e533a58934c49954459a3c3237d2fccea517c9a7c8a2651d8ea7779826"),
        ("20260115", "ark", "5b14cac2337eaa1435a0df00a6a73372ae2e60e70b1856568136c86324995032"),
    ],
)
def test_signing_keys_are_the_published_ones(date, service, expected):
    assert signature.signing_key(SK, date, "cn-beijing", service).hex() == expected


def test_the_canonical_request_of_list_users_has_the_published_hash():
    method, query, service, moment, body, expected = OFFICIAL["ListUsers"]
    request = signed(
        method=method,
        query=query,
        headers={"host": "iam.volcengineapi.com", "x-date": moment},
        signed_headers="host;x-date",
        scope="20240619/cn-beijing/iam/request",
        signature_given=expected,
    )

    canonical = signature.canonical_request(request, signature.claim_of(request))

    assert sha256(canonical.encode()) == "5ed5bca3905e1fcbf789abb56a17c2d819674a3bcfa468ae476bd1ea80d135cb"


def test_the_sdk_s_get_api_key_is_rebuilt_line_by_line():
    names = "content-type;host;x-content-sha256;x-date;x-sdk-invocation-id;x-sdk-request"
    headers = {
        "content-type": "application/json",
        "host": "open.volcengineapi.com",
        "x-content-sha256": sha256(GET_API_KEY),
        "x-date": MOMENT,
        "x-sdk-invocation-id": "00000000-0000-4000-8000-000000000001",
        "x-sdk-request": "attempt=1; max=4",
        "user-agent": "not signed",
    }
    request = signed(
        headers=headers,
        body=GET_API_KEY,
        signed_headers=names,
        scope="20260115/cn-beijing/ark/request",
        signature_given="4bdf9313ca54fdc34005ad1ed3557429f77a420853f517ee599c34159282aa45",
    )

    found = verdict(request)

    assert found.canonical_request.split("\n") == [
        "POST",
        "/",
        "Action=GetApiKey&Version=2024-01-01",
        "content-type:application/json",
        "host:open.volcengineapi.com",
        "x-content-sha256:c95fbe77b573873662fa5aa400bc6543eedd32a4804f5a6a19150ffc2ec161e3",
        "x-date:20260115T083000Z",
        "x-sdk-invocation-id:00000000-0000-4000-8000-000000000001",
        "x-sdk-request:attempt=1; max=4",
        "",
        names,
        "c95fbe77b573873662fa5aa400bc6543eedd32a4804f5a6a19150ffc2ec161e3",
    ]
    assert found.string_to_sign.split("\n") == [
        "HMAC-SHA256",
        MOMENT,
        "20260115/cn-beijing/ark/request",
        "d965883782b7d73fd72baa410322bc97688779c07bc7ae7f3906b401242c18e0",
    ]
    assert found.matches


def test_three_signed_headers_are_enough():
    request = signed(
        query="Action=ListEndpoints&Version=2024-01-01",
        headers={"host": "ark.cn-beijing.volcengineapi.com", "x-content-sha256": sha256(b"{}"), "x-date": MOMENT},
        body=b"{}",
        signed_headers="host;x-content-sha256;x-date",
        scope="20260115/cn-beijing/ark/request",
        signature_given="c084fe2f92b9f6feb2529a4826b233fb1ed057b4bab3485360b2a2718ad8556b",
    )

    assert verdict(request).matches


def test_a_session_token_is_signed_like_any_header():
    headers = {
        "content-type": "application/json",
        "host": "open.volcengineapi.com",
        "x-content-sha256": sha256(GET_API_KEY),
        "x-date": MOMENT,
        "x-security-token": "STSTOKENEXAMPLE",
    }
    request = signed(
        headers=headers,
        body=GET_API_KEY,
        signed_headers=";".join(headers),
        scope="20260115/cn-beijing/ark/request",
        signature_given="5463d1f77f6c8dd7831884adfa7595a4ec90bfdd6e38adee93f4205d0dc0aba3",
    )

    assert signature.claim_of(request).security_token == "STSTOKENEXAMPLE"
    assert verdict(request).matches


PRESIGNED = (
    "Action=ListEndpoints&Version=2024-01-01&X-Algorithm=HMAC-SHA256"
    f"&X-Credential={AK}%2F20260115%2Fcn-beijing%2Fark%2Frequest"
    "&X-Date=20260115T083000Z&X-NotSignBody=&X-Signature=28008820c78c6c5a2be29673504487973872bc9e7cdbd3bcfb0649b6f0d8eec0"
    "&X-SignedHeaders=host&X-SignedQueries=Action%3BVersion%3BX-Algorithm%3BX-Credential%3BX-Date%3BX-NotSignBody"
    "%3BX-SignedHeaders%3BX-SignedQueries"
)
PRESIGNED_WITH_TOKEN = PRESIGNED.replace("X-SignedHeaders=host", "X-SignedHeaders=").replace(
    "28008820c78c6c5a2be29673504487973872bc9e7cdbd3bcfb0649b6f0d8eec0",
    "d18c03472f8b1354eed472efb80ac5d6a5257ffad5e8ed54ffa5153815c28cf1&X-Security-Token=STSTOKENEXAMPLE",
)


@pytest.mark.parametrize("query", [PRESIGNED, PRESIGNED_WITH_TOKEN])
def test_a_presigned_request_is_accepted(query):
    request = SignedRequest("GET", "/", query, [("host", "open.volcengineapi.com")])

    assert verdict(request).matches


@pytest.mark.parametrize(
    "change",
    [
        ("Action=ListEndpoints", "Action=DeleteEndpoint"),
        ("X-Date=20260115T083000Z", "X-Date=20260115T083001Z"),
        ("X-Signature=2", "X-Signature=3"),
        ("&X-NotSignBody=", ""),
        ("Action=ListEndpoints", "Action=ListEndpoints&Action=DeleteEndpoint"),
        ("X-SignedQueries=Action%3B", "X-SignedQueries="),
    ],
)
def test_a_presigned_request_that_was_changed_is_refused(change):
    request = SignedRequest("GET", "/", PRESIGNED.replace(*change), [("host", "open.volcengineapi.com")])

    assert not verdict(request).matches


@pytest.mark.parametrize(
    ("declared", "canonical"),
    [
        ("X-Date", "Action=ListEndpoints&Version=2024-01-01&X-Date=20260115T083000Z"),
        ("", "Action=ListEndpoints&Page=2&Version=2024-01-01&X-Date=20260115T083000Z"),
    ],
)
def test_a_presigned_query_signs_what_it_declares_and_always_its_action(declared, canonical):
    query = f"Action=ListEndpoints&Version=2024-01-01&Page=2&X-Date={MOMENT}&X-Signature=aa"
    claim = dataclasses.replace(
        signature.claim_of(SignedRequest("GET", "/", PRESIGNED, [])),
        signed_queries=tuple(declared.split(";")) if declared else None,
    )

    assert signature.canonical_query(query, claim) == canonical


names = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~ /+&=%;中é", max_size=8)
values = st.text(max_size=12).filter(lambda text: text.isprintable() or text == "")
ascii_values = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20).map(str.strip)
hosts = st.sampled_from(["open.volcengineapi.com", "127.0.0.1:41191", "localhost:80", "a.test:443", "a.test:8443"])


@st.composite
def signed_by_the_sdk(draw) -> SignedRequest:
    """A request signed by the SDK's own signer, as a server would see it."""
    method = draw(st.sampled_from(["POST", "GET", "PUT"]))
    path = draw(st.sampled_from(["/", "/a/b", "/a%20b"]))
    query = {"Action": "ListEndpoints", "Version": "2024-01-01"} | draw(st.dictionaries(names, values, max_size=3))
    body = draw(st.text(max_size=40))
    headers = {"Host": draw(hosts), "Content-Type": "application/json", "User-Agent": draw(ascii_values)}
    for number, value in enumerate(draw(st.lists(ascii_values, max_size=3))):
        headers[f"X-Custom-{number}"] = value
    token = draw(st.sampled_from([None, "STSTOKEN"]))
    SignerV4.sign(path, method, headers, body, None, list(query.items()), AK, SK, "cn-beijing", "ark", token)
    wire = [(name.lower(), value) for name, value in headers.items()]
    text = "&".join(f"{on_the_wire(name)}={on_the_wire(value)}" for name, value in query.items())
    return SignedRequest(method, path, text, wire, body.encode())


def on_the_wire(text: str) -> str:
    """Encoded by the other rule (`+` for a space, lower-case hexadecimal), which means the same to a server."""
    return "".join(char if char.isalnum() and char.isascii() else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    return "+" if char == " " else "".join(f"%{byte:02x}" for byte in char.encode())


@settings(max_examples=150, deadline=None)
@given(signed_by_the_sdk())
def test_what_the_sdk_signs_is_accepted(request_):
    assert verdict(request_).matches


@settings(max_examples=300, deadline=None)
@given(signed_by_the_sdk(), st.data())
def test_any_changed_byte_of_what_was_signed_is_refused(request_, data):
    changed = data.draw(changes(request_))

    try:
        claim = signature.claim_of(changed)
    except BadSignature:
        return
    assert claim.access_key_id != AK or not signature.verify(changed, claim, SK).matches


def changes(request: SignedRequest) -> st.SearchStrategy[SignedRequest]:
    """Requests that differ from `request` in one byte of one thing that was signed."""
    declared = signature.claim_of(request).signed_headers
    signed = (*declared, "authorization")
    headers = [index for index, (name, value) in enumerate(request.headers) if name in signed and value]
    queries = [("Version=2024", "Version=2025"), ("Action=List", "Action=Fist"), ("Action", "&x=&Action")]
    ways = [
        st.just(dataclasses.replace(request, method=request.method.lower())),
        flipped(request.path).map(lambda path: dataclasses.replace(request, path=path)),
        st.sampled_from(queries).map(lambda change: dataclasses.replace(request, query=request.query.replace(*change))),
        st.sampled_from(headers).flatmap(lambda index: with_header_flipped(request, index)),
        st.just(dataclasses.replace(request, body=request.body + b" ")),
        st.sampled_from(declared).map(lambda name: without_header(request, name)),
    ]
    return st.one_of(ways)


def flipped(text: str) -> st.SearchStrategy[str]:
    """`text` with one bit of one character changed, as far as it still fits into a header or path."""
    places = st.tuples(st.integers(0, len(text) - 1), st.sampled_from([1, 2, 4, 8, 16, 32, 64]))
    changed = places.map(lambda at: text[: at[0]] + chr(ord(text[at[0]]) ^ at[1]) + text[at[0] + 1 :])
    return changed.filter(lambda new: new.strip() == new and new.isprintable())


def with_header_flipped(request: SignedRequest, index: int) -> st.SearchStrategy[SignedRequest]:
    name, value = request.headers[index]
    before, after = request.headers[:index], request.headers[index + 1 :]
    return flipped(value).map(lambda new: dataclasses.replace(request, headers=[*before, (name, new), *after]))


def without_header(request: SignedRequest, name: str) -> SignedRequest:
    """`name` is not declared any more: what was signed and what is claimed to be signed differ."""
    headers = []
    for key, value in request.headers:
        if key == "authorization":
            before, _, rest = value.partition("SignedHeaders=")
            declared, _, after = rest.partition(",")
            value = f"{before}SignedHeaders={';'.join(part for part in declared.split(';') if part != name)},{after}"
        headers.append((key, value))
    return dataclasses.replace(request, headers=headers)


def own(**changes: object) -> SignedRequest:
    """A small request signed by our own functions, then changed."""
    headers = {"host": "127.0.0.1:8080", "x-date": MOMENT, **changes.pop("extra_headers", {})}
    declared = changes.pop("declared", ";".join(sorted(headers)))
    draft = signed(
        query="Action=ListEndpoints&Version=2024-01-01",
        headers=headers,
        signed_headers=declared,
        scope="20260115/cn-beijing/ark/request",
        signature_given="",
    )
    draft = dataclasses.replace(draft, **changes)
    to_sign = verdict(draft).string_to_sign
    right = signature.sign(signature.signing_key(SK, "20260115", "cn-beijing", "ark"), to_sign)
    return dataclasses.replace(draft, headers=[(k, v + right if k == "authorization" else v) for k, v in draft.headers])


def test_host_must_be_signed_even_if_it_is_not_declared():
    request = own()
    careless = dataclasses.replace(
        request, headers=[(k, v.replace("SignedHeaders=host;", "SignedHeaders=")) for k, v in request.headers]
    )

    assert verdict(request).matches
    assert "SignedHeaders=x-date" in careless.header("authorization")
    assert "\nhost:127.0.0.1:8080\n" in verdict(careless).canonical_request
    assert not verdict(careless).matches


@pytest.mark.parametrize(
    ("host", "canonical"),
    [("h:80", "h"), ("h:443", "h"), ("h:8080", "h:8080"), ("h", "h"), ("[::1]:8080", "[::1]:8080")],
)
def test_only_the_default_ports_are_left_out_of_the_host(host, canonical):
    request = own(extra_headers={"host": host})

    assert f"\nhost:{canonical}\n" in verdict(request).canonical_request


def test_repeated_headers_are_joined_and_empty_ones_stay():
    request = own(extra_headers={"x-empty": "", "x-many": "a"})
    request = dataclasses.replace(request, headers=[*request.headers, ("x-many", "  b ")])

    assert "\nx-empty:\nx-many:a,b\n" in verdict(request).canonical_request


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("b=2&a=1", "a=1&b=2"),
        ("a=2&a=1&a", "a=&a=1&a=2"),
        ("q=x+y%20z", "q=x%20y%20z"),
        ("q=~-_.%2f%2A", "q=~-_.%2F%2A"),
        ("q=%E4%B8%AD", "q=%E4%B8%AD"),
        ("q=%zz&&", "q=%25zz"),
        ("", ""),
    ],
)
def test_the_query_is_sorted_and_encoded(query, canonical):
    assert signature.canonical_query(query) == canonical


def test_a_signed_content_hash_must_be_the_body_s():
    request = own(body=b"{}", extra_headers={"x-content-sha256": sha256(b"{}")})
    lied = own(body=b"{}", extra_headers={"x-content-sha256": sha256(b"{ }")})

    assert verdict(request).matches
    assert not verdict(lied).matches
    assert f"\nx-content-sha256:{sha256(b'{}')}\n" in verdict(lied).canonical_request


def test_header_bytes_beyond_ascii_are_hashed_as_they_came():
    request = own(extra_headers={"x-note": "中".encode().decode("latin-1")})

    assert "\nx-note:中\n" in verdict(request).canonical_request
    assert verdict(request).matches


@pytest.mark.parametrize("scope", ["20260115/cn-beijing/iam", "20260115/cn-shanghai/ark", "20260116/cn-beijing/ark"])
def test_another_scope_is_refused(scope):
    request = own()
    key = signature.signing_key(SK, *scope.split("/"))
    to_sign = verdict(request).string_to_sign.replace("20260115/cn-beijing/ark", scope)
    other = signed(
        query=request.query,
        headers={"host": "127.0.0.1:8080", "x-date": MOMENT},
        signed_headers="host;x-date",
        scope=f"{scope}/request",
        signature_given=signature.sign(key, to_sign),
    )

    found = verdict(other)

    assert not found.matches
    assert found.string_to_sign.split("\n")[2] == "20260115/cn-beijing/ark/request"


def test_a_scope_that_only_claims_another_day_is_refused():
    request = own()
    headers = [(k, v.replace("/20260115/", "/20260116/")) for k, v in request.headers]

    assert not verdict(dataclasses.replace(request, headers=headers)).matches


CREDENTIAL = f"Credential={AK}/20260115/cn-beijing/ark/request"


@pytest.mark.parametrize(
    ("authorization", "code"),
    [
        (None, "MissingAuthenticationToken"),
        ("", "InvalidAuthorization"),
        ("Bearer abc", "InvalidAuthorization"),
        ("HMAC-SHA256", "InvalidAuthorization"),
        (f"AWS4-HMAC-SHA256 {CREDENTIAL}, SignedHeaders=host, Signature=aa", "InvalidAuthorization"),
        (f"HMAC-SHA256 {CREDENTIAL}, SignedHeaders=host", "InvalidAuthorization"),
        (f"HMAC-SHA256 {CREDENTIAL}, SignedHeaders=host, Signature=a, Signature=b", "InvalidAuthorization"),
        (f"HMAC-SHA256 {CREDENTIAL}, SignedHeaders=, Signature=aa", "InvalidAuthorization"),
        (f"HMAC-SHA256 {CREDENTIAL}, SignedHeaders=ho st, Signature=aa", "InvalidAuthorization"),
        (f"HMAC-SHA256 Credential={AK}, SignedHeaders=host, Signature=aa", "InvalidCredential"),
        ("HMAC-SHA256 Credential=, SignedHeaders=host, Signature=aa", "InvalidCredential"),
        ("HMAC-SHA256 Credential=/20260115/a/ark/request, SignedHeaders=host, Signature=aa", "InvalidCredential"),
        (f"HMAC-SHA256 {CREDENTIAL[:-7]}aws4_request, SignedHeaders=host, Signature=aa", "InvalidCredential"),
        (f"HMAC-SHA256 {CREDENTIAL}/more, SignedHeaders=host, Signature=aa", "InvalidCredential"),
    ],
)
def test_an_authorization_that_cannot_be_read_is_refused_by_its_fault(authorization, code):
    headers = [] if authorization is None else [("authorization", authorization)]

    with pytest.raises(BadSignature) as refused:
        signature.claim_of(SignedRequest("POST", "/", "", headers))

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("X-Signature=aa", "InvalidAuthorization"),
        ("X-Algorithm=HMAC-SHA256", "InvalidAuthorization"),
        ("X-Algorithm=HMAC-SHA256&X-Signature=aa", "InvalidCredential"),
        ("Action=ListEndpoints", "MissingAuthenticationToken"),
    ],
)
def test_a_presigned_query_that_cannot_be_read_is_refused_by_its_fault(query, code):
    with pytest.raises(BadSignature) as refused:
        signature.claim_of(SignedRequest("GET", "/", query, []))

    assert refused.value.code == code


NOW = signature.seconds_of(MOMENT)


@pytest.mark.parametrize(
    ("moment", "expires", "late", "code"),
    [
        (MOMENT, None, 0, None),
        (MOMENT, None, 900, None),
        (MOMENT, None, 901, "InvalidTimestamp"),
        (MOMENT, None, -900, None),
        (MOMENT, None, -901, "InvalidTimestamp"),
        (MOMENT, "60", 61, "InvalidTimestamp"),
        (MOMENT, "3600", 3600, None),
        (MOMENT, "soon", 0, "InvalidTimestamp"),
        (MOMENT, "-1", 0, "InvalidTimestamp"),
        ("2026-01-15T08:30:00Z", None, 0, "InvalidTimestamp"),
        ("20260230T083000Z", None, 0, "InvalidTimestamp"),
        ("２0260115T083000Z", None, 0, "InvalidTimestamp"),
        ("", None, 0, "MissingRequestInfo"),
        (None, None, 0, "MissingRequestInfo"),
    ],
)
def test_a_request_is_valid_inside_its_window_only(moment, expires, late, code):
    claim = dataclasses.replace(signature.claim_of(own()), timestamp=moment, expires=expires)

    if code is None:
        signature.check_time(claim, now=NOW + late)
        return
    with pytest.raises(BadSignature) as refused:
        signature.check_time(claim, now=NOW + late)
    assert refused.value.code == code


def test_verification_costs_less_than_200_microseconds():
    headers = {"Host": "127.0.0.1:8080", "Content-Type": "application/json"}
    body = json.dumps({"PageSize": 10})
    SignerV4.sign("/", "POST", headers, body, None, [("Action", "ListEndpoints")], AK, SK, "cn-beijing", "ark")
    wire = [(name.lower(), value) for name, value in headers.items()]
    request = SignedRequest("POST", "/", "Action=ListEndpoints", wire, body.encode())

    best = min(_seconds_for_a_hundred(request) for _ in range(5)) / 100

    assert best < 200e-6


def _seconds_for_a_hundred(request: SignedRequest) -> float:
    started = time.perf_counter()
    for _ in range(100):
        claim = signature.claim_of(request)
        signature.check_time(claim, now=time.time())
        assert signature.verify(request, claim, SK).matches
    return time.perf_counter() - started
