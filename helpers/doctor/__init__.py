"""Is this machine ready? One list of checks, for lesson 00 and for `python -m helpers.doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.doctor.finding import Report


def doctor() -> Report:
    """The report on this machine; shown as a list in a notebook."""
    from helpers.doctor.examination import examine
    from helpers.doctor.machine import this_machine

    return examine(this_machine())
