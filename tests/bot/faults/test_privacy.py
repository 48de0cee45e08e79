"""What was purged, erased or closed is told by nothing that Slack still shows."""

from journal.contacts import contact, erase
from journal.entries import cancel, purge
from journal.model import Contact, InteractionFilter, StalePreview
from playground.workspace import WorkspacePerson
from tests.bot.log_case import add_segment, get_drafts, open_form
from tests.bot.lookup_case import log_entry
from tests.bot.triage_case import add_waiting_mail, take_next, triage_card
from tests.bot.workspace_case import BotHarness
from tests.builders import ADMIN, a_person
from tests.clock import NOW


def add_ada(harness: BotHarness, **more: object) -> Contact:
    with harness.session() as session:
        return a_person(session, "Ada Lovelace", "ada@acme.example", **more)


def bot_text(person: WorkspacePerson) -> str:
    return " ".join(each.plain() + each.text for each in person.sees() if each.user != person.id)


def erase_contact(harness: BotHarness, who: Contact) -> None:
    with harness.session() as session:
        erase.erase(session, ADMIN, who, shared=None, now=harness.clock.now)
    harness.settle()


def close_contact(harness: BotHarness, who: Contact) -> None:
    with harness.session() as session:
        contact.change(session, ADMIN, who, {"privacy_blocked": True}, now=NOW)
    harness.settle()


# ── a purge that was only looked at ─────────────────────────────────────────────────────────────


def test_an_erased_person_is_in_no_preview_of_a_purge_any_more(harness: BotHarness) -> None:
    who = add_ada(harness)
    number = log_entry(harness, who)
    with harness.session() as session:
        cancel.cancel(session, harness.config, ADMIN, [number], reason="", now=NOW)
    harness.ada.types("/rapport purge -who ada")
    harness.settle()
    assert "Lovelace" in bot_text(harness.ada)
    erase_contact(harness, who)
    assert "Lovelace" not in bot_text(harness.ada)


def test_what_was_purged_is_in_no_other_preview_any_more(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    with harness.session() as session:
        cancel.cancel(session, harness.config, ADMIN, [number], reason="", now=NOW)
    harness.ada.types("/rapport purge")
    harness.settle()
    assert "Lovelace" in bot_text(harness.ada)
    now = harness.clock.now
    with harness.session() as session:
        shown = purge.preview(session, ADMIN, InteractionFilter(), now=now)
        which = purge.begin(session, ADMIN, shown.token, now=now)
        assert not isinstance(which, StalePreview)
        purge.delete(session, which, purge.next_slice(session, which), now=now)
        purge.finish(session, which, now=now)
    harness.settle()
    assert "Lovelace" not in bot_text(harness.ada)


# ── files ───────────────────────────────────────────────────────────────────────────────────────


def test_a_file_that_was_sent_goes_with_the_erased_person(harness: BotHarness) -> None:
    who = add_ada(harness)
    log_entry(harness, who, text="The secret recipe")
    (listed,) = harness.alice.types("/rapport history ada").messages
    harness.alice.clicks(listed, action_id="find.csv")
    harness.settle()
    assert harness.workspace.files
    erase_contact(harness, who)
    assert not harness.workspace.files


# ── a run ───────────────────────────────────────────────────────────────────────────────────────


def test_an_erased_person_is_in_no_card_of_a_run_any_more(harness: BotHarness) -> None:
    who = add_ada(harness, privacy_blocked=True)
    with harness.session() as session:
        a_person(session, "Bea Blond")
        a_person(session, "Cy Cole")
    add_segment(harness)
    seen = harness.alice.types("/log seg:partners: Autumn letter")
    harness.alice.clicks(seen.messages[0], action_id="segment.log")
    harness.settle()
    assert "Lovelace" in harness.alice.sees(harness.alice.dm)[-1].plain()
    erase_contact(harness, who)
    assert "Lovelace" not in harness.alice.sees(harness.alice.dm)[-1].plain()


# ── a draft ─────────────────────────────────────────────────────────────────────────────────────


def test_a_draft_with_an_erased_person_goes_with_them(harness: BotHarness) -> None:
    who = add_ada(harness)
    harness.alice.types("/log")
    view = open_form(harness.alice)
    harness.alice.fills(view, {"log.contacts": ["Ada"], "log.note": "The secret recipe"})
    harness.alice.picks(view, "log.template", "Letter")
    assert len(get_drafts(harness)) == 1
    erase_contact(harness, who)
    assert get_drafts(harness) == ()


# ── closed ──────────────────────────────────────────────────────────────────────────────────────


def test_a_mail_of_a_closed_contact_is_not_told_by_why(harness: BotHarness) -> None:
    mail = add_waiting_mail(
        harness, "k1", sender="ada@acme.example", name="Ada Lovelace", subject="My divorce"
    )
    close_contact(harness, add_ada(harness))
    told = harness.bob.types(f"/rapport why {mail}").text
    assert "divorce" not in told
    assert "Lovelace" not in told
    assert "divorce" not in harness.bob.types("/rapport why divorce").text


def test_home_tells_no_sender_of_a_mail_of_a_closed_contact(harness: BotHarness) -> None:
    add_waiting_mail(
        harness, "k1", sender="ada@acme.example", name="Ada Lovelace", subject="My divorce"
    )
    close_contact(harness, add_ada(harness))
    assert "Lovelace" not in harness.bob.opens_home().plain()


def test_a_card_of_triage_tells_nothing_once_somebody_on_it_is_closed(harness: BotHarness) -> None:
    mail = add_waiting_mail(
        harness, "k1", sender="ada@acme.example", name="Ada Lovelace", subject="My divorce"
    )
    take_next(harness, harness.alice)
    assert "divorce" in triage_card(harness, harness.alice, mail).plain()
    close_contact(harness, add_ada(harness))
    assert "divorce" not in triage_card(harness, harness.alice, mail).plain()
    assert "divorce" not in bot_text(harness.alice)


def test_a_list_of_what_waits_goes_once_somebody_in_it_is_closed(harness: BotHarness) -> None:
    add_waiting_mail(
        harness, "k1", sender="ada@acme.example", name="Ada Lovelace", subject="My divorce"
    )
    who = add_ada(harness)
    harness.alice.types("triage")
    harness.alice.types("why divorce")
    harness.settle()
    assert "divorce" in bot_text(harness.alice)
    close_contact(harness, who)
    assert "divorce" not in bot_text(harness.alice)


def test_a_question_who_was_meant_is_gone_with_the_erased_person(harness: BotHarness) -> None:
    who = add_ada(harness)
    with harness.session() as session:
        a_person(session, "Ada Byron", "byron@acme.example")
    harness.alice.types("ada: called")
    harness.settle()
    assert "Lovelace" in bot_text(harness.alice)
    erase_contact(harness, who)
    assert "Lovelace" not in bot_text(harness.alice)
