"""What exercises say in which every letter is given one of a few words."""

from helpers.texts import Text

NO_ANSWER = Text(zh="缺少 {key} 的答案。", en="There is no answer for {key}.")
NOT_ONE_OF = Text(
    zh="{key} 的答案应当是 {words} 之一，现在是 `{came}`。",
    en="The answer for {key} should be one of {words}; it is `{came}`.",
)
