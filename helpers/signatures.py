"""Signatures, explained: joins the mock's arithmetic with the words and the views that show it."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from helpers.ark_mock import signature
from helpers.ark_mock.explanation import STRING_TO_SIGN, Difference, canonical_line_names, explain
from helpers.checks.masking import masked
from helpers.texts import say
from helpers.texts import signature as texts
from helpers.widgets import signature_difference
from helpers.widgets.signature_difference import SignatureDifference
from helpers.widgets.signature_view import Line, SignatureView, Step, Unreadable

CONTROL_PLANE = "/"
TOKEN_HEADER = "x-security-token"
DEMO_AK, DEMO_SK = "demo-ak", "demo-sk"
KEYS = ("kDate", "kRegion", "kService", "kSigning")
ASCII = "".join(map(chr, range(33, 127)))


def explained(
    journal: Sequence[Any] | None, *, canonical_request: str | None = None, string_to_sign: str | None = None
) -> SignatureDifference:
    """Why the signature of the last control-plane request was refused.

    Args:
        journal: the account's requests; None where there is none (real mode).
        canonical_request, string_to_sign: the learner's texts; None is not compared.
    """
    if journal is None:
        return SignatureDifference(say(texts.REAL_MODE))
    entry = next((entry for entry in reversed(journal) if entry.path == CONTROL_PLANE), None)
    if entry is None:
        return SignatureDifference(say(texts.NOTHING_SENT))
    found = explain(entry, canonical_request=canonical_request, string_to_sign=string_to_sign)
    if found is None:
        return _not_the_signature(entry)
    if found.part == "signature":
        return signature_difference.of_key(
            canonical_request_given=canonical_request is not None, string_to_sign_given=string_to_sign is not None
        )
    return signature_difference.of_line(_quiet(found), canonical_request_given=canonical_request is not None)


def _not_the_signature(entry: Any) -> SignatureDifference:
    try:
        code = entry.response["ResponseMetadata"]["Error"]["Code"]
    except (KeyError, TypeError):
        return SignatureDifference(say(texts.ACCEPTED))
    return SignatureDifference(say(texts.OTHER_REFUSAL, status=entry.status, code=code))


def _quiet(found: Difference) -> Difference:
    """The finding without secrets; a session token is left out whole."""
    if found.name == f"header {TOKEN_HEADER}":
        return replace(found, yours=None, expected=None)
    shown = (masked(line) if line is not None else None for line in (found.yours, found.expected))
    return replace(found, **dict(zip(("yours", "expected"), shown, strict=True)))


def signature_view(*, method: str, query: str, headers: str, body: str, date: str) -> SignatureView:
    """The four steps for a request that can be edited, signed with a pair for show.

    Args:
        headers: "name: value", one a line; x-date and x-content-sha256 are added.
        date: X-Date, "20260115T083000Z".
    """
    request = {"method": method, "query": query, "headers": headers, "body": body, "date": date}
    return SignatureView(request, signing_steps, pair=(DEMO_AK, DEMO_SK))


def signing_steps(request: dict[str, str]) -> list[Step]:
    """What each step gives for a request as `signature_view` takes it.

    Raises:
        Unreadable: a date or a header that is none.
    """
    date, body = request["date"].strip(), request["body"].encode()
    if signature.seconds_of(date) is None:
        raise Unreadable(say(texts.BAD_DATE))
    headers = [*_headers(request["headers"]), ("x-content-sha256", hashlib.sha256(body).hexdigest()), ("x-date", date)]
    names = tuple(sorted({name for name, _ in headers}))
    wire = signature.SignedRequest(request["method"], CONTROL_PLANE, quote(request["query"], safe=ASCII), headers, body)
    scope = f"{date[:8]}/{signature.REGION}/{signature.SERVICE}/{signature.TERMINATOR}"
    claim = signature.Claim(DEMO_AK, scope, names, signature="", timestamp=date, expires=None, security_token=None)
    computed = signature.verify(wire, claim, DEMO_SK)
    keys = _keys(DEMO_SK, scope)
    signed = signature.sign(keys[-1], computed.string_to_sign)
    header = f"{signature.ALGORITHM} Credential={DEMO_AK}/{scope}, SignedHeaders={';'.join(names)}, Signature={signed}"
    shown_keys = tuple(
        Line(name, f"HMAC(…, {part}) = {key.hex()}")
        for name, part, key in zip(KEYS, scope.split("/"), keys, strict=True)
    )
    return [
        Step("canonical_request", _lines(computed.canonical_request, canonical_line_names(computed.canonical_request))),
        Step("string_to_sign", _lines(computed.string_to_sign, STRING_TO_SIGN)),
        Step("signing_key", shown_keys),
        Step("signature", (Line(say(texts.SIGNATURE), signed), Line("Authorization", header))),
    ]


def _headers(text: str) -> list[tuple[str, str]]:
    """The pairs written in `text`, as they would cross the wire."""
    pairs = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, colon, value = line.partition(":")
        if not colon or not signature.HEADER_NAME.fullmatch(name.strip()):
            raise Unreadable(say(texts.BAD_HEADER, line=masked(line)))
        pairs.append((name.strip().lower(), value.strip().encode().decode("latin-1")))
    return [pair for pair in pairs if pair[0] not in ("x-date", "x-content-sha256", "authorization")]


def _keys(secret_access_key: str, scope: str) -> list[bytes]:
    """kDate, kRegion, kService, kSigning."""
    keys = [secret_access_key.encode()]
    for part in scope.split("/"):
        keys.append(hmac.digest(keys[-1], part.encode(), "sha256"))
    return keys[1:]


def _lines(text: str, names: Sequence[str]) -> tuple[Line, ...]:
    return tuple(
        Line(signature_difference.line_name(name), line) for name, line in zip(names, text.split("\n"), strict=True)
    )
