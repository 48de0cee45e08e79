"""Every sentence about a login that can't be: what happened, to which mailbox, what to do.

Nothing that a login server wrote is repeated but its number for the case: its text may hold
addresses and tokens.
"""

from collections.abc import Iterable, Mapping

from ingest.auth.tokens import Flaw
from journal.errors import MailboxRefused, MailboxUnavailable
from journal.settings import Mailbox
from journal.settings.environment import variable_of

PROVIDERS = {"google": "Google", "microsoft": "Microsoft"}

# The codes of RFC 6749 section 5.2, RFC 8628 section 3.5, OpenID Connect section 3.1.2.6.
_ASK_AGAIN = {
    "invalid_grant",
    "interaction_required",
    "consent_required",
    "login_required",
    "invalid_rapt",
}
_DECLINED = {"access_denied", "authorization_declined"}
_TOO_LATE = {"expired_token", "code_expired", "bad_verification_code"}
_WRONG_CLIENT = {
    "invalid_client",
    "unauthorized_client",
    "deleted_client",
    "disabled_client",
    "admin_policy_enforced",
    "org_internal",
    "invalid_scope",
    "unsupported_grant_type",
}
_LATER = ("temporarily_unavailable", "server_error", "internal_failure")


def provider_of(box: Mailbox) -> str:
    return PROVIDERS.get(box.auth, box.auth)


def password_missing(box: Mailbox) -> MailboxRefused:
    variable = _variable(box, "password")
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: its password is missing. "
        f"Set {variable} or {variable}_FILE."
    )


def client_id_missing(box: Mailbox) -> MailboxRefused:
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: {provider_of(box)} wants to know the client, "
        f"and client_id is not set. Add it to the mailbox in the config."
    )


def client_secret_missing(box: Mailbox) -> MailboxRefused:
    variable = _variable(box, "client_secret")
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: {provider_of(box)} wants the secret of the "
        f"client, and it is missing. Set {variable} or {variable}_FILE."
    )


def library_missing(box: Mailbox) -> MailboxRefused:
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: the library for {provider_of(box)} is not "
        f"installed. Run `pip install 'rapport-bot[{box.auth}]'`."
    )


def consent_needed(box: Mailbox, flaw: Flaw) -> MailboxRefused:
    return MailboxRefused(f"Mailbox '{box.name}' can't be logged in to: {flaw}. {_again(box)}")


def declined(box: Mailbox) -> MailboxRefused:
    return MailboxRefused(f"The consent for mailbox '{box.name}' was not given. {_again(box)}")


def too_late(box: Mailbox) -> MailboxRefused:
    return MailboxRefused(
        f"The consent for mailbox '{box.name}' did not come in time. {_again(box)}"
    )


def mail_left_out(box: Mailbox) -> MailboxRefused:
    return MailboxRefused(
        f"The consent for mailbox '{box.name}' was given, but not for reading mail. {_again(box)} "
        "Tick the box for mail this time."
    )


def wrong_tenant(box: Mailbox) -> MailboxRefused:
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: {provider_of(box)} knows no tenant "
        f"'{box.tenant}'. Correct tenant or authority in the config."
    )


def not_trusted(box: Mailbox) -> MailboxRefused:
    return MailboxRefused(
        f"Mailbox '{box.name}' can't be logged in to: the certificate of {provider_of(box)}'s login "
        "server is not trusted here. Look at this machine's clock, certificates and proxy."
    )


def away(box: Mailbox, why: str, *, retry_after: float) -> MailboxUnavailable:
    return MailboxUnavailable(
        f"Mailbox '{box.name}' can't be logged in to now: {provider_of(box)}'s login server {why}. "
        "It is tried again.",
        retry_after=retry_after,
    )


def odd_answer(box: Mailbox) -> MailboxUnavailable:
    return away(box, "gave an answer that makes no sense", retry_after=60)


def is_passing(answer: Mapping[str, object]) -> bool:
    """google-auth looks for these words in both places, and would sleep and ask again."""
    return any(answer.get(key) in _LATER for key in ("error", "error_description"))


def told(box: Mailbox, error: object, *, numbers: object = ()) -> MailboxRefused:
    """What to do about an error code. An unknown one is for a person: nobody knows if waiting helps."""
    code, server = str(error), provider_of(box)
    case = _case(code, numbers)
    if code in _DECLINED:
        return declined(box)
    if code in _TOO_LATE:
        return too_late(box)
    if code in _ASK_AGAIN:
        return MailboxRefused(
            f"{server} does not accept the consent for mailbox '{box.name}' any more{case}. "
            f"{_again(box)}"
        )
    if code in _WRONG_CLIENT:
        other = _variable(box, "client_secret") if box.auth == "google" else "tenant"
        return MailboxRefused(
            f"{server} does not accept the client of mailbox '{box.name}'{case}. Compare client_id "
            f"and {other} with what {server} shows, and what the client is allowed there."
        )
    return MailboxRefused(
        f"{server} refuses the login to mailbox '{box.name}'{case}. Compare its settings with what "
        f"{server} shows of the client, then run `rapport mailbox login {box.name}`."
    )


def _case(code: str, numbers: object) -> str:
    known = _ASK_AGAIN | _DECLINED | _TOO_LATE | _WRONG_CLIENT
    shown = [code] if code in known else []
    if isinstance(numbers, Iterable) and not isinstance(numbers, str):
        # Microsoft's own numbers: AADSTS700082 is what its pages explain.
        shown += [f"AADSTS{each}" for each in list(numbers)[:3] if type(each) is int]
    return f" ({', '.join(shown)})" if shown else ""


def _variable(box: Mailbox, key: str) -> str:
    return variable_of(("mailbox", 0, key), {("mailbox", 0): box.name})


def _again(box: Mailbox) -> str:
    return f"Run `rapport mailbox login {box.name}`."
