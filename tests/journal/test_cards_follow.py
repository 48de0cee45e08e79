"""Whatever changes a row makes the cards about it due, in the same transaction."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session

from journal.contacts import erase
from journal.contacts.erase import SharedEntryPolicy
from journal.context import RecordConfig
from journal.entries import cancel, correct, purge
from journal.entries.record import Note
from journal.mail import triage
from journal.model import (
    CardTopicKind,
    InteractionFilter,
    MailOutcome,
    MailReason,
    NewContact,
)
from journal.segments import segment
from journal.store.mail import bounces, mails
from journal.store.privacy import erasing, mail_content, purges
from journal.store.privacy.purges import StoredPreview
from journal.store.slack import cards
from journal.undo import run_undo
from journal.undo.undo import undo
from tests.builders import ADMIN, ALICE, BOB, a_config, a_person, log_interaction
from tests.clock import NOW
from tests.journal.mail.triage_case import (
    a_mail_full_of_words,
    a_waiting_mail,
    assign,
    enter_with_copy,
)
from tests.slack_builders import BOT, a_card, a_topic, claim_cards, post_card

MINUTES_LATER = NOW + timedelta(minutes=5)
EntryAction = Callable[[Session, RecordConfig, int], object]


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def add_watching_cards(session: Session, kind: CardTopicKind, ref: int) -> None:
    """A card about it stands in Slack, and one about something else of the same number."""
    other = CardTopicKind.RUN if kind is not CardTopicKind.RUN else CardTopicKind.MAIL
    post_card(session, a_card("it", "C1", topics=(a_topic(ref, kind),)))
    post_card(session, a_card("other", "C2", topics=(a_topic(ref, other),)))


def settle_due_cards(session: Session) -> list[str]:
    """Settles at once what is due in a moment: how far something is may wait so long."""
    found = claim_cards(session, now=NOW + cards.PROGRESS_INTERVAL)
    for each in found:
        cards.settle(
            session,
            each,
            by=BOT,
            channel="C1",
            ts="1.0",
            shown_version=each.wanted_version,
            now=NOW,
        )
    return sorted(each.key for each in found)


def cancel_entry(session: Session, config: RecordConfig, number: int) -> None:
    cancel.cancel(session, config, ADMIN, [number], reason="", now=NOW)


def restore_entry(session: Session, config: RecordConfig, number: int) -> None:
    cancel.restore(session, config, ADMIN, [number], now=NOW)


ENTRY_ACTIONS: dict[str, EntryAction] = {
    "edit": lambda s, h, n: correct.edit(s, h, ADMIN, n, {"text": "x"}, now=NOW),
    "evaluation": lambda s, h, n: correct.edit(s, h, ADMIN, n, {"successful": False}, now=NOW),
    "comment": lambda s, _h, n: correct.comment(s, ADMIN, n, "x", now=NOW),
    "cancel": cancel_entry,
    "bounce": lambda s, _h, n: bounces.mark_bounced(s, {n: "gone"}, by="mail:x", now=NOW),
    "erase": lambda s, _h, n: erasing.empty_interactions(s, [n], now=NOW),
}


@pytest.mark.parametrize("name", ENTRY_ACTIONS)
def test_a_changed_entry_makes_its_cards_due(
    session: Session, config: RecordConfig, name: str
) -> None:
    number = log_interaction(session, config, a_person(session), text="as it was")
    add_watching_cards(session, CardTopicKind.INTERACTION, number)
    ENTRY_ACTIONS[name](session, config, number)
    assert settle_due_cards(session) == ["it"]


def test_restore_and_undo_make_cards_due(session: Session, config: RecordConfig) -> None:
    number = log_interaction(session, config, a_person(session))
    add_watching_cards(session, CardTopicKind.INTERACTION, number)
    cancel_entry(session, config, number)
    assert settle_due_cards(session) == ["it"]
    restore_entry(session, config, number)
    assert settle_due_cards(session) == ["it"]
    undo(session, ADMIN, now=NOW)
    assert settle_due_cards(session) == ["it"]


def test_a_refused_deed_makes_nothing_due(session: Session, config: RecordConfig) -> None:
    number = log_interaction(session, config, a_person(session))
    add_watching_cards(session, CardTopicKind.INTERACTION, number)
    restore_entry(session, config, number)
    correct.edit(session, config, ADMIN, number, {"text": "x"}, version=99, now=NOW)
    assert settle_due_cards(session) == []


def begin_purge(session: Session) -> StoredPreview:
    preview = purge.preview(session, ADMIN, InteractionFilter(), now=NOW)
    which = purge.begin(session, ADMIN, preview.token, now=MINUTES_LATER)
    assert isinstance(which, StoredPreview)
    return which


def test_a_purge_makes_the_cards_of_what_it_deletes_due_and_its_own(
    session: Session, config: RecordConfig
) -> None:
    number = log_interaction(session, config, a_person(session))
    cancel_entry(session, config, number)
    which = begin_purge(session)
    add_watching_cards(session, CardTopicKind.INTERACTION, number)
    post_card(session, a_card("progress", "C3", topics=(a_topic(which.id, CardTopicKind.PURGE),)))
    purge.delete(session, which, purge.next_slice(session, which), now=NOW)
    assert settle_due_cards(session) == ["it", "progress"]
    purge.finish(session, which, now=NOW)
    assert settle_due_cards(session) == ["progress"]


def test_a_purge_makes_the_cards_of_its_mails_due(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    done = enter_with_copy(session, config, a_mail_full_of_words("k1", MailOutcome.LOGGED, ada))
    assert done.interaction is not None
    cancel_entry(session, config, done.interaction)
    add_watching_cards(session, CardTopicKind.MAIL, done.mail)
    which = begin_purge(session)
    purge.delete(session, which, purge.next_slice(session, which), now=NOW)
    assert settle_due_cards(session) == ["it"]


def test_who_is_erased_leaves_every_card(session: Session, config: RecordConfig) -> None:
    ada, bob = a_person(session, "Ada", "ada@acme.example"), a_person(session, "Bob")
    alone, shared = (
        log_interaction(session, config, ada),
        log_interaction(session, config, ada, bob),
    )
    waiting = a_waiting_mail(session, config, "k1", sender="ada@acme.example")
    others = log_interaction(session, config, bob)
    post_card(session, a_card("alone", "C1", topics=(a_topic(alone),)))
    post_card(session, a_card("shared", "C2", topics=(a_topic(shared),)))
    post_card(session, a_card("mail", "C3", topics=(a_topic(waiting, CardTopicKind.MAIL),)))
    post_card(session, a_card("contact", "C4", topics=(a_topic(ada.id, CardTopicKind.CONTACT),)))
    post_card(session, a_card("others", "C5", topics=(a_topic(others),)))
    erase.erase(session, ADMIN, ada, shared=SharedEntryPolicy.KEEP, now=NOW)
    assert settle_due_cards(session) == ["alone", "contact", "mail", "shared"]


# ── mails that wait ─────────────────────────────────────────────────────────────────────────────


def assign_mail(session: Session, config: RecordConfig, mail_id: int) -> None:
    assign(session, config, mail_id, a_person(session, "Who", "who@acme.example"))


TRIAGE_ACTIONS: dict[str, EntryAction] = {
    "assign": assign_mail,
    "ignore": lambda s, _h, n: triage.ignore_mail(s, ALICE, n, now=NOW),
    "later": lambda s, _h, n: triage.postpone(s, ALICE, n, MINUTES_LATER, now=NOW),
    "claim": lambda s, _h, n: triage.claim(s, ALICE, n, now=NOW),
}


@pytest.mark.parametrize("name", TRIAGE_ACTIONS)
def test_a_decided_mail_makes_its_cards_due_and_so_does_undo(
    session: Session, config: RecordConfig, name: str
) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    add_watching_cards(session, CardTopicKind.MAIL, mail_id)
    TRIAGE_ACTIONS[name](session, config, mail_id)
    assert settle_due_cards(session) == ["it"]
    undo(session, ALICE, now=NOW)
    assert settle_due_cards(session) == ["it"]


def test_what_waits_from_the_same_address_is_due_as_well(
    session: Session, config: RecordConfig
) -> None:
    first, second = a_waiting_mail(session, config, "k1"), a_waiting_mail(session, config, "k2")
    post_card(session, a_card("first", "C1", topics=(a_topic(first, CardTopicKind.MAIL),)))
    post_card(session, a_card("second", "C2", topics=(a_topic(second, CardTopicKind.MAIL),)))
    triage.create_contact(session, config, ALICE, first, NewContact("New"), now=NOW)
    assert settle_due_cards(session) == ["first", "second"]


def test_who_comes_too_late_changes_no_card(session: Session, config: RecordConfig) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    triage.claim(session, ALICE, mail_id, now=NOW)
    add_watching_cards(session, CardTopicKind.MAIL, mail_id)
    triage.claim(session, BOB, mail_id, now=NOW)
    assert settle_due_cards(session) == []


def set_mail_outcome(session: Session, mail_id: int) -> None:
    mails.set_outcome(
        session,
        mail_id,
        MailOutcome.SKIPPED,
        MailReason.BULK,
        "",
        interaction=None,
        by="mail:x",
        now=NOW,
    )


MAIL_CHANGES: dict[str, Callable[[Session, int], object]] = {
    "conclude": set_mail_outcome,
    "hush": mails.drop_words,
    "blank": lambda s, n: mails.anonymise(s, [n], MailReason.ERASED, ""),
    "reopen": lambda s, n: mails.reopen(s, [n]),
    "words dropped": lambda s, _n: mail_content.drop_full_texts(s, MINUTES_LATER, limit=9),
}


@pytest.mark.parametrize("name", MAIL_CHANGES)
def test_what_is_decided_without_a_person_makes_cards_due(
    session: Session, config: RecordConfig, name: str
) -> None:
    mail_id = a_waiting_mail(session, config, "k1")
    add_watching_cards(session, CardTopicKind.MAIL, mail_id)
    MAIL_CHANGES[name](session, mail_id)
    assert settle_due_cards(session) == ["it"]


def test_a_run_makes_its_cards_due_as_it_goes_on(session: Session, config: RecordConfig) -> None:
    made = segment.create(session, config, ADMIN, "all", "All", now=NOW)
    segment.add_members(session, ADMIN, made, [a_person(session).id], now=NOW)
    begun = segment.begin(session, config, ADMIN, made, Note("NOTE", ()), now=NOW)
    add_watching_cards(session, CardTopicKind.RUN, begun)
    for _ in range(2):
        segment.step(session, config, ADMIN, begun, now=NOW)
        assert settle_due_cards(session) == ["it"]
    run_undo.undo_run(session, ADMIN, begun, now=NOW)
    assert settle_due_cards(session) == ["it"]


def test_a_finished_purge_makes_other_previews_due_but_no_purge_that_is_over(
    session: Session, config: RecordConfig
) -> None:
    """Their samples may be among what went; of what is over nothing is told but numbers."""
    number = log_interaction(session, config, a_person(session))
    cancel_entry(session, config, number)
    over = begin_purge(session)
    purge.finish(session, over, now=NOW)
    looked_at = purge.preview(session, ADMIN, InteractionFilter(), now=NOW)
    other = purges.get_stored_preview(session, looked_at.token)
    assert other is not None
    post_card(session, a_card("over", "C1", topics=(a_topic(over.id, CardTopicKind.PURGE),)))
    post_card(session, a_card("other", "C2", topics=(a_topic(other.id, CardTopicKind.PURGE),)))
    which = begin_purge(session)
    purge.finish(session, which, now=NOW)
    assert settle_due_cards(session) == ["other"]
