"""PURE. The wait before the next try after a failure: twice as long each time, up to a limit.

Each caller adds its own jitter, so that many do not come back at once.
"""


def backoff_seconds(first: float, doublings: int, longest: float) -> float:
    """The seconds: `first`, doubled so often, but never more than `longest`."""
    # A float can't hold two to the power of 1,024, and 64 is more than enough.
    return min(longest, first * 2.0 ** min(doublings, 64))
