"""How much the tests try: enough by day for a person who waits, much more in `make test-long`."""

import os

IS_LONG = bool(os.environ.get("TEST_LONG"))


def tries(by_day: int, long: int) -> int:
    """How many examples, mails or kills a test is to try."""
    return long if IS_LONG else by_day
