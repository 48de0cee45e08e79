"""PURE. Builders of Block Kit; they make foreign text safe for Slack.

Text from a person or a mail goes through `plain_text`, `rich_text_piece` or `quote`, where Slack
reads no markup, or through `escape` where markup can't be avoided. Everything is cut at Slack's
limits before it is escaped. The fake Slack of the tests refuses longer text.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from journal.fold import without_controls

Block = dict[str, Any]
Element = dict[str, Any]
View = dict[str, Any]

MAX_TABLE_ROWS = MAX_MENU = 100
MAX_SECTION, MAX_HEADER, MAX_BUTTON, MAX_OPTION, MAX_TITLE, MAX_CONFIRM = 3000, 150, 75, 75, 24, 300


@dataclass(frozen=True, slots=True)
class Message:
    """A message; `text` is all of it in one paragraph, for notifications and screen readers."""

    text: str
    blocks: tuple[Block, ...] = ()


# ── text ────────────────────────────────────────────────────────────────────────────────────────


def clip(text: str, longest: int) -> str:
    """Cut a text to so many letters, between words where one is near, with an ellipsis."""
    bare = without_controls(text)
    if len(bare) <= longest:
        return bare
    cut = bare[: longest - 1]
    space = cut.rfind(" ", longest - longest // 5)
    return (cut[:space] if space > 0 else cut).rstrip() + "…"


def one_line(text: str, longest: int) -> str:
    return clip(" ".join(text.split()), longest)


def escape(text: str) -> str:
    """Escape text so that it has no link, mention or date; asterisks still make it bold."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def safe_text(text: str, longest: int) -> str:
    """The text cut, escaped, and cut again if escaping made it too long."""
    clipped = clip(text, longest)
    while len(escape(clipped)) > longest:
        clipped = clip(clipped, len(clipped) * 3 // 4)
    return escape(clipped)


def plain_text(text: str, longest: int = MAX_SECTION) -> Element:
    """Gives text as it is: no markup, no emoji codes. Slack refuses an empty one."""
    return {"type": "plain_text", "text": clip(text, longest) or "–", "emoji": False}


def mrkdwn(text: str) -> Element:
    """Our own markup; the caller has escaped foreign parts in it."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


# ── blocks ──────────────────────────────────────────────────────────────────────────────────────


def section(text: Element, *, accessory: Element | None = None, block_id: str = "") -> Block:
    return _with_id({"type": "section", "text": text, **_non_empty(accessory=accessory)}, block_id)


def fields(*texts: Element) -> Block:
    return {"type": "section", "fields": list(texts[:10])}


def context(*elements: Element) -> Block:
    return {"type": "context", "elements": list(elements[:10])}


def header(text: str) -> Block:
    return {"type": "header", "text": plain_text(one_line(text, MAX_HEADER), MAX_HEADER)}


def divider() -> Block:
    return {"type": "divider"}


def actions(*elements: Element, block_id: str = "") -> Block:
    return _with_id({"type": "actions", "elements": list(elements[:25])}, block_id)


def image(file_id: str, alt: str) -> Block:
    return {"type": "image", "slack_file": {"id": file_id}, "alt_text": clip(alt, 2000)}


def rich_text_piece(
    text: str, *, bold: bool = False, struck: bool = False, italic: bool = False
) -> Element:
    """A piece of rich text in which Slack reads no markup."""
    style = {k: True for k, v in (("bold", bold), ("strike", struck), ("italic", italic)) if v}
    piece: Element = {"type": "text", "text": without_controls(text)}
    return {**piece, "style": style} if style else piece


def rich_text_block(*pieces: Element, block_id: str = "") -> Block:
    """One paragraph of rich text."""
    line = {"type": "rich_text_section", "elements": [p for p in pieces if p.get("text") != ""]}
    return _with_id({"type": "rich_text", "elements": [line]}, block_id)


def quote(text: str, longest: int = MAX_SECTION) -> Block:
    """A quote: what somebody wrote, as they wrote it."""
    element = {"type": "rich_text_quote", "elements": [rich_text_piece(clip(text, longest) or "–")]}
    return {"type": "rich_text", "elements": [element]}


def preformatted_element(text: str, longest: int = MAX_SECTION) -> Block:
    """A small table, in letters of one width."""
    element = {
        "type": "rich_text_preformatted",
        "elements": [rich_text_piece(clip(text, longest) or "–")],
    }
    return {"type": "rich_text", "elements": [element]}


def table(rows: Sequence[Sequence[str]], *, numbers_from: int, heads: Collection[int]) -> Block:
    """A table that Slack draws. Columns from `numbers_from` on stand at the right; the rows `heads`
    are bold. Slack takes one table in a message.
    """
    cells = [
        [table_cell(text, bold=at in heads) for text in row]
        for at, row in enumerate(rows[:MAX_TABLE_ROWS])
    ]
    columns = len(rows[0]) if rows else 0
    settings: list[Element] = [
        {"align": "right"} if at >= numbers_from else {"is_wrapped": True} for at in range(columns)
    ]
    return {"type": "table", "rows": cells, "column_settings": settings}


def table_cell(text: str, *, bold: bool) -> Element:
    if not bold:
        return {"type": "raw_text", "text": without_controls(text) or "–"}
    section = {"type": "rich_text_section", "elements": [rich_text_piece(text or "–", bold=True)]}
    return {"type": "rich_text", "elements": [section]}


# ── elements ────────────────────────────────────────────────────────────────────────────────────


def button(
    label: str,
    action_id: str,
    value: str = "",
    *,
    style: str = "",
    confirm: Element | None = None,
    url: str = "",
) -> Element:
    given = _non_empty(value=value, style=style, confirm=confirm, url=url)
    return {
        "type": "button",
        "text": plain_text(one_line(label, MAX_BUTTON), MAX_BUTTON),
        "action_id": action_id,
        **given,
    }


def confirm_dialog(title: str, text: str, yes: str, no: str, *, danger: bool = False) -> Element:
    made = {
        "title": plain_text(one_line(title, 100), 100),
        "text": plain_text(text, MAX_CONFIRM),
        "confirm": plain_text(one_line(yes, 30), 30),
        "deny": plain_text(one_line(no, 30), 30),
    }
    return {**made, "style": "danger"} if danger else made


def option(label: str, value: str, description: str = "") -> Element:
    made = {"text": plain_text(one_line(label, MAX_OPTION), MAX_OPTION), "value": value}
    if description:
        made["description"] = plain_text(one_line(description, MAX_OPTION), MAX_OPTION)
    return made


def overflow(
    action_id: str, options: Sequence[Element], *, confirm: Element | None = None
) -> Element:
    """A menu behind three dots, of at most five."""
    made = {"type": "overflow", "action_id": action_id, "options": list(options[:5])}
    return {**made, **_non_empty(confirm=confirm)}


def select(
    action_id: str,
    options: Sequence[Element],
    *,
    placeholder: str = "",
    chosen: Element | None = None,
) -> Element:
    given = _non_empty(
        placeholder=plain_text(one_line(placeholder, 150), 150) if placeholder else None,
        initial_option=chosen,
    )
    return {
        "type": "static_select",
        "action_id": action_id,
        "options": _menu_options(options, chosen),
        **given,
    }


def _menu_options(options: Sequence[Element], chosen: Element | None) -> list[Element]:
    """As many as a menu holds; the chosen one is always among them, or Slack refuses all."""
    shown = list(options[:MAX_MENU])
    return [*shown[:-1], chosen] if chosen in options[MAX_MENU:] and chosen else shown


def grouped_select(
    action_id: str,
    groups: Sequence[tuple[str, Sequence[Element]]],
    *,
    placeholder: str = "",
    chosen: Element | None = None,
) -> Element:
    """Options under headings; `chosen` is one of them."""
    made = select(action_id, (), placeholder=placeholder, chosen=chosen)
    del made["options"]
    grouped = [
        {
            "label": plain_text(one_line(label, MAX_OPTION), MAX_OPTION),
            "options": _menu_options(options, chosen),
        }
        for label, options in groups[:100]
        if options
    ]
    return {**made, "option_groups": grouped}


def search_select(
    action_id: str,
    *,
    placeholder: str = "",
    chosen: Sequence[Element] = (),
    several: bool = False,
    most: int = 0,
    least: int = 2,
) -> Element:
    """A picker whose options come from the bot as the person types, from the `least` letter on."""
    made: Element = {
        "type": "multi_external_select" if several else "external_select",
        "action_id": action_id,
        "min_query_length": least,
        **_non_empty(
            placeholder=plain_text(one_line(placeholder, 150), 150) if placeholder else None
        ),
    }
    if chosen:
        made |= {"initial_options": list(chosen)} if several else {"initial_option": chosen[0]}
    if several and most:
        made["max_selected_items"] = most
    return made


def text_input(
    action_id: str,
    *,
    initial: str = "",
    multiline: bool = False,
    placeholder: str = "",
    longest: int = 3000,
    focus: bool = False,
) -> Element:
    made: Element = {"type": "plain_text_input", "action_id": action_id, "max_length": longest}
    given = _non_empty(
        initial_value=clip(initial, longest),
        multiline=multiline,
        placeholder=plain_text(one_line(placeholder, 150), 150) if placeholder else None,
        focus_on_load=focus,
    )
    return {**made, **given}


def moment_input(action_id: str, initial: datetime | None = None) -> Element:
    stamp = int(initial.timestamp()) if initial else None
    return {"type": "datetimepicker", "action_id": action_id, **_non_empty(initial_date_time=stamp)}


def day_input(action_id: str, initial: str = "", placeholder: str = "") -> Element:
    """A date picker; `initial` is YYYY-MM-DD."""
    hint = plain_text(one_line(placeholder, 150), 150) if placeholder else None
    given = _non_empty(initial_date=initial, placeholder=hint)
    return {"type": "datepicker", "action_id": action_id, **given}


def time_input(action_id: str, initial: time | None = None) -> Element:
    given = _non_empty(initial_time=f"{initial:%H:%M}" if initial else "")
    return {"type": "timepicker", "action_id": action_id, **given}


def person_input(action_id: str, initial: str = "", placeholder: str = "") -> Element:
    hint = plain_text(one_line(placeholder, 150), 150) if placeholder else None
    given = _non_empty(initial_user=initial, placeholder=hint)
    return {"type": "users_select", "action_id": action_id, **given}


def files_input(action_id: str) -> Element:
    return {"type": "file_input", "action_id": action_id, "max_files": 10}


def checkboxes(
    action_id: str, options: Sequence[Element], chosen: Sequence[Element] = ()
) -> Element:
    made = {"type": "checkboxes", "action_id": action_id, "options": list(options[:10])}
    return {**made, **_non_empty(initial_options=list(chosen))}


def input_block(
    label: str,
    element: Element,
    *,
    block_id: str,
    optional: bool = False,
    hint: str = "",
    at_once: bool = False,
) -> Block:
    """A field of a form; `at_once` tells the bot of each change."""
    given = _non_empty(
        optional=optional,
        dispatch_action=at_once,
        hint=plain_text(one_line(hint, 2000), 2000) if hint else None,
    )
    made = {"type": "input", "block_id": block_id, "element": element}
    return {**made, "label": plain_text(one_line(label, 2000), 2000), **given}


def sentence(text: str, *buttons: Element, block_id: str = "") -> Message:
    """A message of one sentence, in which Slack reads no markup, and buttons below it."""
    blocks = [section(plain_text(text))]
    if buttons:
        blocks.append(actions(*buttons, block_id=block_id))
    return Message(safe_text(text, 3000), tuple(blocks))


# ── views ───────────────────────────────────────────────────────────────────────────────────────


def modal(
    title: str,
    blocks: Iterable[Block],
    *,
    callback_id: str,
    close: str,
    submit: str = "",
    metadata: str = "",
    notify: bool = False,
) -> View:
    given = _non_empty(
        submit=plain_text(one_line(submit, MAX_TITLE), MAX_TITLE) if submit else None,
        private_metadata=metadata,
        notify_on_close=notify,
    )
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain_text(one_line(title, MAX_TITLE), MAX_TITLE),
        "close": plain_text(one_line(close, MAX_TITLE), MAX_TITLE),
        "blocks": list(blocks),
        **given,
    }


def home(blocks: Iterable[Block]) -> View:
    return {"type": "home", "blocks": list(blocks)[:100]}


def _non_empty(**values: Any) -> dict[str, Any]:
    """The values that are not empty: Slack refuses empty texts, nulls and empty lists."""
    return {name: value for name, value in values.items() if value not in (None, "", False, [])}


def _with_id(block: Block, block_id: str) -> Block:
    return {**block, "block_id": block_id} if block_id else block
