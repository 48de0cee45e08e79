"""The parts of a config about mail: `[[mailbox]]`, what is read; `[[rule]]`, what becomes of it."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, SecretStr

from journal.settings.sections import Section
from journal.settings.value_types import (
    Code,
    Domain,
    EmailAddress,
    Flag,
    MailboxName,
    NumberPattern,
    Pattern,
    WholeNumber,
    invalid_value,
    one_or_more,
    with_one_message,
)

# The mailbox that mails from files are said to lie in.
FILES_MAILBOX = "files"

NonEmptyText = Annotated[str, Field(min_length=1)]


def is_same_folder(one: str, other: str) -> bool:
    """INBOX is the one folder whose case does not matter (RFC 3501 5.1)."""
    return one == other or (one.upper() == other.upper() == "INBOX")


class AfterKeyword(Section):
    keyword: NonEmptyText = Field(description="The IMAP keyword a processed mail is given.")


class AfterMove(Section):
    move: NonEmptyText = Field(description="The folder a processed mail is moved to.")


AfterAction = Annotated[
    Literal["leave"] | AfterKeyword | AfterMove,
    with_one_message(
        "it must say what happens to a processed mail.",
        'Write "leave", { keyword = "Logged" } or { move = "Logged" }.',
    ),
]


_TENANT = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
_SERVER = re.compile(r"(https://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?/?)?")


def _tenant(text: str) -> str:
    if not _TENANT.fullmatch(text):
        raise invalid_value(
            f"'{text}' is no tenant of Microsoft.",
            'Write "common", the tenant\'s id or its domain, such as "company.example".',
        )
    return text


def _authority(text: str) -> str:
    """A login server; tokens are sent there, so the address must be encrypted (https) and plain."""
    if not _SERVER.fullmatch(text):
        raise invalid_value(
            "it must be the address of a login server, without a path.",
            'Write one like "https://login.microsoftonline.us", or leave it out.',
        )
    return text.rstrip("/")


class MailboxSettings(Section):
    name: MailboxName = Field(
        description="What the mailbox is called here, in rules and in variable names."
    )
    host: NonEmptyText = Field(description="The IMAP server's name.")
    port: Annotated[WholeNumber, Field(ge=1, le=65535)] | None = Field(
        default=None, description="The server's port. Unset: 993 with implicit TLS, else 143."
    )
    shared: Flag | None = Field(
        default=None,
        description=(
            "Whether several people read it, so that its addresses are no salesperson's. Unset: "
            "told by the address, such as sales@ or info@."
        ),
    )
    tls: Literal["implicit", "starttls", "none"] = Field(
        default="implicit",
        description="How the line is encrypted: from the start, by STARTTLS, or not at all.",
    )
    insecure: Flag = Field(
        default=False,
        description='Allow tls = "none" to another machine. Everyone on the way can read along.',
    )
    user: NonEmptyText = Field(description="The account to log in with.")
    auth: Literal["password", "google", "microsoft"] = Field(
        default="password", description="How to log in: a password, or OAuth with that provider."
    )
    app_only: Flag = Field(
        default=False,
        description=(
            "Whether the program logs in as itself, without anybody's consent: an app of Microsoft's "
            "with IMAP.AccessAsApp, or a service account of Google's."
        ),
    )
    client_id: str = Field(
        default="", description="The id of the OAuth client that is registered with the provider."
    )
    tenant: Annotated[str, AfterValidator(_tenant)] = Field(
        default="common",
        description="Whose accounts Microsoft lets in: common, or your tenant's id or domain.",
    )
    authority: Annotated[str, AfterValidator(_authority)] = Field(
        default="",
        description="The OAuth login server. Empty: the provider's own, for everybody.",
    )
    folders: tuple[NonEmptyText, ...] = Field(
        default=("INBOX",), min_length=1, description="The folders that are read."
    )
    since: date | None = Field(
        default=None, description="Older mail is left alone. Unset: everything is read."
    )
    after: AfterAction = Field(
        default="leave",
        description=(
            'What happens to a mail once it is processed: nothing ("leave"), a keyword '
            '({ keyword = "Logged" }), or a move ({ move = "Logged" }).'
        ),
    )
    keep: Literal["full", "text", "headers"] = Field(
        default="full", description="How much of each mail is stored: all, its text, its headers."
    )
    addresses: tuple[EmailAddress, ...] = Field(
        default=(), description="The addresses that deliver here; they count as ours."
    )
    trusted_authserv: str = Field(
        default="",
        description=(
            "The name by which your mail server signs Authentication-Results headers; `rapport "
            "mailbox check` shows it. Empty: mail from outside that claims to be from one of you "
            'waits for a person. "none": it is believed unproven.'
        ),
    )
    on_fail: Literal["log", "wait"] = Field(
        default="log",
        description=(
            "What becomes of mail from outside whose sender failed your mail server's checks "
            '(DMARC): logged with a warning ("log"), or left to a person ("wait").'
        ),
    )
    poll_seconds: Annotated[WholeNumber, Field(ge=5, le=86400)] = Field(
        default=60, description="How often to look for new mail."
    )
    idle: Flag = Field(default=True, description="Whether to be told of new mail by IMAP IDLE.")
    flood_per_hour: Annotated[WholeNumber, Field(ge=1)] = Field(
        default=200,
        description="When one sender writes more mails than this in an hour, they wait for a person.",
    )
    pause_above: Annotated[WholeNumber, Field(ge=1)] = Field(
        default=5000,
        description=(
            "When a folder that is already read suddenly shows more new mail than this, it waits "
            "for `rapport mailbox resume`."
        ),
    )
    password: SecretStr | None = Field(
        default=None, description="The password of the account. From the environment only."
    )
    client_secret: SecretStr | None = Field(
        default=None,
        description=(
            "The secret of the OAuth client: Google wants it, Microsoft only with app_only. Of a "
            "service account of Google's its whole key file. From the environment only."
        ),
    )


class HeaderCondition(Section):
    name: NonEmptyText = Field(description="The header's name, such as X-Document-Type.")
    pattern: Pattern = Field(description="A pattern that is searched in the header's value.")


class DocumentRule(Section):
    type: NonEmptyText = Field(description="The document's type, such as order or invoice.")
    number: NumberPattern = Field(
        description=(
            "A pattern with one group that holds the number; it is searched in the subject and "
            "in the names of attachments."
        )
    )
    version: NumberPattern | None = Field(
        default=None,
        description=(
            "A pattern with one group that holds the version, searched in the same places. Another "
            "version is a new entry of the same document."
        ),
    )


MailClassName = Literal["normal", "bounce", "auto_reply", "calendar", "bulk"]
RuleDirection = Literal["inbound", "outbound"]

MailboxNames = Annotated[
    tuple[MailboxName, ...], one_or_more(MailboxName | tuple[MailboxName, ...])
]
NonEmptyTexts = Annotated[
    tuple[NonEmptyText, ...], one_or_more(NonEmptyText | tuple[NonEmptyText, ...])
]
RuleDirections = Annotated[
    tuple[RuleDirection, ...], one_or_more(RuleDirection | tuple[RuleDirection, ...])
]
MailClassNames = Annotated[
    tuple[MailClassName, ...], one_or_more(MailClassName | tuple[MailClassName, ...])
]
EmailAddresses = Annotated[
    tuple[EmailAddress, ...], one_or_more(EmailAddress | tuple[EmailAddress, ...])
]
Domains = Annotated[tuple[Domain, ...], one_or_more(Domain | tuple[Domain, ...])]


class RuleSettings(Section):
    """Decides what becomes of mails. Rules are tried in their order, and the first that matches decides."""

    name: str = Field(default="", description="What the rule is called in reports.")
    mailbox: MailboxNames | None = Field(
        default=None, description="Condition: the mailbox it was read from, or one of several."
    )
    folder: NonEmptyTexts | None = Field(
        default=None, description="Condition: the folder it was read from, or one of several."
    )
    direction: RuleDirections | None = Field(
        default=None, description="Condition: inbound or outbound."
    )
    mail_class: MailClassNames | None = Field(
        default=None,
        alias="class",
        description="Condition: what kind of mail it is, or one of several kinds.",
    )
    address: EmailAddresses | None = Field(
        default=None, description="Condition: an address of the other side, or one of several."
    )
    domain: Domains | None = Field(
        default=None,
        description=(
            "Condition: a domain of the other side, or one of several. Subdomains are others."
        ),
    )
    subject: Pattern | None = Field(
        default=None, description="Condition: a pattern that is searched in the subject."
    )
    attachment: Pattern | None = Field(
        default=None, description="Condition: a pattern searched in the names of attachments."
    )
    header: HeaderCondition | None = Field(
        default=None, description="Condition: a header and a pattern that is searched in it."
    )
    plus_tag: NonEmptyTexts | None = Field(
        default=None,
        description="Condition: the tag of our address (sales+TAG@…), or one of several.",
    )
    template: Code | None = Field(default=None, description="The template that records the mail.")
    skip: Annotated[
        Flag | NonEmptyText,
        with_one_message("it must say why the mail is skipped.", 'Write "newsletter" or true.'),
    ] = Field(
        default=False, description="Do not record the mail: true, or the reason that is shown."
    )
    document: DocumentRule | None = Field(
        default=None,
        description="The business document the mail carries, and how to read its number.",
    )
