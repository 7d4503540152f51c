"""The meter's table shows what the meter counted."""

from decimal import Decimal

from helpers.meter import Spent
from helpers.widgets.meter import meter_view, rows_of

SPENT = Spent(
    requests=3,
    prompt_tokens=1200,
    cached_tokens=1024,
    completion_tokens=340,
    reasoning_tokens=200,
    yuan=Decimal("0.001200"),
    uncounted=1,
)


def test_every_figure_has_its_row():
    rows = [(label.zh, value, note) for label, value, note in rows_of(SPENT)]

    assert rows == [
        ("调用", "3", "1 次流式调用没有带用量"),
        ("输入", "1,200 token", "其中缓存 1,024"),
        ("输出", "340 token", "其中思考 200"),
        ("合计", "1,540 token", ""),
        ("约合", "0.0012 元", ""),
    ]


def test_the_table_and_the_text_say_the_same_figures():
    view = meter_view(SPENT)

    assert repr(view) == repr(SPENT)
    assert all(value in view._repr_html_() for _, value, _ in rows_of(SPENT))


def test_nothing_spent_is_shown_as_zero():
    assert [value for _, value, _ in rows_of(Spent())] == ["0", "0 token", "0 token", "0 token", "0 元"]
