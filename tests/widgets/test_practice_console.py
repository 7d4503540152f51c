"""The practice console's view without a browser: what it draws, what a click does, and where no secret may be."""

import json
import threading
import time

import pytest

from helpers import connection
from helpers.ark_mock import ArkMock
from helpers.ark_mock.policies import SYSTEM_POLICIES
from helpers.console import ADDRESSES, ConsoleError, RealConsole
from helpers.texts import console as texts
from helpers.widgets.console_pages import MAIN_USER
from helpers.widgets.practice_console import PracticeConsole


class Browser:
    """Stands for the browser: sends what is clicked, keeps what comes back."""

    def __init__(self, view: PracticeConsole) -> None:
        self.view, self.heard = view, []
        view.screen.send = self.heard.append

    def click(self, do: str, **arguments) -> dict:
        """The answer to an action."""
        self.view._heard({"do": do, "view": "v", "number": len(self.heard), "arguments": arguments})
        return self.heard[-1]

    def show(self, ticket: str) -> dict:
        """The answer to a click on «show the secret»."""
        self.view._heard({"do": "show", "view": "v", "number": len(self.heard), "once": ticket})
        return self.heard[-1]

    def page(self, name: str) -> dict:
        return next(page for page in self.view.screen.pages if page["name"] == name)

    def row(self, name: str, first: str) -> dict:
        return next(row for row in self.page(name)["rows"] if row["cells"][0]["text"] == first)


@pytest.fixture
def account():
    with ArkMock(pace=0) as mock:
        yield mock.account


@pytest.fixture
def browser(account):
    console = connection._console_of(account)
    view = console()
    yield Browser(view)
    view.screen.close()


def words(row: dict) -> list[str]:
    return [cell["text"] for cell in row["cells"]]


def labels(row: dict) -> list[str]:
    return [button["label"] for button in row["buttons"]]


def test_every_page_has_the_real_pages_name_and_address(browser):
    shown = {page["title"]: page["address"] for page in browser.view.screen.pages}

    assert shown == {texts.PAGE_NAMES[name].zh: address for name, address in ADDRESSES.items()}


def test_a_key_made_by_a_click_is_there_for_code(browser, account):
    answer = browser.click("create_api_key", name="clicked", resources=None)

    key = browser.view._console.newest
    assert answer["text"] == "已创建 API Key“clicked”"
    assert account.api_keys[key.secret].name == "clicked"
    assert words(browser.row("api_keys", "clicked")) == ["clicked", "生效中", "全部", "没用过"]


def test_a_secret_is_shown_once_and_only_when_asked(browser):
    answer = browser.click("create_api_key", name="once", resources=None)
    secret = str(browser.view._console.newest.secret)
    assert secret not in json.dumps(browser.heard)

    first, second = browser.show(answer["once"]), browser.show(answer["once"])

    assert first["secrets"] == [("API Key", secret)]
    assert (second["secrets"], second["text"]) == (None, "这个密钥已经显示过了")


def test_no_secret_is_in_the_state_that_a_notebook_may_save(browser, account):
    answer = browser.click("create_access_key", user=MAIN_USER)
    browser.show(answer["once"])
    browser.click("create_api_key", name="k", resources=None)

    state = json.dumps(browser.view.screen.get_state(), default=str)

    assert len(account.secrets()) >= 7
    assert [secret for secret in account.secrets() if secret in state] == []
    assert [secret for secret in account.secrets() if secret in repr(browser.view) + browser.view._saved_html()] == []


def test_a_pair_is_disabled_and_deleted_without_its_id_on_the_screen(browser, account):
    handle = browser.page("access_keys")["rows"][0]["key"]

    browser.click("disable_access_key", id=handle)
    assert words(browser.page("access_keys")["rows"][0]) == ["主账号的第 1 对密钥", "已禁用"]
    assert account.access_keys[account.access_key_id].state == "disabled"

    browser.click("delete_access_key", id=handle)
    assert browser.page("access_keys")["rows"] == []


def test_what_the_console_refuses_is_said_in_words(browser):
    browser.click("create_access_key", user=MAIN_USER)

    answer = browser.click("create_access_key", user=MAIN_USER)

    assert answer["refused"] is True
    assert answer["text"].startswith("控制台拒绝了这次操作：AccessKeyLimitExceeded")


def test_only_the_consoles_actions_can_be_called(browser):
    for name in ("__init__", "_do", "api_keys", "newest"):
        browser.view._heard({"do": name, "view": "v", "number": 1})

    assert browser.heard == []


def test_an_endpoint_offers_what_its_state_allows(browser, account):
    browser.click("create_endpoint", name="mine", model_id=account.model, rpm=60, tpm=None)
    running = browser.row("endpoints", "mine")

    browser.click("stop_endpoint", id=running["key"])
    stopped = browser.row("endpoints", "mine")

    assert (words(running)[1], labels(running)) == ("健康", ["编辑", "停用", "删除"])
    assert (words(stopped)[1], labels(stopped)) == ("已停止", ["编辑", "启动", "删除"])
    assert running["cells"][2]["note"] == "RPM 60"
    assert {button["label"] for button in running["buttons"] if "confirm" in button} == {"删除"}


def test_the_form_for_an_endpoint_offers_chat_models_that_are_open_first(browser, account):
    models = next(field for field in browser.page("endpoints")["forms"][0]["fields"] if field["name"] == "model_id")
    offered = [option["label"] for option in models["options"]]

    assert account.model in offered[:3]
    assert offered[-1].endswith("（未开通）")


def test_every_page_follows_what_code_does(browser, account):
    console = browser.view._console
    closed = next(model for model in console.models() if model.state == "Unavailable")

    console.activate_model(closed.name)
    console.create_user("analyst", policy="ArkReadOnlyAccess")
    account.used(account.model, prompt_tokens=1200, completion_tokens=34)
    browser.view.refresh()

    assert words(browser.row("activation", closed.name))[1] == "已开通"
    assert words(browser.row("users", "analyst"))[1] == "ArkReadOnlyAccess"
    assert words(browser.page("usage")["rows"][0]) == [account.model, "1", "1,200", "34"]


def test_every_button_and_form_can_be_carried_out(browser, account):
    """Each with what the screen would send: its own arguments and its fields' values."""
    values = {
        "text": lambda field: "made",
        "number": lambda field: 60,
        "choice": lambda field: field["options"][0]["value"],
        "scope": lambda field: [field["options"][0]["value"]],
    }
    order = ("activate", "create", "attach", "restrict", "limit", "stop", "start", "disable", "enable", "delete")
    done = set()
    for verb in order:
        forms = [form for page in browser.view.screen.pages for form in page["forms"]]
        buttons = [one for page in browser.view.screen.pages for row in page["rows"] for one in row["buttons"]]
        for wanted in [*forms, *[one.get("form", one) for one in buttons]]:
            if wanted["action"].startswith(verb) and wanted["action"] not in done:
                fields = {field["name"]: values[field["kind"]](field) for field in wanted.get("fields", ())}
                answer = browser.click(wanted["action"], **wanted["arguments"], **fields)
                assert not answer.get("refused"), answer["text"]
                done.add(wanted["action"])

    assert done == set(texts.BUTTONS)


def test_it_looks_again_by_itself_only_while_somebody_watches(browser):
    def row_comes(name: str, *, within: float) -> bool:
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            if any(row["cells"][0]["text"] == name for row in browser.page("api_keys")["rows"]):
                return True
            time.sleep(0.02)
        return False

    browser.view._heard({"do": "open", "view": "v"})
    browser.view._console.create_api_key("seen")
    assert row_comes("seen", within=60)

    browser.view._heard({"do": "close", "view": "v"})
    browser.view._watch.join(timeout=60)
    browser.view._console.create_api_key("unseen")
    assert not row_comes("unseen", within=0.6)
    assert "practice console" not in [thread.name for thread in threading.enumerate()]


def test_headless_it_starts_no_thread_and_leaves_the_same_text_every_time(account):
    left = set()
    for _ in range(2):
        view = connection._console_of(account)("endpoints")
        left.add(repr(view) + view._saved_html())
        assert view._watch is None and view.screen.first == "endpoints"

    assert len(left) == 1
    assert [address for address in ADDRESSES.values() if address not in min(left)] == []


def test_a_page_that_is_not_there_is_refused_with_those_that_are(account):
    with pytest.raises(ConsoleError, match="没有这一页（keys），有的是：activation, api_keys"):
        connection._console_of(account)("keys")


def test_in_real_mode_nothing_opens(capsys):
    assert RealConsole()("endpoints") is None
    assert ADDRESSES["endpoints"] in capsys.readouterr().out


def test_the_policies_offered_are_those_the_account_knows(browser):
    policies = next(field for field in browser.page("users")["forms"][0]["fields"] if field["name"] == "policy")

    assert [option["value"] for option in policies["options"]] == list(SYSTEM_POLICIES)
