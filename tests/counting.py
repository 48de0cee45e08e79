"""Counts the work that something takes: a clock would measure the machine and its other users.

Calls of Python functions in this thread are counted. Code that hangs without any, in a pattern or a
loop, is ended by the time limit of its test.
"""

import cProfile
from collections.abc import Callable
from types import FunctionType
from typing import Any, TypeVar

_T = TypeVar("_T")


def count_calls(deed: Callable[[], _T], *, of: Callable[..., Any] | None = None) -> tuple[_T, int]:
    """The result, and the number of calls it took; or of calls `of` that function."""
    wanted = of.__code__ if isinstance(of, FunctionType) else None
    profile = cProfile.Profile(builtins=False)
    result = profile.runcall(deed)
    entries = profile.getstats()
    return result, sum(each.callcount for each in entries if wanted in {None, each.code})
