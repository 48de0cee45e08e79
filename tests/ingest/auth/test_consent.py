"""Somebody agrees that a mailbox is read: in a browser here, in one elsewhere, by a typed code."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from ingest.auth import Invitation, TokenStore, google
from journal.errors import MailboxRefused, MailboxUnavailable
from tests.effort import one_day_in
from tests.ingest.auth.consent_case import (
    ConsentingPerson,
    build_box,
    describe_error,
    give_consent,
    log_in,
    open_token_store,
    stored_consent,
    visit,
)
from tests.servers.login_server import (
    LoginServer,
    ServerReply,
    error_reply,
    json_reply,
    trusted_login_server,
)


@pytest.fixture
def login(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LoginServer]:
    with trusted_login_server(tmp_path, monkeypatch) as server:
        yield server


@pytest.fixture
def keep(tmp_path: Path) -> TokenStore:
    return open_token_store(tmp_path)


# ── Google ──────────────────────────────────────────────────────────────────────────────────────


def test_googles_page_is_asked_for_lasting_consent_of_the_right_account(
    login: LoginServer, keep: TokenStore
) -> None:
    person = ConsentingPerson(login)
    give_consent(build_box(login), keep, person)
    asked = {
        key: value[0]
        for key, value in parse_qs(urlsplit(person.invitations[0].address).query).items()
    }
    assert asked["scope"] == "https://mail.google.com/"
    assert asked["login_hint"] == "sales@company.example"
    assert (asked["access_type"], asked["prompt"]) == ("offline", "consent")
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"].startswith("http://127.0.0.1:")
    assert "hush" not in person.invitations[0].address


def test_no_two_questions_are_the_same(login: LoginServer, keep: TokenStore) -> None:
    person = ConsentingPerson(login)
    for _ in range(2):
        give_consent(build_box(login), keep, person)
    first, second = (parse_qs(urlsplit(each.address).query) for each in person.invitations)
    assert first["state"] != second["state"]
    assert first["code_challenge"] != second["code_challenge"]


@pytest.mark.parametrize("around", ["{}", "  {}\n", "{}#", "{}&iss=https://accounts.google.com"])
def test_the_address_of_a_browser_elsewhere_may_be_typed_in(
    login: LoginServer, keep: TokenStore, around: str
) -> None:
    person = ConsentingPerson(login)
    person.on_redirect = lambda back: person.typed_lines.append(around.format(back))
    give_consent(build_box(login), keep, person)
    assert log_in(build_box(login), keep).token


def test_what_is_typed_and_is_no_address_of_this_login_is_said_so(
    login: LoginServer, keep: TokenStore
) -> None:
    person = ConsentingPerson(login)
    person.on_redirect = lambda back: person.typed_lines.extend(
        ["hello?", "http://[", back.replace("state=", "state=x"), back]
    )
    give_consent(build_box(login), keep, person)
    assert [each.is_misread for each in person.invitations] == [False, True, True, True]


def test_answers_that_are_not_ours_are_passed_over(login: LoginServer, keep: TokenStore) -> None:
    """Any page in the person's browser can knock at 127.0.0.1."""
    codes: list[int] = []

    def others_first(back: str) -> None:
        root = back.partition("?")[0]
        forged = ("favicon.ico", "?code=forged&state=forged", "?error=access_denied")
        codes.extend(visit(root.rstrip("/") + "/" + path) for path in forged)
        codes.append(visit(back))

    give_consent(build_box(login), keep, ConsentingPerson(login, on_redirect=others_first))
    assert codes == [404, 200, 200, 200]
    assert not [each for each in login.received_fields if each.get("code") == "forged"]


def test_a_browser_that_opens_a_line_and_says_nothing_holds_nobody_up(
    login: LoginServer, keep: TokenStore
) -> None:
    visits: list[str] = []
    with ExitStack() as at_the_end:

        def silent_first(back: str) -> None:
            port = urlsplit(back).port
            assert port
            for _ in range(3):
                at_the_end.enter_context(socket.create_connection(("127.0.0.1", port)))
            visit(back)
            visits.append(back)

        give_consent(build_box(login), keep, ConsentingPerson(login, on_redirect=silent_first))
    assert len(visits) == 1


def test_the_port_is_closed_when_consent_is_there(login: LoginServer, keep: TokenStore) -> None:
    person = ConsentingPerson(login)
    give_consent(build_box(login), keep, person)
    back = parse_qs(urlsplit(person.invitations[0].address).query)["redirect_uri"][0]
    with pytest.raises(OSError, match="refused"):
        visit(back)


def test_whoever_does_not_agree_is_not_read(login: LoginServer, keep: TokenStore) -> None:
    login.gives_consent = False
    with pytest.raises(MailboxRefused, match=r"was not given. Run `rapport mailbox login sales`"):
        give_consent(build_box(login), keep, ConsentingPerson(login))
    assert not keep.folder.exists()


def test_consent_that_leaves_mail_out_is_not_enough(login: LoginServer, keep: TokenStore) -> None:
    login.scope = "openid email"
    with pytest.raises(MailboxRefused, match="Tick the box for mail"):
        give_consent(build_box(login), keep, ConsentingPerson(login))


def test_a_consent_that_does_not_last_is_not_kept(login: LoginServer, keep: TokenStore) -> None:
    person = ConsentingPerson(login)

    def no_refresh(back: str) -> None:
        login.faults = [json_reply(access_token="hush", expires_in=3600)]
        visit(back)

    person.on_redirect = no_refresh
    with pytest.raises(MailboxUnavailable) as told:
        give_consent(build_box(login), keep, person)
    assert "hush" not in describe_error(told.value)


def test_nobody_waits_for_ever(login: LoginServer) -> None:
    person = ConsentingPerson(login, on_redirect=lambda _back: None)
    with pytest.raises(MailboxRefused, match="did not come in time"):
        google.ask_consent(
            build_box(login),
            show_invitation=person.show_invitation,
            read_typed=person.read_typed,
            seconds=0.3,
        )


# ── Microsoft ───────────────────────────────────────────────────────────────────────────────────


def test_microsofts_code_is_typed_elsewhere_and_the_right_to_mail_is_asked_for(
    login: LoginServer, keep: TokenStore
) -> None:
    box, person = build_box(login, "microsoft", tenant="company.example"), ConsentingPerson(login)
    give_consent(box, keep, person)
    (asked,) = person.invitations
    assert (asked.address, asked.minutes) == ("https://login.company.example/device", 15)
    assert asked.code.startswith("CODE-")
    assert {path.split("/")[1] for path in login.requested_paths} == {"company.example"}
    scopes = next(each["scope"] for each in login.received_fields if "scope" in each).split()
    assert "https://outlook.office365.com/IMAP.AccessAsUser.All" in scopes
    assert "offline_access" in scopes
    assert stored_consent(box, keep).user == "sales@company.example"


@one_day_in(3)
def test_a_line_that_drops_while_the_person_types_is_no_reason_to_begin_anew(
    login: LoginServer, keep: TokenStore
) -> None:
    class Slow(ConsentingPerson):
        def show_invitation(self, asked: Invitation) -> None:
            super().show_invitation(asked)
            login.faults = [ServerReply(503), error_reply("authorization_pending")]

    box = build_box(login, "microsoft")
    give_consent(box, keep, Slow(login))
    assert log_in(box, keep).token
    assert len([path for path in login.requested_paths if path.endswith("/token")]) == 3


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
        give_consent(build_box(login, "microsoft"), keep, ConsentingPerson(login, answer=answer))
    assert "hush" not in describe_error(refused.value)


def test_a_code_nobody_types_runs_out(login: LoginServer, keep: TokenStore) -> None:
    login.expires_in = 1
    with pytest.raises(MailboxRefused, match="did not come in time"):
        give_consent(build_box(login, "microsoft"), keep, ConsentingPerson(login, answer="pending"))


def test_an_unknown_tenant_is_named(login: LoginServer, keep: TokenStore) -> None:
    with pytest.raises(MailboxRefused, match="no tenant 'unknown'"):
        give_consent(build_box(login, "microsoft", tenant="unknown"), keep, ConsentingPerson(login))


FORGED_REPLIES = [
    json_reply(
        user_code="\x1b[2J", device_code="hush", verification_uri="https://a.example", interval=1
    ),
    json_reply(
        user_code="CODE-1", device_code="hush", verification_uri="javascript:hush", interval=1
    ),
    json_reply(
        user_code="CODE-1", device_code="", verification_uri="https://a.example", interval=1
    ),
    json_reply(
        user_code="CODE-1", device_code="hush", verification_uri="https://a.example", interval="x"
    ),
    json_reply(user_code="CODE-1", device_code="hush"),
    json_reply(hush="nothing"),
]


@pytest.mark.parametrize("forged", FORGED_REPLIES)
def test_a_code_that_makes_no_sense_is_not_shown(
    login: LoginServer, keep: TokenStore, forged: ServerReply
) -> None:
    base = f"{login.address}/common"
    known = json_reply(
        issuer=base,
        token_endpoint=f"{base}/token",
        authorization_endpoint=base,
        device_authorization_endpoint=f"{base}/devicecode",
    )
    login.faults = [known, forged]
    person = ConsentingPerson(login)
    with pytest.raises(MailboxUnavailable) as told:
        give_consent(build_box(login, "microsoft"), keep, person)
    assert not person.invitations
    assert "hush" not in describe_error(told.value)
