"""2,400 hostile requests to the control plane: no 5xx, always its envelope, and it still works afterwards.

Four groups of 600: broken authorizations, odd queries, odd bodies (signed rightly), odd parameters of known actions
(signed rightly). The last two get past authentication.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
import random
import re
import time
from typing import Any

import pytest
from signing import ControlPlane, Response, endpoint, signed

from helpers.ark_mock.control_plane import ACTIONS
from helpers.ark_mock.errors import CONTROL_ERRORS

EACH = 600
CODES = {kind.code.partition("{")[0] for kind in CONTROL_ERRORS.values()}
ODD_TEXTS = (
    "", " ", "\t", "\x00", "\x7f", "é", "中文", "😀", "\ud800", "a" * 5000, "../etc/passwd", "%00", "%zz", "+", "&=;",
    "'; DROP TABLE endpoints; --", "<script>", "${jndi}", "{parameter}", "{0}", "%s", "null", "NaN", "-1", "1e999",
    "ep-20260101120000-abcde", "ark:*", "*", "root", "\r\nX-Injected: 1", "０１２", "\u202e",
)  # fmt: skip
ODD_VALUES = (
    None, True, False, 0, -1, 1, 10**30, 1.5, -0.0, [], {}, [None], [[]], [{}], {"Id": {}}, {"": ""}, [1, "a", None],
    {"Key": 1}, [{"Key": "a", "Values": 5}], ["x"] * 200, [{}] * 60, *ODD_TEXTS,
)  # fmt: skip
NAMES = (
    "Id", "Name", "Description", "ProjectName", "ModelReference", "FoundationModel", "ModelVersion", "CustomModelId",
    "Tags", "RateLimit", "Rpm", "Tpm", "Moderation", "Strategy", "DryRun", "ModelUnitId", "PageNumber", "PageSize",
    "Filter", "TagFilters", "SortBy", "SortOrder", "Ids", "Statuses", "States", "DurationSeconds", "ResourceType",
    "ResourceIds", "Regen", "FoundationModelName", "SubServices", "Key", "Value", "Values", "Nonsense",
)  # fmt: skip


def check(response: Response) -> None:
    """One answer is either a success or a refusal from the table, in the control plane's envelope."""
    assert response.status < 500, response.text
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    metadata = response.json["ResponseMetadata"]
    assert re.fullmatch(r"\d{14}[0-9A-F]{20}", metadata["RequestId"])
    assert set(metadata) - {"Error"} == {"RequestId", "Action", "Version", "Service", "Region"}
    if response.status == 200:
        assert set(response.json) == {"ResponseMetadata", "Result"}
        return
    assert set(response.json) == {"ResponseMetadata"}
    error = metadata["Error"]
    assert set(error) - {"CodeN"} == {"Code", "Message"}
    assert any(error["Code"] == code or error["Code"].startswith(f"{code.rstrip('.')}.") for code in CODES), error


PRESIGNED = {
    "Action": "ListEndpoints",
    "Version": "2024-01-01",
    "X-Algorithm": "HMAC-SHA256",
    "X-Date": time.strftime("%Y%m%dT%H%M%SZ", time.gmtime()),
    "X-Expires": "86400",
    "X-Signature": "0" * 64,
    "X-SignedHeaders": "host",
    "X-SignedQueries": "Action;Version",
}


class Attack:
    """Random requests against one mock; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.plane = ControlPlane(scale=0)

    def sign(self, **changes: Any) -> dict[str, Any]:
        """The parts of a signed request, ready to be sent as bytes."""
        account = self.plane.account
        settings = {"ak": account.access_key_id, "sk": account.secret_access_key, "at": self.plane.clock.now}
        request = signed(**{**settings, "query": "Action=ListEndpoints&Version=2024-01-01", "body": b"{}", **changes})
        headers = [(name.encode(), value.encode()) for name, value in request.headers]
        query = request.query.encode("latin-1")
        return {"method": request.method, "path": "/", "query": query, "headers": headers, "body": request.body}

    def odd_bytes(self) -> bytes:
        if self.random.random() < 0.3:
            return self.random.randbytes(self.random.randrange(60))
        return self.random.choice(ODD_TEXTS).encode("utf-8", "surrogatepass")

    def broken_authorization(self) -> dict[str, Any]:
        """A signed request with something done to one of its headers."""
        parts = self.sign()
        headers, index = parts["headers"], self.random.randrange(3)
        name, value = headers[index]
        way = self.random.randrange(6)
        if way == 0:
            del headers[index]
        elif way == 1:
            headers.insert(self.random.randrange(4), (name, self.random.choice([value, self.odd_bytes()])))
        elif way == 2:
            headers[index] = (name, self.odd_bytes())
        elif way == 3:
            pieces = re.split(rb"([ ,;=/:])", value)
            pieces[self.random.randrange(len(pieces))] = self.odd_bytes()
            headers[index] = (name, b"".join(pieces))
        elif way == 4:
            at = self.random.randrange(len(value))
            headers[index] = (name, value[:at] + bytes([self.random.randrange(256)]) + value[at + 1 :])
        else:
            headers[index] = (name, value * self.random.choice([2, 50]))
        return parts

    def odd_query(self) -> dict[str, Any]:
        """A presigned request with wrong, missing, repeated and foreign parameters."""
        credential = f"{self.plane.account.access_key_id}/{PRESIGNED['X-Date'][:8]}/cn-beijing/ark/request"
        pairs = [*{**PRESIGNED, "X-Credential": credential}.items()]
        for _ in range(self.random.randrange(4)):
            name, value = self.random.choice(pairs)
            way = self.random.randrange(4)
            if way == 0 and len(pairs) > 1:
                pairs.remove((name, value))
            elif way == 1:
                pairs.append((name, self.random.choice(["", value, "900"])))
            elif way == 2:
                pairs.append((self.random.choice(["", "%41ction", "Acti+on", "X-NotSignBody"]), value))
            else:
                pairs[pairs.index((name, value))] = (name, self.odd_bytes().decode("latin-1"))
        parts = self.sign()
        parts["query"] = self.random.choice(["&", "&&", ";"]).join("=".join(pair) for pair in pairs).encode("latin-1")
        parts["headers"] = [(b"host", b"127.0.0.1")]
        parts["method"] = self.random.choice(["POST", "GET", "PUT", "HEAD", "X" * 300])
        return parts

    def odd_body(self) -> dict[str, Any]:
        """A signed request whose body need not be JSON."""
        body = self.random.choice(
            [
                self.random.randbytes(self.random.randrange(200)),
                b"[" * self.random.randrange(100_000),
                b'{"a":' * self.random.randrange(5_000),
                json.dumps(self.random.choice(ODD_VALUES)).encode(),
                b'{"Id": "\\ud800"}',
                b'{"PageNumber": NaN}',
                b'{"PageNumber": 1e999}',
                b'{"PageNumber": ' + b"9" * 5000 + b"}",
                b'\xef\xbb\xbf{"Id": "x"}',
                '{"Id": "x"}'.encode("utf-16"),
                b"x" * self.random.randrange(200_000),
            ]
        )
        action = self.random.choice([*ACTIONS, "Nope", "createEndpoint"])
        return self.sign(query=f"Action={action}&Version=2024-01-01", body=body)

    def odd_parameters(self) -> dict[str, Any]:
        """A signed request for a known action, well formed as JSON."""
        action = self.random.choice([*ACTIONS])
        usual = endpoint() if action == "CreateEndpoint" else {"Id": self.random.choice(self.known_ids(action))}
        usual |= {"DurationSeconds": 60, "ResourceType": "endpoint", "ResourceIds": [self.plane.account.endpoint_id]}
        for _ in range(self.random.randrange(4)):
            usual[self.random.choice(NAMES)] = self.any_value(depth=3)
        return self.sign(query=f"Action={action}&Version=2024-01-01", body=json.dumps(usual).encode())

    def known_ids(self, action: str) -> list[Any]:
        account = self.plane.account
        ids = [key.id for key in account.api_keys.values()] if action.endswith("ApiKey") else [*account.endpoints]
        return [*ids, account.endpoint_id]

    def any_value(self, *, depth: int) -> Any:
        if depth == 0 or self.random.random() < 0.6:
            return self.random.choice(ODD_VALUES)
        inner = [self.any_value(depth=depth - 1) for _ in range(self.random.randrange(3))]
        return self.random.choice([inner, {self.random.choice(NAMES): value for value in inner}])

    async def send(self, parts: dict[str, Any]) -> Response:
        return await self.plane.exchange(**parts)


@pytest.mark.parametrize("kind", ["broken_authorization", "odd_query", "odd_body", "odd_parameters"])
def test_hostile_requests_are_answered_in_the_envelope_and_do_no_harm(kind):
    attack = Attack(seed=len(kind))
    make = getattr(attack, kind)

    async def charge() -> list[Response]:
        return [await attack.send(make()) for _ in range(EACH)]

    responses = asyncio.run(charge())

    for response in responses:
        check(response)
    authenticated = [response for response in responses if response.status not in (401,) and not unread(response)]
    assert (len(authenticated) == EACH) is (kind in ("odd_body", "odd_parameters"))
    assert attack.plane.ask("ListEndpoints").status == 200
    assert len(attack.plane.account.requests) <= 1000


def unread(response: Response) -> bool:
    """Whether it was refused before anybody was believed to have signed it."""
    words = ("InvalidAuthorization", "InvalidCredential", "MissingRequestInfo", "InvalidTimestamp")
    return response.status == 400 and response.error["Code"] in words


def test_a_body_past_the_limit_is_refused_and_not_kept():
    plane = ControlPlane()

    response = plane.ask("ListEndpoints", b"x" * (11 * 1024 * 1024))

    assert response.refusal == (400, "InvalidParameter.Body")
    assert len(plane.account.requests[-1].request_text) < 100


def test_repeated_authorization_headers_are_refused():
    plane = ControlPlane()
    request = signed(ak=plane.account.access_key_id, sk=plane.account.secret_access_key, at=plane.clock.now)
    twice = dataclasses.replace(request, headers=[*request.headers, request.headers[-1]])

    assert plane.send(twice).refusal == (400, "InvalidAuthorization")


def test_a_hostile_session_leaves_no_secret_in_the_journal():
    attack = Attack(seed=7)
    account = attack.plane.account

    async def charge() -> None:
        for _ in range(200):
            await attack.send(attack.broken_authorization())
            await attack.send(attack.odd_parameters())

    asyncio.run(charge())

    told = json.dumps([entry.as_dict() for entry in account.requests])
    assert not [secret for secret in account.secrets() if secret in told]
