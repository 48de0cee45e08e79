"""`rapport mail …`: what became of every mail that was seen, and why."""

from pathlib import Path

import click

from cli.text.mail_text import SHORT_REASONS
from cli.usage.declaration import cli_command
from cli.usage.mail_import import mail_import
from cli.usage.mail_retry import ignore, retry
from journal.model import MailOutcome, MailReason


class ReasonChoice(click.Choice[str]):
    """A reason as the list shows it, `sent to many`, or as machines get it, `bulk`."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        typed = " ".join(value.casefold().replace("-", " ").replace("_", " ").split())
        shown = {words: reason.value for reason, words in SHORT_REASONS.items() if words}
        return str(super().convert(shown.get(typed, typed.replace(" ", "_")), param, ctx))


@click.group()
def mail() -> None:
    """Mails: what became of each that was ever seen, and why."""


mail.add_command(retry)
mail.add_command(ignore)
mail.add_command(mail_import)


@cli_command(
    mail,
    name="list",
    examples="""
    rapport mail list                                the last 50, newest first
    rapport mail list --outcome waiting --mailbox sales
    rapport mail list --outcome skipped --reason bulk --since 7d
    rapport mail list --from ada@acme.example
    rapport mail list --all --json                   everything, for a script
    """,
)
@click.option(
    "--outcome",
    "outcomes",
    multiple=True,
    type=click.Choice([*(each.value for each in MailOutcome), "listed"]),
    help="What became of it; listed: it was not read yet. May be given several times.",
)
@click.option(
    "--reason",
    "reasons",
    multiple=True,
    metavar="REASON",
    type=ReasonChoice([each.value for each in MailReason]),
    help="Why, as the list says it: 'no contact', 'sent to many'. May be given several times.",
)
@click.option("--mailbox", "box", metavar="NAME", default="", help="With a copy in this mailbox.")
@click.option("--folder", metavar="NAME", default="", help="With a copy in a folder of this name.")
@click.option("--from", "sender", metavar="ADDRESS", default="", help="Written from this address.")
@click.option("--domain", metavar="NAME", default="", help="With somebody at this domain on it.")
@click.option("--since", metavar="WHEN", help="First seen from this day on: 2026-11-01, 30d.")
@click.option("--all", "everything", is_flag=True, help="Every one, and what is not read yet.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=50, show_default=True)
@click.option("--after", type=int, metavar="MAIL", help="The next page: as told at the end.")
def mail_list_() -> None:
    """List mails, newest first, with what became of them.

    The order is the one in which they were first seen. A mail in several mailboxes is one mail,
    with a copy in each.
    """


@cli_command(
    mail,
    examples="""
    rapport mail show 17
    rapport mail show "#12"                          the mail of interaction 12
    rapport mail show 17 --full                      with quotes and signatures, uncut
    """,
)
@click.argument("which", metavar="MAIL")
@click.option("--full", is_flag=True, help="The whole text: with what was cut out of it.")
def show() -> None:
    """Show one mail: its people, its copies, its text.

    And what became of it. What was cut out of the text is told; --full shows all of it.
    """


@cli_command(
    mail,
    name="why",
    examples="""
    rapport mail why 17
    rapport mail why "#12"                           why interaction 12 was logged
    rapport mail why --message-id "<1a2b@acme.example>"
    """,
)
@click.argument("which", metavar="MAIL", required=False)
@click.option("--message-id", metavar="ID", help="As the mail's own header says it.")
def explain_mail() -> None:
    """Explain what became of a mail.

    Every sign that was noticed, the rule, the config of then and of now, who decided; and what to
    do if that was wrong.
    """


@cli_command(
    mail,
    examples="""
    rapport mail export 17 mail.eml                  then: rapport parse mail.eml
    """,
)
@click.argument("which", metavar="MAIL")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export() -> None:
    """Write a mail as it came, byte for byte, if that was kept. No file is overwritten."""
