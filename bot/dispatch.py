"""Which listener answers: the tables of all parts in one, and what is said when one fails.

A user's mistake is told in its own words; what an older version left in Slack, as such. Anything
else is told with a reference that the log knows; the log has the kind of error and where, no word
of what was typed.
"""

import logging
import secrets
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from sqlmodel import Session

from bot import kit
from bot.answers import Answer, Nothing, Options, Reply
from bot.asked import Asked, Click, Closed, Direct, Searched, Shortcut, Submitted, Typed
from bot.desk import Desk
from bot.ids import OutOfDate
from bot.kit import Message
from bot.messages import errors as said
from bot.say import Say
from bot.views.picked import as_offered
from journal.errors import RapportError, TransientError, UserError
from journal.model import Card, CardKind

Listener = Callable[[Desk, Any], Answer]
# Of a request of the grammar; by its type.
Verb = Callable[[Desk, Typed | Direct, Any], Answer]
Render = Callable[[Desk, Session, Card, Say], Message | None]

log = logging.getLogger(__name__)
# Of a command that did not work, so much is given back.
_ECHO = 2900


@dataclass(frozen=True, slots=True)
class Tables:
    verbs: Mapping[type, Verb]
    actions: Mapping[str, Listener]
    forms: Mapping[str, Listener]
    closed: Mapping[str, Listener]
    pickers: Mapping[str, Listener]
    shortcuts: Mapping[str, Listener]
    cards: Mapping[CardKind, Render]


def gathered(parts: tuple[ModuleType, ...]) -> Tables:
    """The tables of all files of listeners. No id may be in two of them."""
    names = ("VERBS", "ACTIONS", "FORMS", "CLOSED", "PICKERS", "SHORTCUTS", "CARDS")
    return Tables(*(_united(name, parts) for name in names))


def _united(name: str, parts: tuple[ModuleType, ...]) -> dict[Any, Any]:
    united: dict[Any, Any] = {}
    for part in parts:
        for key, listener in getattr(part, name, {}).items():
            if key in united:
                raise ValueError(f"{name} {key!r} has two listeners.")
            united[key] = listener
    return united


def listener_for(tables: Tables, asked: Asked) -> Listener | None:
    match asked:
        case Click():
            return tables.actions.get(asked.action_id)
        case Submitted():
            return tables.forms.get(asked.view.callback_id)
        case Closed():
            return tables.closed.get(asked.view.callback_id) or _nothing
        case Searched():
            return tables.pickers.get(asked.action_id)
        case Shortcut():
            return tables.shortcuts.get(asked.callback_id)
        case _:
            return None


def _nothing(_desk: Desk, _asked: Any) -> Answer:
    return Nothing()


def answered(desk: Desk, listener: Listener | None, asked: Asked) -> Answer:
    """What the listener says, or why it could not."""
    try:
        if listener is None:
            raise OutOfDate  # noqa: TRY301 (told in one place, whoever finds it)
        as_offered(asked)
        return listener(desk, asked)
    except OutOfDate:
        log.warning("out of date: %s", type(asked).__name__)
        return failed(asked, said.out_of_date(asked.asker.say))
    except Exception as error:  # noqa: BLE001 (whatever it is, somebody waits for an answer)
        return failed(asked, told(asked.asker.say, error))


def told(say: Say, error: Exception, *, late: bool = False) -> str:
    """Why it did not work: in the error's own words where they are for people. `late`: part of it
    may have been done by then.
    """
    if isinstance(error, UserError):
        return str(error)
    reference = secrets.token_hex(3)
    frames = traceback.extract_tb(error.__traceback__)
    where = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames[-6:]))
    log.error("failed reference=%s error=%s at %s", reference, type(error).__name__, where)
    if late:
        return said.failed_late(say, reference)
    if isinstance(error, TransientError):
        return said.busy(say, reference)
    if isinstance(error, RapportError):
        return said.out_of_order(say, reference)
    return said.failed(say, reference)


def failed(asked: Asked, why: str) -> Answer:
    """Told where the asker looks; a form keeps what was typed, since `slack_out` puts it on top."""
    if isinstance(asked, Searched):
        return Options()
    if isinstance(asked, Closed):
        # Whoever gives up a form asks for nothing.
        return Nothing()
    title = said.title(asked.asker.say)
    # Slack takes a command out of the line it was typed in: whoever must try again has it here.
    typed = f"{asked.command} {asked.text}".strip() if isinstance(asked, Typed) else ""
    echo = [kit.quote(typed, _ECHO)] if typed else []
    return Reply(Message(kit.safe(why, 3000), (kit.section(kit.plain(why)), *echo)), title=title)
