"""The work that something takes, counted: a clock tells of the machine, and of who else is busy.

Counted are calls of Python functions in this thread. What hangs without any, in a pattern or in a
loop, is ended by the time limit of its test.
"""

import cProfile
from collections.abc import Callable
from types import FunctionType
from typing import Any, TypeVar

_T = TypeVar("_T")


def count_calls(deed: Callable[[], _T], *, of: Callable[..., Any] | None = None) -> tuple[_T, int]:
    """What it gives, and how many calls it took; or how many `of` that function."""
    wanted = of.__code__ if isinstance(of, FunctionType) else None
    profile = cProfile.Profile(builtins=False)
    result = profile.runcall(deed)
    entries = profile.getstats()
    return result, sum(each.callcount for each in entries if wanted in {None, each.code})
