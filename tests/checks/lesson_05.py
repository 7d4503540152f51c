"""What a learner could answer in lesson 05."""

import json
from pathlib import Path

LESSON = Path(__file__).resolve().parents[2] / "notebooks" / "zh" / "05_access_key.ipynb"
CELLS = {cell["id"]: "".join(cell["source"]) for cell in json.loads(LESSON.read_text(encoding="utf-8"))["cells"]}
NEEDED = (
    "canonical-request",
    "string-to-sign",
    "hmac-toy",
    "signing-key",
    "authorization",
    "signed-headers",
    "send-signed",
    "sdk-signs",
)

PRELUDE = "\n".join(
    [
        "import json",
        "ak, sk = ark.access_key_id, ark.secret_access_key",
        'query = "Action=ListEndpoints&Version=2024-01-01"',
        'example = ""',
        *(CELLS[name] for name in NEEDED),
        """
from datetime import timedelta


def send(action, body, sent=None, secret=sk, moment=None):
    query = f"Action={action}&Version=2024-01-01"
    headers = signed_headers(ak, secret, moment or datetime.now(timezone.utc), query, body)
    return httpx.post(f"{ark.control_url}/?{query}", headers=headers, content=sent or body)


def key(seconds, *doors):
    doors = list(doors) or [endpoint_id]
    return api.get_api_key(
        sdk.GetApiKeyRequest(duration_seconds=seconds, resource_type="endpoint", resource_ids=doors)
    )


def other_endpoint():
    name, version = ark.model.rsplit("-", 1)
    model = sdk.FoundationModelForCreateEndpointInput(name=name, model_version=version)
    reference = sdk.ModelReferenceForCreateEndpointInput(foundation_model=model)
    return api.create_endpoint(sdk.CreateEndpointRequest(name="other", model_reference=reference)).id
""",
    ]
)
WRONG = {
    "05-1": [
        'send("ListEndpoints", "{}")',
        'send("GetEndpoint", "{}")',
        'send("GetEndpoint", json.dumps({"Id": endpoint_id}), sent="{}")',
        'send("GetEndpoint", json.dumps({"Id": endpoint_id}), secret=sk + "x")',
        'send("GetEndpoint", json.dumps({"Id": "endpoint_id"}))',
        'send("GetEndpoint", json.dumps({"Id": endpoint_id}), moment=now - timedelta(hours=8))',
        'send("NoSuchAction", "{}")',
        'send("GetEndpoint", json.dumps({"Id": endpoint_id})).json()',
        "api.get_endpoint(sdk.GetEndpointRequest(id=endpoint_id))",
    ],
    "05-2": [
        "key(60)",
        "key(604800)",
        "key(3600, endpoint_id, other_endpoint())",
        "key(3600).api_key",
        'sdk.GetApiKeyRequest(duration_seconds=3600, resource_type="endpoint", resource_ids=[endpoint_id])',
    ],
    "05-3": [
        '{"A": "aksk", "B": "aksk", "C": "temporary", "D": "key"}',
        '{"A": "key", "B": "key", "C": "temporary", "D": "key"}',
        '{"A": "key", "B": "aksk", "C": "key", "D": "key"}',
        '{"A": "key", "B": "aksk", "C": "temporary", "D": "temporary"}',
        '{"A": "key", "B": "aksk"}',
        '{"A": "a", "B": "b", "C": "c", "D": "d"}',
    ],
}
