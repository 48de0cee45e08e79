"""A letter from its draft to its end, on a real Dovecot: sent as it was and changed, thrown away, come back,
cancelled, and killed between any two steps.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine

from ingest.capture.poller import Cycle
from journal.contacts import contact, erase
from journal.entries import cancel, outgoing_letter
from journal.entries.record import Note
from journal.figures import is_counted
from journal.model import (
    LETTER_HEADER,
    ContactFilter,
    DeliveryState,
    Interaction,
    InteractionFilter,
    InteractionState,
    LetterState,
    NewAttachment,
    Recorded,
)
from journal.segments import segment
from journal.store import figures, tables
from journal.store.contacts import by_key
from journal.store.database import read_transaction, transaction
from journal.store.record import interactions, outgoing_letters
from journal.undo import run_undo, undo
from journal.undo.undo import SentSince
from tests.builders import ADMIN, a_person
from tests.effort import one_day_in
from tests.ingest.capture.fault_case import FaultCase, make_case, poll_until_killed
from tests.ingest.capture.poller_case import check_ledger_invariants, numbered_mail
from tests.servers.dovecot import DovecotServer
from tests.servers.scripted_imap import ScriptedImapServer

pytestmark = one_day_in(2)

CONFIG = """
[company]
name = "Ours"
domains = ["ours.example"]

[templates.OFFER]
group = "LETTER"
channel = "email"
direction = "outbound"
correspondence = "draft"
description = "An offer for {{ contact.name }}"
body = "{{ contact.greeting }} here is our offer – с приветом."
"""
_NEWS = """
[templates.NEWS]
group = "LETTER"
channel = "email"
direction = "outbound"
correspondence = "draft"
description = "News"
body_file = "{folder}/news.html"

[signatures."sales@ours.example"]
text = "Ours\\n<We>"
"""
FOLDERS = ["INBOX", "Sent"]
BOUNCE = """\
From: Mail Delivery System <mailer-daemon@acme.example>
To: sales@ours.example
Subject: Undelivered Mail Returned to Sender
Date: Mon, 30 Mar 2026 10:00:00 +0000
Message-ID: <bounce@acme.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It failed.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; acme.example

Final-Recipient: rfc822; ada@acme.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
Content-Type: text/rfc822-headers

Message-ID: {}
From: sales@ours.example
To: ada@acme.example

--b--
""".replace("\n", "\r\n")
PRICES = NewAttachment("prices.pdf", "application/pdf", b"%PDF from 10 euro")


@dataclass
class LetterCase:
    """A mailbox, and what its owner does with a draft in their mail client."""

    fault: FaultCase[DovecotServer]

    @property
    def engine(self) -> Engine:
        return self.fault.engine

    def write(
        self,
        *,
        to: str = "ada@acme.example",
        answers: int | None = None,
        size: int = 0,
        template: str = "OFFER",
    ) -> int:
        file = NewAttachment("more.pdf", "application/pdf", b"x" * size) if size else PRICES
        with transaction(self.engine) as session:
            (ada,) = by_key.find_by_address(session, {to})[to]
            outcome = outgoing_letter.write(
                session,
                self.fault.poller.context.config,
                ADMIN,
                Note(
                    template=template,
                    contacts=(ada,),
                    attachments=(file,),
                    salesperson="sales@ours.example" if template == "NEWS" else "",
                ),
                mailbox=self.fault.poller.box,
                answers=answers,
                now=self.fault.poller.clock.now,
            )
        assert isinstance(outcome, Recorded)
        return outcome.number

    def write_to_segment(self) -> int:
        now, config = self.fault.poller.clock.now, self.fault.poller.context.config
        mailbox = outgoing_letter.draft_mailbox(self.fault.poller.box, "")
        note = Note(template="OFFER", contacts=(), draft_mailbox=mailbox)
        with transaction(self.engine) as session:
            a_person(session, "Bea", "bea@acme.example")
            which = segment.create(
                session, config, ADMIN, "all", "All", now=now, wanted=ContactFilter()
            )
            run_id = segment.begin(session, config, ADMIN, which, note, now=now)
            assert segment.step(session, config, ADMIN, run_id, now=now) == 2
        return run_id

    def poll(self) -> Cycle:
        return self.fault.poller.poll()

    def entry(self, number: int) -> Interaction:
        with read_transaction(self.engine) as session:
            found = interactions.get(session, number)
        assert found is not None
        return found

    def state(self, number: int) -> LetterState:
        with read_transaction(self.engine) as session:
            found = outgoing_letters.get(session, number)
        assert found is not None
        return found.state

    def count_entries(self) -> int:
        with read_transaction(self.engine) as session:
            query = sa.select(sa.func.count()).select_from(tables.interaction)
            return int(session.execute(query).scalar_one())

    # ── in the mail client ──────────────────────────────────────────────────────────────────────

    def drafts(self, folder: str = "Drafts") -> list[EmailMessage]:
        server, user = self.fault.server, self.fault.user
        return [
            message_from_bytes(server.fetch(user, folder, uid), policy=policy.default)
            for uid in server.uids(user, folder)
        ]

    def send_as_it_is(self) -> None:
        server, user = self.fault.server, self.fault.user
        server.move(user, "Drafts", server.uids(user, "Drafts"), "Sent")

    def send_changed(self, change: Callable[[EmailMessage], None]) -> None:
        """Sends as clients do: the sent mail is a new one, and the draft is removed."""
        (draft,) = self.drafts()
        change(draft)
        self.fault.server.deliver(self.fault.user, bytes(draft).replace(b"\n", b"\r\n"), "Sent")
        self.throw_away()

    def throw_away(self) -> None:
        server, user = self.fault.server, self.fault.user
        server.expunge(user, "Drafts", server.uids(user, "Drafts"))


@pytest.fixture
def case(dovecot: DovecotServer, engine: Engine, tmp_path: Path) -> Iterator[LetterCase]:
    made = make_case(dovecot, engine, tmp_path, config=CONFIG, folders=FOLDERS)
    yield LetterCase(made)
    made.close()


# ── the draft ───────────────────────────────────────────────────────────────────────────────────


def test_a_letter_lies_among_the_drafts_once_and_counts_nowhere(case: LetterCase) -> None:
    number = case.write()
    assert case.entry(number).delivery is DeliveryState.SENDING
    for _ in range(3):
        assert case.poll().troubles == []
    (draft,) = case.drafts()
    assert (draft["To"], draft["Subject"]) == ("Ada <ada@acme.example>", "An offer for Ada")
    assert draft["From"] == "Ours <sales@ours.example>"
    assert draft[LETTER_HEADER]
    body = draft.get_body(("plain",))
    assert body is not None
    assert body.get_content().strip() == "Hello Ada, here is our offer – с приветом."
    (file,) = draft.iter_attachments()
    assert (file.get_filename(), file.get_content()) == (PRICES.name, PRICES.content)
    server, user = case.fault.server, case.fault.user
    assert "\\Draft" in server.flags(user, "Drafts", server.uids(user, "Drafts")[0])
    entry = case.entry(number)
    assert (entry.delivery, is_counted(entry)) == (DeliveryState.DRAFTED, False)
    with read_transaction(case.engine) as session:
        assert figures.total(session, InteractionFilter()).number == 0


def test_a_body_of_html_is_laid_out_and_has_the_same_words_as_text(
    dovecot: DovecotServer, engine: Engine, tmp_path: Path
) -> None:
    (tmp_path / "news.html").write_text(
        "<p><b>{{ contact.greeting }}</b></p><p>{{ signature }}</p><a href='https://ours.example'>us</a>"
    )
    config = f"{CONFIG}{_NEWS.format(folder=tmp_path)}"
    case = LetterCase(make_case(dovecot, engine, tmp_path, config=config, folders=FOLDERS))
    number = case.write(template="NEWS")
    case.poll()
    (draft,) = case.drafts()
    parts = [each.get_content_type() for each in draft.walk()]
    alternatives = ["multipart/alternative", "text/plain", "text/html"]
    assert parts == ["multipart/mixed", *alternatives, "application/pdf"]
    html, plain = draft.get_body(("html",)), draft.get_body(("plain",))
    assert html is not None
    assert plain is not None
    assert "<b>Hello Ada,</b></p><p>Ours<br>&lt;We&gt;</p>" in html.get_content()
    text = "Hello Ada,\n\nOurs\n<We>\n\nus (https://ours.example)"
    assert "\n".join(plain.get_content().split("\r\n")).strip() == case.entry(number).text == text
    case.send_as_it_is()
    case.poll()
    entry = case.entry(number)
    assert entry.delivery is DeliveryState.SENT
    assert [each.name for each in entry.attachments] == ["news.html", "prices.pdf"]
    case.fault.close()


def test_an_answer_stands_in_its_conversation(case: LetterCase) -> None:
    case.fault.deliver(1)
    case.poll()
    case.write(answers=1)
    case.poll()
    (draft,) = case.drafts()
    assert draft["In-Reply-To"] == draft["References"] == "<1@acme.example>"


# ── sent ────────────────────────────────────────────────────────────────────────────────────────


def test_sent_as_it_is_its_entry_becomes_the_mail(case: LetterCase) -> None:
    number = case.write()
    case.poll()
    case.send_as_it_is()
    case.poll()
    entry = case.entry(number)
    assert (entry.delivery, is_counted(entry)) == (DeliveryState.SENT, True)
    assert entry.mail_id is not None
    assert [each.name for each in entry.attachments] == ["prices.pdf"]
    assert (case.count_entries(), case.state(number)) == (1, LetterState.SENT)
    check_ledger_invariants(case.engine)
    with transaction(case.engine) as session:
        assert undo.undo(session, ADMIN, now=case.fault.poller.clock.now) == SentSince(2, number)
    assert case.entry(number).state is InteractionState.ACTIVE


def test_sent_with_other_words_the_entry_says_what_was_sent(case: LetterCase) -> None:
    number = case.write()
    case.poll()

    def change(draft: EmailMessage) -> None:
        draft.replace_header("Subject", "A better offer")
        body = draft.get_body(("plain",))
        assert body is not None
        body.set_content("Dear Ada, half the price.")

    case.send_changed(change)
    case.poll()
    entry = case.entry(number)
    assert (entry.subject, entry.text) == ("A better offer", "Dear Ada, half the price.")
    assert entry.delivery is DeliveryState.SENT
    assert case.count_entries() == 1
    with read_transaction(case.engine) as session:
        changes = {each.field: each.old for each in interactions.changes_of(session, number)}
    assert changes["subject"] == "An offer for Ada"
    assert changes["text"] == "Hello Ada, here is our offer – с приветом."


def _lose_header(draft: EmailMessage) -> None:
    del draft[LETTER_HEADER]


def _lose_message_id(draft: EmailMessage) -> None:
    draft.replace_header("Message-ID", "<new@client.example>")


@pytest.mark.parametrize("lose", [_lose_header, _lose_message_id])
def test_one_of_its_two_marks_is_enough(
    case: LetterCase, lose: Callable[[EmailMessage], None]
) -> None:
    number = case.write()
    case.poll()
    case.send_changed(lose)
    case.poll()
    assert case.entry(number).delivery is DeliveryState.SENT
    assert case.count_entries() == 1


def test_a_second_copy_of_what_was_sent_is_no_second_entry(case: LetterCase) -> None:
    number = case.write()
    case.poll()
    (draft,) = case.drafts()
    case.send_as_it_is()
    case.poll()
    case.fault.server.deliver(case.fault.user, bytes(draft).replace(b"\n", b"\r\n"))
    case.poll()
    assert case.count_entries() == 1
    assert case.entry(number).delivery is DeliveryState.SENT


def test_whoever_got_it_can_not_change_its_entry_by_its_key(case: LetterCase) -> None:
    number = case.write()
    case.poll()
    key = case.drafts()[0][LETTER_HEADER]
    raw = numbered_mail(7, change=lambda mail: mail.add_header(LETTER_HEADER, key))
    case.fault.server.deliver(case.fault.user, raw)
    case.poll()
    assert case.entry(number).delivery is DeliveryState.DRAFTED
    assert case.count_entries() == 2


def test_when_it_comes_back_the_entry_says_so(case: LetterCase) -> None:
    number = case.write()
    case.poll()
    case.send_as_it_is()
    case.poll()
    message_id = case.drafts("Sent")[0]["Message-ID"]
    case.fault.server.deliver(case.fault.user, BOUNCE.format(message_id).encode())
    case.poll()
    entry = case.entry(number)
    assert entry.delivery is DeliveryState.BOUNCED
    assert "5.1.1" in entry.delivery_reason


@pytest.mark.parametrize("verdict", ["fail", "pass"])
def test_a_report_that_is_not_from_whom_it_says_marks_nothing(
    dovecot: DovecotServer, engine: Engine, tmp_path: Path, verdict: str
) -> None:
    server = "mx.ours.example"
    made = make_case(
        dovecot, engine, tmp_path, config=CONFIG, folders=FOLDERS, trusted_authserv=server
    )
    case = LetterCase(made)
    number = case.write()
    case.poll()
    case.send_as_it_is()
    case.poll()
    result = f"Authentication-Results: {server}; dmarc={verdict} header.from=acme.example"
    report = f"{result}\r\n{BOUNCE.format(case.drafts('Sent')[0]['Message-ID'])}"
    dovecot.deliver(case.fault.user, report.encode())
    case.poll()
    came_back = case.entry(number).delivery is DeliveryState.BOUNCED
    assert came_back is (verdict == "pass")
    case.fault.close()


# ── to a segment ────────────────────────────────────────────────────────────────────────────────


def test_the_undo_of_a_run_removes_its_drafts_but_for_what_was_sent(case: LetterCase) -> None:
    run_id, config = case.write_to_segment(), case.fault.poller.context.config
    case.poll()
    assert [draft["To"] for draft in case.drafts()] == [
        "Ada <ada@acme.example>",
        "Bea <bea@acme.example>",
    ]
    server, user = case.fault.server, case.fault.user
    server.move(user, "Drafts", server.uids(user, "Drafts")[:1], "Sent")
    case.poll()
    with transaction(case.engine) as session:
        assert run_undo.undo_run(session, ADMIN, run_id, now=case.fault.poller.clock.now) == [2]
        assert segment.step(session, config, ADMIN, run_id, now=case.fault.poller.clock.now) == 0
    case.poll()
    assert case.drafts() == []
    assert (case.entry(1).delivery, case.state(2)) == (DeliveryState.SENT, LetterState.REMOVED)
    assert case.entry(1).state is InteractionState.ACTIVE


# ── not sent ────────────────────────────────────────────────────────────────────────────────────


def test_thrown_away_it_is_not_sent_an_hour_later_and_sent_if_it_turns_up(
    case: LetterCase,
) -> None:
    number = case.write()
    case.poll()
    (draft,) = case.drafts()
    case.throw_away()
    case.poll()
    case.fault.poller.clock.advance(minutes=59)
    case.poll()
    assert case.entry(number).delivery is DeliveryState.DRAFTED
    case.fault.poller.clock.advance(minutes=2)
    case.poll()
    assert case.entry(number).delivery is DeliveryState.NOT_SENT
    assert case.drafts() == []
    case.fault.server.deliver(case.fault.user, bytes(draft).replace(b"\n", b"\r\n"), "Sent")
    case.poll()
    assert case.entry(number).delivery is DeliveryState.SENT
    assert case.count_entries() == 1


def test_a_draft_that_is_put_there_anew_is_no_loss(case: LetterCase) -> None:
    number = case.write()
    case.poll()
    (draft,) = case.drafts()
    case.throw_away()
    case.poll()
    case.fault.server.deliver(case.fault.user, bytes(draft).replace(b"\n", b"\r\n"), "Drafts")
    case.poll()
    case.fault.poller.clock.advance(hours=2)
    case.poll()
    assert case.entry(number).delivery is DeliveryState.DRAFTED


@pytest.mark.parametrize("is_drafted", [True, False], ids=["drafted", "under way"])
@pytest.mark.parametrize("deed", ["cancel", "erase"])
def test_with_its_entry_the_draft_goes(case: LetterCase, deed: str, *, is_drafted: bool) -> None:
    number = case.write()
    if is_drafted:
        case.poll()
    config, now = case.fault.poller.context.config, case.fault.poller.clock.now
    with transaction(case.engine) as session:
        if deed == "cancel":
            cancel.cancel(session, config, ADMIN, [number], reason="", now=now)
        else:
            (ada,) = by_key.find_by_address(session, {"ada@acme.example"})["ada@acme.example"]
            who = contact.resolve_merged(session, ada)
            erase.erase(session, ADMIN, who, shared=None, now=now)
    case.poll()
    assert case.drafts() == []
    assert case.state(number) is LetterState.REMOVED


def test_without_a_folder_of_drafts_the_letter_waits_and_says_why(
    scripted: ScriptedImapServer, engine: Engine, tmp_path: Path
) -> None:
    made = make_case(scripted, engine, tmp_path, config=CONFIG)
    case = LetterCase(made)  # type: ignore[arg-type]
    del scripted.folders(made.user)["Drafts"]
    number = case.write()
    (trouble,) = case.poll().troubles
    assert "has no folder of drafts" in trouble
    with read_transaction(engine) as session:
        found = outgoing_letters.get(session, number)
    assert found is not None
    assert (found.state, found.error) == (LetterState.WANTED, trouble)
    made.close()


def test_an_address_that_no_mail_can_carry_keeps_no_other_letter_waiting(
    case: LetterCase,
) -> None:
    with transaction(case.engine) as session:
        a_person(session, "Åke", "åke@acme.example")
    number = case.write(to="åke@acme.example")
    case.write()
    assert case.poll().troubles == []
    assert [draft["To"] for draft in case.drafts()] == ["Ada <ada@acme.example>"]
    with read_transaction(case.engine) as session:
        letter = outgoing_letters.get(session, number)
    assert letter is not None
    assert "An address of it can't be written into a mail" in letter.error
    assert "åke" not in letter.error


@pytest.mark.parametrize(
    ("kind", "told"), [("full", "is full. Free some space"), ("small", "no mail as large as this")]
)
def test_a_draft_that_finds_no_room_waits_and_says_why(
    dovecot: DovecotServer, engine: Engine, tmp_path: Path, kind: str, told: str
) -> None:
    user = dovecot.new_user(kind)
    made = make_case(dovecot, engine, tmp_path, config=CONFIG, folders=FOLDERS, user=user)
    case = LetterCase(made)
    large = case.write(size=3000)
    small = case.write()
    for _ in range(2):
        (trouble,) = case.poll().troubles
        assert told in trouble
    with read_transaction(engine) as session:
        waiting = {n: outgoing_letters.get(session, n) for n in (large, small)}
    errors = {number: each.error for number, each in waiting.items() if each}
    assert told in errors[large]
    assert (told in errors[small], len(case.drafts())) == (
        (True, 0) if kind == "full" else (False, 1)
    )
    made.close()


# ── killed ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("after", [False, True], ids=["before the commit", "after it"])
@pytest.mark.parametrize("moment", ["before the draft", "draft put", "sent"])
def test_killed_between_any_two_steps_there_is_one_draft_and_one_entry(
    case: LetterCase, moment: str, *, after: bool
) -> None:
    number = case.write()
    if moment != "before the draft":
        case.poll()
    if moment == "sent":
        case.send_as_it_is()
    for at in count(1):
        if not poll_until_killed(case.fault, at, after=after):
            break
    case.fault.poller.poll_until_quiet()
    sent = moment == "sent"
    assert (len(case.drafts()), len(case.drafts("Sent"))) == (int(not sent), int(sent))
    assert case.count_entries() == 1
    wanted = DeliveryState.SENT if sent else DeliveryState.DRAFTED
    assert case.entry(number).delivery is wanted
    check_ledger_invariants(case.engine)


def test_sent_while_the_process_was_dead_it_is_not_put_there_again(case: LetterCase) -> None:
    number = case.write()
    for at in count(1):
        assert poll_until_killed(case.fault, at, after=False)
        if case.drafts():
            break
    case.send_as_it_is()
    case.fault.poller.poll_until_quiet()
    assert (case.drafts(), case.entry(number).delivery) == ([], DeliveryState.SENT)
    assert case.count_entries() == 1
