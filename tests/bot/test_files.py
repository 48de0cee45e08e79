"""Files: put into the form, sent along with a line, or carried by a message; fetched, and had back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlmodel import Session

from bot import outbox
from bot.downloads import is_on_slack
from journal import contact, erase
from journal.model import Contact
from journal.store import blobs, interactions, slack_files
from playground.workspace import PostedMessage, WorkspaceView
from tests.bot.logbook import (
    add_people,
    add_segment,
    count_entries,
    get_drafts,
    get_entry,
    last_direct_message,
    last_message,
    open_form,
)
from tests.bot.office import BotHarness
from tests.building import ADMIN
from tests.clock import NOW

_PDF = b"%PDF-1.7 an offer"
# As often as an hour or two would ask.
_LONG = 100


def _attached_files(office: BotHarness, number: int = 1) -> dict[str, bytes]:
    """By name, what lies on the disk."""
    found = {
        a.name: blobs.read(office.config.files_folder, a.digest)
        for a in get_entry(office, number).attachments
    }
    return {name: content for name, content in found.items() if content is not None}


def _close(session: Session, who: Contact) -> None:
    contact.change(session, ADMIN, who, {"privacy_blocked": True})


def _erase(session: Session, who: Contact) -> None:
    erase.erase(session, ADMIN, who, shared=None, now=NOW)


def _count_awaited_files(office: BotHarness, number: int = 1) -> int:
    with office.reading() as session:
        return slack_files.count_for(session, number)


def _comment_texts(office: BotHarness, number: int = 1) -> list[str]:
    with office.reading() as session:
        return [each.text for each in interactions.comments_of(session, number)]


def _filled_form(office: BotHarness, **more: object) -> WorkspaceView:
    """The form with all its fields, ready to be sent."""
    office.alice.types("/log")
    office.alice.clicks(open_form(office.alice), "More fields")
    office.alice.fills(
        open_form(office.alice), {"log.contacts": ["Bea"], "log.note": "Sent it", **more}
    )
    return open_form(office.alice)


def _log_with_files(office: BotHarness, **files: bytes) -> Contact:
    """With Bea; a dot in a name is written as `_`."""
    known = add_people(office)
    form = _filled_form(office)
    for name, content in files.items():
        office.alice.uploads(form, "log.files", name.replace("_", "."), content)
    office.alice.submits(form)
    return known["bea"]


# ── by the form ─────────────────────────────────────────────────────────────────────────────────


def test_what_is_put_into_the_form_is_attached(office: BotHarness) -> None:
    _log_with_files(office, offer_pdf=_PDF, plan_txt=b"a plan")
    office.settle()
    assert _attached_files(office) == {"offer.pdf": _PDF, "plan.txt": b"a plan"}
    assert "2 files are being attached." in last_message(office.alice).plain()
    assert _count_awaited_files(office) == 0
    card = office.alice.types("/rapport show 1").messages[-1]
    assert "offer.pdf, plan.txt" in card.plain()


def test_the_card_names_a_few_of_them(office: BotHarness) -> None:
    add_people(office)
    files = [(f"{letter}.txt", letter.encode()) for letter in "abcd"]
    office.alice.types("bea: sent all of it", files=files)
    office.settle()
    assert "Attachments: a.txt, b.txt, c.txt …" in last_direct_message(office.alice).plain()


def test_the_entry_is_logged_before_the_file_is_there(office: BotHarness) -> None:
    office.workspace.faults.fail("files.info", times=_LONG)
    _log_with_files(office, offer_pdf=_PDF)
    assert get_entry(office).text == "Sent it"
    office.settle()
    assert (_attached_files(office), _count_awaited_files(office)) == ({}, 1)


def test_a_form_shown_anew_keeps_its_files_and_attaches_each_once(office: BotHarness) -> None:
    add_people(office)
    form = _filled_form(office)
    office.alice.uploads(form, "log.files", "offer.pdf", _PDF)
    office.alice.picks(form, "log.template", "Outgoing call")
    assert "Files that go along" not in open_form(office.alice).labels()
    office.alice.submits(open_form(office.alice))
    office.settle()
    assert _attached_files(office) == {"offer.pdf": _PDF}


def test_a_form_given_up_keeps_them_in_its_draft(office: BotHarness) -> None:
    add_people(office)
    form = _filled_form(office)
    office.alice.uploads(form, "log.files", "offer.pdf", _PDF)
    office.alice.picks(form, "log.template", "Outgoing call")
    office.alice.closes(open_form(office.alice))
    office.settle()
    office.alice.clicks(last_message(office.alice), "Continue")
    form = open_form(office.alice)
    assert form.options("log.files.own") == ["offer.pdf"]
    office.alice.submits(form)
    office.settle()
    assert _attached_files(office) == {"offer.pdf": _PDF}


def test_a_file_can_be_added_to_an_entry_and_its_history_says_so(office: BotHarness) -> None:
    add_people(office)
    office.alice.types("/log bea: called")
    office.alice.types("/rapport edit 1")
    office.alice.clicks(open_form(office.alice), "More fields")
    office.alice.uploads(open_form(office.alice), "log.files", "offer.pdf", _PDF)
    office.alice.submits(open_form(office.alice))
    office.settle()
    assert _attached_files(office) == {"offer.pdf": _PDF}
    card = office.alice.types("/rapport show 1").messages[-1]
    assert "Attachments: – → offer.pdf" in card.plain()


def test_a_file_does_not_make_the_buttons_of_the_card_old(office: BotHarness) -> None:
    _log_with_files(office, offer_pdf=_PDF)
    office.settle()
    card = last_message(office.alice)
    assert "offer.pdf" in _attached_files(office)
    office.alice.clicks(card, "Edit")
    assert "changed" not in open_form(office.alice).plain()


def test_a_segment_takes_no_files_and_the_form_says_so(office: BotHarness) -> None:
    add_people(office)
    add_segment(office)
    form = _filled_form(office, **{"log.contacts": ["All partners"]})
    office.alice.uploads(form, "log.files", "offer.pdf", _PDF)
    seen = office.alice.submits(form)
    assert "Files can't go to a whole segment" in seen.errors["log.files"]


# ── by a message ────────────────────────────────────────────────────────────────────────────────


def test_a_line_in_the_direct_messages_takes_its_files_along(office: BotHarness) -> None:
    add_people(office)
    office.alice.types("bea: sent the offer", files=[("offer.pdf", _PDF)])
    office.settle()
    assert get_entry(office).text == "sent the offer"
    assert _attached_files(office) == {"offer.pdf": _PDF}


def test_a_line_that_is_not_clear_keeps_them_until_it_is(office: BotHarness) -> None:
    add_people(office)
    office.alice.types("ada: sent the offer", files=[("offer.pdf", _PDF)])
    office.settle()
    question = last_direct_message(office.alice)
    assert "Who is meant" in question.plain()
    office.alice.clicks(question, next(b for b in question.buttons() if b.startswith("Adam")))
    office.settle()
    assert _attached_files(office) == {"offer.pdf": _PDF}


def test_a_file_alone_asks_who_it_was_with(office: BotHarness) -> None:
    add_people(office)
    office.alice.types("", files=[("offer.pdf", _PDF)])
    office.settle()
    asked = last_direct_message(office.alice)
    assert "Who was it with?" in asked.plain()
    office.alice.clicks(asked, "Open the form")
    assert open_form(office.alice).options("log.files.own") == ["offer.pdf"]
    office.alice.submits(open_form(office.alice), {"log.contacts": ["Bea"]})
    office.settle()
    assert _attached_files(office) == {"offer.pdf": _PDF}


def test_files_for_a_segment_are_not_dropped_in_silence(office: BotHarness) -> None:
    add_people(office)
    add_segment(office)
    office.alice.types("seg:partners: news", files=[("offer.pdf", _PDF)])
    office.settle()
    assert "Files can't go to a whole segment" in last_direct_message(office.alice).plain()
    assert (count_entries(office), len(get_drafts(office))) == (0, 1)


def _message_with_files(office: BotHarness, *, with_app: bool) -> PostedMessage:
    place = office.workspace.add_channel(
        "sales", members=[office.alice, office.bob], with_app=with_app
    )
    office.bob.types("The offer for Bea", place, files=[("offer.pdf", _PDF), ("draft.txt", b"no")])
    return office.alice.sees(place)[-1]


def test_a_message_that_is_taken_up_brings_its_files_but_those_that_are_not_wanted(
    office: BotHarness,
) -> None:
    add_people(office)
    office.alice.uses_shortcut("log_message", _message_with_files(office, with_app=True))
    form = open_form(office.alice)
    assert form.options("log.files.own") == ["offer.pdf", "draft.txt"]
    office.alice.submits(form, {"log.contacts": ["Bea"], "log.files.own": ["offer.pdf"]})
    office.settle()
    assert _attached_files(office) == {"offer.pdf": _PDF}


# ── when it can't be had ────────────────────────────────────────────────────────────────────────


def test_what_the_app_may_not_see_is_said_on_the_entry_and_told(office: BotHarness) -> None:
    add_people(office)
    office.alice.uses_shortcut("log_message", _message_with_files(office, with_app=False))
    office.alice.submits(open_form(office.alice), {"log.contacts": ["Bea"]})
    office.settle()
    assert _attached_files(office) == {}
    (first, second) = _comment_texts(office)
    assert first == second
    assert "in a conversation that the app is not in" in first
    office.clock.now += timedelta(days=1)
    office.settle()
    assert "2 files could not be attached" in last_direct_message(office.alice).plain()


@pytest.mark.parametrize("method", ["files.info", "url_private"])
def test_while_slack_stumbles_it_is_asked_again_and_again(office: BotHarness, method: str) -> None:
    office.workspace.faults.fail(method, status=500, times=3)
    _log_with_files(office, offer_pdf=_PDF)
    for _ in range(5):
        office.settle()
        office.clock.now += timedelta(minutes=10)
    assert _attached_files(office) == {"offer.pdf": _PDF}
    assert _comment_texts(office) == []


def test_without_the_scope_it_waits_and_is_given_up_after_three_days(office: BotHarness) -> None:
    office.workspace.set_scopes(
        "chat:write", "users:read", "users:read.email", "im:write", "commands"
    )
    _log_with_files(office, offer_pdf=_PDF)
    office.settle()
    assert (_count_awaited_files(office), _comment_texts(office)) == (1, [])
    for _ in range(5):
        office.clock.now += timedelta(days=1)
        office.settle()
    assert _count_awaited_files(office) == 0
    assert "did not hand it over for three days" in _comment_texts(office)[0]


def test_a_few_are_fetched_at_a_time_and_none_twice_at_once(office: BotHarness) -> None:
    add_people(office)
    office.alice.types("/log bea: called")
    with office.session() as session:
        ids = [f"F000000{number}" for number in range(5)]
        slack_files.request_files(session, 1, ids, by="alice@ours.example", now=NOW)
    begun: list[str] = []
    endless = replace(office.outbox, fetch_file=lambda file, _done: begun.append(file.file_id))
    for _ in range(3):
        office.clock.ahead += timedelta(hours=1)
        outbox.step(endless)
    assert begun == ids[:3]


def test_two_that_fetch_the_same_attach_it_once(office: BotHarness) -> None:
    office.workspace.faults.fail("files.info", times=_LONG)
    _log_with_files(office, offer_pdf=_PDF)
    office.settle()
    with office.session() as session:
        later = office.clock.now + timedelta(hours=1)
        (file,) = slack_files.claim(session, now=later, until=later, limit=5)
    office.workspace.faults.clear()
    for _ in range(2):
        office.outbox.fetch_file(file, lambda: None)
    office.workers.settle()
    assert len(get_entry(office).attachments) == 1


@pytest.mark.parametrize("change", [_close, _erase])
def test_nothing_is_attached_where_somebody_was_closed_or_erased_meanwhile(
    office: BotHarness, change: Callable[[Session, Contact], object]
) -> None:
    office.workspace.faults.fail("files.info", times=_LONG)
    bea = _log_with_files(office, offer_pdf=_PDF)
    office.settle()
    with office.session() as session:
        change(session, bea)
    office.workspace.faults.clear()
    office.clock.now += timedelta(minutes=10)
    office.settle()
    assert (_attached_files(office), _count_awaited_files(office)) == ({}, 0)


# ── had back ────────────────────────────────────────────────────────────────────────────────────


def test_the_files_of_an_entry_come_into_the_direct_messages(office: BotHarness) -> None:
    _log_with_files(office, offer_pdf=_PDF)
    office.settle()
    card = office.bob.types("/rapport show 1").messages[-1]
    office.bob.clicks(card, "Send me the files")
    office.settle()
    sent = [each for each in office.workspace.files if each.user == office.workspace.bot_user_id]
    assert [(each.name, each.content) for each in sent] == [("offer.pdf", _PDF)]


def test_an_empty_one_is_kept_and_said_to_be_empty(office: BotHarness) -> None:
    _log_with_files(office, nothing_txt=b"")
    office.settle()
    assert _attached_files(office) == {"nothing.txt": b""}
    office.bob.clicks(office.bob.types("/rapport show 1").messages[-1], "Send me the files")
    office.settle()
    assert "nothing.txt of #1 is empty" in last_message(office.bob).plain()


def test_one_that_is_gone_from_the_disk_is_said_to_be(office: BotHarness) -> None:
    _log_with_files(office, offer_pdf=_PDF)
    office.settle()
    (file,) = get_entry(office).attachments
    blobs.path_of(office.config.files_folder, file.digest).unlink()
    office.bob.clicks(office.bob.types("/rapport show 1").messages[-1], "Send me the files")
    office.settle()
    assert "offer.pdf of #1 is not on the disk" in last_message(office.bob).plain()


# ── the token ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("url", "lies"),
    [
        ("https://files.slack.com/files-pri/T1-F1/offer.pdf", True),
        ("https://slack.com/files/offer.pdf", True),
        ("http://files.slack.com/offer.pdf", False),
        ("https://files.slack.com.evil.example/offer.pdf", False),
        ("https://evilslack.com/offer.pdf", False),
        ("https://evil.example/files.slack.com", False),
        ("https://files.slack.com@evil.example/offer.pdf", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_the_bots_token_goes_to_slack_alone(url: str, *, lies: bool) -> None:
    assert is_on_slack(url, "https://slack.com/api/") is lies


def test_a_stand_in_is_trusted_at_its_own_address(office: BotHarness) -> None:
    base = office.workspace.api_url
    host = urlsplit(base).netloc
    assert is_on_slack(f"http://{host}/files/F1/a", base)
    assert not is_on_slack("http://10.0.0.1/files/F1/a", base)
