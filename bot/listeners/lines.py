"""What is typed: after a command, or as a line in the direct messages.

/log …        an entry, always; alone, the form
/rapport …    a verb; alone, the menu
a line        a verb when it begins with one, else an entry
"""

from bot.answers import Answer, Nothing
from bot.asked import Click, Direct, Opened, Typed
from bot.desk import Desk
from bot.dispatch import Tables, answered
from bot.grammar import Form, LogLine, Request, Unknown, read_command, read_log
from bot.ids.menu import Menu
from bot.listeners.drafting import Begun, begin
from bot.views.entered import Entered
from journal.store import events


def command_line(desk: Desk, tables: Tables, typed: Typed) -> Answer:
    return _answer(desk, tables, typed, _request(desk, typed))


def direct_line(desk: Desk, tables: Tables, line: Direct) -> Answer:
    """Slack sends an event again when it is not sure that it arrived.

    A line that logs carries its own key, and is logged once however often it comes: it must not be
    lost when we die half way. Anything else is done the first time only.
    """
    say = line.asker.say
    if line.files and not line.text.strip():
        return begin(desk, line, Begun(Entered(files=line.files)))
    read = read_command(line.text, now=desk.now, zone=say.zone, language=say.language)
    if isinstance(read, Unknown):
        read = LogLine(read_log(line.text, now=desk.now, zone=say.zone))
    if not isinstance(read, LogLine) and not _first_time(desk, line):
        return Nothing()
    return _answer(desk, tables, line, read)


def _first_time(desk: Desk, line: Direct) -> bool:
    with desk.session() as session:
        return events.first_time(session, line.event_id, now=desk.now)


def home_opened(desk: Desk, tables: Tables, opened: Opened) -> Answer:
    """The Home tab stands in the table of shortcuts: it has no id of its own in Slack."""
    return answered(desk, tables.shortcuts.get(Menu.HOME), opened)


def said_by_button(desk: Desk, tables: Tables, click: Click) -> Answer:
    """A button that runs a command: as if its value had been typed where it stands."""
    typed = Typed(
        asker=click.asker,
        command=desk.settings.slack.command,
        text=click.value,
        channel=click.message.channel if click.message else "",
        trigger=click.trigger,
        response_url=click.response_url,
    )
    return command_line(desk, tables, typed)


def _request(desk: Desk, typed: Typed) -> Request:
    say = typed.asker.say
    if typed.command != desk.settings.slack.log_command:
        return read_command(typed.text, now=desk.now, zone=say.zone, language=say.language)
    if not typed.text.strip():
        return Form()
    return LogLine(read_log(typed.text, now=desk.now, zone=say.zone))


def _answer(desk: Desk, tables: Tables, asked: Typed | Direct, request: Request) -> Answer:
    verb = tables.verbs.get(type(request))
    listener = None if verb is None else lambda desk, asked: verb(desk, asked, request)
    return answered(desk, listener, asked)
