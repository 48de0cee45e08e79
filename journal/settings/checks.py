"""Finds what is wrong between settings that are each fine alone: mailboxes, campaigns."""

import re
from collections import defaultdict
from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from journal.errors import ConfigProblem
from journal.settings.mail_settings import FILES_MAILBOX, MailboxSettings, is_same_folder
from journal.settings.origins import SettingOrigins
from journal.settings.settings import Settings


def check(settings: Settings, origins: SettingOrigins) -> Iterator[ConfigProblem]:
    yield from _check_names(settings, origins)
    yield from _check_storage(settings, origins)
    for position, mailbox in enumerate(settings.mailbox):
        yield from _check_mailbox(mailbox, position, origins)
    for code, campaign in settings.campaigns.items():
        first, last = campaign.starts_on, campaign.ends_on
        if first and last and last < first:
            path = ("campaigns", code, "ends_on")
            yield origins.problem(path, f"it ends on {last}, before it starts on {first}.")


def _check_storage(settings: Settings, origins: SettingOrigins) -> Iterator[ConfigProblem]:
    storage = settings.storage
    if storage.bucket and settings.database.url.startswith("sqlite"):
        yield origins.problem(
            ("storage", "bucket"),
            "with SQLite nobody could write while a file is on its way to a bucket.",
            "Name a PostgreSQL in [database] url, or leave bucket out.",
        )
    host = urlsplit(storage.endpoint).hostname or ""
    if storage.endpoint.startswith("http://") and not storage.insecure and not is_loopback(host):
        yield origins.problem(
            ("storage", "endpoint"),
            f"the line to {host} would not be encrypted.",
            "Write https://, or add insecure = true if you know why.",
        )


def _check_names(settings: Settings, origins: SettingOrigins) -> Iterator[ConfigProblem]:
    """Names that differ by case or "-" alone would share their variables."""
    seen: dict[str, list[int]] = defaultdict(list)
    for position, mailbox in enumerate(settings.mailbox):
        seen[re.sub(r"[^a-z0-9]", "_", mailbox.name.casefold())].append(position)
    for position in seen[FILES_MAILBOX]:
        yield origins.problem(
            ("mailbox", position, "name"),
            f"'{FILES_MAILBOX}' is the name that mails imported from files get.",
            "Give this mailbox another name.",
        )
    for first, *others in filter(None, seen.values()):
        name, place = settings.mailbox[first].name, origins.find_nearest(("mailbox", first, "name"))
        for position in others:
            yield origins.problem(
                ("mailbox", position, "name"),
                f"the mailbox at {place} is called '{name}' as well.",
                "Give each mailbox a name of its own.",
            )


def _check_mailbox(
    mailbox: MailboxSettings, position: int, origins: SettingOrigins
) -> Iterator[ConfigProblem]:
    path = ("mailbox", position)
    if mailbox.tls == "none" and not mailbox.insecure and not is_loopback(mailbox.host):
        yield origins.problem(
            (*path, "tls"),
            f"the line to {mailbox.host} would not be encrypted, password included.",
            'Write "implicit" or "starttls", or add insecure = true if you know why.',
        )
    yield from _check_app_only(mailbox, path, origins)
    # The key of a service account says who it is.
    is_service_account = mailbox.app_only and mailbox.auth == "google"
    if mailbox.auth != "password" and not mailbox.client_id and not is_service_account:
        yield origins.problem(
            (*path, "auth"),
            f"a login with {mailbox.auth.title()} needs a client, and none is named.",
            "Register one with the provider and add client_id, or use a password.",
        )
    move = getattr(mailbox.after, "move", None)
    if move and any(is_same_folder(move, folder) for folder in mailbox.folders):
        yield origins.problem(
            (*path, "after"),
            f"mails would be moved to '{move}', which is read as well.",
            "Move them to a folder that is not in folders.",
        )


def _check_app_only(
    mailbox: MailboxSettings, path: tuple[str | int, ...], origins: SettingOrigins
) -> Iterator[ConfigProblem]:
    if mailbox.app_only and mailbox.auth == "password":
        yield origins.problem(
            (*path, "app_only"),
            "with a password there is no app that logs in.",
            'Write auth = "google" or auth = "microsoft", or leave app_only out.',
        )
    if mailbox.app_only and mailbox.auth == "microsoft" and mailbox.tenant == "common":
        yield origins.problem(
            (*path, "app_only"),
            "an app logs in to one tenant, and none is named.",
            "Add tenant, your tenant's id or domain.",
        )


def is_loopback(host: str) -> bool:
    if host.casefold() in {"localhost", "localhost."} or host.casefold().endswith(".localhost"):
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
