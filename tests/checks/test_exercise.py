"""check, hint and solution: three outcomes, told kindly, quoting no secret."""

from types import SimpleNamespace

import pytest

from helpers import checks
from helpers.checks import exercise
from helpers.checks.exercise import (
    Exercise,
    Mismatch,
    NeedsPractice,
    expect,
    expect_equal,
    expect_field,
    expect_type,
    is_blank,
    last_sent,
    sent_for,
    shown,
)
from helpers.texts import Text

KEY = "ark-5ec7e700-0000-4000-8000-00000000cafe"
WRONG = Text(zh="`model` 不对：{came}", en="`model` is wrong: {came}")


def model_is_sent(value, journal):
    expect(last_sent(journal, path="/chat/completions").body["model"] == value, WRONG, came=shown(value))


ONE = Exercise(
    name="99-1",
    title=Text(zh="模型", en="The model"),
    grade=model_is_sent,
    hints=(Text(zh="一", en="one"), Text(zh="二", en="two")),
    solution='check("99-1", ark.model)',
)
SENT = SimpleNamespace(path="/api/v3/chat/completions", body={"model": "m"}, request_id="02abc")


@pytest.fixture(autouse=True)
def book(monkeypatch):
    """One exercise, no hint given, no journal, no secret known."""
    monkeypatch.setattr(checks, "exercises_of", lambda lesson: (ONE,) if lesson == "99" else ())
    monkeypatch.setattr(checks, "_hints_shown", {})
    checks.attach(None)
    yield
    checks.attach(None)


def test_a_right_answer_is_correct():
    checks.attach([SENT])

    outcome = checks.check("99-1", "m")

    assert (outcome.status, repr(outcome)) == ("correct", "✓ 正确 · 99-1 · 模型\n做对了，继续往下吧。")


def test_a_wrong_answer_is_not_yet_and_says_what_differs():
    checks.attach([SENT])

    outcome = checks.check("99-1", "other")

    assert (outcome.status, repr(outcome)) == ("not yet", "△ 还差一点 · 99-1 · 模型\n`model` 不对：'other'")
    assert "<strong>△ 还差一点 · 99-1 · 模型</strong><br><code>model</code> 不对：'other'" in outcome._repr_html_()


def test_html_in_an_answer_stays_text():
    checks.attach([SENT])

    assert "<img" not in checks.check("99-1", "<img src=x>")._repr_html_()


def test_an_untouched_cell_is_not_tried():
    assert [checks.check("99-1").status, checks.check("99-1", ...).status] == ["not tried", "not tried"]


def test_without_a_journal_the_learner_is_sent_to_practice_mode():
    outcome = checks.check("99-1", "m")

    assert outcome.status == "not tried"
    assert "练习模式" in outcome.text


def test_an_answer_that_the_grader_cannot_read_is_not_yet():
    checks.attach([SimpleNamespace(path="/chat/completions", body=None, request_id="")])

    outcome = checks.check("99-1", 5)

    assert (outcome.status, "`int`" in outcome.text, "`TypeError`" in outcome.text) == ("not yet", True, True)


def test_an_answer_that_cannot_be_compared_is_not_yet():
    class Odd:
        def __eq__(self, other):
            raise RuntimeError

        __hash__ = None

    checks.attach([SENT])

    assert checks.check("99-1", Odd()).status == "not yet"


def just_a_docstring(stream):
    """Collect the stream."""


async def nothing_yet(stream): ...


def always_five(stream):
    """Not empty, though its byte-code is that of an empty body."""
    return 5


@pytest.mark.parametrize(
    "value",
    [None, ..., [...], {"a": {"b": ...}}, (1, [..., 2]), just_a_docstring, nothing_yet, lambda: None],
    ids=str,
)
def test_a_blank_anywhere_is_a_blank(value):
    assert is_blank(value)


@pytest.mark.parametrize(
    "value", [0, "", [], {}, False, {"a": None}, [None], lambda x: x, always_five, lambda: 5, len, "..."], ids=str
)
def test_an_answer_is_not_a_blank(value):
    assert not is_blank(value)


def test_hints_come_one_by_one_and_end_in_a_pointer_to_the_solution():
    hints = [repr(checks.hint("99-1")) for _ in range(4)]

    assert hints[:2] == ["99-1 · 提示 1/2\n一", "99-1 · 提示 2/2\n二"]
    assert hints[2] == hints[3] == '99-1 · 模型\n提示都给过了。想看答案：`solution("99-1")`。'


def test_the_solution_is_shown_as_a_program():
    solution = checks.solution("99-1")

    assert repr(solution) == '一种写法（99-1）\ncheck("99-1", ark.model)'
    assert '<pre>check("99-1", ark.model)</pre>' in solution._repr_html_()


@pytest.mark.parametrize("name", ["99-2", "98-1", "", "hello", 3])
def test_an_unknown_exercise_is_refused_by_name(name):
    with pytest.raises(ValueError, match="没有编号为"):
        checks.check(name, 1)
    with pytest.raises(ValueError, match="没有编号为"):
        checks.hint(name)


def test_a_message_quotes_no_secret():
    checks.attach([SENT], secrets=lambda: ["hunter2hunter2"])

    told = [
        checks.check("99-1", value).text
        for value in ("hunter2hunter2", f"Bearer {KEY}", "x" * 50 + KEY, "AKLT" + "a" * 40)
    ]

    assert [text for text in told if "hunter2" in text or "5ec7" in text or "AKLTa" in text] == []
    assert told[0] == "`model` 不对：'••••'"


def test_a_long_answer_is_quoted_in_part():
    assert shown("x" * 100) == "'" + "x" * 58 + "…"


def test_the_common_expectations_name_field_and_difference():
    cases = {
        "`temperature` 应当是 `0`，现在是 `1`。": lambda: expect_equal(1, 0, field="temperature"),
        "缺少字段 `model`。": lambda: expect_field({"messages": []}, "model"),
        "JSON 应当是 `dict`，现在是 `str`。": lambda: expect_field("model", "model"),
        "answer 应当是 `list`，现在是 `int`。": lambda: expect_type(1, list, field="answer"),
    }

    for message, expectation in cases.items():
        with pytest.raises(Mismatch) as mismatch:
            expectation()
        assert str(mismatch.value) == message
    assert expect_field({"model": "m"}, "model") == "m"


def test_the_request_behind_a_reply_is_found_by_its_id():
    other = SimpleNamespace(path="/api/v3/models", body=None, request_id="02def")
    journal = [SENT, other]

    assert sent_for(SimpleNamespace(id="02abc"), journal) is SENT
    assert sent_for([SimpleNamespace(id="02abc"), SimpleNamespace(id="02abc")], journal) is SENT
    assert last_sent(journal, path="/models") is other
    with pytest.raises(Mismatch, match="请求记录里找不到"):
        sent_for("a string", journal)
    with pytest.raises(Mismatch, match="/tokenization"):
        last_sent(journal, path="/tokenization")
    with pytest.raises(NeedsPractice):
        sent_for(SimpleNamespace(id="02abc"), None)


def test_the_english_edition_speaks_english(monkeypatch, tmp_path):
    folder = tmp_path / "notebooks" / "en"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)

    assert repr(checks.check("99-1", ...)).startswith("○ Not tried yet · 99-1 · The model\n")
    assert exercise.say(Text(zh="一", en="one")) == "one"
