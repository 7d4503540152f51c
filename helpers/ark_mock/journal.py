"""What an account's clients asked and what came back, secrets masked, bounded in memory.

The journal keeps the last 1,000 exchanges; of their bodies at most BYTES_KEPT, the oldest go first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, count
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlencode

import orjson

LENGTH = 1_000
BYTES_KEPT = 8 * 1024 * 1024
MASK = "***"
DROPPED = b"(body dropped: the journal keeps only the newest 8 MB)"
SECRET_HEADERS = frozenset({"x-security-token", "cookie", "proxy-authorization", "x-api-key", "api-key"})
SECRET_QUERY = frozenset({"x-signature", "x-security-token", "x-credential"})


def masked_authorization(value: str) -> str:
    """The header with its secret parts replaced: `Bearer ***`, or the signature's frame without AK and signature."""
    scheme, _, rest = value.partition(" ")
    if scheme == "HMAC-SHA256":
        return f"{scheme} {', '.join(_masked_field(field) for field in rest.split(','))}"
    return f"{scheme} {MASK}" if scheme.lower() in ("bearer", "basic") else MASK


def _masked_field(field: str) -> str:
    name, _, value = field.strip().partition("=")
    if name == "Credential":
        return f"{name}={'/'.join([MASK, *value.split('/')[1:]])}"
    if name == "SignedHeaders" and "/" not in value:
        return f"{name}={value}"
    return f"{name}={MASK}" if name == "Signature" else MASK


def masked_headers(headers: Headers) -> dict[str, str]:
    """Header names (lower case) and values as text, credentials masked; a repeated header is joined with ", "."""
    shown: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        if name == "authorization":
            value = masked_authorization(value)
        elif name in SECRET_HEADERS:
            value = MASK
        shown[name] = f"{shown[name]}, {value}" if name in shown else value
    return shown


def masked_query(query: str) -> str:
    """The query string, the values of a presigned URL's credentials masked."""
    lowered = query.lower()
    if not any(name in lowered for name in SECRET_QUERY):
        return query
    pairs = parse_qsl(query, keep_blank_values=True)
    return urlencode([(name, MASK if name.lower() in SECRET_QUERY else value) for name, value in pairs], safe="*")


Headers = Iterable[tuple[bytes, bytes]]


def packed(headers: Headers) -> bytes:
    """Headers as one object instead of thirty, of which a busy account keeps thousands; none holds a line break."""
    return b"\n".join(chain.from_iterable(headers))


def unpacked(text: bytes) -> list[tuple[bytes, bytes]]:
    """The headers that were packed."""
    parts = text.split(b"\n")
    return list(zip(parts[::2], parts[1::2], strict=False))


class Stream(Protocol):
    """A streamed answer: what its first events were, when somebody looks."""

    def begun(self, count: int) -> bytes: ...


class Exchange:
    """One request and its response, as they crossed the wire.

    Attributes:
        number: 1 for the account's first request, then counting up.
        method, path, query: of the request line.
        headers, response_headers: name (lower case) → value, credentials masked.
        status: HTTP status; None until the response begins.
        ms: milliseconds from the request's arrival until the last bytes of its response are ready; None until then.
        request_id: the mock's id of the request.
        outcome: "complete", "client hung up", "cut" or "" while it goes on.
        chunks_sent: events of a stream that were sent, `[DONE]` included; 0 for a whole reply.
        notes: what the mock worked out on the way, e.g. the canonical request of a signature.
        size: bytes of the bodies it holds.
    """

    number = 0
    status: int | None = None
    ms: float | None = None
    outcome = ""
    chunks_sent = 0
    _raw_response_headers = b""
    _raw_response: bytes | Stream = b""
    _error_event = b""

    def __init__(
        self,
        method: str,
        path: str,
        query: str,
        headers: Headers,
        body: bytes,
        request_id: str,
        secrets: Callable[[], Iterable[str]],
    ) -> None:
        self.method, self.request_id = method, request_id
        self._raw_path, self._raw_query, self._raw_request = path, query, body
        self._raw_headers = packed(headers)
        self._secrets = secrets
        self.size = len(body)

    @property
    def path(self) -> str:
        return self._without_secrets(self._raw_path)

    @property
    def headers(self) -> dict[str, str]:
        return self._shown_headers(self._raw_headers)

    @property
    def response_headers(self) -> dict[str, str]:
        return self._shown_headers(self._raw_response_headers)

    @cached_property
    def notes(self) -> dict[str, str]:
        return {}

    @property
    def query(self) -> str:
        return self._without_secrets(masked_query(self._raw_query))

    @property
    def request_text(self) -> str:
        """The request's body as it came, secrets of the account masked."""
        return self._without_secrets(self._raw_request.decode("utf-8", "replace"))

    @property
    def body(self) -> Any:
        """The request's JSON, or its text where it is not JSON."""
        return _parsed(self.request_text)

    @property
    def response_text(self) -> str:
        """The response's body as it was sent; of a stream, its SSE lines. Secrets of the account masked."""
        sent = self._raw_response
        if not isinstance(sent, bytes):
            sent = sent.begun(self.chunks_sent - bool(self._error_event)) + self._error_event
        return self._without_secrets(sent.decode("utf-8", "replace"))

    @property
    def response(self) -> Any:
        """The response's JSON, or its text (a stream's SSE lines)."""
        return _parsed(self.response_text)

    def answered(self, status: int, headers: Headers, body: bytes = b"") -> None:
        """Note the response's status line, its headers, and the body of a whole answer."""
        self.status, self._raw_response_headers, self._raw_response = status, packed(headers), body
        self.size = len(self._raw_request) + len(body)

    def streams(self, stream: Stream, *, size: int, error: bytes = b"") -> None:
        """Note a streamed answer, whose events are counted in `chunks_sent` as they go out.

        Args:
            size: bytes that keeping it takes.
            error: an error event sent after them.
        """
        self._raw_response, self._error_event = stream, error
        self.size = len(self._raw_request) + size + len(error)

    def drop_bodies(self) -> None:
        """Forget the bytes, keep the rest."""
        self._raw_request = self._raw_response = DROPPED
        self._error_event = b""
        self.size = 0

    def as_dict(self) -> dict[str, Any]:
        """The exchange as JSON can hold it, for `/_mock/requests`."""
        names = ("number", "method", "path", "query", "headers", "body", "request_id", "status", "ms", "outcome")
        more = ("chunks_sent", "response_headers", "response", "notes")
        return {name: getattr(self, name) for name in (*names, *more)}

    def _shown_headers(self, raw: bytes) -> dict[str, str]:
        return {name: self._without_secrets(value) for name, value in masked_headers(unpacked(raw)).items()}

    def _without_secrets(self, text: str) -> str:
        for secret in self._secrets():
            if secret in text:
                text = text.replace(secret, MASK)
        return text

    def __repr__(self) -> str:
        return f"<{self.method} {self.path} → {self.status if self.status is not None else '…'}>"


def _parsed(text: str) -> Any:
    try:
        return orjson.loads(text)
    except (ValueError, RecursionError):
        return text


class Journal(Sequence[Exchange]):
    """The account's newest exchanges, oldest first: `requests[-1]` is the last one.

    Args:
        secrets: gives every secret that no view of an exchange may show.
    """

    def __init__(self, secrets: Callable[[], Iterable[str]] = tuple) -> None:
        self.secrets = secrets
        self._entries: deque[Exchange] = deque(maxlen=LENGTH)
        self._numbers = count(1)
        self._grown = 0

    def add(self, exchange: Exchange) -> None:
        """Number it and keep it."""
        exchange.number = next(self._numbers)
        self._entries.append(exchange)

    def ended(self, exchange: Exchange, outcome: str, seconds: float) -> None:
        """Note how an exchange ended, and after how long; now and then look whether the bodies are within bounds."""
        exchange.outcome, exchange.ms = outcome, seconds * 1000
        self._grown += exchange.size
        if self._grown > BYTES_KEPT:
            self._shrink()

    def _shrink(self) -> None:
        """Drop the oldest bodies until an eighth of the room is free, and count anew."""
        over = [entry for entry in self if entry.ms is not None]
        self._grown = sum(entry.size for entry in over)
        for entry in over:
            if self._grown <= BYTES_KEPT * 7 // 8:
                break
            self._grown -= entry.size
            entry.drop_bodies()

    def clear(self) -> None:
        """Forget every exchange; numbers go on counting."""
        self._entries.clear()

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return list(self._entries)[index]
        return self._entries[index]

    def __iter__(self) -> Iterator[Exchange]:
        return iter(list(self._entries))

    def __repr__(self) -> str:
        return f"<journal of {len(self)} requests>"
