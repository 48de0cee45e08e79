"""What the tests of triage share: mails that wait, and what is seen of them."""

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal import triage
from journal.house import House
from journal.model import (
    Actor,
    Contact,
    Document,
    Entered,
    Interaction,
    LedgerMail,
    MailParty,
    NewAttachment,
    NewMail,
    NewParticipant,
    Outcome,
    Part,
    Reason,
)
from journal.store import interactions, ledger, tables
from journal.triage import Assigned, NotAssigned
from tests.building import ALICE
from tests.clock import NOW
from tests.mailing import a_copy, a_mail, entered

# Words that are nowhere else.
NAME, ADDRESS, WORD = "Zyxwname", "zyxwmail@acme.example", "zyxwword"
FILE = NewAttachment("plan.txt", "text/plain", b"a plan of chairs")


def waits(
    session: Session,
    house: House,
    key: str,
    sender: str = "new@acme.example",
    *others: NewParticipant,
    name: str = "New Person",
    **more: Any,
) -> int:
    """A mail of somebody whom nobody knows; its number."""
    unknown = NewParticipant(None, Part.MAIN, sender, name)
    new = with_people(a_mail(key, sender=sender, **more), unknown, *others)
    (done,) = entered(session, house, new)
    assert done.outcome in {Outcome.WAITING, Outcome.SKIPPED, Outcome.QUARANTINED}
    return done.mail


def telling(key: str, outcome: Outcome = Outcome.WAITING, *who: Contact) -> NewMail:
    """A mail with the words in every place where a mail has any."""
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
        cut=WORD,
        attachments=(file,),
        raw=f"From: {NAME} <{ADDRESS}>\n\n{WORD}".encode(),
        message_id=f"{WORD}.{key}@acme.example",
        why=f"Nobody has {ADDRESS}.",
        document=Document("order", f"{WORD}-{key}"),
    )
    facts = replace(new.decision.facts, addresses=(ADDRESS,), subject=WORD, attachments=(WORD,))
    people = new.decision.participants or (NewParticipant(None, Part.MAIN, ADDRESS, NAME),)
    return replace(new, decision=replace(new.decision, facts=facts, participants=people))


def come(session: Session, house: House, new: NewMail, uid: int = 1) -> Entered:
    (done,) = entered(session, house, new)
    a_copy(session, uid, done.mail)
    return done


def assign(
    session: Session,
    house: House,
    mail_id: int,
    *who: Contact,
    by: Actor = ALICE,
    version: int | None = None,
) -> Assigned | NotAssigned:
    ids = [each.id for each in who]
    return triage.assign(session, house, by, mail_id, ids, version=version, now=NOW)


def with_people(new: NewMail, *people: NewParticipant) -> NewMail:
    return replace(new, decision=replace(new.decision, participants=people))


def seen(session: Session, mail_id: int) -> LedgerMail:
    found = ledger.get(session, mail_id)
    assert found is not None
    return found


def entry(session: Session, number: int) -> Interaction:
    found = interactions.get(session, number)
    assert found is not None
    return found


def number_of(outcome: object) -> int:
    assert isinstance(outcome, Assigned), outcome
    return outcome.numbers[0]


def people_of(session: Session, number: int) -> list[tuple[int | None, Part, str]]:
    return [(p.contact_id, p.part, p.address) for p in entry(session, number).participants]


def stands(session: Session, mail_id: int) -> tuple[Outcome, Reason]:
    found = seen(session, mail_id)
    return found.outcome, found.reason


def count(session: Session, table: sa.Table) -> int:
    return int(session.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())


def everything(session: Session) -> str:
    """All rows of all tables, the search index and its own tables among them."""
    found = []
    for table in sa.inspect(session.connection()).get_table_names():
        rows = session.execute(sa.text(f'SELECT * FROM "{table}"'))
        found += [f"{table}: {tuple(row)}" for row in rows]
    return "\n".join(found).casefold()


def lines_with(session: Session, *words: str) -> list[str]:
    held = everything(session).splitlines()
    return [line for line in held if any(word.casefold() in line for word in words)]


def whole(session: Session, mail_id: int) -> dict[str, Any]:
    """All that is kept of a mail but how often it was decided."""
    row = session.execute(sa.select(tables.mail).where(tables.mail.c.id == mail_id)).one()
    kept = row._asdict()
    kept.pop("version")
    for table in (tables.mail_party, tables.mail_file, tables.mail_raw):
        mine = sa.select(table).where(table.c.mail_id == mail_id).order_by(*table.primary_key)
        kept[table.name] = [tuple(each) for each in session.execute(mine)]
    return kept
