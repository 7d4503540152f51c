"""Requests and tokens a minute: what counts, and when it is too much.

A window of 60 seconds opens with the first request and closes 60 seconds later (how Ark slides its window is not
documented; assumed). A refused request is not counted.
"""

from __future__ import annotations

from dataclasses import dataclass

MINUTE = 60.0


@dataclass(slots=True)
class Window:
    """What was used since the window opened, on the wall clock."""

    opened: float = 0.0
    requests: int = 0
    tokens: int = 0

    def roll(self, now: float) -> None:
        """Open a new window when the last one is over."""
        if not 0 <= now - self.opened < MINUTE:
            self.opened, self.requests, self.tokens = now, 0, 0

    def exceeded(self, now: float, *, rpm: int | None, tpm: int | None, tokens: int) -> str | None:
        """Which limit one more request of so many tokens would break now: "rpm", "tpm" or None (no limit is None)."""
        self.roll(now)
        if rpm is not None and self.requests + 1 > rpm:
            return "rpm"
        if tpm is not None and self.tokens + tokens > tpm:
            return "tpm"
        return None

    def use(self, tokens: int) -> None:
        """Count a request and its tokens."""
        self.requests += 1
        self.tokens += tokens
