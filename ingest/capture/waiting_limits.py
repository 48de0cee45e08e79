"""What strangers send waits for a person, and is kept whole only up to a limit.

Of what is beyond it the ledger keeps all but the files, the mail as it came, and a long text: the mail
waits like the others, with a warning, and lies in its mailbox. Whoever has it tried again gets all of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from journal.errors import N_
from journal.fold import address_key
from journal.model import DecisionSignal, MailOutcome, MailWarning, NewMail
from journal.settings.sections import TriageSettings
from journal.store.triage import queue

_MEGABYTE = 1_000_000
_MOST_LETTERS = 20_000


def limit_waiting(
    session: Session, settings: TriageSettings, new_mails: Sequence[NewMail]
) -> list[NewMail]:
    """The mails in their order, those beyond a limit without what is large."""
    counted = {id(new) for new in new_mails if _is_counted(new)}
    if not counted:
        return list(new_mails)
    senders = {_sender_of(new) for new in new_mails if id(new) in counted}
    used, total = queue.kept_bytes(session, senders)
    limited = []
    for new in new_mails:
        if id(new) in counted:
            sender = _sender_of(new)
            used[sender] = used.get(sender, 0) + new.size
            total += new.size
            if (
                used[sender] > settings.sender_mb * _MEGABYTE
                or total > settings.total_mb * _MEGABYTE
            ):
                used[sender], total = used[sender] - new.size, total - new.size
                limited.append(_without_files(new))
                continue
        limited.append(new)
    return limited


def _is_counted(new: NewMail) -> bool:
    """Says whether it waits, takes room, and nobody has asked for it by having it tried again."""
    waits = new.decision.outcome is MailOutcome.WAITING and new.instead_of is None
    return waits and bool(new.raw or new.attachments or len(new.full_text) > _MOST_LETTERS)


def _sender_of(new: NewMail) -> str:
    return address_key(next((each.address for each in new.parties if each.role == "from"), ""))


def _without_files(new: NewMail) -> NewMail:
    why = N_(
        "More of its sender waits than is kept: its files and its whole text are in the mailbox."
    )
    decision = replace(
        new.decision,
        signals=(*new.decision.signals, DecisionSignal("left_in_mailbox", why)),
        warnings=(*new.decision.warnings, MailWarning.LEFT_IN_MAILBOX),
    )
    return replace(
        new,
        decision=decision,
        raw=None,
        attachments=(),
        text=new.text[:_MOST_LETTERS],
        full_text=new.full_text[:_MOST_LETTERS],
    )
