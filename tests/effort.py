"""Decides how much the tests try: little by day, for a person who waits; more in `make test-long`."""

import os

IS_LONG = bool(os.environ.get("TEST_LONG"))


def tries(by_day: int, long: int) -> int:
    """The number of examples, mails or kills that a test tries."""
    return long if IS_LONG else by_day
