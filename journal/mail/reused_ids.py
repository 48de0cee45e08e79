"""A mail that bears the name of another one, and says something else, is told apart from it.

Anybody can send two mails with one Message-ID. The second would be taken for a copy of the first, and
nobody would ever read it: it gets a key of its own instead, and a warning for whoever reads it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlmodel import Session

from journal.errors import N_, FilledSentence
from journal.mail.likeness import is_alike, is_key_of_other, key_of_other
from journal.model import DecisionSignal, MailWarning, NewMail
from journal.store.mail import mails
from journal.store.mail.mail_columns import Versions

_OF_ANOTHER = N_(
    "Its Message-ID, sender and date are those of another mail, which says something else."
)
_OF_MAIL = N_(
    "Its Message-ID, sender and date are those of mail {mail}, which says something else."
)


def tell_apart(session: Session, new_mails: Sequence[NewMail], versions: Versions) -> list[NewMail]:
    """A mail with the key of one that says something else is no copy of it: it gets its own key.

    One that is decided again keeps it, where another version read the other mail: nothing can be compared.
    """
    keys = {new.delivery_key for new in new_mails if new.likeness}
    rows = mails.get_by_delivery_key(session, keys)
    earlier = mails.delivery_keys(session, {id_ for new in new_mails if (id_ := new.instead_of)})
    seen: dict[str, str] = {}
    told_apart = []
    for new in new_mails:
        row = rows.get(new.delivery_key)
        if row is None:
            known = seen.setdefault(new.delivery_key, new.likeness)
        else:
            known = row.likeness if row.program_version == versions.program else ""
        own = earlier.get(new.instead_of or 0, "")
        if not known and is_key_of_other(own, new.delivery_key):
            told_apart.append(_as_other_mail(new, row, own))
        elif is_alike(known, new.likeness):
            told_apart.append(new)
        else:
            key = key_of_other(new.delivery_key, new.likeness)
            told_apart.append(_as_other_mail(new, row, key))
    return told_apart


def _as_other_mail(new: NewMail, row: Any, key: str) -> NewMail:
    why = _OF_ANOTHER if row is None else FilledSentence(_OF_MAIL, mail=row.id)
    decision = replace(
        new.decision,
        signals=(*new.decision.signals, DecisionSignal("warning", why)),
        warnings=(*new.decision.warnings, MailWarning.REUSED_ID),
    )
    is_of_row = row is not None and new.instead_of == row.id
    return replace(
        new,
        delivery_key=key,
        instead_of=None if is_of_row else new.instead_of,
        decision=decision,
    )
