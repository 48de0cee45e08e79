"""Makes sure that an input is acted on once: Slack may send a line again, a form may be submitted
from two screens, and people click twice.

It is asked in the transaction of the deed: of two at once the second waits for the first, and when
the deed is rolled back, it may be tried again.
"""

import hashlib

from sqlmodel import Session

from bot.context import BotContext
from bot.inputs import Click, DirectMessage, FormSubmitted, Input
from journal.store.slack import events


def is_first_time(session: Session, context: BotContext, slack_input: Input) -> bool:
    """Says whether it comes for the first time; commands always do: Slack never repeats them.

    A click is known by its button as it was shown: a card that is shown anew has another version in it.
    """
    match slack_input:
        case Click():
            return events.is_first_time(session, _click_key(slack_input), now=context.now)
        case DirectMessage(event_id=event_id):
            return events.is_first_time(session, event_id, now=context.now)
        case FormSubmitted(view=view):
            return events.is_first_time(session, f"view:{view.id}", now=context.now)
        case _:
            return True


def _click_key(click: Click) -> str:
    where = (click.message.channel, click.message.ts) if click.message else ()
    view = click.view.id if click.view else ""
    button = (click.user.slack_id, *where, view, click.action_id, click.block_id, click.value)
    return f"click:{hashlib.sha256(repr(button).encode()).hexdigest()}"
