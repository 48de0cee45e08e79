"""What the form for logging says."""

from bot.say import Translator


def title(say: Translator) -> str:
    return say("Log an interaction")


def edit_title(say: Translator, number: int) -> str:
    return say("Edit #{number}", number=number)


def log_it(say: Translator) -> str:
    return say("Log it")


def save(say: Translator) -> str:
    return say("Save changes")


def close(say: Translator) -> str:
    return say("Close")


def contacts_label(say: Translator) -> str:
    return say("With whom")


def contacts_hint(say: Translator) -> str:
    return say("Type two letters of a name, a company or an address; or of a segment.")


def contacts_placeholder(say: Translator) -> str:
    return say("Search contacts")


def new_contact(say: Translator) -> str:
    return say("New contact")


def template_label(say: Translator) -> str:
    return say("What it was")


def template_placeholder(say: Translator) -> str:
    return say("Choose a template")


def time_label(say: Translator) -> str:
    return say("When")


def note_label(say: Translator) -> str:
    return say("Note")


def note_above_label(say: Translator) -> str:
    return say("Note, above the message")


def duration(say: Translator) -> str:
    return say("Duration")


def cost(say: Translator, currency: str) -> str:
    return say("Cost ({currency})", currency=currency)


def template_default(say: Translator, default: str) -> str:
    return say("Left empty: {what}, as the template has it.", what=default)


def duration_placeholder(say: Translator) -> str:
    return say("25m, 1h30")


def direction(say: Translator) -> str:
    return say("Direction")


def evaluation(say: Translator) -> str:
    return say("How it went")


def evaluation_note(say: Translator) -> str:
    return say("Why, in a few words")


def attempt(say: Translator) -> str:
    return say("Attempt")


def nobody_reached(say: Translator) -> str:
    return say("Nobody was reached")


def colleague(say: Translator) -> str:
    return say("Colleague it concerns")


def colleague_hint(say: Translator, who: str) -> str:
    return say("Now: {who}", who=who)


def follow_up(say: Translator) -> str:
    return say("Follow-up on")


def files(say: Translator) -> str:
    return say("Files")


def own_files(say: Translator) -> str:
    return say("Files that go along")


def nameless_file(say: Translator) -> str:
    return say("A file")


def no_files_to_segment(say: Translator) -> str:
    return say("Files can't go to a whole segment. Log without them, or choose contacts.")


def more_fields(say: Translator) -> str:
    return say("More fields")


def long_message(say: Translator, count: int) -> str:
    return say.plural(
        "The text has {count} letter, more than Slack shows here. All of it is logged. It begins:",
        "The text has {count} letters, more than Slack shows here. All of it is logged. It begins:",
        count,
    )


def long_note(say: Translator, count: int) -> str:
    return say.plural(
        "The note has {count} letter, too many to edit in Slack. It stays as it is.",
        "The note has {count} letters, too many to edit in Slack. It stays as it is.",
        count,
    )


def changed_meanwhile(say: Translator, by: str, number: int) -> str:
    return say(
        "{by} changed #{number} while you had it open. Nothing of yours is saved yet. "
        "Below is what you want, with their changes where you changed nothing; save again.",
        by=by or "?",
        number=number,
    )


def message_source(say: Translator, who: str, at: str, link: str) -> str:
    return say("Message of {who} in Slack, {at}: {link}", who=who, at=at, link=link)


# ── what is wrong ───────────────────────────────────────────────────────────────────────────────


def nobody_chosen(say: Translator) -> str:
    return say("Choose at least one contact.")


def one_segment_alone(say: Translator) -> str:
    return say("Choose contacts, or one segment alone.")


def no_segment_in_edit(say: Translator) -> str:
    return say("An entry that is logged can't go to a segment. Choose contacts.")


def no_template(say: Translator) -> str:
    return say("Choose what it was.")
