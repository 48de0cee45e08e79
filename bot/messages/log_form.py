"""What the form for logging says."""

from bot.language.translator import Translator


def title(t: Translator) -> str:
    return t("Log an interaction")


def edit_title(t: Translator, number: int) -> str:
    return t("Edit #{number}", number=number)


def log_it(t: Translator) -> str:
    return t("Log it")


def save(t: Translator) -> str:
    return t("Save changes")


def close(t: Translator) -> str:
    return t("Close")


def contacts_label(t: Translator) -> str:
    return t("With whom")


def contacts_hint(t: Translator) -> str:
    return t("Type two letters of a name, a company or an address; or of a segment.")


def contacts_placeholder(t: Translator) -> str:
    return t("Search contacts")


def new_contact(t: Translator) -> str:
    return t("New contact")


def template_label(t: Translator) -> str:
    return t("What it was")


def template_placeholder(t: Translator) -> str:
    return t("Choose a template")


def time_label(t: Translator) -> str:
    return t("When")


def note_label(t: Translator) -> str:
    return t("Note")


def note_above_label(t: Translator) -> str:
    return t("Note, above the message")


def duration(t: Translator) -> str:
    return t("Duration")


def cost(t: Translator, currency: str) -> str:
    return t("Cost ({currency})", currency=currency)


def template_default(t: Translator, default: str) -> str:
    return t("Left empty: {what}, as the template has it.", what=default)


def duration_placeholder(t: Translator) -> str:
    return t("25m, 1h30")


def direction(t: Translator) -> str:
    return t("Direction")


def evaluation(t: Translator) -> str:
    return t("How it went")


def evaluation_note(t: Translator) -> str:
    return t("Why, in a few words")


def attempt(t: Translator) -> str:
    return t("Attempt")


def nobody_reached(t: Translator) -> str:
    return t("Nobody was reached")


def colleague(t: Translator) -> str:
    return t("Colleague it concerns")


def colleague_hint(t: Translator, who: str) -> str:
    return t("Now: {who}", who=who)


def follow_up(t: Translator) -> str:
    return t("Follow-up on")


def files(t: Translator) -> str:
    return t("Files")


def own_files(t: Translator) -> str:
    return t("Files that go along")


def nameless_file(t: Translator) -> str:
    return t("A file")


def no_files_to_segment(t: Translator) -> str:
    return t("Files can't go to a whole segment. Log without them, or choose contacts.")


def more_fields(t: Translator) -> str:
    return t("More fields")


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


def nobody_chosen(t: Translator) -> str:
    return t("Choose at least one contact.")


def one_segment_alone(t: Translator) -> str:
    return t("Choose contacts, or one segment alone.")


def no_segment_in_edit(t: Translator) -> str:
    return t("An entry that is logged can't go to a segment. Choose contacts.")


def no_template(t: Translator) -> str:
    return t("Choose what it was.")
