"""Finds mails to be looked at again because the program, the config or `since` has changed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import CardTopicKind, CopyState, MailOutcome, MailReason
from journal.store.mail.mail_columns import Versions
from journal.store.mail.why_sentences import with_why
from journal.store.slack import cards
from journal.store.tables import folder, mail, mail_copy, mailbox


def find_failed_under_other_versions(
    session: Session, mailbox_name: str, versions: Versions
) -> list[int]:
    """Finds mails that an older program, or a template or a pattern of an older config, failed at."""
    by_config = mail.c.reason.in_(
        [MailReason.TEMPLATE_ERROR.value, MailReason.UNSURE_NEVER_LOG.value]
    )
    older = sa.or_(
        mail.c.program_version != versions.program,
        sa.and_(by_config, mail.c.config_version != versions.config),
    )
    query = sa.select(mail.c.id).where(
        mail.c.outcome == MailOutcome.QUARANTINED.value,
        mail.c.reopened.is_(False),
        older,
        _is_in_mailbox(mailbox_name),
    )
    return list(session.scalars(query))


@dataclass(frozen=True, slots=True)
class SetAsideCopy:
    """A copy that was set aside with its mail, and when it came."""

    copy_id: int
    mail_id: int
    listed_at: datetime
    set_aside_at: datetime


def find_set_aside(session: Session, mailbox_name: str, cause: str) -> list[SetAsideCopy]:
    """Copies that were set aside for this cause, and that nobody has decided on since."""
    columns = (mail_copy.c.id, mail_copy.c.mail_id, mail_copy.c.listed_at, mail_copy.c.done_at)
    query = (
        sa.select(*columns)
        .join(mail, mail.c.id == mail_copy.c.mail_id)
        .where(
            mail.c.outcome == MailOutcome.QUARANTINED.value,
            mail.c.reopened.is_(False),
            mail_copy.c.state == CopyState.QUARANTINED.value,
            mail_copy.c.error == cause,
            _is_in_mailbox(mailbox_name),
        )
    )
    return [SetAsideCopy(*row) for row in session.execute(query)]


def find_no_longer_too_old(session: Session, mailbox_name: str, since: date | None) -> list[int]:
    """Finds mails that were left alone for their age, and are not too old any more."""
    young = sa.true() if since is None else mail.c.occurred_at >= _midnight(since)
    query = sa.select(mail.c.id).where(
        mail.c.outcome == MailOutcome.SKIPPED.value,
        mail.c.reason == MailReason.TOO_OLD.value,
        mail.c.reopened.is_(False),
        young,
        _is_in_mailbox(mailbox_name),
    )
    return list(session.scalars(query))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)


def _is_in_mailbox(mailbox_name: str) -> sa.ColumnElement[bool]:
    there = (
        sa.select(mail_copy.c.id)
        .join(folder, folder.c.id == mail_copy.c.folder_id)
        .join(mailbox, mailbox.c.id == folder.c.mailbox_id)
        .where(mail_copy.c.mail_id == mail.c.id, mailbox.c.name == mailbox_name)
    )
    return there.exists()


def set_versions(session: Session, mail_id: int, versions: Versions) -> None:
    """It was looked at again by these, and its outcome stands."""
    noted = {"config_version": versions.config, "program_version": versions.program}
    session.execute(sa.update(mail).where(mail.c.id == mail_id).values(**noted))


def keep_outcome(session: Session, mail_id: int, why: str) -> None:
    """Keep the outcome of a mail that can't be decided anew after all."""
    decided = session.scalar(sa.select(mail.c.decided).where(mail.c.id == mail_id))
    session.execute(
        sa.update(mail)
        .where(mail.c.id == mail_id, mail.c.reopened)
        .values(
            reopened=False,
            why=why,
            decided=with_why(decided, why),
            version=mail.c.version + 1,
        )
    )
    cards.touch(session, CardTopicKind.MAIL, [mail_id])
