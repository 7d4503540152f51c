"""What a learner could answer in lesson 00."""

PRELUDE = ""
WRONG = {"00-1": ["'mock'", "'练习模式'", "'real'", "ark.model", "ark", "0"]}
