"""The password of a mailbox, as the environment gave it."""

from ingest.auth.errors import password_missing
from ingest.login import Login
from journal.settings import MailboxSettings


def build_password_login(box: MailboxSettings) -> Login:
    if not has_password(box):
        raise password_missing(box)
    return Login(box.user, password=box.password.get_secret_value() if box.password else "")


def has_password(box: MailboxSettings) -> bool:
    return box.password is not None and bool(box.password.get_secret_value())
