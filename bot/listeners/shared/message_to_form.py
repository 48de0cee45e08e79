"""A message that was taken up → what goes into the form: its text, its moment, and where it stands.

Whom it names, how long something took and when to come back to it are read as in a typed line.
"""

from datetime import UTC, datetime

from bot.context import BotContext
from bot.grammar import normalise
from bot.inputs import SharedMessage, User
from bot.listeners.shared.line_reading import understand_text, with_colleague_names
from bot.messages import log_form as log_form_text
from bot.views.log_values import LogValues
from journal.store.slack import people


def form_from_message(context: BotContext, user: User, message: SharedMessage) -> LogValues:
    with context.reading() as session:
        author = people.get(session, message.author) if message.author else None
        typed = with_colleague_names(session, normalise(message.text))
        line = understand_text(context, session, user, typed)
    at = moment_of_ts(message.ts)
    who = author.name if author and author.name else message.author or "?"
    when = user.t.moment(at or context.now, now=context.now)
    source = log_form_text.message_source(user.t, who, when, message_link(message))
    is_due = line.follow_up_on is not None and not line.is_planned
    return LogValues(
        contacts=tuple(each.id for each in line.contacts),
        template=context.config.catalog.find_template(context.settings.record.chat).code,
        occurred_at=at if at and at <= context.now else None,
        duration_minutes=line.duration_minutes,
        follow_up_on=line.follow_up_on if is_due else None,
        follow_up_time=line.follow_up_time if is_due else None,
        text="\n\n".join(filter(None, (typed, source))),
        files=message.files,
    )


def moment_of_ts(ts: str) -> datetime | None:
    """The time of a message: Slack's ts, in seconds."""
    seconds, _, _ = ts.partition(".")
    if not (seconds.isascii() and seconds.isdigit()) or len(seconds) > 11:
        return None
    return datetime.fromtimestamp(int(seconds), UTC)


def message_name(message: SharedMessage) -> str:
    """Says how Slack's links name a message: `p1796045022085175`."""
    return f"p{message.ts.replace('.', '')}"


def message_link(message: SharedMessage) -> str:
    """The address of Slack's own "Copy link"; without the workspace's name Slack asks for it first."""
    host = f"{message.workspace}.slack.com" if message.workspace else "slack.com"
    link = f"https://{host}/archives/{message.channel}/{message_name(message)}"
    if not message.thread_ts or message.thread_ts == message.ts:
        return link
    return f"{link}?thread_ts={message.thread_ts}&cid={message.channel}"
