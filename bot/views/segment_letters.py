"""PURE. Letters to a segment: which template, and the question with the first ones as they would be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.blockkit import builders
from bot.blockkit.builders import Block, Message
from bot.ids.letter import LetterId, SegmentLetters, pack_segment_letters
from bot.language.translator import Translator
from bot.messages import labels as labels_text
from bot.messages import letters as letters_text
from bot.views.contact_labels import contact_title
from bot.views.segment import left_out_lines, segment_name
from journal.model import Contact, Segment, SkippedMember, Template
from journal.rendering import RenderedTemplate

_MAX_TEMPLATES = 20


@dataclass(frozen=True, slots=True)
class SegmentLettersContent:
    """Says whom it is for, what the first would get, and what the buttons carry; no `mailbox`: files."""

    segment: Segment
    template: Template
    due: int
    skipped: Sequence[SkippedMember]
    texts: Sequence[tuple[Contact, RenderedTemplate]]
    mailbox: str
    asked: SegmentLetters


def template_choice(t: Translator, which: Segment, templates: Sequence[Template]) -> Message:
    """A block for each: a block has no two buttons of one id."""
    head = letters_text.which_template(t, segment_name(which))
    buttons = [
        builders.button(
            labels_text.template_name(t, each.code),
            LetterId.SEGMENT,
            pack_segment_letters(SegmentLetters(which.code, each.code)),
        )
        for each in templates[:_MAX_TEMPLATES]
    ]
    blocks = (builders.section(builders.plain_text(head)), *map(builders.actions, buttons))
    return Message(builders.safe_text(head, 3000), blocks)


def write_question(t: Translator, content: SegmentLettersContent) -> Message:
    if not content.due:
        lines = left_out_lines(t, content.skipped)
        nobody = letters_text.nobody_to_write_to(t, segment_name(content.segment))
        return builders.sentence(" ".join((nobody, *lines)))
    head = letters_text.segment_question(t, segment_name(content.segment), content.due)
    lines = [
        labels_text.template_name(t, content.template.code),
        letters_text.each_gets(t, content.mailbox),
        *left_out_lines(t, content.skipped),
    ]
    blocks: list[Block] = [
        builders.section(builders.plain_text(head)),
        *_previews(content),
        builders.context(builders.plain_text("\n".join(lines), 2000)),
        builders.actions(
            builders.button(
                letters_text.confirm_writing(t, content.due),
                LetterId.SEGMENT_WRITE,
                pack_segment_letters(content.asked),
                style="primary",
            ),
            builders.button(
                t(letters_text.DONT_WRITE),
                LetterId.SEGMENT_DROP,
                pack_segment_letters(content.asked),
            ),
        ),
    ]
    said = " ".join([head, *(f"{each.rstrip('.')}." for each in lines)])
    return Message(builders.safe_text(said, 3000), tuple(blocks))


def _previews(content: SegmentLettersContent) -> Iterator[Block]:
    for who, text in content.texts:
        subject = builders.one_line(f"{contact_title(who)} · {text.subject}", 300)
        yield builders.rich_text_block(builders.rich_text_piece(subject, bold=True))
        if text.body:
            yield builders.quote(text.body, 700)
