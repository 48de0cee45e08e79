"""The mailbox's mails as files, so that a later start has the same mails under the same numbers.

mail/INBOX/7.eml     the mail with UID 7; the file's time is when it arrived
mail/INBOX/next      the UID that the next mail will have
"""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote, unquote

from playground.mailbox.memory import Stock


def load(folder: Path, stocks: dict[str, Stock]) -> None:
    """Puts what was kept into the account."""
    if not folder.is_dir():
        return
    for place in sorted(one for one in folder.iterdir() if one.is_dir()):
        name = unquote(place.name)
        stock = stocks.setdefault(name, Stock(name))
        numbered = {int(one.stem): one for one in place.glob("*.eml") if one.stem.isdecimal()}
        for uid, file in sorted(numbered.items()):
            stock.next_uid = uid
            stock.add(file.read_bytes(), datetime.fromtimestamp(file.stat().st_mtime, UTC))
        stock.next_uid = max(stock.next_uid, _next(place))


def keep(folder: Path, stocks: Mapping[str, Stock]) -> None:
    """Writes what is new and removes what is gone; what is there already stays as it is."""
    for stock in stocks.values():
        place = folder / quote(stock.name, safe="")
        place.mkdir(parents=True, exist_ok=True)
        wanted = {f"{mail.uid}.eml": mail for mail in stock.mails}
        there = {one.name for one in place.glob("*.eml")}
        for name in wanted.keys() - there:
            _write(place / name, wanted[name].raw, wanted[name].when)
        for name in there - wanted.keys():
            (place / name).unlink()
        _write(place / "next", str(stock.next_uid).encode(), datetime.now(UTC))


def _next(place: Path) -> int:
    try:
        return int((place / "next").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 1


def _write(file: Path, content: bytes, when: datetime) -> None:
    beside = file.with_name(f"{file.name}.new")
    beside.write_bytes(content)
    os.utime(beside, (when.timestamp(), when.timestamp()))
    beside.replace(file)
