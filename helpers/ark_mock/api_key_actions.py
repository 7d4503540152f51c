"""The actions on API Keys: the temporary key that AK/SK is exchanged for, and the long-lived ones.

Source:
    https://www.volcengine.com/docs/82379/1262825 (GetApiKey). The other actions are not documented: their names and
    the fields Id, Name, Key, ApiKey, Regen and Filter.AllowAll are seen in official tools, the rest is assumed.
"""

from __future__ import annotations

from typing import Any

from .. import models
from . import api_keys
from .endpoint_actions import rfc3339
from .errors import refuse_control
from .parameters import Asked, Parameters
from .state import DEFAULT_PROJECT, Account, ApiKey

RESOURCE_TYPES = ("endpoint", "bot", "presetendpoint", "action")
CALLS_A_MINUTE = 20  # "low", says the documentation; the figure is assumed
STATUS = {"active": "Active", "disabled": "Inactive"}


def get_api_key(asked: Asked) -> dict[str, Any]:
    """{"ApiKey": str, "ExpiredTime": seconds since 1970}"""
    given, account = asked.parameters, asked.account
    seconds = given.needed_integer("DurationSeconds", most=api_keys.MOST_SECONDS)
    if not given.has("ResourceType"):
        raise given.missing("ResourceType")
    kind = given.choice("ResourceType", RESOURCE_TYPES)
    resources, project = given.texts("ResourceIds"), given.text("ProjectName")
    if not resources:
        raise given.missing("ResourceIds")
    projects = {project_of(account, given, kind, resource, project) for resource in resources}
    if len(projects) > 1:
        raise given.invalid("ResourceIds")
    spend(account)
    key = api_keys.issue_temporary(account, seconds=seconds, resources=resources, project=projects.pop())
    return {"ApiKey": key.secret, "ExpiredTime": int(key.expires)}


def project_of(account: Account, given: Parameters, kind: str, resource: str, project: str | None) -> str:
    """The project a resource belongs to.

    A preset endpoint is named by its model id and belongs to the project the request names; the mock has no bots.

    Raises:
        ArkError: 404 for a resource that does not exist; 400 for one that is in another project than the request says.
    """
    if kind == "presetendpoint" and models.find(resource) is not None:
        if project is None:
            raise given.missing("ProjectName")
        if project not in account.projects:
            raise refuse_control("NotFound", parameter="ProjectName", resource="Project", content=project)
        return project
    endpoint = account.endpoints.get(resource) if kind == "endpoint" else None
    if endpoint is None:
        raise refuse_control("NotFound", parameter="ResourceIds", resource=kind, content=resource)
    if project is not None and endpoint.project != project:
        raise given.invalid("ProjectName")
    return endpoint.project


def spend(account: Account) -> None:
    """Count one exchange.

    Raises:
        ArkError: 429 FlowLimitExceeded.
    """
    with account.lock:
        window = account.windows["GetApiKey"]
        if window.take(account.now(), rpm=CALLS_A_MINUTE, tpm=None, tokens=0, at_most=0):
            raise refuse_control("FlowLimitExceeded")


def create_api_key(asked: Asked) -> dict[str, Any]:
    """{"Id": int}, without the key itself: that takes GetRawApiKey (seen by a third party)."""
    name = asked.parameters.needed_text("Name", longest=api_keys.LONGEST_NAME)
    key = api_keys.create(asked.account, name=name, project=asked.parameters.text("ProjectName") or DEFAULT_PROJECT)
    return {"Id": key.id}


def list_api_keys(asked: Asked) -> dict[str, Any]:
    """{"TotalCount", "PageNumber", "PageSize", "Items": [{"Id": int, "Name", "Key": masked, …}]}"""
    page = asked.parameters.page()
    asked.parameters.group("Filter").boolean("AllowAll")
    keys = api_keys.lasting(asked.account, project=asked.parameters.text("ProjectName"))
    items = [described(key) for key in page.of(keys)]
    return {"TotalCount": len(keys), "PageNumber": page.number, "PageSize": page.size, "Items": items}


def described(key: ApiKey) -> dict[str, Any]:
    """A key as the list shows it; ProjectName, Status and CreateTime are assumed."""
    return {
        "Id": key.id,
        "Name": key.name,
        "Key": api_keys.masked(key.secret),
        "ProjectName": key.project,
        "Status": STATUS[key.state],
        "CreateTime": rfc3339(key.created),
    }


def get_raw_api_key(asked: Asked) -> dict[str, Any]:
    """{"ApiKey": str}"""
    return {"ApiKey": _asked_for(asked).secret}


def update_api_key(asked: Asked) -> dict[str, Any]:
    """{}; `Regen` replaces the secret, `Name` the name (assumed)."""
    key, name = _asked_for(asked), asked.parameters.text("Name", longest=api_keys.LONGEST_NAME)
    regenerate = asked.parameters.boolean("Regen")
    if name is not None:
        api_keys.rename(asked.account, key.id, name)
    if regenerate:
        api_keys.rotate(asked.account, key.id)
    return {}


def delete_api_key(asked: Asked) -> dict[str, Any]:
    """{}"""
    api_keys.delete(asked.account, _asked_for(asked).id)
    return {}


def _asked_for(asked: Asked) -> ApiKey:
    """The key that Id names; with a ProjectName, only a key of that project."""
    key = api_keys.find(asked.account, asked.parameters.needed_integer("Id"))
    project = asked.parameters.text("ProjectName")
    if project is not None and key.project != project:
        raise refuse_control("NotFound", parameter="Id", resource="API key", content=key.id)
    return key
