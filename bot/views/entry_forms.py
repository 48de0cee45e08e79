"""PURE. The small forms of an entry: how it went, when to come back to it, a comment."""

from bot import kit
from bot.ids.forms import Carried, packed
from bot.ids.log import Log
from bot.kit import Block, View
from bot.messages import entry as said
from bot.messages import form as said_form
from bot.say import Say
from bot.views.entered import MARKS
from bot.views.form import evaluations
from journal.model import Interaction


def evaluation(say: Say, entry: Interaction, carried: Carried) -> View:
    mark = MARKS[entry.evaluation] if entry.evaluation else ""
    note = kit.text_input(Log.EVALUATION_NOTE, initial=entry.evaluation_note, longest=1000)
    blocks = [
        kit.labelled(
            said_form.evaluation(say),
            evaluations(say, Log.EVALUATION, mark),
            block_id=Log.EVALUATION,
            optional=True,
        ),
        kit.labelled(
            said_form.evaluation_note(say), note, block_id=Log.EVALUATION_NOTE, optional=True
        ),
    ]
    title = said.evaluation_title(say, entry.number)
    return _modal(say, title, blocks, Log.EVALUATION_FORM, carried)


def follow_up(say: Say, entry: Interaction, carried: Carried) -> View:
    day = entry.follow_up_on.isoformat() if entry.follow_up_on else ""
    block = kit.labelled(
        said.follow_up_field(say),
        kit.day_input(Log.FOLLOW_UP, day),
        block_id=Log.FOLLOW_UP,
        optional=True,
        hint=said.follow_up_hint(say),
    )
    return _modal(say, said.follow_up_title(say, entry.number), [block], Log.FOLLOW_FORM, carried)


def comment(say: Say, entry: Interaction, carried: Carried) -> View:
    field = kit.text_input(Log.COMMENT_TEXT, multiline=True, focus=True)
    block = kit.labelled(said.comment_field(say), field, block_id=Log.COMMENT_TEXT)
    return _modal(say, said.comment_title(say, entry.number), [block], Log.COMMENT_FORM, carried)


def _modal(say: Say, title: str, blocks: list[Block], callback_id: str, carried: Carried) -> View:
    return kit.modal(
        title,
        blocks,
        callback_id=callback_id,
        submit=said.save(say),
        close=said.close(say),
        metadata=packed(carried),
    )
