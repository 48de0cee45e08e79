"""Text objects, options, confirmations and rich text: what blocks and elements are made of."""

from playground.workspace.limits.checks import (
    ValueCheck,
    all_of,
    boolean,
    exactly_one,
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

URL = text_matching(
    r"(https?|mailto|slack|tel):.{1,2992}", "a valid url of at most 3000 characters"
)
IDENTIFIER = text(255, least=1)


def plain_text(most: int) -> ValueCheck:
    fields = {"text": must_have(text(most, least=1)), "emoji": may_have(boolean)}
    return object_by_type({"plain_text": object_with(fields)})


def plain_or_mrkdwn(most: int) -> ValueCheck:
    return object_by_type(
        {
            "plain_text": object_with(
                {"text": must_have(text(most, least=1)), "emoji": may_have(boolean)}
            ),
            "mrkdwn": object_with(
                {"text": must_have(text(most, least=1)), "verbatim": may_have(boolean)}
            ),
        }
    )


CONFIRM = object_with(
    {
        "title": must_have(plain_text(100)),
        "text": must_have(plain_or_mrkdwn(300)),
        "confirm": may_have(plain_text(30)),
        "deny": may_have(plain_text(30)),
        "style": may_have(one_of("primary", "danger")),
    }
)


def _option(label: ValueCheck) -> ValueCheck:
    return object_with(
        {
            "text": must_have(label),
            "value": must_have(text(150, least=1)),
            "description": may_have(plain_text(75)),
        }
    )


OPTION = _option(plain_text(75))
# Checkboxes and radio buttons are the only ones whose labels may be marked up.
CHECKBOX_OPTION = object_with(
    {
        "text": must_have(plain_or_mrkdwn(75)),
        "value": must_have(text(150, least=1)),
        "description": may_have(plain_or_mrkdwn(75)),
    }
)
OVERFLOW_OPTION = object_with(
    {
        "text": must_have(plain_text(75)),
        "value": must_have(text(150, least=1)),
        "description": may_have(plain_text(75)),
        "url": may_have(URL),
    }
)
OPTION_GROUP = object_with(
    {"label": must_have(plain_text(75)), "options": must_have(list_of(OPTION, 100))}
)
OPTIONS_OR_GROUPS = all_of(
    object_with(
        {
            "options": may_have(list_of(OPTION, 100, least=0)),
            "option_groups": may_have(list_of(OPTION_GROUP, 100, least=0)),
        }
    ),
    exactly_one("options", "option_groups"),
)


_STYLE = object_with(
    {name: may_have(boolean) for name in ("bold", "italic", "strike", "code", "underline")}
)
_MENTION_STYLE = object_with(
    {
        name: may_have(boolean)
        for name in ("bold", "italic", "strike", "highlight", "client_highlight", "unlink")
    }
)
_RICH_TEXT_PIECE = object_by_type(
    {
        "text": object_with({"text": must_have(text(12_000, least=1)), "style": may_have(_STYLE)}),
        "link": object_with(
            {
                "url": must_have(URL),
                "text": may_have(text(3000)),
                "style": may_have(_STYLE),
                "unsafe": may_have(boolean),
            }
        ),
        "emoji": object_with(
            {
                "name": must_have(text(255, least=1)),
                "unicode": may_have(text(255)),
                "skin_tone": may_have(number(2, 6)),
                "style": may_have(_STYLE),
            }
        ),
        "user": object_with({"user_id": must_have(IDENTIFIER), "style": may_have(_MENTION_STYLE)}),
        "usergroup": object_with(
            {"usergroup_id": must_have(IDENTIFIER), "style": may_have(_MENTION_STYLE)}
        ),
        "channel": object_with(
            {"channel_id": must_have(IDENTIFIER), "style": may_have(_MENTION_STYLE)}
        ),
        "broadcast": object_with({"range": must_have(one_of("here", "channel", "everyone"))}),
        "color": object_with({"value": must_have(text_matching(r"#[0-9a-fA-F]{6}", "a colour"))}),
        "date": object_with(
            {
                "timestamp": must_have(number(0, 10**11)),
                "format": must_have(text(255, least=1)),
                "url": may_have(URL),
                "fallback": may_have(text(255)),
                "style": may_have(_STYLE),
            }
        ),
    }
)
_RICH_TEXT_SECTION = object_with({"elements": must_have(list_of(_RICH_TEXT_PIECE, 1000, least=0))})
_BORDER = may_have(number(0, 1))
_RICH_TEXT_PART = object_by_type(
    {
        "rich_text_section": _RICH_TEXT_SECTION,
        "rich_text_list": object_with(
            {
                "style": must_have(one_of("bullet", "ordered")),
                "elements": must_have(
                    list_of(object_by_type({"rich_text_section": _RICH_TEXT_SECTION}), 1000)
                ),
                "indent": may_have(number(0, 8)),
                "offset": may_have(number(0, 1000)),
                "border": _BORDER,
            }
        ),
        "rich_text_preformatted": object_with(
            {
                "elements": must_have(list_of(_RICH_TEXT_PIECE, 1000, least=0)),
                "border": _BORDER,
                "language": may_have(text(50)),
            }
        ),
        "rich_text_quote": object_with(
            {"elements": must_have(list_of(_RICH_TEXT_PIECE, 1000, least=0)), "border": _BORDER}
        ),
    }
)
RICH_TEXT_PARTS = list_of(_RICH_TEXT_PART, 1000, least=0)
# Rich text where it stands in another object: in a table's cell, or as an input's first value.
RICH_TEXT = object_by_type(
    {
        "rich_text": object_with(
            {"elements": must_have(RICH_TEXT_PARTS), "block_id": may_have(IDENTIFIER)}
        )
    }
)
