"""A user's preferences: their language, and how they get notices."""

from bot.answers import Answer, CloseForm, OpenModal, Reply
from bot.blockkit.builders import Message
from bot.context import BotContext
from bot.grammar import PrefsRequest
from bot.ids.menu import MenuId
from bot.inputs import Click, DirectMessage, FormSubmitted, SlashCommand, User
from bot.messages import prefs as prefs_text
from bot.translations import build_translator
from bot.views import prefs as prefs_view
from journal.model import UserPreferences
from journal.store.slack import people


def user_wishes(context: BotContext, user: User) -> UserPreferences:
    with context.reading() as session:
        known = people.get(session, user.slack_id)
    return known.preferences if known else UserPreferences()


def show_prefs(
    context: BotContext, slack_input: SlashCommand | DirectMessage, _request: PrefsRequest
) -> Answer:
    wishes = user_wishes(context, slack_input.user)
    in_words = prefs_view.prefs_message(slack_input.user.t, wishes)
    if isinstance(slack_input, DirectMessage):
        return Reply(in_words)
    return OpenModal(prefs_view.prefs_form(slack_input.user.t, wishes), in_words)


def open_prefs_form(context: BotContext, click: Click) -> Answer:
    return OpenModal(prefs_view.prefs_form(click.user.t, user_wishes(context, click.user)))


def save_prefs(context: BotContext, form: FormSubmitted) -> Answer:
    """Save, and answer in the language that was just chosen."""
    wishes = prefs_view.preferences_from_fields(form.view.fields)
    with context.session() as session:
        people.set_preferences(session, form.user.slack_id, wishes)
    t = form.user.t
    t_now = build_translator(wishes.language or t.language, t.zone, context)
    return CloseForm(Message(t_now(prefs_text.PREFERENCES_SAVED)))


VERBS = {PrefsRequest: show_prefs}
ACTIONS = {MenuId.PREFS_OPEN: open_prefs_form}
FORMS = {MenuId.PREFS: save_prefs}
