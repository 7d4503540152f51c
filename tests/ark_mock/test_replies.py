"""What the mock says, asked with prompts that stand in no lesson."""

import pytest

from helpers.ark_mock.replies import Reply, decide


def ask(text: str, *, variant: int = 0, thinking: bool = False, system: str = "") -> Reply:
    messages = [{"role": "system", "content": system}] if system else []
    messages.append({"role": "user", "content": text})
    return decide(messages, model="any-model", thinking=thinking, variant=variant)


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("从4数到9", "4、5、6、7、8、9"),
        ("数到十二，用汉字", "一、二、三、四、五、六、七、八、九、十、十一、十二"),
        ("count from 3 to 9", "3, 4, 5, 6, 7, 8, 9"),
        ("Count backwards from ten to six.", "10, 9, 8, 7, 6"),
        ("count by twos from 2 to 10", "2, 4, 6, 8, 10"),
        ("列出1到10的奇数", "1、3、5、7、9"),
        ("从 6 数到 8，每个数字一行", "6\n7\n8"),
    ],
)
def test_it_counts(prompt, answer):
    assert ask(prompt).content == answer


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [
        ("重复三遍：晚安", "晚安\n晚安\n晚安"),
        ("say 'good luck' 2 times", "good luck\ngood luck"),
        ("把“加油”重复 4 次，不要换行", "加油加油加油加油"),
        ("原样返回：a1-b2", "a1-b2"),
        ("reply with exactly: pong", "pong"),
    ],
)
def test_it_repeats(prompt, answer):
    assert ask(prompt).content == answer
