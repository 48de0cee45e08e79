"""The line drops, is silent, or is refused: what was not read is read later, and no mail suffers."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

import pytest

from ingest.login import Login
from ingest.poller import Verdict
from journal.model import CopyState, Health
from tests.ingest.proof import Case, attempts, hooked, states
from tests.servers.scripted import TOKEN, Scripted

Open = Callable[..., Case[Scripted]]
THREE = (1, 2, 3)


def cut(case: Case[Scripted], at: int) -> Callable[[], None]:
    def drop() -> None:
        case.server.faults.cut_after = at

    return drop


# ── in the midst of an answer ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("at", [0, 1, 40, 150])
@pytest.mark.parametrize("fetch", [1, 2], ids=["header", "body"])
def test_a_line_that_drops_inside_a_literal_loses_nothing(
    case: Case[Scripted], fetch: int, at: int
) -> None:
    case.give(*THREE)
    with hooked(case.server, "UID FETCH", fetch, cut(case, at)):
        cycle = case.door.poll()
    assert cycle.verdict is Verdict.FAILED
    assert "broke off" in cycle.troubles[0]
    assert states(case.engine) == {CopyState.LISTED: 3}
    case.server.faults.cut_after = None
    case.end(THREE)


def test_a_line_that_always_drops_does_not_stop_the_list(case: Case[Scripted]) -> None:
    """What comes later is listed all the same, and everything is read once the line holds."""
    case.server.faults.cut_after = 20
    for number in (1, 2, 3, 4):
        case.give(number)
        case.door.poll()
        case.door.clock.forward(minutes=1)
    assert states(case.engine) == {CopyState.LISTED: 4}
    case.server.faults.cut_after = None
    case.end((1, 2, 3, 4))


def test_what_was_not_asked_for_when_the_line_dropped_counts_as_not_tried(
    open_case: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.plan.BATCH_BYTES", 1)
    case = open_case()
    case.give(*THREE)
    with hooked(case.server, "UID FETCH", 3, cut(case, 0)):
        case.door.poll()
    assert attempts(case.engine) == {2: 1, 3: 0}
    case.server.faults.cut_after = None
    case.end(THREE)


@pytest.mark.parametrize("command", ["STATUS", "EXAMINE", "UID SEARCH", "UID FETCH"])
def test_a_server_that_falls_silent_is_left_and_asked_again(
    case: Case[Scripted], command: str
) -> None:
    case.give(*THREE)
    case.door.timeout = 0.3
    case.server.faults.silent.add(command)
    cycle = case.door.poll()
    assert "did not answer in time" in cycle.troubles[0]
    assert case.mailbox().health is Health.DEGRADED
    case.server.faults.silent.clear()
    case.door.timeout = 10
    case.end(THREE)
    assert case.mailbox().health is Health.OK


def test_a_mail_is_not_blamed_for_a_folder_that_can_not_be_opened(case: Case[Scripted]) -> None:
    case.give(*THREE)
    with hooked(case.server, "UID FETCH", 1, cut(case, 0)):
        case.door.poll()
    case.server.faults.cut_after = None
    before = attempts(case.engine)
    for said in ("NO [SERVERBUG] internal error", "NO [NOPERM] denied", "NO [LIMIT] slow down"):
        case.server.faults.answers["EXAMINE"] = said
        for _ in range(3):
            case.door.clock.forward(hours=1)
            assert case.door.poll().verdict is Verdict.FAILED
    assert attempts(case.engine) == before
    case.server.faults.answers.clear()
    case.end(THREE)


def test_a_mail_is_not_blamed_for_a_server_that_asks_for_patience(case: Case[Scripted]) -> None:
    case.give(*THREE)
    case.server.faults.answers["UID FETCH"] = "NO [LIMIT] Rate limit hit"
    for _ in range(6):
        cycle = case.door.poll()
        assert cycle.again_in >= 60
        case.door.clock.forward(hours=1)
    assert attempts(case.engine) == {1: 0, 2: 0, 3: 0}
    case.server.faults.answers.clear()
    case.end(THREE)


def test_a_mail_is_not_blamed_for_a_search_that_is_refused(case: Case[Scripted]) -> None:
    """A mail that is asked for and does not come is looked for, to tell whether it is gone."""
    case.give(*THREE)
    case.server.faults.without_body = {2}
    with hooked(
        case.server,
        "UID FETCH",
        1,
        lambda: case.server.faults.answers.update({"UID SEARCH": "NO not now"}),
    ):
        case.door.poll()
    for _ in range(6):
        case.door.clock.forward(hours=3)
        case.door.poll()
    assert set(attempts(case.engine).values()) == {0}
    case.server.faults.answers.clear()
    case.server.faults.without_body = set()
    case.end(THREE)


def test_who_asks_us_to_stop_puts_no_mail_off(case: Case[Scripted]) -> None:
    """The line is cut under a fetch, so that we end at once."""
    case.give(*THREE)

    def stop() -> None:
        case.door.stop.set()
        case.door.line.end()

    with hooked(case.server, "UID FETCH", 2, stop):
        cycle = case.door.poll()
    assert cycle.verdict is Verdict.STOPPED
    assert cycle.tally.put_off == 0
    assert attempts(case.engine) == {1: 0, 2: 0, 3: 0}
    case.door.stop.clear()
    case.restart()
    assert case.door.poll().verdict is Verdict.DONE
    case.check(THREE)


@pytest.mark.parametrize("command", ["STATUS", "EXAMINE", "UID SEARCH", "UID FETCH"])
def test_a_server_that_is_restarted_is_asked_again(case: Case[Scripted], command: str) -> None:
    case.give(*THREE)
    with hooked(case.server, command, 1, case.server.hang_up):
        assert case.door.poll().verdict is Verdict.FAILED
    case.end(THREE)


# ── refused ─────────────────────────────────────────────────────────────────────────────────────


def test_a_login_that_is_refused_is_tried_a_few_times_and_then_once_a_day(
    case: Case[Scripted],
) -> None:
    case.give(*THREE)
    case.server.faults.good_logins = 0
    waits = []
    for _ in range(5):
        cycle = case.door.poll()
        assert cycle.verdict is Verdict.FAILED
        assert case.mailbox().health is Health.REFUSED
        waits.append(cycle.again_in)
        assert case.door.poll(force=False).verdict is Verdict.NOT_YET
        case.door.clock.forward(seconds=cycle.again_in + 1)
    assert waits == [60, 120, 86400, 86400, 86400]
    assert case.server.logins == 5
    case.server.faults.good_logins = None
    case.end(THREE)
    assert case.mailbox().health is Health.OK


def test_a_token_that_runs_out_in_mid_run_is_refused_and_costs_no_mail(open_case: Open) -> None:
    case = open_case()
    case.door.office = replace(case.door.office, login=lambda box, _: Login(box.user, token=TOKEN))
    case.give(1)
    case.door.poll()
    case.give(2, 3)
    case.server.faults.good_logins = case.server.logins
    with hooked(case.server, "UID FETCH", 2, case.server.hang_up):
        case.door.poll()
    cycle = case.door.poll()
    assert cycle.verdict is Verdict.FAILED
    assert case.mailbox().health is Health.REFUSED
    assert "consent" in case.mailbox().error
    case.server.faults.good_logins = None
    case.end(THREE)


def test_a_server_that_asks_for_patience_is_left_alone_for_minutes_and_longer_each_time(
    case: Case[Scripted],
) -> None:
    case.give(*THREE)
    case.server.faults.answers["STATUS"] = "NO [LIMIT] Rate limit hit"
    waits = []
    for _ in range(5):
        waits.append(case.door.poll().again_in)
        case.door.clock.forward(hours=2)
    assert waits[0] >= 300
    assert sorted(waits) == waits or waits[-1] >= 3600
    assert max(waits) <= 3600 * 1.25
    case.server.faults.answers.clear()
    case.end(THREE)


def test_a_line_that_drops_is_made_again_within_seconds_and_slower_each_time(
    case: Case[Scripted],
) -> None:
    case.server.faults.silent.add("STATUS")
    case.door.timeout = 0.05
    waits = []
    for _ in range(10):
        waits.append(case.door.poll().again_in)
        case.door.clock.forward(hours=1)
    assert waits[0] < 10
    assert 600 < waits[-1] < 1200


def test_a_folder_that_can_not_be_read_does_not_stop_the_others(open_case: Open) -> None:
    case = open_case(folders=["Nowhere", "INBOX", "Sent"])
    case.give(1, 2)
    case.give(3, folder="Sent")
    cycle = case.door.poll()
    assert cycle.verdict is Verdict.FAILED
    assert "'Nowhere'" in cycle.troubles[0]
    assert case.mailbox().health is Health.DEGRADED
    assert states(case.engine) == {CopyState.DONE: 3}
    case.server.make_folder(case.user, "Nowhere")
    case.give(4, folder="Nowhere")
    case.end((1, 2, 3, 4))
    assert case.mailbox().health is Health.OK


# ── two at once ─────────────────────────────────────────────────────────────────────────────────


def test_a_mailbox_is_paused_even_when_the_cycle_that_runs_fails(case: Case[Scripted]) -> None:
    case.give(*THREE)
    with ExitStack() as hooks:
        hooks.enter_context(hooked(case.server, "UID FETCH", 1, case.pause))
        hooks.enter_context(hooked(case.server, "UID SEARCH", 1, cut(case, 0)))
        assert case.door.poll().verdict is Verdict.FAILED
    assert case.mailbox().health is Health.PAUSED
    assert case.door.poll().verdict is Verdict.PAUSED
    case.server.faults.cut_after = None
    case.resume()
    case.end(THREE)
