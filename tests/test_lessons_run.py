"""Every lesson runs from top to bottom, and nothing goes wrong that nbval would not notice."""

import pytest
from lesson_rules import LESSONS
from lesson_run import failures


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_cell_answers_ok_and_nothing_fails_behind_it(path, run_of):
    found = failures(run_of(path))

    assert not found, "\n".join(["", *found])
