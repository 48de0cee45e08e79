"""The sentences of writing from templates: the form, what is in the way, what became of it."""

from collections.abc import Mapping

from bot.language.translator import N_, Translator
from journal.model import LetterDenial

# ── the form ────────────────────────────────────────────────────────────────────────────────────

# A title has at most 24 letters, and so have the two that submit it.
TITLE = N_("Write from a template")
ANSWER_TITLE = N_("Answer from a template")
INTO_DRAFTS = N_("Put into my drafts")
GIVE_DOCUMENT = N_("Give me the document")
CLOSE = N_("Close")
TO_LABEL = N_("To whom")
TO_HINT = N_("Type two letters of a name, a company or an address.")
TEMPLATE_LABEL = N_("Template")
MAILBOX_LABEL = N_("Whose drafts")
SUBJECT_LABEL = N_("Subject")
TEXT_LABEL = N_("Text")
TEXT_HINT = N_("As the template says it to them. Change what you like.")
DRAFT_EXPLAINED = N_(
    "It is put among the drafts of your mailbox. Nothing is sent: you send it from your mail program."
)
DOCUMENT_EXPLAINED = N_("It is logged, and the file comes to your messages with me.")


HAS_LAYOUT = N_(
    "The mail has a layout (HTML). If you change the text here, it goes as plain text; you can change the "
    "draft in your mail program instead."
)


def answers_mail(t: Translator, subject: str) -> str:
    return t("Answers: {subject}", subject=subject)


def writes_again(t: Translator, number: int) -> str:
    return t("Once more, with today's data: #{number}", number=number)


def written_in(t: Translator, language: str) -> str:
    """`language` is a code, such as `sv`."""
    return t("Language: {code}", code=language)


def goes_along(t: Translator, names: str) -> str:
    """The names of files."""
    return t("With it: {files}", files=names)


def text_is_long(t: Translator, count: int) -> str:
    return t.plural(
        "The text has {count} letter, more than a field can hold. It is written as the template "
        "says it.",
        "The text has {count} letters, more than a field can hold. It is written as the template "
        "says it.",
        count,
    )


# ── what is in the way ──────────────────────────────────────────────────────────────────────────

NO_TEMPLATES = N_(
    "No template is one to write from. An admin says in the config how one gets out: "
    "`correspondence`, a draft or a document."
)
NO_MAILBOX = N_(
    "A draft needs a mailbox to lie in, and none of those that are read is yours. "
    "An admin can add yours to the config."
)
CHOOSE_TEMPLATE = N_("Choose a template.")
NOBODY_CHOSEN = N_("Choose whom to write to.")
_DENIALS: Mapping[LetterDenial, str] = {
    LetterDenial.CLOSED: N_("{name} gets nothing new: closed for privacy."),
    LetterDenial.NO_EMAIL: N_("{name} has no email address that holds today. Add one first."),
    LetterDenial.NO_POSTAL_ADDRESS: N_("{name} has no postal address. Add it first."),
}


def denial_text(t: Translator, denial: LetterDenial, name: str) -> str:
    return t.format_marked(_DENIALS[denial], {"name": name})


def not_for_writing(t: Translator, typed: str) -> str:
    return t("“{typed}” is no template to write from. Choose another one.", typed=typed)


def nothing_written(t: Translator, reason: str) -> str:
    return t("Nothing was written. {reason}", reason=reason)


TEXT_OF_YOURS = N_("This was your text:")

# ── to a segment ────────────────────────────────────────────────────────────────────────────────

WRITE_TO_ALL = N_("Write to all…")
DONT_WRITE = N_("Don't write")
NOTHING_WRITTEN = N_("Nothing was written.")
ALREADY_DECIDED = N_("This was written or dropped already.")


def which_template(t: Translator, segment: str) -> str:
    return t("From which template do you write to {segment}?", segment=segment)


def segment_question(t: Translator, segment: str, count: int) -> str:
    return t.plural(
        "Write to 1 contact of {segment}?",
        "Write to {count} contacts of {segment}?",
        count,
        segment=segment,
    )


def confirm_writing(t: Translator, count: int) -> str:
    return t.plural("Write to 1 contact", "Write to {count} contacts", count)


def each_gets(t: Translator, mailbox: str) -> str:
    """`mailbox` is empty where they get a document."""
    if not mailbox:
        return t("Each gets a letter. They come to you in one ZIP, with their labels.")
    return t(
        "Each gets a draft in the mailbox {mailbox}. Undo removes those that nobody has sent.",
        mailbox=mailbox,
    )


def nobody_to_write_to(t: Translator, segment: str) -> str:
    return t("{segment} has nobody to write to. Nothing was written.", segment=segment)


def letters_title(t: Translator, segment: str) -> str:
    return t("The letters to {segment}", segment=segment)


# ── what became of it ───────────────────────────────────────────────────────────────────────────

MERGING = N_("It is being written. The files come as soon as they are merged.")
WRITE = N_("Write…")
ANSWER = N_("Answer…")
WRITE_AGAIN = N_("Write again…")
FORM_IS_READY = N_("The form is ready.")


def entry_written(t: Translator, entry: str) -> str:
    return t("Written {entry}", entry=entry)


def card_follows(t: Translator, entry: str) -> str:
    return t(
        "Written {entry}. The card in your messages with me says what becomes of it.", entry=entry
    )


def draft_waits(t: Translator, reason: str) -> str:
    """`reason` says what is wrong with the mailbox."""
    return t("The draft is not in the mailbox yet: {reason}", reason=reason)


def delivery_line(t: Translator, state: str) -> str:
    """`state` is `among the drafts`, `sent`, `came back` and the like."""
    return t("Delivery: {state}", state=state)
