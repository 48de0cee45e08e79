"""What the forms of triage say: whose a mail is, a new contact, what is ignored."""

from bot.ids.triage import IgnoreScope
from bot.say import Translator


def whose_mail_title(say: Translator) -> str:
    return say("Whose mail is it?")


def new_contact_title(say: Translator) -> str:
    return say("New contact")


def ignore_title(say: Translator, scope: IgnoreScope) -> str:
    return say("Ignore a domain") if scope is IgnoreScope.DOMAIN else say("Ignore an address")


def log_button(say: Translator) -> str:
    return say("Log the mail")


def ignore_button(say: Translator) -> str:
    return say("Ignore")


def close_button(say: Translator) -> str:
    return say("Close")


def keep_button(say: Translator) -> str:
    return say("Keep it")


def contact(say: Translator) -> str:
    return say("Contact")


def contact_hint(say: Translator) -> str:
    return say("Type two letters of a name, an address or a number.")


def search(say: Translator) -> str:
    return say("Search contacts")


def search_companies(say: Translator) -> str:
    return say("Search companies")


def address_question(say: Translator) -> str:
    return say("Address")


def add_address(say: Translator) -> str:
    return say("It is their address")


def add_address_hint(say: Translator) -> str:
    return say("What else waits from there is logged with them, and the next one by itself.")


def name(say: Translator) -> str:
    return say("Name")


def email(say: Translator) -> str:
    return say("Email")


def company(say: Translator) -> str:
    return say("Company")


def phone(say: Translator) -> str:
    return say("Phone")


def new_company(say: Translator, name_typed: str) -> str:
    return say("New company: {called}", called=name_typed)


def contact_closed(say: Translator) -> str:
    return say("closed to the record")


def choose_another(say: Translator) -> str:
    return say("They are closed to the record. Choose somebody else, or ignore the mail.")


def name_missing(say: Translator) -> str:
    return say("A contact needs a name.")


def no_address(say: Translator) -> str:
    return say("This is no email address; write it like ada@acme.example.")


def no_phone(say: Translator) -> str:
    return say("This is no phone number; write it like +358 40 1234567.")


def ignore_question(say: Translator, value: str, scope: IgnoreScope) -> str:
    if scope is IgnoreScope.DOMAIN:
        return say(
            "Nothing from {value} is shown or logged from now on, unless it is of a contact.",
            value=value,
        )
    return say("Nothing from {value} is shown or logged from now on.", value=value)


def other_mails_ignored(say: Translator, others: int) -> str:
    if not others:
        return say("No other mail waits from there.")
    return say.plural(
        "1 other mail that waits from there goes as well.",
        "{count} other mails that wait from there go as well.",
        others,
    )


def free_mail_domain(say: Translator, domain: str) -> str:
    return say(
        "Anybody can have an address at {domain}, so the whole domain is not ignored. "
        "Ignore this one address instead.",
        domain=domain,
    )
