"""GET /models and POST /tokenization."""

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
