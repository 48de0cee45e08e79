"""Mails that wait: listed, taken up, shown as cards that say how they stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal.contacts import contact
from journal.mail import triage
from journal.model import CardKind, MailReason, NewAttachment, NewCard
from journal.store.slack import cards
from tests.bot.triage_case import (
    CONFIG_WITH_CHANNEL,
    add_known_contact,
    add_waiting_mail,
    set_triage_channel,
    take_next,
    triage_card,
)
from tests.bot.workspace_case import BotHarness, bot_harness
from tests.builders import ADMIN, BOB
from tests.clock import NOW


def test_the_list_says_who_wrote_what_and_why_it_waits_oldest_first(harness: BotHarness) -> None:
    add_waiting_mail(harness, "k1", subject="Chairs", name="Cy")
    add_waiting_mail(harness, "k2", sender="dee@else.example", subject="Tables", name="Dee")
    seen = harness.alice.types("/rapport triage")
    assert "2 mails wait" in seen.text
    assert seen.text.index("Cy · Chairs · no contact") < seen.text.index("Dee · Tables")
    (message,) = seen.messages
    assert message.ephemeral_to == harness.alice.id
    assert message.buttons().count("Open") == 2


def test_when_nothing_waits_the_list_says_so(harness: BotHarness) -> None:
    assert "No mail waits." in harness.alice.types("/rapport triage").text


def test_the_list_goes_on_behind_its_last_mail(harness: BotHarness) -> None:
    for number in range(10):
        add_waiting_mail(
            harness, f"k{number}", sender=f"p{number}@acme.example", subject=f"No. {number}"
        )
    first = harness.alice.types("/rapport triage").messages[0]
    assert "No. 7" in first.plain()
    assert "No. 8" not in first.plain()
    harness.alice.clicks(first, "More")
    harness.settle()
    (shown,) = [each for each in harness.alice.sees() if "10 mails wait" in each.plain()]
    assert "No. 8" in shown.plain()
    assert "No. 7" not in shown.plain()


def test_opening_one_brings_its_card_into_the_direct_messages(harness: BotHarness) -> None:
    file = NewAttachment("plan.pdf", "application/pdf", b"a plan")
    mail = add_waiting_mail(
        harness, "k1", subject="Chairs", text="We need chairs.\n\nToday.", attachments=(file,)
    )
    listed = harness.alice.types("/rapport triage").messages[0]
    harness.alice.clicks(listed, "Open")
    shown = triage_card(harness, harness.alice, mail).plain()
    assert "New Person <new@acme.example>" in shown
    assert "sales@ours.example" in shown
    assert "Chairs" in shown
    assert "We need chairs.\nToday." in shown
    assert "plan.pdf" in shown
    assert "today 11:30" in shown
    assert "Nobody in the record has its address." in shown


def test_opened_twice_it_is_one_card(harness: BotHarness) -> None:
    add_waiting_mail(harness, "k1")
    listed = harness.alice.types("/rapport triage").messages[0]
    harness.alice.clicks(listed, "Open")
    harness.settle()
    harness.alice.clicks(listed, "Open")
    harness.settle()
    assert len([each for each in harness.alice.sees() if "waits for somebody" in each.plain()]) == 1


def test_next_is_the_oldest_that_nobody_looks_at(harness: BotHarness) -> None:
    first, second = (
        add_waiting_mail(harness, "k1"),
        add_waiting_mail(harness, "k2", sender="b@else.example"),
    )
    take_next(harness, harness.alice)
    take_next(harness, harness.bob)
    assert "You look at it." in triage_card(harness, harness.alice, first).plain()
    assert "You look at it." in triage_card(harness, harness.bob, second).plain()
    assert "Somebody looks at every mail" in take_next(harness, harness.mia).text


def test_next_says_when_nothing_waits(
    with_channel: BotHarness,
) -> None:
    harness = with_channel
    assert "No mail waits." in harness.alice.types("/rapport triage next").text


def test_a_line_in_the_direct_messages_brings_the_card_alone(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1")
    harness.alice.types("triage next")
    assert "You look at it." in triage_card(harness, harness.alice, mail).plain()
    bots = [each for each in harness.alice.sees() if each.user == harness.workspace.bot_user_id]
    assert len(bots) == 1


def test_mine_are_those_i_look_at_and_those_i_put_off(harness: BotHarness) -> None:
    taken, later, _ = (
        add_waiting_mail(harness, f"k{n}", sender=f"p{n}@acme.example", subject=f"No. {n}")
        for n in range(3)
    )
    take_next(harness, harness.alice)
    take_next(harness, harness.alice)
    card = triage_card(harness, harness.alice, later)
    harness.alice.clicks(card, action_id="triage.later", option="Tomorrow morning")
    shown = harness.alice.types("/rapport triage mine").text
    assert "2 mails that you look at or put off" in shown
    assert "No. 0" in shown
    assert "No. 1" in shown
    assert "No. 2" not in shown
    assert taken < later


def test_mine_is_empty_for_who_took_none(harness: BotHarness) -> None:
    add_waiting_mail(harness, "k1")
    assert "You look at no mail" in harness.alice.types("/rapport triage mine").text


def test_a_card_follows_what_is_decided_at_the_desk(harness: BotHarness) -> None:
    mail, ada = add_waiting_mail(harness, "k1"), add_known_contact(harness)
    take_next(harness, harness.alice)
    with harness.session() as session:
        triage.assign(session, harness.config, BOB, mail, [ada], now=NOW)
    harness.bob.types("/rapport triage")
    shown = triage_card(harness, harness.alice, mail)
    assert "Logged #1 · Email received · Ada Lovelace · by Bob Berg" in shown.plain()
    assert shown.buttons() == []


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (MailReason.AMBIGUOUS_CONTACT, "Several contacts may be meant."),
        (MailReason.FLOOD, "Its sender wrote more than is usual in an hour."),
    ],
)
def test_the_card_says_why_in_words(harness: BotHarness, reason: MailReason, words: str) -> None:
    mail = add_waiting_mail(harness, "k1", reason=reason)
    take_next(harness, harness.alice)
    assert words in triage_card(harness, harness.alice, mail).plain()


def test_no_word_of_a_mail_is_shown_when_somebody_on_it_is_closed(harness: BotHarness) -> None:
    mail = add_waiting_mail(
        harness, "k1", sender="cy@acme.example", name="Cy", subject="Secret", text="Hidden."
    )
    add_known_contact(harness, "Cy Closed", "cy@acme.example", privacy_blocked=True)
    listed = harness.alice.types("/rapport triage")
    take_next(harness, harness.alice)
    shown = triage_card(harness, harness.alice, mail)
    for text in (listed.text, listed.messages[0].text, shown.plain(), shown.text):
        assert not [word for word in ("Secret", "Hidden", "cy@acme", "Cy") if word in text]
    assert "closed to the record" in shown.plain()
    assert "Other contact…" not in shown.buttons()


def test_a_card_loses_its_words_when_somebody_on_it_is_closed(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1", sender="cy@acme.example", name="Cy", subject="Secret")
    take_next(harness, harness.alice)
    old = triage_card(harness, harness.alice, mail)
    assert "Secret" in old.plain()
    stale = old.copy()
    add_known_contact(harness, "Cy Closed", "cy@acme.example", privacy_blocked=True)
    harness.settle()
    assert "Secret" not in old.plain() + old.text
    harness.alice.clicks(stale, "New contact…")
    harness.settle()
    assert harness.alice.modal is None
    assert "closed to the record" in harness.alice.sees()[-1].plain()


def test_a_card_loses_its_words_when_who_may_be_meant_is_closed(harness: BotHarness) -> None:
    ada = add_known_contact(harness, "Ada Lovelace")
    mail = add_waiting_mail(harness, "k1", subject="Secret", candidates=(ada,))
    take_next(harness, harness.alice)
    assert "Secret" in triage_card(harness, harness.alice, mail).plain()
    with harness.session() as session:
        contact.change(
            session,
            ADMIN,
            contact.resolve_merged(session, ada),
            {"privacy_blocked": True},
            now=NOW,
        )
    assert "Secret" not in triage_card(harness, harness.alice, mail).plain()


def test_a_mail_that_is_put_off_is_not_due_but_counted(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1")
    take_next(harness, harness.alice)
    card = triage_card(harness, harness.alice, mail)
    harness.alice.clicks(card, action_id="triage.later", option="In three days")
    shown = harness.bob.types("/rapport triage").text
    assert "No mail waits." in shown
    assert "1 more is put off until later" in shown


@pytest.fixture
def with_channel(database_url: str, tmp_path: Path) -> Iterator[BotHarness]:
    with bot_harness(database_url, tmp_path, CONFIG_WITH_CHANNEL) as made:
        yield made


def test_the_counter_in_the_channel_says_how_many_wait_since_when(with_channel: BotHarness) -> None:
    harness = with_channel
    channel = harness.workspace.add_channel("triage", members=[harness.alice, harness.bob])
    mail = add_waiting_mail(harness, "k1")
    set_triage_channel(harness, channel.id)
    (card,) = harness.alice.sees(channel)
    assert "1 mail waits · oldest of today 11:30" in card.plain()
    harness.alice.clicks(card, "Take the next")
    assert "You look at it." in triage_card(harness, harness.alice, mail).plain()
    harness.bob.clicks(card, "Show all")
    harness.settle()
    assert any(each.ephemeral_to == harness.bob.id for each in harness.bob.sees(channel))
    assert not any(each.ephemeral_to == harness.bob.id for each in harness.alice.sees(channel))


def test_the_counter_is_not_begun_for_nothing_but_says_when_nothing_waits(
    with_channel: BotHarness,
) -> None:
    harness = with_channel
    channel = harness.workspace.add_channel("triage", members=[harness.alice])
    set_triage_channel(harness, channel.id)
    assert harness.alice.sees(channel) == []
    mail = add_waiting_mail(harness, "k1")
    set_triage_channel(harness, channel.id)
    with harness.session() as session:
        triage.ignore_mail(session, BOB, mail, now=NOW)
    set_triage_channel(harness, channel.id)
    (card,) = harness.alice.sees(channel)
    assert card.plain().strip() == "No mail waits."
    assert card.buttons() == []


def test_the_counter_goes_when_no_channel_is_for_triage_any_more(harness: BotHarness) -> None:
    """It stands there from before the setting was emptied."""
    channel = harness.workspace.add_channel("triage", members=[harness.alice])
    add_waiting_mail(harness, "k1")
    ts = harness.slack_app.slack.chat_postMessage(channel=channel.id, text="1 mail waits")["ts"]
    card = NewCard(f"counter:{channel.id}", CardKind.COUNTER, channel.id)
    with harness.session() as session:
        cards.add_posted(session, card, channel=channel.id, ts=ts, now=NOW)
    harness.settle()
    assert [each for each in channel.messages if not each.deleted] == []


def test_guests_see_nothing(harness: BotHarness) -> None:
    add_waiting_mail(harness, "k1", subject="Chairs")
    assert "Chairs" not in harness.gus.types("/rapport triage").text


def test_a_card_of_a_mail_that_became_something_else_says_so(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1")
    take_next(harness, harness.alice)
    harness.alice.clicks(
        triage_card(harness, harness.alice, mail),
        action_id="triage.ignore",
        option="Ignore this mail",
    )
    shown = triage_card(harness, harness.alice, mail)
    assert "is ignored. by you" in shown.plain()
