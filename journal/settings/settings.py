"""`Settings`: everything a config may say, and who somebody is by it."""

from pydantic import Field

from journal.model import Role
from journal.settings.letter_settings import SalutationSettings, SignatureSettings
from journal.settings.mail_settings import MailboxSettings, RuleSettings
from journal.settings.sections import (
    AlertSettings,
    CancelSettings,
    CaptureSettings,
    CompanySettings,
    DatabaseSettings,
    DocumentsSettings,
    MatchingSettings,
    MetricsSettings,
    NeverLogSettings,
    RecordTemplateSettings,
    RetentionSettings,
    Section,
    StayInTouchSettings,
    TriageSettings,
)
from journal.settings.slack_settings import SlackSettings
from journal.settings.storage_settings import StorageSettings
from journal.settings.template_settings import CampaignSettings, GroupSettings, TemplateSettings
from journal.settings.value_types import Code, EmailAddress, Language


class Settings(Section):
    company: CompanySettings = Field(default_factory=CompanySettings, description="Who we are.")
    database: DatabaseSettings = Field(
        default_factory=DatabaseSettings, description="Where the record is kept."
    )
    storage: StorageSettings = Field(
        default_factory=StorageSettings, description="Where files are kept."
    )
    slack: SlackSettings = Field(default_factory=SlackSettings, description="The Slack bot.")
    mailbox: tuple[MailboxSettings, ...] = Field(default=(), description="A mailbox that is read.")
    record: RecordTemplateSettings = Field(
        default_factory=RecordTemplateSettings, description="Which template records what."
    )
    matching: MatchingSettings = Field(
        default_factory=MatchingSettings, description="How a mail finds its contacts."
    )
    rule: tuple[RuleSettings, ...] = Field(
        default=(), description="What becomes of mails: the first rule that matches decides."
    )
    documents: DocumentsSettings = Field(
        default_factory=DocumentsSettings,
        description="Whose documents are recognised, after your own rules.",
    )
    groups: dict[Code, GroupSettings] = Field(
        default_factory=dict, description="Headings that templates belong to, by code."
    )
    templates: dict[Code, TemplateSettings] = Field(
        default_factory=dict, description="What interactions are made from, by code."
    )
    campaigns: dict[Code, CampaignSettings] = Field(
        default_factory=dict, description="Campaigns that interactions count for, by code."
    )
    salutations: dict[Language, SalutationSettings] = Field(
        default_factory=dict, description="How letters begin, by language code."
    )
    signatures: dict[EmailAddress, SignatureSettings] = Field(
        default_factory=dict, description="How each of you signs, by email address."
    )
    triage: TriageSettings = Field(
        default_factory=TriageSettings, description="What is kept of mails that wait."
    )
    alerts: AlertSettings = Field(
        default_factory=AlertSettings, description="When admins are told that something is wrong."
    )
    metrics: MetricsSettings = Field(
        default_factory=MetricsSettings, description="Numbers for programs that watch."
    )
    capture: CaptureSettings = Field(
        default_factory=CaptureSettings, description="How mailboxes are read."
    )
    cancel: CancelSettings = Field(
        default_factory=CancelSettings, description="Who may cancel and restore."
    )
    retention: RetentionSettings = Field(
        default_factory=RetentionSettings, description="What is deleted by itself, and when."
    )
    stay_in_touch: StayInTouchSettings = Field(
        default_factory=StayInTouchSettings, description="How often contacts are to be spoken to."
    )
    never_log: NeverLogSettings = Field(
        default_factory=NeverLogSettings, description="What is kept out of the record."
    )

    def role_of(self, name: str) -> Role:
        """The role, by email address or Slack id. User groups are resolved by the bot."""
        bare = name.strip().casefold()
        if bare in {admin.casefold() for admin in self.slack.admins}:
            return Role.ADMIN
        if bare in {manager.casefold() for manager in self.slack.managers}:
            return Role.MANAGER
        return Role.MEMBER
