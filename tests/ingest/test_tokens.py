"""What is kept of a consent is whole, is for the mailbox of the config, and is for our eyes only."""

import json
import os
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ingest.auth import Grant, TokenStore, agree, forget, state_of
from ingest.auth.tokens import Flaw
from journal.errors import MailboxRefused, MailboxUnavailable
from journal.settings import Mailbox
from tests.ingest.logging_in import NOW, box_of, everything_told, kept, log_in, store_in

GRANT = Grant("hush-access", "hush-refresh", 3600)


@pytest.fixture
def keep(tmp_path: Path) -> TokenStore:
    return store_in(tmp_path)


@pytest.fixture
def box(keep: TokenStore) -> Mailbox:
    """Somebody has agreed; nobody can be asked for more: there is no login server."""
    box = box_of(None, authority="https://127.0.0.1:9")
    agree(box, keep, GRANT, now=NOW)
    return box


def file_of(keep: TokenStore) -> Path:
    return keep.folder / "sales.json"


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_we_can_read_what_is_kept(box: Mailbox, keep: TokenStore) -> None:
    assert rights(keep.folder) == 0o700
    assert {file.name: rights(file) for file in keep.folder.iterdir()} == {
        "sales.json": 0o600,
        "sales.lock": 0o600,
    }


def test_a_folder_that_was_open_is_closed_before_anything_is_put_there(keep: TokenStore) -> None:
    keep.folder.mkdir(mode=0o755)
    keep.folder.chmod(0o777)
    agree(box_of(None), keep, GRANT, now=NOW)
    assert rights(keep.folder) == 0o700


DAMAGES: dict[str, Callable[[Path], object]] = {
    "emptied": lambda file: file.write_bytes(b""),
    "cut off": lambda file: os.truncate(file, file.stat().st_size - 20),
    "no text": lambda file: file.write_bytes(b"\xff\xfe\x00"),
    "a list": lambda file: file.write_text("[]"),
    "too large": lambda file: file.write_text(file.read_text() + " " * 70_000 + "x"),
    "a key left out": lambda file: changed(file, refresh_token=None),
    "no token": lambda file: changed(file, refresh_token=""),
    "a forged token": lambda file: changed(file, access_token="hush\x01auth=forged"),
    "no moment": lambda file: changed(file, expires_at="hush"),
    "a moment nowhere": lambda file: changed(file, expires_at="2026-03-17T09:30:00"),
}


def changed(file: Path, **fields: str | None) -> None:
    content = {**json.loads(file.read_text()), **fields}
    file.write_text(json.dumps({key: value for key, value in content.items() if value is not None}))


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_counts_as_no_consent(box: Mailbox, keep: TokenStore, damage: str) -> None:
    DAMAGES[damage](file_of(keep))
    assert keep.read(box) is Flaw.DAMAGED
    with pytest.raises(MailboxRefused, match=r"damaged. Run `rapport mailbox login sales`") as told:
        log_in(box, keep)
    assert "hush" not in everything_told(told.value)
    agree(box, keep, GRANT, now=NOW)
    assert log_in(box, keep).token == "hush-access"


STRANGE: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a link": lambda file: file.symlink_to("/etc/passwd"),
}


@pytest.mark.parametrize("kind", STRANGE)
def test_what_is_no_file_is_not_read(box: Mailbox, keep: TokenStore, kind: str) -> None:
    file_of(keep).unlink()
    STRANGE[kind](file_of(keep))
    assert keep.read(box) in {Flaw.DAMAGED, Flaw.UNREADABLE}
    with pytest.raises(MailboxRefused, match="rapport mailbox login sales"):
        log_in(box, keep)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o666])
def test_what_others_can_read_is_refused_until_there_is_a_new_consent(
    box: Mailbox, keep: TokenStore, mode: int
) -> None:
    file_of(keep).chmod(mode)
    with pytest.raises(MailboxRefused, match=r"others on this machine .*`rapport mailbox login"):
        log_in(box, keep)
    assert not state_of(box, keep, now=NOW).good
    agree(box, keep, GRANT, now=NOW)
    assert log_in(box, keep).token
    assert rights(file_of(keep)) == 0o600


@pytest.mark.parametrize("mode", [0o720, 0o777])
def test_a_folder_in_which_others_can_replace_files_is_refused(
    box: Mailbox, keep: TokenStore, mode: int
) -> None:
    keep.folder.chmod(mode)
    with pytest.raises(MailboxRefused, match="others on this machine"):
        log_in(box, keep)


@pytest.mark.parametrize(
    "other",
    [
        {"user": "ada@company.example"},
        {"client_id": "another"},
        {"auth": "microsoft"},
        {"authority": "https://127.0.0.1:10"},
    ],
)
def test_a_consent_for_another_account_client_or_server_counts_as_none(
    box: Mailbox, keep: TokenStore, other: dict[str, str]
) -> None:
    changed_box = box.model_copy(update=other)
    assert keep.read(changed_box) is Flaw.OTHER
    with pytest.raises(MailboxRefused, match="another account or client"):
        log_in(changed_box, keep)
    assert log_in(box, keep).token


def test_mailboxes_have_files_of_their_own(box: Mailbox, keep: TokenStore) -> None:
    other = box.model_copy(update={"name": "sales.json"})
    agree(other, keep, Grant("other", "other", 3600), now=NOW)
    assert log_in(box, keep).token == "hush-access"
    assert log_in(other, keep).token == "other"
    forget(other, keep)
    assert log_in(box, keep).token == "hush-access"


def test_whoever_was_killed_while_writing_leaves_the_old_one_whole(
    box: Mailbox, keep: TokenStore
) -> None:
    half = keep.folder / "sales.json.new"
    half.write_text('{"provider": "goo')
    half.chmod(0o644)
    assert log_in(box, keep).token == "hush-access"
    agree(box, keep, Grant("newer", "newer", 3600), now=NOW)
    assert log_in(box, keep).token == "newer"
    assert not half.exists()
    assert rights(file_of(keep)) == 0o600


def test_what_can_not_be_written_is_not_used(
    box: Mailbox, keep: TokenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full is waited for; the old consent is still whole."""

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MailboxUnavailable, match="No space left on device"):
        agree(box, keep, Grant("newer", "newer", 3600), now=NOW)
    assert log_in(box, keep).token == "hush-access"


def test_a_place_where_nothing_can_be_kept_takes_a_person(tmp_path: Path) -> None:
    (tmp_path / "tokens").write_text("in the way")
    with pytest.raises(MailboxRefused, match="can't be kept in"):
        agree(box_of(None), store_in(tmp_path), GRANT, now=NOW)


def test_a_consent_reads_back_as_it_was(box: Mailbox, keep: TokenStore) -> None:
    found = kept(box, keep)
    assert (found.access_token, found.refresh_token) == ("hush-access", "hush-refresh")
    assert found.expires_at == NOW + timedelta(hours=1)
