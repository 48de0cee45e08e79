"""PURE. How long to wait before the next try of what failed: twice as long each time, up to a limit.

Each caller adds its own jitter, so that many do not come back at once.
"""


def backoff_seconds(first: float, doublings: int, longest: float) -> float:
    """`first` seconds, doubled so often; never more than `longest`."""
    # A float has no room for two to the power of 1,024, and after 64 it is an age of the world.
    return min(longest, first * 2.0 ** min(doublings, 64))
