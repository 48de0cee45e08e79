"""The line drops, is silent, or is refused: what was not read is read later, and no mail suffers."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

import pytest

from ingest.capture.poller import CycleStatus
from ingest.login import Login
from journal.model import CopyState, MailboxHealth
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import (
    FaultCase,
    attempts_by_uid,
    before_command,
    count_copy_states,
)
from tests.servers.scripted_imap import TOKEN, ScriptedImapServer

pytestmark = one_day_in(3)

OpenCase = Callable[..., FaultCase[ScriptedImapServer]]
THREE_NUMBERS = (1, 2, 3)


def cut_answer(case: FaultCase[ScriptedImapServer], at: int) -> Callable[[], None]:
    def drop() -> None:
        case.server.faults.cut_after = at

    return drop


# ── in the midst of an answer ───────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("at", [0, 1, 40, 150])
@pytest.mark.parametrize("fetch", [1, 2], ids=["header", "body"])
def test_a_line_that_drops_inside_a_literal_loses_nothing(
    case: FaultCase[ScriptedImapServer], fetch: int, at: int
) -> None:
    case.deliver(*THREE_NUMBERS)
    with before_command(case.server, "UID FETCH", fetch, cut_answer(case, at)):
        cycle = case.poller.poll()
    assert cycle.status is CycleStatus.FAILED
    assert "broke off" in cycle.troubles[0]
    assert count_copy_states(case.engine) == {CopyState.LISTED: 3}
    case.server.faults.cut_after = None
    case.finish_and_check(THREE_NUMBERS)


def test_a_line_that_always_drops_does_not_stop_the_list(
    case: FaultCase[ScriptedImapServer],
) -> None:
    """What comes later is listed all the same, and everything is read once the line holds."""
    case.server.faults.cut_after = 20
    for number in (1, 2, 3, 4):
        case.deliver(number)
        case.poller.poll()
        case.poller.clock.advance(minutes=1)
    assert count_copy_states(case.engine) == {CopyState.LISTED: 4}
    case.server.faults.cut_after = None
    case.finish_and_check((1, 2, 3, 4))


def test_what_was_not_asked_for_when_the_line_dropped_counts_as_not_tried(
    open_case: OpenCase,
) -> None:
    case = open_case()
    case.poller.context = replace(case.poller.context, batch_bytes=1)
    case.deliver(*THREE_NUMBERS)
    with before_command(case.server, "UID FETCH", 3, cut_answer(case, 0)):
        case.poller.poll()
    assert attempts_by_uid(case.engine) == {2: 1, 3: 0}
    case.server.faults.cut_after = None
    case.finish_and_check(THREE_NUMBERS)


@pytest.mark.parametrize("command", ["STATUS", "EXAMINE", "UID SEARCH", "UID FETCH"])
def test_a_server_that_falls_silent_is_left_and_asked_again(
    case: FaultCase[ScriptedImapServer], command: str
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.poller.timeout = 0.3
    case.server.faults.silent.add(command)
    cycle = case.poller.poll()
    assert "did not answer in time" in cycle.troubles[0]
    assert case.mailbox_state().health is MailboxHealth.DEGRADED
    case.server.faults.silent.clear()
    case.poller.timeout = 10
    case.finish_and_check(THREE_NUMBERS)
    assert case.mailbox_state().health is MailboxHealth.OK


def test_a_mail_is_not_blamed_for_a_folder_that_can_not_be_opened(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    with before_command(case.server, "UID FETCH", 1, cut_answer(case, 0)):
        case.poller.poll()
    case.server.faults.cut_after = None
    before = attempts_by_uid(case.engine)
    for said in ("NO [SERVERBUG] internal error", "NO [NOPERM] denied", "NO [LIMIT] slow down"):
        case.server.faults.answers["EXAMINE"] = said
        for _ in range(3):
            case.poller.clock.advance(hours=1)
            assert case.poller.poll().status is CycleStatus.FAILED
    assert attempts_by_uid(case.engine) == before
    case.server.faults.answers.clear()
    case.finish_and_check(THREE_NUMBERS)


def test_a_mail_is_not_blamed_for_a_server_that_asks_for_patience(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.server.faults.answers["UID FETCH"] = "NO [LIMIT] Rate limit hit"
    for _ in range(6):
        cycle = case.poller.poll()
        assert cycle.retry_in_seconds >= 60
        case.poller.clock.advance(hours=1)
    assert attempts_by_uid(case.engine) == {1: 0, 2: 0, 3: 0}
    case.server.faults.answers.clear()
    case.finish_and_check(THREE_NUMBERS)


def test_a_mail_is_not_blamed_for_a_search_that_is_refused(
    case: FaultCase[ScriptedImapServer],
) -> None:
    """A mail that is asked for and does not come is looked for, to tell whether it is gone."""
    case.deliver(*THREE_NUMBERS)
    case.server.faults.without_body = {2}
    with before_command(
        case.server,
        "UID FETCH",
        1,
        lambda: case.server.faults.answers.update({"UID SEARCH": "NO not now"}),
    ):
        case.poller.poll()
    for _ in range(6):
        case.poller.clock.advance(hours=3)
        case.poller.poll()
    assert set(attempts_by_uid(case.engine).values()) == {0}
    case.server.faults.answers.clear()
    case.server.faults.without_body = set()
    case.finish_and_check(THREE_NUMBERS)


def test_who_asks_us_to_stop_puts_no_mail_off(case: FaultCase[ScriptedImapServer]) -> None:
    """The line is cut under a fetch, so that we end at once."""
    case.deliver(*THREE_NUMBERS)

    def stop() -> None:
        case.poller.stop.set()
        case.poller.connection.abort()

    with before_command(case.server, "UID FETCH", 2, stop):
        cycle = case.poller.poll()
    assert cycle.status is CycleStatus.STOPPED
    assert cycle.counts.postponed == 0
    assert attempts_by_uid(case.engine) == {1: 0, 2: 0, 3: 0}
    case.poller.stop.clear()
    case.restart()
    assert case.poller.poll().status is CycleStatus.DONE
    case.check_outcomes(THREE_NUMBERS)


@pytest.mark.parametrize("command", ["STATUS", "EXAMINE", "UID SEARCH", "UID FETCH"])
def test_a_server_that_is_restarted_is_asked_again(
    case: FaultCase[ScriptedImapServer], command: str
) -> None:
    case.deliver(*THREE_NUMBERS)
    with before_command(case.server, command, 1, case.server.drop_connections):
        assert case.poller.poll().status is CycleStatus.FAILED
    case.finish_and_check(THREE_NUMBERS)


# ── refused ─────────────────────────────────────────────────────────────────────────────────────


def test_a_login_that_is_refused_is_tried_a_few_times_and_then_once_a_day(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.server.faults.good_logins = 0
    waits = []
    for _ in range(5):
        cycle = case.poller.poll()
        assert cycle.status is CycleStatus.FAILED
        assert case.mailbox_state().health is MailboxHealth.REFUSED
        waits.append(cycle.retry_in_seconds)
        assert case.poller.poll(force=False).status is CycleStatus.NOT_YET
        case.poller.clock.advance(seconds=cycle.retry_in_seconds + 1)
    assert waits == [60, 120, 86400, 86400, 86400]
    assert case.server.logins == 5
    case.server.faults.good_logins = None
    case.finish_and_check(THREE_NUMBERS)
    assert case.mailbox_state().health is MailboxHealth.OK


def test_a_token_that_runs_out_in_mid_run_is_refused_and_costs_no_mail(open_case: OpenCase) -> None:
    case = open_case()
    case.poller.context = replace(
        case.poller.context, login=lambda box, _: Login(box.user, token=TOKEN)
    )
    case.deliver(1)
    case.poller.poll()
    case.deliver(2, 3)
    case.server.faults.good_logins = case.server.logins
    with before_command(case.server, "UID FETCH", 2, case.server.drop_connections):
        case.poller.poll()
    cycle = case.poller.poll()
    assert cycle.status is CycleStatus.FAILED
    assert case.mailbox_state().health is MailboxHealth.REFUSED
    assert "consent" in case.mailbox_state().error
    case.server.faults.good_logins = None
    case.finish_and_check(THREE_NUMBERS)


def test_a_server_that_asks_for_patience_is_left_alone_for_minutes_and_longer_each_time(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    case.server.faults.answers["STATUS"] = "NO [LIMIT] Rate limit hit"
    waits = []
    for _ in range(5):
        waits.append(case.poller.poll().retry_in_seconds)
        case.poller.clock.advance(hours=2)
    assert waits[0] >= 300
    assert sorted(waits) == waits or waits[-1] >= 3600
    assert max(waits) <= 3600 * 1.25
    case.server.faults.answers.clear()
    case.finish_and_check(THREE_NUMBERS)


def test_a_line_that_drops_is_made_again_within_seconds_and_slower_each_time(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.server.faults.silent.add("STATUS")
    case.poller.timeout = 0.05
    waits = []
    for _ in range(10):
        waits.append(case.poller.poll().retry_in_seconds)
        case.poller.clock.advance(hours=1)
    assert waits[0] < 10
    assert 600 < waits[-1] < 1200


def test_a_folder_that_can_not_be_read_does_not_stop_the_others(open_case: OpenCase) -> None:
    case = open_case(folders=["Nowhere", "INBOX", "Sent"])
    case.deliver(1, 2)
    case.deliver(3, folder="Sent")
    cycle = case.poller.poll()
    assert cycle.status is CycleStatus.FAILED
    assert "'Nowhere'" in cycle.troubles[0]
    assert case.mailbox_state().health is MailboxHealth.DEGRADED
    assert count_copy_states(case.engine) == {CopyState.DONE: 3}
    case.server.make_folder(case.user, "Nowhere")
    case.deliver(4, folder="Nowhere")
    case.finish_and_check((1, 2, 3, 4))
    assert case.mailbox_state().health is MailboxHealth.OK


# ── two at once ─────────────────────────────────────────────────────────────────────────────────


def test_a_mailbox_is_paused_even_when_the_cycle_that_runs_fails(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*THREE_NUMBERS)
    with ExitStack() as hooks:
        hooks.enter_context(before_command(case.server, "UID FETCH", 1, case.pause))
        hooks.enter_context(before_command(case.server, "UID SEARCH", 1, cut_answer(case, 0)))
        assert case.poller.poll().status is CycleStatus.FAILED
    assert case.mailbox_state().health is MailboxHealth.PAUSED
    assert case.poller.poll().status is CycleStatus.PAUSED
    case.server.faults.cut_after = None
    case.resume()
    case.finish_and_check(THREE_NUMBERS)
