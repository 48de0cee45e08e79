"""The parts of a config that letters are written with: how they begin, and how each of us signs."""

from typing import Annotated

from pydantic import Field

from journal.settings.sections import Section


class SalutationSettings(Section):
    """What is not given is as it is shipped."""

    formal: Annotated[str, Field(min_length=1)] | None = Field(
        default=None, description="contact.salutation, as Jinja2: 'Dear {{ contact.name }},'."
    )
    informal: Annotated[str, Field(min_length=1)] | None = Field(
        default=None, description="contact.greeting, as Jinja2: 'Hello {{ contact.first_name }},'."
    )


class SignatureSettings(Section):
    name: str = Field(default="", description="salesperson_name: who signs.")
    text: str = Field(
        default="", description="signature, in lines. Unset: the name, and the company's."
    )
