"""The practice console's pages as plain data: what the screen draws, without a single secret in it.

A page is {"name", "title", "about", "address", "empty", "columns": [str], "rows": [row], "forms": [form]}.
A row is {"key": str, "cells": [cell], "buttons": [button]}, a cell {"text", "note", "mark", "code": bool}.
A button is {"action", "label", "arguments": {…}} and may have a "confirm" text or a "form" to be filled in first.
A form is {"action", "title", "submit", "arguments": {…}, "fields": [field]}, a field {"name", "label", "kind", …}.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from helpers.texts import Text, say
from helpers.texts import console as texts

# What stands before a state besides its word.
MARKS = {
    "active": "good",
    "Available": "good",
    "Running": "good",
    "Scheduling": "wait",
    "disabled": "off",
    "Unavailable": "off",
    "Stopped": "off",
}
MAIN_USER = "root"
DEFAULT_PROJECT = "default"
Page = dict[str, Any]


def all_pages(
    console: Any, *, addresses: Mapping[str, str], policies: Sequence[str], handles: Mapping[str, str]
) -> list[Page]:
    """Every page, as the account is at this moment.

    Args:
        console: the practice console, for reading.
        addresses: of the real console's pages, by the page's name.
        policies: names of the system policies.
        handles: what stands for an AK on the screen; an AK itself is never shown in a list.
    """
    models, endpoints, users = console.models(), console.endpoints(), console.users()
    named = [user.name for user in users]
    contents = {
        "activation": activation(models),
        "api_keys": api_keys(console.api_keys(), scopes(models, endpoints)),
        "endpoints": endpoint_rows(endpoints, models),
        "access_keys": access_keys(console.access_keys(), named, handles),
        "users": user_rows(users, policies),
        "usage": usage(console.usage()),
    }
    return [page(name, address=addresses[name], **content) for name, content in contents.items()]


def page(name: str, *, address: str, columns: list[Text], rows: list[dict], forms: Sequence[dict] = ()) -> Page:
    return {
        "name": name,
        "title": say(texts.PAGE_NAMES[name]),
        "about": say(texts.ABOUT[name]),
        "address": address,
        "empty": say(texts.EMPTY[name]),
        "columns": [say(column) for column in columns],
        "rows": rows,
        "forms": list(forms),
    }


def cell(text: object, *, note: str = "", mark: str = "", code: bool = False) -> dict[str, Any]:
    """`note` is an id below the text; `mark` a value of MARKS; `code` when the text itself is an id."""
    return {"text": str(text), "note": note, "mark": mark, "code": code}


def state_cell(state: str) -> dict[str, Any]:
    words = texts.STATES.get(state)
    return cell(say(words) if words else state, mark=MARKS.get(state, ""))


def row(key: object, cells: list[dict], *buttons: dict) -> dict[str, Any]:
    return {"key": str(key), "cells": cells, "buttons": list(buttons)}


def button(action: str, *, called: str = "", form: dict | None = None, **arguments: Any) -> dict[str, Any]:
    """A row's button; `called` is what its confirmation calls the row."""
    made: dict[str, Any] = {"action": action, "label": say(texts.BUTTONS[action]), "arguments": arguments}
    if action in texts.CONFIRM:
        made["confirm"] = say(texts.CONFIRM[action], name=called)
    if form is not None:
        made["form"] = form
    return made


def form(action: str, *fields: dict, title: str = "", **arguments: Any) -> dict[str, Any]:
    label = say(texts.BUTTONS[action])
    return {
        "action": action,
        "title": f"{label} · {title}" if title else label,
        "submit": say(texts.SUBMITS[action]),
        "arguments": arguments,
        "fields": list(fields),
    }


def text_field(name: str, label: Text) -> dict[str, Any]:
    return {"name": name, "label": say(label), "kind": "text"}


def number_field(name: str, label: Text, value: int | None = None) -> dict[str, Any]:
    return {"name": name, "label": say(label), "kind": "number", "value": value, "note": say(texts.OPTIONAL)}


def choice_field(name: str, label: Text, options: Sequence[tuple[str | None, str]]) -> dict[str, Any]:
    shown = [{"value": value, "label": text} for value, text in options]
    return {"name": name, "label": say(label), "kind": "choice", "options": shown}


def scope_field(options: Sequence[tuple[str, str]], chosen: Sequence[str] | None = None) -> dict[str, Any]:
    """全部 or 自定义: None, or a list of what was ticked."""
    shown = [{"value": value, "label": text, "chosen": value in (chosen or ())} for value, text in options]
    return {
        "name": "resources",
        "label": say(texts.SCOPE),
        "kind": "scope",
        "options": shown,
        "custom": chosen is not None,
    }


def activation(models: Sequence[Any]) -> dict[str, Any]:
    rows = []
    for model in models:
        buttons = [] if model.state == "Available" else [button("activate_model", name=model.name)]
        cells = [cell(model.name, note=model.id), state_cell(model.state)]
        rows.append(row(model.name, cells, *buttons))
    return {"columns": [texts.MODEL_AND_ID, texts.STATE], "rows": rows}


def scopes(models: Sequence[Any], endpoints: Sequence[Any]) -> list[tuple[str, str]]:
    """What a key may be limited to: activated models and every endpoint, (id, label)."""
    open_models = [(model.id, model.id) for model in models if model.state == "Available"]
    return open_models + [(endpoint.id, f"{endpoint.id} · {endpoint.name}") for endpoint in endpoints]


def api_keys(keys: Sequence[Any], options: Sequence[tuple[str, str]]) -> dict[str, Any]:
    rows = []
    for key in keys:
        field = scope_field(options, key.resources)
        switch = "disable_api_key" if key.state == "active" else "enable_api_key"
        cells = [
            cell(key.name),
            state_cell(key.state),
            cell(say(texts.ALL) if key.resources is None else ", ".join(key.resources), code=key.resources is not None),
            cell(say(texts.USED_BEFORE if key.used else texts.NEVER_USED)),
        ]
        buttons = [
            button("restrict_api_key", form=form("restrict_api_key", field, title=key.name, id=key.id)),
            button(switch, id=key.id),
            button("delete_api_key", called=key.name, id=key.id),
        ]
        rows.append(row(key.id, cells, *buttons))
    create = form("create_api_key", text_field("name", texts.NAME), scope_field(options))
    return {"columns": [texts.NAME, texts.STATE, texts.SCOPE, texts.USED], "rows": rows, "forms": [create]}


def endpoint_rows(endpoints: Sequence[Any], models: Sequence[Any]) -> dict[str, Any]:
    rows = []
    for endpoint in endpoints:
        switch = "start_endpoint" if endpoint.state == "Stopped" else "stop_endpoint"
        fields = (number_field("rpm", texts.RPM, endpoint.rpm), number_field("tpm", texts.TPM, endpoint.tpm))
        cells = [
            cell(endpoint.name, note=endpoint.id),
            state_cell(endpoint.state),
            cell(endpoint.model_id, note=limits(endpoint), code=True),
        ]
        buttons = [
            button("limit_endpoint", form=form("limit_endpoint", *fields, title=endpoint.name, id=endpoint.id)),
            button(switch, id=endpoint.id),
            button("delete_endpoint", called=endpoint.name, id=endpoint.id),
        ]
        rows.append(row(endpoint.id, cells, *buttons))
    create = form(
        "create_endpoint",
        text_field("name", texts.NAME),
        choice_field("model_id", texts.MODEL, [(model.id, model_label(model)) for model in best_first(models)]),
        number_field("rpm", texts.RPM),
        number_field("tpm", texts.TPM),
    )
    columns = [texts.NAME_AND_ID, texts.STATE, texts.MODEL_AND_LIMITS]
    return {"columns": columns, "rows": rows, "forms": [create]}


def best_first(models: Sequence[Any]) -> list[Any]:
    """Activated ones first, chat models before others."""
    return sorted(models, key=lambda model: (model.state != "Available", model.kind != "chat"))


def model_label(model: Any) -> str:
    return model.id if model.state == "Available" else f"{model.id}（{say(texts.STATES[model.state])}）"


def limits(endpoint: Any) -> str:
    """ "RPM 60 · TPM 100,000", as far as there are limits."""
    given = (("RPM", endpoint.rpm), ("TPM", endpoint.tpm))
    return " · ".join(f"{name} {value:,}" for name, value in given if value is not None)


def user_label(name: str) -> str:
    return say(texts.MAIN_ACCOUNT) if name == MAIN_USER else name


def access_keys(pairs: Sequence[Any], users: Sequence[str], handles: Mapping[str, str]) -> dict[str, Any]:
    rows, counted = [], dict.fromkeys([MAIN_USER, *users], 0)
    for pair in pairs:
        counted[pair.user] = number = counted.get(pair.user, 0) + 1
        handle, name = handles[str(pair.id)], say(texts.PAIR, user=user_label(pair.user), number=number)
        switch = "disable_access_key" if pair.state == "active" else "enable_access_key"
        buttons = [button(switch, id=handle), button("delete_access_key", called=name, id=handle)]
        rows.append(row(handle, [cell(name), state_cell(pair.state)], *buttons))
    options = [(name, user_label(name)) for name in (MAIN_USER, *users)]
    create = form("create_access_key", choice_field("user", texts.USER, options))
    return {"columns": [texts.USER, texts.STATE], "rows": rows, "forms": [create]}


def user_rows(users: Sequence[Any], policies: Sequence[str]) -> dict[str, Any]:
    choose = choice_field("policy", texts.POLICIES, [(name, name) for name in policies])
    project = choice_field("project", texts.PROJECT_ONLY, [(None, say(texts.NO)), (DEFAULT_PROJECT, DEFAULT_PROJECT)])
    rows = [
        row(
            user.name,
            [cell(user.name), cell(", ".join(user.policies) or say(texts.NONE))],
            button("attach_policy", form=form("attach_policy", choose, project, title=user.name, name=user.name)),
        )
        for user in users
    ]
    create = form("create_user", text_field("name", texts.NAME), choose, project)
    return {"columns": [texts.USER, texts.POLICIES], "rows": rows, "forms": [create]}


def usage(rows: Sequence[Any]) -> dict[str, Any]:
    numbers = ("requests", "prompt_tokens", "completion_tokens")
    shown = [
        row(used.model_id, [cell(used.model_id, code=True), *(cell(f"{getattr(used, name):,}") for name in numbers)])
        for used in rows
    ]
    return {
        "columns": [texts.MODEL_ID, texts.REQUESTS, texts.PROMPT_TOKENS, texts.COMPLETION_TOKENS],
        "rows": shown,
    }
