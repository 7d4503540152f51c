"""The queue of planned faults as a lesson has it: what cannot be planned is refused in the reader's language."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Any

from helpers.ark_mock.errors import DATA_ERRORS
from helpers.ark_mock.faults import KINDS, MOST_SECONDS, Fault, Unplannable, checked
from helpers.texts import listed, say
from helpers.texts import planned_faults as texts


class PlannedFaults:
    """`append(CutStream(after_chunks=3))`: the next call of a model meets it.

    Args:
        queue: the account's own, in this kernel or of a mock that runs elsewhere.
    """

    def __init__(self, queue: Any) -> None:
        self._queue = queue

    def append(self, fault: Fault) -> None:
        """Plan one fault.

        Raises:
            ValueError: not a fault, an error that the table lacks, a number out of range.
        """
        self._queue.append(_sound(fault))

    def extend(self, faults: Iterable[Fault]) -> None:
        """Plan several, or none when one of them cannot be planned."""
        self._queue.extend([_sound(fault) for fault in faults])

    def clear(self) -> None:
        self._queue.clear()

    def __len__(self) -> int:
        return len(self._queue)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._queue)

    def __repr__(self) -> str:
        return repr(self._queue)


def _sound(fault: Fault) -> Fault:
    try:
        return checked(fault)
    except Unplannable as error:
        told = say(
            texts.PROBLEMS[error.problem],
            given=repr(error.given),
            field=error.field,
            near=_near(error.given),
            kinds=listed(KINDS),
            most=MOST_SECONDS,
        )
    raise ValueError(told)


def _near(given: object) -> str:
    """The name in the table that a mistyped one comes nearest to, as the end of the sentence."""
    names = {name.lower(): name for name in DATA_ERRORS}
    close = difflib.get_close_matches(str(given).lower(), names, n=1)
    return say(texts.NEAR, names=names[close[0]]) if close else say(texts.NOTHING_NEAR)
