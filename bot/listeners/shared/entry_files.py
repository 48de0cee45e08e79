"""An entry's files, as Slack takes them."""

from bot.answers import Answer, Reply, SendFile
from bot.blockkit import builders
from bot.context import BotContext
from bot.language.translator import Translator
from bot.messages import entry as entry_text
from journal.model import Attachment
from journal.store.record.file_stores import read_sound


def attachment_file(
    context: BotContext, *, t: Translator, entry_number: int, file: Attachment
) -> Answer:
    content, name = (
        read_sound(context.config.files, file.digest),
        builders.one_line(file.name, 100),
    )
    if content is None:
        return Reply(builders.sentence(entry_text.file_is_gone(t, entry_number, name)))
    if not content:
        # Slack refuses an empty file.
        return Reply(builders.sentence(entry_text.file_is_empty(t, entry_number, name)))
    return SendFile(file.name, content, entry_text.file_title(t, entry_number, name))
