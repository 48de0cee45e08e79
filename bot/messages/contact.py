"""What is said of contacts: found, shown, added, changed."""

from bot.say import Translator
from journal.model import Contact, ContactKind

# ── who is meant ────────────────────────────────────────────────────────────────────────────────


def who_is_it(say: Translator, typed: str, count: int, most: int) -> str:
    """`typed` goes where no markup is read."""
    if count == 1:
        return say("Nobody is spelt “{typed}”. Did you mean this one?", typed=typed)
    if count > most:
        return say("More than {most} contacts match “{typed}”. Who is it?", most=most, typed=typed)
    return say.plural(
        "{count} contact matches “{typed}”. Who is it?",
        "{count} contacts match “{typed}”. Who is it?",
        count,
        typed=typed,
    )


def no_match(say: Translator, typed: str) -> str:
    return say("No contact matches “{typed}”.", typed=typed)


def contact_gone(say: Translator) -> str:
    return say("That contact is not there any more: it was deleted or erased.")


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def flags(say: Translator, contact: Contact) -> tuple[str, ...]:
    told = (
        (contact.privacy_blocked, say("Blocked for privacy: nothing new is recorded")),
        (
            contact.minor and not contact.consent,
            say("A minor without consent: nothing is recorded"),
        ),
        (contact.minor and contact.consent, say("A minor, with consent")),
        (contact.excluded, say("Left out of segments")),
    )
    return tuple(text for is_so, text in told if is_so)


def company_mark(say: Translator, each: Contact) -> str:
    return say("Company") if each.kind is ContactKind.COMPANY else ""


def email(say: Translator) -> str:
    return say("Email")


def phone(say: Translator) -> str:
    return say("Phone")


def owner(say: Translator) -> str:
    return say("Owner")


def language(say: Translator) -> str:
    return say("Language")


def tags(say: Translator) -> str:
    return say("Tags")


def last_spoken_to(say: Translator) -> str:
    return say("Last spoken to")


def last_tried(say: Translator) -> str:
    return say("Last tried")


def no_last_contact(say: Translator) -> str:
    return say("never")


def last_year(say: Translator, number: int) -> str:
    return say.plural(
        "In the last 12 months: {count} entry", "In the last 12 months: {count} entries", number
    )


def inbound_count(say: Translator, number: int) -> str:
    return say("{number} from them", number=say.number(number))


def outbound_count(say: Translator, number: int) -> str:
    return say("{number} from us", number=say.number(number))


def last_entries(say: Translator) -> str:
    return say("Last entries")


def nothing_logged(say: Translator) -> str:
    return say("Nothing was logged yet.")


def log(say: Translator) -> str:
    return say("Log")


def history(say: Translator) -> str:
    return say("History")


def edit(say: Translator) -> str:
    return say("Edit contact")


def new_contact(say: Translator) -> str:
    return say("New contact")


# ── the forms ───────────────────────────────────────────────────────────────────────────────────


def new_title(say: Translator) -> str:
    return say("New contact")


def edit_title(say: Translator, number: str) -> str:
    return say("Edit {number}", number=number)


def add_button(say: Translator) -> str:
    return say("Add")


def save(say: Translator) -> str:
    return say("Save")


def close(say: Translator) -> str:
    return say("Close")


def name(say: Translator) -> str:
    return say("Name")


def is_company(say: Translator) -> str:
    return say("It is a company")


def kind_label(say: Translator) -> str:
    return say("Kind")


def emails(say: Translator) -> str:
    return say("Email addresses")


def phones(say: Translator) -> str:
    return say("Phone numbers")


def one_a_line(say: Translator) -> str:
    return say("One on a line; the first is the main one.")


def company(say: Translator) -> str:
    return say("Company")


def company_placeholder(say: Translator) -> str:
    return say("Begin to type its name")


def new_company(say: Translator) -> str:
    return say("Or a company that is not there yet")


def job_title(say: Translator) -> str:
    return say("Job title")


def language_hint(say: Translator) -> str:
    return say("A code like en, sv or sv-FI: the language in which they are written to.")


def owner_hint(say: Translator) -> str:
    return say("The email address of whoever of us looks after them.")


def no_name(say: Translator) -> str:
    return say("A contact needs a name.")


def no_address(say: Translator, typed: str) -> str:
    return say("“{typed}” is not an email address. It looks like ada@acme.example.", typed=typed)


def no_phone(say: Translator, typed: str) -> str:
    return say("“{typed}” is not a phone number. It looks like +46 70 123 45 67.", typed=typed)


def no_language(say: Translator) -> str:
    return say("That is no code of a language. It looks like en, sv or sv-FI.")


def two_companies(say: Translator) -> str:
    return say("Choose a company above, or name a new one here; not both.")


def company_in_company(say: Translator) -> str:
    return say("A company does not belong to a company. Leave this empty.")


def similar_contacts(say: Translator) -> str:
    return say("Is it one of these? They have the same name, address or number.")


def add_anyway(say: Translator) -> str:
    return say("If it is somebody else, press Add once more.")


def open_button(say: Translator) -> str:
    return say("Open")


def open_form(say: Translator) -> str:
    return say("Open the form")


def form_is_ready(say: Translator) -> str:
    return say("Look it over in the form; what you typed is in it.")


def not_opened(say: Translator, typed: str) -> str:
    """`typed` goes where no markup is read."""
    return say(
        "Slack did not open the form: too much time had passed. Nobody was added yet. You typed: "
        "{typed}",
        typed=typed,
    )


def changed_meanwhile(say: Translator) -> str:
    return say(
        "Somebody changed this contact while you wrote. Nothing was saved yet. Below is what you "
        "wrote; press Save once more to keep it."
    )


def field_is_now(say: Translator, field: str, now: str) -> str:
    return say("{field} is now: {now}", field=field, now=now or "–")


# ── what was done ───────────────────────────────────────────────────────────────────────────────


def contact_added(say: Translator, who: str) -> str:
    return say("Added {who}", who=who)


def contact_saved(say: Translator, who: str) -> str:
    return say("Saved {who}", who=who)


def contact_unchanged(say: Translator, who: str) -> str:
    return say("Nothing was changed of {who}.", who=who)


def undo(say: Translator) -> str:
    return say("Undo")


def contact_removed(say: Translator, who: str) -> str:
    return say("{who} is not in the contacts any more.", who=who)


def log_waiting(say: Translator, mails: int) -> str:
    return say.plural("Log {count} waiting mail", "Log {count} waiting mails", mails)


def link_entries(say: Translator, entries: int) -> str:
    return say.plural("Link {count} earlier entry", "Link {count} earlier entries", entries)


def waiting_items(say: Translator, mails: int, entries: int) -> str:
    """Of addresses that the contact has by now."""
    told = []
    if mails:
        told.append(
            say.plural(
                "{count} mail of these addresses waits.",
                "{count} mails of these addresses wait.",
                mails,
            )
        )
    if entries:
        told.append(
            say.plural(
                "In {count} earlier entry nobody knew whose address it was.",
                "In {count} earlier entries nobody knew whose address it was.",
                entries,
            )
        )
    return " ".join(told)


def logging_progress(say: Translator, done: int, total: int) -> str:
    return say("Logging: {done} of {total}…", done=say.number(done), total=say.number(total))


def logged_with_contact(say: Translator, who: str, mails: int, entries: int) -> str:
    """`who` goes where no markup is read."""
    told = []
    if mails:
        told.append(
            say.plural(
                "Logged {count} mail with {who}.",
                "Logged {count} mails with {who}.",
                mails,
                who=who,
            )
        )
    if entries:
        told.append(
            say.plural(
                "{who} now takes part in {count} earlier entry.",
                "{who} now takes part in {count} earlier entries.",
                entries,
                who=who,
            )
        )
    return " ".join(told) or say("Nothing waits for {who} any more.", who=who)


def still_waiting(say: Translator, mails: int) -> str:
    return say.plural(
        "{count} mail still waits: it could not be logged. Look at it in triage.",
        "{count} mails still wait: they could not be logged. Look at them in triage.",
        mails,
    )


def contact_blocked(say: Translator, who: str) -> str:
    return say("{who} is blocked for privacy, so nothing was logged.", who=who)
