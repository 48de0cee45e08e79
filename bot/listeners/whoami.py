"""As whom the record knows a user."""

from bot.answers import Answer, Reply
from bot.blockkit import builders
from bot.context import BotContext
from bot.grammar import WhoamiRequest
from bot.inputs import DirectMessage, SlashCommand
from bot.messages import prefs as prefs_text


def show_own_name(
    _context: BotContext, slack_input: SlashCommand | DirectMessage, _request: WhoamiRequest
) -> Answer:
    user = slack_input.user
    return Reply(builders.sentence(prefs_text.known_as(user.t, user.actor.key)))


VERBS = {WhoamiRequest: show_own_name}
