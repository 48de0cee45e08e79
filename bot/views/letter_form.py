"""PURE. The form to write with: to whom, from which template, and the merged text to change."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.blockkit import builders
from bot.blockkit.builders import Block, Element, View
from bot.ids.form_metadata import block_id
from bot.ids.letter import LetterId, LetterMetadata, pack_letter_metadata
from bot.language.translator import Translator
from bot.messages import labels as labels_text
from bot.messages import letters as letters_text
from bot.messages import log_form as log_form_text
from bot.views.contact_labels import contact_option
from journal.limits import LONGEST_SUBJECT
from journal.model import Contact, Correspondence, Template

# The most letters of a field in Slack.
MAX_TEXT = 3000
_MAX_BEGINNING = 600


@dataclass(frozen=True, slots=True)
class LetterFormContent:
    """Holds what the form shows. `template` is the chosen one of `templates`.

    `hints` are sentences at fields, by block id; `answers` is the subject of what is answered; a text
    that is longer than a field is shown by its beginning.
    """

    metadata: LetterMetadata
    templates: Sequence[Template]
    template: Template | None = None
    contacts: Sequence[Contact] = ()
    mailboxes: Sequence[str] = ()
    mailbox: str = ""
    subject: str = ""
    text: str = ""
    language: str = ""
    files: Sequence[str] = ()
    answers: str = ""
    hints: Mapping[str, str] = field(default_factory=dict)
    has_layout: bool = False


def letter_form(t: Translator, content: LetterFormContent) -> View:
    made = content.template
    is_document = made is not None and made.correspondence is Correspondence.DOCUMENT
    submit = t(letters_text.GIVE_DOCUMENT) if is_document else t(letters_text.INTO_DRAFTS)
    return builders.modal(
        t(letters_text.ANSWER_TITLE) if content.answers else t(letters_text.TITLE),
        _blocks(t, content, is_document=is_document),
        callback_id=LetterId.FORM,
        submit=submit,
        close=t(letters_text.CLOSE),
        metadata=pack_letter_metadata(content.metadata),
    )


def _blocks(t: Translator, content: LetterFormContent, *, is_document: bool) -> Iterator[Block]:
    yield _contacts_input(t, content)
    yield _template_input(t, content)
    if not is_document and len(content.mailboxes) > 1:
        yield _mailbox_input(t, content)
    yield from _text_inputs(t, content)
    for sentence in _remarks(t, content, is_document=is_document):
        yield builders.context(builders.plain_text(sentence, 2000))


def _contacts_input(t: Translator, content: LetterFormContent) -> Block:
    picker = builders.search_select(
        LetterId.CONTACTS,
        placeholder=t(log_form_text.CONTACTS_PLACEHOLDER),
        chosen=[contact_option(each) for each in content.contacts],
        several=True,
    )
    hint = content.hints.get(LetterId.CONTACTS) or t(letters_text.TO_HINT)
    return builders.input_block(
        t(letters_text.TO_LABEL), picker, block_id=LetterId.CONTACTS, hint=hint, at_once=True
    )


def _template_input(t: Translator, content: LetterFormContent) -> Block:
    options = [_template_option(t, each) for each in content.templates]
    chosen = _template_option(t, content.template) if content.template else None
    menu = builders.select(
        LetterId.TEMPLATE,
        options,
        placeholder=t(log_form_text.TEMPLATE_PLACEHOLDER),
        chosen=chosen,
    )
    hint = content.hints.get(LetterId.TEMPLATE, "")
    return builders.input_block(
        t(letters_text.TEMPLATE_LABEL), menu, block_id=LetterId.TEMPLATE, hint=hint, at_once=True
    )


def _template_option(t: Translator, each: Template) -> Element:
    return builders.option(labels_text.template_name(t, each.code), each.code)


def _mailbox_input(t: Translator, content: LetterFormContent) -> Block:
    options = [builders.option(each, each) for each in content.mailboxes]
    chosen = next((each for each in options if each["value"] == content.mailbox), options[0])
    menu = builders.select(LetterId.MAILBOX, options, chosen=chosen)
    return builders.input_block(t(letters_text.MAILBOX_LABEL), menu, block_id=LetterId.MAILBOX)


def _text_inputs(t: Translator, content: LetterFormContent) -> Iterator[Block]:
    round_ = content.metadata.round
    subject = builders.text_input(
        LetterId.SUBJECT, initial=content.subject, longest=LONGEST_SUBJECT
    )
    yield builders.input_block(
        t(letters_text.SUBJECT_LABEL), subject, block_id=block_id(LetterId.SUBJECT, round_)
    )
    if content.metadata.has_long_text:
        sentence = letters_text.text_is_long(t, len(content.text))
        yield builders.section(builders.plain_text(sentence))
        yield builders.quote(content.text, _MAX_BEGINNING)
        return
    text = builders.text_input(LetterId.TEXT, initial=content.text, multiline=True)
    yield builders.input_block(
        t(letters_text.TEXT_LABEL),
        text,
        block_id=block_id(LetterId.TEXT, round_),
        # What the template fills in may be changed, and not be emptied: the template would be back.
        optional=not content.text,
        hint=content.hints.get(LetterId.TEXT) or t(letters_text.TEXT_HINT),
    )


def _remarks(t: Translator, content: LetterFormContent, *, is_document: bool) -> Iterator[str]:
    if content.metadata.again:
        yield letters_text.writes_again(t, content.metadata.again)
    if content.answers:
        yield letters_text.answers_mail(t, builders.one_line(content.answers, 200))
    if content.files:
        names = ", ".join(builders.one_line(each, 60) for each in content.files[:10])
        yield letters_text.goes_along(t, names)
    if content.has_layout and not is_document:
        yield t(letters_text.HAS_LAYOUT)
    if content.language:
        yield letters_text.written_in(t, content.language)
    yield t(letters_text.DOCUMENT_EXPLAINED) if is_document else t(letters_text.DRAFT_EXPLAINED)
