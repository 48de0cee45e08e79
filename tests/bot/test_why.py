"""What became of a mail: everybody learns the outcome and the reason, not everybody whose it is."""

from typing import Any

from bot.messages.why import became, what_next
from bot.say import Say
from journal.model import MailClass, MailParty, Outcome, Reason, Signal
from tests.bot.looking_up import HOSTILE, ada_of_acme, is_harmless, log
from tests.bot.office import Office
from tests.mailing import a_mail, entered

TEXT = "We need two hundred chairs."


def a_skipped(office: Office, key: str = "k", **more: Any) -> int:
    more.setdefault("reason", Reason.BULK)
    with office.session() as session:
        (done,) = entered(session, office.house, a_mail(key, Outcome.SKIPPED, **more))
    return done.mail


def a_waiting(office: Office, key: str = "k", **more: Any) -> int:
    with office.session() as session:
        (done,) = entered(session, office.house, a_mail(key, **more))
    return done.mail


def a_logged(office: Office, key: str = "k", **more: Any) -> tuple[int, int]:
    """The mail's number and the entry's."""
    ada = ada_of_acme(office)
    with office.session() as session:
        new = a_mail(key, Outcome.LOGGED, ada, **more)
        (done,) = entered(session, office.house, new)
    assert done.interaction is not None
    return done.mail, done.interaction


# ── found ───────────────────────────────────────────────────────────────────────────────────────


def test_the_mail_of_an_entry_is_explained(office: Office) -> None:
    mail, entry = a_logged(office, signals=(Signal("one_contact", "ada@acme.example is K-2"),))
    (message,) = office.alice.types(f"/rapport why #{entry}").messages
    told = message.plain()
    assert f"Logged as #{entry}: its contact was certain." in told
    assert "Mail from ada@acme.example, today 11:30\nOffer" in told
    assert "What was noticed\n1. one contact: ada@acme.example is K-2" in told
    assert "If that is wrong, edit or cancel the entry." in told
    assert "Decided by Rapport itself" in told
    assert f"Mail {mail}" in told
    assert message.buttons() == [f"Show #{entry}"]
    assert TEXT not in told


def test_it_is_found_by_sender_domain_subject_or_message_id(office: Office) -> None:
    a_waiting(office)
    for typed in ("ada@acme.example", "@acme.example", "offer", "k@acme.example"):
        told = office.alice.types(f"/rapport why {typed}").text
        assert "Waits for a person: nobody in the contacts has its address." in told, typed


def test_it_is_found_by_the_senders_name(office: Office) -> None:
    parties = (MailParty("from", "b@b.example", "Börje Åkesson"), MailParty("to", "s@ours.example"))
    a_waiting(office, sender="b@b.example", parties=parties)
    assert "Börje Åkesson <b@b.example>" in office.alice.types("/rapport why borje akes").text


def test_a_rule_and_what_to_do_are_told(office: Office) -> None:
    mail = a_skipped(office, reason=Reason.RULE, rule="newsletters")
    told = office.mia.types(f"/rapport why {mail}").text
    assert "Not recorded: a rule of the config says so." in told
    assert "Rule: newsletters" in told
    assert "Ask an admin to change that" in told


def test_a_waiting_one_is_opened_in_triage(office: Office) -> None:
    a_waiting(office)
    (message,) = office.alice.types("/rapport why offer").messages
    assert message.buttons() == ["Open in triage"]
    assert not office.alice.clicks(message, "Open in triage").error


def test_several_are_listed_with_a_button_for_each(office: Office) -> None:
    for number in range(7):
        a_waiting(office, f"k{number}", subject=f"Offer {number}")
    (message,) = office.alice.types("/rapport why offer").messages
    assert "The newest 5 that fit." in message.plain()
    assert "Offer 6" in message.plain()
    assert "Offer 1" not in message.plain()
    button = next(b for b in message.blocks if "Offer 4" in str(b))["accessory"]
    office.alice.clicks(message, action_id=button["action_id"], value=button["value"])
    office.settle()
    assert "Offer 4" in office.alice.sees()[-1].plain()
    assert "Decided by" in office.alice.sees()[-1].plain()


def test_what_was_never_seen_is_told(office: Office) -> None:
    assert "No mail fits that" in office.alice.types("/rapport why unicorns").text
    assert "No mail fits that" in office.alice.types("/rapport why 4711").text


def test_an_entry_by_hand_was_made_of_no_mail(office: Office) -> None:
    number = log(office, ada_of_acme(office))
    assert "was not made of a mail" in office.alice.types(f"/rapport why {number}").text
    assert a_waiting(office) == number, "a mail of the same number"
    assert "was not made of a mail" in office.alice.types(f"/rapport why #{number}").text
    assert "Waits for a person" in office.alice.types(f"/rapport why {number}").text


# ── who may know what ───────────────────────────────────────────────────────────────────────────


def of_others(office: Office) -> int:
    """A mail that is no business, between Bob and Mia."""
    parties = (MailParty("from", "bob@ours.example"), MailParty("to", "mia@ours.example"))
    return a_skipped(
        office,
        sender="bob@ours.example",
        reason=Reason.BULK,
        subject="Salary of Alice",
        why="Bob wrote to Mia.",
        parties=parties,
    )


def test_others_learn_the_outcome_and_not_whose_it_is(office: Office) -> None:
    mail = of_others(office)
    told = office.alice.types(f"/rapport why {mail}").text
    assert "Not recorded: it was sent to many." in told
    for hidden in ("Salary", "bob@", "Bob wrote"):
        assert hidden not in told


def test_nobody_finds_a_mail_by_words_they_may_not_see(office: Office) -> None:
    of_others(office)
    assert "No mail fits that" in office.alice.types("/rapport why salary").text
    assert "Salary of Alice" in office.bob.types("/rapport why salary").text, "he is on it"
    assert "Salary of Alice" in office.mia.types("/rapport why salary").text


def test_of_what_was_kept_out_for_privacy_nothing_is_kept(office: Office) -> None:
    mail = a_skipped(office, reason=Reason.INTERNAL_ONLY)
    told = office.mia.types(f"/rapport why {mail}").text
    assert "Not recorded: only colleagues are on it." in told
    assert "Nothing else of it was kept." in told


def test_of_closed_contacts_nobody_is_told_more(office: Office) -> None:
    mail = a_skipped(office, reason=Reason.PRIVACY_BLOCKED, subject="Secret")
    told = office.ada.types(f"/rapport why {mail}").text
    assert "its contact is blocked for privacy" in told
    assert "Secret" not in told
    assert "ada@acme.example" not in told


# ── words ───────────────────────────────────────────────────────────────────────────────────────


def test_every_outcome_and_reason_has_words() -> None:
    for reason in Reason:
        for outcome in Outcome:
            assert became(Say(), outcome, reason, 1).endswith(".")
        assert what_next(Say(), reason).endswith((".", "`."))


def test_mails_that_mean_no_good_do_nothing(office: Office) -> None:
    for number, text in enumerate((HOSTILE, "x" * 3000, "&<>" * 300)):
        _shown_without_harm(office, f"ada{number}@acme.example", text)


def _shown_without_harm(office: Office, address: str, text: str) -> None:
    parties = (MailParty("from", address, text), MailParty("to", "s@ours.example"))
    more: dict[str, Any] = {"parties": parties, "why": text, "mail_class": MailClass.NORMAL}
    signals = (Signal("subject", text),) * 20
    a_waiting(
        office,
        f"one {address}",
        sender=address,
        subject=text,
        signals=signals,
        rule=text[:90],
        **more,
    )
    one = office.alice.types(f"/rapport why {address}")
    a_waiting(office, f"two {address}", sender=address, subject=text, **more)
    both = office.alice.types(f"/rapport why {address}")
    nobody = office.alice.types(f"/rapport why {text}")
    for seen in (one, both, nobody):
        assert not seen.error
        assert all(is_harmless(each) for each in seen.messages)
