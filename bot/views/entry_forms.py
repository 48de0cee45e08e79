"""PURE. The small forms of an entry: evaluation, follow-up date, comment."""

from bot.blockkit import builders
from bot.blockkit.builders import Block, View
from bot.ids.form_metadata import FormMetadata, pack_form_metadata
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import entry as entry_text
from bot.messages import log_form as log_form_text
from bot.views.log_form import evaluation_select
from journal.model import MARK_BY_EVALUATION, Interaction


def evaluation_form(t: Translator, entry: Interaction, metadata: FormMetadata) -> View:
    mark = MARK_BY_EVALUATION[entry.evaluation] if entry.evaluation else ""
    note = builders.text_input(LogId.EVALUATION_NOTE, initial=entry.evaluation_note, longest=1000)
    blocks = [
        builders.input_block(
            t(log_form_text.EVALUATION),
            evaluation_select(t, LogId.EVALUATION, mark),
            block_id=LogId.EVALUATION,
            optional=True,
        ),
        builders.input_block(
            t(log_form_text.EVALUATION_NOTE), note, block_id=LogId.EVALUATION_NOTE, optional=True
        ),
    ]
    title = entry_text.evaluation_title(t, entry.number)
    return _modal(t, title, blocks, LogId.EVALUATION_FORM, metadata)


def follow_up_form(t: Translator, entry: Interaction, metadata: FormMetadata) -> View:
    day = entry.follow_up_on.isoformat() if entry.follow_up_on else ""
    blocks = [
        builders.input_block(
            t(entry_text.FOLLOW_UP_FIELD),
            builders.day_input(LogId.FOLLOW_UP, day),
            block_id=LogId.FOLLOW_UP,
            optional=True,
            hint=t(entry_text.FOLLOW_UP_HINT),
        ),
        builders.input_block(
            t(entry_text.FOLLOW_UP_TIME_FIELD),
            builders.time_input(LogId.FOLLOW_UP_TIME, entry.follow_up_time),
            block_id=LogId.FOLLOW_UP_TIME,
            optional=True,
        ),
    ]
    return _modal(
        t, entry_text.follow_up_title(t, entry.number), blocks, LogId.FOLLOW_FORM, metadata
    )


def comment_form(t: Translator, entry: Interaction, metadata: FormMetadata) -> View:
    field = builders.text_input(LogId.COMMENT_TEXT, multiline=True, focus=True)
    block = builders.input_block(t(entry_text.COMMENT_FIELD), field, block_id=LogId.COMMENT_TEXT)
    return _modal(
        t, entry_text.comment_title(t, entry.number), [block], LogId.COMMENT_FORM, metadata
    )


def _modal(
    t: Translator, title: str, blocks: list[Block], callback_id: str, metadata: FormMetadata
) -> View:
    return builders.modal(
        title,
        blocks,
        callback_id=callback_id,
        submit=t(entry_text.SAVE),
        close=t(entry_text.CLOSE),
        metadata=pack_form_metadata(metadata),
    )
