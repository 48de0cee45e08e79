"""`Ola`, `ola@ours.example` → one of us. Nobody becomes one by being named."""

from sqlmodel import Session

from cli.context import CliContext
from journal.errors import NotFound
from journal.fold import address_key, is_address, name_key
from journal.model import SlackPerson
from journal.settings import did_you_mean
from journal.store.record.salespeople import find_salespeople
from journal.store.slack import people


def read_salesperson(context: CliContext, text: str | None) -> str | None:
    """The address of one of us who is named, by address or by name; empty says nobody."""
    if not text or not text.strip():
        return text and ""
    found = find_salesperson(context, text)
    if _is_one_of_us(context, found):
        return found
    raise NotFound(_unknown_text(context, found))


def find_salesperson(context: CliContext, text: str) -> str:
    """The address that is named, for a filter: whoever has left us can be asked for as well."""
    typed = text.strip().casefold()
    if not typed or is_address(typed) or ":" in typed:
        return typed
    with context.reading() as session:
        named = _named(session, typed)
    if len(named) == 1:
        return named.pop()
    if named:
        raise NotFound(f"{text!r} may be {', '.join(sorted(named))}. Say which, by address.")
    raise NotFound(_unknown_text(context, typed))


def _named(session: Session, typed: str) -> set[str]:
    """The addresses of those whose name has this word, or whose address begins so."""
    wanted = name_key(typed)
    colleagues = {each.email for each in people.get_all(session) if _is_called(each, wanted)}
    begun = {each for each in find_salespeople(session) if each.partition("@")[0] == typed}
    return {each for each in colleagues | begun if each}


def _is_called(each: SlackPerson, wanted: str) -> bool:
    name = name_key(each.name)
    return wanted == name or wanted in name.split()


def _is_one_of_us(context: CliContext, address: str) -> bool:
    domains = {each.casefold() for each in context.settings.company.domains}
    slack = context.settings.slack
    if not domains or address_key(address).rpartition("@")[2] in domains:
        return True
    if address in {each.casefold() for each in (*slack.admins, *slack.managers)}:
        return True
    with context.reading() as session:
        return address in find_salespeople(session) or bool(people.get_by_email(session, address))


def _unknown_text(context: CliContext, typed: str) -> str:
    with context.reading() as session:
        known = sorted({*find_salespeople(session), *(p.email for p in people.get_all(session))})
    hint = did_you_mean(typed, [each for each in known if each])
    domains = ", ".join(context.settings.company.domains)
    where = f" with an address of yours ({domains})" if domains else ""
    return f"Nobody of us is {typed!r}. {hint or f'Name one of us, by address{where}.'}"
