"""The parts of a config that people choose from: groups, templates, campaigns."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from journal.model import Channel, Correspondence, Direction, Initiator, Role
from journal.settings.sections import Section
from journal.settings.value_types import Code, Flag, Language, Minutes, Money, TemplateName

FormField = Literal[
    "subject",
    "text",
    "occurred_at",
    "salesperson",
    "cost",
    "duration_minutes",
    "evaluation",
    "successful",
    "campaign",
    "response",
    "document",
    "follow_up_on",
    "attachments",
]


class GroupSettings(Section):
    description: str = Field(min_length=1, description="What the group is called.")


class CampaignSettings(Section):
    description: str = Field(default="", description="What the campaign is called.")
    starts_on: date | None = Field(default=None, description="Its first day.")
    ends_on: date | None = Field(default=None, description="Its last day.")


class TemplateLanguage(Section):
    """A template's texts in one language. One that is missing is taken from the template itself."""

    name: TemplateName | None = Field(
        default=None, description="What the template is called in this language."
    )
    description: Annotated[str, Field(min_length=1)] | None = Field(
        default=None, description="The subject in this language, as Jinja2."
    )
    body: str | None = Field(default=None, description="The text in this language, as Jinja2.")
    body_file: str | None = Field(
        default=None,
        description="A file with the text, seen from the config file's folder; .html lays a mail out.",
    )
    attachments: tuple[str, ...] | None = Field(
        default=None, description="Files that go with it, seen from the config file's folder."
    )


class TemplateSettings(Section):
    """A shipped template is changed by the keys given here; a new one needs group and channel."""

    name: TemplateName | None = Field(
        default=None,
        description="What it is called. Unset: as it is shipped, or by its code.",
    )
    group: Code | None = Field(default=None, description="The group it belongs to.")
    channel: Channel | None = Field(default=None, description="How the communication happens.")
    direction: Direction | None = Field(default=None, description="Which way it goes.")
    initiated_by: Initiator | None = Field(default=None, description="Whose idea it was.")
    cost: Money | None = Field(
        default=None, description="What one interaction costs, in the company's currency."
    )
    duration_minutes: Minutes | None = Field(
        default=None, description="How long one takes, in whole minutes."
    )
    description: Annotated[str, Field(min_length=1)] | None = Field(
        default=None,
        description="The subject when nobody types one, as Jinja2, in the default language.",
    )
    body: str | None = Field(default=None, description="The text when nobody types one, as Jinja2.")
    body_file: str | None = Field(
        default=None,
        description="A file with the text, seen from the config file's folder; .html lays a mail out.",
    )
    attachments: tuple[str, ...] | None = Field(
        default=None, description="Files that go with it, seen from the config file's folder."
    )
    language: Language | None = Field(
        default=None,
        description="The language of description and body. Unset: the company's language.",
    )
    campaign: Code | None = Field(default=None, description="The campaign it counts for.")
    response: Flag | None = Field(
        default=None, description="Whether it is a response to that campaign."
    )
    fields: tuple[FormField, ...] | None = Field(
        default=None, description="What the form asks for. Unset: the usual fields."
    )
    roles: tuple[Role, ...] | None = Field(
        default=None, description="Who is offered it: member, manager, admin. Unset: everybody."
    )
    correspondence: Correspondence | None = Field(
        default=None,
        description=(
            "How it gets out: none, as a draft in the mailbox (draft), or as a file (document)."
        ),
    )
    retired: Flag | None = Field(
        default=None, description="Not offered any more; history keeps it."
    )
    languages: dict[Language, TemplateLanguage] = Field(
        default_factory=dict, description="What it says in other languages, by language code."
    )
