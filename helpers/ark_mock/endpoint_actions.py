"""The actions on inference endpoints, in the control plane's own words (PascalCase in, PascalCase out).

Source:
    https://www.volcengine.com/docs/82379/1262823, /1262431, /1262430, /1262814 and the official SDK's models. Not
    documented, assumed: an unset RateLimit shows the model's limits; `Filter.Name` finds parts of names; the default
    order is newest first; SortBy also takes UpdateTime and Name; a DryRun answers an empty Result.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from .. import models
from . import access, endpoints
from .errors import refuse_control
from .parameters import Asked, Parameters
from .state import DEFAULT_PROJECT, Account, Endpoint

SORT_KEYS = {
    "CreateTime": lambda endpoint: endpoint.created,
    "UpdateTime": lambda endpoint: endpoint.updated,
    "Name": lambda endpoint: endpoint.name,
}
ONLY_IN_GET = ("Moderation", "BatchOnly", "SupportScaleTier", "ScaleTierId")
FOUNDATION_MODEL = "FoundationModel"


def create_endpoint(asked: Asked) -> dict[str, Any]:
    """{"Id": "ep-…"}"""
    given = asked.parameters
    rpm, tpm = rate_limit_of(given)
    wanted = {
        "name": given.needed_text("Name", longest=endpoints.LONGEST_NAME),
        "model_id": model_id_of(given),
        "project": given.text("ProjectName") or DEFAULT_PROJECT,
        "tags": tags_of(given),
    }
    description, moderation = given.text("Description") or "", moderation_of(given)
    if given.text("ModelUnitId"):
        unit = given.text("ModelUnitId")
        raise refuse_control("NotFound", parameter="ModelUnitId", resource="ModelUnit", content=unit)
    if given.boolean("DryRun"):
        endpoints.check(asked.account, **wanted)
        return {}
    endpoint = endpoints.create(
        asked.account,
        **wanted,
        description=description,
        rpm=rpm,
        tpm=tpm,
        moderation=moderation or endpoints.MODERATION[0],
        user=asked.user,
    )
    return {"Id": endpoint.id}


def model_id_of(given: Parameters) -> str:
    """The model that ModelReference names: a FoundationModel; a CustomModelId is never found here."""
    if not given.has("ModelReference"):
        raise given.missing("ModelReference")
    reference = given.group("ModelReference")
    custom = reference.text("CustomModelId")
    if custom and reference.has(FOUNDATION_MODEL):
        raise given.invalid("ModelReference")
    if custom:
        raise refuse_control("NotFound", parameter="CustomModelId", resource="CustomModel", content=custom)
    if not reference.has(FOUNDATION_MODEL):
        raise reference.missing(FOUNDATION_MODEL)
    model = reference.group(FOUNDATION_MODEL)
    return endpoints.model_id_of(model.needed_text("Name"), model.text("ModelVersion"))


def tags_of(given: Parameters) -> list[dict[str, str]]:
    return [{"Key": tag.needed_text("Key"), "Value": tag.text("Value") or ""} for tag in given.groups("Tags")]


def rate_limit_of(given: Parameters) -> tuple[int | None, int | None]:
    """RPM and TPM; None for what is not given."""
    limit = given.group("RateLimit")
    return limit.integer("Rpm", least=1), limit.integer("Tpm", least=1)


def moderation_of(given: Parameters) -> str | None:
    return given.group("Moderation").choice("Strategy", endpoints.MODERATION)


def get_endpoint(asked: Asked) -> dict[str, Any]:
    """The endpoint, flat in Result."""
    return described(asked.account, endpoints.find(asked.account, asked.parameters.needed_text("Id")))


def list_endpoints(asked: Asked) -> dict[str, Any]:
    """{"TotalCount": of all pages, "PageNumber", "PageSize", "Items": […]}"""
    given, account = asked.parameters, asked.account
    page, wanted, order = given.page(), Wanted.read(given), given.choice("SortOrder", ("Asc", "Desc")) or "Desc"
    key = SORT_KEYS[given.choice("SortBy", tuple(SORT_KEYS)) or "CreateTime"]
    with account.lock:
        found = [each for each in account.endpoints.values() if wanted.holds(each, account.now()) and seen(asked, each)]
        found.sort(key=key)
        if order == "Desc":
            found.reverse()
        items = [described(account, endpoint) for endpoint in page.of(found)]
    for item in items:
        for name in ONLY_IN_GET:
            del item[name]
    return {"TotalCount": len(found), "PageNumber": page.number, "PageSize": page.size, "Items": items}


def seen(asked: Asked, endpoint: Endpoint) -> bool:
    """Whether the asker's policies show him this endpoint."""
    return access.may(asked.account, asked.user, "ListEndpoints", resource_id=endpoint.id, project=endpoint.project)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Every filter of a listing; an empty one lets everything through.

    `tags` are pairs of a key and the values it may have.
    """

    ids: list[str]
    statuses: list[str]
    model_names: list[str]
    model_versions: list[str]
    model_types: list[str]
    custom_models: list[str]
    projects: list[str]
    part_of_name: str
    tags: list[tuple[str, list[str]]]

    @classmethod
    def read(cls, given: Parameters) -> Wanted:
        where = given.group("Filter")
        model_name, project = where.text("FoundationModelName"), given.text("ProjectName")
        return cls(
            ids=where.texts("Ids"),
            statuses=where.texts("Statuses"),
            model_names=[model_name] if model_name else [],
            model_versions=where.texts("ModelVersions"),
            model_types=where.texts("EndpointModelTypes"),
            custom_models=where.texts("CustomModelIds"),
            projects=[project] if project else [],
            part_of_name=where.text("Name") or "",
            tags=[(tag.needed_text("Key"), tag.texts("Values")) for tag in given.groups("TagFilters")],
        )

    def holds(self, endpoint: Endpoint, now: float) -> bool:
        model = models.find(endpoint.model_id)
        has = (
            (self.ids, endpoint.id),
            (self.statuses, endpoint.status(now)),
            (self.model_names, model.name),
            (self.model_versions, model.version),
            (self.model_types, FOUNDATION_MODEL),
            (self.custom_models, ""),
            (self.projects, endpoint.project),
        )
        return (
            all(not wanted or value in wanted for wanted, value in has)
            and self.part_of_name in endpoint.name
            and all(has_tag(endpoint, key, values) for key, values in self.tags)
        )


def has_tag(endpoint: Endpoint, key: str, values: list[str]) -> bool:
    """Whether one of its tags has this key and, where values are given, one of them."""
    return any(tag["Key"] == key and (not values or tag["Value"] in values) for tag in endpoint.tags)


def update_endpoint(asked: Asked) -> dict[str, Any]:
    """{}"""
    given = asked.parameters
    rpm, tpm = rate_limit_of(given)
    endpoints.update(
        asked.account,
        given.needed_text("Id"),
        name=given.text("Name"),
        description=given.text("Description"),
        rpm=rpm,
        tpm=tpm,
        moderation=moderation_of(given),
    )
    return {}


def start_endpoint(asked: Asked) -> dict[str, Any]:
    """{}"""
    endpoints.start(asked.account, asked.parameters.needed_text("Id"))
    return {}


def stop_endpoint(asked: Asked) -> dict[str, Any]:
    """{}"""
    endpoints.stop(asked.account, asked.parameters.needed_text("Id"))
    return {}


def delete_endpoint(asked: Asked) -> dict[str, Any]:
    """{}"""
    endpoints.delete(asked.account, asked.parameters.needed_text("Id"))
    return {}


def described(account: Account, endpoint: Endpoint) -> dict[str, Any]:
    """The endpoint as GetEndpoint shows it."""
    model = models.find(endpoint.model_id)
    return {
        "Id": endpoint.id,
        "Name": endpoint.name,
        "Description": endpoint.description,
        "ProjectName": endpoint.project,
        "Tags": [dict(tag) for tag in endpoint.tags],
        "ModelReference": {"FoundationModel": {"Name": model.name, "ModelVersion": model.version}},
        "EndpointModelType": FOUNDATION_MODEL,
        "ModelUnitId": "",
        "RateLimit": {"Rpm": endpoint.rpm or model.limits.rpm, "Tpm": endpoint.tpm or model.limits.tpm},
        "Moderation": {"Strategy": endpoint.moderation},
        "Status": endpoint.status(account.now()),
        "StatusReason": "",
        "BatchOnly": False,
        "SupportRolling": False,
        "RollingId": "",
        "SupportScaleTier": False,
        "ScaleTierId": "",
        "CreateTime": rfc3339(endpoint.created),
        "UpdateTime": rfc3339(endpoint.updated),
    }


def rfc3339(epoch: float) -> str:
    """`2026-11-22T02:00:00Z`; which time zone the service writes is not documented, assumed UTC."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch))
