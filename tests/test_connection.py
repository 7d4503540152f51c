"""connect(): practice mode by default, real mode on request, and never a character of a secret."""

import copy
import json
import os
import pickle
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import volcenginesdkark
import volcenginesdkcore
from volcenginesdkarkruntime import Ark
from volcenginesdkarkruntime._exceptions import ArkAuthenticationError

from helpers import connect, connection, models, process, settings
from helpers.ark_mock import ArkMock, CutStream, api_keys
from helpers.checked_settings import SettingsError

ROOT = Path(connection.__file__).resolve().parent.parent
KEY = "ark-5ec7e700-0000-4000-8000-00000000cafe"
AK, SK = "AKLT5ec7e75ec7e75ec7e7", "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U9=="
PRACTICE_LINE = f"练习模式 · 模拟服务已就绪（不联网、不花钱）· 模型 {models.DEFAULT.id} · API Key 已就绪（ark- 开头）\n"


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch, tmp_path):
    """Nothing is set, there is no .env, nothing is open; what connect() changes is undone."""
    for name in [name for name in os.environ if name.upper() in settings.NAMES]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ARK_COURSE_PACE", "0")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setattr(settings, "ENV_FILE", tmp_path / ".env")
    monkeypatch.setattr(connection, "_open", {})
    yield
    for opened in connection._open.values():
        if isinstance(opened.mock, ArkMock):
            opened.mock.stop()
    process.restore_proxies(os.environ)
    process.aim_sdk_at_service()


def say(client, ark):
    return client.chat.completions.create(model=ark.model, messages=[{"role": "user", "content": "从 1 数到 3"}])


def test_practice_mode_is_the_default_and_answers(capsys):
    ark = connect()

    reply = say(Ark(base_url=ark.base_url, api_key=ark.api_key), ark)

    assert capsys.readouterr().out == PRACTICE_LINE
    assert (ark.mode, ark.model, reply.model) == ("practice", models.DEFAULT.id, models.DEFAULT.id)
    assert (ark.requests[-1].path, ark.requests[-1].request_id) == ("/api/v3/chat/completions", reply.id)


def test_connecting_again_gives_the_same_mock():
    first = connect()

    assert connect() is first


def test_connecting_again_after_the_key_was_replaced_gives_the_new_one(capsys):
    first = connect()
    own = next(iter(first.mock.account.api_keys.values()))

    api_keys.rotate(first.mock.account, own.id)
    second = connect()

    with pytest.raises(ArkAuthenticationError):
        say(Ark(base_url=first.base_url, api_key=first.api_key), first)
    assert say(Ark(base_url=second.base_url, api_key=second.api_key), second).model == second.model
    assert (second.mock, second.api_key == first.api_key) == (first.mock, False)
    assert connect() is second
    assert capsys.readouterr().out == PRACTICE_LINE * 3


def test_ids_are_the_same_in_every_kernel():
    program = """
        import httpx
        from helpers import connect
        ark = connect()
        reply = httpx.post(
            f"{ark.base_url}/chat/completions",
            headers={"Authorization": f"Bearer {ark.api_key}"},
            json={"model": ark.model, "messages": [{"role": "user", "content": "你好"}]},
        ).json()
        print(reply["id"], reply["created"], ark.endpoint_id, str(ark.api_key), str(ark.secret_access_key))
    """

    assert len({in_a_fresh_python(program) for _ in range(2)}) == 1


def test_a_key_in_the_environment_does_not_switch_the_mode(monkeypatch):
    monkeypatch.setenv("ARK_API_KEY", KEY)
    monkeypatch.setenv("VOLC_ACCESSKEY", AK)

    assert connect().mode == "practice"


def test_practice_mode_writes_nothing_into_the_environment_but_no_proxy(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "intranet.example")
    before = dict(os.environ)

    connect()
    changed = {name: os.environ[name] for name in os.environ if os.environ[name] != before.get(name)}

    assert changed == {"no_proxy": "intranet.example,127.0.0.1,localhost"}


def test_a_dead_proxy_in_the_shell_stops_neither_plane(monkeypatch):
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    ark = connect()
    reply = say(Ark(base_url=ark.base_url, api_key=ark.api_key), ark)
    configuration = volcenginesdkcore.Configuration()
    configuration.ak, configuration.sk = ark.access_key_id, ark.secret_access_key
    configuration.region = "cn-beijing"
    endpoints = volcenginesdkark.ARKApi(volcenginesdkcore.ApiClient(configuration)).list_endpoints(
        volcenginesdkark.ListEndpointsRequest()
    )

    assert reply.choices[0].finish_reason == "stop"
    assert [item.id for item in endpoints.items] == [ark.endpoint_id]


def test_the_pace_scales_every_delay(monkeypatch):
    monkeypatch.setenv("ARK_COURSE_PACE", "0.25")

    assert connect().mock.account.pace.scale == 0.25


def test_nothing_that_shows_a_connection_shows_a_secret():
    ark = connect()
    secrets = [str(ark.api_key), str(ark.access_key_id), str(ark.secret_access_key)]

    shown = [repr(ark), str(ark), f"{ark}", repr([ark.api_key, ark.access_key_id, ark.secret_access_key])]

    assert [secret for secret in secrets if any(secret in text for text in shown)] == []
    assert repr(ark) == f"<Connection practice · {models.DEFAULT.id}>"


def test_a_connection_cannot_be_saved():
    ark = connect()

    for value in (ark, ark.api_key, {"key": ark.secret_access_key}):
        with pytest.raises(TypeError):
            pickle.dumps(value)
    with pytest.raises(TypeError):
        json.dumps(ark)


def test_a_connection_cannot_be_changed():
    ark = connect()

    with pytest.raises(AttributeError):
        ark.api_key = "other"
    assert copy.deepcopy(ark.api_key) is ark.api_key


@pytest.fixture
def real(monkeypatch):
    """A complete real mode in the environment."""
    values = {
        "ARK_API_KEY": KEY,
        "VOLC_ACCESSKEY": AK,
        "VOLC_SECRETKEY": SK,
        "ARK_ENDPOINT_ID": "ep-20260101120000-abcde",
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_real_mode_uses_what_is_set(real, capsys):
    real.setenv("ARK_MODEL", "doubao-of-my-own")

    ark = connect("real")

    assert (ark.mode, ark.base_url) == ("real", "https://ark.cn-beijing.volces.com/api/v3")
    assert ark.control_url == "https://ark.cn-beijing.volcengineapi.com"
    assert (ark.api_key, ark.access_key_id, ark.secret_access_key) == (KEY, AK, SK)
    assert (ark.model, ark.endpoint_id) == ("doubao-of-my-own", "ep-20260101120000-abcde")
    assert capsys.readouterr().out == (
        "真实模式 · 每次调用都会计费 · ark.cn-beijing.volces.com · 模型 doubao-of-my-own · "
        "API Key 已设置（ark- 开头）\n"
    )


def test_ark_course_asks_for_real_mode_too(real):
    real.setenv("ARK_COURSE", "Real ")

    assert (connect().mode, connect("practice").mode) == ("real", "practice")


def test_env_file_is_read_and_the_environment_wins(monkeypatch):
    settings.ENV_FILE.write_text(
        f"\ufeffARK_COURSE=real\n# mine\nARK_API_KEY={KEY}\nexport ARK_MODEL='from-file'\nARK_ENDPOINT_ID=\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("ARK_MODEL", "from-environment")
    before = dict(os.environ)

    ark = connect()

    assert (ark.mode, ark.api_key, ark.model, ark.endpoint_id) == ("real", KEY, "from-environment", None)
    assert dict(os.environ) == before


def test_an_env_file_in_another_encoding_is_refused_in_words():
    settings.ENV_FILE.write_text("ARK_API_KEY=x\n", encoding="utf-16")

    with pytest.raises(SettingsError, match="UTF-8"):
        connect()


@pytest.mark.parametrize("name", ["ARK_API_KEY", "ARK_BASE_URL", "ARK_MODEL", "ARK_ENDPOINT_ID", "VOLC_SECRETKEY"])
def test_real_mode_is_refused_while_a_setting_is_wrong(real, name):
    practice = connect("practice")
    real.setenv(name, f"“{KEY}”")

    with pytest.raises(SettingsError, match=name):
        connect("real")

    assert volcenginesdkcore.Configuration().host == practice.control_url


def test_real_mode_has_no_journal_and_plans_no_faults(real, capsys):
    ark = connect("real")
    capsys.readouterr()

    ark.faults.append(CutStream())

    assert (len(ark.requests), list(ark.requests), len(ark.faults)) == (0, [], 0)
    assert capsys.readouterr().out == "真实模式不制造故障，这一步跳过。\n"
    with pytest.raises(SettingsError, match="练习模式"):
        ark.requests[-1]


def test_real_mode_after_practice_mode_gives_the_sdk_its_own_default_again(real):
    practice = connect("practice")
    during = volcenginesdkcore.Configuration()
    Ark(ak=practice.access_key_id, sk=practice.secret_access_key, base_url=practice.base_url)

    connect("real")
    after = volcenginesdkcore.Configuration()

    assert (during.host, during.proxy) == (practice.control_url, practice.control_url)
    assert (after.host, after.proxy, after.ak, after.sk) == (None, None, "", "")
    assert "NO_PROXY" not in os.environ


def test_practice_mode_after_real_mode_keeps_real_keys_from_the_mock(real):
    connect("real")
    mine = volcenginesdkcore.Configuration()
    mine.ak, mine.sk = AK, SK
    volcenginesdkcore.Configuration.set_default(mine)

    practice = connect("practice")

    assert (volcenginesdkcore.Configuration().ak, volcenginesdkcore.Configuration().host) == ("", practice.control_url)


@pytest.fixture
def elsewhere(monkeypatch):
    """A mock of two accounts, as a teacher starts it; the second one is the learner's."""
    with ArkMock(seed=7, scale=0, accounts=2) as mock:
        monkeypatch.setenv("ARK_MOCK_URL", mock.control_url + "/")
        monkeypatch.setenv("ARK_MOCK_KEY", mock.accounts[1].api_key)
        yield mock


def test_a_running_mock_is_used_with_its_credentials_and_journal(elsewhere):
    ark = connect()
    account = elsewhere.accounts[1]

    reply = say(Ark(base_url=ark.base_url, api_key=ark.api_key), ark)

    assert (ark.mode, ark.base_url, ark.control_url) == ("practice", elsewhere.base_url, elsewhere.control_url)
    assert (ark.api_key, ark.secret_access_key, ark.endpoint_id) == (
        account.api_key,
        account.secret_access_key,
        account.endpoint_id,
    )
    assert (ark.requests[-1].request_id, ark.requests[-1].body["messages"][0]["role"]) == (reply.id, "user")
    assert (repr(ark.requests[-1]), len(ark.requests)) == ("<POST /api/v3/chat/completions → 200>", 1)
    assert len(elsewhere.accounts[0].requests) == 0
    assert connect() is ark


def test_faults_are_planned_on_a_running_mock(elsewhere):
    ark = connect()

    ark.faults.append(CutStream(after_chunks=2))
    queued = list(elsewhere.accounts[1].faults)
    ark.faults.clear()

    assert (queued, len(ark.faults)) == ([CutStream(after_chunks=2)], 0)
    with pytest.raises(ValueError, match="after_chunks"):
        ark.faults.append(CutStream(after_chunks=-1))


def test_the_remote_journal_can_be_cleared(elsewhere):
    ark = connect()
    say(Ark(base_url=ark.base_url, api_key=ark.api_key), ark)

    ark.requests.clear()

    assert list(ark.requests) == []


def test_a_running_mock_that_cannot_be_used_is_named(elsewhere, monkeypatch):
    monkeypatch.setenv("ARK_MOCK_KEY", KEY)
    with pytest.raises(SettingsError, match="401"):
        connect()

    monkeypatch.delenv("ARK_MOCK_KEY")
    with pytest.raises(SettingsError, match="ARK_MOCK_KEY"):
        connect()

    monkeypatch.setenv("ARK_MOCK_KEY", KEY)
    elsewhere.stop()
    with pytest.raises(SettingsError, match="ConnectionRefusedError|RemoteDisconnected"):
        connect()


def test_a_cold_connect_takes_a_tenth_of_a_second_beyond_its_imports(tmp_path):
    """Of processor time, because other tests may share the machine; byte-code is there, as after an installation."""
    program = """
        import time
        import httptools, starlette.requests, starlette.responses, starlette.routing, uvicorn, volcenginesdkcore
        import uvicorn.protocols.http.httptools_impl
        try:
            import uvloop
        except ImportError:
            pass
        from helpers import connect
        start = time.process_time()
        connect()
        print(time.process_time() - start)
    """
    byte_code = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}

    tries = (float(in_a_fresh_python(program, **byte_code)) for _ in range(8))

    assert next((seconds for seconds in tries if seconds < 0.1), None)


def in_a_fresh_python(program: str, **variables: str) -> str:
    """What the program prints last."""
    environment = {**os.environ, "ARK_COURSE_PACE": "0", "ARK_COURSE": "practice", **variables}
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]
