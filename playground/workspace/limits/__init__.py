"""Checks what Slack accepts in messages and views: every block, element and field, and its limit.

The tables are closed: what is not in them is refused, as Slack refuses a misspelled field.
Problems come in Slack's words, with a pointer to the place.

    surfaces             blocks, and what a whole message or view may hold
    elements             everything that can be pressed, chosen or filled in
    composition_objects  text objects, options, confirmations, rich text
    checks               the small checks that the tables are built from
"""

from playground.workspace.limits.surfaces import check_message, check_options, check_view

__all__ = ["check_message", "check_options", "check_view"]
