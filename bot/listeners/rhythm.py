"""Stays in touch: who waits for a word from somebody, and how often a contact is to be spoken to."""

from sqlmodel import Session

from bot.answers import Answer, Nothing, Reply
from bot.blockkit import builders
from bot.context import BotContext
from bot.grammar import RhythmRequest
from bot.ids.find import FindId
from bot.inputs import DirectMessage, SlashCommand, User
from bot.listeners.shared import contact_search
from bot.listeners.shared.idempotency import is_first_time
from bot.messages import contact as contact_text
from bot.messages import rhythm as rhythm_text
from bot.views import contact as contact_view
from bot.views import rhythm as rhythm_view
from bot.views.contact_labels import contact_title
from journal.contacts import stay_in_touch
from journal.model import Contact, OverdueContact

_MOST_LISTED = 15


def answer_rhythm(
    context: BotContext, slack_input: SlashCommand | DirectMessage, request: RhythmRequest
) -> Answer:
    user, t = slack_input.user, slack_input.user.t
    if not request.who:
        with context.reading() as session:
            waiting = _waiting_for(context, session, user)[:_MOST_LISTED]
        message = rhythm_view.overdue_list(t, waiting, now=context.now)
        return Reply(message, title=t(rhythm_text.TITLE))
    with context.session() as session:
        if not is_first_time(session, context, slack_input):
            return Nothing()
        found = contact_search.find_contacts(session, request.who)
        if found.is_certain:
            return _set_rhythm(context, session, user, found.contacts[0], request.days)
    if not found.contacts:
        return Reply(contact_view.no_match(t, request.who))
    question = contact_text.who_is_it(
        t, request.who, len(found.contacts), contact_search.MOST_OFFERED
    )
    offered = [(each, str(each.id)) for each in found.contacts]
    return Reply(contact_view.contact_choices(t, question, offered, FindId.CARD))


def _waiting_for(context: BotContext, session: Session, user: User) -> list[OverdueContact]:
    overdue = stay_in_touch.find_overdue(session, context.config.rhythm, now=context.now)
    keepers = stay_in_touch.find_keepers(session, overdue)
    return [each for each in overdue if keepers.get(each.contact.id) in user.actor.names]


def _set_rhythm(
    context: BotContext, session: Session, user: User, who: Contact, days: int | None
) -> Answer:
    t, name = user.t, contact_title(who)
    after = stay_in_touch.set_rhythm(session, user.actor, who, days, now=context.now)
    if not isinstance(after, Contact):
        return Reply(builders.sentence(rhythm_text.changed_meanwhile(t, name)))
    if days is None:
        return Reply(builders.sentence(rhythm_text.rhythm_removed(t, name)))
    how_often = rhythm_text.how_often(t, days)
    return Reply(builders.sentence(rhythm_text.rhythm_set(t, name, how_often)))


VERBS = {RhythmRequest: answer_rhythm}
