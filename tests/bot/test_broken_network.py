"""Slack away, slow or asking for patience in the middle: what was done is told, and told truly."""

from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.answers import Later, Reply
from bot.kit import Message
from bot.slack_out import Line, late
from journal.model import CardKind
from journal.store import cards
from playground.workspace import Person
from tests.bot.logbook import add, count, people, top
from tests.bot.office import Office
from tests.bot.looking_up import ada_of_acme, log


def words_of(person: Person) -> str:
    return " ".join(each.plain() for each in person.sees() if each.user != person.id)


def test_what_came_of_long_work_is_told_in_the_direct_messages_when_its_url_is_dead(
    office: Office,
) -> None:
    people(office)
    with office.session() as session:
        from tests.bot.logbook import a_segment
    a_segment(office)
    office.alice.types("/log seg:partners: Autumn letter")
    office.settle()
    question = office.alice.sees()[-1]
    office.alice.clicks(question, action_id="segment.log")
    office.settle()
    card = next(m for m in reversed(office.alice.sees(office.alice.dm)) if "Undo this run" in m.buttons())
    office.workspace.faults.fail("response_url", "used_url", status=404, times=20)
    office.alice.clicks(card, "Undo this run")
    office.settle()
    assert "4" in words_of(office.alice)
    assert any("cancelled" in m.plain().lower() for m in office.alice.sees(office.alice.dm)[-1:])


def test_a_line_in_the_direct_messages_is_answered_though_slack_asks_for_patience(
    office: Office,
) -> None:
    people(office)
    office.workspace.faults.rate_limit("chat.postMessage", retry_after=1, times=1)
    office.alice.types("bea: called")
    office.settle()
    assert "Logged #1" in words_of(office.alice)


def test_a_line_in_the_direct_messages_is_answered_though_slack_stumbles(office: Office) -> None:
    people(office)
    office.workspace.faults.fail("chat.postMessage", "internal_error", status=500, times=1)
    office.alice.types("bea: called")
    office.settle()
    assert "Logged #1" in words_of(office.alice)


def test_a_file_comes_though_slack_asks_for_patience(office: Office) -> None:
    log(office, ada_of_acme(office))
    (listed,) = office.alice.types("/rapport history").messages
    office.workspace.faults.rate_limit("files.getUploadURLExternal", retry_after=1, times=1)
    office.alice.clicks(listed, action_id="find.csv")
    office.settle()
    assert any(m.files for m in office.alice.sees())


def test_a_file_that_does_not_come_is_told(office: Office) -> None:
    log(office, ada_of_acme(office))
    (listed,) = office.alice.types("/rapport history").messages
    office.workspace.faults.fail("files.completeUploadExternal", "internal_error", times=9)
    office.alice.clicks(listed, action_id="find.csv")
    office.settle()
    assert "could not be sent" in words_of(office.alice) + office.alice.sees()[-1].plain()


def test_the_answer_is_a_card_though_the_record_was_busy_when_it_was_posted(
    office: Office, monkeypatch
) -> None:
    """Else what is purged would stay in Slack."""
    from journal.errors import DatabaseBusy

    people(office)
    real, tries = cards.posted, []

    def busy_at_first(*given, **more):
        tries.append(1)
        if len(tries) == 1:
            raise DatabaseBusy("locked")
        return real(*given, **more)

    monkeypatch.setattr(cards, "posted", busy_at_first)
    office.alice.types("bea: called")
    office.settle()
    monkeypatch.undo()
    texts = [m.plain() for m in office.alice.sees() if m.user != office.alice.id]
    assert sum("Logged #1" in t for t in texts) == 1
    with office.reading() as session:
        shown = next(m for m in office.alice.sees() if "Logged #1" in m.plain())
        assert cards.by_key(session, f"direct:{shown.channel.id}:{shown.ts}") is not None
