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

    def take(self, now: float, *, rpm: int | None, tpm: int | None, tokens: int, at_most: int) -> str | None:
        """Count one request, in a new window when the last one is over, unless it would break a limit (None: no limit).

        Args:
            tokens: what it has.  at_most: what it might have had, which decides whether there is room for it.
        Returns:
            None, or which limit it would break: "rpm", "tpm".
        """
        if not 0 <= now - self.opened < MINUTE:
            self.opened, self.requests, self.tokens = now, 0, 0
        if rpm is not None and self.requests >= rpm:
            return "rpm"
        if tpm is not None and self.tokens + at_most > tpm:
            return "tpm"
        self.requests += 1
        self.tokens += tokens
        return None

    def give_back(self, tokens: int) -> None:
        """Take back the last request that was counted."""
        self.requests -= 1
        self.tokens -= tokens
