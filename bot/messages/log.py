"""The sentences of logging: who is meant, what is missing, what is kept."""

from bot.language.translator import N_, Translator


def who_is_meant(t: Translator, typed: str) -> str:
    return t("Who is meant by “{typed}”?", typed=typed)


def nobody_spelt_so(t: Translator, typed: str) -> str:
    return t("Nobody is spelt “{typed}”. Who is meant?", typed=typed)


DRAFT_IS_KEPT = N_("Nothing is logged yet; what you typed is kept.")
NONE_OF_THESE = N_("Somebody else…")


def nobody_found(t: Translator, typed: str) -> str:
    return t("Nobody is found for “{typed}”. Search, or add them as a new contact.", typed=typed)


def too_many_contacts(t: Translator, typed: str) -> str:
    return t("Many contacts fit “{typed}”. Type more of the name.", typed=typed)


def names_too_long(t: Translator, most: int) -> str:
    return t(
        "More than {most} letters stand before the colon, which is more than names may have: all of "
        "it was taken for the note. Choose here who it was with.",
        most=most,
    )


def several_contacts_fit(t: Translator, typed: str) -> str:
    return t("Several contacts fit “{typed}”. Choose here.", typed=typed)


NOT_LOGGED_YET = N_("Not logged yet: something is missing. What you typed is kept.")
WHO_WAS_IT_WITH = N_(
    "Who was it with? Write the name, a colon, and what happened – or open the form."
)
OPEN_FORM = N_("Open the form")
MERGING_FIRST = N_("The files of the template are being merged; then it is logged.")
ENDED_MIDWAY = N_(
    "Rapport was ended while it merged the files of the template for what you typed; it was not logged."
)
DRAFT_GONE = N_("This was logged or deleted already.")


def came_too_late(t: Translator, typed: str) -> str:
    """A line that takes something back or changes it, typed while the app was away."""
    return t(
        "You wrote “{typed}” while Rapport was away. Nothing was done; write it again if it still holds.",
        typed=typed,
    )


def files_coming(t: Translator, count: int) -> str:
    return t.plural("{count} file is being attached.", "{count} files are being attached.", count)


def contacts_blocked(t: Translator, names: str) -> str:
    return t(
        "Nothing was logged: {names} gets nothing new "
        "(blocked for privacy, or a minor without consent).",
        names=names,
    )


def change_blocked(t: Translator, names: str) -> str:
    return t(
        "Nothing was changed: {names} gets nothing new "
        "(blocked for privacy, or a minor without consent).",
        names=names,
    )


def duplicate(t: Translator, number: int | None) -> str:
    if number is None:
        return t("Nothing new: this is logged already.")
    return t("Nothing new: this is logged already, as #{number}.", number=number)


PURGED_BEFORE = N_("Nothing was logged: this was logged once and purged since.")


def unknown_colleague(t: Translator, typed: str) -> str:
    return t("No colleague is known as “{typed}”. Choose them here.", typed=typed)


def unknown_template(t: Translator, typed: str) -> str:
    return t("No template is called “{typed}”. Choose one here.", typed=typed)


def which_template(t: Translator, typed: str, names: str) -> str:
    return t("“{typed}” may be several: {names}. Choose one.", typed=typed, names=names)


def flag_not_understood(t: Translator, typed: str, reason: str) -> str:
    return t("“{typed}” was not understood: {why}", typed=typed, why=reason)


# `{typed}` is an amount with its currency, as in "1200 SEK".
FOREIGN_CURRENCY = N_(
    "Costs are in {currency} here, and {typed} is not. Write here what it is in {currency}."
)


def no_flag(t: Translator, flag: str) -> str:
    """Tells on a card of a word like `-foo` in the line that was logged."""
    return t("“{flag}” is no flag here; it stayed in the text.", flag=flag)


FORM_DID_NOT_OPEN = N_("Slack did not open the form in time. Nothing is logged yet.")


def no_segment(t: Translator, code: str) -> str:
    return t("There is no segment “{code}”. Search for it, or for contacts.", code=code)


CONTACT_CLOSED = N_("Closed for privacy: nothing new can be logged")

# ── drafts ──────────────────────────────────────────────────────────────────────────────────────


def drafts(t: Translator, count: int) -> str:
    return t.plural("You have {count} draft.", "You have {count} drafts.", count)


NO_DRAFTS = N_("You have no drafts. What you begin and do not log is kept here.")


def older_drafts(t: Translator, count: int) -> str:
    return t.plural(
        "{count} older draft is not shown.", "{count} older drafts are not shown.", count
    )


def draft_line(t: Translator, number: int, at: str, who: str) -> str:
    if not who:
        return t("Draft {number}, {at}", number=number, at=at)
    return t("Draft {number}, {at}, with {who}", number=number, at=at, who=who)


CONTINUE_DRAFT = N_("Continue")
DELETE_DRAFT = N_("Delete")


def draft_deleted(t: Translator, number: int) -> str:
    return t("Draft {number} is deleted.", number=number)


def draft_kept(t: Translator, number: int) -> str:
    return t("Not logged. What you began is kept as draft {number}.", number=number)
