"""Which models an account has activated (开通), and the actions about models.

Source:
    OpenModelChargeItem, ListModelActivations and ListFoundationModels are documented in a form that could not be read;
    their fields are those seen in official tools. Not documented, assumed: activating a name activates all its
    versions; DisplayName repeats the name and VendorName is empty, because no source gives them; filters other than
    `States` are ignored.
"""

from __future__ import annotations

from typing import Any

from .. import models
from .errors import refuse_control
from .parameters import Asked
from .state import Account

SUB_SERVICES = ("base", "context-cache", "fast-infer")
AVAILABLE, UNAVAILABLE = "Available", "Unavailable"


def names() -> list[str]:
    """The names, without version, of all models that can still be called."""
    return sorted({model.name for model in models.MODELS if model.callable})


def versions(name: str) -> list[models.Model]:
    """The callable models of a name, oldest first.

    Raises:
        ArkError: 404 NotFound.FoundationModelName.
    """
    found = sorted((model for model in models.MODELS if model.name == name and model.callable), key=lambda one: one.id)
    if not found:
        raise refuse_control("NotFound", parameter="FoundationModelName", resource="FoundationModel", content=name)
    return found


def activate(account: Account, name: str) -> None:
    """Open every version of a model for calls; doing it again changes nothing."""
    account.activated.update(model.id for model in versions(name))


def state(account: Account, name: str) -> str:
    """ "Available" once activated, else "Unavailable"."""
    return AVAILABLE if any(model.id in account.activated for model in versions(name)) else UNAVAILABLE


def open_model_charge_item(asked: Asked) -> dict[str, Any]:
    """{}"""
    given = asked.parameters
    name = given.needed_text("FoundationModelName")
    if any(service not in SUB_SERVICES for service in given.texts("SubServices")):
        raise given.invalid("SubServices")
    versions(name)
    if not given.boolean("DryRun"):
        activate(asked.account, name)
    return {}


def list_model_activations(asked: Asked) -> dict[str, Any]:
    """{"TotalCount", "PageNumber", "PageSize", "Items": [{"FoundationModelName", "State", …}]}"""
    given = asked.parameters
    page, states = given.page(), given.group("Filter").texts("States")
    found = [(name, state(asked.account, name)) for name in names()]
    found = [(name, its_state) for name, its_state in found if not states or its_state in states]
    items = [
        {"FoundationModelName": name, "DisplayName": name, "VendorName": "", "State": its_state}
        for name, its_state in page.of(found)
    ]
    return {"TotalCount": len(found), "PageNumber": page.number, "PageSize": page.size, "Items": items}


def list_foundation_models(asked: Asked) -> dict[str, Any]:
    """{"TotalCount", "PageNumber", "PageSize", "Items": [{"Name", "PrimaryVersion": the newest, …}]}"""
    given = asked.parameters
    page, order = given.page(), given.choice("SortOrder", ("Asc", "Desc")) or "Asc"
    given.text("SortBy")
    found = names()
    if order == "Desc":
        found.reverse()
    items = [
        {"Name": name, "DisplayName": name, "VendorName": "", "PrimaryVersion": versions(name)[-1].version}
        for name in page.of(found)
    ]
    return {"TotalCount": len(found), "PageNumber": page.number, "PageSize": page.size, "Items": items}
