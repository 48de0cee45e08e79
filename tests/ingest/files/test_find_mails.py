"""Mails in files of every kind are found one by one; what is none is told."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from ingest.files import mbox
from ingest.files.find_mails import find_mails, read_file_time
from tests import outlook_files

MAIL = b"From: ada@acme.example\r\nSubject: Chairs\r\n\r\nHi\r\n"
MBOX = b"""From ada@acme.example Mon Jun  1 09:00:00 2026
Subject: one

From here on it is easy:
>From Ada: a quoted line

From -
Subject: two

From us all: best wishes
From ada@acme.example Mon Jun  1 10:00:00 2026

From 1234@xxx Mon Jun  1 11:00:00 +0000 2026
Subject: three
"""


def stretches(raw: bytes) -> list[bytes]:
    return [raw[each.start : each.end] for each in mbox.find_stretches(BytesIO(raw))]


def found_in(*paths: Path) -> tuple[dict[str, list[bytes]], dict[str, str]]:
    stores, left_out = find_mails(paths)
    mails = {store.name: [each.read() for each in store.mails] for store in stores}
    return mails, {each.path.name: each.reason for each in left_out}


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_an_mbox_is_cut_where_a_separator_stands_before_a_header(line_end: bytes) -> None:
    first, second, third = stretches(MBOX.replace(b"\n", line_end))
    assert first.startswith(b"Subject: one")
    assert b"From here on" in first
    # Without a blank line before it, or a header below it, a separator is none.
    assert b"From us all" in second
    assert b"10:00:00" in second
    assert third == b"Subject: three" + line_end


def test_the_quoting_of_an_mbox_is_taken_off() -> None:
    assert mbox.unquote(b"a\n>From b\n>>From c\n> From d\n") == b"a\nFrom b\n>From c\n> From d\n"


def test_the_time_of_a_separator_is_read_as_far_as_it_is_one() -> None:
    times = [each.received for each in mbox.find_stretches(BytesIO(MBOX))]
    assert times == [
        datetime(2026, 6, 1, 9, tzinfo=UTC),
        None,
        datetime(2026, 6, 1, 11, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"Subject: x\n\nFrom ada Mon Jun  1 09:00:00 2026\nA: b\n",
        b"From here on\nit is prose.\n",
        b"From a Mon Jun  1 09:00:00 2026\n" + b"x" * 200_000,
    ],
)
def test_what_does_not_begin_with_a_separator_and_a_header_has_no_mails(raw: bytes) -> None:
    assert stretches(raw) == []


def test_a_folder_is_walked_and_each_file_taken_for_what_it_is(tmp_path: Path) -> None:
    box = tmp_path / "box"
    (box / "deep").mkdir(parents=True)
    (box / "a.eml").write_bytes(b"\xef\xbb\xbf" + MAIL)
    (box / "deep" / "Sent.mbox").write_bytes(MBOX)
    (box / "deep" / "b.msg").write_bytes(outlook_files.write_msg(outlook_files.text(0x37, "Hi")))
    (box / "deep" / "c.xls").write_bytes(outlook_files.write_compound({"Workbook": b"x"}))
    (box / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (box / ".hidden").write_bytes(MAIL)
    (box / "link.eml").symlink_to(box / "a.eml")
    mails, left_out = found_in(box)
    assert mails["box"] == [MAIL]
    assert len(mails["Sent"]) == 3
    assert b"Subject: Hi" in mails["box/deep (Outlook)"][0]
    assert left_out == {"photo.jpg": "It is no mail.", "c.xls": "It is no mail."}


def test_of_a_maildir_all_comes_but_drafts_and_what_was_thrown_away(tmp_path: Path) -> None:
    for name in ("cur/1:2,S", "cur/2:2,DS", "cur/3:2,ST", "new/4", "tmp/5", ".Sent/cur/6:2,S"):
        path = tmp_path / "Maildir" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(MAIL + name.encode())
    (tmp_path / "Maildir" / "dovecot.index.log").write_bytes(b"\0\1")
    mails, left_out = found_in(tmp_path / "Maildir")
    assert {name: len(some) for name, some in mails.items()} == {"Maildir": 2, "Maildir/.Sent": 1}
    assert left_out == {"2:2,DS": "It is a draft.", "3:2,ST": "It was thrown away there."}


def test_single_files_of_one_folder_are_one_store_each_once(tmp_path: Path) -> None:
    for name in ("a.eml", "b.eml"):
        (tmp_path / name).write_bytes(MAIL)
    mails, _ = found_in(tmp_path / "a.eml", tmp_path / "b.eml", tmp_path / "a.eml")
    assert mails == {tmp_path.name: [MAIL, MAIL]}


@pytest.mark.parametrize(
    ("seconds", "year"), [(-5.0, 1970), (253_402_300_799.0, 9999), (3e11, None), (2.0**80, None)]
)
def test_the_time_of_a_file_is_read_as_far_as_it_is_one(seconds: float, year: int | None) -> None:
    found = read_file_time(seconds)
    assert (found and found.year) == year
