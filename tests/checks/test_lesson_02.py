from helpers.checks import find
from helpers.texts import lesson_02 as texts
from helpers.texts import say


def answer_to(read_key) -> str:
    return find("02-1").check(read_key, None).text


def test_a_function_that_forgets_to_return_is_told_so():
    assert say(texts.READ_RETURNS_NOTHING) in answer_to(lambda environ: print(environ["ARK_API_KEY"].strip()))


def test_raising_a_bare_text_is_not_raising_an_exception():
    def read_key(environ):
        if not environ.get("ARK_API_KEY", "").strip():
            raise "no key"  # noqa: B016
        return environ["ARK_API_KEY"].strip()

    assert say(texts.READ_RAISES_NO_EXCEPTION) in answer_to(read_key)
