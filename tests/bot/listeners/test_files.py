"""Files: put into the form, sent along with a line, or carried by a message; fetched, and had back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from bot import outbox
from bot.slack_api.file_download import is_on_slack
from journal.contacts import contact, erase
from journal.model import Contact
from journal.store.record import interactions
from journal.store.record.file_stores import path_of
from journal.store.slack import file_requests
from playground.workspace import PostedMessage, WorkspaceView
from tests.bot.log_case import (
    add_people,
    add_segment,
    count_entries,
    get_drafts,
    get_entry,
    last_direct_message,
    last_message,
    open_form,
)
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness
from tests.builders import ADMIN, files_folder
from tests.clock import NOW

_PDF = b"%PDF-1.7 an offer"
# As often as an hour or two would ask.
_LONG = 100


def _attached_files(harness: BotHarness, number: int = 1) -> dict[str, bytes]:
    """Gives by name what lies on the disk."""
    found = {
        a.name: harness.config.files.read(a.digest) for a in get_entry(harness, number).attachments
    }
    return {name: content for name, content in found.items() if content is not None}


def _close(session: Session, who: Contact) -> None:
    contact.change(session, ADMIN, who, {"privacy_blocked": True}, now=NOW)


def _erase(session: Session, who: Contact) -> None:
    erase.erase(session, ADMIN, who, shared=None, now=NOW)


def _count_awaited_files(harness: BotHarness, number: int = 1) -> int:
    with harness.reading() as session:
        query = sa.text("SELECT count(*) FROM slack_file WHERE interaction_id = :number")
        return int(session.execute(query, {"number": number}).scalar_one())


def _comment_texts(harness: BotHarness, number: int = 1) -> list[str]:
    with harness.reading() as session:
        return [each.text for each in interactions.comments_of(session, number)]


def _filled_form(harness: BotHarness, **more: object) -> WorkspaceView:
    """The form with all its fields, ready to be sent."""
    harness.alice.types("/log")
    harness.alice.clicks(open_form(harness.alice), "More fields")
    harness.alice.fills(
        open_form(harness.alice), {"log.contacts": ["Bea"], "log.note": "Sent it", **more}
    )
    return open_form(harness.alice)


def _log_with_files(harness: BotHarness, **files: bytes) -> Contact:
    """Logs them with Bea; a dot in a name is written as `_`."""
    known = add_people(harness)
    form = _filled_form(harness)
    for name, content in files.items():
        harness.alice.uploads(form, "log.files", name.replace("_", "."), content)
    harness.alice.submits(form)
    return known["bea"]


# ── by the form ─────────────────────────────────────────────────────────────────────────────────


def test_what_is_put_into_the_form_is_attached(harness: BotHarness) -> None:
    _log_with_files(harness, offer_pdf=_PDF, plan_txt=b"a plan")
    harness.settle()
    assert _attached_files(harness) == {"offer.pdf": _PDF, "plan.txt": b"a plan"}
    assert "2 files are being attached." in last_message(harness.alice).plain()
    assert _count_awaited_files(harness) == 0
    card = harness.alice.types("/rapport show 1").messages[-1]
    assert "offer.pdf, plan.txt" in card.plain()


def test_the_card_names_a_few_of_them(harness: BotHarness) -> None:
    add_people(harness)
    files = [(f"{letter}.txt", letter.encode()) for letter in "abcd"]
    harness.alice.types("bea: asked for all of it", files=files)
    harness.settle()
    assert "Attachments: a.txt, b.txt, c.txt …" in last_direct_message(harness.alice).plain()


def test_the_entry_is_logged_before_the_file_is_there(harness: BotHarness) -> None:
    harness.workspace.faults.fail("files.info", times=_LONG)
    _log_with_files(harness, offer_pdf=_PDF)
    assert get_entry(harness).text == "Sent it"
    harness.settle()
    assert (_attached_files(harness), _count_awaited_files(harness)) == ({}, 1)


def test_a_form_shown_anew_keeps_its_files_and_attaches_each_once(harness: BotHarness) -> None:
    add_people(harness)
    form = _filled_form(harness)
    harness.alice.uploads(form, "log.files", "offer.pdf", _PDF)
    harness.alice.picks(form, "log.template", "Outgoing call")
    assert "Files that go along" not in open_form(harness.alice).labels()
    harness.alice.submits(open_form(harness.alice))
    harness.settle()
    assert _attached_files(harness) == {"offer.pdf": _PDF}


def test_a_form_given_up_keeps_them_in_its_draft(harness: BotHarness) -> None:
    add_people(harness)
    form = _filled_form(harness)
    harness.alice.uploads(form, "log.files", "offer.pdf", _PDF)
    harness.alice.picks(form, "log.template", "Outgoing call")
    harness.alice.closes(open_form(harness.alice))
    harness.settle()
    harness.alice.clicks(last_message(harness.alice), "Continue")
    form = open_form(harness.alice)
    assert form.options("log.files.own") == ["offer.pdf"]
    harness.alice.submits(form)
    harness.settle()
    assert _attached_files(harness) == {"offer.pdf": _PDF}


def test_a_file_can_be_added_to_an_entry_and_its_history_says_so(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called")
    harness.alice.types("/rapport edit 1")
    harness.alice.clicks(open_form(harness.alice), "More fields")
    harness.alice.uploads(open_form(harness.alice), "log.files", "offer.pdf", _PDF)
    harness.alice.submits(open_form(harness.alice))
    harness.settle()
    assert _attached_files(harness) == {"offer.pdf": _PDF}
    card = harness.alice.types("/rapport show 1").messages[-1]
    assert "Attachments: – → offer.pdf" in card.plain()


def test_a_file_does_not_make_the_buttons_of_the_card_old(harness: BotHarness) -> None:
    _log_with_files(harness, offer_pdf=_PDF)
    harness.settle()
    card = last_message(harness.alice)
    assert "offer.pdf" in _attached_files(harness)
    harness.alice.clicks(card, "Edit")
    assert "changed" not in open_form(harness.alice).plain()


def test_a_segment_takes_no_files_and_the_form_says_so(harness: BotHarness) -> None:
    add_people(harness)
    add_segment(harness)
    form = _filled_form(harness, **{"log.contacts": ["All partners"]})
    harness.alice.uploads(form, "log.files", "offer.pdf", _PDF)
    seen = harness.alice.submits(form)
    assert "Files can't go to a whole segment" in seen.errors["log.files"]


# ── by a message ────────────────────────────────────────────────────────────────────────────────


def test_a_line_in_the_direct_messages_takes_its_files_along(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("bea: sent the offer", files=[("offer.pdf", _PDF)])
    harness.settle()
    assert get_entry(harness).text == "sent the offer"
    assert _attached_files(harness) == {"offer.pdf": _PDF}


def test_a_line_that_is_not_clear_keeps_them_until_it_is(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("ad: sent the offer", files=[("offer.pdf", _PDF)])
    harness.settle()
    question = last_direct_message(harness.alice)
    assert "Who is meant" in question.plain()
    harness.alice.clicks(question, next(b for b in question.buttons() if b.startswith("Adam")))
    harness.settle()
    assert _attached_files(harness) == {"offer.pdf": _PDF}


@pytest.mark.parametrize("typed", ["", "log"])
def test_a_file_alone_asks_who_it_was_with(harness: BotHarness, typed: str) -> None:
    add_people(harness)
    harness.alice.types(typed, files=[("offer.pdf", _PDF)])
    harness.settle()
    asked = last_direct_message(harness.alice)
    assert "Who was it with?" in asked.plain()
    harness.alice.clicks(asked, "Open the form")
    assert open_form(harness.alice).options("log.files.own") == ["offer.pdf"]
    harness.alice.submits(open_form(harness.alice), {"log.contacts": ["Bea"]})
    harness.settle()
    assert _attached_files(harness) == {"offer.pdf": _PDF}


def test_files_for_a_segment_are_not_dropped_in_silence(harness: BotHarness) -> None:
    add_people(harness)
    add_segment(harness)
    harness.alice.types("seg:partners: news", files=[("offer.pdf", _PDF)])
    harness.settle()
    assert "Files can't go to a whole segment" in last_direct_message(harness.alice).plain()
    assert (count_entries(harness), len(get_drafts(harness))) == (0, 1)


def _message_with_files(harness: BotHarness, *, with_app: bool) -> PostedMessage:
    place = harness.workspace.add_channel(
        "sales", members=[harness.alice, harness.bob], with_app=with_app
    )
    harness.bob.types("The offer for Bea", place, files=[("offer.pdf", _PDF), ("draft.txt", b"no")])
    return harness.alice.sees(place)[-1]


def test_a_message_that_is_taken_up_brings_its_files_but_those_that_are_not_wanted(
    harness: BotHarness,
) -> None:
    add_people(harness)
    harness.alice.uses_shortcut("log_message", _message_with_files(harness, with_app=True))
    form = open_form(harness.alice)
    assert form.options("log.files.own") == ["offer.pdf", "draft.txt"]
    harness.alice.submits(form, {"log.contacts": ["Bea"], "log.files.own": ["offer.pdf"]})
    harness.settle()
    assert _attached_files(harness) == {"offer.pdf": _PDF}


def test_what_is_put_into_the_form_joins_the_files_of_the_template(
    database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "prices.pdf").write_bytes(b"from 10 euro")
    with bot_harness(
        database_url, tmp_path, f'{CONFIG}\n[templates.NOTE]\nattachments = ["prices.pdf"]\n'
    ) as harness:
        _log_with_files(harness, offer_pdf=_PDF)
        harness.settle()
        assert _attached_files(harness) == {"prices.pdf": b"from 10 euro", "offer.pdf": _PDF}


def test_the_letter_of_a_template_is_merged_with_whom_it_is_for(
    database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "letter.html").write_text("<p>{{ contact.salutation }}</p>")
    with bot_harness(
        database_url, tmp_path, f'{CONFIG}\n[templates.NOTE]\nattachments = ["letter.html"]\n'
    ) as harness:
        add_people(harness)
        harness.alice.submits(_filled_form(harness))
        harness.settle()
        assert _attached_files(harness) == {"letter.html": b"<p>Dear Bea Blond,</p>"}


# ── when it can't be had ────────────────────────────────────────────────────────────────────────


def test_what_the_app_may_not_see_is_said_on_the_entry_and_told(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.uses_shortcut("log_message", _message_with_files(harness, with_app=False))
    harness.alice.submits(open_form(harness.alice), {"log.contacts": ["Bea"]})
    harness.settle()
    assert _attached_files(harness) == {}
    (first, second) = _comment_texts(harness)
    assert first == second
    assert "in a conversation that the app is not in" in first
    harness.clock.now += timedelta(days=1)
    harness.settle()
    assert "2 files could not be attached" in last_direct_message(harness.alice).plain()


@pytest.mark.parametrize("method", ["files.info", "url_private"])
def test_while_slack_stumbles_it_is_asked_again_and_again(harness: BotHarness, method: str) -> None:
    harness.workspace.faults.fail(method, status=500, times=3)
    _log_with_files(harness, offer_pdf=_PDF)
    for _ in range(5):
        harness.settle()
        harness.clock.now += timedelta(minutes=10)
    assert _attached_files(harness) == {"offer.pdf": _PDF}
    assert _comment_texts(harness) == []


def test_without_the_scope_it_waits_and_is_given_up_after_three_days(harness: BotHarness) -> None:
    harness.workspace.set_scopes(
        "chat:write", "users:read", "users:read.email", "im:write", "commands"
    )
    _log_with_files(harness, offer_pdf=_PDF)
    harness.settle()
    assert (_count_awaited_files(harness), _comment_texts(harness)) == (1, [])
    for _ in range(5):
        harness.clock.now += timedelta(days=1)
        harness.settle()
    assert _count_awaited_files(harness) == 0
    assert "did not hand it over for three days" in _comment_texts(harness)[0]


def test_a_few_are_fetched_at_a_time_and_none_twice_at_once(harness: BotHarness) -> None:
    add_people(harness)
    harness.alice.types("/log bea: called")
    with harness.session() as session:
        ids = [f"F000000{number}" for number in range(5)]
        file_requests.request_files(session, 1, ids, by="alice@ours.example", now=NOW)
    begun: list[str] = []
    endless = replace(harness.outbox, fetch_file=lambda file, _done: begun.append(file.file_id))
    for _ in range(3):
        harness.clock.ahead += timedelta(hours=1)
        outbox.step(endless)
    assert begun == ids[:3]


def test_two_that_fetch_the_same_attach_it_once(harness: BotHarness) -> None:
    harness.workspace.faults.fail("files.info", times=_LONG)
    _log_with_files(harness, offer_pdf=_PDF)
    harness.settle()
    with harness.session() as session:
        later = harness.clock.now + timedelta(hours=1)
        (file,) = file_requests.claim(session, now=later, until=later, limit=5)
    harness.workspace.faults.clear()
    for _ in range(2):
        harness.outbox.fetch_file(file, lambda: None)
    harness.workers.settle()
    assert len(get_entry(harness).attachments) == 1


@pytest.mark.parametrize("change", [_close, _erase])
def test_nothing_is_attached_where_somebody_was_closed_or_erased_meanwhile(
    harness: BotHarness, change: Callable[[Session, Contact], object]
) -> None:
    harness.workspace.faults.fail("files.info", times=_LONG)
    bea = _log_with_files(harness, offer_pdf=_PDF)
    harness.settle()
    with harness.session() as session:
        change(session, bea)
    harness.workspace.faults.clear()
    harness.clock.now += timedelta(minutes=10)
    harness.settle()
    assert (_attached_files(harness), _count_awaited_files(harness)) == ({}, 0)


# ── had back ────────────────────────────────────────────────────────────────────────────────────


def test_the_files_of_an_entry_come_into_the_direct_messages(harness: BotHarness) -> None:
    _log_with_files(harness, offer_pdf=_PDF)
    harness.settle()
    card = harness.bob.types("/rapport show 1").messages[-1]
    harness.bob.clicks(card, "Send me the files")
    harness.settle()
    sent = [each for each in harness.workspace.files if each.user == harness.workspace.bot_user_id]
    assert [(each.name, each.content) for each in sent] == [("offer.pdf", _PDF)]


def test_an_empty_one_is_kept_and_said_to_be_empty(harness: BotHarness) -> None:
    _log_with_files(harness, nothing_txt=b"")
    harness.settle()
    assert _attached_files(harness) == {"nothing.txt": b""}
    harness.bob.clicks(harness.bob.types("/rapport show 1").messages[-1], "Send me the files")
    harness.settle()
    assert "nothing.txt of #1 is empty" in last_message(harness.bob).plain()


def _lose(path: Path) -> None:
    path.unlink()


def _damage(path: Path) -> None:
    path.write_bytes(b"rotten")


@pytest.mark.parametrize("harm", [_lose, _damage])
def test_one_that_is_gone_from_the_disk_or_rotten_there_is_said_to_be(
    harness: BotHarness, harm: Callable[[Path], None]
) -> None:
    _log_with_files(harness, offer_pdf=_PDF)
    harness.settle()
    (file,) = get_entry(harness).attachments
    harm(files_folder(harness.config) / path_of(file.digest))
    harness.bob.clicks(harness.bob.types("/rapport show 1").messages[-1], "Send me the files")
    harness.settle()
    assert "offer.pdf of #1 is not on the disk" in last_message(harness.bob).plain()


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


def test_a_stand_in_is_trusted_at_its_own_address(harness: BotHarness) -> None:
    base = harness.workspace.api_url
    host = urlsplit(base).netloc
    assert is_on_slack(f"http://{host}/files/F1/a", base)
    assert not is_on_slack("http://10.0.0.1/files/F1/a", base)
