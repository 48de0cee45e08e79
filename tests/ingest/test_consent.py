"""Somebody agrees that a mailbox is read: in a browser here, in one elsewhere, by a typed code."""

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from ingest.auth import Invitation, TokenStore
from journal.errors import MailboxRefused, MailboxUnavailable
from tests.ingest.logging_in import (
    Person,
    box_of,
    consent,
    everything_told,
    kept,
    log_in,
    store_in,
    visit,
)
from tests.servers.consent import LoginServer, Reply, refuses, says, trusted_login_server


@pytest.fixture
def login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoginServer]:
    with trusted_login_server(tmp_path, monkeypatch) as server:
        yield server


@pytest.fixture
def keep(tmp_path: Path) -> TokenStore:
    return store_in(tmp_path)


# ── Google ──────────────────────────────────────────────────────────────────────────────────────


def test_googles_page_is_asked_for_lasting_consent_of_the_right_account(
    login: LoginServer, keep: TokenStore
) -> None:
    person = Person(login)
    consent(box_of(login), keep, person)
    asked = {
        key: value[0] for key, value in parse_qs(urlsplit(person.invited[0].address).query).items()
    }
    assert asked["scope"] == "https://mail.google.com/"
    assert asked["login_hint"] == "sales@company.example"
    assert (asked["access_type"], asked["prompt"]) == ("offline", "consent")
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"].startswith("http://127.0.0.1:")
    assert "hush" not in person.invited[0].address


def test_no_two_questions_are_the_same(login: LoginServer, keep: TokenStore) -> None:
    person = Person(login)
    for _ in range(2):
        consent(box_of(login), keep, person)
    first, second = (parse_qs(urlsplit(each.address).query) for each in person.invited)
    assert first["state"] != second["state"]
    assert first["code_challenge"] != second["code_challenge"]


@pytest.mark.parametrize("around", ["{}", "  {}\n", "{}#", "{}&iss=https://accounts.google.com"])
def test_the_address_of_a_browser_elsewhere_may_be_typed_in(
    login: LoginServer, keep: TokenStore, around: str
) -> None:
    person = Person(login)
    person.returns = lambda back: person.typing.append(around.format(back))
    consent(box_of(login), keep, person)
    assert log_in(box_of(login), keep).token


def test_what_is_typed_and_is_no_address_of_this_login_is_said_so(
    login: LoginServer, keep: TokenStore
) -> None:
    person = Person(login)
    person.returns = lambda back: person.typing.extend(
        ["hello?", "http://[", back.replace("state=", "state=x"), back]
    )
    consent(box_of(login), keep, person)
    assert [each.misread for each in person.invited] == [False, True, True, True]


def test_answers_that_are_not_ours_are_passed_over(login: LoginServer, keep: TokenStore) -> None:
    """Any page in the person's browser can knock at 127.0.0.1."""
    codes: list[int] = []

    def others_first(back: str) -> None:
        root = back.partition("?")[0]
        forged = ("favicon.ico", "?code=forged&state=forged", "?error=access_denied")
        codes.extend(visit(root.rstrip("/") + "/" + path) for path in forged)
        codes.append(visit(back))

    consent(box_of(login), keep, Person(login, returns=others_first))
    assert codes == [404, 200, 200, 200]
    assert not [each for each in login.seen if each.get("code") == "forged"]


def test_a_browser_that_opens_a_line_and_says_nothing_holds_nobody_up(
    login: LoginServer, keep: TokenStore
) -> None:
    lines: list[socket.socket] = []

    def silent_first(back: str) -> None:
        port = urlsplit(back).port
        assert port
        lines.extend(socket.create_connection(("127.0.0.1", port)) for _ in range(3))
        visit(back)

    consent(box_of(login), keep, Person(login, returns=silent_first))
    for line in lines:
        line.close()
    assert len(lines) == 3


def test_the_port_is_closed_when_consent_is_there(login: LoginServer, keep: TokenStore) -> None:
    person = Person(login)
    consent(box_of(login), keep, person)
    back = parse_qs(urlsplit(person.invited[0].address).query)["redirect_uri"][0]
    with pytest.raises(OSError, match="refused"):
        visit(back)


def test_whoever_does_not_agree_is_not_read(login: LoginServer, keep: TokenStore) -> None:
    login.agrees = False
    with pytest.raises(MailboxRefused, match=r"was not given. Run `rapport mailbox login sales`"):
        consent(box_of(login), keep, Person(login))
    assert not keep.folder.exists()


def test_consent_that_leaves_mail_out_is_not_enough(login: LoginServer, keep: TokenStore) -> None:
    login.scope = "openid email"
    with pytest.raises(MailboxRefused, match="Tick the box for mail"):
        consent(box_of(login), keep, Person(login))


def test_a_consent_that_does_not_last_is_not_kept(login: LoginServer, keep: TokenStore) -> None:
    person = Person(login)

    def no_refresh(back: str) -> None:
        login.faults = [says(access_token="hush", expires_in=3600)]
        visit(back)

    person.returns = no_refresh
    with pytest.raises(MailboxUnavailable) as told:
        consent(box_of(login), keep, person)
    assert "hush" not in everything_told(told.value)


def test_nobody_waits_for_ever(
    login: LoginServer, keep: TokenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.auth.google._MINUTES", 0.005)
    with pytest.raises(MailboxRefused, match="did not come in time"):
        consent(box_of(login), keep, Person(login, returns=lambda _back: None))


# ── Microsoft ───────────────────────────────────────────────────────────────────────────────────


def test_microsofts_code_is_typed_elsewhere_and_the_right_to_mail_is_asked_for(
    login: LoginServer, keep: TokenStore
) -> None:
    box, person = box_of(login, "microsoft", tenant="company.example"), Person(login)
    consent(box, keep, person)
    (asked,) = person.invited
    assert (asked.address, asked.minutes) == ("https://login.company.example/device", 15)
    assert asked.code.startswith("CODE-")
    assert {path.split("/")[1] for path in login.asked} == {"company.example"}
    scopes = next(each["scope"] for each in login.seen if "scope" in each).split()
    assert "https://outlook.office365.com/IMAP.AccessAsUser.All" in scopes
    assert "offline_access" in scopes
    assert kept(box, keep).user == "sales@company.example"


def test_a_line_that_drops_while_the_person_types_is_no_reason_to_begin_anew(
    login: LoginServer, keep: TokenStore
) -> None:
    class Slow(Person):
        def invite(self, asked: Invitation) -> None:
            super().invite(asked)
            login.faults = [Reply(503), refuses("authorization_pending")]

    box = box_of(login, "microsoft")
    consent(box, keep, Slow(login))
    assert log_in(box, keep).token
    assert len([path for path in login.asked if path.endswith("/token")]) == 3


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("authorization_declined", "was not given"),
        ("access_denied", "was not given"),
        ("expired_token", "did not come in time"),
        ("unauthorized_client", "does not accept the client"),
    ],
)
def test_no_consent_is_told_as_what_it_is(
    login: LoginServer, keep: TokenStore, answer: str, told: str
) -> None:
    with pytest.raises(MailboxRefused, match=told) as refused:
        consent(box_of(login, "microsoft"), keep, Person(login, answer=answer))
    assert "hush" not in everything_told(refused.value)


def test_a_code_nobody_types_runs_out(login: LoginServer, keep: TokenStore) -> None:
    login.expires_in = 1
    with pytest.raises(MailboxRefused, match="did not come in time"):
        consent(box_of(login, "microsoft"), keep, Person(login, answer="pending"))


def test_an_unknown_tenant_is_named(login: LoginServer, keep: TokenStore) -> None:
    with pytest.raises(MailboxRefused, match="no tenant 'unknown'"):
        consent(box_of(login, "microsoft", tenant="unknown"), keep, Person(login))


FORGED = [
    says(user_code="\x1b[2J", device_code="hush", verification_uri="https://a.example", interval=1),
    says(user_code="CODE-1", device_code="hush", verification_uri="javascript:hush", interval=1),
    says(user_code="CODE-1", device_code="", verification_uri="https://a.example", interval=1),
    says(
        user_code="CODE-1", device_code="hush", verification_uri="https://a.example", interval="x"
    ),
    says(user_code="CODE-1", device_code="hush"),
    says(hush="nothing"),
]


@pytest.mark.parametrize("forged", FORGED)
def test_a_code_that_makes_no_sense_is_not_shown(
    login: LoginServer, keep: TokenStore, forged: Reply
) -> None:
    base = f"{login.address}/common"
    known = says(
        issuer=base,
        token_endpoint=f"{base}/token",
        authorization_endpoint=base,
        device_authorization_endpoint=f"{base}/devicecode",
    )
    login.faults = [known, forged]
    person = Person(login)
    with pytest.raises(MailboxUnavailable) as told:
        consent(box_of(login, "microsoft"), keep, person)
    assert not person.invited
    assert "hush" not in everything_told(told.value)
