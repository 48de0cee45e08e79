"""Everything that can be pressed, chosen or filled in, and in which blocks it may stand."""

from playground.workspace.limits.checks import (
    Check,
    Field,
    Problems,
    both,
    by_type,
    many,
    matching,
    may,
    need,
    note,
    number,
    one_of,
    record,
    text,
    truth,
)
from playground.workspace.limits.objects import (
    CONFIRM,
    IDENTIFIER,
    MENU_ITEM,
    OFFER,
    OPTION,
    RICH_TEXT,
    TICK,
    URL,
    plain,
)

_DATE = matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "a date as YYYY-MM-DD")
_TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "a time as HH:MM")
_NUMBER = matching(r"-?\d+(\.\d+)?", "a number in a string")

_ANY: dict[str, Field] = {"action_id": may(IDENTIFIER)}
_FOCUS: dict[str, Field] = {**_ANY, "focus_on_load": may(truth)}
_HINTED: dict[str, Field] = {**_FOCUS, "placeholder": may(plain(150))}
_CHOSEN: dict[str, Field] = {**_HINTED, "confirm": may(CONFIRM)}
_MANY: dict[str, Field] = {**_CHOSEN, "max_selected_items": may(number(1, 100))}
_DISPATCH = record(
    {
        "trigger_actions_on": may(
            many(one_of("on_enter_pressed", "on_character_entered"), 2),
        )
    }
)
_TYPED: dict[str, Field] = {**_HINTED, "dispatch_action_config": may(_DISPATCH)}
_FILTER = record(
    {
        "include": may(many(one_of("im", "mpim", "private", "public"), 4)),
        "exclude_external_shared_channels": may(truth),
        "exclude_bot_users": may(truth),
    }
)


def _elsewhere(_value: object, _pointer: str, _problems: Problems) -> None:
    """Checked beside, as one whole."""


def _offering(fields: dict[str, Field]) -> Check:
    """A menu with its options in it: exactly one of options and option_groups."""

    def offer(value: object, pointer: str, problems: Problems) -> None:
        if isinstance(value, dict):
            kept = {name: value[name] for name in ("options", "option_groups") if name in value}
            OFFER(kept, pointer, problems)

    return both(
        record({**fields, "options": may(_elsewhere), "option_groups": may(_elsewhere)}), offer
    )


def _first_among(*, plural: bool) -> Check:
    """What is chosen at first must be one of the options, to the letter."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            return
        name = "initial_options" if plural else "initial_option"
        first = value.get(name) or []
        offered = _offered(value)
        for one in first if isinstance(first, list) else [first]:
            if one not in offered:
                note(problems, f"{pointer}/{name}", "initial option does not match any option")

    return check


def _offered(menu: dict[str, object]) -> list[object]:
    parts = [menu.get("options")]
    groups = menu.get("option_groups")
    if isinstance(groups, list):
        parts += [group.get("options") for group in groups if isinstance(group, dict)]
    return [one for part in parts if isinstance(part, list) for one in part]


def _ticked(*, plural: bool) -> Check:
    name = "initial_options" if plural else "initial_option"
    first = many(TICK, 10) if plural else TICK
    fields = {**_FOCUS, "confirm": may(CONFIRM), "options": need(many(TICK, 10)), name: may(first)}
    return both(record(fields), _first_among(plural=plural))


_BUTTON = record(
    {
        **_ANY,
        "text": need(plain(75)),
        "value": may(text(2000)),
        "url": may(URL),
        "style": may(one_of("primary", "danger")),
        "confirm": may(CONFIRM),
        "accessibility_label": may(text(75)),
    }
)
_OVERFLOW = record({**_ANY, "options": need(many(MENU_ITEM, 5)), "confirm": may(CONFIRM)})
IMAGE = record(
    {
        "image_url": may(URL),
        "slack_file": may(record({"id": may(IDENTIFIER), "url": may(URL)})),
        "alt_text": need(text(2000)),
    }
)
_EXTERNAL: dict[str, Field] = {"min_query_length": may(number(0, 150))}
_FIRST = many(OPTION, 100)
_IDS = many(IDENTIFIER, 100)
_WITHIN: dict[str, Field] = {
    "default_to_current_conversation": may(truth),
    "filter": may(_FILTER),
}
_ANSWERING: dict[str, Field] = {"response_url_enabled": may(truth)}
_FEW: dict[str, Check] = {
    "static_select": both(
        _offering({**_CHOSEN, "initial_option": may(OPTION)}), _first_among(plural=False)
    ),
    "external_select": record({**_CHOSEN, **_EXTERNAL, "initial_option": may(OPTION)}),
    "users_select": record({**_CHOSEN, "initial_user": may(IDENTIFIER)}),
    "conversations_select": record(
        {**_CHOSEN, **_WITHIN, **_ANSWERING, "initial_conversation": may(IDENTIFIER)}
    ),
    "channels_select": record({**_CHOSEN, **_ANSWERING, "initial_channel": may(IDENTIFIER)}),
    "datepicker": record({**_CHOSEN, "initial_date": may(_DATE)}),
    "timepicker": record({**_CHOSEN, "initial_time": may(_TIME), "timezone": may(text(100))}),
    "radio_buttons": _ticked(plural=False),
    "checkboxes": _ticked(plural=True),
}
_SEVERAL: dict[str, Check] = {
    "multi_static_select": both(
        _offering({**_MANY, "initial_options": may(_FIRST)}), _first_among(plural=True)
    ),
    "multi_external_select": record({**_MANY, **_EXTERNAL, "initial_options": may(_FIRST)}),
    "multi_users_select": record({**_MANY, "initial_users": may(_IDS)}),
    "multi_conversations_select": record({**_MANY, **_WITHIN, "initial_conversations": may(_IDS)}),
    "multi_channels_select": record({**_MANY, "initial_channels": may(_IDS)}),
}
# Ten digits: a moment in seconds, not in milliseconds.
_MOMENT = {
    "datetimepicker": record(
        {**_FOCUS, "confirm": may(CONFIRM), "initial_date_time": may(number(10**9, 10**10 - 1))}
    )
}
_FILLED: dict[str, Check] = {
    "plain_text_input": record(
        {
            **_TYPED,
            "initial_value": may(text(3000)),
            "multiline": may(truth),
            "min_length": may(number(0, 3000)),
            "max_length": may(number(1, 3000)),
        }
    ),
    "number_input": record(
        {
            **_TYPED,
            "is_decimal_allowed": need(truth),
            "initial_value": may(_NUMBER),
            "min_value": may(_NUMBER),
            "max_value": may(_NUMBER),
        }
    ),
    "email_text_input": record({**_TYPED, "initial_value": may(text(3000))}),
    "url_text_input": record({**_TYPED, "initial_value": may(text(3000))}),
    "rich_text_input": record({**_TYPED, "initial_value": may(RICH_TEXT)}),
}
_FILES = {
    "file_input": record(
        {**_ANY, "filetypes": may(many(text(20, least=1), 100)), "max_files": may(number(1, 10))}
    )
}

IN_SECTION = by_type({"button": _BUTTON, "overflow": _OVERFLOW, "image": IMAGE, **_FEW, **_SEVERAL})
IN_ACTIONS = by_type({"button": _BUTTON, "overflow": _OVERFLOW, **_FEW, **_MOMENT})
IN_INPUT = by_type({**_FEW, **_SEVERAL, **_MOMENT, **_FILLED})
IN_MODAL_INPUT = by_type({**_FEW, **_SEVERAL, **_MOMENT, **_FILLED, **_FILES})
