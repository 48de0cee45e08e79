"""What is said of contacts: found, shown, added, changed."""

from bot.say import Say
from journal.model import Contact, ContactKind

# ── who is meant ────────────────────────────────────────────────────────────────────────────────


def which(say: Say, typed: str, count: int, most: int) -> str:
    """`typed` goes where no markup is read."""
    if count == 1:
        return say("Nobody is spelt “{typed}”. Did you mean this one?", typed=typed)
    if count > most:
        return say("More than {most} contacts match “{typed}”. Who is it?", most=most, typed=typed)
    return say.many(
        "{count} contact matches “{typed}”. Who is it?",
        "{count} contacts match “{typed}”. Who is it?",
        count,
        typed=typed,
    )


def nobody(say: Say, typed: str) -> str:
    return say("No contact matches “{typed}”.", typed=typed)


def gone(say: Say) -> str:
    return say("That contact is not there any more: it was deleted or erased.")


# ── the card ────────────────────────────────────────────────────────────────────────────────────


def flags(say: Say, each: Contact) -> tuple[str, ...]:
    told = (
        (each.privacy_blocked, say("Blocked for privacy: nothing new is recorded")),
        (each.minor and not each.consent, say("A minor without consent: nothing is recorded")),
        (each.minor and each.consent, say("A minor, with consent")),
        (each.excluded, say("Left out of segments")),
    )
    return tuple(text for is_so, text in told if is_so)


def kind(say: Say, each: Contact) -> str:
    return say("Company") if each.kind is ContactKind.COMPANY else ""


def email(say: Say) -> str:
    return say("Email")


def phone(say: Say) -> str:
    return say("Phone")


def owner(say: Say) -> str:
    return say("Owner")


def language(say: Say) -> str:
    return say("Language")


def tags(say: Say) -> str:
    return say("Tags")


def spoken(say: Say) -> str:
    return say("Last spoken to")


def attempted(say: Say) -> str:
    return say("Last tried")


def never(say: Say) -> str:
    return say("never")


def last_year(say: Say, number: int) -> str:
    return say.many(
        "In the last 12 months: {count} entry", "In the last 12 months: {count} entries", number
    )


def inbound(say: Say, number: int) -> str:
    return say("{number} from them", number=say.number(number))


def outbound(say: Say, number: int) -> str:
    return say("{number} from us", number=say.number(number))


def last_entries(say: Say) -> str:
    return say("Last entries")


def nothing_yet(say: Say) -> str:
    return say("Nothing was logged yet.")


def log(say: Say) -> str:
    return say("Log")


def history(say: Say) -> str:
    return say("History")


def edit(say: Say) -> str:
    return say("Edit contact")


def new(say: Say) -> str:
    return say("New contact")


# ── the forms ───────────────────────────────────────────────────────────────────────────────────


def new_title(say: Say) -> str:
    return say("New contact")


def edit_title(say: Say, number: str) -> str:
    return say("Edit {number}", number=number)


def add(say: Say) -> str:
    return say("Add")


def save(say: Say) -> str:
    return say("Save")


def close(say: Say) -> str:
    return say("Close")


def name(say: Say) -> str:
    return say("Name")


def is_company(say: Say) -> str:
    return say("It is a company")


def what(say: Say) -> str:
    return say("Kind")


def emails(say: Say) -> str:
    return say("Email addresses")


def phones(say: Say) -> str:
    return say("Phone numbers")


def one_a_line(say: Say) -> str:
    return say("One on a line; the first is the main one.")


def company(say: Say) -> str:
    return say("Company")


def company_placeholder(say: Say) -> str:
    return say("Begin to type its name")


def new_company(say: Say) -> str:
    return say("Or a company that is not there yet")


def job(say: Say) -> str:
    return say("Job title")


def language_hint(say: Say) -> str:
    return say("A code like en, sv or sv-FI: the language in which they are written to.")


def owner_hint(say: Say) -> str:
    return say("The email address of whoever of us looks after them.")


def no_name(say: Say) -> str:
    return say("A contact needs a name.")


def no_address(say: Say, typed: str) -> str:
    return say("“{typed}” is not an email address. It looks like ada@acme.example.", typed=typed)


def no_phone(say: Say, typed: str) -> str:
    return say("“{typed}” is not a phone number. It looks like +46 70 123 45 67.", typed=typed)


def no_language(say: Say) -> str:
    return say("That is no code of a language. It looks like en, sv or sv-FI.")


def two_companies(say: Say) -> str:
    return say("Choose a company above, or name a new one here; not both.")


def firm_in_firm(say: Say) -> str:
    return say("A company does not belong to a company. Leave this empty.")


def alike(say: Say) -> str:
    return say("Is it one of these? They have the same name, address or number.")


def add_all_the_same(say: Say) -> str:
    return say("If it is somebody else, press Add once more.")


def open_card(say: Say) -> str:
    return say("Open")


def open_form(say: Say) -> str:
    return say("Open the form")


def form_is_ready(say: Say) -> str:
    return say("Look it over in the form; what you typed is in it.")


def not_opened(say: Say, typed: str) -> str:
    """`typed` goes where no markup is read."""
    return say(
        "Slack did not open the form: too much time had passed. Nobody was added yet. You typed: "
        "{typed}",
        typed=typed,
    )


def changed_meanwhile(say: Say) -> str:
    return say(
        "Somebody changed this contact while you wrote. Nothing was saved yet. Below is what you "
        "wrote; press Save once more to keep it."
    )


def differs(say: Say, field: str, now: str) -> str:
    return say("{field} is now: {now}", field=field, now=now or "–")


# ── what was done ───────────────────────────────────────────────────────────────────────────────


def added(say: Say, who: str) -> str:
    return say("Added {who}", who=who)


def changed(say: Say, who: str) -> str:
    return say("Saved {who}", who=who)


def unchanged(say: Say, who: str) -> str:
    return say("Nothing was changed of {who}.", who=who)


def take_back(say: Say) -> str:
    return say("Undo")


def taken_back(say: Say, who: str) -> str:
    return say("{who} is not in the contacts any more.", who=who)


def log_waiting(say: Say, mails: int) -> str:
    return say.many("Log {count} waiting mail", "Log {count} waiting mails", mails)


def link_entries(say: Say, entries: int) -> str:
    return say.many("Link {count} earlier entry", "Link {count} earlier entries", entries)


def waiting(say: Say, mails: int, entries: int) -> str:
    """Of addresses that the contact has by now."""
    told = []
    if mails:
        told.append(
            say.many(
                "{count} mail of these addresses waits.",
                "{count} mails of these addresses wait.",
                mails,
            )
        )
    if entries:
        told.append(
            say.many(
                "In {count} earlier entry nobody knew whose address it was.",
                "In {count} earlier entries nobody knew whose address it was.",
                entries,
            )
        )
    return " ".join(told)


def matching(say: Say, done: int, total: int) -> str:
    return say("Logging: {done} of {total}…", done=say.number(done), total=say.number(total))


def matched(say: Say, who: str, mails: int, entries: int) -> str:
    """`who` goes where no markup is read."""
    told = []
    if mails:
        told.append(
            say.many(
                "Logged {count} mail with {who}.",
                "Logged {count} mails with {who}.",
                mails,
                who=who,
            )
        )
    if entries:
        told.append(
            say.many(
                "{who} now takes part in {count} earlier entry.",
                "{who} now takes part in {count} earlier entries.",
                entries,
                who=who,
            )
        )
    return " ".join(told) or say("Nothing waits for {who} any more.", who=who)


def still_waiting(say: Say, mails: int) -> str:
    return say.many(
        "{count} mail still waits: it could not be logged. Look at it in triage.",
        "{count} mails still wait: they could not be logged. Look at them in triage.",
        mails,
    )


def closed(say: Say, who: str) -> str:
    return say("{who} is blocked for privacy, so nothing was logged.", who=who)
