"""What a learner could answer in lesson 02."""

PRELUDE = """
import os

MESSAGES = [
    "The API key format is incorrect.",
    "Connection error. (Illegal header value b'Bearer ')",
    "The API key status is not active",
    "you need to support api_key or ak&sk",
]
"""
WRONG = {
    "02-1": [
        'lambda environ: environ["ARK_API_KEY"]',
        'lambda environ: environ.get("ARK_API_KEY")',
        'lambda environ: environ.get("ARK_API_KEY", "").strip()',
        'lambda environ: environ["ARK_API_KEY"].strip()',
        'lambda environ: os.environ["ARK_API_KEY"]',
        'lambda environ: print(environ["ARK_API_KEY"].strip())',
        '"practice"',
    ],
    "02-2": [
        'dict(zip(MESSAGES, "BDAC"))',
        'dict(zip(MESSAGES, "ADCB"))',
        'dict(zip(MESSAGES, ["B", "D", "C", 4]))',
        'dict(zip(MESSAGES, ["B", "D", "C", "AB"]))',
        '{"The API key format is incorrect.": "B"}',
        '["B", "D", "C", "A"]',
    ],
}
