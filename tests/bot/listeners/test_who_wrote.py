"""Slack says who wrote a mail, where it was not the contact, and what is doubtful about it."""

from typing import Any

from journal.model import MailOutcome, MailWarning
from tests.bot.triage_case import add_waiting_mail, triage_card
from tests.bot.workspace_case import BotHarness
from tests.builders import a_person
from tests.mail_builders import a_mail, enter_mails

WRITTEN_FROM = "Written from eve@else.example, which is none of the contact's addresses."
FAILED_CHECK = "It failed the checks of your mail server: somebody else may have written it."
REUSED_ID = "It came under the Message-ID of another mail, and says something else."
BOTH_WARNINGS = (MailWarning.FAILED_CHECK, MailWarning.REUSED_ID)


def add_logged_mail(harness: BotHarness, sender: str, **more: Any) -> int:
    with harness.session() as session:
        ada = a_person(session, "Ada", "ada@acme.example", owner="alice@ours.example")
        new = a_mail("k1", MailOutcome.LOGGED, ada, sender=sender, **more)
        (done,) = enter_mails(session, harness.config, new)
    assert done.interaction is not None
    return done.interaction


def test_an_entry_whose_sender_is_not_the_contact_names_the_address(harness: BotHarness) -> None:
    number = add_logged_mail(harness, "eve@else.example", warnings=BOTH_WARNINGS)
    whole = harness.alice.types(f"/rapport show {number}").messages[0]
    harness.alice.clicks(whole, "Mark as failed attempt")
    harness.settle()
    for seen in (whole, harness.alice.sees()[-1]):
        assert WRITTEN_FROM in seen.plain()
        assert FAILED_CHECK in seen.plain()
        assert REUSED_ID in seen.plain()


def test_an_entry_that_is_as_it_seems_says_nothing_of_it(harness: BotHarness) -> None:
    number = add_logged_mail(harness, "ada@acme.example")
    told = harness.alice.types(f"/rapport show {number}").text
    assert "Written from" not in told
    assert "checks of your mail server" not in told


def test_the_card_of_a_mail_that_waits_says_what_is_doubtful(harness: BotHarness) -> None:
    mail = add_waiting_mail(harness, "k1", warnings=BOTH_WARNINGS)
    harness.alice.clicks(harness.alice.types("/rapport triage").messages[0], "Open")
    shown = triage_card(harness, harness.alice, mail).plain()
    assert FAILED_CHECK in shown
    assert REUSED_ID in shown
