"""One mail can't be read, or ends the program: it alone is set aside, kept, and can be tried again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from ingest import classify, message, plan
from ingest.poller import Verdict
from journal.model import CopyState, LedgerMail, Mail, Outcome, Reason
from journal.store import mails, retrying
from journal.store.database import reading, transaction
from journal.store.mails import Versions
from tests.building import a_person
from tests.ingest.door import a_mail
from tests.ingest.proof import Case, Killed, hooked, states
from tests.servers.scripted import Scripted

Open = Callable[..., Case[Scripted]]
FOUR = (1, 2, 3, 4)
OTHERS = (1, 2, 4)
EVE = "Eve <eve@stranger.example>"
PARSE = message.parse


@contextmanager
def poisoned(error: BaseException, *, body: bool) -> Iterator[list[bytes]]:
    """Whoever reads mail 3 fails; at its header, or only at its whole. Yields what was read of it."""
    seen: list[bytes] = []

    def parse(raw: bytes) -> Mail:
        if b"<3@acme.example>" in raw and (not body or not raw.endswith(b"\r\n\r\n")):
            seen.append(raw)
            raise error
        return PARSE(raw)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(message, "parse", parse)
        yield seen


def live_on(case: Case[Scripted], *, cycles: int = 12) -> int:
    """Cycles with hours between them; who dies is followed by another. How many died."""
    deaths = 0
    for _ in range(cycles):
        try:
            case.door.poll()
        except Killed:
            deaths += 1
            case.restart()
        case.door.clock.forward(hours=3)
    return deaths


def the_one(case: Case[Scripted], outcome: Outcome = Outcome.QUARANTINED) -> LedgerMail:
    (found,) = (each for each in case.door.mails() if each.outcome is outcome)
    return found


def raw_of(case: Case[Scripted], mail: LedgerMail) -> bytes | None:
    with reading(case.engine) as session:
        return mails.raw_of(session, mail.id)


def retry(case: Case[Scripted], mail: LedgerMail) -> None:
    box = case.door.box
    with transaction(case.engine) as session:
        done = retrying.reopen(session, [mail.id], read={(box.name, f) for f in box.folders})
    assert done.mails == (mail.id,)


def update(case: Case[Scripted], program: str) -> None:
    """Another version of the program goes on."""
    case.restart()
    office = case.door.office
    case.door.office = replace(office, versions=Versions(office.versions.config, program))


def know_eve(case: Case[Scripted]) -> None:
    with transaction(case.engine) as session:
        a_person(session, "Eve", "eve@stranger.example")


# ── our own code fails ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("body", [False, True], ids=["header", "body"])
def test_a_mail_that_can_not_be_read_is_put_off_and_set_aside_and_the_others_go_on(
    case: Case[Scripted], *, body: bool
) -> None:
    case.give(*FOUR)
    with poisoned(RecursionError("chairs"), body=body) as seen:
        assert case.door.poll().verdict is Verdict.DONE
        assert states(case.engine) == {CopyState.DONE: 3, CopyState.LISTED: 1}
        live_on(case)
        assert len(seen) <= plan.MOST_ATTEMPTS + 1
    assert states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    aside = the_one(case)
    assert aside.reason is Reason.CRASHED
    assert "RecursionError" in aside.why
    assert "chairs" not in aside.why
    assert raw_of(case, aside) == a_mail(3)
    retry(case, aside)
    case.end(FOUR)
    assert states(case.engine) == {CopyState.DONE: 4}


@pytest.mark.parametrize("body", [False, True], ids=["header", "body"])
def test_a_mail_that_ends_the_program_is_found_by_reading_one_by_one(
    case: Case[Scripted], *, body: bool
) -> None:
    case.give(*FOUR)
    with poisoned(Killed(), body=body) as seen:
        deaths = live_on(case)
    assert deaths == len(seen) == plan.MOST_ATTEMPTS
    aside = the_one(case)
    assert aside.reason is Reason.CRASHED
    assert "the program stopped while it read this mail" in aside.why
    assert raw_of(case, aside) == a_mail(3)
    assert states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    retry(case, aside)
    case.end(FOUR)


def test_only_the_first_death_concerns_its_neighbours(case: Case[Scripted]) -> None:
    """After it they are read before the one that kills, and what comes later as well."""
    case.give(*FOUR)
    with poisoned(Killed(), body=True):
        with pytest.raises(Killed):
            case.door.poll()
        case.restart()
        case.give(5, 6)
        with pytest.raises(Killed):
            case.door.poll()
        assert states(case.engine) == {CopyState.DONE: 4, CopyState.LISTED: 2}
        case.restart()
        with pytest.raises(Killed):
            case.door.poll()
        assert states(case.engine) == {CopyState.DONE: 5, CopyState.LISTED: 1}
        case.restart()
    case.end((*FOUR, 5, 6))


def test_a_mail_that_can_not_be_decided_holds_up_nobody(
    case: Case[Scripted], monkeypatch: pytest.MonkeyPatch
) -> None:
    decide = classify.decide

    def fail(mail: Mail, *rest: Any, **more: Any) -> Any:
        if mail.message_id.startswith("3@"):
            raise KeyError("chairs")
        return decide(mail, *rest, **more)

    case.give(*FOUR)
    with monkeypatch.context() as patch:
        patch.setattr("ingest.deliver.decide", fail)
        assert case.door.poll().verdict is Verdict.DONE
        assert states(case.engine) == {CopyState.DONE: 3, CopyState.LISTED: 1}
        live_on(case)
    assert "KeyError" in the_one(case).why
    retry(case, the_one(case))
    case.end(FOUR)


def test_a_mail_that_the_database_refuses_holds_up_nobody(case: Case[Scripted]) -> None:
    """Whatever in it breaks a rule of the database, each time."""
    refuse, admit = _REFUSING[case.engine.dialect.name]
    case.give(*OTHERS)
    case.give(3, subject="Forbidden")
    _run(case, refuse)
    live_on(case)
    _run(case, admit)
    assert states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    retry(case, the_one(case))
    case.end(FOUR)


_REFUSING = {
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


def _run(case: Case[Scripted], statement: str) -> None:
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
    case: Case[Scripted], fault: str, kept: bytes | None
) -> None:
    case.give(*FOUR)
    setattr(case.server.faults, fault, {3})
    case.door.poll()
    assert states(case.engine) == {CopyState.DONE: 3, CopyState.LISTED: 1}
    live_on(case)
    assert states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    assert raw_of(case, the_one(case)) == kept
    assert case.door.poll().verdict is Verdict.DONE
    setattr(case.server.faults, fault, set())
    retry(case, the_one(case))
    case.end(FOUR)


def test_a_mail_at_which_the_line_drops_each_time_is_set_aside_and_the_others_go_on(
    case: Case[Scripted],
) -> None:
    """Some servers die of one of their mails."""
    case.give(*FOUR)

    def die() -> None:
        asked = case.server.lines[-1].split()[2]
        if asked in {"3", "1:4"} and "BODY.PEEK[]" in case.server.lines[-1]:
            case.server.hang_up()

    case.server.faults.before["UID FETCH"] = die
    live_on(case)
    assert states(case.engine) == {CopyState.DONE: 3, CopyState.QUARANTINED: 1}
    assert "MailboxUnavailable" in the_one(case).why
    del case.server.faults.before["UID FETCH"]
    retry(case, the_one(case))
    case.end(FOUR)


def test_a_mail_that_is_removed_before_it_is_read_is_gone(case: Case[Scripted]) -> None:
    case.give(*FOUR)
    with hooked(case.server, "UID FETCH", 2, lambda: case.server.expunge(case.user, "INBOX", [3])):
        case.door.poll()
    case.end(OTHERS)
    assert states(case.engine) == {CopyState.DONE: 3, CopyState.GONE: 1}


# ── tried again ─────────────────────────────────────────────────────────────────────────────────


def test_another_version_of_the_program_tries_once_what_the_last_one_failed_at(
    case: Case[Scripted],
) -> None:
    case.give(*FOUR)
    with poisoned(ValueError(), body=True) as seen:
        live_on(case)
        before = len(seen)
        live_on(case)
        assert len(seen) == before
        update(case, "next")
        live_on(case)
        again = len(seen) - before
        assert 0 < again <= plan.MOST_ATTEMPTS + 1
        live_on(case)
        assert len(seen) == before + again
    assert len(case.door.mails()) == 4
    update(case, "one more")
    case.end(FOUR)


@pytest.mark.parametrize("error", [ValueError(), Killed()], ids=["fails", "dies"])
def test_what_was_kept_of_a_mail_is_tried_once_by_another_version(
    case: Case[Scripted], error: BaseException
) -> None:
    """It is not on the server any more. A program that dies of it does not die of it for ever."""
    case.give(*FOUR)
    with poisoned(error, body=True) as seen:
        live_on(case)
        case.server.expunge(case.user, "INBOX", [3])
        live_on(case)
        before = len(seen)
        update(case, "next")
        live_on(case)
        again = len(seen) - before
        assert 0 < again <= plan.MOST_ATTEMPTS
        live_on(case)
        assert len(seen) == before + again
        assert the_one(case).reason is Reason.CRASHED
        stands = the_one(case).version
        live_on(case, cycles=3)
        assert the_one(case).version == stands
    assert raw_of(case, the_one(case)) == a_mail(3)
    retry(case, the_one(case))
    case.end(FOUR)


def test_where_nothing_was_kept_and_nothing_is_left_the_outcome_stands_untouched(
    open_case: Open,
) -> None:
    """A person may decide on it: nobody changes it under their hands each minute."""
    case = open_case(keep="text")
    case.give(*FOUR)
    with poisoned(ValueError(), body=True):
        live_on(case)
    case.server.expunge(case.user, "INBOX", [3])
    update(case, "next")
    live_on(case)
    stands = the_one(case)
    assert not stands.reopened
    live_on(case)
    assert the_one(case) == stands
    assert raw_of(case, stands) is None


def test_a_mail_is_decided_again_by_what_was_kept_when_it_is_on_no_server_any_more(
    case: Case[Scripted],
) -> None:
    case.give(*OTHERS)
    case.give(3, sender=EVE)
    case.end(OTHERS, waiting=[3])
    case.server.expunge(case.user, "INBOX", case.server.uids(case.user))
    know_eve(case)
    retry(case, the_one(case, Outcome.WAITING))
    case.end(FOUR)


@pytest.mark.parametrize("keep", ["full", "text", "headers"])
def test_a_mail_that_is_to_be_decided_again_is_found_under_its_new_number(
    open_case: Open, keep: str
) -> None:
    case = open_case(keep=keep)
    case.give(*OTHERS)
    case.give(3, sender=EVE)
    case.end(OTHERS, waiting=[3])
    know_eve(case)
    retry(case, the_one(case, Outcome.WAITING))
    case.server.reset_uidvalidity(case.user)
    case.close()
    case.end(FOUR)


def test_a_mail_that_is_to_be_decided_again_is_found_in_the_folder_it_was_moved_to(
    open_case: Open,
) -> None:
    case = open_case(keep="text", folders=["INBOX", "Sent"])
    case.give(3, sender=EVE)
    case.end((), waiting=[3])
    know_eve(case)
    retry(case, the_one(case, Outcome.WAITING))
    case.server.move(case.user, "INBOX", case.server.uids(case.user), "Sent")
    case.end([3])


def test_a_template_that_can_not_be_rendered_is_tried_again_once_it_is_changed(
    open_case: Open,
) -> None:
    """The form of a date has at most 100 characters, and this one is what somebody wrote."""
    case = open_case(config=_CONFIG.format(description="{{ occurred_at|date(mail.subject) }}"))
    case.give(*OTHERS)
    case.give(3, subject="Order A-17 " + "of chairs " * 20)
    case.door.poll()
    before = the_one(case)
    assert before.reason is Reason.TEMPLATE_ERROR
    live_on(case, cycles=3)
    assert the_one(case) == before
    healed = open_case(config=_CONFIG.format(description="An order"), name="other").door.office
    case.door.office = replace(
        case.door.office, house=healed.house, policy=healed.policy, versions=healed.versions
    )
    case.end(FOUR)


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
