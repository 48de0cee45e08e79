"""The sections that stand once in a config and need no file of their own: company, database, record …"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from journal.settings.value_types import (
    Code,
    Currency,
    Days,
    Domain,
    EmailAddress,
    Flag,
    Language,
    Pattern,
    TimeZone,
    WholeNumber,
    invalid_value,
    listen_address,
)

DEFAULT_DATABASE = "sqlite:///var/rapport.db"
POSTGRES_SCHEME = "postgresql+psycopg://"


class Section(BaseModel):
    """Unknown keys are refused, and what was read never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class CompanySettings(Section):
    name: str = Field(default="", description="What your company is called, as templates say it.")
    domains: tuple[Domain, ...] = Field(
        default=(),
        description="Your own mail domains. Mail among them is internal and not recorded.",
    )
    timezone: TimeZone = Field(
        default="UTC",
        description='The time zone for people who have none of their own, such as "Europe/Helsinki".',
    )
    currency: Currency = Field(
        default="EUR",
        description=(
            "The currency of costs from now on, by its ISO 4217 code; each amount keeps the one "
            "it was logged in."
        ),
    )
    language: Language = Field(
        default="en",
        description="The language of templates for contacts whose language is not known.",
    )
    address: str = Field(
        default="", description="Your postal address, in lines, as letters show it."
    )
    country: str = Field(
        default="",
        description=(
            "The country that letters are sent from: in an address there it is left out, and others "
            "are named in its language."
        ),
    )


def _database_url(url: str) -> str:
    """SQLAlchemy knows neither `postgres://` nor which driver we ship, so both are written out."""
    scheme, mark, rest = url.strip().partition("://")
    if scheme in {"postgres", "postgresql"}:
        return POSTGRES_SCHEME + rest
    if mark and (scheme.split("+")[0] == "sqlite" or f"{scheme}://" == POSTGRES_SCHEME):
        return url.strip()
    raise invalid_value(
        f"Rapport can't use a database of the kind '{scheme if mark else 'without a scheme'}'.",
        f'Write "{DEFAULT_DATABASE}" or "postgresql://user@host/name".',
    )


class DatabaseSettings(Section):
    url: Annotated[str, AfterValidator(_database_url)] = Field(
        default=DEFAULT_DATABASE,
        repr=False,
        description=(
            "Where the record is kept: SQLite, or PostgreSQL as postgresql://user@host/name. "
            "A relative SQLite path is seen from the folder of the config file. An address with "
            "a password belongs in RAPPORT_DATABASE__URL or RAPPORT_DATABASE__URL_FILE."
        ),
    )


class RecordTemplateSettings(Section):
    """The template for each kind of mail. Every one must be defined and not retired."""

    email_inbound: Code = Field(default="EMAIL-IN", description="The template of mail received.")
    email_outbound: Code = Field(default="EMAIL-OUT", description="The template of mail sent.")
    meeting_invitation: Code = Field(
        default="MEETING-INVITE", description="The template of a meeting invitation by mail."
    )
    chat: Code = Field(default="CHAT", description="The template of a logged chat message.")
    note: Code = Field(default="NOTE", description="The template of a note.")
    call_outbound: Code = Field(default="CALL-OUT", description="The template of a call made.")
    call_inbound: Code = Field(default="CALL-IN", description="The template of a call received.")
    cover_sheet: Code = Field(
        default="COVER-SHEET", description="The template of a cover sheet made for a contact."
    )


class MatchingSettings(Section):
    """Decides how a mail finds its contacts."""

    company_by_domain: Flag = Field(
        default=True,
        description=(
            "Whether mail of an address nobody knows is recorded with the company whose contacts "
            "have addresses of that domain."
        ),
    )
    free_domains: tuple[Domain, ...] = Field(
        default=(),
        description=(
            "Domains where anybody can have an address, besides the well-known ones. They never "
            "tell a company."
        ),
    )


class TriageSettings(Section):
    """Limits how much is kept of mails that wait for a person. All of each lies in its mailbox."""

    sender_mb: Annotated[WholeNumber, Field(ge=1)] = Field(
        default=50,
        description=(
            "Of the mails of one sender that wait, so many megabytes are kept with files. Of more, "
            "the beginning of the text is kept; `rapport mail retry` fetches the rest."
        ),
    )
    total_mb: Annotated[WholeNumber, Field(ge=1)] = Field(
        default=2000, description="The same of all senders together."
    )


class DocumentsSettings(Section):
    programs: tuple[str, ...] = Field(
        default=(),
        description=(
            "Programs whose quotes, orders and invoices are recognised in mail that you send: "
            "business-central, erpnext, odoo, quickbooks, shopify, woocommerce, xero."
        ),
    )


class AlertSettings(Section):
    """Says when admins are told that something is wrong with Rapport itself."""

    command: tuple[str, ...] = Field(
        default=(),
        description=(
            "A program that is run when something begins to be wrong, and when it is over; it gets "
            "all about it as JSON on its standard input. Empty: only Slack's admins are told."
        ),
    )
    disk_free_mb: Annotated[WholeNumber, Field(ge=0)] = Field(
        default=1000, description="Tell when a disk has fewer megabytes left. 0: never."
    )
    triage_waiting: Annotated[WholeNumber, Field(ge=0)] = Field(
        default=20,
        description="Tell when so many mails wait for a person for more than three days. 0: never.",
    )
    backup_days: Annotated[WholeNumber, Field(ge=0)] = Field(
        default=3,
        description="Tell when the last backup is older than so many days, once there was one. 0: never.",
    )


def _metrics_address(text: str) -> str:
    return listen_address(text) if text else text


class MetricsSettings(Section):
    """Numbers for programs that watch."""

    listen: Annotated[str, AfterValidator(_metrics_address)] = Field(
        default="",
        description=(
            "Where /metrics, /healthz and /readyz are served to programs that watch, such as "
            '"127.0.0.1:9464". Empty: nowhere.'
        ),
    )


class CaptureSettings(Section):
    """Decides how mailboxes are read."""

    reading_processes: Annotated[int, Field(ge=0, le=8)] | None = Field(
        default=None,
        description=(
            "How many processes read mails beside the one that fetches and writes. 0: none. "
            "Without it one begins where 500 mails wait and there are two cores, and ends after them."
        ),
    )


class CancelSettings(Section):
    who: Literal["own", "anyone", "managers", "admins"] = Field(
        default="own",
        description=(
            "Who may cancel an interaction: whoever logged it or owns a contact in it (own), "
            "anyone, managers, or admins. Admins always may."
        ),
    )
    reason_required: Flag = Field(default=False, description="Whether a cancel must say why.")
    restore: Literal["same", "admins"] = Field(
        default="same",
        description="Who may take a cancel back: those who may cancel (same), or admins alone.",
    )


class RetentionSettings(Section):
    """The days after which something is deleted by itself. All are off until set."""

    cancel_untouched_days: Days | None = Field(
        default=None,
        description=(
            "Cancel interactions that are older than this, once nothing was logged with any of "
            "their contacts for so long. Off when unset."
        ),
    )
    purge_cancelled_days: Days | None = Field(
        default=None,
        description="Purge cancelled interactions this many days after their cancel. Off when unset.",
    )
    drop_full_text_days: Days | None = Field(
        default=None,
        description="Drop the full texts of mails after this many days. Off when unset.",
    )
    drop_raw_mail_days: Days | None = Field(
        default=None, description="Drop stored raw mails after this many days. Off when unset."
    )
    drafts_days: Days | None = Field(
        default=None, description="Delete drafts after this many days. Off when unset."
    )


class StayInTouchSettings(Section):
    """Says how often contacts are to be spoken to. Their owner is told when it was longer."""

    tags: dict[str, Days] = Field(
        default_factory=dict,
        description="After how many days without a word whoever looks after contacts with a tag is told.",
    )
    segments: dict[str, Days] = Field(
        default_factory=dict,
        description="The same for the contacts of a segment, by its code.",
    )


class NeverLogSettings(Section):
    """Names what is kept out of the record, even if a rule would log it."""

    addresses: tuple[EmailAddress, ...] = Field(
        default=(), description="Mail from or to these addresses is never recorded."
    )
    domains: tuple[Domain, ...] = Field(
        default=(),
        description="Mail from or to these domains and their subdomains is never recorded.",
    )
    subjects: tuple[Pattern, ...] = Field(
        default=(),
        description="Mail whose subject matches one of these patterns is never recorded.",
    )
    sensitivities: tuple[Literal["personal", "private", "company-confidential"], ...] = Field(
        default=("personal", "private"),
        description="Mail its sender marked with one of these sensitivities is never recorded.",
    )
