"""The sentences about contacts: found, shown, added, changed."""

from collections.abc import Mapping

from bot.language.translator import N_, Translator
from journal.model import Contact, ContactKind

# ── choices ─────────────────────────────────────────────────────────────────────────────────────


def who_is_it(t: Translator, typed: str, count: int, most: int) -> str:
    """The question; `typed` goes where no markup is read."""
    if count == 1:
        return t("Nobody is spelt “{typed}”. Did you mean this one?", typed=typed)
    if count > most:
        return t("More than {most} contacts match “{typed}”. Who is it?", most=most, typed=typed)
    return t.plural(
        "{count} contact matches “{typed}”. Who is it?",
        "{count} contacts match “{typed}”. Who is it?",
        count,
        typed=typed,
    )


def no_match(t: Translator, typed: str) -> str:
    return t("No contact matches “{typed}”.", typed=typed)


CONTACT_GONE = N_("That contact is not there any more: it was deleted or erased.")

# ── the card ────────────────────────────────────────────────────────────────────────────────────


def flags(t: Translator, contact: Contact) -> tuple[str, ...]:
    items = (
        (contact.privacy_blocked, t("Blocked for privacy: nothing new is recorded")),
        (
            contact.minor and not contact.consent,
            t("A minor without consent: nothing is recorded"),
        ),
        (contact.minor and contact.consent, t("A minor, with consent")),
        (contact.excluded, t("Left out of segments")),
    )
    return tuple(text for is_so, text in items if is_so)


def company_mark(t: Translator, each: Contact) -> str:
    return t("Company") if each.kind is ContactKind.COMPANY else ""


EMAIL = N_("Email")
PHONE = N_("Phone")
OWNER = N_("Owner")
LANGUAGE = N_("Language")
TAGS = N_("Tags")
LAST_SPOKEN_TO = N_("Last spoken to")
LAST_TRIED = N_("Last tried")
NO_LAST_CONTACT = N_("never")


def last_year(t: Translator, number: int) -> str:
    return t.plural(
        "In the last 12 months: {count} entry", "In the last 12 months: {count} entries", number
    )


def inbound_count(t: Translator, number: int) -> str:
    return t("{number} from them", number=t.number(number))


def outbound_count(t: Translator, number: int) -> str:
    return t("{number} from us", number=t.number(number))


LAST_ENTRIES = N_("Last entries")
LAST_CHANGES = N_("Last changes")
NOTHING_LOGGED = N_("Nothing was logged yet.")
LOG = N_("Log")
HISTORY = N_("History")
EDIT = N_("Edit contact")
NEW_CONTACT = N_("New contact")

# ── the forms ───────────────────────────────────────────────────────────────────────────────────

NEW_TITLE = N_("New contact")


def edit_title(t: Translator, number: str) -> str:
    return t("Edit {number}", number=number)


ADD_BUTTON = N_("Add")
SAVE = N_("Save")
CLOSE = N_("Close")
NAME = N_("Name")
IS_COMPANY = N_("It is a company")
KIND_LABEL = N_("Kind")
EMAILS = N_("Email addresses")
PHONES = N_("Phone numbers")
ONE_A_LINE = N_("One on a line; the first is the main one.")
COMPANY = N_("Company")
COMPANY_PLACEHOLDER = N_("Begin to type its name")
NEW_COMPANY = N_("Or a company that is not there yet")
JOB_TITLE = N_("Job title")
COUNTRY_HINT = N_("A country is a code of two letters, like FI or SE.")
LANGUAGE_HINT = N_("A code like en, sv or sv-FI: the language in which they are written to.")
OWNER_HINT = N_("The email address of whoever of us looks after them.")
NO_NAME = N_("A contact needs a name.")


def no_address(t: Translator, typed: str) -> str:
    return t("“{typed}” is not an email address. It looks like ada@acme.example.", typed=typed)


def no_phone(t: Translator, typed: str) -> str:
    return t("“{typed}” is not a phone number. It looks like +46 70 123 45 67.", typed=typed)


NO_LANGUAGE = N_("That is no code of a language. It looks like en, sv or sv-FI.")
TWO_COMPANIES = N_("Choose a company above, or name a new one here; not both.")
COMPANY_IN_COMPANY = N_("A company does not belong to a company. Leave this empty.")
SIMILAR_CONTACTS = N_("Is it one of these? They have the same name, address or number.")
ADD_ANYWAY = N_("If it is somebody else, press Add once more.")
OPEN_BUTTON = N_("Open")
OPEN_FORM = N_("Open the form")
FORM_IS_READY = N_("Look it over in the form; what you typed is in it.")


def not_opened(t: Translator, typed: str) -> str:
    """The sentence; `typed` goes where no markup is read."""
    return t(
        "Slack did not open the form: too much time had passed. Nobody was added yet. You typed: "
        "{typed}",
        typed=typed,
    )


CHANGED_MEANWHILE = N_(
    "Somebody changed this contact while you wrote. Nothing was saved yet. Below is what you "
    "wrote; press Save once more to keep it."
)


def field_is_now(t: Translator, field: str, now: str) -> str:
    return t("{field} is now: {now}", field=field, now=now or "–")


# ── what was done ───────────────────────────────────────────────────────────────────────────────


def contact_added(t: Translator, who: str) -> str:
    return t("Added {who}", who=who)


def contact_saved(t: Translator, who: str) -> str:
    return t("Saved {who}", who=who)


def contact_unchanged(t: Translator, who: str) -> str:
    return t("Nothing was changed of {who}.", who=who)


UNDO = N_("Undo")


def contact_removed(t: Translator, who: str) -> str:
    return t("{who} is not in the contacts any more.", who=who)


def log_waiting(t: Translator, mails: int) -> str:
    return t.plural("Log {count} waiting mail", "Log {count} waiting mails", mails)


def link_entries(t: Translator, entries: int) -> str:
    return t.plural("Link {count} earlier entry", "Link {count} earlier entries", entries)


def waiting_items(t: Translator, mails: int, entries: int) -> str:
    """Says how many mails and entries have the contact's addresses."""
    items = []
    if mails:
        items.append(
            t.plural(
                "{count} mail of these addresses waits.",
                "{count} mails of these addresses wait.",
                mails,
            )
        )
    if entries:
        items.append(
            t.plural(
                "In {count} earlier entry nobody knew whose address it was.",
                "In {count} earlier entries nobody knew whose address it was.",
                entries,
            )
        )
    return " ".join(items)


def logging_progress(t: Translator, done: int, total: int) -> str:
    return t("Logging: {done} of {total}…", done=t.number(done), total=t.number(total))


def logged_with_contact(t: Translator, who: str, mails: int, entries: int) -> str:
    """The result of a match; `who` goes where no markup is read."""
    items = []
    if mails:
        items.append(
            t.plural(
                "Logged {count} mail with {who}.",
                "Logged {count} mails with {who}.",
                mails,
                who=who,
            )
        )
    if entries:
        items.append(
            t.plural(
                "{who} now takes part in {count} earlier entry.",
                "{who} now takes part in {count} earlier entries.",
                entries,
                who=who,
            )
        )
    return " ".join(items) or t("Nothing waits for {who} any more.", who=who)


def still_waiting(t: Translator, mails: int) -> str:
    return t.plural(
        "{count} mail still waits: it could not be logged. Look at it in triage.",
        "{count} mails still wait: they could not be logged. Look at them in triage.",
        mails,
    )


def contact_blocked(t: Translator, who: str) -> str:
    return t("{who} is blocked for privacy, so nothing was logged.", who=who)


# ── what was changed ────────────────────────────────────────────────────────────────────────────

_CHANGED_FIELDS: Mapping[str, str] = {
    "name": NAME,
    "kind": KIND_LABEL,
    "company": COMPANY,
    "addresses": N_("Addresses"),
    "job_title": JOB_TITLE,
    "language": LANGUAGE,
    "country": N_("Country"),
    "street": N_("Street"),
    "postal_code": N_("Postal code"),
    "city": N_("City"),
    "region": N_("State or province"),
    "owner": OWNER,
    "note": N_("Note"),
    "tags": TAGS,
    "external_ids": N_("Numbers in other systems"),
    "privacy_blocked": N_("Blocked for privacy"),
    "minor": N_("Minor"),
    "consent": N_("Consent"),
    "excluded": N_("Left out of segments"),
    "merged": N_("Merged"),
}


def field_label(t: Translator, field: str) -> str:
    return t(_CHANGED_FIELDS[field])


def change_line(t: Translator, when: tuple[str, str], field: str, values: tuple[str, str]) -> str:
    """`when`: the moment, and by whom; `values`: what it was, and what it became."""
    (at, by), (old, new) = when, (_changed_value(t, field, each) for each in values)
    called = field_label(t, field)
    return t("{at}, {by} – {field}: {old} → {new}", at=at, by=by, field=called, old=old, new=new)


def _changed_value(t: Translator, field: str, value: str) -> str:
    if field in {"privacy_blocked", "minor", "consent", "excluded"}:
        return t("yes") if value == "yes" else t("no")
    if field == "kind":
        return t("company") if value == "company" else t("person")
    return value or "–"
