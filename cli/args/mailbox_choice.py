"""In whose drafts a letter is put."""

from cli.context import CliContext
from journal.entries import outgoing_letter
from journal.errors import RequestRefused
from journal.settings.mail_settings import MailboxSettings


def choose_mailbox(context: CliContext, name: str | None, salesperson: str) -> MailboxSettings:
    """The one that is named, else the writer's own, else the only one."""
    boxes = context.settings.mailbox
    listed = ", ".join(box.name for box in boxes) or "none"
    if name is not None:
        named = [box for box in boxes if box.name.casefold() == name.casefold()]
        if not named:
            raise RequestRefused(
                f"There is no mailbox {name!r} in the config; there are: {listed}."
            )
        return named[0]
    own = outgoing_letter.own_mailboxes(boxes, salesperson)
    if len(own) == 1:
        return own[0]
    raise RequestRefused(
        f"In whose drafts? Say it with --mailbox; there are: {listed}."
        if boxes
        else "A draft needs a mailbox to lie in, and the config has no [[mailbox]]."
    )
