"""What the exercises of lesson 00 say."""

from helpers.texts import Text

MODE_TITLE = Text(zh="现在是哪一种模式", en="Which mode is this")
MODE_HINTS = (
    Text(zh="准备单元格打印的那一行，开头就写着模式。", en="The line printed by the set-up cell begins with the mode."),
    Text(zh="`ark` 有一个叫 `mode` 的属性。", en="`ark` has an attribute called `mode`."),
)
MODE_SOLUTION = 'answer = ark.mode\ncheck("00-1", answer)'
MODE_WRONG = Text(
    zh="`{came}` 不是模式的名字：只有 `practice`（练习）和 `real`（真实）两种。",
    en="`{came}` is not the name of a mode: there are only `practice` and `real`.",
)
