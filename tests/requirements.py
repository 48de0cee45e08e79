"""Decides what happens to a test whose requirements are missing: a skip that says so, or a failure.

`TEST_REQUIRE` names what must not be missing, by commas: `postgresql`. With `all` nothing
may be skipped for whatever reason, so that a green run can't hide tests that did not run.
"""

import os
from typing import NoReturn

import pytest

# Not RAPPORT_…: the program refuses to start with a variable of that kind that it does not know.
REQUIRE_VARIABLE = "TEST_REQUIRE"
_MISSING = "Not on this machine: "


def required_names() -> frozenset[str]:
    return frozenset(name.strip() for name in os.environ.get(REQUIRE_VARIABLE, "").split(",")) - {
        ""
    }


def skip_or_fail(thing: str, *, remedy: str) -> NoReturn:
    """Skip the test that asks for `thing`, unless the run insists on it."""
    reason = f"{_MISSING}{thing} ({remedy})."
    if required_names() & {thing.lower(), "all"}:
        pytest.fail(f"{reason} {REQUIRE_VARIABLE} asks for it.", pytrace=False)
    pytest.skip(reason)


def judge_skip(report: pytest.TestReport) -> None:
    """Make a skip a failure in a run that allows none; print once what is missing."""
    if not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if "all" in required_names():
        report.outcome = "failed"
        report.longrepr = f"{reason} ({REQUIRE_VARIABLE}=all allows no skips.)"
    elif _MISSING in reason:
        # Pytest folds skips of one place and reason; by itself it names each test as a place.
        report.longrepr = ("tests", 0, reason)
