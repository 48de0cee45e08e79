"""Tests when an alert begins, is told, and ends: a problem that comes and goes is told once."""

from datetime import datetime, timedelta

from journal.health.alert_plan import AlertChange, Begin, CalmDown, End, Forget, GoOn, plan_changes
from journal.model import Alert, AlertKind, Problem
from tests.clock import NOW

REFUSED = Problem(AlertKind.MAILBOX_REFUSED, "sales")
HELD = Problem(AlertKind.MAILBOX_HELD, "sales")
MINUTE = timedelta(minutes=1)


def plan(
    *alerts: Alert, problems: tuple[Problem, ...] = (), now: datetime = NOW
) -> list[AlertChange]:
    return list(plan_changes(alerts, problems, now))


def test_what_may_mend_by_itself_begins_and_is_not_told_yet() -> None:
    assert plan(problems=(REFUSED,)) == [Begin(REFUSED, announced=False)]


def test_what_needs_a_person_is_told_at_once() -> None:
    assert plan(problems=(HELD,)) == [Begin(HELD, announced=True)]


def test_what_lasts_is_told() -> None:
    alert = Alert(1, REFUSED, NOW)
    assert plan(alert, problems=(REFUSED,), now=NOW + 2 * MINUTE) == [
        GoOn(alert, REFUSED, announce=False)
    ]
    assert plan(alert, problems=(REFUSED,), now=NOW + 3 * MINUTE) == [
        GoOn(alert, REFUSED, announce=True)
    ]


def test_what_was_over_before_it_was_told_is_forgotten() -> None:
    alert = Alert(1, REFUSED, NOW)
    assert plan(alert, now=NOW + MINUTE) == [Forget(alert)]


def test_what_is_over_ends_after_ten_minutes() -> None:
    alert = Alert(1, REFUSED, NOW, announced_at=NOW)
    assert plan(alert) == [CalmDown(alert)]
    calm = Alert(1, REFUSED, NOW, announced_at=NOW, calm_since=NOW)
    assert plan(calm, now=NOW + 9 * MINUTE) == []
    assert plan(calm, now=NOW + 10 * MINUTE) == [End(calm)]


def test_what_comes_back_before_is_the_same_and_told_to_nobody_again() -> None:
    calm = Alert(1, REFUSED, NOW, announced_at=NOW, calm_since=NOW)
    assert plan(calm, problems=(REFUSED,), now=NOW + 9 * MINUTE) == [
        GoOn(calm, REFUSED, announce=False)
    ]


def test_a_clock_that_was_set_back_ends_nothing_early_and_nothing_never() -> None:
    calm = Alert(1, REFUSED, NOW, announced_at=NOW, calm_since=NOW + timedelta(days=365))
    assert plan(calm) == [CalmDown(calm)]


def test_the_disk_of_another_machine_is_not_judged() -> None:
    alert = Alert(1, Problem(AlertKind.DISK_LOW, "other"), NOW, announced_at=NOW)
    assert list(plan_changes([alert], [], NOW, may_judge=lambda _: False)) == []
