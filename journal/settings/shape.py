"""`Settings`: everything a config may say, and who somebody is by it."""

from pydantic import Field

from journal.model import Role
from journal.settings.kinds import Code
from journal.settings.mail import Mailbox, Rule
from journal.settings.offer import Campaign, Group, Template
from journal.settings.sections import (
    Cancel,
    Company,
    Database,
    Matching,
    NeverLog,
    Record,
    Retention,
    Section,
    Slack,
    Storage,
)


class Settings(Section):
    company: Company = Field(default_factory=Company, description="Who we are.")
    database: Database = Field(default_factory=Database, description="Where the record is kept.")
    storage: Storage = Field(default_factory=Storage, description="Where files are kept.")
    slack: Slack = Field(default_factory=Slack, description="The Slack bot.")
    mailbox: tuple[Mailbox, ...] = Field(default=(), description="A mailbox that is read.")
    record: Record = Field(default_factory=Record, description="Which template records what.")
    matching: Matching = Field(
        default_factory=Matching, description="How a mail finds its contacts."
    )
    rule: tuple[Rule, ...] = Field(
        default=(), description="What becomes of mails: the first rule that matches decides."
    )
    groups: dict[Code, Group] = Field(
        default_factory=dict, description="Headings that templates belong to, by code."
    )
    templates: dict[Code, Template] = Field(
        default_factory=dict, description="What interactions are made from, by code."
    )
    campaigns: dict[Code, Campaign] = Field(
        default_factory=dict, description="Campaigns that interactions count for, by code."
    )
    cancel: Cancel = Field(default_factory=Cancel, description="Who may cancel and restore.")
    retention: Retention = Field(
        default_factory=Retention, description="What is deleted by itself, and when."
    )
    never_log: NeverLog = Field(
        default_factory=NeverLog, description="What is kept out of the record."
    )

    def role_of(self, name: str) -> Role:
        """By email address or Slack id. User groups are resolved by whoever can ask Slack."""
        bare = name.strip().casefold()
        if bare in {admin.casefold() for admin in self.slack.admins}:
            return Role.ADMIN
        if bare in {manager.casefold() for manager in self.slack.managers}:
            return Role.MANAGER
        return Role.MEMBER
