"""Signatures, explained: joins the mock's arithmetic with the words and the views that show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from helpers.ark_mock.explanation import Difference, explain
from helpers.checks.masking import masked
from helpers.texts import say
from helpers.texts import signature as texts
from helpers.widgets import signature_difference
from helpers.widgets.signature_difference import SignatureDifference

CONTROL_PLANE = "/"
TOKEN_HEADER = "x-security-token"


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
