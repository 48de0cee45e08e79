"""The sentences of triage's forms: whose a mail is, a new contact, what is ignored."""

from bot.ids.triage import IgnoreScope
from bot.language.translator import N_, Translator

WHOSE_MAIL_TITLE = N_("Whose mail is it?")
NEW_CONTACT_TITLE = N_("New contact")


def ignore_title(t: Translator, scope: IgnoreScope) -> str:
    return t("Ignore a domain") if scope is IgnoreScope.DOMAIN else t("Ignore an address")


LOG_BUTTON = N_("Log the mail")
IGNORE_BUTTON = N_("Ignore")
CLOSE_BUTTON = N_("Close")
KEEP_BUTTON = N_("Keep it")
CONTACT = N_("Contact")
CONTACT_HINT = N_("Type two letters of a name, an address or a number.")
SEARCH = N_("Search contacts")
SEARCH_COMPANIES = N_("Search companies")
ADDRESS_QUESTION = N_("Address")
ADD_ADDRESS = N_("It is their address")
ADD_ADDRESS_HINT = N_("What else waits from there is logged with them, and the next one by itself.")
NAME = N_("Name")
EMAIL = N_("Email")
COMPANY = N_("Company")
PHONE = N_("Phone")


def new_company(t: Translator, name_typed: str) -> str:
    return t("New company: {called}", called=name_typed)


CONTACT_CLOSED = N_("closed to the record")
CHOOSE_ANOTHER = N_("They are closed to the record. Choose somebody else, or ignore the mail.")
NAME_MISSING = N_("A contact needs a name.")
NO_ADDRESS = N_("This is no email address; write it like ada@acme.example.")
NO_PHONE = N_("This is no phone number; write it like +358 40 1234567.")


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
