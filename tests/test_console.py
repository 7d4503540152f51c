"""The practice console: plain methods on the state that the API acts on."""

import httpx
import pytest

from helpers import connection
from helpers.ark_mock import ArkMock
from helpers.console import ADDRESSES, ConsoleError, RealConsole
from helpers.credentials import Secret


@pytest.fixture
def mock():
    with ArkMock(pace=0) as mock:
        yield mock


@pytest.fixture(params=["own", "running elsewhere"])
def console(request, mock):
    """The console of a mock in this process, and the same through `/_mock/`."""
    if request.param == "own":
        return connection._console_of(mock.account)
    from helpers.remote_mock import ActionRefused, RemoteMock

    return connection.Console(
        RemoteMock(mock.control_url, mock.account.api_key).act,
        secret=Secret,
        refused=lambda error: (error.code, error.message) if isinstance(error, ActionRefused) else None,
        view=lambda console: None,
    )


def status(mock, key, model=None):
    body = {"model": model or mock.account.model, "messages": [{"role": "user", "content": "hi"}]}
    answer = httpx.post(f"{mock.base_url}/chat/completions", json=body, headers={"authorization": f"Bearer {key}"})
    return answer.status_code


def test_a_key_made_in_the_console_calls_until_it_is_disabled_and_deleted(mock, console):
    key = console.create_api_key("lesson")
    assert status(mock, key.secret) == 200

    console.disable_api_key(key.id)
    assert status(mock, key.secret) == 401
    console.enable_api_key(key.id)
    assert status(mock, key.secret) == 200
    console.delete_api_key(key.id)
    assert status(mock, key.secret) == 401
    assert key.id not in [row.id for row in console.api_keys()]


def test_a_restricted_key_opens_only_what_it_may(mock, console):
    key = console.create_api_key("narrow", resources=[mock.account.endpoint_id])

    assert status(mock, key.secret) == 403
    assert status(mock, key.secret, mock.account.endpoint_id) == 200
    console.restrict_api_key(key.id, None)
    assert status(mock, key.secret) == 200


def test_no_secret_shows_itself(mock, console):
    key, pair = console.create_api_key("quiet"), console.create_access_key()

    shown = repr([key, pair, console.api_keys(), console.access_keys(), console])
    for secret in (key.secret, pair.id, pair.secret, mock.account.api_key):
        assert str(secret) not in shown
    assert all(row.secret is None for row in console.api_keys())


def test_an_endpoint_lives_in_the_console_and_in_the_api_alike(mock, console):
    made = console.create_endpoint("demo", model_id=mock.account.model, rpm=1)

    assert mock.account.endpoints[made.id].name == "demo"
    assert console.endpoint(made.id).state == "Running"
    assert [status(mock, mock.account.api_key, made.id) for _ in range(2)] == [200, 429]
    assert console.stop_endpoint(made.id).state == "Stopped"
    assert status(mock, mock.account.api_key, made.id) == 400
    assert console.start_endpoint(made.id).id == made.id
    console.delete_endpoint(made.id)
    assert made.id not in [row.id for row in console.endpoints()]


def test_a_model_is_activated_by_name_or_by_id(mock, console):
    closed = next(row for row in console.models() if row.state == "Unavailable" and row.kind == "chat")
    assert status(mock, mock.account.api_key, closed.id) == 404

    assert console.activate_model(closed.id).state == "Available"

    assert status(mock, mock.account.api_key, closed.id) == 200


def test_an_identity_has_two_access_keys_at_most(console):
    console.create_access_key()

    with pytest.raises(ConsoleError, match="AccessKeyLimitExceeded") as raised:
        console.create_access_key()

    assert raised.value.code == "AccessKeyLimitExceeded"


def test_a_user_has_the_policy_he_was_given(console):
    console.create_user("analyst", policy="ArkReadOnlyAccess")

    assert ("analyst", ("ArkReadOnlyAccess",)) in [(user.name, user.policies) for user in console.users()]
    assert console.create_access_key("analyst").user == "analyst"
    with pytest.raises(ConsoleError, match=r"NotFound\.PolicyName"):
        console.create_user("wizard", policy="ArkMagicAccess")


def test_usage_is_what_was_called(mock, console):
    assert console.usage() == []

    status(mock, mock.account.api_key)

    row = console.usage()[0]
    assert (row.model_id, row.requests) == (mock.account.model, 1)
    assert row.prompt_tokens > 0 and row.completion_tokens > 0


@pytest.mark.parametrize(
    "wrong",
    [
        lambda console: console.create_api_key("  "),
        lambda console: console.disable_api_key(10**6),
        lambda console: console.stop_endpoint("ep-nowhere"),
        lambda console: console.create_endpoint("x", model_id="doubao-nonsense"),
        lambda console: console.create_access_key("nobody"),
    ],
)
def test_what_cannot_be_done_is_said_in_words(console, wrong):
    with pytest.raises(ConsoleError, match="控制台拒绝了这次操作"):
        wrong(console)


def test_in_real_mode_it_says_where_the_real_console_is(capsys):
    console = RealConsole()

    console()

    shown = capsys.readouterr().out
    assert all(address in shown for address in ADDRESSES.values())
    with pytest.raises(ConsoleError, match="真实控制台"):
        console.create_api_key("never")
