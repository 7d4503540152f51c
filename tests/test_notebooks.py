"""«Restart & Run All» before running: every lesson keeps every rule of lesson_rules.py.

python -m pytest tests/test_notebooks.py -k 03
"""

import pytest
from lesson_rules import LESSONS, RULES, Lesson


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_lesson_keeps_the_rules(path, rule):
    complaints = list(rule(Lesson(path)))

    assert not complaints, "\n".join(["", *complaints])
