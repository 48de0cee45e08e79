"""The completeness receipt: every copy that arrived stands in exactly one of its numbers.

    still to be worked on                              listed, whatever became of its mail before
    the first copy of its mail                         the mail's outcome and reason
    a later copy of a mail                             copies_of_known
    of no mail, and left, gone, renumbered, set aside  what its state says
    done, and of no mail or one without an outcome     unaccounted: must not be

What arrived is counted by itself, without a look at mails, so that a copy which the other numbers
lost, or counted twice, would show.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Copy, CopyState, MailOutcome, MailReason, Receipt
from journal.store.mail import copies
from journal.store.mail.copies import RENUMBERED_ERROR
from journal.store.tables import folder, mail, mail_copy, mailbox


@dataclass(frozen=True, slots=True)
class ReceiptPeriod:
    """Copies that were listed from `start` on and before `end`, in one mailbox or in all."""

    start: datetime | None = None
    end: datetime | None = None
    mailbox: str = ""


@dataclass(frozen=True, slots=True)
class FolderCount:
    """Counts how many copies were ever listed in a folder, and how many of them are still to be done."""

    listed: int
    to_do: int


def build_receipt(session: Session, period: ReceiptPeriod) -> Receipt:
    counted = sa.select(sa.func.count()).select_from(mail_copy).where(*_period_conditions(period))
    arrived = int(session.execute(counted).scalar_one())
    places, outcomes = _count_rows(session.execute(_receipt_query(period)))
    return Receipt(
        arrived=arrived,
        copies_of_known=places["known"],
        outcomes=outcomes,
        left=places[CopyState.LEFT],
        gone=places[CopyState.GONE],
        listed=places[CopyState.LISTED],
        quarantined=places[CopyState.QUARANTINED],
        unaccounted=places["unaccounted"],
        renumbered=places["renumbered"],
    )


def _count_rows(
    rows: Iterable[Any],
) -> tuple[Counter[str], Mapping[tuple[MailOutcome, MailReason], int]]:
    places: Counter[str] = Counter()
    outcomes: Counter[tuple[MailOutcome, MailReason]] = Counter()
    for place, outcome, reason, number in rows:
        known = _parse_outcome(outcome, reason) if place == "first" else None
        if known is not None:
            outcomes[known] += number
        else:
            places["unaccounted" if place == "first" else place] += number
    return places, dict(sorted(outcomes.items()))


def _parse_outcome(outcome: str, reason: str) -> tuple[MailOutcome, MailReason] | None:
    try:
        return MailOutcome(outcome), MailReason(reason)
    except ValueError:
        return None


def _receipt_query(period: ReceiptPeriod) -> sa.Select[Any]:
    place = _receipt_line().label("place")
    return (
        sa.select(place, mail.c.outcome, mail.c.reason, sa.func.count())
        .select_from(mail_copy)
        .outerjoin(mail, mail.c.id == mail_copy.c.mail_id)
        .where(*_period_conditions(period))
        .group_by(place, mail.c.outcome, mail.c.reason)
    )


def _receipt_line() -> sa.ColumnElement[str]:
    """The first row of the table above that applies."""
    other = mail_copy.alias("other")
    # Asked of each copy, for which there is an index. The first copies of all mails, gathered
    # beforehand and joined, took SQLite minutes for a million.
    earlier = (
        sa.select(other.c.id)
        .where(other.c.mail_id == mail_copy.c.mail_id, other.c.id < mail_copy.c.id)
        .exists()
    )
    state = mail_copy.c.state
    return sa.case(
        (state == CopyState.LISTED.value, CopyState.LISTED.value),
        (sa.and_(mail_copy.c.mail_id.is_not(None), sa.not_(earlier)), "first"),
        (mail_copy.c.mail_id.is_not(None), "known"),
        (_is_renumbered(), "renumbered"),
        (state == CopyState.DONE.value, "unaccounted"),
        else_=state,
    )


def _is_renumbered() -> sa.ColumnElement[bool]:
    return sa.and_(mail_copy.c.state == CopyState.GONE.value, mail_copy.c.error == RENUMBERED_ERROR)


def find_unaccounted(session: Session, period: ReceiptPeriod, *, limit: int) -> list[Copy]:
    """The first unaccounted copies: where to begin to look."""
    lost = sa.and_(mail_copy.c.state == CopyState.DONE.value, mail_copy.c.mail_id.is_(None))
    unknown = mail_copy.c.mail_id.in_(
        sa.select(mail.c.id).where(
            sa.or_(mail.c.outcome.not_in([*MailOutcome]), mail.c.reason.not_in([*MailReason]))
        )
    )
    found = sa.select(mail_copy.c.id).where(*_period_conditions(period), sa.or_(lost, unknown))
    ids = list(session.scalars(found.order_by(mail_copy.c.id).limit(limit)))
    return copies.get_many(session, ids)


def count_by_folder(session: Session) -> Mapping[int, FolderCount]:
    """Counts of each folder, read from an index: a folder of a million copies takes a moment."""
    ids, number = mail_copy.c.folder_id, sa.func.count()
    query = sa.select(ids, number).group_by(ids)
    listed = {row[0]: row[1] for row in session.execute(query)}
    due = query.where(mail_copy.c.state == CopyState.LISTED.value)
    to_do = {row[0]: row[1] for row in session.execute(due)}
    return {id_: FolderCount(count, to_do.get(id_, 0)) for id_, count in listed.items()}


def _period_conditions(period: ReceiptPeriod) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    if period.start is not None:
        conditions.append(mail_copy.c.listed_at >= period.start)
    if period.end is not None:
        conditions.append(mail_copy.c.listed_at < period.end)
    if period.mailbox:
        folders = sa.select(folder.c.id).join(mailbox, mailbox.c.id == folder.c.mailbox_id)
        named = folders.where(mailbox.c.name == period.mailbox)
        conditions.append(mail_copy.c.folder_id.in_(named))
    return conditions
