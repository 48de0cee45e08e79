"""PURE. Who we are in a letter: our address, how we begin, and how each of us signs."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Salutation:
    """Says how a letter begins, as Jinja2: `Dear {{ contact.name }},`."""

    formal: str
    informal: str


@dataclass(frozen=True, slots=True)
class LetterSignature:
    """Says who of us signs, and by what; empty is what follows from the address."""

    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """`salutations` by language, `signatures` by email address, both in lower case."""

    address: str = ""
    country: str = ""
    salutations: Mapping[str, Salutation] = field(default_factory=dict)
    signatures: Mapping[str, LetterSignature] = field(default_factory=dict)

    def name_of(self, salesperson: str) -> str:
        """The name in the config, else one that is made of the address: `ada.lovelace@…`."""
        known = self.signatures.get(salesperson.casefold())
        if known and known.name:
            return known.name
        local = salesperson.partition("@")[0]
        return " ".join(word.capitalize() for word in local.split("."))

    def signature_of(self, salesperson: str, company: str) -> str:
        known = self.signatures.get(salesperson.casefold())
        if known and known.text:
            return known.text.strip("\n")
        return "\n".join(filter(None, (self.name_of(salesperson), company)))


NO_LETTERHEAD = Letterhead()
