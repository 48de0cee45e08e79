"""Holds what an admin says shall become of mails, rule by rule.

An empty condition always holds. Every other one must hold: of a set, one member matches; a
pattern is found.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class RuleConditions:
    mailbox: frozenset[str] = frozenset()
    folder: frozenset[str] = frozenset()
    direction: frozenset[str] = frozenset()
    mail_class: frozenset[str] = frozenset()
    address: frozenset[str] = frozenset()
    domain: frozenset[str] = frozenset()
    plus_tag: frozenset[str] = frozenset()
    subject: str = ""
    attachment: str = ""
    header_name: str = ""
    header_pattern: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


@dataclass(frozen=True, slots=True)
class Rule:
    """`skip` is the reason to show, or empty. `number` counts from 1, as people do."""

    number: int
    name: str
    conditions: RuleConditions
    template: str = ""
    skip: str = ""
    document_type: str = ""
    document_number: str = ""
    document_version: str = ""

    @property
    def label(self) -> str:
        return f"'{self.name}'" if self.name else f"number {self.number}"
