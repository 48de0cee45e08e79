"""`rapport mailbox login`: asks for consent to read a mailbox of Google or Microsoft."""

import sys
from select import select
from typing import TYPE_CHECKING

import click

from cli.context import CliContext
from cli.terminal.output import print_json
from journal.errors import NotAllowed, NotFound, RequestRefused
from journal.model import Role
from journal.settings import MailboxSettings, did_you_mean

if TYPE_CHECKING:
    from ingest.auth import Grant, Invitation


def login(context: CliContext, name: str) -> None:
    """Ask for consent, wait for it, keep it. What is asked goes to stderr, what became of it to stdout."""
    from ingest import auth

    if context.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may log a mailbox in.")
    box = _oauth_mailbox(context, name)
    keep = auth.TokenStore.from_settings(context.settings)
    # Checked first, so that nobody consents and it can't be stored.
    with keep.hold_lock(box):
        pass
    grant = auth.ask_consent(box, show_invitation=_print_invitation, read_typed=_read_typed_line)
    context.refresh_now()
    auth.keep_consent(box, keep, grant, now=context.now)
    _print_consent(context, box, grant)


def _oauth_mailbox(context: CliContext, name: str) -> MailboxSettings:
    boxes = {box.name: box for box in context.settings.mailbox}
    box = boxes.get(name)
    if box is None:
        listed = f"There are: {', '.join(boxes)}." if boxes else "The config names none."
        raise NotFound(
            f"There is no mailbox '{name}' in the config. {did_you_mean(name, boxes) or listed}"
        )
    if box.auth == "password":
        raise RequestRefused(
            f"Mailbox '{name}' is read with a password, so nobody needs to agree to anything. "
            'For a login with Google or Microsoft, set auth = "google" or auth = "microsoft".'
        )
    if box.app_only:
        raise RequestRefused(
            f"The program logs in to mailbox '{name}' as itself, so nobody needs to agree to anything "
            f"here. Whether it is let in: rapport mailbox check {name}"
        )
    return box


def _print_invitation(invitation: "Invitation") -> None:
    if invitation.is_misread:
        click.echo("That is no address of this login. It begins with http://127.0.0.1:", err=True)
        return
    click.echo(
        f"Open this address in a browser, and agree there:\n\n  {invitation.address}\n", err=True
    )
    if invitation.code:
        click.echo(f"It asks for this code: {invitation.code}\n", err=True)
    else:
        click.echo(
            "If the browser is on another machine, the page at the end can't be shown: copy the\n"
            "address of that page, paste it here, and press Enter.\n",
            err=True,
        )
    click.echo(f"Waiting, for {invitation.minutes} minutes at most …", err=True)


def _read_typed_line() -> str:
    """The line typed meanwhile, or nothing; never waits for one."""
    try:
        ready, _, _ = select([sys.stdin], [], [], 0)
    except (OSError, ValueError):
        # Standard input is no file.
        return ""
    return sys.stdin.readline().strip() if ready else ""


def _print_consent(context: CliContext, box: MailboxSettings, grant: "Grant") -> None:
    if context.as_json:
        print_json({"mailbox": box.name, "user": box.user, "consent": True})
        return
    click.echo(f"Mailbox '{box.name}' can be read now.")
    if grant.account and grant.account.casefold() != box.user.casefold():
        # Right for a shared mailbox, wrong for any other.
        click.echo(
            f"The consent is {grant.account}'s, and the mailbox is {box.user}'s. If that account may "
            "not open the mailbox, log in again with the right one."
        )
