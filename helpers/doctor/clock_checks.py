"""What can honestly be said of the clock without asking anybody: it is not in the past, and it does not jump."""

from __future__ import annotations

import time

from helpers.doctor.finding import OK, WARN, Finding, found
from helpers.doctor.machine import Machine
from helpers.texts import doctor as texts

# 2026-11-01 00:00 UTC: the course did not exist before.
COURSE_BEGAN = 1793491200.0
STEADY_SECONDS = 0.02


def clock(machine: Machine) -> list[Finding]:
    """The wall clock is later than the course and kept step with the monotonic clock."""
    if machine.wall < COURSE_BEGAN:
        date = time.strftime("%Y-%m-%d", time.gmtime(machine.wall))
        return [found(WARN, texts.CLOCK_BEHIND, machine.system, date=date)]
    if abs(machine.drift) > STEADY_SECONDS:
        return [found(WARN, texts.CLOCK_JUMPS, machine.system, milliseconds=round(machine.drift * 1000))]
    return [found(OK, texts.CLOCK_FINE)]
