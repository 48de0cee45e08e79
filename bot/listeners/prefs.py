"""What a person chooses: their language, and how they are told of things."""

from bot.answers import Answer, Done, Open, Reply
from bot.asked import Asker, Click, Direct, Submitted, Typed
from bot.desk import Desk
from bot.grammar import Prefs
from bot.ids.menu import Menu
from bot.kit import Message
from bot.languages import saying
from bot.messages import prefs as said
from bot.views import prefs as view
from journal.model import Wishes
from journal.store import people


def wishes_of(desk: Desk, asker: Asker) -> Wishes:
    with desk.reading() as session:
        known = people.get(session, asker.slack_id)
    return known.wishes if known else Wishes()


def show(desk: Desk, typed: Typed | Direct, _request: Prefs) -> Answer:
    wishes = wishes_of(desk, typed.asker)
    in_words = view.in_words(typed.asker.say, wishes)
    if isinstance(typed, Direct):
        return Reply(in_words)
    return Open(view.form(typed.asker.say, wishes), in_words)


def open_form(desk: Desk, click: Click) -> Answer:
    return Open(view.form(click.asker.say, wishes_of(desk, click.asker)))


def save(desk: Desk, form: Submitted) -> Answer:
    """Told in the language that was just chosen."""
    wishes = view.read(form.view.fields)
    with desk.session() as session:
        people.set_wishes(session, form.asker.slack_id, wishes)
    say = form.asker.say
    told = saying(wishes.language or say.language, say.zone, desk)
    return Done(Message(said.saved(told)))


VERBS = {Prefs: show}
ACTIONS = {Menu.PREFS_OPEN: open_form}
FORMS = {Menu.PREFS: save}
