"""A mailbox is logged in to by password or by consent; a consent is renewed once, and never shown."""

import json
import logging
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from ingest.auth import TokenStore, build_login, find_login_state, remove_consent
from journal.errors import MailboxRefused, MailboxUnavailable
from journal.settings import MailboxSettings
from tests.effort import one_day_in
from tests.ingest.auth.consent_case import (
    BROWSER,
    NOW,
    ConsentingPerson,
    build_box,
    describe_error,
    give_consent,
    log_in,
    open_token_store,
    stored_consent,
)
from tests.processes import running_process
from tests.servers.login_server import (
    LoginServer,
    ServerReply,
    error_reply,
    json_reply,
    trusted_login_server,
)

AFTER_EXPIRY = NOW + timedelta(hours=2)
CHILD_PROGRAM = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from ingest.auth import TokenStore, build_login
from journal.settings import MailboxSettings

box = MailboxSettings.model_validate_json(sys.argv[1])
print("ready", flush=True)
sys.stdin.readline()
login = build_login(box, TokenStore(Path(sys.argv[2])), now=datetime.fromisoformat(sys.argv[3]))
print(login.token, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoginServer]:
    with trusted_login_server(tmp_path, monkeypatch) as server:
        yield server


@pytest.fixture
def keep(tmp_path: Path) -> TokenStore:
    return open_token_store(tmp_path)


@pytest.fixture(params=["google", "microsoft"])
def box(request: pytest.FixtureRequest, login: LoginServer, keep: TokenStore) -> MailboxSettings:
    """A mailbox that somebody has agreed to."""
    box = build_box(login, request.param)
    give_consent(box, keep, ConsentingPerson(login))
    login.requested_paths.clear()
    return box


# ── passwords ───────────────────────────────────────────────────────────────────────────────────


def test_a_password_of_the_config_is_what_is_logged_in_with(keep: TokenStore) -> None:
    box = build_box(None, "password", password="hush")
    login = log_in(box, keep)
    assert (login.user, login.password, login.token) == ("sales@company.example", "hush", "")
    assert "hush" not in repr(login)
    assert not keep.folder.exists()


@pytest.mark.parametrize("given", [{}, {"password": ""}])
def test_a_missing_password_names_the_variables_that_set_it(
    keep: TokenStore, given: dict[str, str]
) -> None:
    box = build_box(None, "password", name="sales-nordic", **given)
    with pytest.raises(MailboxRefused) as refused:
        log_in(box, keep)
    assert "RAPPORT_MAILBOX__SALES_NORDIC__PASSWORD or " in str(refused.value)
    assert "RAPPORT_MAILBOX__SALES_NORDIC__PASSWORD_FILE" in str(refused.value)
    assert not find_login_state(box, keep, now=NOW).is_usable


# ── tokens ──────────────────────────────────────────────────────────────────────────────────────


def test_a_token_that_lasts_is_used_and_nobody_is_asked(
    box: MailboxSettings, login: LoginServer, keep: TokenStore
) -> None:
    token = log_in(box, keep, now=NOW + timedelta(minutes=54)).token
    assert token == stored_consent(box, keep).access_token
    assert not login.requested_paths


@pytest.mark.parametrize("minutes", [56, 90, -5 * 24 * 60])
def test_a_token_at_its_end_or_of_a_wrong_clock_is_renewed(
    box: MailboxSettings, login: LoginServer, keep: TokenStore, minutes: int
) -> None:
    before = stored_consent(box, keep)
    now = NOW + timedelta(minutes=minutes)
    token = log_in(box, keep, now=now).token
    after = stored_consent(box, keep)
    assert login.renewals == 1
    assert token == after.access_token != before.access_token
    assert after.refresh_token != before.refresh_token
    assert timedelta(minutes=59) < after.expires_at - now <= timedelta(hours=1)
    assert log_in(box, keep, now=now).token == token
    assert login.renewals == 1


def test_a_refresh_token_that_is_not_replaced_stays(
    box: MailboxSettings, login: LoginServer, keep: TokenStore
) -> None:
    login.rotates_tokens = False
    before = stored_consent(box, keep)
    log_in(box, keep, now=AFTER_EXPIRY)
    assert stored_consent(box, keep).refresh_token == before.refresh_token
    assert stored_consent(box, keep).access_token != before.access_token


def test_a_token_the_mail_server_did_not_take_is_renewed_once_for_everybody(
    box: MailboxSettings, login: LoginServer, keep: TokenStore
) -> None:
    stale = log_in(box, keep).token
    mine = log_in(box, keep, rejected=stale).token
    others = log_in(box, keep, rejected=stale).token
    assert mine == others != stale
    assert login.renewals == 1


def test_two_threads_renew_once(box: MailboxSettings, login: LoginServer, keep: TokenStore) -> None:
    login.renewal_wait = 0.5
    tokens: list[str] = []
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        tokens.append(log_in(box, keep, now=AFTER_EXPIRY).token)

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tokens == [stored_consent(box, keep).access_token] * 2
    assert login.renewals == 1


@one_day_in(2)
def test_two_processes_renew_once_and_what_they_got_outlives_their_kill(
    box: MailboxSettings, login: LoginServer, keep: TokenStore
) -> None:
    login.renewal_wait = 0.5
    with ExitStack() as at_the_end:
        workers = [at_the_end.enter_context(waiting_child(box, keep)) for _ in range(2)]
        for worker in workers:
            release_child(worker)
        tokens = [read_last_line(worker) for worker in workers]
    assert tokens == [stored_consent(box, keep).access_token] * 2
    assert login.renewals == 1
    # The old refresh token is worth nothing now; only the new one can do this.
    assert log_in(box, keep, now=AFTER_EXPIRY + timedelta(hours=2)).token not in tokens


@contextmanager
def waiting_child(box: MailboxSettings, keep: TokenStore) -> Iterator["subprocess.Popen[str]"]:
    settings = box.model_dump(mode="json", exclude_defaults=True)
    if box.client_secret:
        settings["client_secret"] = box.client_secret.get_secret_value()
    with running_process(
        [
            sys.executable,
            "-c",
            CHILD_PROGRAM,
            json.dumps(settings),
            str(keep.folder),
            AFTER_EXPIRY.isoformat(),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        yield process


def release_child(process: "subprocess.Popen[str]") -> None:
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()


def read_last_line(process: "subprocess.Popen[str]") -> str:
    out, _ = process.communicate(timeout=30)
    assert process.returncode == -signal.SIGKILL
    return out.strip()


# ── refused and put off ─────────────────────────────────────────────────────────────────────────


def test_a_consent_that_was_withdrawn_asks_for_a_new_one(
    box: MailboxSettings, login: LoginServer, keep: TokenStore
) -> None:
    login.revoke_consent()
    with pytest.raises(MailboxRefused, match=r"invalid_grant.*`rapport mailbox login sales`"):
        log_in(box, keep, now=AFTER_EXPIRY)
    give_consent(box, keep, ConsentingPerson(login), now=AFTER_EXPIRY)
    assert log_in(box, keep, now=AFTER_EXPIRY).token


REFUSAL_CODES = {
    "invalid_grant": "any more",
    "interaction_required": "any more",
    "invalid_client": "Compare client_id and ",
    "unauthorized_client": "client_id",
    "hush": "refuses the login",
}


@pytest.mark.parametrize("code", REFUSAL_CODES)
def test_a_refusal_says_what_to_do_and_repeats_nothing(
    box: MailboxSettings, login: LoginServer, keep: TokenStore, code: str
) -> None:
    login.faults = token_faults(box, error_reply(code, error_codes=[700082, "hush"]))
    with pytest.raises(MailboxRefused) as refused:
        log_in(box, keep, now=AFTER_EXPIRY)
    assert REFUSAL_CODES[code] in str(refused.value)
    assert ("AADSTS700082" in str(refused.value)) is (box.auth == "microsoft")
    assert "hush" not in describe_error(refused.value)
    assert "ada@" not in describe_error(refused.value)


def token_faults(box: MailboxSettings, *faults: ServerReply) -> list[ServerReply]:
    """The faults where the tokens are; Microsoft's server is asked for its addresses before."""
    if box.auth == "google":
        return list(faults)
    base = f"{box.authority}/common/oauth2/v2.0"
    known = json_reply(token_endpoint=f"{base}/token", authorization_endpoint=base, issuer=base)
    return [each for fault in faults for each in (known, fault)]


HTML_PAGE = b"<html>hush, log in to the hotel's network</html>"
BUSY_REPLIES = [
    (ServerReply(429, b"hush", {"Retry-After": "120"}), 120),
    (ServerReply(429, b"hush", {"Retry-After": "99999999999"}), 3600),
    (ServerReply(429, b"hush", {"Retry-After": "Tue, 17 Mar 2020 09:30:00 GMT"}), 1),
    (ServerReply(429, b"hush", {"Retry-After": "soon"}), 60),
    (ServerReply(429, b"hush", {"Retry-After": f"Tue, 17 Mar 2026 09:30:00 +{'9' * 20}"}), 60),
    (ServerReply(500, b"hush"), 30),
    (ServerReply(503, b'{"error": "hush"}', {"Retry-After": "7"}), 7),
    (ServerReply(200, HTML_PAGE), 60),
    (ServerReply(200, b'["hush"]'), 60),
    (ServerReply(200, b"[" * 100_000), 60),
    (ServerReply(200, b'{"hush": "' + b"x" * 300_000 + b'"}'), 60),
    (ServerReply(403, HTML_PAGE), 60),
    (ServerReply(302, HTML_PAGE, {"Location": "https://elsewhere.example/"}), 60),
    (error_reply("temporarily_unavailable"), 60),
    (json_reply(access_token=["hush"]), 60),
    (json_reply(hush="no token at all"), 60),
    (json_reply(access_token="hush\x01forged", expires_in=3600), 60),
    (json_reply(access_token="hush", expires_in="hush", refresh_token=7), 60),
    (json_reply(access_token="hush", id_token="hush", client_info="hush", expires_in={}), 60),
]


@one_day_in(4)
@pytest.mark.parametrize(("fault", "seconds"), BUSY_REPLIES)
def test_trouble_at_the_login_server_is_put_off_and_nothing_is_lost(
    box: MailboxSettings, login: LoginServer, keep: TokenStore, fault: ServerReply, seconds: int
) -> None:
    before = stored_consent(box, keep)
    login.faults = token_faults(box, fault)
    with pytest.raises(MailboxUnavailable) as put_off:
        log_in(box, keep, now=AFTER_EXPIRY)
    assert put_off.value.retry_after == seconds
    assert "hush" not in describe_error(put_off.value)
    assert stored_consent(box, keep) == before
    assert log_in(box, keep, now=AFTER_EXPIRY).token


def test_a_login_server_that_is_away_is_put_off(
    keep: TokenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with trusted_login_server(tmp_path, monkeypatch) as login:
        box = build_box(login)
        give_consent(box, keep, ConsentingPerson(login))
    with pytest.raises(MailboxUnavailable, match="can't be reached"):
        log_in(box, keep, now=AFTER_EXPIRY)


def test_a_login_server_without_a_trusted_certificate_is_told_nothing(
    box: MailboxSettings, login: LoginServer, keep: TokenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    with pytest.raises(MailboxRefused, match=r"certificate .* is not trusted"):
        log_in(box, keep, now=AFTER_EXPIRY)
    assert not login.requested_paths


@pytest.mark.parametrize("module", ["requests", "of the provider"])
def test_a_missing_library_is_said_plainly(
    box: MailboxSettings, keep: TokenStore, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    own = {"google": "google.oauth2", "microsoft": "msal"}[box.auth]
    monkeypatch.setitem(sys.modules, own if module == "of the provider" else module, None)
    with pytest.raises(MailboxRefused, match=rf"pip install 'rapport-bot\[{box.auth}\]'"):
        log_in(box, keep, now=AFTER_EXPIRY)


@pytest.mark.parametrize(
    ("auth", "left_out", "told"),
    [
        ("google", "client_id", "client_id"),
        ("google", "client_secret", "RAPPORT_MAILBOX__SALES__CLIENT_SECRET_FILE"),
        ("microsoft", "client_id", "client_id"),
    ],
)
def test_a_client_that_is_not_whole_is_refused_before_anybody_is_asked(
    login: LoginServer, keep: TokenStore, auth: str, left_out: str, told: str
) -> None:
    empty = {"client_id": "", "client_secret": None}[left_out]
    box = build_box(login, auth, **{left_out: empty})
    with pytest.raises(MailboxRefused, match=told):
        give_consent(box, keep, ConsentingPerson(login))
    assert not login.requested_paths


# ── nothing is shown ────────────────────────────────────────────────────────────────────────────


def test_neither_logs_nor_values_show_a_secret(
    login: LoginServer, keep: TokenStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for auth in ("google", "microsoft"):
        box = build_box(login, auth, name=auth)
        give_consent(box, keep, ConsentingPerson(login))
        token = build_login(box, keep, now=AFTER_EXPIRY)
        assert token.token.startswith("hush")
        shown = f"{token!r} {stored_consent(box, keep)!r} {box!r} {find_login_state(box, keep, now=AFTER_EXPIRY)!r}"
        assert "hush" not in shown
    ours = [each.getMessage() for each in caplog.records if each.threadName != BROWSER]
    assert ours
    assert [line for line in ours if "hush" in line or "@" in line] == []


def test_a_consent_is_forgotten(box: MailboxSettings, keep: TokenStore) -> None:
    assert remove_consent(box, keep)
    assert not remove_consent(box, keep)
    assert list(keep.folder.glob("*json*")) == []
    with pytest.raises(MailboxRefused, match="rapport mailbox login sales"):
        log_in(box, keep)


def test_a_state_tells_what_is_kept_and_asks_nobody(
    box: MailboxSettings, login: LoginServer, keep: TokenStore
) -> None:
    fresh = find_login_state(box, keep, now=NOW)
    due = find_login_state(box, keep, now=AFTER_EXPIRY)
    assert (fresh.is_usable, fresh.expires_at) == (True, stored_consent(box, keep).expires_at)
    assert (due.is_usable, due.expires_at) == (True, None)
    assert "renewed at the next login" in due.text
    remove_consent(box, keep)
    assert not find_login_state(box, keep, now=NOW).is_usable
    assert not login.requested_paths
