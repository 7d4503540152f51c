"""What a learner watches and clicks. A widget is given objects (a stream, a journal entry) and makes no request."""
