"""`rapport mailbox login`: have somebody agree that Rapport reads a mailbox of Google or Microsoft."""

import sys
from select import select
from typing import TYPE_CHECKING

import click

from cli.desk import Desk
from cli.show import print_json
from journal.errors import NotAllowed, NotFound, Refused
from journal.model import Role
from journal.settings import Mailbox, did_you_mean

if TYPE_CHECKING:
    from ingest.auth import Grant, Invitation


def login(desk: Desk, name: str) -> None:
    """Ask for consent, wait for it, keep it. What is asked goes to stderr, what became of it to stdout."""
    from ingest import auth

    if desk.actor.role is not Role.ADMIN:
        raise NotAllowed("Only an admin may log a mailbox in.")
    box = _needing_consent(desk, name)
    keep = auth.TokenStore.of(desk.settings)
    # Before anybody agrees to something that can't be kept.
    with keep.held(box):
        pass
    grant = auth.ask(box, invite=_invite, typed=_typed)
    desk.look_at_the_clock()
    auth.agree(box, keep, grant, now=desk.now)
    _tell(desk, box, grant)


def _needing_consent(desk: Desk, name: str) -> Mailbox:
    boxes = {box.name: box for box in desk.settings.mailbox}
    box = boxes.get(name)
    if box is None:
        listed = f"There are: {', '.join(boxes)}." if boxes else "The config names none."
        raise NotFound(
            f"There is no mailbox '{name}' in the config. {did_you_mean(name, boxes) or listed}"
        )
    if box.auth == "password":
        raise Refused(
            f"Mailbox '{name}' is read with a password, so nobody needs to agree to anything. "
            'For a login with Google or Microsoft, set auth = "google" or auth = "microsoft".'
        )
    return box


def _invite(asked: "Invitation") -> None:
    if asked.misread:
        click.echo("That is no address of this login. It begins with http://127.0.0.1:", err=True)
        return
    click.echo(f"Open this address in a browser, and agree there:\n\n  {asked.address}\n", err=True)
    if asked.code:
        click.echo(f"It asks for this code: {asked.code}\n", err=True)
    else:
        click.echo(
            "If the browser is on another machine, the page at the end can't be shown: copy the\n"
            "address of that page, paste it here, and press Enter.\n",
            err=True,
        )
    click.echo(f"Waiting, for {asked.minutes} minutes at most …", err=True)


def _typed() -> str:
    """A line that was typed meanwhile, or nothing; it never waits for one."""
    try:
        ready, _, _ = select([sys.stdin], [], [], 0)
    except (OSError, ValueError):
        # There is no file behind it.
        return ""
    return sys.stdin.readline().strip() if ready else ""


def _tell(desk: Desk, box: Mailbox, grant: "Grant") -> None:
    if desk.as_json:
        print_json({"mailbox": box.name, "user": box.user, "consent": True})
        return
    click.echo(f"Mailbox '{box.name}' can be read now.")
    if grant.account and grant.account.casefold() != box.user.casefold():
        # Right for a mailbox that several people share, wrong for everybody else's.
        click.echo(
            f"The consent is {grant.account}'s, and the mailbox is {box.user}'s. If that account may "
            "not open the mailbox, log in again with the right one."
        )
