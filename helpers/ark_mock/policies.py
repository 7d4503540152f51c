"""What an IAM user may do: policies as statements, and whether a set of grants allows an action on a resource.

Pure functions. Nothing is allowed unless a statement allows it, and a Deny beats every Allow.

Source:
    names and purpose of the system policies: https://www.volcengine.com/docs/82379/1263493; the actions inside them are
    not documented, assumed from their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """Actions (`ark:Get*`) on resources (`trn:ark:…`, `*`) that are allowed or, when `deny`, forbidden."""

    actions: tuple[str, ...]
    resources: tuple[str, ...] = ("*",)
    deny: bool = False

    def covers(self, action: str, resource: str) -> bool:
        return _any_matches(self.actions, action) and _any_matches(self.resources, resource)


@dataclass(frozen=True, slots=True)
class Policy:
    """A named set of statements."""

    name: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """A policy attached to a user: for everything, or for the resources of one project."""

    policy: Policy
    project: str | None = None


def allows(grants: Iterable[Grant], action: str, resource: str, project: str | None) -> bool:
    """Whether the grants allow an action on a resource of a project; a `project` of None means in any of them."""
    statements = [
        statement
        for grant in grants
        if grant.project is None or project is None or grant.project == project
        for statement in grant.policy.statements
        if statement.covers(action, resource)
    ]
    return bool(statements) and not any(statement.deny for statement in statements)


def _any_matches(patterns: tuple[str, ...], text: str) -> bool:
    return any(re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text) for pattern in patterns)


READING = Statement(("ark:Get*", "ark:List*"))
NO_CREDENTIALS = Statement(("ark:GetApiKey", "ark:GetRawApiKey"), deny=True)
NO_ACTIVATION = Statement(("ark:OpenModelChargeItem",), deny=True)

SYSTEM_POLICIES: dict[str, Policy] = {
    policy.name: policy
    for policy in (
        Policy("ArkFullAccess", (Statement(("ark:*",)),)),
        Policy("ArkStandardGlobalAccess", (Statement(("ark:*",)), NO_ACTIVATION)),
        Policy("ArkReadOnlyAccess", (READING, NO_CREDENTIALS)),
        Policy("ArkExperienceAccess", (Statement(("ark:ListFoundationModels",)),)),
        Policy("ArkGlobalInitAccess", (Statement(("ark:ListFoundationModels", "ark:ListModelActivations")),)),
    )
}
