from helpers import models
from helpers.checks import find, lesson_03


def test_the_prices_of_the_exercise_are_those_of_the_default_model():
    price = models.DEFAULT.price_at(32_000)

    assert (price.input, price.output) == (lesson_03.INPUT_PRICE, lesson_03.OUTPUT_PRICE)


def test_each_mistake_in_a_price_gets_its_own_answer():
    def swapped(usage):
        return (usage.prompt_tokens * 3.6 + usage.completion_tokens * 0.6) / 1_000_000

    def thinking_twice(usage):
        output = usage.completion_tokens + usage.completion_tokens_details.reasoning_tokens
        return (usage.prompt_tokens * 0.6 + output * 3.6) / 1_000_000

    def not_per_million(usage):
        return usage.prompt_tokens * 0.6 + usage.completion_tokens * 3.6

    texts = {find("03-3").check(wrong, None).text for wrong in (swapped, thinking_twice, not_per_million)}

    assert len(texts) == 3


def test_a_usage_read_as_a_dictionary_is_answered_with_the_dot():
    def cost(usage):
        return usage["prompt_tokens"] / 1_000_000 * 0.6

    assert "usage.prompt_tokens" in find("03-3").check(cost, None).text


def test_a_small_amount_is_written_without_an_exponent():
    def rounded(usage):
        return round((usage.prompt_tokens * 0.6 + usage.completion_tokens * 3.6) / 1_000_000, 6)

    text = find("03-3").check(rounded, None).text

    assert "0.0000108" in text and "0.000011" in text
