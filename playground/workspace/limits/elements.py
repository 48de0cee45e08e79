"""Everything that can be pressed, chosen or filled in, and in which blocks it may stand."""

from playground.workspace.limits.checks import (
    FieldRule,
    Problems,
    ValueCheck,
    add_problem,
    all_of,
    boolean,
    list_of,
    may_have,
    must_have,
    number,
    object_by_type,
    object_with,
    one_of,
    text,
    text_matching,
)
from playground.workspace.limits.composition_objects import (
    CHECKBOX_OPTION,
    CONFIRM,
    IDENTIFIER,
    OPTION,
    OPTIONS_OR_GROUPS,
    OVERFLOW_OPTION,
    RICH_TEXT,
    URL,
    plain_text,
)

_DATE = text_matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "a date as YYYY-MM-DD")
_TIME = text_matching(r"([01]\d|2[0-3]):[0-5]\d", "a time as HH:MM")
_NUMBER = text_matching(r"-?\d+(\.\d+)?", "a number in a string")

_COMMON_FIELDS: dict[str, FieldRule] = {"action_id": may_have(IDENTIFIER)}
_FOCUS_FIELDS: dict[str, FieldRule] = {**_COMMON_FIELDS, "focus_on_load": may_have(boolean)}
_PLACEHOLDER_FIELDS: dict[str, FieldRule] = {
    **_FOCUS_FIELDS,
    "placeholder": may_have(plain_text(150)),
}
_MENU_FIELDS: dict[str, FieldRule] = {**_PLACEHOLDER_FIELDS, "confirm": may_have(CONFIRM)}
_MULTI_MENU_FIELDS: dict[str, FieldRule] = {
    **_MENU_FIELDS,
    "max_selected_items": may_have(number(1, 100)),
}
_DISPATCH = object_with(
    {
        "trigger_actions_on": may_have(
            list_of(one_of("on_enter_pressed", "on_character_entered"), 2),
        )
    }
)
_TEXT_INPUT_FIELDS: dict[str, FieldRule] = {
    **_PLACEHOLDER_FIELDS,
    "dispatch_action_config": may_have(_DISPATCH),
}
_CONVERSATION_FILTER = object_with(
    {
        "include": may_have(list_of(one_of("im", "mpim", "private", "public"), 4)),
        "exclude_external_shared_channels": may_have(boolean),
        "exclude_bot_users": may_have(boolean),
    }
)


def _accept_anything(_value: object, _pointer: str, _problems: Problems) -> None:
    """Accepts anything: the options are checked together elsewhere."""


def _menu_with_options(fields: dict[str, FieldRule]) -> ValueCheck:
    """A menu with its options in it: exactly one of options and option_groups."""

    def offer(value: object, pointer: str, problems: Problems) -> None:
        if isinstance(value, dict):
            lists = {name: value[name] for name in ("options", "option_groups") if name in value}
            OPTIONS_OR_GROUPS(lists, pointer, problems)

    return all_of(
        object_with(
            {
                **fields,
                "options": may_have(_accept_anything),
                "option_groups": may_have(_accept_anything),
            }
        ),
        offer,
    )


def _initial_among_options(*, plural: bool) -> ValueCheck:
    """Checks that the initial choice is one of the options, to the letter."""

    def check(value: object, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            return
        name = "initial_options" if plural else "initial_option"
        first = value.get(name) or []
        offered = _menu_options(value)
        for one in first if isinstance(first, list) else [first]:
            if one not in offered:
                add_problem(
                    problems, f"{pointer}/{name}", "initial option does not match any option"
                )

    return check


def _menu_options(menu: dict[str, object]) -> list[object]:
    parts = [menu.get("options")]
    groups = menu.get("option_groups")
    if isinstance(groups, list):
        parts += [group.get("options") for group in groups if isinstance(group, dict)]
    return [one for part in parts if isinstance(part, list) for one in part]


def _checkbox_element(*, plural: bool) -> ValueCheck:
    name = "initial_options" if plural else "initial_option"
    first = list_of(CHECKBOX_OPTION, 10) if plural else CHECKBOX_OPTION
    fields = {
        **_FOCUS_FIELDS,
        "confirm": may_have(CONFIRM),
        "options": must_have(list_of(CHECKBOX_OPTION, 10)),
        name: may_have(first),
    }
    return all_of(object_with(fields), _initial_among_options(plural=plural))


_BUTTON = object_with(
    {
        **_COMMON_FIELDS,
        "text": must_have(plain_text(75)),
        "value": may_have(text(2000)),
        "url": may_have(URL),
        "style": may_have(one_of("primary", "danger")),
        "confirm": may_have(CONFIRM),
        "accessibility_label": may_have(text(75)),
    }
)
_OVERFLOW = object_with(
    {
        **_COMMON_FIELDS,
        "options": must_have(list_of(OVERFLOW_OPTION, 5)),
        "confirm": may_have(CONFIRM),
    }
)
IMAGE = object_with(
    {
        "image_url": may_have(URL),
        "slack_file": may_have(object_with({"id": may_have(IDENTIFIER), "url": may_have(URL)})),
        "alt_text": must_have(text(2000)),
    }
)
_EXTERNAL_FIELDS: dict[str, FieldRule] = {"min_query_length": may_have(number(0, 150))}
_INITIAL_OPTIONS = list_of(OPTION, 100)
_IDS = list_of(IDENTIFIER, 100)
_FILTER_FIELDS: dict[str, FieldRule] = {
    "default_to_current_conversation": may_have(boolean),
    "filter": may_have(_CONVERSATION_FILTER),
}
_RESPONSE_URL_FIELDS: dict[str, FieldRule] = {"response_url_enabled": may_have(boolean)}
_SINGLE_VALUE_ELEMENTS: dict[str, ValueCheck] = {
    "static_select": all_of(
        _menu_with_options({**_MENU_FIELDS, "initial_option": may_have(OPTION)}),
        _initial_among_options(plural=False),
    ),
    "external_select": object_with(
        {**_MENU_FIELDS, **_EXTERNAL_FIELDS, "initial_option": may_have(OPTION)}
    ),
    "users_select": object_with({**_MENU_FIELDS, "initial_user": may_have(IDENTIFIER)}),
    "conversations_select": object_with(
        {
            **_MENU_FIELDS,
            **_FILTER_FIELDS,
            **_RESPONSE_URL_FIELDS,
            "initial_conversation": may_have(IDENTIFIER),
        }
    ),
    "channels_select": object_with(
        {**_MENU_FIELDS, **_RESPONSE_URL_FIELDS, "initial_channel": may_have(IDENTIFIER)}
    ),
    "datepicker": object_with({**_MENU_FIELDS, "initial_date": may_have(_DATE)}),
    "timepicker": object_with(
        {**_MENU_FIELDS, "initial_time": may_have(_TIME), "timezone": may_have(text(100))}
    ),
    "radio_buttons": _checkbox_element(plural=False),
    "checkboxes": _checkbox_element(plural=True),
}
_MULTI_SELECT_ELEMENTS: dict[str, ValueCheck] = {
    "multi_static_select": all_of(
        _menu_with_options({**_MULTI_MENU_FIELDS, "initial_options": may_have(_INITIAL_OPTIONS)}),
        _initial_among_options(plural=True),
    ),
    "multi_external_select": object_with(
        {**_MULTI_MENU_FIELDS, **_EXTERNAL_FIELDS, "initial_options": may_have(_INITIAL_OPTIONS)}
    ),
    "multi_users_select": object_with({**_MULTI_MENU_FIELDS, "initial_users": may_have(_IDS)}),
    "multi_conversations_select": object_with(
        {**_MULTI_MENU_FIELDS, **_FILTER_FIELDS, "initial_conversations": may_have(_IDS)}
    ),
    "multi_channels_select": object_with(
        {**_MULTI_MENU_FIELDS, "initial_channels": may_have(_IDS)}
    ),
}
# Ten digits: seconds, not milliseconds.
_DATETIME_ELEMENTS = {
    "datetimepicker": object_with(
        {
            **_FOCUS_FIELDS,
            "confirm": may_have(CONFIRM),
            "initial_date_time": may_have(number(10**9, 10**10 - 1)),
        }
    )
}
_TEXT_INPUT_ELEMENTS: dict[str, ValueCheck] = {
    "plain_text_input": object_with(
        {
            **_TEXT_INPUT_FIELDS,
            "initial_value": may_have(text(3000)),
            "multiline": may_have(boolean),
            "min_length": may_have(number(0, 3000)),
            "max_length": may_have(number(1, 3000)),
        }
    ),
    "number_input": object_with(
        {
            **_TEXT_INPUT_FIELDS,
            "is_decimal_allowed": must_have(boolean),
            "initial_value": may_have(_NUMBER),
            "min_value": may_have(_NUMBER),
            "max_value": may_have(_NUMBER),
        }
    ),
    "email_text_input": object_with({**_TEXT_INPUT_FIELDS, "initial_value": may_have(text(3000))}),
    "url_text_input": object_with({**_TEXT_INPUT_FIELDS, "initial_value": may_have(text(3000))}),
    "rich_text_input": object_with({**_TEXT_INPUT_FIELDS, "initial_value": may_have(RICH_TEXT)}),
}
_FILE_ELEMENTS = {
    "file_input": object_with(
        {
            **_COMMON_FIELDS,
            "filetypes": may_have(list_of(text(20, least=1), 100)),
            "max_files": may_have(number(1, 10)),
        }
    )
}

IN_SECTION = object_by_type(
    {
        "button": _BUTTON,
        "overflow": _OVERFLOW,
        "image": IMAGE,
        **_SINGLE_VALUE_ELEMENTS,
        **_MULTI_SELECT_ELEMENTS,
    }
)
IN_ACTIONS = object_by_type(
    {"button": _BUTTON, "overflow": _OVERFLOW, **_SINGLE_VALUE_ELEMENTS, **_DATETIME_ELEMENTS}
)
IN_INPUT = object_by_type(
    {
        **_SINGLE_VALUE_ELEMENTS,
        **_MULTI_SELECT_ELEMENTS,
        **_DATETIME_ELEMENTS,
        **_TEXT_INPUT_ELEMENTS,
    }
)
IN_MODAL_INPUT = object_by_type(
    {
        **_SINGLE_VALUE_ELEMENTS,
        **_MULTI_SELECT_ELEMENTS,
        **_DATETIME_ELEMENTS,
        **_TEXT_INPUT_ELEMENTS,
        **_FILE_ELEMENTS,
    }
)
