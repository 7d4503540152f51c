import pytest

from helpers.checks import find


def test_the_words_to_choose_from_stand_in_a_chinese_row():
    text = find("07-3").check({"A": "ark", "B": "httpx", "C": "ark", "D": "openai", "E": "ark"}, None).text

    assert text == 'B 的答案应当是 `"ark"`、`"openai"` 之一，现在是 `\'httpx\'`。'


def test_in_the_english_edition_the_row_is_english(monkeypatch, tmp_path):
    folder = tmp_path / "notebooks" / "en"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)

    assert 'one of `"ark"`, `"openai"`;' in find("07-3").check({"A": "curl"}, None).text


def test_an_unknown_exercise_is_answered_with_those_that_there_are():
    with pytest.raises(ValueError, match="本课的练习：07-1、07-2、07-3。"):
        find("07-9")
