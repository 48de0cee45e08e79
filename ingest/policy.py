"""PURE. What the config says of mail, as the values that decisions are made by. Built once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ingest.parties import Ours
from journal.fold import address_key, is_address, loose_key
from journal.model import Rule
from journal.settings.sections import NeverLog as Said
from journal.settings.shape import Settings

_NOBODY = Ours()


@dataclass(frozen=True, slots=True)
class NeverLog:
    """What is kept out of the record; addresses and domains as they are compared."""

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    subjects: tuple[str, ...] = ()
    sensitivities: frozenset[str] = frozenset()


_NOTHING = NeverLog()


@dataclass(frozen=True, slots=True)
class Policy:
    """`record` are the codes of the templates that record what no rule speaks of."""

    ours: Ours = _NOBODY
    rules: tuple[Rule, ...] = ()
    record: Mapping[str, str] = field(default_factory=dict)
    never_log: NeverLog = _NOTHING
    company_by_domain: bool = True
    free_domains: frozenset[str] = frozenset()
    version: str = ""


class Offered(Protocol):
    """What is asked of the catalog."""

    @property
    def rules(self) -> tuple[Rule, ...]: ...
    @property
    def record(self) -> Mapping[str, str]: ...
    @property
    def version(self) -> str: ...


def policy_of(settings: Settings, catalog: Offered) -> Policy:
    return Policy(
        ours=ours_of(settings),
        rules=catalog.rules,
        record=catalog.record,
        never_log=_never_log(settings.never_log),
        company_by_domain=settings.matching.company_by_domain,
        free_domains=_domains(settings.matching.free_domains),
        version=catalog.version,
    )


def ours_of(settings: Settings) -> Ours:
    """Own domains; addresses of mailboxes; those whom the config names by their address."""
    named = [each for box in settings.mailbox for each in (*box.addresses, box.user)]
    boxes = [each for each in named if is_address(each)]
    people = [*settings.slack.admins, *settings.slack.managers]
    own = [*boxes, *(each for each in people if is_address(each))]
    return Ours(
        addresses=frozenset(key for each in own for key in (address_key(each), loose_key(each))),
        domains=_domains(settings.company.domains),
        captures=frozenset(address_key(each) for each in boxes),
    )


def _never_log(said: Said) -> NeverLog:
    return NeverLog(
        addresses=frozenset(address_key(each) for each in said.addresses),
        domains=_domains(said.domains),
        subjects=said.subjects,
        sensitivities=frozenset(each.casefold() for each in said.sensitivities),
    )


def _domains(named: Iterable[str]) -> frozenset[str]:
    """As they stand in addresses that are compared: `åland.example` → `xn--land-poa.example`."""
    return frozenset(address_key(f"x@{each}").rpartition("@")[2] for each in named)
