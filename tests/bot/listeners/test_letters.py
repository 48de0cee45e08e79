"""Writing from a template in Slack: the form with the merged text, the draft, the document, what refuses."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from bot.answers import FieldErrors, InBackground, Reply
from bot.inputs import Click, FieldValue, FormSubmitted, ViewState
from bot.listeners.letter_writing import submit_letter
from bot.listeners.segment_writing import confirm_writing
from journal.contacts import contact
from journal.entries import outgoing_letter
from journal.model import (
    CardTopicKind,
    Contact,
    DeliveryState,
    InteractionState,
    Letter,
    LetterState,
    MailOutcome,
)
from journal.store.record import interactions, outgoing_letters
from journal.store.slack import cards
from playground.workspace import PostedMessage, WorkspaceView
from tests.bot.faults.test_twice import user_of
from tests.bot.log_case import (
    add_contact,
    add_segment,
    count_entries,
    get_entry,
    last_message,
    open_form,
)
from tests.bot.lookup_case import log_entry
from tests.bot.workspace_case import CONFIG, BotHarness, bot_harness
from tests.builders import ADMIN, a_person
from tests.clock import NOW
from tests.effort import one_day_in
from tests.journal.letters.documents import pdf_text, word_text, write_word_file
from tests.mail_builders import a_mail, enter_mails

_MAIL = """
[templates.MAIL]
group = "LETTER"
channel = "email"
direction = "outbound"
correspondence = "draft"
description = "News for {{ contact.first_name }}"
body = "{{ contact.greeting }} see you.{% if mail %} ({{ mail.subject }}){% endif %}"
languages.sv = { description = "Nyheter", body = "{{ contact.greeting }} vi ses." }
"""
_OFFER = """
[templates.OFFER]
group = "LETTER"
channel = "letter"
direction = "outbound"
correspondence = "document"
description = "An offer for {{ contact.name }}"
body = "See the file."
attachments = ["offer.docx", "terms.typ"]
"""
_WEB = """
[templates.WEB]
group = "LETTER"
channel = "email"
direction = "outbound"
correspondence = "draft"
description = "News"
body_file = "web.html"
"""
_MAILBOXES = """
[[mailbox]]
name = "alice"
host = "127.0.0.1"
tls = "none"
user = "alice@ours.example"
folders = ["INBOX", "Sent"]

[[mailbox]]
name = "bob"
host = "127.0.0.1"
tls = "none"
user = "bob@ours.example"
folders = ["INBOX", "Sent"]

[[mailbox]]
name = "sales"
shared = true
host = "127.0.0.1"
tls = "none"
user = "sales@ours.example"
folders = ["INBOX", "Sent"]
"""


@pytest.fixture
def office(database_url: str, tmp_path: Path) -> Iterator[BotHarness]:
    write_word_file(tmp_path / "offer.docx", "{{ contact.salutation }}")
    (tmp_path / "terms.typ").write_text("Terms for #contact.name\n#contact.address")
    (tmp_path / "web.html").write_text(
        "<p>{{ contact.greeting }}</p>\n<p>{{ 'News & <more>' }}</p>"
    )
    with bot_harness(database_url, tmp_path, CONFIG + _MAIL + _OFFER + _WEB + _MAILBOXES) as made:
        yield made


_POST = {"street": "Annankatu 1", "city": "Helsinki"}


def add_ada(office: BotHarness) -> Contact:
    return add_contact(office, "Ada Lovelace", "ada@acme.example", **_POST)


def write(office: BotHarness, typed: str = "ada -t mail") -> WorkspaceView:
    office.alice.types(f"/rapport write {typed}")
    return open_form(office.alice)


def value(view: WorkspaceView, label: str) -> str:
    (block,) = [each for each in view.blocks if each.get("label", {}).get("text") == label]
    return str(view.values[block["block_id"]][block["element"]["action_id"]]["value"])


def button_value(message: PostedMessage, action_id: str) -> str:
    buttons = [e for block in message.blocks for e in block.get("elements", ())]
    (found,) = [each["value"] for each in buttons if each.get("action_id") == action_id]
    return str(found)


def letter(office: BotHarness, number: int = 1) -> Letter:
    with office.reading() as session:
        found = outgoing_letters.get(session, number)
    assert found is not None
    return found


def card(office: BotHarness) -> PostedMessage:
    """The lasting card in Alice's direct messages."""
    office.settle()
    return next(e for e in reversed(office.alice.sees()) if "#1" in e.plain() and not e.files)


# ── a draft ─────────────────────────────────────────────────────────────────────────────────────


def test_the_merged_text_is_shown_changed_and_put_among_the_drafts(office: BotHarness) -> None:
    add_ada(office)
    view = write(office)
    assert (view.title, view.submit) == ("Write from a template", "Put into my drafts")
    assert value(view, "Text") == "Hello Ada, see you."
    assert "Nothing is sent" in view.plain()
    office.alice.submits(view, {"Text": "Hello Ada, on Monday."})
    office.settle()
    entry = get_entry(office)
    assert (entry.subject, entry.text) == ("News for Ada", "Hello Ada, on Monday.")
    assert (entry.delivery, letter(office).mailbox) == (DeliveryState.SENDING, "alice")
    assert "Delivery: under way" in card(office).plain()


def test_the_card_follows_the_draft_and_says_what_is_in_the_way(office: BotHarness) -> None:
    add_ada(office)
    office.alice.submits(write(office))
    office.settle()
    with office.session() as session:
        outgoing_letter.set_error(session, letter(office), "The folder is full.", now=NOW)
    assert "not in the mailbox yet: The folder is full." in card(office).plain()
    with office.session() as session:
        outgoing_letter.set_drafted(session, letter(office), by="mailbox:alice", now=NOW)
    shown = card(office)
    assert "Delivery: among the drafts" in shown.plain()
    assert "full" not in shown.plain()
    office.alice.clicks(shown, "Undo")
    office.settle()
    assert not letter(office).is_wanted


def test_undo_of_a_letter_that_is_sent_leaves_its_entry_and_says_why(office: BotHarness) -> None:
    add_ada(office)
    office.alice.submits(write(office))
    office.settle()
    before = card(office).copy()
    _set_sent(office, 1)
    office.alice.clicks(before, "Undo")
    office.settle()
    assert "#1 was sent already, so its entry stands." in last_message(office.alice).plain()
    office.alice.types("/rapport undo")
    assert "If it shall not count, cancel it." in last_message(office.alice).plain()
    assert get_entry(office).state is InteractionState.ACTIVE
    assert "Undo" not in card(office).buttons()


def _set_sent(office: BotHarness, number: int) -> None:
    """Sets it sent, as its copy in the folder of sent mail does."""
    sent = {"state": LetterState.SENT.value}
    with office.session() as session:
        outgoing_letters.update(session, letter(office, number).id, sent)
        version = get_entry(office, number).version
        assert interactions.update(session, number, version, {"delivery": DeliveryState.SENT.value})
        cards.touch(session, CardTopicKind.INTERACTION, [number], now=NOW)


def test_a_letter_is_written_again_with_todays_data_once(office: BotHarness) -> None:
    ada = add_ada(office)
    office.alice.submits(write(office), {"Text": "Words of that day."})
    office.settle()
    _set_sent(office, 1)
    with office.session() as session:
        contact.change(session, ADMIN, ada, {"name": "Augusta King"}, now=NOW)
    office.alice.clicks(card(office), "Write again…")
    view = open_form(office.alice)
    assert value(view, "Text") == "Hello Augusta, see you."
    assert "Once more, with today's data: #1" in view.plain()
    office.alice.submits(view)
    office.settle()
    assert get_entry(office, 2).text == "Hello Augusta, see you."
    office.alice.types("/rapport show 2")
    shown = last_message(office.alice)
    assert "Written again from" in shown.plain()
    office.alice.types("/rapport show 1")
    office.alice.clicks(last_message(office.alice), "Write again…")
    office.settle()
    assert "#1 is written again already, as #2" in last_message(office.alice).plain()
    other_form = replace(_submitted_form(view), id="V-OPENED-BEFORE")
    told = submit_letter(
        office.context, FormSubmitted(user_of(office, office.alice), other_form, "")
    )
    assert isinstance(told, FieldErrors)
    assert "#1 is written again already, as #2" in str(told.fields)
    assert count_entries(office) == 2


def test_another_contact_and_template_merge_anew_until_somebody_writes(office: BotHarness) -> None:
    add_ada(office)
    add_contact(office, "Bea Blond", "bea@blond.example", language="sv")
    view = write(office)
    office.alice.picks(view, "letter.contacts", ["Bea"])
    view = open_form(office.alice)
    assert value(view, "Text") == "Hej Bea, vi ses."
    assert value(view, "Subject") == "Nyheter"
    office.alice.fills(view, {"Text": "Mine."})
    office.alice.picks(view, "letter.template", "OFFER")
    view = open_form(office.alice)
    assert (value(view, "Text"), view.submit) == ("Mine.", "Give me the document")


def test_it_is_written_once_however_often_it_is_sent_off(office: BotHarness) -> None:
    add_ada(office)
    view = write(office)
    office.alice.submits(view)
    office.settle()
    user = user_of(office, office.alice)
    again = submit_letter(office.context, FormSubmitted(user, _submitted_form(view), ""))
    assert isinstance(again, InBackground)
    assert again.work(office.context) is not None
    assert (count_entries(office), get_entry(office).subject) == (1, "News for Ada")


def _submitted_form(view: WorkspaceView) -> ViewState:
    fields = {
        "letter.contacts": FieldValue("1", ("1",)),
        "letter.template": FieldValue("MAIL"),
        "letter.subject": FieldValue("Again"),
    }
    return ViewState(view.id, "", "letter.form", view.private_metadata, fields)


def test_a_mailbox_is_offered_if_it_is_ones_own_or_shared(office: BotHarness) -> None:
    add_ada(office)
    view = write(office)
    assert view.options("letter.mailbox") == ["alice", "sales"]
    office.alice.submits(view, {"Whose drafts": "sales"})
    office.settle()
    assert letter(office).mailbox == "sales"


def test_a_layout_goes_along_unless_somebody_changes_the_text(office: BotHarness) -> None:
    add_ada(office)
    view = write(office, "ada -t web")
    assert value(view, "Text") == "Hello Ada,\n\nNews & <more>"
    assert "If you change the text here" in view.plain()
    office.alice.submits(view)
    office.settle()
    (layout,) = get_entry(office).attachments
    content = office.config.files.read(layout.digest)
    assert content == b"<p>Hello Ada,</p>\n<p>News &amp; &lt;more&gt;</p>"
    office.alice.submits(write(office, "ada -t web"), {"Text": "Mine."})
    office.settle()
    assert get_entry(office, 2).attachments == ()


# ── a document ──────────────────────────────────────────────────────────────────────────────────


def test_a_document_is_logged_and_comes_as_files(office: BotHarness) -> None:
    add_ada(office)
    view = write(office, "ada -t offer")
    assert "With it: offer.docx, terms.pdf" in view.plain()
    office.alice.submits(view)
    office.settle()
    files = {each.name: each.content for each in office.workspace.files}
    assert word_text(files["offer.docx"]) == "Dear Ada Lovelace,"
    assert pdf_text(files["terms.pdf"]).split()[:2] == ["Terms", "for"]
    assert [each.name for each in get_entry(office).attachments] == ["offer.docx", "terms.pdf"]


def test_a_file_that_can_not_be_merged_is_told_with_the_text(
    office: BotHarness, tmp_path: Path
) -> None:
    add_ada(office)
    (tmp_path / "terms.typ").write_text("Terms\n#contact.nmae")
    office.alice.submits(write(office, "ada -t offer"), {"Text": "Words of mine."})
    office.settle()
    told = office.alice.sees()[-1].plain()
    assert "Nothing was written" in told
    assert "terms.typ, line 2" in told
    assert "Words of mine." in told
    assert count_entries(office) == 0


# ── logged with /log ────────────────────────────────────────────────────────────────────────────


def test_a_line_whose_files_are_merged_is_answered_at_once_and_logged_behind_it(
    office: BotHarness,
) -> None:
    add_ada(office)
    told = office.alice.types("/log ada: Here it is -t offer")
    assert "being merged" in told.text
    office.settle()
    assert "offer.docx, terms.pdf" in last_message(office.alice).plain()
    assert (count_entries(office), get_entry(office).text) == (1, "Here it is")


def test_a_form_whose_files_can_not_be_merged_closes_and_gives_the_text_back(
    office: BotHarness, tmp_path: Path
) -> None:
    add_ada(office)
    (tmp_path / "terms.typ").write_text("Terms\n#contact.nmae")
    office.alice.types("/log ada:")
    entered = {"log.template": "OFFER", "log.note": "Words of mine."}
    office.alice.submits(open_form(office.alice), entered)
    office.settle()
    told = last_message(office.alice).plain()
    assert "terms.typ, line 2" in told
    assert "Words of mine." in told
    assert count_entries(office) == 0


# ── from where people are ───────────────────────────────────────────────────────────────────────


def test_a_contacts_card_and_an_entry_have_the_button(office: BotHarness) -> None:
    ada = add_ada(office)
    office.alice.types("/rapport contact ada")
    office.alice.clicks(last_message(office.alice), "Write…")
    assert "Ada Lovelace" in str(open_form(office.alice).values)
    office.alice.closes(open_form(office.alice))
    log_entry(office, ada)
    office.alice.types("/rapport show 1")
    office.alice.clicks(last_message(office.alice), "Write…")
    assert value(open_form(office.alice), "Text") == "Hello Ada, see you."


def test_a_mail_is_answered_in_its_conversation(office: BotHarness) -> None:
    with office.session() as session:
        ada = a_person(session, "Ada", "ada@acme.example", owner="alice@ours.example")
        first = a_mail("k1", MailOutcome.LOGGED, ada, subject="Prices")
        second = a_mail(
            "k2", MailOutcome.LOGGED, ada, subject="Re: Prices", in_reply_to=first.message_id
        )
        one, _ = enter_mails(session, office.config, first, second)
    office.alice.types(f"/rapport show {one.interaction}")
    office.alice.clicks(last_message(office.alice), "Answer…")
    view = open_form(office.alice)
    assert (view.title, value(view, "Subject")) == ("Answer from a template", "Re: Prices")
    assert value(view, "Text") == "Hello Ada, see you. (Re: Prices)"
    office.alice.submits(view)
    office.settle()
    assert letter(office, 3).answers == one.interaction


def test_in_the_direct_messages_a_button_opens_the_form(office: BotHarness) -> None:
    add_ada(office)
    office.alice.types("write ada", office.alice.dm)
    office.settle()
    office.alice.clicks(office.alice.sees()[-1], "Write…")
    assert open_form(office.alice).title == "Write from a template"


def test_without_a_template_to_write_from_there_is_no_button(harness: BotHarness) -> None:
    add_contact(harness, "Ada Lovelace", "ada@acme.example")
    harness.alice.types("/rapport contact ada")
    assert "Write…" not in last_message(harness.alice).buttons()
    assert "correspondence" in harness.alice.types("/rapport write ada").text


# ── what is in the way ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "address", "template", "told"),
    [
        ("Cid", (), "mail", "Cid has no email address that holds today."),
        ("Cid", ("cid@x.example",), "offer", "Cid has no postal address."),
    ],
)
def test_a_missing_address_is_told_in_the_form(
    office: BotHarness, name: str, address: tuple[str, ...], template: str, told: str
) -> None:
    add_contact(office, name, *address)
    view = write(office, f"{name} -t {template}")
    assert told in view.plain()
    office.alice.submits(view)
    assert told in str(open_form(office.alice).errors)
    assert count_entries(office) == 0


def test_who_is_blocked_meanwhile_gets_nothing(office: BotHarness) -> None:
    ada = add_ada(office)
    view = write(office)
    with office.session() as session:
        contact.change(session, ADMIN, ada, {"privacy_blocked": True}, now=NOW)
    office.alice.submits(view)
    assert "gets nothing new" in str(open_form(office.alice).errors)
    assert count_entries(office) == 0


def test_who_has_no_mailbox_is_told(database_url: str, tmp_path: Path) -> None:
    with bot_harness(database_url, tmp_path, CONFIG + _MAIL) as office:
        add_ada(office)
        assert "none of those that are read is yours" in write(office).plain()
        office.alice.submits(open_form(office.alice))
        assert "is yours" in str(open_form(office.alice).errors)
        assert count_entries(office) == 0


def test_unknown_names_are_told_at_their_fields(office: BotHarness) -> None:
    view = write(office, "zork -t nothing")
    assert "zork" in view.plain()
    assert "“nothing” is no template to write from." in view.plain()


# ── to a segment ────────────────────────────────────────────────────────────────────────────────


def ask_segment(office: BotHarness, template: str) -> PostedMessage:
    add_ada(office)
    add_contact(office, "Åsa Öberg", "asa@acme.example", language="sv", **_POST)
    add_contact(office, "Bob Nowhere")
    add_contact(office, "Eve Out", "eve@acme.example", excluded=True)
    add_segment(office)
    office.alice.types("/rapport segment partners")
    office.alice.clicks(last_message(office.alice), "Write to all…")
    office.settle()
    office.alice.clicks(last_message(office.alice), template)
    office.settle()
    return last_message(office.alice)


def test_a_segments_drafts_are_shown_first_run_once_and_undone(office: BotHarness) -> None:
    asked = ask_segment(office, "MAIL")
    for words in (
        "Write to 2 contacts of All partners?",
        "Ada Lovelace · News for Ada",
        "Hej Åsa, vi ses.",
        "no address to write to: Bob Nowhere",
        "excluded from segments: Eve Out",
        "a draft in the mailbox alice",
    ):
        assert words in asked.plain()
    assert count_entries(office) == 0
    office.alice.clicks(asked, "Write to 2 contacts")
    office.settle()
    assert [letter(office, number).mailbox for number in (1, 2)] == ["alice", "alice"]
    run = next(each for each in office.alice.sees() if "Undo this run" in each.buttons())
    office.alice.clicks(run, "Undo this run")
    office.settle()
    assert [letter(office, number).is_wanted for number in (1, 2)] == [False, False]


@one_day_in(3)
def test_a_segments_letters_come_in_one_zip(office: BotHarness) -> None:
    office.alice.clicks(ask_segment(office, "OFFER"), "Write to 2 contacts")
    office.settle()
    (file,) = office.workspace.files
    with zipfile.ZipFile(BytesIO(file.content)) as archive:
        names = archive.namelist()
    assert names[:2] == ["Ada Lovelace.docx", "Ada Lovelace, terms.pdf"]
    assert names[-2:] == ["labels.csv", "labels.pdf"]


def test_a_question_that_was_dropped_writes_nothing(office: BotHarness) -> None:
    asked = ask_segment(office, "MAIL").copy()
    office.alice.clicks(asked, "Don't write")
    office.settle()
    click = Click(
        user_of(office, office.alice),
        "letter.segment.write",
        "",
        button_value(asked, "letter.segment.write"),
        (),
        "",
    )
    told = confirm_writing(office.context, click)
    assert isinstance(told, Reply)
    assert "already" in told.message.text
    assert count_entries(office) == 0
