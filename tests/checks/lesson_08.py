"""What a learner could answer in lesson 08."""

PRELUDE = """
MESSAGES = [
    "The API key format is incorrect.",
    "The model or endpoint bot-... does not exist or you do not have access to it.",
    "Invalid 'Authorization' header, Pls check authorization header.",
    "404 page not found",
]


def test(first, letters):
    return {f"Q{number}": letter for number, letter in enumerate(letters, start=first)}
"""
WRONG = {
    "08-1": [
        '{"A": "key+ep", "B": "key+ep", "C": "aksk+ep", "D": "aksk"}',
        '{"A": "key+model", "B": "key+model", "C": "aksk+ep", "D": "aksk"}',
        '{"A": "key+model", "B": "key+ep", "C": "aksk", "D": "aksk"}',
        '{"A": "key+model", "B": "key+ep", "C": "aksk+ep", "D": "key+ep"}',
        '{"A": "key", "B": "key+ep", "C": "aksk+ep", "D": "aksk"}',
        '{"A": "key+model"}',
    ],
    "08-2": [
        "dict(zip(MESSAGES, [2, 2, 3, 4]))",
        "dict(zip(MESSAGES, [1, 4, 3, 4]))",
        "dict(zip(MESSAGES, [1, 2, 1, 4]))",
        "dict(zip(MESSAGES, [1, 2, 3, 5]))",
        'dict(zip(MESSAGES, [1, 2, 3, "four"]))',
        "dict(zip(MESSAGES, [True, 2, 3, 4]))",
        "dict(zip(MESSAGES, [[1], 2, 3, 4]))",
        "dict(zip(MESSAGES, [1, 2]))",
        "[1, 2, 3, 4]",
    ],
    "08-3": [
        'test(1, "aacc")',
        'test(1, "bbcc")',
        'test(1, "baac")',
        'test(1, "baca")',
        'test(1, "bacd")',
        'test(1, "bac")',
        '"bacc"',
    ],
    "08-4": ['test(5, "bcba")', 'test(5, "abba")', 'test(5, "acca")', 'test(5, "acbb")', "test(5, [1, 3, 2, 1])"],
    "08-5": ['test(9, "acab")', 'test(9, "baab")', 'test(9, "bcbb")', 'test(9, "bcaa")', 'test(9, "bca")'],
}
