"""PURE. Drafts, to go on with, and the button to a form that could not be opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.blockkit import builders
from bot.blockkit.builders import Block, Element, Message
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import log as log_text


def draft_gone(t: Translator) -> Message:
    return builders.sentence(t(log_text.DRAFT_GONE))


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────


def draft_value(draft: int) -> str:
    return str(draft)


def offer_form(t: Translator, reasons: Sequence[str], draft: int) -> Message:
    """A button that opens the form with all that was typed, where it can't be opened at once."""
    action, value = (LogId.DRAFT_OPEN, draft_value(draft)) if draft else (LogId.OPEN, "")
    head = [t(log_text.NOT_LOGGED_YET)] if draft else []
    return Message(
        builders.safe_text(" ".join((*reasons, *head)), 3000),
        (
            *(builders.section(builders.plain_text(each)) for each in reasons),
            *(builders.context(builders.plain_text(each)) for each in head),
            builders.actions(
                builders.button(t(log_text.OPEN_FORM), action, value, style="primary"),
                block_id=LogId.OFFER,
            ),
        ),
    )


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft's line; `at` and `who` in words, `text` as it was typed."""

    id: int
    at: str
    who: str
    text: str


def draft_list(t: Translator, draft_lines: Sequence[DraftLine], more: int = 0) -> Message:
    if not draft_lines:
        return builders.sentence(t(log_text.NO_DRAFTS))
    blocks = [builders.section(builders.plain_text(log_text.drafts(t, len(draft_lines) + more)))]
    for each in draft_lines:
        blocks += _draft_blocks(t, each)
    if more:
        blocks.append(builders.context(builders.plain_text(log_text.older_drafts(t, more))))
    lines = "; ".join(
        f"{_draft_heading(t, each)}: {builders.one_line(each.text, 80)}" for each in draft_lines
    )
    return Message(
        builders.safe_text(f"{log_text.drafts(t, len(draft_lines) + more)} {lines}", 3000),
        tuple(blocks),
    )


def _draft_blocks(t: Translator, each: DraftLine) -> list[Block]:
    text = builders.one_line(each.text, 200)
    return [
        builders.rich_text_block(
            builders.rich_text_piece(_draft_heading(t, each), bold=True),
            builders.rich_text_piece(f"\n{text}" if text else ""),
        ),
        builders.actions(*draft_buttons(t, each.id)),
    ]


def _draft_heading(t: Translator, each: DraftLine) -> str:
    return log_text.draft_line(t, each.id, each.at, builders.one_line(each.who, 100))


def draft_buttons(t: Translator, draft: int) -> list[Element]:
    return [
        builders.button(t(log_text.CONTINUE_DRAFT), LogId.DRAFT_OPEN, draft_value(draft)),
        builders.button(t(log_text.DELETE_DRAFT), LogId.DRAFT_DELETE, draft_value(draft)),
    ]


def draft_kept_message(t: Translator, draft: int) -> Message:
    text = log_text.draft_kept(t, draft)
    return builders.sentence(text, *draft_buttons(t, draft), block_id=LogId.OFFER)
