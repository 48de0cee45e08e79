"""The mailbox's mails as files, so that a later start has the same mails under the same numbers.

mail/INBOX/7.eml     the mail with UID 7; the file's time is when it arrived
mail/INBOX/next      the UID that the next mail will have
"""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, unquote

from playground.mailbox.mail_folders import MailFolder


def load_mails(directory: Path, folders: dict[str, MailFolder]) -> None:
    """Puts the saved mails into the account."""
    if not directory.is_dir():
        return
    for place in sorted(one for one in directory.iterdir() if one.is_dir()):
        name = unquote(place.name)
        stock = folders.setdefault(name, MailFolder(name))
        numbered = {int(one.stem): one for one in place.glob("*.eml") if one.stem.isdecimal()}
        for uid, file in sorted(numbered.items()):
            stock.next_uid = uid
            stock.add(file.read_bytes(), datetime.fromtimestamp(file.stat().st_mtime, UTC))
        stock.next_uid = max(stock.next_uid, _read_next_uid(place))


def save_mails(directory: Path, folders: Mapping[str, MailFolder]) -> None:
    """Writes new mails and removes the files of deleted ones."""
    for stock in folders.values():
        place = directory / quote(stock.name, safe="")
        place.mkdir(parents=True, exist_ok=True)
        wanted = {f"{mail.uid}.eml": mail for mail in stock.mails}
        there = {one.name for one in place.glob("*.eml")}
        for name in wanted.keys() - there:
            _write_dated(place / name, wanted[name].raw, wanted[name].when)
        for name in there - wanted.keys():
            (place / name).unlink()
        _write_dated(place / "next", str(stock.next_uid).encode(), datetime.now(UTC))


def _read_next_uid(directory: Path) -> int:
    try:
        return int((directory / "next").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 1


def _write_dated(file: Path, content: bytes, when: datetime) -> None:
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    os.utime(beside, (when.timestamp(), when.timestamp()))
    beside.replace(file)
