"""Helpers of the tests of triage: mails that wait, and what is kept of them."""

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.context import RecordConfig
from journal.mail import triage
from journal.mail_packing import pack
from journal.model import (
    Actor,
    Contact,
    Document,
    EnteredMail,
    Interaction,
    LedgerMail,
    MailOutcome,
    MailParty,
    MailReason,
    Meeting,
    NewAttachment,
    NewMail,
    NewParticipant,
    ParticipantPart,
)
from journal.model.triage import Assigned, NotAssigned
from journal.store import tables
from journal.store.mail import ledger
from journal.store.record import interactions
from tests.builders import ALICE
from tests.clock import NOW
from tests.mail_builders import a_copy, a_mail, enter_mails

# Words that are nowhere else.
NAME, ADDRESS, WORD = "Zyxwname", "zyxwmail@acme.example", "zyxwword"
FILE = NewAttachment("plan.txt", "text/plain", b"a plan of chairs")


def a_waiting_mail(
    session: Session,
    config: RecordConfig,
    key: str,
    sender: str = "new@acme.example",
    *others: NewParticipant,
    name: str = "New Person",
    **more: Any,
) -> int:
    """Add a mail of an unknown sender; return its number."""
    unknown = NewParticipant(None, ParticipantPart.MAIN, sender, name)
    new = with_participants(a_mail(key, sender=sender, **more), unknown, *others)
    (done,) = enter_mails(session, config, new)
    assert done.outcome in {MailOutcome.WAITING, MailOutcome.SKIPPED, MailOutcome.QUARANTINED}
    return done.mail


def a_mail_full_of_words(
    key: str, outcome: MailOutcome = MailOutcome.WAITING, *who: Contact
) -> NewMail:
    """A mail with the words in every place where a mail has words."""
    file = replace(FILE, name=f"{WORD}.txt", content=WORD.encode())
    parties = (
        MailParty("from", ADDRESS, NAME),
        MailParty("to", "sales@ours.example", ours=True),
        MailParty("cc", "bob@else.example", "Bob"),
    )
    new = a_mail(
        key,
        outcome,
        *who,
        sender=ADDRESS,
        parties=parties,
        subject=WORD,
        text=WORD,
        full_text=f"{WORD} {NAME}",
        bounce_reason=WORD,
        attachments=(file,),
        raw=pack(f"From: {NAME} <{ADDRESS}>\n\n{WORD}".encode()),
        message_id=f"{WORD}.{key}@acme.example",
        likeness=WORD,
        why=f"Nobody has {ADDRESS}.",
        document=Document("order", f"{WORD}-{key}", WORD),
        meeting=Meeting(f"{WORD}-{key}", "2026-12-03"),
    )
    facts = replace(new.decision.facts, addresses=(ADDRESS,), subject=WORD, attachments=(WORD,))
    people = new.decision.participants or (
        NewParticipant(None, ParticipantPart.MAIN, ADDRESS, NAME),
    )
    return replace(new, decision=replace(new.decision, facts=facts, participants=people))


def enter_with_copy(
    session: Session, config: RecordConfig, new: NewMail, uid: int = 1
) -> EnteredMail:
    (done,) = enter_mails(session, config, new)
    digest = "" if done.outcome is MailOutcome.SKIPPED else WORD
    a_copy(session, uid, done.mail, header_digest=digest)
    return done


def assign(
    session: Session,
    config: RecordConfig,
    mail_id: int,
    *who: Contact,
    by: Actor = ALICE,
    version: int | None = None,
) -> Assigned | NotAssigned:
    ids = [each.id for each in who]
    return triage.assign(session, config, by, mail_id, ids, version=version, now=NOW)


def with_participants(new: NewMail, *people: NewParticipant) -> NewMail:
    return replace(new, decision=replace(new.decision, participants=people))


def get_mail(session: Session, mail_id: int) -> LedgerMail:
    found = ledger.get(session, mail_id)
    assert found is not None
    return found


def get_entry(session: Session, number: int) -> Interaction:
    found = interactions.get(session, number)
    assert found is not None
    return found


def number_of(outcome: object) -> int:
    assert isinstance(outcome, Assigned), outcome
    return outcome.numbers[0]


def participants_of(session: Session, number: int) -> list[tuple[int | None, ParticipantPart, str]]:
    return [(p.contact_id, p.part, p.address) for p in get_entry(session, number).participants]


def outcome_of(session: Session, mail_id: int) -> tuple[MailOutcome, MailReason]:
    found = get_mail(session, mail_id)
    return found.outcome, found.reason


def count_rows(session: Session, table: sa.Table) -> int:
    return int(session.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def all_rows(session: Session) -> str:
    """All rows of all tables, the search index and its own tables among them."""
    found = []
    for table in sa.inspect(session.connection()).get_table_names():
        rows = session.execute(sa.text(f'SELECT * FROM "{table}"'))
        found += [f"{table}: {tuple(row)}" for row in rows]
    return "\n".join(found).casefold()


def rows_with(session: Session, *words: str) -> list[str]:
    held = all_rows(session).splitlines()
    return [line for line in held if any(word.casefold() in line for word in words)]


def mail_content(session: Session, mail_id: int) -> dict[str, Any]:
    """All that is kept of a mail, except how often it was decided."""
    row = session.execute(sa.select(tables.mail).where(tables.mail.c.id == mail_id)).one()
    values = row._asdict()
    values.pop("version")
    for table in (tables.mail_party, tables.mail_file, tables.mail_raw):
        mine = sa.select(table).where(table.c.mail_id == mail_id).order_by(*table.primary_key)
        values[table.name] = [tuple(each) for each in session.execute(mine)]
    return values
