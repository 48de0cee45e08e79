"""`Ola`, `ola@ours.example` → one of us. Nobody becomes one by being named."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.translator import N_
from cli.context import CliContext
from journal.errors import NotFound, RequestRefused
from journal.fold import address_key, is_address, name_key
from journal.settings import nearest


@dataclass(frozen=True, slots=True)
class _Colleagues:
    """Says whom the record names, and the names of those whom Slack knows, by address."""

    named: frozenset[str]
    names: dict[str, str]

    @property
    def known(self) -> set[str]:
        return {*self.named, *self.names}


def read_salesperson(context: CliContext, text: str | None) -> str | None:
    """The address of one of us who is named, by address or by name; empty says nobody."""
    if not text or not text.strip():
        return text and ""
    found = find_colleague(context, text)
    if not _is_one_person(context, found):
        raise RequestRefused(
            N_("{address} is nobody's own: several read it, or a program writes. Name one of us."),
            address=found,
        )
    return found


def read_people_by_code(context: CliContext, pairs: Sequence[str]) -> dict[str, str]:
    """`JO=jo@ours.example`, each: who of us the codes of another system are, in small letters."""
    named = dict(map(split_pair, pairs))
    return {code.casefold(): read_salesperson(context, who) or "" for code, who in named.items()}


def split_pair(text: str) -> tuple[str, str]:
    name, equals, value = text.rpartition("=")
    if not equals or not name.strip() or not value.strip():
        raise RequestRefused(f"{text!r} says nothing; write it like OLD=NEW.")
    return name.strip(), value.strip()


def find_colleague(context: CliContext, text: str) -> str:
    """The address that is named, of one of us."""
    found = find_salesperson(context, text)
    if _is_one_of_us(context, found):
        return found
    raise _nobody_of_us(context, found)


def find_salesperson(context: CliContext, text: str) -> str:
    """The address that is named, for a filter: whoever has left us can be asked for as well."""
    typed = text.strip().casefold()
    if not typed or is_address(typed) or ":" in typed:
        return typed
    named = _find_named(_look_up(context), typed)
    if len(named) == 1:
        return named.pop()
    if named:
        raise NotFound(
            N_("{typed} may be {addresses}. Say which, by address."),
            typed=repr(text),
            addresses=", ".join(sorted(named)),
        )
    raise _nobody_of_us(context, typed)


def _look_up(context: CliContext) -> _Colleagues:
    from journal.store.record.salespeople import find_salespeople
    from journal.store.slack import people

    with context.reading() as session:
        colleagues = {each.email: each.name for each in people.get_all(session) if each.email}
        return _Colleagues(frozenset(find_salespeople(session)), colleagues)


def _find_named(colleagues: _Colleagues, typed: str) -> set[str]:
    """The addresses of those whose name has this word, or whose address begins so."""
    wanted = name_key(typed)
    called = {
        address
        for address, name in colleagues.names.items()
        if wanted == name_key(name) or wanted in name_key(name).split()
    }
    return called | {each for each in colleagues.known if each.partition("@")[0] == typed}


def _is_one_of_us(context: CliContext, address: str) -> bool:
    domains = {each.casefold() for each in context.settings.company.domains}
    return (
        not domains
        or address_key(address).rpartition("@")[2] in domains
        or _is_named(context, address)
        or address in _look_up(context).known
    )


def _is_one_person(context: CliContext, address: str) -> bool:
    """Says whether it is one person's, as the senders of mails are judged, or the config's admin."""
    from ingest.decide.policy import own_addresses

    ours = own_addresses(context.settings)
    return _is_named(context, address) or ours.is_somebody(address_key(address))


def _is_named(context: CliContext, address: str) -> bool:
    slack = context.settings.slack
    return address in {each.casefold() for each in (*slack.admins, *slack.managers)}


def _nobody_of_us(context: CliContext, typed: str) -> NotFound:
    near = nearest(typed, sorted(_look_up(context).known))
    domains = ", ".join(context.settings.company.domains)
    if near:
        return NotFound(
            N_("Nobody of us is {typed}. Did you mean {near}?"), typed=repr(typed), near=repr(near)
        )
    if domains:
        return NotFound(
            N_(
                "Nobody of us is {typed}. Name one of us, by address with an address of yours "
                "({domains})."
            ),
            typed=repr(typed),
            domains=domains,
        )
    return NotFound(N_("Nobody of us is {typed}. Name one of us, by address."), typed=repr(typed))
