"""What is said of a fault that cannot be planned."""

from helpers.texts import Text

PROBLEMS = {
    "kind": Text(
        zh='这不是故障：{given}。可以安排的有 {kinds}，例如 `ark.faults.append(Refuse("ServerOverloaded"))`。',
        en='Not a fault: {given}. There are {kinds}; for example `ark.faults.append(Refuse("ServerOverloaded"))`.',
    ),
    "error": Text(
        zh="没有叫 {given} 的错误{near}全部名字都在 helpers/ark_mock/errors.py 的表里。",
        en="There is no error called {given}{near} The table in helpers/ark_mock/errors.py has all the names.",
    ),
    "count": Text(
        zh="{field} 应当是 0 或更大的整数，现在是 {given}。",
        en="{field} should be a whole number, 0 or more; it is {given}.",
    ),
    "seconds": Text(
        zh="{field} 应当是 0 到 {most} 之间的数（秒），现在是 {given}。",
        en="{field} should be a number of seconds from 0 to {most}; it is {given}.",
    ),
}
NOTHING_NEAR = Text(zh="。", en=".")
NEAR = Text(zh="，是不是 {names}？", en="; did you mean {names}?")
