"""`rapport slack …`: sets the app up in Slack, and checks it."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from cli.context import CliContext
from cli.inspection.findings import print_findings
from cli.main import EXIT_CONFIG, EXIT_UNREACHABLE
from cli.terminal.output import print_json
from journal.errors import RequestRefused

if TYPE_CHECKING:
    from bot.check import Finding


def manifest(context: CliContext) -> None:
    from bot.slack_api.manifest import build_manifest, to_yaml

    settings = context.settings
    if settings.slack.mode == "http" and not settings.slack.public_url:
        raise RequestRefused(
            "In http mode Slack must know where to call. Add [slack] public_url = "
            '"https://rapport.company.example".'
        )
    if context.as_json:
        print_json(build_manifest(settings.slack))
    else:
        click.echo(to_yaml(build_manifest(settings.slack)), nl=False)


def check(context: CliContext) -> None:
    from bot import check as check_module

    found = [
        *check_module.check_slack(context.settings, lambda: datetime.now(UTC)),
        *_card_findings(context),
    ]
    print_findings(found, as_json=context.as_json)
    if code := _exit_code(context, found):
        raise SystemExit(code)


def _card_findings(context: CliContext) -> Iterator["Finding"]:
    """The findings about cards that the outbox could not show."""
    from bot.check import CheckState, Finding
    from journal.store.slack import cards

    with context.reading() as session:
        failures = Counter(cards.count_failures(session))
    if not failures:
        yield Finding("cards", CheckState.OK, "none that could not be shown")
        return
    listed = ", ".join(f"{count:,} × {code}" for code, count in sorted(failures.items()))
    yield Finding(
        "cards",
        CheckState.ADVICE,
        f"Some could not be shown when it was last tried: {listed}.",
        "What is said above mends most; they are tried again when they change.",
    )


def _exit_code(context: CliContext, found: list["Finding"]) -> int:
    from bot.check import CheckState
    from bot.slack_api.tokens import token_problems

    if any(token_problems(context.settings.slack)):
        return EXIT_CONFIG
    return EXIT_UNREACHABLE if any(each.state is CheckState.FAILED for each in found) else 0
