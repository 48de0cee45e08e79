"""Mails as people decide them: held, decided, and waiting again when a deed is taken back.

A mail's row keeps what the mail was before somebody decided it, with the deed that did. So undo
brings it back as it was, and sees whether somebody came between: then the last deed is theirs.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import CardTopicKind, LedgerMail, MailOutcome, MailReason
from journal.store.database import chunks, insert_missing
from journal.store.mail import ledger
from journal.store.mail.why_sentences import with_why
from journal.store.slack import cards
from journal.store.tables import attachment, change, deed, interaction, mail, mail_file

# A person has still to decide these, even if one was logged and taken back.
OPEN_OUTCOMES = (MailOutcome.WAITING.value, MailOutcome.QUARANTINED.value)


@dataclass(frozen=True, slots=True)
class LockedMail:
    """A mail that nobody else decides until the transaction ends. `deed` decided it, if one did."""

    mail: LedgerMail
    delivery_key: str
    claimed_by: str
    deed: int | None


@dataclass(frozen=True, slots=True)
class TriageDecision:
    """Holds what a person made of a mail. `interaction` is what was logged of it."""

    mail: int
    outcome: MailOutcome
    reason: MailReason
    why: str
    interaction: int | None = None


def lock(session: Session, ids: Collection[int]) -> dict[int, LockedMail]:
    """Lock these mails; return them by number, as others left them who held the lock before."""
    columns = (mail.c.id, mail.c.delivery_key, mail.c.claimed_by, mail.c.decided)
    held: dict[int, LockedMail] = {}
    for some in chunks(sorted(set(ids))):
        query = sa.select(*columns).where(mail.c.id.in_(some)).order_by(mail.c.id)
        rows = session.execute(query.with_for_update(key_share=True)).all()
        found = ledger.get_many(session, [row.id for row in rows])
        for row in rows:
            deed_id = (row.decided or {}).get("deed")
            held[row.id] = LockedMail(found[row.id], row.delivery_key, row.claimed_by, deed_id)
    return held


def decide(
    session: Session, decisions: Sequence[TriageDecision], *, by: str, deed_id: int, now: datetime
) -> None:
    """Decide each of these mails, by this deed."""
    wanted = {each.mail: each for each in decisions}
    for some in chunks(list(wanted)):
        rows = session.execute(sa.select(mail).where(mail.c.id.in_(some)))
        values = [_decided_values(row, wanted[row.id], by, deed_id, now) for row in rows]
        _write(session, values)
    logged = [each.mail for each in decisions if each.outcome is MailOutcome.LOGGED]
    for some in chunks(logged):
        # The interaction has the words now.
        update = sa.update(mail).where(mail.c.id.in_(some))
        session.execute(update.values(text="", full_text=""))


def _decided_values(
    row: Any, verdict: TriageDecision, by: str, deed_id: int, now: datetime
) -> dict[str, Any]:
    was = dict(row.decided or {})
    before = {
        "outcome": row.outcome,
        "reason": row.reason,
        "why": row.why,
        "why_values": was.pop("why", None),
        "by": row.decided_by,
        "at": row.decided_at.isoformat(),
        "text": bool(row.text),
        "full_text": bool(row.full_text),
        "deed": was.pop("deed", None),
        "before": was.pop("before", None),
    }
    return {
        "own_id": row.id,
        "outcome": verdict.outcome.value,
        "reason": verdict.reason.value,
        "why": verdict.why,
        "interaction_id": verdict.interaction or row.interaction_id,
        "decided_by": by,
        "decided_at": now,
        "decided": with_why({**was, "deed": deed_id, "before": before}, verdict.why),
    }


def wait_again(session: Session, ids: Collection[int]) -> None:
    """Make each mail what it was before the last deed; its interaction gives the words back."""
    for some in chunks(sorted(ids)):
        rows = session.execute(sa.select(mail).where(mail.c.id.in_(some))).all()
        _write(session, [_earlier_values(row) for row in rows])
        logged = [row for row in rows if row.outcome == MailOutcome.LOGGED.value]
        _give_words_back(session, logged)
        _give_files_back(session, {row.id: row.interaction_id for row in logged})


def _earlier_values(row: Any) -> dict[str, Any]:
    decided = dict(row.decided)
    before = decided.pop("before")
    decided.pop("deed")
    if before.get("why_values"):
        decided["why"] = before["why_values"]
    if before["deed"] is not None:
        decided |= {"deed": before["deed"], "before": before["before"]}
    return {
        "own_id": row.id,
        "outcome": before["outcome"],
        "reason": before["reason"],
        "why": before["why"],
        "interaction_id": row.interaction_id,
        "decided_by": before["by"],
        "decided_at": datetime.fromisoformat(before["at"]),
        "decided": decided,
    }


def _write(session: Session, values: Sequence[dict[str, Any]]) -> None:
    if values:
        update = sa.update(mail).where(mail.c.id == sa.bindparam("own_id"))
        update = update.values(version=mail.c.version + 1)
        session.connection().execute(update, values)
        cards.touch(session, CardTopicKind.MAIL, [each["own_id"] for each in values])


def _give_words_back(session: Session, rows: Sequence[Any]) -> None:
    numbers = [row.interaction_id for row in rows]
    columns = (interaction.c.id, interaction.c.text, interaction.c.full_text)
    query = sa.select(*columns).where(interaction.c.id.in_(numbers))
    entries = {entry.id: entry for entry in session.execute(query)}
    values = []
    for row in rows:
        had, entry = row.decided["before"], entries[row.interaction_id]
        text = entry.text if had["text"] else ""
        # An interaction does not keep twice what is the same.
        full = (entry.full_text or text) if had["full_text"] else ""
        values.append({"own_id": row.id, "text": text, "full_text": full})
    if values:
        update = sa.update(mail).where(mail.c.id == sa.bindparam("own_id"))
        session.connection().execute(update, values)


# ── files ───────────────────────────────────────────────────────────────────────────────────────

_FILE = ("digest", "position", "name", "media_type")


def hand_files_over(session: Session, logged: Mapping[int, int]) -> None:
    """Attach the files of these mails to the interactions that were logged of them."""
    numbers = attachment.c.interaction_id.in_(logged.values())
    has_files = set(session.scalars(sa.select(attachment.c.interaction_id).where(numbers)))
    mine = mail_file.c.mail_id.in_(logged)
    rows = [
        {"interaction_id": logged[row.mail_id], **{name: getattr(row, name) for name in _FILE}}
        for row in session.execute(sa.select(mail_file).where(mine))
        if logged[row.mail_id] not in has_files
    ]
    if rows:
        session.execute(sa.insert(attachment), rows)
    session.execute(sa.delete(mail_file).where(mine))


def _give_files_back(session: Session, logged: Mapping[int, int]) -> None:
    of_mails = {number: mail_id for mail_id, number in logged.items()}
    query = sa.select(attachment).where(attachment.c.interaction_id.in_(of_mails))
    rows = [
        {"mail_id": of_mails[row.interaction_id], **{name: getattr(row, name) for name in _FILE}}
        for row in session.execute(query)
    ]
    insert_missing(session, mail_file, rows)


def files_of(session: Session, mail_id: int) -> list[tuple[str, str]]:
    """Digest and name of each file of a mail that waits."""
    mine = mail_file.c.mail_id == mail_id
    query = sa.select(mail_file.c.digest, mail_file.c.name).where(mine)
    rows = session.execute(query.order_by(mail_file.c.position))
    return [(row.digest, row.name) for row in rows]


# ── their interactions ──────────────────────────────────────────────────────────────────────────


def interactions_of_mails(session: Session, mail_ids: Collection[int]) -> dict[int, int]:
    """The interaction that was made of each of these mails, also if it was cancelled since."""
    found: dict[int, int] = {}
    for some in chunks(sorted(mail_ids)):
        query = sa.select(interaction.c.mail_id, interaction.c.id)
        rows = session.execute(query.where(interaction.c.mail_id.in_(some)))
        found.update((mail_id, number) for mail_id, number in rows)
    return found


def find_no_longer_logged(session: Session, numbers: Collection[int]) -> dict[int, int]:
    """Finds which of these interactions are of a mail that is not logged any more, with the mail."""
    found: dict[int, int] = {}
    for some in chunks(sorted(numbers)):
        query = (
            sa.select(interaction.c.id, mail.c.id.label("mail"))
            .join(mail, mail.c.id == interaction.c.mail_id)
            .where(interaction.c.id.in_(some), mail.c.outcome != MailOutcome.LOGGED.value)
        )
        found.update((row.id, row.mail) for row in session.execute(query))
    return found


def is_any_changed_since(session: Session, numbers: Collection[int], deed_id: int) -> bool:
    """Says whether anything that still stands was done to any of these entries after a deed."""
    return any(
        session.execute(
            sa.select(change.c.id)
            .join(deed, deed.c.id == change.c.deed)
            .where(change.c.interaction_id.in_(some), change.c.deed > deed_id)
            .where(deed.c.undone_at.is_(None))
            .limit(1)
        ).first()
        for some in chunks(sorted(numbers))
    )


# ── who looks at them, and when ─────────────────────────────────────────────────────────────────


def set_reminder(session: Session, mail_id: int, at: datetime | None) -> None:
    session.execute(sa.update(mail).where(mail.c.id == mail_id).values(remind_at=at))
    cards.touch(session, CardTopicKind.MAIL, [mail_id])


def claim(session: Session, mail_id: int, *, former_actor: str, by: str) -> bool:
    """Claim a mail from `former_actor`, or from nobody; True if this caller gets it."""
    mine = mail.c.id == mail_id, mail.c.claimed_by == former_actor
    claimed = sa.update(mail).where(*mine).values(claimed_by=by).returning(mail.c.id)
    if session.execute(claimed).first() is None:
        return False
    cards.touch(session, CardTopicKind.MAIL, [mail_id])
    return True
