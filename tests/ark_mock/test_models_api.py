"""GET /models and POST /tokenization."""

import pytest

from helpers import models


def test_the_catalogue_lists_every_model_with_its_limits(bench):
    headers = {"authorization": f"Bearer {bench.account.api_key}"}

    listed = bench.client.get("/api/v3/models", headers=headers).json()

    assert listed["object"] == "list"
    assert [item["id"] for item in listed["data"]] == [model.id for model in models.MODELS]
    default = listed["data"][0]
    assert "status" not in default
    assert default["token_limits"]["context_window"] == models.DEFAULT.context
    retired = next(item for item in listed["data"] if item["id"] == models.by_role("retired").id)
    assert (retired["status"], retired["created"]) == ("Retiring", 1767587883)


def test_the_catalogue_is_not_for_everybody(bench):
    assert bench.client.get("/api/v3/models").status_code == 401


def test_tokens_come_with_their_place_in_the_text(bench):
    reply = bench.post("/tokenization", {"model": bench.account.model, "text": ["你好 world", ""]}).json()

    assert [item["total_tokens"] for item in reply["data"]] == [2, 0]
    first = reply["data"][0]
    assert first["offset_mapping"] == [[0, 2], [2, 8]]
    assert len(first["token_ids"]) == 2
    assert list(first) == ["index", "object", "total_tokens", "token_ids", "offset_mapping"]


def test_tokenization_wants_a_text(bench):
    missing = bench.post("/tokenization", {"model": bench.account.model})
    wrong = bench.post("/tokenization", {"model": bench.account.model, "text": [1]})

    assert bench.error(missing)["message"] == "The request failed because it is missing `text` parameter."
    assert bench.error(wrong)["param"] == "text"


def test_versions_and_names_are_read_from_the_id():
    default = models.find(models.DEFAULT.id)

    assert f"{default.name}-{default.version}" == default.id
    assert models.find("no-such-model") is None


def test_the_price_is_that_of_the_inputs_length():
    prices = [models.DEFAULT.price_at(tokens).input for tokens in (0, 32 * 1024, 32 * 1024 + 1, 10**6)]

    assert prices == [0.6, 0.6, 0.9, 1.8]


@pytest.mark.parametrize(
    ("model_id", "million", "tokens_a_minute", "goes_to_the_limit", "usage_unasked"),
    [
        ("glm-5-2-260617", (8, 28), 1_000_000, True, True),
        ("glm-5-3-flash-260828", (0.8, 2.8), 1_000_000, False, False),
        ("deepseek-v4-pro-ga-260813", (9, 27), 1_000_000, True, True),
        ("deepseek-v4-flash-ga-260731", (3, 9), 1_000_000, True, True),
        ("deepseek-v4-1-flash-260910", (2, 8), 1_000_000, True, False),
    ],
)
def test_models_of_other_makers_have_habits_of_their_own(
    model_id, million, tokens_a_minute, goes_to_the_limit, usage_unasked
):
    model = models.find(model_id)
    price = model.price_at(1)

    assert (price.input, price.output, model.limits.tpm) == (*million, tokens_a_minute)
    assert ("max" in model.efforts, model.usage_unasked) == (goes_to_the_limit, usage_unasked)


@pytest.mark.parametrize(
    ("kind", "ids"),
    [
        (
            "image",
            "doubao-seedream-5-0-pro-260628 doubao-seedream-5-0-lite-260128 doubao-seedream-4-5-251128"
            " doubao-seedream-4-0-250828",
        ),
        (
            "video",
            "doubao-seedance-2-5-260628 doubao-seedance-2-0-260128 doubao-seedance-2-0-fast-260128"
            " doubao-seedance-2-0-mini-260615 doubao-seedance-1-5-pro-251215 doubao-seedance-1-0-pro-250528"
            " doubao-seedance-1-0-pro-fast-251015",
        ),
        ("multimodal_embedding", "doubao-embedding-vision-251215 doubao-embedding-vision-250615"),
    ],
)
def test_models_that_do_not_chat_are_listed_and_refuse_to_chat(bench, kind, ids):
    found = [model.id for model in models.MODELS if model.kind == kind]
    bench.account.activated.update(found)

    answers = [bench.chat(model=model, messages=[{"role": "user", "content": "hi"}]) for model in found]

    assert found == ids.split()
    assert {answer.status_code for answer in answers} == {400}


def test_every_model_is_listed_once_and_only_known_fields_are_assumed():
    ids = [model.id for model in models.MODELS]

    assert len(ids) == len(set(ids))
    for model in models.MODELS:
        assert set(model.assumed) <= set(models.Model.__dataclass_fields__), model.id
