"""One mail can't be read, or ends the program: it alone is set aside, kept, and can be tried again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from ingest.capture import schedule
from ingest.capture.poller import CycleStatus
from ingest.decide import classify
from ingest.parse import message
from ingest.parse.message import ParsedHead
from journal.model import CopyState, LedgerMail, Mail, MailOutcome, MailReason
from journal.store.database import read_transaction, transaction
from journal.store.mail import mails, retries
from journal.store.mail.mail_columns import Versions
from tests.builders import a_person
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import (
    FaultCase,
    ProcessKilled,
    before_command,
    count_copy_states,
)
from tests.ingest.capture.poller_case import numbered_mail
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(3)

OpenCase = Callable[..., FaultCase[ScriptedImapServer]]
FOUR_NUMBERS = (1, 2, 3, 4)
OTHER_NUMBERS = (1, 2, 4)
EVE = "Eve <eve@stranger.example>"


@contextmanager
def fail_on_mail_3(
    case: FaultCase[ScriptedImapServer], error: BaseException, *, body: bool
) -> Iterator[list[bytes]]:
    """Whoever reads mail 3 fails; at its header, or only at its whole. Yields what was read of it."""
    seen: list[bytes] = []

    def parse(raw: bytes, head: ParsedHead | None = None) -> Mail:
        if b"<3@acme.example>" in raw and (not body or not raw.endswith(b"\r\n\r\n")):
            seen.append(raw)
            raise error
        return message.parse(raw, head)

    case.poller.context = replace(case.poller.context, parse=parse)
    yield seen
    case.poller.context = replace(case.poller.context, parse=message.parse)


def poll_for_hours(case: FaultCase[ScriptedImapServer], *, cycles: int = 12) -> int:
    """Cycles with hours between them; who dies is followed by another. How many died."""
    deaths = 0
    for _ in range(cycles):
        try:
            case.poller.poll()
        except ProcessKilled:
            deaths += 1
            case.restart()
        case.poller.clock.advance(hours=3)
    return deaths


def only_mail(
    case: FaultCase[ScriptedImapServer], outcome: MailOutcome = MailOutcome.QUARANTINED
) -> LedgerMail:
    (found,) = (each for each in case.poller.ledger_mails() if each.outcome is outcome)
    return found


def stored_raw(case: FaultCase[ScriptedImapServer], mail: LedgerMail) -> bytes | None:
    with read_transaction(case.engine) as session:
        return mails.raw_of(session, mail.id)


def reopen_mail(case: FaultCase[ScriptedImapServer], mail: LedgerMail) -> None:
    box = case.poller.box
    with transaction(case.engine) as session:
        done = retries.reopen(session, [mail.id], read_folders={(box.name, f) for f in box.folders})
    assert done.mails == (mail.id,)


def update_program(case: FaultCase[ScriptedImapServer], program: str) -> None:
    """Another version of the program goes on."""
    case.restart()
    context = case.poller.context
    case.poller.context = replace(context, versions=Versions(context.versions.config, program))


def add_eve(case: FaultCase[ScriptedImapServer]) -> None:
    with transaction(case.engine) as session:
        a_person(session, "Eve", "eve@stranger.example")


# ── our own code fails ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("body", [False, True], ids=["header", "body"])
def test_a_mail_that_can_not_be_read_is_put_off_and_set_aside_and_the_others_go_on(
    case: FaultCase[ScriptedImapServer], *, body: bool
) -> None:
    case.deliver(*FOUR_NUMBERS)
    with fail_on_mail_3(case, RecursionError("chairs"), body=body) as seen:
        assert case.poller.poll().status is CycleStatus.DONE
        assert count_copy_states(case.engine) == {CopyState.DONE: 3, CopyState.LISTED: 1}
        poll_for_hours(case)
        assert len(seen) <= schedule.MOST_ATTEMPTS + 1
    assert count_copy_states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    aside = only_mail(case)
    assert aside.reason is MailReason.CRASHED
    assert "RecursionError" in aside.why
    assert "chairs" not in aside.why
    assert stored_raw(case, aside) == numbered_mail(3)
    reopen_mail(case, aside)
    case.finish_and_check(FOUR_NUMBERS)
    assert count_copy_states(case.engine) == {CopyState.DONE: 4}


@pytest.mark.parametrize("body", [False, True], ids=["header", "body"])
def test_a_mail_that_ends_the_program_is_found_by_reading_one_by_one(
    case: FaultCase[ScriptedImapServer], *, body: bool
) -> None:
    case.deliver(*FOUR_NUMBERS)
    with fail_on_mail_3(case, ProcessKilled(), body=body) as seen:
        deaths = poll_for_hours(case, cycles=6)
    assert deaths == len(seen) == schedule.MOST_ATTEMPTS
    aside = only_mail(case)
    assert aside.reason is MailReason.CRASHED
    assert "the program stopped while it read this mail" in aside.why
    assert stored_raw(case, aside) == numbered_mail(3)
    assert count_copy_states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    reopen_mail(case, aside)
    case.finish_and_check(FOUR_NUMBERS)


def test_a_mail_that_was_only_there_when_the_program_stopped_is_logged_after_a_while(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*FOUR_NUMBERS)
    with fail_on_mail_3(case, ProcessKilled(), body=True):
        poll_for_hours(case, cycles=6)
    assert only_mail(case).reason is MailReason.CRASHED
    case.poller.poll()
    assert count_copy_states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    case.poller.clock.advance(hours=24)
    case.finish_and_check(FOUR_NUMBERS)


def test_a_mail_that_ends_the_program_each_time_does_so_ever_less_often(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*FOUR_NUMBERS)
    with fail_on_mail_3(case, ProcessKilled(), body=True):
        deaths = poll_for_hours(case, cycles=40 * 8)
    assert schedule.MOST_ATTEMPTS + 3 <= deaths <= schedule.MOST_ATTEMPTS + 8
    assert only_mail(case).reason is MailReason.CRASHED


def test_only_the_first_death_concerns_its_neighbours(case: FaultCase[ScriptedImapServer]) -> None:
    """After it they are read before the one that kills, and what comes later as well."""
    case.deliver(*FOUR_NUMBERS)
    with fail_on_mail_3(case, ProcessKilled(), body=True):
        with pytest.raises(ProcessKilled):
            case.poller.poll()
        case.restart()
        case.deliver(5, 6)
        with pytest.raises(ProcessKilled):
            case.poller.poll()
        assert count_copy_states(case.engine) == {CopyState.DONE: 4, CopyState.LISTED: 2}
        case.restart()
        with pytest.raises(ProcessKilled):
            case.poller.poll()
        assert count_copy_states(case.engine) == {CopyState.DONE: 5, CopyState.LISTED: 1}
        case.restart()
    case.finish_and_check((*FOUR_NUMBERS, 5, 6))


def test_a_mail_that_can_not_be_decided_holds_up_nobody(
    case: FaultCase[ScriptedImapServer],
) -> None:
    def fail(mail: Mail, *rest: Any, **more: Any) -> Any:
        if mail.message_id.startswith("3@"):
            raise KeyError("chairs")
        return classify.decide(mail, *rest, **more)

    case.deliver(*FOUR_NUMBERS)
    case.poller.context = replace(case.poller.context, decide=fail)
    assert case.poller.poll().status is CycleStatus.DONE
    assert count_copy_states(case.engine) == {CopyState.DONE: 3, CopyState.LISTED: 1}
    poll_for_hours(case)
    case.poller.context = replace(case.poller.context, decide=classify.decide)
    assert "KeyError" in only_mail(case).why
    reopen_mail(case, only_mail(case))
    case.finish_and_check(FOUR_NUMBERS)


def test_a_mail_that_the_database_refuses_holds_up_nobody(
    case: FaultCase[ScriptedImapServer],
) -> None:
    """Whatever in it breaks a rule of the database, each time."""
    refuse, admit = _REFUSING_TRIGGERS[case.engine.dialect.name]
    case.deliver(*OTHER_NUMBERS)
    case.deliver(3, subject="Forbidden")
    _run_statement(case, refuse)
    poll_for_hours(case)
    _run_statement(case, admit)
    assert count_copy_states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    reopen_mail(case, only_mail(case))
    case.finish_and_check(FOUR_NUMBERS)


_REFUSING_TRIGGERS = {
    "sqlite": (
        (
            "CREATE TRIGGER refuse BEFORE INSERT ON mail WHEN NEW.subject = 'Forbidden' "
            "BEGIN SELECT RAISE(ABORT, 'refused'); END"
        ),
        "DROP TRIGGER refuse",
    ),
    "postgresql": (
        "ALTER TABLE mail ADD CONSTRAINT refuse CHECK (subject <> 'Forbidden')",
        "ALTER TABLE mail DROP CONSTRAINT refuse",
    ),
}


def _run_statement(case: FaultCase[ScriptedImapServer], statement: str) -> None:
    with case.engine.begin() as connection:
        connection.exec_driver_sql(statement)


# ── the server fails at one mail ────────────────────────────────────────────────────────────────

FAULTS: dict[str, tuple[str, bytes | None]] = {
    "refuses all for the sake of one": ("choke_on", None),
    "answers without it": ("without_body", None),
    "answers with rubbish": ("garbled", None),
}


@pytest.mark.parametrize(("fault", "kept"), FAULTS.values(), ids=FAULTS)
def test_a_mail_that_the_server_fails_at_is_set_aside_and_the_others_go_on(
    case: FaultCase[ScriptedImapServer], fault: str, kept: bytes | None
) -> None:
    case.deliver(*FOUR_NUMBERS)
    setattr(case.server.faults, fault, {3})
    case.poller.poll()
    assert count_copy_states(case.engine) == {CopyState.DONE: 3, CopyState.LISTED: 1}
    poll_for_hours(case)
    assert count_copy_states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    assert stored_raw(case, only_mail(case)) == kept
    assert case.poller.poll().status is CycleStatus.DONE
    setattr(case.server.faults, fault, set())
    reopen_mail(case, only_mail(case))
    case.finish_and_check(FOUR_NUMBERS)


def test_a_mail_at_which_the_line_drops_each_time_is_set_aside_and_the_others_go_on(
    case: FaultCase[ScriptedImapServer],
) -> None:
    """Some servers die of one of their mails."""
    case.deliver(*FOUR_NUMBERS)

    def die() -> None:
        asked = case.server.command_lines[-1].split()[2]
        if asked in {"3", "1:4"} and "BODY.PEEK[]" in case.server.command_lines[-1]:
            case.server.drop_connections()

    case.server.faults.before["UID FETCH"] = die
    poll_for_hours(case)
    assert count_copy_states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    assert "MailboxUnavailable" in only_mail(case).why
    del case.server.faults.before["UID FETCH"]
    reopen_mail(case, only_mail(case))
    case.finish_and_check(FOUR_NUMBERS)


def test_a_mail_that_is_removed_before_it_is_read_is_gone(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*FOUR_NUMBERS)
    with before_command(
        case.server, "UID FETCH", 2, lambda: case.server.expunge(case.user, "INBOX", [3])
    ):
        case.poller.poll()
    case.finish_and_check(OTHER_NUMBERS)
    assert count_copy_states(case.engine) == {CopyState.DONE: 3, CopyState.GONE: 1}


# ── tried again ─────────────────────────────────────────────────────────────────────────────────


def test_another_version_of_the_program_tries_once_what_the_last_one_failed_at(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*FOUR_NUMBERS)
    with fail_on_mail_3(case, ValueError(), body=True) as seen:
        poll_for_hours(case)
        before = len(seen)
        poll_for_hours(case)
        assert len(seen) == before
        update_program(case, "next")
        poll_for_hours(case)
        again = len(seen) - before
        assert 0 < again <= schedule.MOST_ATTEMPTS + 1
        poll_for_hours(case)
        assert len(seen) == before + again
    assert len(case.poller.ledger_mails()) == 4
    update_program(case, "one more")
    case.finish_and_check(FOUR_NUMBERS)


@pytest.mark.parametrize("error", [ValueError(), ProcessKilled()], ids=["fails", "dies"])
def test_what_was_kept_of_a_mail_is_tried_once_by_another_version(
    case: FaultCase[ScriptedImapServer], error: BaseException
) -> None:
    """It is not on the server any more. A program that dies of it does not die of it for ever."""
    case.deliver(*FOUR_NUMBERS)
    with fail_on_mail_3(case, error, body=True) as seen:
        poll_for_hours(case)
        case.server.expunge(case.user, "INBOX", [3])
        poll_for_hours(case)
        before = len(seen)
        update_program(case, "next")
        poll_for_hours(case)
        again = len(seen) - before
        assert 0 < again <= schedule.MOST_ATTEMPTS
        poll_for_hours(case)
        assert len(seen) == before + again
        assert only_mail(case).reason is MailReason.CRASHED
        stands = only_mail(case).version
        poll_for_hours(case, cycles=3)
        assert only_mail(case).version == stands
    assert stored_raw(case, only_mail(case)) == numbered_mail(3)
    reopen_mail(case, only_mail(case))
    case.finish_and_check(FOUR_NUMBERS)


def test_where_nothing_was_kept_and_nothing_is_left_the_outcome_stands_untouched(
    open_case: OpenCase,
) -> None:
    """A person may decide on it: nobody changes it under their hands each minute."""
    case = open_case(keep="text")
    case.deliver(*FOUR_NUMBERS)
    with fail_on_mail_3(case, ValueError(), body=True):
        poll_for_hours(case)
    case.server.expunge(case.user, "INBOX", [3])
    update_program(case, "next")
    poll_for_hours(case)
    stands = only_mail(case)
    assert not stands.reopened
    poll_for_hours(case)
    assert only_mail(case) == stands
    assert stored_raw(case, stands) is None


def test_a_mail_is_decided_again_by_what_was_kept_when_it_is_on_no_server_any_more(
    case: FaultCase[ScriptedImapServer],
) -> None:
    case.deliver(*OTHER_NUMBERS)
    case.deliver(3, sender=EVE)
    case.finish_and_check(OTHER_NUMBERS, waiting=[3])
    case.server.expunge(case.user, "INBOX", case.server.uids(case.user))
    add_eve(case)
    reopen_mail(case, only_mail(case, MailOutcome.WAITING))
    case.finish_and_check(FOUR_NUMBERS)


@pytest.mark.parametrize("keep", ["full", "text", "headers"])
def test_a_mail_that_is_to_be_decided_again_is_found_under_its_new_number(
    open_case: OpenCase, keep: str
) -> None:
    case = open_case(keep=keep)
    case.deliver(*OTHER_NUMBERS)
    case.deliver(3, sender=EVE)
    case.finish_and_check(OTHER_NUMBERS, waiting=[3])
    add_eve(case)
    reopen_mail(case, only_mail(case, MailOutcome.WAITING))
    case.server.reset_uidvalidity(case.user)
    case.close()
    case.finish_and_check(FOUR_NUMBERS)


def test_a_mail_that_is_to_be_decided_again_is_found_in_the_folder_it_was_moved_to(
    open_case: OpenCase,
) -> None:
    case = open_case(keep="text", folders=["INBOX", "Sent"])
    case.deliver(3, sender=EVE)
    case.finish_and_check((), waiting=[3])
    add_eve(case)
    reopen_mail(case, only_mail(case, MailOutcome.WAITING))
    case.server.move(case.user, "INBOX", case.server.uids(case.user), "Sent")
    case.finish_and_check([3])


def test_a_template_that_can_not_be_rendered_is_tried_again_once_it_is_changed(
    open_case: OpenCase,
) -> None:
    """The form of a date has at most 100 characters, and this one is what somebody wrote."""
    case = open_case(config=_CONFIG.format(description="{{ occurred_at|date(mail.subject) }}"))
    case.deliver(*OTHER_NUMBERS)
    case.deliver(3, subject="Order A-17 " + "of chairs " * 20)
    case.poller.poll()
    before = only_mail(case)
    assert before.reason is MailReason.TEMPLATE_ERROR
    poll_for_hours(case, cycles=3)
    assert only_mail(case) == before
    healed = open_case(config=_CONFIG.format(description="An order"), name="other").poller.context
    case.poller.context = replace(
        case.poller.context, config=healed.config, policy=healed.policy, versions=healed.versions
    )
    case.finish_and_check(FOUR_NUMBERS)


_CONFIG = """
[company]
name = "Ours"
domains = ["ours.example"]

[templates.ORDER-IN]
group = "LETTER"
channel = "email"
direction = "inbound"
description = "{description}"

[[rule]]
subject = "^Order"
template = "ORDER-IN"
"""
