"""What graders ask the journal about the control plane: which action was sent, with which body, and what came back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qs

from helpers.checks.exercise import Mismatch, NeedsPractice
from helpers.texts import checks as texts
from helpers.texts import say


def action_of(entry: Any) -> str:
    """The action that a record of the journal asked for; "" for a request to the data plane."""
    return parse_qs(entry.query).get("Action", [""])[0] if entry.path == "/" else ""


def result_of(entry: Any) -> dict[str, Any]:
    """What the action answered; {} when it was refused."""
    response = entry.response
    return (response.get("Result") or {}) if isinstance(response, dict) else {}


def last_action(journal: Sequence[Any] | None, action: str, holds: Callable[[Any], bool] = lambda entry: True) -> Any:
    """The journal's record of the last request for this action of which `holds` is true."""
    if journal is None:
        raise NeedsPractice
    for entry in reversed(journal):
        if action_of(entry) == action and holds(entry):
            return entry
    raise Mismatch(say(texts.NOTHING_SENT, path=action))
