"""What a rule gives back: an answer, and what belongs to it."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]


class Said(NamedTuple):
    """What a rule answers.

    `thought` is the demonstration thinking that led to it; `short` stands in for `content` under a narrow length limit;
    `items` are the parts of an answer that is a list, and `key` names them in JSON; `exact` keeps the words as they are
    (an echo is not cut into sentences).
    """

    content: str
    thought: str = ""
    short: str = ""
    items: tuple[str, ...] = ()
    key: str = ""
    exact: bool = False
