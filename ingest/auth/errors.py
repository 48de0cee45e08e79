"""Every sentence about a login that failed: what happened, to which mailbox, what to do.

Of a login server's own words only its error number is repeated: the text may hold addresses and
tokens.
"""

from collections.abc import Iterable, Mapping

from ingest.auth.tokens import ConsentFlaw
from journal.errors import MailboxRefused, MailboxUnavailable
from journal.settings import MailboxSettings
from journal.settings.environment import variable_name

PROVIDERS = {"google": "Google", "microsoft": "Microsoft"}

# The codes of RFC 6749 section 5.2, RFC 8628 section 3.5, OpenID Connect section 3.1.2.6.
_LOST_CONSENT_CODES = {
    "invalid_grant",
    "interaction_required",
    "consent_required",
    "login_required",
    "invalid_rapt",
}
_DECLINED_CODES = {"access_denied", "authorization_declined"}
_EXPIRED_CODES = {"expired_token", "code_expired", "bad_verification_code"}
_WRONG_CLIENT_CODES = {
    "invalid_client",
    "unauthorized_client",
    "deleted_client",
    "disabled_client",
    "admin_policy_enforced",
    "org_internal",
    "invalid_scope",
    "unsupported_grant_type",
}
_TEMPORARY_CODES = ("temporarily_unavailable", "server_error", "internal_failure")


def provider_name(box: MailboxSettings) -> str:
    return PROVIDERS.get(box.auth, box.auth)


def password_missing(box: MailboxSettings) -> MailboxRefused:
    variable = _variable_name(box, "password")
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: its password is missing. "
        f"Set {variable} or {variable}_FILE."
    )


def client_id_missing(box: MailboxSettings) -> MailboxRefused:
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: {provider_name(box)} wants to know the client, "
        f"and client_id is not set. Add it to the mailbox in the config."
    )


def client_secret(box: MailboxSettings) -> str:
    secret = box.client_secret.get_secret_value() if box.client_secret else ""
    if not secret:
        raise client_secret_missing(box)
    return secret


def client_secret_missing(box: MailboxSettings) -> MailboxRefused:
    variable = _variable_name(box, "client_secret")
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: {provider_name(box)} wants the secret of the "
        f"client, and it is missing. Set {variable} or {variable}_FILE."
    )


def service_key_unreadable(box: MailboxSettings) -> MailboxRefused:
    variable = _variable_name(box, "client_secret")
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: what {variable} holds is no key of a service "
        f"account. Let {variable}_FILE name the JSON file that {provider_name(box)} gave."
    )


def library_missing(box: MailboxSettings) -> MailboxRefused:
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: the library for {provider_name(box)} is not "
        f"installed. Run `pip install 'rapport-bot[{box.auth}]'`."
    )


def consent_needed(box: MailboxSettings, flaw: ConsentFlaw) -> MailboxRefused:
    return MailboxRefused(f"Mailbox '{box.name}' can't be logged in to: {flaw}. {_login_hint(box)}")


def consent_declined(box: MailboxSettings) -> MailboxRefused:
    return MailboxRefused(f"The consent for mailbox '{box.name}' was not given. {_login_hint(box)}")


def consent_too_late(box: MailboxSettings) -> MailboxRefused:
    return MailboxRefused(
        f"The consent for mailbox '{box.name}' did not come in time. {_login_hint(box)}"
    )


def mail_scope_missing(box: MailboxSettings) -> MailboxRefused:
    return MailboxRefused(
        f"The consent for mailbox '{box.name}' was given, but not for reading mail. {_login_hint(box)} "
        "Tick the box for mail this time."
    )


def wrong_tenant(box: MailboxSettings) -> MailboxRefused:
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: {provider_name(box)} knows no tenant "
        f"'{box.tenant}'. Correct tenant or authority in the config."
    )


def certificate_not_trusted(box: MailboxSettings) -> MailboxRefused:
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: the certificate of {provider_name(box)}'s login "
        "server is not trusted here. Look at this machine's clock, certificates and proxy."
    )


def login_server_unavailable(
    box: MailboxSettings, why: str, *, retry_after: float
) -> MailboxUnavailable:
    return MailboxUnavailable(
        f"Mailbox '{box.name}' can't be logged in to now: {provider_name(box)}'s login server {why}. "
        "It is tried again.",
        retry_after=retry_after,
    )


def login_server_answer_unreadable(box: MailboxSettings) -> MailboxUnavailable:
    return login_server_unavailable(box, "gave an answer that makes no sense", retry_after=60)


def is_temporary(answer: Mapping[str, object]) -> bool:
    """Says whether google-auth would sleep and ask again: it looks for these words in both places."""
    return any(answer.get(key) in _TEMPORARY_CODES for key in ("error", "error_description"))


def error_from_code(box: MailboxSettings, error: object, *, numbers: object = ()) -> MailboxRefused:
    """The error for an error code. An unknown one needs a person: nobody knows if waiting helps."""
    code, server = str(error), provider_name(box)
    case = _describe_case(code, numbers)
    if box.app_only:
        return MailboxRefused(
            f"{server} does not let the app into mailbox '{box.name}'{case}. Compare its id, its secret "
            f"and the mailbox with what {server} shows, and whether an admin has allowed the app to "
            "read mail by IMAP."
        )
    if code in _DECLINED_CODES:
        return consent_declined(box)
    if code in _EXPIRED_CODES:
        return consent_too_late(box)
    if code in _LOST_CONSENT_CODES:
        return MailboxRefused(
            f"{server} does not accept the consent for mailbox '{box.name}' any more{case}. "
            f"{_login_hint(box)}"
        )
    if code in _WRONG_CLIENT_CODES:
        other = _variable_name(box, "client_secret") if box.auth == "google" else "tenant"
        return MailboxRefused(
            f"{server} does not accept the client of mailbox '{box.name}'{case}. Compare client_id "
            f"and {other} with what {server} shows, and what the client is allowed there."
        )
    return MailboxRefused(
        f"{server} refuses the login to mailbox '{box.name}'{case}. Compare its settings with what "
        f"{server} shows of the client, then run `rapport mailbox login {box.name}`."
    )


def _describe_case(code: str, numbers: object) -> str:
    known = _LOST_CONSENT_CODES | _DECLINED_CODES | _EXPIRED_CODES | _WRONG_CLIENT_CODES
    words = [code] if code in known else []
    if isinstance(numbers, Iterable) and not isinstance(numbers, str):
        # Microsoft's own numbers: AADSTS700082 is what its pages explain.
        words += [f"AADSTS{each}" for each in list(numbers)[:3] if type(each) is int]
    return f" ({', '.join(words)})" if words else ""


def _variable_name(box: MailboxSettings, key: str) -> str:
    return variable_name(("mailbox", 0, key), {("mailbox", 0): box.name})


def _login_hint(box: MailboxSettings) -> str:
    return f"Run `rapport mailbox login {box.name}`."
