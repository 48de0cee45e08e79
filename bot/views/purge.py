"""PURE. A purge: the preview, the question, the progress, the result."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.blockkit import builders, new_blocks
from bot.blockkit.builders import Block, Message, View
from bot.ids.admin import AdminId
from bot.language.translator import Translator
from bot.messages import purge as purge_text
from bot.messages.labels import template_name
from bot.views.entry_line import entry_line
from journal.model import Interaction, PurgePreview, PurgeRecord

_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class PurgePreviewContent:
    """A preview with its counts; `which` is the filter in words."""

    token: str
    preview: PurgePreview
    filter_text: str
    counts: Mapping[tuple[str, int], int]
    samples: Sequence[Interaction]


def preview_card(t: Translator, content: PurgePreviewContent, *, now: datetime) -> Message:
    found = content.preview
    blocks: list[Block] = [builders.header(purge_text.title(t, found.count))]
    facts = list(_preview_facts(t, content, now))
    blocks += [
        builders.rich_text_block(
            builders.rich_text_piece(f"{name}: ", bold=True), builders.rich_text_piece(text)
        )
        for name, text in facts
    ]
    blocks.append(builders.section(builders.plain_text(_sample_lines(t, content, now))))
    valid_until = purge_text.valid_until(t, found.expires_at, now=now)
    blocks.append(builders.context(builders.plain_text(valid_until)))
    blocks.append(
        builders.actions(
            builders.button(t(purge_text.CSV_BUTTON), AdminId.PURGE_CSV, content.token),
            builders.button(
                purge_text.purge_button(t, found.count),
                AdminId.PURGE_ASK,
                content.token,
                style="danger",
            ),
        )
    )
    text = " ".join(
        [purge_text.title(t, found.count), *(f"{n}: {t}." for n, t in facts), valid_until]
    )
    return Message(builders.safe_text(text, 3500), tuple(blocks))


def _preview_facts(
    t: Translator, content: PurgePreviewContent, now: datetime
) -> Iterator[tuple[str, str]]:
    found = content.preview
    yield t(purge_text.FILTER_LABEL), builders.one_line(content.filter_text, 500)
    if found.oldest and found.newest:
        oldest, newest = (t.moment(each, now=now) for each in (found.oldest, found.newest))
        yield t(purge_text.SPAN_LABEL), oldest if oldest == newest else f"{oldest} – {newest}"
    by_template, by_year = Counter[str](), Counter[str]()
    for (template, year), number in content.counts.items():
        by_template[template_name(t, template)] += number
        by_year[str(year)] += number
    yield t(purge_text.BY_TEMPLATE), _count_list(t, by_template.most_common())
    yield t(purge_text.BY_YEAR), _count_list(t, sorted(by_year.items()))
    what = purge_text.deleted_items(t, found.comments, found.attachments, found.attachment_bytes)
    yield t(purge_text.DELETED_LABEL), what
    yield t(purge_text.KEPT_LABEL), t(purge_text.KEPT_ITEMS)


def _count_list(t: Translator, counts: Sequence[tuple[str, int]]) -> str:
    lines = [f"{name}: {t.number(number)}" for name, number in counts[:_MOST_LINES]]
    rest = sum(number for _, number in counts[_MOST_LINES:])
    return " · ".join([*lines, purge_text.and_others(t, rest)] if rest else lines)


def _sample_lines(t: Translator, content: PurgePreviewContent, now: datetime) -> str:
    lines = [builders.one_line(entry_line(t, each, now=now), 250) for each in content.samples]
    return "\n".join([f"{t(purge_text.SAMPLES_LABEL)}:", *lines])


def expired_preview(t: Translator, token: str) -> Message:
    text = t(purge_text.PREVIEW_EXPIRED)
    button = builders.button(t(purge_text.PREVIEW_AGAIN_BUTTON), AdminId.PURGE_AGAIN, token)
    return Message(text, (builders.section(builders.plain_text(text), accessory=button),))


def purge_progress(
    t: Translator, token: str, record: PurgeRecord, *, as_task: bool = False
) -> Message:
    text = purge_text.purge_progress(t, record.purged, record.previewed)
    hint = t(purge_text.STALLED_HINT)
    button = builders.button(t(purge_text.CONTINUE_BUTTON), AdminId.PURGE_GO_ON, token)
    blocks = (
        builders.section(builders.plain_text(text), accessory=button),
        builders.context(builders.plain_text(hint)),
    )
    if as_task:
        task = new_blocks.task_card(AdminId.PURGE_GO_ON, text, is_done=False, details=hint)
        blocks = (task, builders.actions(button))
    return Message(f"{text} {hint}", blocks)


def purge_result(t: Translator, record: PurgeRecord, *, as_task: bool = False) -> Message:
    text = purge_text.purge_done(t, record.purged, record.comments, record.attachments)
    not_purged = record.previewed - record.purged
    if not_purged > 0:
        text = f"{text} {purge_text.entries_kept(t, not_purged)}"
    if as_task:
        return Message(text, (new_blocks.task_card(AdminId.PURGE_GO_ON, text, is_done=True),))
    return builders.sentence(text)


def confirm_form(t: Translator, token: str, count: int, *, with_alert: bool = False) -> View:
    typed = builders.text_input(AdminId.PURGE_COUNT, longest=20, focus=True)
    warning = purge_text.purge_warning(t, count)
    blocks = (
        new_blocks.alert(warning, "warning")
        if with_alert
        else builders.section(builders.plain_text(warning)),
        builders.input_block(purge_text.type_count(t, count), typed, block_id=AdminId.PURGE_COUNT),
    )
    return builders.modal(
        t(purge_text.CONFIRM_TITLE),
        blocks,
        callback_id=AdminId.PURGE_FORM,
        close=t(purge_text.KEEP_BUTTON),
        submit=t(purge_text.CONFIRM_BUTTON),
        metadata=token,
    )
