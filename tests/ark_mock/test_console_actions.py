"""What the console does: only what fits, at once, and at the same time as the API."""

import sys
import threading

import pytest

from helpers.ark_mock.console_actions import ACTIONS, FITS, perform
from helpers.ark_mock.errors import ArkError


@pytest.mark.parametrize(
    ("action", "arguments", "code"),
    [
        ("make_coffee", {}, "InvalidActionOrVersion"),
        ("create_api_key", {}, "MissingParameter.name"),
        ("create_api_key", {"name": 5}, "InvalidParameter.name"),
        ("create_api_key", {"name": " "}, "InvalidParameter.Name"),
        ("create_api_key", {"name": "a", "colour": "red"}, "InvalidParameter.colour"),
        ("restrict_api_key", {"id": 1, "resources": [["x"]]}, "InvalidParameter.resources"),
        ("restrict_api_key", {"id": True, "resources": None}, "InvalidParameter.id"),
        ("set_api_key_enabled", {"id": 1, "enabled": "no"}, "InvalidParameter.enabled"),
        ("delete_endpoint", {"id": ["x"]}, "InvalidParameter.id"),
        ("create_endpoint", {"name": "a", "model_id": "m", "rpm": "10"}, "InvalidParameter.rpm"),
    ],
)
def test_arguments_that_do_not_fit_are_refused_by_name(bench, action, arguments, code):
    with pytest.raises(ArkError) as refused:
        perform(bench.account, action, arguments)

    assert refused.value.code == code


@pytest.mark.parametrize("limit", ["rpm", "tpm"])
def test_a_limit_below_one_is_refused(bench, limit):
    account = bench.account
    code = f"InvalidParameter.RateLimit.{limit.capitalize()}"

    for action, target in (
        ("create_endpoint", {"name": "a", "model_id": account.model}),
        ("limit_endpoint", {"id": account.endpoint_id}),
    ):
        with pytest.raises(ArkError) as refused:
            perform(account, action, {**target, limit: 0})
        assert refused.value.code == code
    assert [endpoint.rpm for endpoint in account.endpoints.values()] == [None]


def test_every_argument_of_every_action_has_a_type_that_is_checked():
    kinds = {
        kind
        for action in ACTIONS.values()
        for name, annotation in action.__annotations__.items()
        if name not in ("account", "return")
        for kind in annotation.split(" | ")
    }

    assert kinds <= set(FITS)


@pytest.fixture
def restless_threads():
    """Threads that take turns a thousand times as often."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(5e-6)
    yield
    sys.setswitchinterval(usual)


def test_listing_while_the_api_adds_and_deletes_does_no_harm(bench, restless_threads):
    account, failed, stop = bench.account, [], threading.Event()

    def click():
        while not stop.is_set():
            try:
                perform(account, "list_api_keys", {})
                account.secrets()
            except RuntimeError as error:
                failed.append(error)
                return

    clicking = threading.Thread(target=click)
    clicking.start()
    for _ in range(1000):
        key = perform(account, "create_api_key", {"name": "busy"})
        perform(account, "delete_api_key", {"id": key["id"]})
    stop.set()
    clicking.join(10)

    assert failed == []


def test_deleted_credentials_are_not_remembered_for_ever(bench):
    account = bench.account

    for _ in range(220):
        perform(account, "delete_api_key", {"id": perform(account, "create_api_key", {"name": "a"})["id"]})
        perform(account, "delete_access_key", {"id": perform(account, "create_access_key", {})["id"]})

    assert len(account.api_keys) == 202
    assert len(account.access_keys) == 201
    assert bench.chat().status_code == 200
