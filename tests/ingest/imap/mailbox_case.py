"""Builders for tests of mailboxes: mails to deliver, and our side of the line."""

from datetime import UTC, datetime

from ingest.imap import ImapMailbox, Login
from tests.servers import PASSWORD, MailServer

DELIVERED_AT = datetime(2026, 2, 27, 14, 5, 9, tzinfo=UTC)


def build_mail(subject: str = "Hello", *, body: str = "Hi there", **headers: str) -> bytes:
    """Build a raw mail; its lines end with CRLF."""
    fields = {"From": "Ann <ann@out.example>", "To": "sales@ours.example", "Subject": subject}
    for name, value in headers.items():
        fields[name.replace("_", "-").title()] = value
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"{head}\r\n{body}\r\n".encode()


def connect_mailbox(
    server: MailServer,
    user: str,
    *,
    password: str = PASSWORD,
    token: str = "",
    timeout: float = 20.0,
    command_seconds: float = 60.0,
    ca_file: str | None = None,
    **settings: object,
) -> ImapMailbox:
    return ImapMailbox(
        server.box(user, **settings),
        Login(user, "" if token else password, token),
        timeout=timeout,
        command_seconds=command_seconds,
        ca_file=ca_file,
    )


def user_with_mails(server: MailServer, *subjects: str) -> tuple[str, list[int]]:
    """A user whose INBOX holds these mails, and their UIDs."""
    user = server.new_user()
    for subject in subjects:
        server.deliver(user, build_mail(subject), when=DELIVERED_AT)
    return user, server.uids(user)


READ_COMMANDS = ["LIST", "STATUS", "EXAMINE", "UID SEARCH", "UID FETCH"]


def run_read_commands(server: MailServer, user: str, *, timeout: float = 20.0) -> None:
    """Log in, and ask once for everything that is ASKED."""
    with connect_mailbox(server, user, timeout=timeout) as mailbox:
        mailbox.folders()
        mailbox.status("INBOX")
        mailbox.open("INBOX")
        mailbox.fetch_heads(mailbox.uids_above(0))
