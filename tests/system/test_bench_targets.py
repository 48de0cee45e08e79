"""The table of targets: what is reached, what is missed, and what could not be measured and why."""

import io
import json

import pytest
from rich.console import Console

from bench import compare, targets
from bench.capture import Cost
from bench.targets import Result, Target, TargetVerdict

FAST = Target("rate", "×", 1.0, 1.7, more_is_better=True)
SMALL = Target("memory", "MB", 160, 120)


@pytest.mark.parametrize(
    ("target", "value", "verdict"),
    [
        (FAST, 1.7, TargetVerdict.GOAL),
        (FAST, 1.2, TargetVerdict.MUST),
        (FAST, 0.9, TargetVerdict.MISSED),
        (SMALL, 120, TargetVerdict.GOAL),
        (SMALL, 150, TargetVerdict.MUST),
        (SMALL, 161, TargetVerdict.MISSED),
        (SMALL, None, TargetVerdict.UNMEASURED),
    ],
)
def test_a_target_is_reached_or_not(
    target: Target, value: float | None, verdict: TargetVerdict
) -> None:
    assert Result(target, value).verdict is verdict


def test_a_peer_that_is_not_there_is_named_with_the_reason() -> None:
    costs = {
        "rapport, SQLite": [_cost(2), _cost(4), _cost(4)],
        "fetching alone": [_cost(1), _cost(1), _cost(9)],
        "mbsync": [_cost(8)],
    }
    by_name = {each.target.what: each for each in targets.capture_results(costs)}
    assert by_name["capture ÷ fetching alone"].value == pytest.approx(0.25)
    assert by_name["capture ÷ mbsync's download"].value == pytest.approx(2)
    assert by_name["most memory of a capture"].value == 100
    getmail = by_name["capture ÷ getmail6's download"]
    assert getmail.value is None
    assert "getmail6 is not installed" in getmail.why
    assert all(each.why for each in targets.capture_results({}))


def test_the_dearest_command_is_the_one_that_counts() -> None:
    found = {"history": 0.9, "log": 1.3, "--version": 0.1, "a slip": 0.15}
    assert [(each.value, each.why) for each in targets.start_results(found)] == [
        (1.3, "`log`"),
        (0.15, "`a slip`"),
    ]


def test_markdown_and_json_say_the_same() -> None:
    results = [Result(FAST, 1.234), Result(SMALL, None, "no server")]
    lines = targets.markdown(results).splitlines()
    assert lines[2:] == [
        "| rate | ≥ 1 × | ≥ 1.7 × | 1.23 × | must |  |",
        "| memory | ≤ 160 MB | ≤ 120 MB | – | not measured | no server |",
    ]
    rows = json.loads(targets.as_json(results))
    assert [(each["what"], each["value"], each["verdict"]) for each in rows] == [
        ("rate", 1.234, "must"),
        ("memory", None, "not measured"),
    ]


def test_a_change_is_shown_by_medians_side_by_side() -> None:
    out = io.StringIO()
    table = compare.table_of({"reading": [2.0, 4.0, 9.0]}, {"reading": [1.0, 2.0, 2.0]})
    Console(file=out, width=80).print(table)
    assert out.getvalue().splitlines()[1].split() == ["reading", "4.00", "2.00", "0.50"]


def _cost(seconds: float) -> Cost:
    return Cost(seconds=seconds, cpu_seconds=seconds, peak_mb=100, files_mb=1)
