"""What was purged, erased or closed is told by nothing that Slack still shows."""

from journal import cancel, contact, erase, purge
from journal.model import Contact, InteractionFilter, StalePreview
from playground.workspace import WorkspacePerson
from tests.bot.logbook import add_segment, get_drafts, open_form
from tests.bot.looking_up import log_entry
from tests.bot.office import BotHarness
from tests.bot.triaging import add_waiting_mail, take_next, triage_card
from tests.building import ADMIN, a_person
from tests.clock import NOW


def add_ada(office: BotHarness, **more: object) -> Contact:
    with office.session() as session:
        return a_person(session, "Ada Lovelace", "ada@acme.example", **more)


def bot_text(person: WorkspacePerson) -> str:
    return " ".join(each.plain() + each.text for each in person.sees() if each.user != person.id)


def erase_contact(office: BotHarness, who: Contact) -> None:
    with office.session() as session:
        erase.erase(session, ADMIN, who, shared=None, now=office.clock.now)
    office.settle()


def close_contact(office: BotHarness, who: Contact) -> None:
    with office.session() as session:
        contact.change(session, ADMIN, who, {"privacy_blocked": True})
    office.settle()


# ── a purge that was only looked at ─────────────────────────────────────────────────────────────


def test_an_erased_person_is_in_no_preview_of_a_purge_any_more(office: BotHarness) -> None:
    who = add_ada(office)
    number = log_entry(office, who)
    with office.session() as session:
        cancel.cancel(session, office.config, ADMIN, [number], reason="", now=NOW)
    office.ada.types("/rapport purge -who ada")
    office.settle()
    assert "Lovelace" in bot_text(office.ada)
    erase_contact(office, who)
    assert "Lovelace" not in bot_text(office.ada)


def test_what_was_purged_is_in_no_other_preview_any_more(office: BotHarness) -> None:
    number = log_entry(office, add_ada(office))
    with office.session() as session:
        cancel.cancel(session, office.config, ADMIN, [number], reason="", now=NOW)
    office.ada.types("/rapport purge")
    office.settle()
    assert "Lovelace" in bot_text(office.ada)
    now = office.clock.now
    with office.session() as session:
        shown = purge.preview(session, ADMIN, InteractionFilter(), now=now)
        which = purge.begin(session, ADMIN, shown.token, now=now)
        assert not isinstance(which, StalePreview)
        purge.delete(session, which, purge.next_slice(session, which), now=now)
        purge.finish(session, which, now=now)
    office.settle()
    assert "Lovelace" not in bot_text(office.ada)


# ── files ───────────────────────────────────────────────────────────────────────────────────────


def test_a_file_that_was_sent_goes_with_the_erased_person(office: BotHarness) -> None:
    who = add_ada(office)
    log_entry(office, who, text="The secret recipe")
    (listed,) = office.alice.types("/rapport history ada").messages
    office.alice.clicks(listed, action_id="find.csv")
    office.settle()
    assert office.workspace.files
    erase_contact(office, who)
    assert not office.workspace.files


# ── a run ───────────────────────────────────────────────────────────────────────────────────────


def test_an_erased_person_is_in_no_card_of_a_run_any_more(office: BotHarness) -> None:
    who = add_ada(office, privacy_blocked=True)
    with office.session() as session:
        a_person(session, "Bea Blond")
        a_person(session, "Cy Cole")
    add_segment(office)
    seen = office.alice.types("/log seg:partners: Autumn letter")
    office.alice.clicks(seen.messages[0], action_id="segment.log")
    office.settle()
    assert "Lovelace" in office.alice.sees(office.alice.dm)[-1].plain()
    erase_contact(office, who)
    assert "Lovelace" not in office.alice.sees(office.alice.dm)[-1].plain()


# ── a draft ─────────────────────────────────────────────────────────────────────────────────────


def test_a_draft_with_an_erased_person_goes_with_them(office: BotHarness) -> None:
    who = add_ada(office)
    office.alice.types("/log")
    view = open_form(office.alice)
    office.alice.fills(view, {"log.contacts": ["Ada"], "log.note": "The secret recipe"})
    office.alice.picks(view, "log.template", "Letter")
    assert len(get_drafts(office)) == 1
    erase_contact(office, who)
    assert get_drafts(office) == ()


# ── closed ──────────────────────────────────────────────────────────────────────────────────────


def test_a_mail_of_a_closed_contact_is_not_told_by_why(office: BotHarness) -> None:
    mail = add_waiting_mail(
        office, "k1", sender="ada@acme.example", name="Ada Lovelace", subject="My divorce"
    )
    close_contact(office, add_ada(office))
    told = office.bob.types(f"/rapport why {mail}").text
    assert "divorce" not in told
    assert "Lovelace" not in told
    assert "divorce" not in office.bob.types("/rapport why divorce").text


def test_home_tells_no_sender_of_a_mail_of_a_closed_contact(office: BotHarness) -> None:
    add_waiting_mail(
        office, "k1", sender="ada@acme.example", name="Ada Lovelace", subject="My divorce"
    )
    close_contact(office, add_ada(office))
    assert "Lovelace" not in office.bob.opens_home().plain()


def test_a_card_of_triage_tells_nothing_once_somebody_on_it_is_closed(office: BotHarness) -> None:
    mail = add_waiting_mail(
        office, "k1", sender="ada@acme.example", name="Ada Lovelace", subject="My divorce"
    )
    take_next(office, office.alice)
    assert "divorce" in triage_card(office, office.alice, mail).plain()
    close_contact(office, add_ada(office))
    assert "divorce" not in triage_card(office, office.alice, mail).plain()
    assert "divorce" not in bot_text(office.alice)


def test_a_list_of_what_waits_goes_once_somebody_in_it_is_closed(office: BotHarness) -> None:
    add_waiting_mail(
        office, "k1", sender="ada@acme.example", name="Ada Lovelace", subject="My divorce"
    )
    who = add_ada(office)
    office.alice.types("triage")
    office.alice.types("why divorce")
    office.settle()
    assert "divorce" in bot_text(office.alice)
    close_contact(office, who)
    assert "divorce" not in bot_text(office.alice)


def test_a_question_who_was_meant_is_gone_with_the_erased_person(office: BotHarness) -> None:
    who = add_ada(office)
    with office.session() as session:
        a_person(session, "Ada Byron", "byron@acme.example")
    office.alice.types("ada: called")
    office.settle()
    assert "Lovelace" in bot_text(office.alice)
    erase_contact(office, who)
    assert "Lovelace" not in bot_text(office.alice)
