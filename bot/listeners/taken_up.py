"""A message that was taken up → what goes into the form: its text, its moment, and where it stands."""

from datetime import UTC, datetime

from bot.asked import Asker, TakenUp
from bot.desk import Desk
from bot.grammar import normal
from bot.messages import form as said
from bot.views.entered import Entered
from journal.store import people


def from_message(desk: Desk, asker: Asker, message: TakenUp) -> Entered:
    with desk.reading() as session:
        author = people.get(session, message.by) if message.by else None
    at = written_at(message.ts)
    who = author.name if author and author.name else message.by or "?"
    when = asker.say.moment(at or desk.now, now=desk.now)
    source = said.message_of(asker.say, who, when, link_to(message))
    return Entered(
        template=desk.house.catalog.template(desk.settings.record.chat).code,
        occurred_at=at.isoformat() if at and at <= desk.now else "",
        text="\n\n".join(filter(None, (normal(message.text), source))),
        files=message.files,
    )


def written_at(ts: str) -> datetime | None:
    """Slack's ts is when it was written, in seconds."""
    seconds, _, _ = ts.partition(".")
    if not (seconds.isascii() and seconds.isdigit()) or len(seconds) > 11:
        return None
    return datetime.fromtimestamp(int(seconds), UTC)


def link_to(message: TakenUp) -> str:
    """As Slack's own "Copy link"; without the workspace's name it asks for that first."""
    host = f"{message.workspace}.slack.com" if message.workspace else "slack.com"
    link = f"https://{host}/archives/{message.channel}/p{message.ts.replace('.', '')}"
    if not message.thread_ts or message.thread_ts == message.ts:
        return link
    return f"{link}?thread_ts={message.thread_ts}&cid={message.channel}"
