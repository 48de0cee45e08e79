"""Lists what the shell completes beside commands and options: codes of the config, contacts, segments,
opportunities.

A key that is pressed is answered at once: the config's files and SQLite's are read as they are. Only
another database is asked through all that a command imports. Whatever goes wrong completes nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from journal.errors import RapportError

_MOST_OFFERED = 20


def complete_template(
    shell: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    """The codes that begin with what was typed, in any case, each with its name."""
    return _complete(shell, typed, _template_items)


def complete_contact(
    shell: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    """The contacts that are meant so far: their address if that was begun, else their number."""
    return _complete(shell, typed, _contact_items)


def complete_group(
    shell: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    return _complete(shell, typed, _group_items)


def complete_campaign(
    shell: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    return _complete(shell, typed, _campaign_items)


def complete_segment(
    shell: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    """The codes of segments; only where the record is a file."""
    return _complete(shell, typed, _segment_items)


def complete_opportunity(
    shell: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    """The opportunities that were typed before."""
    return _complete(shell, typed, _opportunity_items)


def _complete(
    shell: click.Context,
    typed: str,
    find: Callable[[Path | None, str], Iterator[CompletionItem]],
) -> list[CompletionItem]:
    config = shell.params.get("config") or shell.find_root().params.get("config")
    try:
        return list(find(Path(config) if config else None, typed))
    except (RapportError, OSError, ValueError):
        # TOML that can't be read is a ValueError.
        return []


def _template_items(config: Path | None, typed: str) -> Iterator[CompletionItem]:
    from cli.usage.raw_config import read_raw_config, read_shipped_tables

    raw, shipped = read_raw_config(config), read_shipped_tables()
    own: dict[str, Any] = raw.tables.get("templates", {})
    groups = {**shipped["groups"], **raw.tables.get("groups", {})}
    for code, defaults in {**shipped["templates"], **own}.items():
        each = {**defaults, **shipped["templates"].get(code, {}), **own.get(code, {})}
        if code.casefold().startswith(typed.casefold()) and not each.get("retired"):
            group = groups.get(each.get("group", ""), {})
            name = _name_in(each, raw.language) or group.get("description", "")
            yield CompletionItem(code, help=name)


def _group_items(config: Path | None, typed: str) -> Iterator[CompletionItem]:
    from cli.usage.raw_config import read_raw_config, read_shipped_tables

    groups = {**read_shipped_tables()["groups"], **read_raw_config(config).tables.get("groups", {})}
    yield from _code_items(groups, typed)


def _campaign_items(config: Path | None, typed: str) -> Iterator[CompletionItem]:
    from cli.usage.raw_config import read_raw_config

    yield from _code_items(read_raw_config(config).tables.get("campaigns", {}), typed)


def _segment_items(config: Path | None, typed: str) -> Iterator[CompletionItem]:
    from cli.usage.raw_config import read_raw_config
    from journal.store.contacts.completion import find_segment_codes

    file = read_raw_config(config).sqlite_file
    for code, name in find_segment_codes(file, typed, limit=_MOST_OFFERED) if file else ():
        yield CompletionItem(code, help=name)


def _code_items(tables: Mapping[str, Any], typed: str) -> Iterator[CompletionItem]:
    for code, table in tables.items():
        if code.casefold().startswith(typed.casefold()):
            yield CompletionItem(code, help=str(table.get("description", "")))


def _name_in(template: Mapping[str, Any], language: str) -> str:
    """Says what the config calls it in this language, else in its base language, else at all."""
    languages = template.get("languages", {})
    called = (languages.get(each, {}).get("name") for each in (language, language[:2]))
    return next(filter(None, called), "") or str(template.get("name", ""))


def _opportunity_items(config: Path | None, typed: str) -> Iterator[CompletionItem]:
    from cli.context import CliContext
    from journal.fold import fold
    from journal.store.record import opportunity_names

    with closing(CliContext(config, None, as_json=False)) as context, context.reading() as session:
        known = opportunity_names.find_known(session)
    found = [each for each in known if fold(each).startswith(fold(typed))]
    yield from (CompletionItem(each) for each in found[:_MOST_OFFERED])


def _contact_items(config: Path | None, typed: str) -> Iterator[CompletionItem]:
    from cli.usage.raw_config import read_raw_config

    if not typed.strip():
        return
    file = read_raw_config(config).sqlite_file
    if file is None:
        yield from _asked_contact_items(config, typed)
        return
    from journal.store.contacts.completion import find_completions

    for each in find_completions(file, typed, limit=_MOST_OFFERED):
        yield _contact_item(typed, each.addresses, each.number, each.name)


def _asked_contact_items(config: Path | None, typed: str) -> Iterator[CompletionItem]:
    from cli.context import CliContext
    from journal.store.contacts import lookup

    with closing(CliContext(config, None, as_json=False)) as context, context.reading() as session:
        for each in lookup.find_single(session, typed, limit=_MOST_OFFERED).contacts:
            yield _contact_item(typed, each.emails(), each.number, each.name)


def _contact_item(typed: str, addresses: tuple[str, ...], number: str, name: str) -> CompletionItem:
    begun = (each for each in addresses if each.startswith(typed) and "@" in each)
    return CompletionItem(next(begun, number), help=name)
