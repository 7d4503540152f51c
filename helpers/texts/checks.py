"""What exercises say whatever the lesson: the three outcomes, hints, solutions, common mismatches."""

from helpers.texts import Text

NOT_TRIED = Text(zh="还没作答", en="Not tried yet")
NOT_YET = Text(zh="还差一点", en="Not yet")
CORRECT = Text(zh="正确", en="Correct")

FILL_IN = Text(
    zh="把单元格里的 `...` 换成你的答案，再运行一次。",
    en="Replace the `...` in the cell with your answer, then run it again.",
)
WELL_DONE = Text(zh="做对了，继续往下吧。", en="That is it. On you go.")
NEEDS_PRACTICE = Text(
    zh="这道题要看练习模式的请求记录：先用练习模式运行本课开头的准备单元格，再来检查。",
    en="This exercise reads the journal of practice mode: run the set-up cell in practice mode first.",
)
UNREADABLE = Text(
    zh="没能看懂这个答案：它是 `{came}`，检查时出现 `{error}`。对照题目看看答案应当是什么类型。",
    en="The answer could not be read: it is a `{came}`, and checking it raised `{error}`. What type should it be?",
)
UNKNOWN_EXERCISE = Text(zh="没有编号为 {name} 的练习。", en="There is no exercise {name}.")
KNOWN_EXERCISES = Text(zh="本课的练习：{names}。", en="Exercises of this lesson: {names}.")

HINT = Text(zh="提示 {number}/{total}", en="Hint {number} of {total}")
NO_MORE_HINTS = Text(
    zh='提示都给过了。想看答案：`solution("{name}")`。',
    en='That was the last hint. To see an answer: `solution("{name}")`.',
)
SOLUTION = Text(zh="一种写法（{name}）", en="One way to write it ({name})")

WRONG_TYPE = Text(
    zh="{field} 应当是 `{expected}`，现在是 `{came}`。",
    en="{field} should be a `{expected}`; it is a `{came}`.",
)
MISSING_FIELD = Text(zh="缺少字段 `{field}`。", en="The field `{field}` is missing.")
WRONG_VALUE = Text(
    zh="`{field}` 应当是 `{expected}`，现在是 `{came}`。",
    en="`{field}` should be `{expected}`; it is `{came}`.",
)
NOTHING_SENT = Text(
    zh="请求记录里还没有发往 `{path}` 的请求：先把请求发出去。",
    en="The journal holds no request to `{path}` yet: send it first.",
)
NOT_A_REPLY = Text(
    zh="请求记录里找不到得到这个答案的请求：请直接把 `create(...)` 返回的对象交给 `check`。",
    en="No request in the journal led to this: hand the object that `create(...)` returned to `check`.",
)
