"""What the forms of triage say: whose a mail is, a new contact, what is ignored."""

from bot.ids.triage import Ignored
from bot.say import Say


def other_title(say: Say) -> str:
    return say("Whose mail is it?")


def new_title(say: Say) -> str:
    return say("New contact")


def ignore_title(say: Say, what: Ignored) -> str:
    return say("Ignore a domain") if what is Ignored.DOMAIN else say("Ignore an address")


def log_it(say: Say) -> str:
    return say("Log the mail")


def ignore_it(say: Say) -> str:
    return say("Ignore")


def close(say: Say) -> str:
    return say("Close")


def keep(say: Say) -> str:
    return say("Keep it")


def contact(say: Say) -> str:
    return say("Contact")


def contact_hint(say: Say) -> str:
    return say("Type two letters of a name, an address or a number.")


def search(say: Say) -> str:
    return say("Search contacts")


def search_companies(say: Say) -> str:
    return say("Search companies")


def address_question(say: Say) -> str:
    return say("Address")


def add_address(say: Say) -> str:
    return say("It is their address")


def add_address_hint(say: Say) -> str:
    return say("What else waits from there is logged with them, and the next one by itself.")


def name(say: Say) -> str:
    return say("Name")


def email(say: Say) -> str:
    return say("Email")


def company(say: Say) -> str:
    return say("Company")


def phone(say: Say) -> str:
    return say("Phone")


def new_company(say: Say, called: str) -> str:
    return say("New company: {called}", called=called)


def is_closed(say: Say) -> str:
    return say("closed to the record")


def choose_open(say: Say) -> str:
    return say("They are closed to the record. Choose somebody else, or ignore the mail.")


def needs_name(say: Say) -> str:
    return say("A contact needs a name.")


def no_address(say: Say) -> str:
    return say("This is no email address; write it like ada@acme.example.")


def no_phone(say: Say) -> str:
    return say("This is no phone number; write it like +358 40 1234567.")


def ignore_question(say: Say, value: str, what: Ignored) -> str:
    if what is Ignored.DOMAIN:
        return say(
            "Nothing from {value} is shown or logged from now on, unless it is of a contact.",
            value=value,
        )
    return say("Nothing from {value} is shown or logged from now on.", value=value)


def also_ignored(say: Say, others: int) -> str:
    if not others:
        return say("No other mail waits from there.")
    return say.many(
        "1 other mail that waits from there goes as well.",
        "{count} other mails that wait from there go as well.",
        others,
    )


def free_mail(say: Say, domain: str) -> str:
    return say(
        "Anybody can have an address at {domain}, so the whole domain is not ignored. "
        "Ignore this one address instead.",
        domain=domain,
    )
