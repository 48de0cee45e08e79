"""Says who wrote the mail of an entry, as far as its headers say, and whether the contact has that address.

A person may give a mail to any contact, and a list or a form of ours writes for others: then the entry
names a contact who stands nowhere in From, and whoever reads it must see that.
"""

import sqlalchemy as sa
from sqlmodel import Session

from journal.model import Direction, Interaction, MailSender, MailWarning
from journal.store.tables import contact_address, mail, mail_party


def find_sender(session: Session, entry: Interaction) -> MailSender | None:
    """Find the sender; None of what is no mail, or of a mail of which nothing is kept."""
    if entry.mail_id is None:
        return None
    decided = session.scalar(sa.select(mail.c.decided).where(mail.c.id == entry.mail_id)) or {}
    # Of what one of us forwarded, the original's.
    query = (
        sa.select(mail_party)
        .where(mail_party.c.mail_id == entry.mail_id, mail_party.c.role.in_(["from", "original"]))
        .order_by(sa.desc(mail_party.c.role), mail_party.c.position)
    )
    author = session.execute(query).first()
    if author is None:
        return None
    is_known = entry.direction is Direction.OUTBOUND or _has_address(
        session, entry, author.address_key
    )
    warnings = tuple(MailWarning(each) for each in decided.get("warnings", ()))
    return MailSender(author.address, author.name, is_known=is_known, warnings=warnings)


def _has_address(session: Session, entry: Interaction, key: str) -> bool:
    people = {each.contact_id for each in entry.participants} - {None}
    query = sa.select(contact_address.c.id).where(
        contact_address.c.contact_id.in_(people), contact_address.c.key == key
    )
    return session.execute(query.limit(1)).first() is not None
