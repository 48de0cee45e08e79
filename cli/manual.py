"""The manual page of all commands, made from their own help: `python -m cli.manual > docs/commands.md`."""

from collections.abc import Iterator

import click

from cli.main import COMMANDS, rapport

_HEAD = """# Commands

Every command, as `--help` explains it. All but `demo` and `completion` take `--config FILE`, `--as EMAIL` and
`--json`, behind the command or before it; these are not repeated below. This page is made by `python -m cli.manual`; a test compares.
"""
_COMMON_OPTIONS = {"config", "acting_as", "as_json", "help"}


def manual() -> str:
    context = click.Context(rapport, info_name="rapport")
    parts = [_HEAD]
    for name in COMMANDS:
        command = rapport.get_command(context, name)
        if command is not None:
            parts.extend(_pages(command, f"rapport {name}"))
    return "\n".join(parts)


def _pages(command: click.Command, path: str) -> Iterator[str]:
    if isinstance(command, click.Group):
        yield f"## {path}\n\n{_help_text(command)}\n"
        for name, each in sorted(command.commands.items()):
            yield from _pages(each, f"{path} {name}")
        return
    level = "##" if path.count(" ") == 1 else "###"
    yield f"{level} {path}\n\n{_help_text(command)}\n"
    usage = f"{path} {' '.join(_usage(command))}".rstrip()
    yield f"```\n{usage}\n```\n"
    options = [
        p for p in command.params if isinstance(p, click.Option) and p.name not in _COMMON_OPTIONS
    ]
    if options:
        yield "\n".join(_row(option) for option in options) + "\n"
    if command.epilog and _examples(command.epilog) != usage:
        yield f"```\n{_examples(command.epilog)}\n```\n"


def _help_text(command: click.Command) -> str:
    return " ".join((command.help or "").split())


def _usage(command: click.Command) -> Iterator[str]:
    context = click.Context(command)
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            yield parameter.make_metavar(context)


def _row(option: click.Option) -> str:
    context = click.Context(click.Command("x"))
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    metavar = "" if option.is_flag else f" `{option.make_metavar(context)}`"
    default = f" Default: {option.default}." if option.show_default and option.default else ""
    return f"- {names}{metavar}: {option.help or ''}{default}".rstrip(" :")


def _examples(epilog: str) -> str:
    lines = epilog.replace("\b", "").strip().splitlines()[1:]
    return "\n".join(line.strip() for line in lines)


if __name__ == "__main__":
    click.echo(manual(), nl=False)
