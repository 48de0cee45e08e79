"""Text objects, options, confirmations and rich text: what blocks and elements are made of."""

from playground.workspace.limits.checks import (
    Check,
    both,
    by_type,
    exactly_one,
    many,
    matching,
    may,
    need,
    number,
    one_of,
    record,
    text,
    truth,
)

URL = matching(r"(https?|mailto|slack|tel):.{1,2992}", "a valid url of at most 3000 characters")
IDENTIFIER = text(255, least=1)


def plain(most: int) -> Check:
    fields = {"text": need(text(most, least=1)), "emoji": may(truth)}
    return by_type({"plain_text": record(fields)})


def written(most: int) -> Check:
    return by_type(
        {
            "plain_text": record({"text": need(text(most, least=1)), "emoji": may(truth)}),
            "mrkdwn": record({"text": need(text(most, least=1)), "verbatim": may(truth)}),
        }
    )


CONFIRM = record(
    {
        "title": need(plain(100)),
        "text": need(written(300)),
        "confirm": may(plain(30)),
        "deny": may(plain(30)),
        "style": may(one_of("primary", "danger")),
    }
)


def _option(label: Check) -> Check:
    return record(
        {"text": need(label), "value": need(text(150, least=1)), "description": may(plain(75))}
    )


OPTION = _option(plain(75))
# Checkboxes and radio buttons are the only ones whose labels may be marked up.
TICK = record(
    {
        "text": need(written(75)),
        "value": need(text(150, least=1)),
        "description": may(written(75)),
    }
)
MENU_ITEM = record(
    {
        "text": need(plain(75)),
        "value": need(text(150, least=1)),
        "description": may(plain(75)),
        "url": may(URL),
    }
)
GROUP = record({"label": need(plain(75)), "options": need(many(OPTION, 100))})
OFFER = both(
    record(
        {
            "options": may(many(OPTION, 100, least=0)),
            "option_groups": may(many(GROUP, 100, least=0)),
        }
    ),
    exactly_one("options", "option_groups"),
)


_STYLE = record({name: may(truth) for name in ("bold", "italic", "strike", "code", "underline")})
_PING_STYLE = record(
    {
        name: may(truth)
        for name in ("bold", "italic", "strike", "highlight", "client_highlight", "unlink")
    }
)
_PIECE = by_type(
    {
        "text": record({"text": need(text(12_000, least=1)), "style": may(_STYLE)}),
        "link": record(
            {
                "url": need(URL),
                "text": may(text(3000)),
                "style": may(_STYLE),
                "unsafe": may(truth),
            }
        ),
        "emoji": record(
            {
                "name": need(text(255, least=1)),
                "unicode": may(text(255)),
                "skin_tone": may(number(2, 6)),
                "style": may(_STYLE),
            }
        ),
        "user": record({"user_id": need(IDENTIFIER), "style": may(_PING_STYLE)}),
        "usergroup": record({"usergroup_id": need(IDENTIFIER), "style": may(_PING_STYLE)}),
        "channel": record({"channel_id": need(IDENTIFIER), "style": may(_PING_STYLE)}),
        "broadcast": record({"range": need(one_of("here", "channel", "everyone"))}),
        "color": record({"value": need(matching(r"#[0-9a-fA-F]{6}", "a colour"))}),
        "date": record(
            {
                "timestamp": need(number(0, 10**11)),
                "format": need(text(255, least=1)),
                "url": may(URL),
                "fallback": may(text(255)),
                "style": may(_STYLE),
            }
        ),
    }
)
_SECTION = record({"elements": need(many(_PIECE, 1000, least=0))})
_BORDER = may(number(0, 1))
_PART = by_type(
    {
        "rich_text_section": _SECTION,
        "rich_text_list": record(
            {
                "style": need(one_of("bullet", "ordered")),
                "elements": need(many(by_type({"rich_text_section": _SECTION}), 1000)),
                "indent": may(number(0, 8)),
                "offset": may(number(0, 1000)),
                "border": _BORDER,
            }
        ),
        "rich_text_preformatted": record(
            {
                "elements": need(many(_PIECE, 1000, least=0)),
                "border": _BORDER,
                "language": may(text(50)),
            }
        ),
        "rich_text_quote": record(
            {"elements": need(many(_PIECE, 1000, least=0)), "border": _BORDER}
        ),
    }
)
RICH_PARTS = many(_PART, 1000, least=0)
# Rich text where it stands in another object: in a table's cell, or as an input's first value.
RICH_TEXT = by_type(
    {"rich_text": record({"elements": need(RICH_PARTS), "block_id": may(IDENTIFIER)})}
)
