"""POST /api/v3/tokenization: how many tokens a text has, by the mock's own tokenizer.

Source:
    volcenginesdkarkruntime/types/create_tokenization_response.py (5.0.54). Token ids are not Doubao's.
"""

from __future__ import annotations

from typing import Any

from . import auth, chat, fields, tokens, wire
from .call import Answer, Call, Whole
from .errors import refuse

PATH = "/api/v3/tokenization"


def tokenize(call: Call) -> Answer:
    """{"id", "created", "model", "object": "list", "data": [{"index", "object", "total_tokens", …}]}."""
    body = wire.load(call.body)
    model, endpoint = auth.target(call.account, call.key, chat.model_field(body), kinds=chat.KINDS)
    texts = texts_of(body)
    total = sum(tokens.count(text) for text in texts)
    auth.spend(call.account, model, endpoint, total, at_most=total)
    return Whole(
        wire.dump(
            {
                "id": call.request_id,
                "created": call.created,
                "model": model.id,
                "object": "list",
                "data": [tokenized(index, text) for index, text in enumerate(texts)],
            }
        )
    )


def texts_of(body: dict[str, Any]) -> list[str]:
    """`text` as a list.

    Raises:
        ArkError: 400 when it is missing or holds anything but strings.
    """
    text = body.get("text")
    if text is None:
        raise refuse("MissingParameter", param="text", parameter="text")
    texts = [text] if isinstance(text, str) else text
    if not isinstance(texts, list) or not all(isinstance(item, str) for item in texts):
        raise fields.mismatch("text", "a string or array of strings", text)
    return texts


def tokenized(index: int, text: str) -> dict[str, Any]:
    """One text's tokens: ids, and the half-open character range of each in the text."""
    pieces = tokens.split(text)
    ranges, start = [], 0
    for piece in pieces:
        ranges.append([start, start + len(piece)])
        start += len(piece)
    return {
        "index": index,
        "object": "tokenization",
        "total_tokens": len(pieces),
        "token_ids": [tokens.token_id(piece) for piece in pieces],
        "offset_mapping": ranges,
    }
