"""How a control-plane request is signed (HMAC-SHA256, "Volcengine V4"), and how a signature is verified.

Pure functions: no clock, no account, no network. What they read is the request as it crossed the wire, so the signature
is checked over the headers that the request itself declares. Where the specification is silent we refuse rather than
guess: `host` and `x-date` always take part, the scope is the service's own, a signed `x-content-sha256` must be true.

Source:
    https://www.volcengine.com/docs/6369/67269 (signing), /67268 (public parameters), /67270 (worked example),
    read 2026-11-22.
"""

from __future__ import annotations

import calendar
import hashlib
import hmac
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote_from_bytes, unquote_to_bytes

ALGORITHM = "HMAC-SHA256"
REGION = "cn-beijing"
SERVICE = "ark"
TERMINATOR = "request"
WINDOW = 900  # seconds a signed request stays valid, unless it sends X-Expires
EMPTY_HASH = hashlib.sha256(b"").hexdigest()

FIELD_NAMES = {"Credential", "SignedHeaders", "Signature"}
UNRESERVED = "-_.~"
TIMESTAMP = re.compile(r"[0-9]{8}T[0-9]{6}Z")
SECONDS = re.compile(r"[0-9]{1,9}")
HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


class BadSignature(Exception):
    """A request that is refused before or by its signature.

    `code` is the service's word for it; `values` fill the placeholders of that code's message.
    """

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class SignedRequest:
    """A request as it crossed the wire.

    `query` is what follows the `?`, undecoded; `headers` are pairs in the order they came, names in lower case, bytes
    beyond ASCII decoded as latin-1 (as HTTP servers hand them over).
    """

    method: str
    path: str
    query: str = field(repr=False)
    headers: Sequence[tuple[str, str]] = field(repr=False)
    body: bytes = field(default=b"", repr=False)

    def header(self, name: str) -> str | None:
        """All values of one header, trimmed and joined by commas; None when it was not sent."""
        values = [value.strip(" \t") for key, value in self.headers if key == name]
        return ",".join(values) if values else None


@dataclass(frozen=True)
class Claim:
    """What a request says of its own signature; nothing in it is believed yet."""

    access_key_id: str = field(repr=False)
    scope: str
    signed_headers: tuple[str, ...]
    signature: str = field(repr=False)
    timestamp: str | None
    expires: str | None
    security_token: str | None = field(repr=False)
    signed_queries: tuple[str, ...] | None = None
    presigned: bool = False


@dataclass(frozen=True)
class Verdict:
    """What the verifier computed for one request, and whether the signature it came with is that one."""

    canonical_request: str
    string_to_sign: str
    matches: bool


def claim_of(request: SignedRequest) -> Claim:
    """What `request` says of its signature, from its `Authorization` header or, when presigned, from its query.

    Raises:
        BadSignature: MissingAuthenticationToken, InvalidAuthorization, InvalidCredential.
    """
    authorization = request.header("authorization")
    if authorization is not None:
        return _claim_in_header(request, authorization)
    query = dict(query_pairs(request.query))
    if "X-Signature" in query or "X-Algorithm" in query or "X-Credential" in query:
        return _claim_in_query(query)
    raise BadSignature("MissingAuthenticationToken")


def _claim_in_header(request: SignedRequest, authorization: str) -> Claim:
    algorithm, _, rest = authorization.partition(" ")
    pairs = [part.strip(" \t").partition("=")[::2] for part in rest.split(",")]
    fields = dict(pairs)
    if algorithm != ALGORITHM or len(pairs) != 3 or fields.keys() != FIELD_NAMES:
        raise BadSignature("InvalidAuthorization")
    access_key_id, scope = _split_credential(fields["Credential"])
    return Claim(
        access_key_id=access_key_id,
        scope=scope,
        signed_headers=_header_names(fields["SignedHeaders"]),
        signature=fields["Signature"],
        timestamp=request.header("x-date"),
        expires=request.header("x-expires"),
        security_token=request.header("x-security-token"),
    )


def _claim_in_query(query: dict[str, str]) -> Claim:
    if query.get("X-Algorithm") != ALGORITHM or "X-Signature" not in query:
        raise BadSignature("InvalidAuthorization")
    access_key_id, scope = _split_credential(query.get("X-Credential", ""))
    names = query.get("X-SignedQueries")
    return Claim(
        access_key_id=access_key_id,
        scope=scope,
        signed_headers=_header_names(query["X-SignedHeaders"]) if query.get("X-SignedHeaders") else (),
        signature=query["X-Signature"],
        timestamp=query.get("X-Date"),
        expires=query.get("X-Expires"),
        security_token=query.get("X-Security-Token"),
        signed_queries=tuple(names.split(";")) if names else None,
        presigned=True,
    )


def _split_credential(credential: str) -> tuple[str, str]:
    access_key_id, _, scope = credential.partition("/")
    parts = scope.split("/")
    if not access_key_id or len(parts) != 4 or "" in parts or parts[3] != TERMINATOR:
        raise BadSignature("InvalidCredential")
    return access_key_id, scope


def _header_names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(";"))
    if not all(HEADER_NAME.fullmatch(name) for name in names):
        raise BadSignature("InvalidAuthorization")
    return names


def check_time(claim: Claim, *, now: float) -> None:
    """Refuses a request from outside its window; `now` is in seconds since 1970.

    The window ends X-Expires seconds (900 when absent) after X-Date. How far into the future X-Date may lie is not
    documented; assumed: 900 seconds. An X-Date or X-Expires that cannot be read is treated as expired; assumed as well.

    Raises:
        BadSignature: MissingRequestInfo, InvalidTimestamp.
    """
    if not claim.timestamp:
        raise BadSignature("MissingRequestInfo", information="X-Date")
    signed_at = seconds_of(claim.timestamp)
    expires = claim.expires if claim.expires is not None else str(WINDOW)
    if signed_at is None or not SECONDS.fullmatch(expires):
        raise BadSignature("InvalidTimestamp")
    if now - signed_at > int(expires) or signed_at - now > WINDOW:
        raise BadSignature("InvalidTimestamp")


def seconds_of(timestamp: str) -> int | None:
    """`20260115T083000Z` as seconds since 1970; None when it is no such moment."""
    if not TIMESTAMP.fullmatch(timestamp):
        return None
    try:
        return calendar.timegm(time.strptime(timestamp, "%Y%m%dT%H%M%SZ"))
    except ValueError:
        return None


def verify(
    request: SignedRequest, claim: Claim, secret_access_key: str, *, region: str = REGION, service: str = SERVICE
) -> Verdict:
    """What the signature of `request` should have been, computed over the headers it declares.

    The scope is built from X-Date, `region` and `service`, never from the claim: a request signed for another service
    differs in the third line of its string to sign.
    """
    date = (claim.timestamp or "")[:8]
    scope = f"{date}/{region}/{service}/{TERMINATOR}"
    true_request = _with_true_content_hash(request, claim)
    canonical = canonical_request(true_request, claim)
    to_sign = string_to_sign(canonical, claim.timestamp or "", scope)
    expected = sign(signing_key(secret_access_key, date, region, service), to_sign)
    matches = hmac.compare_digest(_bytes(expected), _bytes(claim.signature))
    complete = set(_names_that_count(request, claim)) == set(claim.signed_headers)
    return Verdict(
        canonical_request=_readable(canonical),
        string_to_sign=_readable(to_sign),
        matches=matches and complete and claim.scope == scope and true_request is request,
    )


def _with_true_content_hash(request: SignedRequest, claim: Claim) -> SignedRequest:
    """`request` itself, or a copy whose signed x-content-sha256 says what its body really hashes to."""
    if "x-content-sha256" not in claim.signed_headers:
        return request
    true_hash = hashlib.sha256(request.body).hexdigest()
    if request.header("x-content-sha256") == true_hash:
        return request
    others = [(name, value) for name, value in request.headers if name != "x-content-sha256"]
    return replace(request, headers=[*others, ("x-content-sha256", true_hash)])


def canonical_request(request: SignedRequest, claim: Claim) -> str:
    """The six parts that are signed, one below the other: method, path, query, headers, header names, body hash."""
    body_hash = _body_hash(request, claim)
    names = _names_that_count(request, claim)
    lines = "".join(f"{name}:{_header_value(request, name.lower())}\n" for name in names)
    if claim.presigned and not names:
        lines = "\n"  # looks wrong and is right: the SDK's presigned form has this line when it signs no header
    return "\n".join(
        [request.method, request.path or "/", canonical_query(request.query, claim), lines, ";".join(names), body_hash]
    )


def _body_hash(request: SignedRequest, claim: Claim) -> str:
    signed_queries = (name for name, _ in query_pairs(request.query) if _is_signed(name, claim))
    if claim.presigned and "X-NotSignBody" in signed_queries:
        return EMPTY_HASH
    return hashlib.sha256(request.body).hexdigest()


def _names_that_count(request: SignedRequest, claim: Claim) -> list[str]:
    """The declared names, with those that must take part; a request that left one out cannot match."""
    if claim.presigned:
        return sorted(claim.signed_headers)
    sent = {name for name, _ in request.headers}
    return sorted({*claim.signed_headers, *({"host", "x-date"} & sent)})


def _header_value(request: SignedRequest, name: str) -> str:
    value = request.header(name) or ""
    return _without_default_port(value) if name == "host" else value


def _without_default_port(host: str) -> str:
    """The SDK leaves out ports 80 and 443, and only those."""
    name, _, port = host.rpartition(":")
    return name if port in ("80", "443") else host


def canonical_query(query: str, claim: Claim | None = None) -> str:
    """The query sorted by name and value, encoded after RFC 3986; `a` and `a=` are the same, repeated names all count.

    The order of repeated names is not documented; assumed: by value. A presigned request signs Action, Version and the
    names it lists in X-SignedQueries, and everything but its X-Signature if it lists none (assumed).
    """
    pairs = [pair for pair in query_pairs(query) if claim is None or _is_signed(pair[0], claim)]
    encoded = sorted((_encoded(name), _encoded(value)) for name, value in pairs)
    return "&".join(f"{name}={value}" for name, value in encoded)


def _is_signed(name: str, claim: Claim) -> bool:
    if not claim.presigned:
        return True
    if claim.signed_queries is None:
        return name != "X-Signature"
    return name in claim.signed_queries or name in ("Action", "Version")


def query_pairs(query: str) -> list[tuple[str, str]]:
    """The decoded names and values of a query, in their order; `+` is a space."""
    parts = [part.replace("+", " ").partition("=") for part in query.split("&") if part]
    return [(_decoded(name), _decoded(value)) for name, _, value in parts]


def string_to_sign(canonical: str, timestamp: str, scope: str) -> str:
    """Algorithm, X-Date, scope and the canonical request's hash, a line each."""
    return "\n".join([ALGORITHM, timestamp, scope, hashlib.sha256(_bytes(canonical)).hexdigest()])


def signing_key(secret_access_key: str, date: str, region: str, service: str) -> bytes:
    """The key of one day, region and service: four HMACs, each keyed by the one before. `date` is `20260115`."""
    key = secret_access_key.encode()
    for part in (date, region, service, TERMINATOR):
        key = hmac.digest(key, _bytes(part), "sha256")
    return key


def sign(key: bytes, to_sign: str) -> str:
    """The signature, in lower-case hexadecimal."""
    return hmac.digest(key, _bytes(to_sign), "sha256").hex()


# Header values arrive as latin-1, query values as percent-encoded bytes: one character a byte, so nothing is lost on
# the way to the hash whatever was sent.
def _bytes(text: str) -> bytes:
    return text.encode("latin-1", "replace")


def _readable(text: str) -> str:
    return _bytes(text).decode("utf-8", "replace")


def _decoded(text: str) -> str:
    return unquote_to_bytes(text.encode("latin-1", "replace")).decode("latin-1")


def _encoded(text: str) -> str:
    return quote_from_bytes(text.encode("latin-1"), safe=UNRESERVED)
