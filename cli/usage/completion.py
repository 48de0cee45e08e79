"""What the shell completes beside commands and options: codes of templates, and contacts.

Asking for them reads the config, and for contacts the database, so all of it is imported then.
Whatever goes wrong completes nothing: a key that is pressed must not answer with an error.
"""

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from journal.errors import RapportError

if TYPE_CHECKING:
    from cli.context import CliContext

_MOST_OFFERED = 20


def complete_template(
    shell: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    """The codes that begin with what was typed, in any case, each with its name."""
    return _complete(shell, lambda context: _template_items(context, typed))


def complete_contact(
    shell: click.Context, _parameter: click.Parameter, typed: str
) -> list[CompletionItem]:
    """The contacts that are meant so far: their address if that was begun, else their number."""
    return _complete(shell, lambda context: _contact_items(context, typed))


def _complete(
    shell: click.Context, find: "Callable[[CliContext], list[CompletionItem]]"
) -> list[CompletionItem]:
    from cli.context import CliContext

    try:
        with closing(CliContext(shell.params.get("config"), None, as_json=False)) as context:
            return find(context)
    except (RapportError, OSError):
        return []


def _template_items(context: "CliContext", typed: str) -> list[CompletionItem]:
    names = context.template_names
    return [
        CompletionItem(each.code, help=names.get(each.code, ""))
        for each in context.catalog.templates.values()
        if not each.retired and each.code.casefold().startswith(typed.casefold())
    ]


def _contact_items(context: "CliContext", typed: str) -> list[CompletionItem]:
    from journal.store.contacts import lookup

    if not typed.strip():
        return []
    with context.reading() as session:
        found = lookup.find_single(session, typed, limit=_MOST_OFFERED).contacts
    return [
        CompletionItem(
            next((address for address in each.emails() if address.startswith(typed)), each.number),
            help=each.name,
        )
        for each in found
    ]
