"""What a learner could answer in lesson 04."""

PRELUDE = """
import volcenginesdkark as sdk
import volcenginesdkcore

configuration = volcenginesdkcore.Configuration()
configuration.ak = ark.access_key_id
configuration.sk = ark.secret_access_key
configuration.region = "cn-beijing"
api = sdk.ARKApi(volcenginesdkcore.ApiClient(configuration))
name, version = ark.model.rsplit("-", 1)
reference = sdk.ModelReferenceForCreateEndpointInput(
    foundation_model=sdk.FoundationModelForCreateEndpointInput(name=name, model_version=version)
)


def create(**fields):
    return api.create_endpoint(sdk.CreateEndpointRequest(name="lesson04-wrong", model_reference=reference, **fields))


def listing(**conditions):
    conditions = sdk.FilterForListEndpointsInput(**conditions) if conditions else None
    return api.list_endpoints(sdk.ListEndpointsRequest(filter=conditions))
"""
LIMIT = "rate_limit=sdk.RateLimitForCreateEndpointInput(rpm={rpm}, tpm=100000)"
TAGS = 'tags=[sdk.TagForCreateEndpointInput(key="{key}", value="{value}")]'
WRONG = {
    "04-1": [
        "create()",
        f"create({LIMIT.format(rpm=60)})",
        f"create({TAGS.format(key='env', value='test')})",
        f"create({LIMIT.format(rpm=600)}, {TAGS.format(key='env', value='test')})",
        f"create({LIMIT.format(rpm=60)}, {TAGS.format(key='test', value='env')})",
        "ark.endpoint_id",
        "sdk.CreateEndpointRequest(name='never sent', model_reference=reference)",
    ],
    "04-2": [
        "listing()",
        'listing(statuses=["Running"])',
        'listing(name="lesson04")',
        'listing(name="lesson04", statuses=["Stopped"])',
        'listing(name="lesson04", statuses=["Running"]).items',
    ],
    "04-3": [
        '{"A": "ep", "B": "ep", "C": "ep", "D": "ep", "E": "model"}',
        '{"A": "model", "B": "model", "C": "ep", "D": "ep", "E": "model"}',
        '{"A": "model", "B": "ep", "C": "model", "D": "ep", "E": "model"}',
        '{"A": "model", "B": "ep", "C": "ep", "D": "model", "E": "model"}',
        '{"A": "model", "B": "ep", "C": "ep", "D": "ep", "E": "ep"}',
        '{"A": "model"}',
        '{"A": 1, "B": 2, "C": 3, "D": 4, "E": 5}',
        '"model"',
    ],
}
