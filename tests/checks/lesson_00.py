"""What a learner could answer in lesson 00."""

PRELUDE = ""
WRONG = {"00-1": ["'mock'", "ark.model", "0"]}
