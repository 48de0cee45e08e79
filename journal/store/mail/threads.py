"""Conversations: which mails belong together, by what they say they answer.

A mail joins the conversation of the mail it answers, or of the nearest one it refers to that has
the same subject; the subject alone joins nothing. Mails come in any order: one that is late is
joined by those which answered it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session

from journal.fold import base_subject
from journal.model import NewMail
from journal.store.database import chunks
from journal.store.tables import mail, participant


@dataclass(frozen=True, slots=True)
class _ThreadMail:
    id: int
    message_id: str
    in_reply_to: str
    conversation: int
    subject: str


def contacts_of(session: Session, message_ids: Collection[str]) -> dict[str, frozenset[int]]:
    """The contacts in the conversation of each logged mail, by message id."""
    other = mail.alias("other")
    found: dict[str, set[int]] = {}
    for some in chunks(sorted(set(message_ids) - {""})):
        query = (
            sa.select(mail.c.message_id, participant.c.contact_id)
            .join(other, other.c.conversation == mail.c.conversation)
            .join(participant, participant.c.interaction_id == other.c.interaction_id)
            .where(mail.c.message_id.in_(some), participant.c.contact_id.is_not(None))
            .distinct()
        )
        for message_id, contact_id in session.execute(query):
            found.setdefault(message_id, set()).add(contact_id)
    return {message_id: frozenset(ids) for message_id, ids in found.items()}


def assign_conversations(session: Session, added: Sequence[tuple[int, NewMail]]) -> None:
    """Give each of these mails its conversation."""
    if not added:
        return
    parents, answers = _relatives(session, added)
    for mail_id, new in added:
        known = parents.get(new.message_id)
        if new.message_id and (known is None or known.id == mail_id):
            subject = new.decision.subject
            parents[new.message_id] = _ThreadMail(mail_id, new.message_id, "", mail_id, subject)
    # Each mail begins as a conversation of its own; this maps it to the one it joined.
    joined: dict[int, int] = {}
    for mail_id, new in added:
        conversation = _parents_conversation(new, parents)
        if conversation is not None:
            _unite(joined, mail_id, conversation)
        for answer in answers.get(new.message_id, ()):
            _unite(joined, answer.conversation, mail_id)
    for before in {each.conversation for some in answers.values() for each in some}:
        if (now := _final_conversation(joined, before)) != before:
            _move(session, before, now)
    update = sa.update(mail).where(mail.c.id == sa.bindparam("own_id"))
    rows = [{"own_id": id_, "conversation": _final_conversation(joined, id_)} for id_, _ in added]
    session.connection().execute(update, rows)


def _unite(joined: dict[int, int], one: int, other: int) -> None:
    one, other = _final_conversation(joined, one), _final_conversation(joined, other)
    if one != other:
        joined[one] = other


def _final_conversation(joined: dict[int, int], conversation: int) -> int:
    while conversation in joined:
        conversation = joined[conversation]
    return conversation


def _relatives(
    session: Session, added: Sequence[tuple[int, NewMail]]
) -> tuple[dict[str, _ThreadMail], Mapping[str, list[_ThreadMail]]]:
    """The mails they answer or refer to, and those that answered them earlier, by message id."""
    answered_ids = {id_ for _, new in added for id_ in (new.in_reply_to, *new.references) if id_}
    own = {new.message_id for _, new in added if new.message_id}
    parents = {each.message_id: each for each in _mails(session, mail.c.message_id, answered_ids)}
    answers: dict[str, list[_ThreadMail]] = {}
    for each in _mails(session, mail.c.in_reply_to, own):
        answers.setdefault(each.in_reply_to, []).append(each)
    return parents, answers


def _mails(session: Session, column: sa.Column[Any], values: Collection[str]) -> list[_ThreadMail]:
    columns = (mail.c.id, mail.c.message_id, mail.c.in_reply_to, mail.c.conversation)
    found: list[_ThreadMail] = []
    for some in chunks(sorted(values)):
        query = sa.select(*columns, mail.c.subject).where(
            column.in_(some), mail.c.conversation.is_not(None)
        )
        found += [_ThreadMail(*row) for row in session.execute(query.order_by(mail.c.id.desc()))]
    return found


def _parents_conversation(new: NewMail, parents: Mapping[str, _ThreadMail]) -> int | None:
    answered = parents.get(new.in_reply_to) if new.in_reply_to else None
    if answered is not None:
        return answered.conversation
    subject = base_subject(new.decision.subject)
    for message_id in reversed(new.references):
        known = parents.get(message_id)
        if known is not None and base_subject(known.subject) == subject:
            return known.conversation
    return None


def _move(session: Session, source: int, target: int) -> None:
    session.execute(
        sa.update(mail).where(mail.c.conversation == source).values(conversation=target)
    )
