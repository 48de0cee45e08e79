"""What the form for logging says."""

from bot.say import Say


def title(say: Say) -> str:
    return say("Log an interaction")


def edit_title(say: Say, number: int) -> str:
    return say("Edit #{number}", number=number)


def log_it(say: Say) -> str:
    return say("Log it")


def save(say: Say) -> str:
    return say("Save changes")


def close(say: Say) -> str:
    return say("Close")


def who(say: Say) -> str:
    return say("With whom")


def who_hint(say: Say) -> str:
    return say("Type two letters of a name, a company or an address; or of a segment.")


def who_placeholder(say: Say) -> str:
    return say("Search contacts")


def new_contact(say: Say) -> str:
    return say("New contact")


def template(say: Say) -> str:
    return say("What it was")


def template_placeholder(say: Say) -> str:
    return say("Choose a template")


def when(say: Say) -> str:
    return say("When")


def note(say: Say) -> str:
    return say("Note")


def note_above(say: Say) -> str:
    return say("Note, above the message")


def duration(say: Say) -> str:
    return say("Duration")


def cost(say: Say, currency: str) -> str:
    return say("Cost ({currency})", currency=currency)


def otherwise(say: Say, what: str) -> str:
    return say("Left empty: {what}, as the template has it.", what=what)


def duration_placeholder(say: Say) -> str:
    return say("25m, 1h30")


def direction(say: Say) -> str:
    return say("Direction")


def evaluation(say: Say) -> str:
    return say("How it went")


def evaluation_note(say: Say) -> str:
    return say("Why, in a few words")


def attempt(say: Say) -> str:
    return say("Attempt")


def attempt_failed(say: Say) -> str:
    return say("Nobody was reached")


def colleague(say: Say) -> str:
    return say("Colleague it concerns")


def colleague_hint(say: Say, who: str) -> str:
    return say("Now: {who}", who=who)


def follow_up(say: Say) -> str:
    return say("Follow-up on")


def files(say: Say) -> str:
    return say("Files")


def own_files(say: Say) -> str:
    return say("Files that go along")


def nameless_file(say: Say) -> str:
    return say("A file")


def no_files_to_segment(say: Say) -> str:
    return say("Files can't go to a whole segment. Log without them, or choose contacts.")


def more_fields(say: Say) -> str:
    return say("More fields")


def long_message(say: Say, count: int) -> str:
    return say.many(
        "The text has {count} letter, more than Slack shows here. All of it is logged. It begins:",
        "The text has {count} letters, more than Slack shows here. All of it is logged. It begins:",
        count,
    )


def long_note(say: Say, count: int) -> str:
    return say.many(
        "The note has {count} letter, too many to edit in Slack. It stays as it is.",
        "The note has {count} letters, too many to edit in Slack. It stays as it is.",
        count,
    )


def changed_meanwhile(say: Say, by: str, number: int) -> str:
    return say(
        "{by} changed #{number} while you had it open. Nothing of yours is saved yet. "
        "Below is what you want, with their changes where you changed nothing; save again.",
        by=by or "?",
        number=number,
    )


def message_of(say: Say, who: str, at: str, link: str) -> str:
    return say("Message of {who} in Slack, {at}: {link}", who=who, at=at, link=link)


# ── what is wrong ───────────────────────────────────────────────────────────────────────────────


def nobody_chosen(say: Say) -> str:
    return say("Choose at least one contact.")


def segment_alone(say: Say) -> str:
    return say("Choose contacts, or one segment alone.")


def no_segment_in_edit(say: Say) -> str:
    return say("An entry that is logged can't go to a segment. Choose contacts.")


def no_template(say: Say) -> str:
    return say("Choose what it was.")
