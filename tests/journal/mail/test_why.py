"""Why a mail has its outcome is kept with its values, so that each reader's language can say it."""

from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from bot.context import LOCALE
from bot.language.po_file import build_translations, parse_po
from bot.language.translator import Translator
from bot.messages import mail_explanation
from ingest.decide import signal_text, why_text
from journal.context import RecordConfig
from journal.errors import N_, FilledSentence
from journal.model import DecisionSignal, MailClass, MailOutcome, MailReason, Meeting
from journal.store.mail import ledger, mails, stale_decisions
from journal.undo.undo import undo
from tests.builders import ALICE, a_config, a_person
from tests.clock import NOW
from tests.journal.mail.triage_case import a_waiting_mail, assign
from tests.mail_builders import a_mail, enter_mails


@pytest.fixture
def config(tmp_path: Path) -> RecordConfig:
    return a_config(tmp_path)


def _in_swedish(session: Session, mail_id: int) -> str:
    found = ledger.get(session, mail_id)
    assert found is not None
    return _swedish().sentence(found.why)


def _swedish() -> Translator:
    file = LOCALE / "sv" / "LC_MESSAGES" / "rapport.po"
    spoken = build_translations(parse_po(file.read_text("utf-8")))
    return Translator("sv", gettext=spoken.gettext)


@pytest.mark.parametrize(
    ("why", "swedish"),
    [
        (why_text.NO_CONTACT, "Ingen kontakt har någon av dess adresser."),
        (why_text.flood(40), "Mejl från avsändaren inom en timme: 40."),
        # A sentence within a sentence is said in the language, a value of the mail is not.
        (
            why_text.unsure_forward(why_text.GAP_SUBJECT),
            "En av oss vidarebefordrade det, och dess ämne saknas.",
        ),
        (why_text.rule("Close", "Undo"), "Regeln Close hoppar över det: Undo."),
        ("What nobody has translated.", "What nobody has translated."),
    ],
)
def test_it_is_said_in_another_language(
    session: Session, config: RecordConfig, why: str, swedish: str
) -> None:
    mail_id = a_waiting_mail(session, config, "k1", why=why)
    found = ledger.get(session, mail_id)
    assert found is not None
    assert found.why == why
    assert _in_swedish(session, mail_id) == swedish


def test_what_was_decided_since_has_its_own_and_undo_gives_the_first_back(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(session, config, "k1", why=why_text.ambiguous(3))
    first = _in_swedish(session, mail_id)
    assert "3" in first
    assign(session, config, mail_id, a_person(session))
    assert _in_swedish(session, mail_id) == "En person sade vems det är."
    undo(session, ALICE, now=NOW)
    assert _in_swedish(session, mail_id) == first


def test_an_outcome_that_was_changed_has_the_values_of_the_new_sentence(
    session: Session, config: RecordConfig
) -> None:
    mail_id = a_waiting_mail(session, config, "k1", why=why_text.flood(40))
    why = FilledSentence(N_("The same document is interaction #{number}."), number=7)
    outcome = MailOutcome.SKIPPED, MailReason.SAME_DOCUMENT, why
    mails.set_outcome(session, mail_id, *outcome, interaction=None, by="x", now=NOW)
    assert _in_swedish(session, mail_id) == "Samma dokument är post #7."


def test_what_could_not_be_decided_again_says_both(session: Session, config: RecordConfig) -> None:
    mail_id = a_waiting_mail(session, config, "k1", why=why_text.flood(40))
    first = _in_swedish(session, mail_id)
    mails.reopen(session, [mail_id])
    found = ledger.get(session, mail_id)
    assert found is not None
    gone = N_("It is not on the server any more, and was not kept.")
    both = FilledSentence(N_("{first} {second}"), first=found.why, second=gone)
    stale_decisions.keep_outcome(session, mail_id, both)
    assert _in_swedish(session, mail_id) == (
        f"{first} Det finns inte kvar på servern och sparades inte."
    )


def test_a_meeting_that_was_called_off(session: Session, config: RecordConfig) -> None:
    ada = a_person(session, "Ada", "ada@acme.example")
    about: dict[str, Any] = {"mail_class": MailClass.CALENDAR}
    meeting = Meeting(uid="m1", starts="2026-12-04T10:00:00+00:00", minutes=60)
    off = Meeting(uid="m1", sequence=1, cancelled=True)
    first, second = (
        a_mail(key, MailOutcome.LOGGED, ada, meeting=each, **about)
        for key, each in (("k1", meeting), ("k2", off))
    )
    _, told = enter_mails(session, config, first, second)
    assert _in_swedish(session, told.mail) == "Mötet ställdes in; det är en kommentar till post #1."


def test_what_was_noticed_is_said_in_another_language(
    session: Session, config: RecordConfig
) -> None:
    noticed = (
        signal_text.ROUTES["inbound"],
        signal_text.contact_match("K-7", "recent"),
        signal_text.mail_class(MailClass.BULK, "list-id"),
    )
    signals = tuple(DecisionSignal("x", each) for each in noticed)
    (done,) = enter_mails(session, config, a_mail("k1", signals=signals))
    kept = ledger.get(session, done.mail)
    assert kept is not None
    assert kept.signals == signals
    t = _swedish()
    assert [mail_explanation.signal_line(t, each) for each in kept.signals] == [
        "Någon utanför skrev det.",
        "Kontakten K-7 kontaktades senast.",
        "Det skickades till många (list-id).",
    ]


def test_what_an_older_version_noticed_is_told_behind_its_name() -> None:
    signal = DecisionSignal("odd_date", "inbound")
    assert mail_explanation.signal_line(Translator(), signal) == "odd date: inbound"
