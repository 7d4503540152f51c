"""One request on its way, and the two forms an answer takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from .. import models
from . import wire
from .clock import Pace
from .errors import ArkError
from .faults import Fault
from .journal import Exchange
from .state import Account, ApiKey, Tenants
from .streaming import Form


@dataclass
class Call:
    """What a path's function is given.

    Attributes:
        query: as it came, without the question mark.
        raw_headers: names in lower case, repeated ones repeated, in the order they came.
        headers: the same by name, of a repeated one the first.
        arrived: seconds on the clock of `time.perf_counter`, which is fine also on Windows.
        account: the owner of the credential, else the sole account; None in a classroom when nobody is known.
        key: what the credential leads to, good or not; None when it leads nowhere.
        request_id: `02…`, in the answer's `id`, header and errors.
        created: story-clock seconds, whole.
        fault: planned for this request.
        exchange: the journal's record of it; None where the request belongs to nobody.
    """

    tenants: Tenants
    method: str
    path: str
    query: str
    raw_headers: list[tuple[bytes, bytes]] = field(repr=False)
    headers: dict[bytes, bytes] = field(repr=False)
    body: bytes = field(repr=False)
    arrived: float
    request_id: str = field(default="", init=False)
    created: int = field(default=0, init=False)
    account: Account | None = field(default=None, init=False)
    key: ApiKey | None = field(default=None, init=False)
    fault: Fault | None = field(default=None, init=False)
    exchange: Exchange | None = field(default=None, init=False)

    def header(self, name: bytes) -> str:
        """The first header of this (lower-case) name, or ""."""
        return self.headers.get(name, b"").decode("latin-1")

    def asked_model(self) -> str:
        """The model that the body asks for, an endpoint resolved; the account's own where it names none we know."""
        try:
            name = wire.load(self.body).get("model")
        except ArkError:
            name = None
        name = name if isinstance(name, str) else ""
        endpoint = self.account.endpoints.get(name)
        model = models.find(endpoint.model_id if endpoint else name)
        return model.id if model else self.account.model


@dataclass(slots=True)
class Whole:
    """An answer that goes out at once, `after` seconds from the request's arrival."""

    body: bytes
    after: float = 0.0
    status: int = 200
    content_type: bytes = b"application/json; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Streamed:
    """An answer of server-sent events.

    Attributes:
        form: the events but for the stamp, `[DONE]` last.
        stamp: `created` and `id`, spliced into each event.
        pace: turns tokens into seconds.
    """

    form: Form
    stamp: bytes
    pace: Pace

    def begun(self, count: int) -> bytes:
        """The first `count` events, one after the other."""
        return b"".join([self.stamp.join(piece) for piece in self.form.pieces[:count]])


Answer = Whole | Streamed
Handler = Callable[[Call], Answer]
