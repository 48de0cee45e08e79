"""The sentences of the form for logging."""

from bot.language.translator import N_, Translator

TITLE = N_("Log an interaction")


def edit_title(t: Translator, number: int) -> str:
    return t("Edit #{number}", number=number)


LOG_IT = N_("Log it")
SAVE = N_("Save changes")
CLOSE = N_("Close")
CONTACTS_LABEL = N_("With whom")
CONTACTS_HINT = N_("Type two letters of a name, a company or an address; or of a segment.")
CONTACTS_PLACEHOLDER = N_("Search contacts")
NEW_CONTACT = N_("New contact")
TEMPLATE_LABEL = N_("What it was")
TEMPLATE_PLACEHOLDER = N_("Choose a template")
TIME_LABEL = N_("When")
NOTE_LABEL = N_("Note")
NOTE_ABOVE_LABEL = N_("Note, above the message")
DURATION = N_("Duration")


def cost(t: Translator, currency: str) -> str:
    return t("Cost ({currency})", currency=currency)


def template_default(t: Translator, default: str) -> str:
    return t("Left empty, it is as in the template: {what}.", what=default)


DURATION_PLACEHOLDER = N_("25m, 1h30")
DIRECTION = N_("Direction")
EVALUATION = N_("How it went")
EVALUATION_NOTE = N_("Why, in a few words")
ATTEMPT = N_("Attempt")
NOBODY_REACHED = N_("Nobody was reached")
COLLEAGUE = N_("Colleague it concerns")


def colleague_hint(t: Translator, who: str) -> str:
    return t("Now: {who}", who=who)


OPPORTUNITY = N_("Opportunity or project")


def new_opportunity(t: Translator, name: str) -> str:
    """In the menu of opportunities, for one that no entry names yet."""
    return t("New: {name}", name=name)


FOLLOW_UP = N_("Follow-up on")
FOLLOW_UP_TIME = N_("Time of the follow-up")
FILES = N_("Files")
OWN_FILES = N_("Files that go along")
NAMELESS_FILE = N_("A file")
NO_FILES_TO_SEGMENT = N_("Files can't go to a whole segment. Log without them, or choose contacts.")
MORE_FIELDS = N_("More fields")


def long_message(t: Translator, count: int) -> str:
    return t.plural(
        "The text has {count} letter, more than Slack shows here. All of it is logged. It begins:",
        "The text has {count} letters, more than Slack shows here. All of it is logged. It begins:",
        count,
    )


def long_note(t: Translator, count: int) -> str:
    return t.plural(
        "The note has {count} letter, too many to edit in Slack. It stays as it is.",
        "The note has {count} letters, too many to edit in Slack. It stays as it is.",
        count,
    )


def changed_meanwhile(t: Translator, by: str, number: int) -> str:
    return t(
        "{by} changed #{number} while you had it open. Nothing of yours is saved yet. "
        "Below is what you want, with their changes where you changed nothing; save again.",
        by=by or "?",
        number=number,
    )


def message_source(t: Translator, who: str, at: str, link: str) -> str:
    return t("Message of {who} in Slack, {at}: {link}", who=who, at=at, link=link)


# ── what is wrong ───────────────────────────────────────────────────────────────────────────────

NOBODY_CHOSEN = N_("Choose at least one contact.")
ONE_SEGMENT_ALONE = N_("Choose contacts, or one segment alone.")
NO_SEGMENT_IN_EDIT = N_("An entry that is logged can't go to a segment. Choose contacts.")
NO_TEMPLATE = N_("Choose what it was.")
