"""What the exercises of lesson 00 say."""

from helpers.texts import Text

MODE_TITLE = Text(zh="现在是哪一种模式", en="Which mode is this")
MODE_HINTS = (
    Text(
        zh="`ark` 知道答案：把 `...` 换成 `ark.` 加上一个属性的名字。",
        en="`ark` knows: replace `...` with `ark.` and the name of an attribute.",
    ),
    Text(
        zh="在 `ark.` 后面按 Tab 键，会列出它的属性。“模式”的英文是 mode。",
        en="Press Tab after `ark.` to see its attributes; one is called mode.",
    ),
    Text(zh="属性的名字就是 `mode`。", en="The attribute is `mode`."),
)
MODE_SOLUTION = 'answer = ark.mode\ncheck("00-1", answer)'
MODE_UNKNOWN = Text(
    zh="{came} 不是模式的名字：代码里只有 `practice`（练习）和 `real`（真实）两种。",
    en="{came} is not the name of a mode: in code there are only `practice` and `real`.",
)
MODE_OTHER = Text(
    zh="{came} 是一种模式，但不是现在这一种：看看准备单元格打印的那一行。",
    en="{came} is a mode, but not the present one: look at the line that the set-up cell printed.",
)
