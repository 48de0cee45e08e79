"""Builders for tests of mailboxes: mails to deliver, and our side of the line."""

from datetime import UTC, datetime

from ingest.mailbox import Login, Mailbox
from tests.servers import PASSWORD, MailServer

WHEN = datetime(2026, 2, 27, 14, 5, 9, tzinfo=UTC)


def a_mail(subject: str = "Hello", *, body: str = "Hi there", **headers: str) -> bytes:
    """`a_mail(message_id="<1@x.example>")`; lines end as they do in mails."""
    fields = {"From": "Ann <ann@out.example>", "To": "sales@ours.example", "Subject": subject}
    for name, value in headers.items():
        fields[name.replace("_", "-").title()] = value
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"{head}\r\n{body}\r\n".encode()


def connected(
    server: MailServer,
    user: str,
    *,
    password: str = PASSWORD,
    token: str = "",
    timeout: float = 20.0,
    command_seconds: float = 60.0,
    ca_file: str | None = None,
    **settings: object,
) -> Mailbox:
    return Mailbox(
        server.box(user, **settings),
        Login(user, "" if token else password, token),
        timeout=timeout,
        command_seconds=command_seconds,
        ca_file=ca_file,
    )


def with_mails(server: MailServer, *subjects: str) -> tuple[str, list[int]]:
    """A user whose INBOX holds these mails, and their UIDs."""
    user = server.new_user()
    for subject in subjects:
        server.deliver(user, a_mail(subject), when=WHEN)
    return user, server.uids(user)


ASKED = ["LIST", "STATUS", "EXAMINE", "UID SEARCH", "UID FETCH"]


def ask_everything(server: MailServer, user: str, *, timeout: float = 20.0) -> None:
    """Log in, and ask once for everything that is ASKED."""
    with connected(server, user, timeout=timeout) as mailbox:
        mailbox.folders()
        mailbox.status("INBOX")
        mailbox.open("INBOX")
        mailbox.heads(mailbox.above(0))
