"""Errors we plan: a queue in the account, first in first out, one fault a request.

A fault either refuses the request (`Refuse`), through the same table as every refusal, or disturbs how its stream
travels (`CutStream`, `Stall`, `ErrorInStream`). A whole reply counts as a stream of one chunk.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from .errors import DATA_ERRORS, ArkError, placeholders, refuse

MOST_SECONDS = 86_400


class Unplannable(ValueError):
    """A fault that cannot be planned.

    Attributes:
        problem: "kind" (not a fault), "error" (a name that the table lacks), "count" or "seconds" (a wrong number).
        given: what was given; `field` names where, "" for a kind.
    """

    def __init__(self, problem: str, given: object, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.problem, self.given, self.field = problem, given, field


@dataclass(frozen=True, slots=True)
class Refuse:
    """Answer with an error of the table: `Refuse("ServerOverloaded")`, with `Retry-After` when `retry_after` is given.

    Real answers were not seen to carry Retry-After (not documented; assumed possible).
    """

    name: str
    retry_after: float | None = None

    def error(self, *, account: str, model: str) -> ArkError:
        headers = {} if self.retry_after is None else {"retry-after": f"{self.retry_after:g}"}
        values = dict.fromkeys(placeholders(DATA_ERRORS[self.name]), "")
        return refuse(self.name, headers=headers, **{**values, "account": account, "model": model})


@dataclass(frozen=True, slots=True)
class CutStream:
    """Close the connection after so many chunks."""

    after_chunks: int = 5


@dataclass(frozen=True, slots=True)
class Stall:
    """Send nothing for so many seconds (at any pace) after so many chunks, then go on."""

    after_chunks: int = 5
    seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class ErrorInStream:
    """Send an error event, inside the HTTP 200, after so many chunks, and end the stream."""

    code: str = "RequestBurstTooFast"
    after_chunks: int = 5

    def error(self, *, account: str, model: str) -> ArkError:
        return Refuse(self.code).error(account=account, model=model)


Fault = Refuse | CutStream | Stall | ErrorInStream
KINDS: dict[str, type] = {kind.__name__: kind for kind in (Refuse, CutStream, Stall, ErrorInStream)}


def planned(description: dict[str, Any]) -> Fault:
    """The fault that {"kind": "CutStream", "after_chunks": 3} describes.

    Raises:
        ValueError: unknown kind, unknown field, a wrong value; says which.
    """
    values = dict(description)
    kind = values.pop("kind", None)
    if not isinstance(kind, str) or kind not in KINDS:
        raise ValueError(f"unknown fault {kind!r}; there are: {', '.join(KINDS)}")
    try:
        return checked(KINDS[kind](**values))
    except TypeError as error:
        raise ValueError(f"{kind}: {error}") from None


def described(fault: Fault) -> dict[str, Any]:
    """The fault as JSON can hold it; `planned` reads it back."""
    return {"kind": type(fault).__name__, **asdict(fault)}


def checked(fault: Fault) -> Fault:
    """The fault itself, once its values were found sound.

    Raises:
        Unplannable: not a fault, an error name that the table lacks, a negative or non-numeric number.
    """
    if type(fault) not in KINDS.values():
        raise Unplannable("kind", fault, f"not a fault: {fault!r}; there are: {', '.join(KINDS)}")
    for name, value in asdict(fault).items():
        if name in ("name", "code"):
            if not isinstance(value, str) or value not in DATA_ERRORS:
                known = "the table in helpers/ark_mock/errors.py has them all"
                raise Unplannable("error", value, f"unknown error {value!r}; {known}", field=name)
        elif name == "after_chunks":
            if type(value) is not int or value < 0:
                wanted = "must be a whole number, 0 or more"
                raise Unplannable("count", value, f"{name} {wanted}, but is {value!r}", field=name)
        elif value is not None and not _is_duration(value):
            wanted = f"must be a number from 0 to {MOST_SECONDS}"
            raise Unplannable("seconds", value, f"{name} {wanted}, but is {value!r}", field=name)
    return fault


def _is_duration(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= MOST_SECONDS


class Faults:
    """The account's queue: `append(CutStream(after_chunks=3))`; each model call takes one from the front."""

    def __init__(self) -> None:
        self._queue: deque[Fault] = deque()

    def append(self, fault: Fault) -> None:
        self._queue.append(checked(fault))

    def extend(self, faults: Iterable[Fault]) -> None:
        self._queue.extend([checked(fault) for fault in faults])

    def clear(self) -> None:
        self._queue.clear()

    def take(self) -> Fault | None:
        """The next fault, removed from the queue; None when there is none."""
        return self._queue.popleft() if self._queue else None

    def __len__(self) -> int:
        return len(self._queue)

    def __iter__(self) -> Iterator[Fault]:
        return iter(list(self._queue))

    def __repr__(self) -> str:
        return f"Faults({list(self._queue)!r})"
