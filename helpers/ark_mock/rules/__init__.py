"""What the mock knows how to say, one subject a file; `replies.py` holds the order in which the rules are asked."""
