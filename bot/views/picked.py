"""PURE. Is what the pickers of a form give back among what this version's pickers offer?

Slack sees to it for the view that is open; but a view may have been open since an older version. Asked
before any listener reads it, so that each may trust what it reads.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot.asked import Asked, Click, Field, OpenView, Submitted
from bot.ids import OutOfDate, id_of, one_of
from bot.ids.admin import Admin
from bot.ids.find import Find
from bot.ids.forms import field_of
from bot.ids.log import Log
from bot.ids.menu import Menu
from bot.ids.triage import Triage
from bot.messages.prefs import LANGUAGES
from bot.views.entered import EVALUATIONS
from bot.views.prefs import AS_SLACK
from journal.model import Direction, NoticeKind, Told

_HOUR = re.compile(r"[0-9]|1[0-9]|2[0-3]")


def as_offered(asked: Asked) -> None:
    """Raises `OutOfDate` when it is not."""
    view = asked.view if isinstance(asked, Click | Submitted) else None
    if view is None:
        return
    for block, field in view.fields.items():
        offered = _OFFERED.get(field_of(block))
        for each in field.chosen if offered else ():
            if each and offered:
                offered(each)
    if isinstance(asked, Submitted):
        _is_whole(view)


def _is_whole(view: OpenView) -> None:
    """Slack does not let a form go without these."""
    for needed in _NEEDED.get(view.callback_id, ()):
        if not view.fields.get(needed, Field()).value:
            raise OutOfDate


_NEEDED: Mapping[str, tuple[str, ...]] = {
    Triage.OTHER_FORM: (Triage.CONTACT,),
    Admin.PURGE_FORM: (Admin.PURGE_COUNT,),
    Menu.PREFS: (Menu.LANGUAGE, Menu.TOLD, Menu.HOUR),
}


def _contact_or(begins: str) -> Callable[[str], object]:
    return lambda value: value.startswith(begins) or id_of(value)


def _among(*values: str) -> Callable[[str], object]:
    def check(value: str) -> None:
        if value not in values:
            raise OutOfDate

    return check


def _matching(shape: re.Pattern[str]) -> Callable[[str], object]:
    def check(value: str) -> None:
        if not shape.fullmatch(value):
            raise OutOfDate

    return check


def _day(value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise OutOfDate from error


_OFFERED: Mapping[str, Callable[[str], object]] = {
    Log.CONTACTS: _contact_or("seg:"),
    Log.WHEN: _matching(re.compile(r"[0-9]{1,11}")),
    Log.DIRECTION: lambda value: one_of(Direction, value),
    Log.EVALUATION: _among(*EVALUATIONS),
    Log.ATTEMPT: _among("failed"),
    Log.FOLLOW_UP: _day,
    Find.PICK_CONTACT: id_of,
    Find.COMPANY: id_of,
    Find.KIND: _among("company"),
    Triage.CONTACT: id_of,
    Triage.COMPANY: _contact_or("new:"),
    Triage.KEEP_ADDRESS: _among("yes"),
    Menu.LANGUAGE: _among(AS_SLACK, *LANGUAGES),
    Menu.TOLD: lambda value: one_of(Told, value),
    Menu.HOUR: _matching(_HOUR),
    Menu.KINDS: lambda value: one_of(NoticeKind, value),
}
