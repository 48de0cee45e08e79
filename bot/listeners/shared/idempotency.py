"""Once is enough: Slack sends a line again when it is not sure that it arrived, and a form may be
sent off from two screens.

Asked in the transaction of the deed: of two at once the second waits for the first, and when the
deed is not done after all, it may be tried again.
"""

from sqlmodel import Session

from bot.context import BotContext
from bot.inputs import DirectMessage, FormSubmitted, Input
from journal.store.slack import events


def is_first_time(session: Session, context: BotContext, slack_input: Input) -> bool:
    """A click or a command is never sent again by Slack: whoever does so means it."""
    match slack_input:
        case DirectMessage(event_id=event_id):
            return events.is_first_time(session, event_id, now=context.now)
        case FormSubmitted(view=view):
            return events.is_first_time(session, f"view:{view.id}", now=context.now)
        case _:
            return True
