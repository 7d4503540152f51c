"""A setting that cannot work is refused by name, in words, without a character of its value."""

import pytest

from helpers import checked_settings
from helpers.checked_settings import SettingsError
from helpers.settings import Settings

KEY = "ark-5ec7e700-0000-4000-8000-00000000cafe"
AK, SK = "AKLT5ec7e75ec7e75ec7e7", "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U9=="
SHOWN_OF_A_SECRET = ("5ec7", "cafe", "c2Vj", "of-mine", "ture")


def set_to(**environment):
    """Settings that stand in the environment."""
    return Settings(environment=environment, file={})


def refused(read, word, **environment):
    """What is said when these settings are read; it must hold the word and nothing of a secret."""
    with pytest.raises(SettingsError, match=word) as refusal:
        read(set_to(**environment))
    message = str(refusal.value)
    assert [part for part in SHOWN_OF_A_SECRET if part in message] == []
    return message


FLAWED = [
    ("", "空的"),
    ("  ", "空的"),
    (KEY + "\n", "换行"),
    (f'"{KEY}"', "引号"),
    (f"“{KEY}”", "引号"),
    (KEY.replace("a", "ａ"), "全角"),
    (KEY.replace("-", "－"), "全角"),
    (f"{KEY} ", "空格"),
    (f"Bearer {KEY}", "Bearer"),
    (f"ARK_API_KEY={KEY}", "NAME="),
    ("ark-5ec7****cafe", "打码"),
    ("<your-api-key>", "占位"),
    (f"{KEY}\x1b", "控制字符"),
    (AK, "Access Key ID"),
    (SK, "Secret Access Key"),
    ("ep-20260101120000-abcde", "推理接入点 ID"),
    ("bot-20260101120000-abcde", "智能体 ID"),
    ("doubao-seed-of-mine", "模型 ID"),
    ("https://ark.example/5ec7e7", "网址"),
]


@pytest.mark.parametrize(("value", "word"), FLAWED, ids=[word for _, word in FLAWED])
def test_a_key_that_cannot_work_is_refused(value, word):
    assert "ARK_API_KEY" in refused(checked_settings.api_key, word, ARK_API_KEY=value)


def test_what_a_key_is_instead_is_said_in_one_clean_sentence():
    message = refused(checked_settings.api_key, "值不对", ARK_API_KEY=AK)

    assert message == "ARK_API_KEY（来自环境变量）的值不对：Access Key ID（`AKLT` 开头），不是 API Key。"


@pytest.mark.parametrize("value", [KEY, KEY.removeprefix("ark-"), "sk-of-a-plan-1234567890", "somethingnew1234567890"])
def test_a_key_of_any_possible_form_is_accepted(value):
    key = checked_settings.api_key(set_to(ARK_API_KEY=value))

    assert (key, repr(key)) == (value, "'••••'")


def test_a_missing_key_is_refused_with_what_to_do():
    message = refused(checked_settings.api_key, r"\.env\.example")

    assert SettingsError(message)._render_traceback_() == [f"SettingsError: {message}"]


def test_an_empty_line_in_the_env_file_is_a_missing_key():
    with pytest.raises(SettingsError, match=r"\.env\.example"):
        checked_settings.api_key(Settings(environment={}, file={"ARK_API_KEY": ""}))


ADDRESSES = [
    ("ark.cn-beijing.volces.com/api/v3", "完整的网址"),
    ("ftp://ark.cn-beijing.volces.com/api/v3", "完整的网址"),
    ("https://", "完整的网址"),
    ("https://[broken/api/v3", "完整的网址"),
    ("https://ark.cn-beijing.volces.com:port/api/v3", "完整的网址"),
    ('"https://ark.cn-beijing.volces.com/api/v3"', "完整的网址"),
    ("https：//ark.cn-beijing.volces.com/api/v3", "完整的网址"),
    ("https://ark.cn-beijing.volces.com/api/v3\n", "完整的网址"),
    (f"https://user:{KEY}@ark.example/api/v3", "密码"),
    ("https://ark.cn-beijing.volces.com/api/v3/chat/completions", "写多了"),
    ("https://ark.cn-beijing.volces.com/api/v3/v1", "没有 /v1"),
    ("https://ark.cn-beijing.volces.com", "没有 /v1"),
    ("http://ark.cn-beijing.volces.com/api/v3", "路径不对"),
    (KEY, "完整的网址"),
]


@pytest.mark.parametrize(("value", "word"), ADDRESSES)
def test_a_malformed_base_url_is_refused(value, word):
    assert "ARK_BASE_URL" in refused(checked_settings.base_url, word, ARK_BASE_URL=value)


@pytest.mark.parametrize("value", ["https://ark.cn-beijing.volces.com/api/v3/", "http://127.0.0.1:8000/api/v3"])
def test_another_base_url_is_used_without_its_trailing_slash(value):
    assert checked_settings.base_url(set_to(ARK_BASE_URL=value)) == value.rstrip("/")


def test_the_address_of_a_mock_may_be_its_base_url():
    for url in ("http://127.0.0.1:8000", "http://127.0.0.1:8000/", "http://127.0.0.1:8000/api/v3/"):
        wanted = set_to(ARK_MOCK_URL=url, ARK_MOCK_KEY=KEY)

        assert checked_settings.mock_address(wanted) == ("http://127.0.0.1:8000", KEY)


@pytest.mark.parametrize(
    ("read", "word", "environment"),
    [
        (checked_settings.model_id, "模型 ID", {"ARK_MODEL": KEY}),
        (checked_settings.model_id, "引号", {"ARK_MODEL": "'doubao-x'"}),
        (checked_settings.endpoint_id, "推理接入点 ID", {"ARK_ENDPOINT_ID": KEY}),
        (checked_settings.endpoint_id, "ep-", {"ARK_ENDPOINT_ID": "doubao-x"}),
        (checked_settings.access_key_pair, "成对", {"VOLC_ACCESSKEY": AK}),
        (checked_settings.access_key_pair, "成对", {"VOLC_ACCESSKEY": "", "VOLC_SECRETKEY": SK}),
        (checked_settings.access_key_pair, "换行", {"VOLC_ACCESSKEY": AK, "VOLC_SECRETKEY": f"{SK}\n"}),
        (checked_settings.mock_address, "ARK_MOCK_KEY", {"ARK_MOCK_URL": "http://127.0.0.1:8000"}),
        (checked_settings.mock_address, "完整的网址", {"ARK_MOCK_URL": "127.0.0.1:8000", "ARK_MOCK_KEY": KEY}),
        (checked_settings.mock_address, "引号", {"ARK_MOCK_URL": "http://127.0.0.1:8000", "ARK_MOCK_KEY": f"'{KEY}'"}),
        *(
            (checked_settings.pace, "ARK_COURSE_PACE", {"ARK_COURSE_PACE": pace})
            for pace in ("fast", "-1", "nan", "inf")
        ),
    ],
)
def test_any_other_wrong_setting_is_refused(read, word, environment):
    refused(read, word, **environment)


def test_what_is_not_set_is_none_or_the_official_value():
    nothing = set_to()

    assert checked_settings.access_key_pair(nothing) == (None, None)
    assert (checked_settings.model_id(nothing), checked_settings.endpoint_id(nothing)) == (None, None)
    assert (checked_settings.pace(nothing), checked_settings.mode(None, nothing)) == (1.0, "practice")
    assert checked_settings.base_url(nothing) == "https://ark.cn-beijing.volces.com/api/v3"


def test_the_cell_s_mode_wins_over_the_environment_s():
    real = set_to(ARK_COURSE=" REAL ")

    assert [checked_settings.mode(asked, real) for asked in (None, "practice", "Real")] == ["real", "practice", "real"]


@pytest.mark.parametrize("value", ["ture", "mock", "real practice", KEY])
def test_an_unknown_mode_is_refused(value):
    with pytest.raises(SettingsError, match=r"connect\(…\)"):
        checked_settings.mode(value, set_to())
    refused(lambda found: checked_settings.mode(None, found), "ARK_COURSE", ARK_COURSE=value)
