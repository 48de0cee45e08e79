"""Alerts → cards: admins are told when something is wrong with Rapport itself, and when it is over.

Of what begins or ends at about the same time there is one card for each admin, and in ten minutes no
second one: what comes meanwhile joins the one that waits.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.outbox.notices import find_recipient
from bot.outbox.outbox import Outbox
from journal.health import watch
from journal.health.problems import BOT
from journal.model import (
    CardKind,
    CardTopic,
    CardTopicKind,
    NewCard,
    NoticeFrequency,
    NoticeKind,
    SlackPerson,
)
from journal.store import alerts
from journal.store.alerts import AlertNews, AlertTeller
from journal.store.database import read_transaction, transaction
from journal.store.slack import cards, people

_BETWEEN_CARDS = timedelta(minutes=10)


def watch_health(box: Outbox) -> None:
    """Look how Rapport is; the command of the config, if there is one, is told of changes at once."""
    news = watch.look(box.engine, box.settings.watch, BOT, box.now())
    if news:
        box.run_alert_command(news)


def tell_admins(box: Outbox) -> None:
    with read_transaction(box.engine) as session:
        if not alerts.is_any_untold(session, AlertTeller.CARD):
            return
        emails = admin_emails(session, box.settings.admins)
    found = [find_recipient(box, each) for each in emails]
    admins = [each for each in found if each is not None]
    if not admins:
        # Slack may be away: they are told when somebody is found.
        return
    with transaction(box.engine) as session:
        news = alerts.take_news(session, AlertTeller.CARD, box.now())
        for admin in admins if news else ():
            if _wants(admin):
                _want_card(session, admin, news, box.now())


def _wants(admin: SlackPerson) -> bool:
    wishes = admin.preferences
    is_muted = NoticeKind.MAILBOX in wishes.muted_kinds
    return wishes.notice_frequency is not NoticeFrequency.OFF and not is_muted


def _want_card(session: Session, admin: SlackPerson, news: AlertNews, now: datetime) -> None:
    began, ended = [each.id for each in news.began], [each.id for each in news.ended]
    waits = cards.find_unposted(session, CardKind.ALERTS, admin.slack_id)
    if waits is not None:
        began = [*_numbers(waits.subject.get("began", "")), *began]
        ended = [*_numbers(waits.subject.get("ended", "")), *ended]
    last = cards.last_posted(session, CardKind.ALERTS, admin.slack_id)
    due_at = max(now, last + _BETWEEN_CARDS) if last and last <= now else now
    key = waits.key if waits else f"alerts:{admin.slack_id}:{now.isoformat()}"
    new = NewCard(
        key=key,
        kind=CardKind.ALERTS,
        place=admin.slack_id,
        reader=admin.slack_id,
        subject={"began": " ".join(map(str, began)), "ended": " ".join(map(str, ended))},
        topics=tuple(CardTopic(CardTopicKind.ALERT, each) for each in began),
    )
    cards.want(session, new, now=now, due_at=due_at)


def _numbers(text: str) -> list[int]:
    return [int(each) for each in text.split()]


def admin_emails(session: Session, admins: Sequence[str]) -> tuple[str, ...]:
    """The admins' addresses, taken from the config or from the Slack id of somebody we know."""
    known = people.get_many(session, [each for each in admins if "@" not in each])
    named = [
        each.casefold() if "@" in each else known[each].email
        for each in admins
        if "@" in each or each in known
    ]
    return tuple(dict.fromkeys(each for each in named if each))
