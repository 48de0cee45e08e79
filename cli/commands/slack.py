"""`rapport slack …`: set the app up in Slack, and see whether it is."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from cli.desk import Desk, desk_command
from cli.main import EXIT_CONFIG, EXIT_UNREACHABLE
from cli.show import print_json
from journal.errors import Refused

if TYPE_CHECKING:
    from bot.check import Finding


@click.group()
def slack() -> None:
    """Set the app up in Slack, and see whether everything is as it must be."""


@desk_command(
    slack,
    examples="""
    rapport slack manifest > manifest.yaml       paste it at api.slack.com/apps, Create New App
    rapport slack manifest --json
    """,
)
def manifest(desk: Desk) -> None:
    """Print the app's manifest: commands, shortcuts, scopes and events, as the config wants them."""
    from bot.manifest import as_yaml
    from bot.manifest import manifest as made

    settings = desk.settings
    if settings.slack.mode == "http" and not settings.slack.public_url:
        raise Refused(
            "In http mode Slack must know where to call. Add [slack] public_url = "
            '"https://rapport.company.example".'
        )
    if desk.as_json:
        print_json(made(settings.slack))
    else:
        click.echo(as_yaml(made(settings.slack)), nl=False)


@desk_command(
    slack,
    examples="""
    rapport slack check                          every part, with what to do where it is wrong
    rapport slack check --json
    """,
)
def check(desk: Desk) -> None:
    """See whether the app is set up as it must be: tokens, scopes, channel, people, clock.

    Nothing is changed and nobody is written to. It ends with 0 when all is well, with 3 when a
    secret is missing, with 4 when something in Slack is to be mended.
    """
    from bot import check as checks

    found = [*checks.check(desk.settings, lambda: datetime.now(UTC)), *_cards(desk)]
    if desk.as_json:
        print_json([_row(each) for each in found])
    else:
        for each in found:
            _tell(each)
    if code := _exit_code(desk, found):
        raise SystemExit(code)


def _cards(desk: Desk) -> Iterator["Finding"]:
    """What the outbox could not show."""
    from bot.check import Finding, State
    from journal.store import cards

    with desk.reading() as session:
        failures = Counter(cards.failures(session))
    if not failures:
        yield Finding("cards", State.OK, "none that could not be shown")
        return
    told = ", ".join(f"{count:,} × {code}" for code, count in sorted(failures.items()))
    yield Finding(
        "cards",
        State.ADVICE,
        f"Some could not be shown when it was last tried: {told}.",
        "What is said above mends most; they are tried again when they change.",
    )


def _exit_code(desk: Desk, found: list["Finding"]) -> int:
    from bot.check import State
    from bot.tokens import problems_of

    if any(problems_of(desk.settings.slack)):
        return EXIT_CONFIG
    return EXIT_UNREACHABLE if any(each.state is State.FAILED for each in found) else 0


def _row(each: "Finding") -> dict[str, str]:
    return {"what": each.what, "state": each.state.value, "said": each.said, "fix": each.fix}


_COLOURS = {"ok": "green", "failed": "red", "advice": "yellow"}


def _tell(each: "Finding") -> None:
    mark = click.style(f"{each.state.value:<7}", fg=_COLOURS[each.state.value])
    click.echo(f"{mark} {click.style(each.what, bold=True)}: {each.said}")
    if each.fix:
        click.echo(f"        {each.fix}")
