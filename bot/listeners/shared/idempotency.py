"""Makes sure that an input is acted on once: Slack may send a line again, and a form may be
submitted from two screens.

It is asked in the transaction of the deed: of two at once the second waits for the first, and when
the deed is rolled back, it may be tried again.
"""

from sqlmodel import Session

from bot.context import BotContext
from bot.inputs import DirectMessage, FormSubmitted, Input
from journal.store.slack import events


def is_first_time(session: Session, context: BotContext, slack_input: Input) -> bool:
    """Whether it comes for the first time; clicks and commands always do: Slack never repeats them."""
    match slack_input:
        case DirectMessage(event_id=event_id):
            return events.is_first_time(session, event_id, now=context.now)
        case FormSubmitted(view=view):
            return events.is_first_time(session, f"view:{view.id}", now=context.now)
        case _:
            return True
