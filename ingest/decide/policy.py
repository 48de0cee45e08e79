"""PURE. The config's settings about mail, as the values that decisions need. Built once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ingest.decide.parties import OwnAddresses
from journal.fold import address_key, is_address, loose_key
from journal.model import Rule
from journal.settings.sections import NeverLogSettings
from journal.settings.settings import Settings

_NO_OWN_ADDRESSES = OwnAddresses()


@dataclass(frozen=True, slots=True)
class NeverLogList:
    """The never-log list; addresses and domains in the form that is compared."""

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    subjects: tuple[str, ...] = ()
    sensitivities: frozenset[str] = frozenset()


_NOTHING_EXCLUDED = NeverLogList()


@dataclass(frozen=True, slots=True)
class MailPolicy:
    """The policy; `record` has the codes of the templates for mails without a rule."""

    ours: OwnAddresses = _NO_OWN_ADDRESSES
    rules: tuple[Rule, ...] = ()
    default_templates: Mapping[str, str] = field(default_factory=dict)
    never_log: NeverLogList = _NOTHING_EXCLUDED
    company_by_domain: bool = True
    free_domains: frozenset[str] = frozenset()
    version: str = ""


class RuleCatalog(Protocol):
    """The part of the catalog that decisions need."""

    @property
    def rules(self) -> tuple[Rule, ...]: ...
    @property
    def record_templates(self) -> Mapping[str, str]: ...
    @property
    def version(self) -> str: ...


def build_policy(settings: Settings, catalog: RuleCatalog) -> MailPolicy:
    return MailPolicy(
        ours=own_addresses(settings),
        rules=catalog.rules,
        default_templates=catalog.record_templates,
        never_log=_build_never_log(settings.never_log),
        company_by_domain=settings.matching.company_by_domain,
        free_domains=_comparable_domains(settings.matching.free_domains),
        version=catalog.version,
    )


def own_addresses(settings: Settings) -> OwnAddresses:
    """Our own domains, the mailboxes' addresses, and the people whom the config names by address."""
    named = [each for box in settings.mailbox for each in (*box.addresses, box.user)]
    boxes = [each for each in named if is_address(each)]
    people = [*settings.slack.admins, *settings.slack.managers]
    own = [*boxes, *(each for each in people if is_address(each))]
    return OwnAddresses(
        addresses=frozenset(key for each in own for key in (address_key(each), loose_key(each))),
        domains=_comparable_domains(settings.company.domains),
        capture_addresses=frozenset(address_key(each) for each in boxes),
        shared_addresses=frozenset(
            address_key(each)
            for box in settings.mailbox
            for each in (*box.addresses, box.user)
            if box.shared and is_address(each)
        ),
    )


def _build_never_log(configured: NeverLogSettings) -> NeverLogList:
    return NeverLogList(
        addresses=frozenset(address_key(each) for each in configured.addresses),
        domains=_comparable_domains(configured.domains),
        subjects=configured.subjects,
        sensitivities=frozenset(each.casefold() for each in configured.sensitivities),
    )


def _comparable_domains(named: Iterable[str]) -> frozenset[str]:
    """Domains in the form that is compared: `åland.example` → `xn--land-poa.example`."""
    return frozenset(address_key(f"x@{each}").rpartition("@")[2] for each in named)
