"""Mailboxes that are read by consent, and a person with a browser who gives it."""

import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import requests

from ingest.auth import Invitation, TokenStore, agree, ask, login_for
from ingest.auth.tokens import Consent
from ingest.login import Login
from journal.settings import Mailbox
from tests.servers.consent import CLIENT, CLIENT_SECRET, LoginServer

BROWSER = "browser"
NOW = datetime(2026, 3, 17, 9, 30, tzinfo=UTC)


def box_of(login: LoginServer | None, auth: str = "google", **more: object) -> Mailbox:
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
    return Mailbox.model_validate({**given, **more})


def store_in(folder: Path) -> TokenStore:
    return TokenStore(folder / "tokens")


@dataclass
class Person:
    """Does what it is invited to: opens the page, or types the code that it was shown."""

    login: LoginServer
    # What becomes of the address that the browser would go back to.
    returns: Callable[[str], None] | None = None
    answer: str = "agreed"
    invited: list[Invitation] = field(default_factory=list)
    typing: list[str] = field(default_factory=list)
    browsers: list[threading.Thread] = field(default_factory=list)

    def invite(self, asked: Invitation) -> None:
        self.invited.append(asked)
        if asked.code:
            self.login.agree(asked.code, answer=self.answer)
        elif not asked.misread:
            browser = threading.Thread(target=self._open, args=(asked.address,), name=BROWSER)
            browser.start()
            self.browsers.append(browser)

    def typed(self) -> str:
        return self.typing.pop(0) if self.typing else ""

    def _open(self, address: str) -> None:
        page = requests.get(address, allow_redirects=False, timeout=10)
        back = page.headers["Location"]
        if self.returns:
            self.returns(back)
        else:
            assert visit(back) == 200


def visit(address: str) -> int:
    return requests.get(address, timeout=10).status_code


def consent(box: Mailbox, keep: TokenStore, person: Person, *, now: datetime = NOW) -> None:
    grant = ask(box, invite=person.invite, typed=person.typed)
    for browser in person.browsers:
        browser.join()
    agree(box, keep, grant, now=now)


def kept(box: Mailbox, keep: TokenStore) -> Consent:
    found = keep.read(box)
    assert isinstance(found, Consent), found
    return found


def log_in(box: Mailbox, keep: TokenStore, *, now: datetime = NOW, rejected: str = "") -> Login:
    return login_for(box, keep, now=now, rejected=rejected)


def everything_told(error: BaseException) -> str:
    """The error as a log, a terminal or a crash report would show it."""
    return f"{error!r} {error} {''.join(traceback.format_exception(error))}"
