"""PURE. A purge: what would go, the question, how far it is, what went."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import kit
from bot.ids.admin import AdminId
from bot.kit import Block, Message, View
from bot.messages import purge as said
from bot.messages.kinds import template_name
from bot.say import Translator
from bot.views.lines import entry_line
from journal.model import Interaction, PurgePreview, PurgeRecord

_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class PurgePreviewContent:
    """A preview with what is counted of it; `which` says the filter in words."""

    token: str
    preview: PurgePreview
    filter_text: str
    counts: Mapping[tuple[str, int], int]
    samples: Sequence[Interaction]


def sentence(text: str) -> Message:
    return Message(kit.safe_text(text, 3000), (kit.section(kit.plain_text(text)),))


def preview_card(say: Translator, content: PurgePreviewContent, *, now: datetime) -> Message:
    found = content.preview
    blocks: list[Block] = [kit.header(said.title(say, found.count))]
    facts = list(_preview_facts(say, content, now))
    blocks += [
        kit.rich_text_block(kit.rich_text_piece(f"{name}: ", bold=True), kit.rich_text_piece(text))
        for name, text in facts
    ]
    blocks.append(kit.section(kit.plain_text(_sample_lines(say, content, now))))
    held = said.valid_until(say, found.expires_at, now=now)
    blocks.append(kit.context(kit.plain_text(held)))
    blocks.append(
        kit.actions(
            kit.button(said.csv_button(say), AdminId.PURGE_CSV, content.token),
            kit.button(
                said.purge_button(say, found.count),
                AdminId.PURGE_ASK,
                content.token,
                style="danger",
            ),
        )
    )
    text = " ".join([said.title(say, found.count), *(f"{n}: {t}." for n, t in facts), held])
    return Message(kit.safe_text(text, 3500), tuple(blocks))


def _preview_facts(
    say: Translator, content: PurgePreviewContent, now: datetime
) -> Iterator[tuple[str, str]]:
    found = content.preview
    yield said.filter_label(say), kit.one_line(content.filter_text, 500)
    if found.oldest and found.newest:
        oldest, newest = (say.moment(each, now=now) for each in (found.oldest, found.newest))
        yield said.span_label(say), f"{oldest} – {newest}"
    by_template, by_year = Counter[str](), Counter[str]()
    for (template, year), number in content.counts.items():
        by_template[template_name(say, template)] += number
        by_year[str(year)] += number
    yield said.by_template(say), _count_list(say, by_template.most_common())
    yield said.by_year(say), _count_list(say, sorted(by_year.items()))
    what = said.deleted_items(say, found.comments, found.attachments, found.attachment_bytes)
    yield said.deleted_label(say), what
    yield said.kept_label(say), said.kept_items(say)


def _count_list(say: Translator, counts: Sequence[tuple[str, int]]) -> str:
    shown = [f"{name}: {say.number(number)}" for name, number in counts[:_MOST_LINES]]
    rest = sum(number for _, number in counts[_MOST_LINES:])
    return " · ".join([*shown, said.and_others(say, rest)] if rest else shown)


def _sample_lines(say: Translator, content: PurgePreviewContent, now: datetime) -> str:
    lines = [kit.one_line(entry_line(say, each, now=now), 250) for each in content.samples]
    return "\n".join([f"{said.samples_label(say)}:", *lines])


def expired_preview(say: Translator, token: str) -> Message:
    text = said.preview_expired(say)
    button = kit.button(said.preview_again_button(say), AdminId.PURGE_AGAIN, token)
    return Message(text, (kit.section(kit.plain_text(text), accessory=button),))


def purge_progress(say: Translator, token: str, record: PurgeRecord) -> Message:
    text = said.purge_progress(say, record.purged, record.previewed)
    button = kit.button(said.continue_button(say), AdminId.PURGE_GO_ON, token)
    blocks = (
        kit.section(kit.plain_text(text), accessory=button),
        kit.context(kit.plain_text(said.stalled_hint(say))),
    )
    return Message(f"{text} {said.stalled_hint(say)}", blocks)


def purge_result(say: Translator, record: PurgeRecord) -> Message:
    text = said.purge_done(say, record.purged, record.comments, record.attachments)
    kept = record.previewed - record.purged
    if kept > 0:
        text = f"{text} {said.entries_kept(say, kept)}"
    return sentence(text)


def confirm_form(say: Translator, token: str, count: int) -> View:
    typed = kit.text_input(AdminId.PURGE_COUNT, longest=20, focus=True)
    blocks = (
        kit.section(kit.plain_text(said.warning(say, count))),
        kit.input_block(said.type_count(say, count), typed, block_id=AdminId.PURGE_COUNT),
    )
    return kit.modal(
        said.confirm_title(say),
        blocks,
        callback_id=AdminId.PURGE_FORM,
        close=said.keep_button(say),
        submit=said.confirm_button(say),
        metadata=token,
    )
