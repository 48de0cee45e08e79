"""PURE. Checks that the picked values of a form are among those that this version offers.

Slack checks this for the open view; but a view may have been open since an older version. It is
checked before any listener runs, so that each may trust the values.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from bot.ids import OutOfDate, parse_enum, parse_id
from bot.ids.admin import AdminId
from bot.ids.find import FindId
from bot.ids.form_metadata import field_id
from bot.ids.letter import LetterId
from bot.ids.log import LogId
from bot.ids.menu import MenuId
from bot.ids.triage import TriageId
from bot.inputs import Click, FieldValue, FormSubmitted, Input, ViewState
from bot.messages.prefs import LANGUAGE_NAMES
from bot.views.prefs import AS_SLACK
from journal.model import EVALUATION_BY_MARK, Direction, NoticeFrequency, NoticeKind

_HOUR = re.compile(r"[0-9]|1[0-9]|2[0-3]")


def validate_picked_values(slack_input: Input) -> None:
    """Raise `OutOfDate` for a value that this version does not offer."""
    view = slack_input.view if isinstance(slack_input, Click | FormSubmitted) else None
    if view is None:
        return
    for block, field in view.fields.items():
        offered = _CHECK_BY_FIELD.get(field_id(block))
        for each in field.chosen if offered else ():
            if each and offered:
                offered(each)
    if isinstance(slack_input, FormSubmitted):
        _validate_required_fields(view)


def _validate_required_fields(view: ViewState) -> None:
    """Checks the fields without which Slack does not submit a form."""
    for needed in _REQUIRED_FIELDS.get(view.callback_id, ()):
        if not view.fields.get(needed, FieldValue()).value:
            raise OutOfDate


_REQUIRED_FIELDS: Mapping[str, tuple[str, ...]] = {
    TriageId.OTHER_CONTACT_FORM: (TriageId.CONTACT,),
    AdminId.PURGE_FORM: (AdminId.PURGE_COUNT,),
    MenuId.PREFS: (MenuId.LANGUAGE, MenuId.FREQUENCY, MenuId.HOUR),
}


def _is_contact_or_prefixed(begins: str) -> Callable[[str], object]:
    return lambda value: value.startswith(begins) or parse_id(value)


def _is_one_of(*values: str) -> Callable[[str], object]:
    def check(value: str) -> None:
        if value not in values:
            raise OutOfDate

    return check


def _matches(shape: re.Pattern[str]) -> Callable[[str], object]:
    def check(value: str) -> None:
        if not shape.fullmatch(value):
            raise OutOfDate

    return check


def _is_day(value: str) -> None:
    try:
        date.fromisoformat(value)
    except ValueError as error:
        raise OutOfDate from error


_CHECK_BY_FIELD: Mapping[str, Callable[[str], object]] = {
    LogId.CONTACTS: _is_contact_or_prefixed("seg:"),
    LogId.WHEN: _matches(re.compile(r"[0-9]{1,11}")),
    LogId.DIRECTION: lambda value: parse_enum(Direction, value),
    LogId.EVALUATION: _is_one_of(*EVALUATION_BY_MARK),
    LogId.ATTEMPT: _is_one_of("failed"),
    LogId.FOLLOW_UP: _is_day,
    LogId.FOLLOW_UP_TIME: _matches(re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")),
    LetterId.CONTACTS: parse_id,
    FindId.PICK_CONTACT: parse_id,
    FindId.COMPANY: parse_id,
    FindId.KIND: _is_one_of("company"),
    TriageId.CONTACT: parse_id,
    TriageId.COMPANY: _is_contact_or_prefixed("new:"),
    TriageId.KEEP_ADDRESS: _is_one_of("yes"),
    MenuId.LANGUAGE: _is_one_of(AS_SLACK, *LANGUAGE_NAMES),
    MenuId.FREQUENCY: lambda value: parse_enum(NoticeFrequency, value),
    MenuId.HOUR: _matches(_HOUR),
    MenuId.KINDS: lambda value: parse_enum(NoticeKind, value),
}
