"""What is kept of a consent is whole, is for the mailbox of the config, and is for our eyes only."""

import json
import os
import stat
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from ingest.auth import Grant, TokenStore, find_login_state, keep_consent, remove_consent
from ingest.auth.tokens import ConsentFlaw
from journal.errors import MailboxRefused, MailboxUnavailable
from journal.settings import MailboxSettings
from tests.ingest.auth.consent_case import (
    NOW,
    build_box,
    describe_error,
    log_in,
    open_token_store,
    stored_consent,
)

GRANT = Grant("hush-access", "hush-refresh", 3600)


@pytest.fixture
def keep(tmp_path: Path) -> TokenStore:
    return open_token_store(tmp_path)


@pytest.fixture
def box(keep: TokenStore) -> MailboxSettings:
    """Somebody has agreed; nobody can be asked for more: there is no login server."""
    box = build_box(None, authority="https://127.0.0.1:9")
    keep_consent(box, keep, GRANT, now=NOW)
    return box


def token_file(keep: TokenStore) -> Path:
    return keep.folder / "sales.json"


def permission_bits(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_we_can_read_what_is_kept(box: MailboxSettings, keep: TokenStore) -> None:
    assert permission_bits(keep.folder) == 0o700
    assert {file.name: permission_bits(file) for file in keep.folder.iterdir()} == {
        "sales.json": 0o600,
        "sales.lock": 0o600,
    }


def test_a_folder_that_was_open_is_closed_before_anything_is_put_there(keep: TokenStore) -> None:
    keep.folder.mkdir(mode=0o755)
    keep.folder.chmod(0o777)
    keep_consent(build_box(None), keep, GRANT, now=NOW)
    assert permission_bits(keep.folder) == 0o700


FILE_DAMAGES: dict[str, Callable[[Path], object]] = {
    "emptied": lambda file: file.write_bytes(b""),
    "cut off": lambda file: os.truncate(file, file.stat().st_size - 20),
    "no text": lambda file: file.write_bytes(b"\xff\xfe\x00"),
    "a list": lambda file: file.write_text("[]"),
    "too large": lambda file: file.write_text(file.read_text() + " " * 70_000 + "x"),
    "a key left out": lambda file: change_fields(file, refresh_token=None),
    "no token": lambda file: change_fields(file, refresh_token=""),
    "a forged token": lambda file: change_fields(file, access_token="hush\x01auth=forged"),
    "no moment": lambda file: change_fields(file, expires_at="hush"),
    "a moment nowhere": lambda file: change_fields(file, expires_at="2026-03-17T09:30:00"),
}


def change_fields(file: Path, **fields: str | None) -> None:
    content = {**json.loads(file.read_text()), **fields}
    file.write_text(json.dumps({key: value for key, value in content.items() if value is not None}))


@pytest.mark.parametrize("damage", FILE_DAMAGES)
def test_a_damaged_file_counts_as_no_consent(
    box: MailboxSettings, keep: TokenStore, damage: str
) -> None:
    FILE_DAMAGES[damage](token_file(keep))
    assert keep.read(box) is ConsentFlaw.DAMAGED
    with pytest.raises(MailboxRefused, match=r"damaged. Run `rapport mailbox login sales`") as told:
        log_in(box, keep)
    assert "hush" not in describe_error(told.value)
    keep_consent(box, keep, GRANT, now=NOW)
    assert log_in(box, keep).token == "hush-access"


NOT_REGULAR_FILES: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a pipe": os.mkfifo,
    "a link": lambda file: file.symlink_to("/etc/passwd"),
}


@pytest.mark.parametrize("kind", NOT_REGULAR_FILES)
def test_what_is_no_file_is_not_read(box: MailboxSettings, keep: TokenStore, kind: str) -> None:
    token_file(keep).unlink()
    NOT_REGULAR_FILES[kind](token_file(keep))
    assert keep.read(box) in {ConsentFlaw.DAMAGED, ConsentFlaw.UNREADABLE}
    with pytest.raises(MailboxRefused, match="rapport mailbox login sales"):
        log_in(box, keep)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o666])
def test_what_others_can_read_is_refused_until_there_is_a_new_consent(
    box: MailboxSettings, keep: TokenStore, mode: int
) -> None:
    token_file(keep).chmod(mode)
    with pytest.raises(MailboxRefused, match=r"others on this machine .*`rapport mailbox login"):
        log_in(box, keep)
    assert not find_login_state(box, keep, now=NOW).is_usable
    keep_consent(box, keep, GRANT, now=NOW)
    assert log_in(box, keep).token
    assert permission_bits(token_file(keep)) == 0o600


@pytest.mark.parametrize("mode", [0o720, 0o777])
def test_a_folder_in_which_others_can_replace_files_is_refused(
    box: MailboxSettings, keep: TokenStore, mode: int
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
    box: MailboxSettings, keep: TokenStore, other: dict[str, str]
) -> None:
    changed_box = box.model_copy(update=other)
    assert keep.read(changed_box) is ConsentFlaw.OTHER
    with pytest.raises(MailboxRefused, match="another account or client"):
        log_in(changed_box, keep)
    assert log_in(box, keep).token


def test_mailboxes_have_files_of_their_own(box: MailboxSettings, keep: TokenStore) -> None:
    other = box.model_copy(update={"name": "sales.json"})
    keep_consent(other, keep, Grant("other", "other", 3600), now=NOW)
    assert log_in(box, keep).token == "hush-access"
    assert log_in(other, keep).token == "other"
    remove_consent(other, keep)
    assert log_in(box, keep).token == "hush-access"


def test_whoever_was_killed_while_writing_leaves_the_old_one_whole(
    box: MailboxSettings, keep: TokenStore
) -> None:
    half = keep.folder / "sales.json.new"
    half.write_text('{"provider": "goo')
    half.chmod(0o644)
    assert log_in(box, keep).token == "hush-access"
    keep_consent(box, keep, Grant("newer", "newer", 3600), now=NOW)
    assert log_in(box, keep).token == "newer"
    assert not half.exists()
    assert permission_bits(token_file(keep)) == 0o600


def test_what_can_not_be_written_is_not_used(
    box: MailboxSettings, keep: TokenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full is waited for; the old consent is still whole."""

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MailboxUnavailable, match="No space left on device"):
        keep_consent(box, keep, Grant("newer", "newer", 3600), now=NOW)
    assert log_in(box, keep).token == "hush-access"


def test_a_place_where_nothing_can_be_kept_takes_a_person(tmp_path: Path) -> None:
    (tmp_path / "tokens").write_text("in the way")
    with pytest.raises(MailboxRefused, match="can't be kept in"):
        keep_consent(build_box(None), open_token_store(tmp_path), GRANT, now=NOW)


def test_a_consent_reads_back_as_it_was(box: MailboxSettings, keep: TokenStore) -> None:
    found = stored_consent(box, keep)
    assert (found.access_token, found.refresh_token) == ("hush-access", "hush-refresh")
    assert found.expires_at == NOW + timedelta(hours=1)
