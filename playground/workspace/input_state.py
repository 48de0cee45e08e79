"""Keeps what has been typed and chosen in a view or message, in the shape Slack keeps and sends it.

Every element has one slot: `values[block_id][action_id] == {"type": ..., SLOT: ...}`.
"""

import copy
from collections.abc import Sequence

from playground.workspace.block_reader import elements
from playground.workspace.values import Json

InputValues = dict[str, dict[str, Json]]

# element type → (the slot its value stands in, the field that gives it a first value)
SLOTS = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "file_input": ("files", ""),
}
MULTI_VALUE_SLOTS = frozenset(slot for slot, _ in SLOTS.values() if slot.endswith("s"))


def initial_values(blocks: Sequence[Json]) -> InputValues:
    """The values of a view just opened: what the app put in, and nothing in the rest."""
    values: InputValues = {}
    for one in elements(blocks):
        kind = one.element["type"]
        if kind not in SLOTS:
            continue
        slot, initial = SLOTS[kind]
        first = one.element.get(initial, [] if slot in MULTI_VALUE_SLOTS else None)
        entry = {"type": kind, slot: copy.deepcopy(first)}
        values.setdefault(one.block["block_id"], {})[one.element["action_id"]] = entry
    return values


def values_after_update(old: InputValues, blocks: Sequence[Json]) -> InputValues:
    """The values after an update: typed input stays where block_id, action_id and type stay."""
    values = initial_values(blocks)
    for block_id, entries in values.items():
        for action_id, entry in entries.items():
            before = old.get(block_id, {}).get(action_id)
            if before is not None and before["type"] == entry["type"]:
                entries[action_id] = before
    return values
