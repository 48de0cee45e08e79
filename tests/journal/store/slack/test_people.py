"""What Slack says of somebody is fetched anew; what they wish for stays theirs."""

from dataclasses import replace

from sqlmodel import Session

from journal.model import NoticeFrequency, NoticeKind, UserPreferences
from journal.store.slack import people
from tests.slack_builders import a_colleague

PREFERENCES = UserPreferences(
    "fi", NoticeFrequency.EACH, 8, frozenset({NoticeKind.BOUNCED, NoticeKind.EDITED})
)


def test_somebody_is_kept_as_slack_told(session: Session) -> None:
    alice = a_colleague("U1", "Alice@Ours.example")
    people.save(session, alice)
    kept = replace(alice, email="alice@ours.example", known_as="alice@ours.example")
    assert people.get(session, "U1") == kept
    assert people.get(session, "U2") is None


def test_wishes_stay_when_slack_tells_anew(session: Session) -> None:
    people.save(session, a_colleague())
    people.set_preferences(session, "U1", PREFERENCES)
    people.set_dm(session, "U1", "D1")
    people.save(session, a_colleague(name="Alice Other", locale="fi-FI"))
    found = people.get(session, "U1")
    assert found is not None
    assert (found.name, found.locale, found.preferences) == ("Alice Other", "fi-FI", PREFERENCES)
    assert people.dm_of(session, "U1") == "D1"


def test_somebody_is_found_by_address_however_it_is_written(session: Session) -> None:
    people.save(session, a_colleague("U1", "alice@ours.example"))
    found = people.get_by_email(session, " ALICE@ours.example ")
    assert found is not None
    assert found.slack_id == "U1"
    assert people.get_by_email(session, "") is None


def test_of_two_accounts_with_one_address_the_one_that_is_left_counts(session: Session) -> None:
    people.save(session, a_colleague("U1", gone=True))
    people.save(session, a_colleague("U2"))
    found = people.get_by_email(session, "alice@ours.example")
    assert found is not None
    assert found.slack_id == "U2"
    assert [each.slack_id for each in people.get_all(session)] == ["U2"]


def test_who_has_no_address_is_found_by_none(session: Session) -> None:
    people.save(session, a_colleague("U1", ""))
    assert people.get_by_email(session, "") is None


def test_the_direct_messages_of_a_stranger_are_not_names_of(session: Session) -> None:
    people.set_dm(session, "U9", "D9")
    assert people.dm_of(session, "U9") == ""


# ── how the record names them ───────────────────────────────────────────────────────────────────


def _names_of(session: Session, slack_id: str) -> tuple[str, str]:
    found = people.get(session, slack_id)
    assert found is not None
    return found.email, found.known_as


def test_a_new_address_changes_nothing_of_how_the_record_names_somebody(session: Session) -> None:
    people.save(session, a_colleague("U1", "alice@ours.example"))
    people.save(session, a_colleague("U1", "alice.berg@ours.example"))
    assert _names_of(session, "U1") == ("alice.berg@ours.example", "alice@ours.example")
    for address in ("alice@ours.example", "alice.berg@ours.example"):
        found = people.get_by_email(session, address)
        assert found is not None
        assert found.slack_id == "U1"


def test_an_address_that_slack_does_not_tell_any_more_is_kept(session: Session) -> None:
    people.save(session, a_colleague("U1", "alice@ours.example"))
    people.save(session, a_colleague("U1", ""))
    assert _names_of(session, "U1") == ("alice@ours.example", "alice@ours.example")


def test_who_had_no_address_at_first_stays_who_they_were(session: Session) -> None:
    people.save(session, a_colleague("U1", ""))
    people.save(session, a_colleague("U1", "alice@ours.example"))
    assert _names_of(session, "U1") == ("alice@ours.example", "slack:U1")


def test_who_gets_the_address_of_another_is_not_taken_for_them(session: Session) -> None:
    people.save(session, a_colleague("U1", "sales@ours.example"))
    people.save(session, a_colleague("U1", "alice@ours.example"))
    people.save(session, a_colleague("U2", "sales@ours.example"))
    assert _names_of(session, "U2") == ("sales@ours.example", "slack:U2")
    found = people.get_by_email(session, "sales@ours.example")
    assert found is not None
    assert found.slack_id == "U2"


def test_who_comes_back_with_a_new_account_is_who_they_were(session: Session) -> None:
    people.save(session, a_colleague("U1", gone=True))
    people.save(session, a_colleague("U2"))
    assert _names_of(session, "U2") == ("alice@ours.example", "alice@ours.example")
