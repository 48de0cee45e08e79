"""Mailboxes that are read by consent, and a person with a browser who gives it."""

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import requests

from ingest.auth import Invitation, TokenStore, ask_consent, build_login, keep_consent
from ingest.auth.tokens import Consent
from ingest.login import Login
from journal.settings import MailboxSettings
from tests.polling import TIMEOUT_SECONDS
from tests.servers.login_server import CLIENT, CLIENT_SECRET, LoginServer

BROWSER = "browser"
NOW = datetime(2026, 3, 17, 9, 30, tzinfo=UTC)


def build_box(login: LoginServer | None, auth: str = "google", **more: object) -> MailboxSettings:
    given: dict[str, object] = {
        "name": "sales",
        "host": "imap.company.example",
        "user": "sales@company.example",
        "auth": auth,
        "client_id": CLIENT,
        "authority": login.address if login else "",
    }
    if auth == "google":
        given["client_secret"] = CLIENT_SECRET
    return MailboxSettings.model_validate({**given, **more})


def open_token_store(folder: Path) -> TokenStore:
    return TokenStore(folder / "tokens")


@dataclass
class ConsentingPerson:
    """A person who gives consent: opens the page, or types the code that is shown."""

    login: LoginServer
    # What happens with the address that the browser would return to.
    on_redirect: Callable[[str], None] | None = None
    answer: str = "agreed"
    invitations: list[Invitation] = field(default_factory=list)
    typed_lines: list[str] = field(default_factory=list)
    browsers: list[threading.Thread] = field(default_factory=list)

    def show_invitation(self, invitation: Invitation) -> None:
        self.invitations.append(invitation)
        if invitation.code:
            self.login.answer_device(invitation.code, answer=self.answer)
        elif not invitation.is_misread:
            browser = threading.Thread(target=self._open, args=(invitation.address,), name=BROWSER)
            browser.start()
            self.browsers.append(browser)

    def read_typed(self) -> str:
        return self.typed_lines.pop(0) if self.typed_lines else ""

    def _open(self, address: str) -> None:
        page = requests.get(address, allow_redirects=False, timeout=TIMEOUT_SECONDS)
        back = page.headers["Location"]
        if self.on_redirect:
            self.on_redirect(back)
        else:
            assert visit(back) == 200


def visit(address: str) -> int:
    return requests.get(address, timeout=TIMEOUT_SECONDS).status_code


def give_consent(
    box: MailboxSettings, store: TokenStore, person: ConsentingPerson, *, now: datetime = NOW
) -> None:
    grant = ask_consent(box, show_invitation=person.show_invitation, read_typed=person.read_typed)
    for browser in person.browsers:
        browser.join()
    keep_consent(box, store, grant, now=now)


def stored_consent(box: MailboxSettings, store: TokenStore) -> Consent:
    found = store.read(box)
    assert isinstance(found, Consent), found
    return found


def log_in(
    box: MailboxSettings, store: TokenStore, *, now: datetime = NOW, rejected: str = ""
) -> Login:
    return build_login(box, store, now=now, rejected=rejected)


def describe_error(error: BaseException) -> str:
    """The error's text as a log, a terminal or a crash report would show it."""
    return f"{error!r} {error} {''.join(traceback.format_exception(error))}"
