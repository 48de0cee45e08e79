"""Renders the cards of alerts, as things are at that moment."""

from sqlmodel import Session

from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.inputs import User
from bot.views import alerts as alerts_view
from journal.model import Card, CardKind
from journal.model.alerts import ALERT_EVENTS
from journal.store import alerts


def render_alerts(
    context: BotContext, session: Session, card: Card, reader: User
) -> Message | None:
    began, ended = (
        [int(each) for each in card.subject.get(name, "").split()] for name in ("began", "ended")
    )
    found = alerts.get_many(session, [*began, *ended])
    over = [
        found[each]
        for each in ended
        if each in found and found[each].problem.kind not in ALERT_EVENTS and each not in began
    ]
    there = [found[each] for each in began if each in found]
    if not there and not over:
        return None
    return alerts_view.card(reader.t, there, over, now=context.now)


CARDS = {CardKind.ALERTS: render_alerts}
