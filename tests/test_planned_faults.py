"""Planning faults from a lesson: what cannot be planned is refused in the reader's language, here and elsewhere."""

import pytest

from helpers.ark_mock import CutStream, ErrorInStream, Refuse, Stall
from helpers.ark_mock.faults import Faults
from helpers.planned_faults import PlannedFaults

PROBLEMS = [
    (
        Refuse("ServerOverload"),
        "没有叫 'ServerOverload' 的错误，是不是 ServerOverloaded？全部名字都在 helpers/ark_mock/errors.py 的表里。",
        "There is no error called 'ServerOverload'; did you mean ServerOverloaded?",
    ),
    (Refuse("serveroverloaded"), "是不是 ServerOverloaded？", "did you mean ServerOverloaded?"),
    (ErrorInStream("xyz"), "没有叫 'xyz' 的错误。全部名字", "There is no error called 'xyz'. The table"),
    (Refuse(429), "没有叫 429 的错误", "no error called 429"),
    (
        "ServerOverloaded",
        "这不是故障：'ServerOverloaded'。可以安排的有 Refuse、CutStream、Stall、ErrorInStream，",
        "Not a fault",
    ),
    (CutStream, "这不是故障：<class", "Not a fault: <class"),
    (CutStream(after_chunks=-1), "after_chunks 应当是 0 或更大的整数，现在是 -1。", "0 or more; it is -1"),
    (Stall(seconds="2"), "seconds 应当是 0 到 86400 之间的数（秒），现在是 '2'。", "from 0 to 86400; it is '2'"),
]


@pytest.mark.parametrize(("fault", "zh", "en"), PROBLEMS)
def test_what_cannot_be_planned_is_refused_in_the_readers_language(fault, zh, en, monkeypatch, tmp_path):
    queue = Faults()
    faults = PlannedFaults(queue)

    with pytest.raises(ValueError) as chinese:
        faults.append(fault)
    folder = tmp_path / "notebooks" / "en"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    with pytest.raises(ValueError) as english:
        faults.append(fault)

    assert zh in str(chinese.value) and en in str(english.value)
    assert len(queue) == 0


def test_the_refusal_is_one_error_without_another_behind_it():
    with pytest.raises(ValueError) as refusal:
        PlannedFaults(Faults()).append(Refuse("nothing"))

    assert (refusal.value.__cause__, refusal.value.__context__) == (None, None)


def test_sound_faults_reach_the_queue_in_order():
    queue = Faults()
    faults = PlannedFaults(queue)

    faults.append(Refuse("ServerOverloaded", retry_after=2))
    faults.extend([CutStream(3), Stall(1, 0.5)])

    assert list(queue) == [Refuse("ServerOverloaded", retry_after=2), CutStream(3), Stall(1, 0.5)]
    assert (list(faults), len(faults), repr(faults)) == (list(queue), 3, repr(queue))


def test_of_several_faults_none_is_planned_when_one_is_wrong():
    queue = Faults()

    with pytest.raises(ValueError, match="after_chunks"):
        PlannedFaults(queue).extend([Refuse("ServerOverloaded"), CutStream(-1)])

    assert list(queue) == []
