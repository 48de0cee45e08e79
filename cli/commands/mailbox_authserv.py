"""`rapport mailbox check`: finds the server that vouches for senders, and the line to paste."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from journal.settings import MailboxSettings

if TYPE_CHECKING:
    from ingest.imap import ImapMailbox

_MAILS = 30


def find_authserv(connection: "ImapMailbox", box: MailboxSettings) -> dict[str, Any] | None:
    """Reads the newest mails of the first folder with incoming mail; None when there is none."""
    from ingest.decide import vouching_server
    from ingest.decide.sender_trust import is_named_as_sent
    from ingest.parse import message

    folder = next((name for name in box.folders if not is_named_as_sent(name)), None)
    if folder is None:
        return None
    uidnext = connection.open(folder).uidnext or 0
    newest = connection.uids_above(max(uidnext - 10 * _MAILS, 0))[-_MAILS:]
    heads = connection.fetch_heads(newest) if newest else {}
    mails = [message.parse(each.header) for each in heads.values() if each.header]
    found = vouching_server.find_vouching_server(mails)
    return {
        "configured": box.trusted_authserv,
        "found": found.name,
        "mails": found.mails,
        "vouched": found.vouched,
        "below": found.below,
    }


def authserv_lines(row: dict[str, Any]) -> Iterator[str]:
    configured, found = row["configured"].strip().casefold(), row["found"]
    text = f"{row['vouched']} of the {row['mails']} newest mails"
    if not row["mails"]:
        yield "No mail is there yet that would tell which server vouches for senders."
    elif not found:
        yield from _nobody_vouches(row["mails"], configured)
    elif found == configured:
        yield f"{found} vouches for senders: it wrote its results on {text}."
    else:
        instead = f", and the config names {configured}" if configured else ""
        yield f"{found} wrote its results at the top of {text}{instead}. If it is your server, set:"
        yield f'  trusted_authserv = "{found}"'
    if row["below"]:
        yield (
            f"{row['below']} of them stand below its own Received, where senders can write too: "
            "these are not believed. Set the server to write them at the top."
        )


def _nobody_vouches(mails: int, configured: str) -> Iterator[str]:
    yield f"No server vouches for senders: none of the {mails} newest mails says which one did."
    if configured != "none":
        yield (
            "What claims to be from one of you waits, but in the folder of sent mail. To believe "
            "it unproven, forged mail included:"
        )
        yield '  trusted_authserv = "none"'
