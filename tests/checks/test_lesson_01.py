from helpers.checks import find


def test_an_answer_of_another_type_is_called_by_the_learner_s_name():
    assert "causes" in find("01-2").check(["url", "body", "headers"], None).text
