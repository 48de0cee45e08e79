"""What is said while something is being logged: who is meant, what is missing, what is kept."""

from bot.say import Translator


def who_is_meant(say: Translator, typed: str) -> str:
    return say("Who is meant by “{typed}”?", typed=typed)


def nobody_spelt_so(say: Translator, typed: str) -> str:
    return say("Nobody is spelt “{typed}”. Who is meant?", typed=typed)


def draft_is_kept(say: Translator) -> str:
    return say("Nothing is logged yet; what you typed is kept.")


def none_of_these(say: Translator) -> str:
    return say("Somebody else…")


def nobody_found(say: Translator, typed: str) -> str:
    return say("Nobody is found for “{typed}”. Search, or add them as a new contact.", typed=typed)


def too_many_contacts(say: Translator, typed: str) -> str:
    return say("Many contacts fit “{typed}”. Type more of the name.", typed=typed)


def names_too_long(say: Translator, most: int) -> str:
    return say(
        "More than {most} letters stand before the colon, which is more than names may have: all of "
        "it was taken for the note. Choose here who it was with.",
        most=most,
    )


def several_contacts_fit(say: Translator, typed: str) -> str:
    return say("Several contacts fit “{typed}”. Choose here.", typed=typed)


def not_logged_yet(say: Translator) -> str:
    return say("Not logged yet: something is missing. What you typed is kept.")


def who_was_it_with(say: Translator) -> str:
    return say("Who was it with? Write the name, a colon, and what happened – or open the form.")


def open_form(say: Translator) -> str:
    return say("Open the form")


def draft_gone(say: Translator) -> str:
    return say("This was logged or deleted already.")


def files_coming(say: Translator, count: int) -> str:
    return say.plural("{count} file is being attached.", "{count} files are being attached.", count)


def contacts_blocked(say: Translator, names: str) -> str:
    return say(
        "Nothing was logged: {names} gets nothing new "
        "(blocked for privacy, or a minor without consent).",
        names=names,
    )


def change_blocked(say: Translator, names: str) -> str:
    return say(
        "Nothing was changed: {names} gets nothing new "
        "(blocked for privacy, or a minor without consent).",
        names=names,
    )


def duplicate(say: Translator, number: int | None) -> str:
    if number is None:
        return say("Nothing new: this is logged already.")
    return say("Nothing new: this is logged already, as #{number}.", number=number)


def purged_before(say: Translator) -> str:
    return say("Nothing was logged: this was logged once and purged since.")


def unknown_colleague(say: Translator, typed: str) -> str:
    return say("No colleague is known as “{typed}”. Choose them here.", typed=typed)


def unknown_template(say: Translator, typed: str) -> str:
    return say("No template is called “{typed}”. Choose one here.", typed=typed)


def which_template(say: Translator, typed: str, names: str) -> str:
    return say("“{typed}” may be several: {names}. Choose one.", typed=typed, names=names)


def flag_not_understood(say: Translator, typed: str, reason: str) -> str:
    return say("“{typed}” was not understood: {why}", typed=typed, why=reason)


def form_did_not_open(say: Translator) -> str:
    return say("Slack did not open the form in time. Nothing is logged yet.")


def no_segment(say: Translator, code: str) -> str:
    return say("There is no segment “{code}”. Search for it, or for contacts.", code=code)


def contact_closed(say: Translator) -> str:
    return say("Closed for privacy: nothing new can be logged")


# ── drafts ──────────────────────────────────────────────────────────────────────────────────────


def drafts(say: Translator, count: int) -> str:
    return say.plural("You have {count} draft.", "You have {count} drafts.", count)


def no_drafts(say: Translator) -> str:
    return say("You have no drafts. What you begin and do not log is kept here.")


def older_drafts(say: Translator, count: int) -> str:
    return say.plural(
        "{count} older draft is not shown.", "{count} older drafts are not shown.", count
    )


def draft_line(say: Translator, number: int, at: str, who: str) -> str:
    if not who:
        return say("Draft {number}, {at}", number=number, at=at)
    return say("Draft {number}, {at}, with {who}", number=number, at=at, who=who)


def continue_draft(say: Translator) -> str:
    return say("Continue")


def delete_draft(say: Translator) -> str:
    return say("Delete")


def draft_deleted(say: Translator, number: int) -> str:
    return say("Draft {number} is deleted.", number=number)


def draft_kept(say: Translator, number: int) -> str:
    return say("Not logged. What you began is kept as draft {number}.", number=number)
