"""The program logs in as itself: an app of Microsoft's, a service account of Google's; nobody consents."""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from ingest.auth import TokenStore, find_login_state
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
from tests.journal.settings.configs import MAILBOX, load_text, only_problem
from tests.servers.login_server import CLIENT_SECRET, LoginServer, ServerReply, trusted_login_server

PROVIDERS = ("google", "microsoft")


@pytest.fixture
def login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoginServer]:
    with trusted_login_server(tmp_path, monkeypatch) as server:
        yield server


@pytest.fixture
def keep(tmp_path: Path) -> TokenStore:
    return open_token_store(tmp_path)


def app_box(login: LoginServer, auth: str, **more: object) -> MailboxSettings:
    if auth == "microsoft":
        own: dict[str, object] = {"client_secret": CLIENT_SECRET, "tenant": "company.example"}
    else:
        own = {"client_id": "", "client_secret": make_service_key(login)}
    return build_box(login, auth, app_only=True, **{**own, **more})


def make_service_key(login: LoginServer) -> str:
    """The file that Google gives for a service account; the server knows its public half."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    login.service_certificate = key.public_key().public_bytes(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
    )
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    return json.dumps(
        {
            "type": "service_account",
            "client_email": "rapport@project.example",
            # Wherever the file says that tokens come from: the config decides.
            "token_uri": "https://elsewhere.example/token",
            "private_key_id": "1",
            "private_key": pem,
        }
    )


@pytest.mark.parametrize("auth", PROVIDERS)
def test_a_token_is_had_without_consent_kept_and_asked_for_again_at_its_end(
    login: LoginServer, keep: TokenStore, auth: str
) -> None:
    box = app_box(login, auth)
    assert find_login_state(box, keep, now=NOW).is_usable
    first = log_in(box, keep)
    assert (first.user, first.token) == ("sales@company.example", "hush-access-1")
    asked = len(login.requested_paths)
    assert log_in(box, keep).token == "hush-access-1"
    assert len(login.requested_paths) == asked
    assert log_in(box, keep, now=NOW + timedelta(hours=2)).token == "hush-access-2"
    assert log_in(box, keep, now=NOW + timedelta(hours=2), rejected="hush-access-2").token == (
        "hush-access-3"
    )
    assert login.renewals == 0


@pytest.mark.parametrize("auth", PROVIDERS)
def test_what_is_kept_damaged_or_open_is_replaced_since_nobody_need_act(
    login: LoginServer, keep: TokenStore, auth: str
) -> None:
    box = app_box(login, auth)
    log_in(box, keep)
    file = keep.folder / "sales.json"
    file.write_text("{}")
    assert log_in(box, keep).token == "hush-access-2"
    file.chmod(0o644)
    assert log_in(box, keep).token == "hush-access-3"
    assert file.stat().st_mode & 0o077 == 0
    assert stored_consent(box, keep).access_token == "hush-access-3"


@pytest.mark.parametrize(
    ("auth", "more"),
    [
        ("microsoft", {"client_secret": "hush-another"}),
        ("microsoft", {"client_id": "another"}),
        ("google", {"user": "boss@company.example"}),
    ],
)
def test_an_app_that_is_not_let_in_is_told_without_its_secret(
    login: LoginServer,
    keep: TokenStore,
    caplog: pytest.LogCaptureFixture,
    auth: str,
    more: dict[str, str],
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(MailboxRefused, match="does not let the app into mailbox 'sales'") as told:
        log_in(app_box(login, auth, **more), keep)
    assert "hush" not in describe_error(told.value)
    assert "PRIVATE KEY" not in describe_error(told.value) + caplog.text
    assert "hush" not in caplog.text


@pytest.mark.parametrize("key", ["no json", "[]", "{}", '{"private_key": "x"}', "[" * 100_000])
def test_what_is_no_key_of_a_service_account_is_told(
    login: LoginServer, keep: TokenStore, key: str
) -> None:
    with pytest.raises(MailboxRefused, match=r"is no key of a service account.*CLIENT_SECRET_FILE"):
        log_in(app_box(login, "google", client_secret=key), keep)
    assert login.requested_paths == []


@pytest.mark.parametrize("auth", PROVIDERS)
def test_a_login_server_with_a_problem_is_asked_again(
    login: LoginServer, keep: TokenStore, auth: str
) -> None:
    box = app_box(login, auth)
    login.faults = [ServerReply(503), ServerReply(200, b"<html>")]
    for _ in range(2):
        with pytest.raises(MailboxUnavailable):
            log_in(box, keep)
    assert log_in(box, keep).token == "hush-access-1"


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("app_only = true\n", "with a password there is no app"),
        ('auth = "microsoft"\nclient_id = "us"\napp_only = true\n', "to one tenant"),
    ],
)
def test_what_an_app_needs_is_asked_for(tmp_path: Path, lines: str, what: str) -> None:
    assert what in only_problem(load_text(tmp_path, MAILBOX + lines)).what


def test_a_service_account_needs_no_client(tmp_path: Path) -> None:
    assert load_text(tmp_path, f'{MAILBOX}auth = "google"\napp_only = true\n').problems == ()
