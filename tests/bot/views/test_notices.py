"""The card of notices after a busy day, or one on which Slack was away."""

from dataclasses import replace
from pathlib import Path

from sqlmodel import Session

from bot.language.translator import Translator
from bot.views import notices
from bot.views.notices import NoticeLine
from journal.model import NoticeKind, OverdueContact, Receipt
from journal.store.record import interactions
from tests.bot.slack_limits import check_screen
from tests.builders import a_config, a_person, log_interaction
from tests.clock import NOW

# Those of an entry.
KINDS = set(NoticeKind) - {NoticeKind.MAILBOX, NoticeKind.RECEIPT, NoticeKind.STAY_IN_TOUCH}


def test_a_card_of_every_kind_has_room_in_a_message(session: Session, tmp_path: Path) -> None:
    who = a_person(session, "Ada")
    entry = interactions.get(session, log_interaction(session, a_config(tmp_path), who))
    assert entry is not None
    numbers = iter(range(1, 1000))
    lines = [
        NoticeLine(kind, replace(entry, number=next(numbers))) for kind in KINDS for _ in range(9)
    ]
    receipts = [Receipt(1, 0, {}, 0, 0, 1, 0, 0)] * 30
    overdue = [OverdueContact(who, 14, None)] * 9
    card = notices.card(Translator(), lines, receipts, overdue, day="today", now=NOW)
    check_screen(card)
    shown = str(card.blocks)
    assert all(f"#{each.entry.number} " in shown for each in lines[::9])
