"""PURE. The form that gives several entries of a list one evaluation."""

from collections.abc import Sequence
from datetime import datetime

from bot.blockkit import builders
from bot.blockkit.builders import Element, View
from bot.ids import Ref
from bot.ids.find import FindId
from bot.ids.form_metadata import FormMetadata, pack_form_metadata
from bot.ids.log import LogId
from bot.language.translator import Translator
from bot.messages import entry as entry_text
from bot.messages import history as history_text
from bot.messages import log_form as log_form_text
from bot.views.entry_line import entry_name
from bot.views.log_form import evaluation_select
from journal.model import Interaction


def evaluate_several_form(
    t: Translator, entries: Sequence[Interaction], metadata: FormMetadata, *, now: datetime
) -> View:
    options = [_option(t, each, now) for each in entries]
    note = builders.text_input(LogId.EVALUATION_NOTE, longest=1000)
    return builders.modal(
        t(history_text.EVALUATE_TITLE),
        (
            builders.input_block(
                t(history_text.EVALUATE_WHICH),
                builders.checkboxes(FindId.ENTRIES, options),
                block_id=FindId.ENTRIES,
            ),
            builders.input_block(
                t(log_form_text.EVALUATION),
                evaluation_select(t, LogId.EVALUATION, ""),
                block_id=LogId.EVALUATION,
            ),
            builders.input_block(
                t(log_form_text.EVALUATION_NOTE),
                note,
                block_id=LogId.EVALUATION_NOTE,
                optional=True,
            ),
        ),
        callback_id=FindId.EVALUATE_FORM,
        submit=t(entry_text.SAVE),
        close=t(entry_text.CLOSE),
        metadata=pack_form_metadata(metadata),
    )


def _option(t: Translator, entry: Interaction, now: datetime) -> Element:
    said = entry.text or entry.subject
    about = " · ".join(filter(None, (t.moment(entry.occurred_at, now=now), said)))
    return builders.option(
        entry_name(t, entry), str(Ref(entry.number, entry.version)), description=about
    )
