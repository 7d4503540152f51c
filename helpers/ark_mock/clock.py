"""Two clocks and a pace, all handed in from outside.

The story clock dates ids and `created`; in a notebook it stands still, so that outputs can be compared. The wall clock
serves signatures, expiry, limits and endpoint states.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

Clock = Callable[[], float]

wall_clock: Clock = time.time


def standing_at(epoch: float) -> Clock:
    """A clock that always says `epoch` (seconds since 1970)."""
    return lambda: epoch


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast the mock answers.

    Attributes:
        tokens_per_second: of a stream; 0 means no waiting at all.
        first_token: seconds until the first token.
        scale: multiplies every delay; 0 means no waiting.
    """

    tokens_per_second: float = 60.0
    first_token: float = 0.35
    scale: float = 1.0
    waits: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "waits", self.tokens_per_second > 0 and self.scale > 0)

    def due(self, tokens: int) -> float:
        """Seconds after the request's arrival at which the token with this number (from 0) is sent."""
        if not self.waits:
            return 0.0
        return (self.first_token + tokens / self.tokens_per_second) * self.scale

    def lasting(self, seconds: float) -> float:
        """A delay of the story (an endpoint being scheduled, a stall) at this pace."""
        return seconds * self.scale if self.waits else 0.0
