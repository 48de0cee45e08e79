"""A logo that comes again and again is no file of its mails; what is sent once or twice is."""

from sqlmodel import Session

from journal.entries import correct
from journal.mail_packing import pack
from journal.model import Contact, MailOutcome, NewAttachment, PackedMail
from journal.store.mail import ledger, mails
from tests.builders import a_person
from tests.journal.laws.example_database import ExampleDatabase
from tests.mail_builders import a_mail, enter_mails

RAW = pack(b"raw")
LOGO = NewAttachment("logo.png", "image/png", b"PNG" * 100)
OFFER = NewAttachment("offer.pdf", "application/pdf", b"PDF")
PHOTO = NewAttachment("photo.jpg", "image/jpeg", b"J" * 50_001)


def log_mail(
    world: ExampleDatabase,
    session: Session,
    ada: Contact,
    key: str,
    *files: NewAttachment,
    raw: PackedMail | None = RAW,
) -> list[str]:
    """The names of the files that the entry of the mail has."""
    mail = a_mail(key, MailOutcome.LOGGED, ada, attachments=files, raw=raw)
    (entered,) = enter_mails(session, world.config, mail)
    assert entered.interaction is not None
    return [each.name for each in correct.get_entry(session, entered.interaction).attachments]


def test_the_fourth_mail_with_a_small_picture_does_not_have_it_and_says_so(
    world: ExampleDatabase,
) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        for key in ("one", "two", "three"):
            assert log_mail(world, session, ada, key, LOGO) == ["logo.png"]
        assert log_mail(world, session, ada, "four", LOGO, OFFER) == ["offer.pdf"]
        last = max(ledger.walk(session, ledger.MailFilter()), key=lambda each: each.id)
        assert [each.name for each in last.signals] == ["logo"]
        assert mails.raw_of(session, last.id) == b"raw"


def test_papers_and_photos_are_kept_however_often_they_come(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        for key in "abcdef":
            assert log_mail(world, session, ada, key, PHOTO, OFFER) == ["photo.jpg", "offer.pdf"]


def test_a_mail_whose_bytes_are_not_kept_keeps_its_logo(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        ada = a_person(session)
        for key in "abcdef":
            assert log_mail(world, session, ada, key, LOGO, raw=None) == ["logo.png"]


def test_mails_of_one_batch_and_waiting_ones_count_as_well(world: ExampleDatabase) -> None:
    with world.rolled_back_session() as session:
        some = [a_mail(key, attachments=(LOGO,), raw=RAW) for key in ("a", "b")]
        enter_mails(session, world.config, *some)
        ada = a_person(session)
        batch = [
            a_mail(key, MailOutcome.LOGGED, ada, attachments=(LOGO,), raw=RAW) for key in "cde"
        ]
        numbers = [each.interaction or 0 for each in enter_mails(session, world.config, *batch)]
        kept = [len(correct.get_entry(session, number).attachments) for number in numbers]
        assert kept == [1, 0, 0]
