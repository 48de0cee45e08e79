"""What the forms of triage say: whose a mail is, a new contact, what is ignored."""

from bot.ids.triage import IgnoreScope
from bot.language.translator import Translator


def whose_mail_title(t: Translator) -> str:
    return t("Whose mail is it?")


def new_contact_title(t: Translator) -> str:
    return t("New contact")


def ignore_title(t: Translator, scope: IgnoreScope) -> str:
    return t("Ignore a domain") if scope is IgnoreScope.DOMAIN else t("Ignore an address")


def log_button(t: Translator) -> str:
    return t("Log the mail")


def ignore_button(t: Translator) -> str:
    return t("Ignore")


def close_button(t: Translator) -> str:
    return t("Close")


def keep_button(t: Translator) -> str:
    return t("Keep it")


def contact(t: Translator) -> str:
    return t("Contact")


def contact_hint(t: Translator) -> str:
    return t("Type two letters of a name, an address or a number.")


def search(t: Translator) -> str:
    return t("Search contacts")


def search_companies(t: Translator) -> str:
    return t("Search companies")


def address_question(t: Translator) -> str:
    return t("Address")


def add_address(t: Translator) -> str:
    return t("It is their address")


def add_address_hint(t: Translator) -> str:
    return t("What else waits from there is logged with them, and the next one by itself.")


def name(t: Translator) -> str:
    return t("Name")


def email(t: Translator) -> str:
    return t("Email")


def company(t: Translator) -> str:
    return t("Company")


def phone(t: Translator) -> str:
    return t("Phone")


def new_company(t: Translator, name_typed: str) -> str:
    return t("New company: {called}", called=name_typed)


def contact_closed(t: Translator) -> str:
    return t("closed to the record")


def choose_another(t: Translator) -> str:
    return t("They are closed to the record. Choose somebody else, or ignore the mail.")


def name_missing(t: Translator) -> str:
    return t("A contact needs a name.")


def no_address(t: Translator) -> str:
    return t("This is no email address; write it like ada@acme.example.")


def no_phone(t: Translator) -> str:
    return t("This is no phone number; write it like +358 40 1234567.")


def ignore_question(t: Translator, value: str, scope: IgnoreScope) -> str:
    if scope is IgnoreScope.DOMAIN:
        return t(
            "Nothing from {value} is shown or logged from now on, unless it is of a contact.",
            value=value,
        )
    return t("Nothing from {value} is shown or logged from now on.", value=value)


def other_mails_ignored(t: Translator, others: int) -> str:
    if not others:
        return t("No other mail waits from there.")
    return t.plural(
        "1 other mail that waits from there goes as well.",
        "{count} other mails that wait from there go as well.",
        others,
    )


def free_mail_domain(t: Translator, domain: str) -> str:
    return t(
        "Anybody can have an address at {domain}, so the whole domain is not ignored. "
        "Ignore this one address instead.",
        domain=domain,
    )
