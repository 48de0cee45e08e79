"""Tests what became of a mail: everybody learns the outcome and the reason, not everybody whose it is."""

from typing import Any

from bot.language.translator import Translator
from bot.messages.mail_explanation import mail_outcome, next_step
from ingest.decide import why_text
from journal.model import DecisionSignal, MailClass, MailOutcome, MailParty, MailReason
from tests.bot.lookup_case import HOSTILE_TEXT, add_ada, is_harmless, log_entry
from tests.bot.workspace_case import BotHarness
from tests.mail_builders import a_mail, enter_mails

TEXT = "We need two hundred chairs."


def add_skipped_mail(harness: BotHarness, key: str = "k", **more: Any) -> int:
    more.setdefault("reason", MailReason.BULK)
    with harness.session() as session:
        (done,) = enter_mails(session, harness.config, a_mail(key, MailOutcome.SKIPPED, **more))
    return done.mail


def add_waiting_mail(harness: BotHarness, key: str = "k", **more: Any) -> int:
    with harness.session() as session:
        (done,) = enter_mails(session, harness.config, a_mail(key, **more))
    return done.mail


def add_logged_mail(harness: BotHarness, key: str = "k", **more: Any) -> tuple[int, int]:
    """The mail's number and the entry's."""
    ada = add_ada(harness)
    with harness.session() as session:
        new = a_mail(key, MailOutcome.LOGGED, ada, **more)
        (done,) = enter_mails(session, harness.config, new)
    assert done.interaction is not None
    return done.mail, done.interaction


# ── found ───────────────────────────────────────────────────────────────────────────────────────


def test_the_mail_of_an_entry_is_explained(harness: BotHarness) -> None:
    mail, entry = add_logged_mail(
        harness, signals=(DecisionSignal("one_contact", "ada@acme.example is K-2"),)
    )
    (message,) = harness.alice.types(f"/rapport why #{entry}").messages
    told = message.plain()
    assert f"Logged as #{entry}: its contact was certain." in told
    assert "Mail from ada@acme.example, today 11:30\nOffer" in told
    assert "What was noticed\n1. one contact: ada@acme.example is K-2" in told
    assert "If that is wrong, edit or cancel the entry." in told
    assert "Decided by Rapport itself" in told
    assert f"Mail {mail}" in told
    assert message.buttons() == [f"Show #{entry}"]
    assert TEXT not in told


def test_it_is_found_by_sender_domain_subject_or_message_id(harness: BotHarness) -> None:
    add_waiting_mail(harness)
    for typed in ("ada@acme.example", "@acme.example", "offer", "k@acme.example"):
        told = harness.alice.types(f"/rapport why {typed}").text
        assert "Waits for a person: nobody in the contacts has its address." in told, typed


def test_it_is_found_by_the_senders_name(harness: BotHarness) -> None:
    parties = (MailParty("from", "b@b.example", "Börje Åkesson"), MailParty("to", "s@ours.example"))
    add_waiting_mail(harness, sender="b@b.example", parties=parties)
    assert "Börje Åkesson <b@b.example>" in harness.alice.types("/rapport why borje akes").text


def test_a_rule_and_what_to_do_are_told(harness: BotHarness) -> None:
    mail = add_skipped_mail(harness, reason=MailReason.RULE, rule="newsletters")
    told = harness.mia.types(f"/rapport why {mail}").text
    assert "Not recorded: a rule of the config says so." in told
    assert "Rule: newsletters" in told
    assert "Ask an admin to change that" in told


def test_the_reason_is_said_in_the_readers_language(harness: BotHarness) -> None:
    add_waiting_mail(harness, reason=MailReason.FLOOD, why=why_text.flood(40))
    harness.mia.changes(locale="sv-SE")
    told = harness.mia.types("/rapport why offer").text
    assert "Mejl från avsändaren inom en timme: 40." in told
    assert "within an hour" not in told
    assert "Its sender wrote 40 mails within an hour." in harness.alice.types("/rapport why 1").text


def test_a_waiting_one_is_opened_in_triage(harness: BotHarness) -> None:
    add_waiting_mail(harness)
    (message,) = harness.alice.types("/rapport why offer").messages
    assert message.buttons() == ["Open in triage"]
    assert not harness.alice.clicks(message, "Open in triage").error


def test_several_are_listed_with_a_button_for_each(harness: BotHarness) -> None:
    for number in range(7):
        add_waiting_mail(harness, f"k{number}", subject=f"Offer {number}")
    (message,) = harness.alice.types("/rapport why offer").messages
    assert "The newest 5 that fit." in message.plain()
    assert "Offer 6" in message.plain()
    assert "Offer 1" not in message.plain()
    button = next(b for b in message.blocks if "Offer 4" in str(b))["accessory"]
    harness.alice.clicks(message, action_id=button["action_id"], value=button["value"])
    harness.settle()
    assert "Offer 4" in harness.alice.sees()[-1].plain()
    assert "Decided by" in harness.alice.sees()[-1].plain()


def test_what_was_never_seen_is_told(harness: BotHarness) -> None:
    assert "No mail fits that" in harness.alice.types("/rapport why unicorns").text
    assert "No mail fits that" in harness.alice.types("/rapport why 4711").text


def test_an_entry_by_hand_was_made_of_no_mail(harness: BotHarness) -> None:
    number = log_entry(harness, add_ada(harness))
    assert "was not made of a mail" in harness.alice.types(f"/rapport why {number}").text
    assert add_waiting_mail(harness) == number, "a mail of the same number"
    assert "was not made of a mail" in harness.alice.types(f"/rapport why #{number}").text
    assert "Waits for a person" in harness.alice.types(f"/rapport why {number}").text


# ── who may know what ───────────────────────────────────────────────────────────────────────────


def add_internal_mail(harness: BotHarness) -> int:
    """A mail that is no business, between Bob and Mia."""
    parties = (MailParty("from", "bob@ours.example"), MailParty("to", "mia@ours.example"))
    return add_skipped_mail(
        harness,
        sender="bob@ours.example",
        reason=MailReason.BULK,
        subject="Salary of Alice",
        why="Bob wrote to Mia.",
        parties=parties,
    )


def test_others_learn_the_outcome_and_not_whose_it_is(harness: BotHarness) -> None:
    mail = add_internal_mail(harness)
    told = harness.alice.types(f"/rapport why {mail}").text
    assert "Not recorded: it was sent to many." in told
    for hidden in ("Salary", "bob@", "Bob wrote"):
        assert hidden not in told


def test_nobody_finds_a_mail_by_words_they_may_not_see(harness: BotHarness) -> None:
    add_internal_mail(harness)
    assert "No mail fits that" in harness.alice.types("/rapport why salary").text
    assert "Salary of Alice" in harness.bob.types("/rapport why salary").text, "he is on it"
    assert "Salary of Alice" in harness.mia.types("/rapport why salary").text


def test_of_what_was_kept_out_for_privacy_nothing_is_kept(harness: BotHarness) -> None:
    mail = add_skipped_mail(harness, reason=MailReason.INTERNAL_ONLY)
    told = harness.mia.types(f"/rapport why {mail}").text
    assert "Not recorded: only colleagues are on it." in told
    assert "Nothing else of it was kept." in told


def test_of_closed_contacts_nobody_is_told_more(harness: BotHarness) -> None:
    mail = add_skipped_mail(harness, reason=MailReason.PRIVACY_BLOCKED, subject="Secret")
    told = harness.ada.types(f"/rapport why {mail}").text
    assert "its contact is blocked for privacy" in told
    assert "Secret" not in told
    assert "ada@acme.example" not in told


# ── words ───────────────────────────────────────────────────────────────────────────────────────


def test_every_outcome_and_reason_has_words() -> None:
    for reason in MailReason:
        for outcome in MailOutcome:
            assert mail_outcome(Translator(), outcome, reason, 1).endswith(".")
        assert next_step(Translator(), reason).endswith((".", "`."))


def test_mails_that_mean_no_good_do_nothing(harness: BotHarness) -> None:
    for number, text in enumerate((HOSTILE_TEXT, "x" * 3000, "&<>" * 300)):
        _shown_without_harm(harness, f"ada{number}@acme.example", text)


def _shown_without_harm(harness: BotHarness, address: str, text: str) -> None:
    parties = (MailParty("from", address, text), MailParty("to", "s@ours.example"))
    more: dict[str, Any] = {"parties": parties, "why": text, "mail_class": MailClass.NORMAL}
    signals = (DecisionSignal("subject", text),) * 20
    add_waiting_mail(
        harness,
        f"one {address}",
        sender=address,
        subject=text,
        signals=signals,
        rule=text[:90],
        **more,
    )
    one = harness.alice.types(f"/rapport why {address}")
    add_waiting_mail(harness, f"two {address}", sender=address, subject=text, **more)
    both = harness.alice.types(f"/rapport why {address}")
    nobody = harness.alice.types(f"/rapport why {text}")
    for seen in (one, both, nobody):
        assert not seen.error
        assert all(is_harmless(each) for each in seen.messages)
