"""Two mails of one delivery key are one only if they say the same, whoever enters them first."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, event

from journal.context import RecordConfig
from journal.mail.likeness import is_alike, mail_likeness
from journal.model import MailOutcome, MailWarning, NewMail
from journal.store import tables
from journal.store.database import transaction
from journal.store.mail import ledger
from tests.builders import a_config, a_person
from tests.mail_builders import a_mail, enter_mails


@pytest.mark.parametrize(
    ("subject", "text", "shown", "files", "alike"),
    [
        ("Offer", "Two  hundred\nchairs.", "Two hundred chairs.", ["a"], True),
        ("[List] Offer", "Two hundred chairs.\n-- \nLeave", "Two hundred chairs.", ["a"], True),
        ("*** SPAM *** Re: Offer", "Two hundred chairs.", "", ["a"], True),
        ("Offer", "Three hundred chairs.", "Three hundred chairs.", ["a"], False),
        ("Refusal", "Two hundred chairs.", "Two hundred chairs.", ["a"], False),
        ("Offer", "Two hundred chairs.", "Two hundred chairs.", ["a", "b"], False),
        ("Offer", "Two hundred chairs.", "Two hundred chairs.", [], False),
    ],
)
def test_what_is_alike(
    subject: str, text: str, shown: str, files: list[str], *, alike: bool
) -> None:
    known = mail_likeness("Offer", "Two hundred chairs.", "Two hundred chairs.", ["a"])
    assert is_alike(known, mail_likeness(subject, text, shown, files)) is alike


def test_what_quotes_alone_is_compared_by_what_it_quotes() -> None:
    one, other = (mail_likeness("Re: Offer", f"> {word}", "", []) for word in ("yes", "no"))
    assert not is_alike(one, other)


def _enter_alone(engine: Engine, config: RecordConfig, new: NewMail) -> None:
    with transaction(engine) as session:
        enter_mails(session, config, new)


@contextmanager
def _before_first_insert(engine: Engine, deed: Callable[[], None]) -> Iterator[None]:
    """Somebody else does it right before the next mail is inserted."""
    left = [deed]

    def watch(_c: object, _cursor: object, statement: str, *_: object) -> None:
        if left and statement.startswith("INSERT INTO mail "):
            left.pop()()

    event.listen(engine, "before_cursor_execute", watch)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", watch)


def test_a_mail_that_another_worker_enters_in_this_moment_hides_none(
    engine: Engine, tmp_path: Path
) -> None:
    """On PostgreSQL: on SQLite nobody else can write meanwhile."""
    config = a_config(tmp_path)
    with transaction(engine) as session:
        ada = a_person(session, "Ada", "ada@acme.example")
    first, second = (
        a_mail("k1", MailOutcome.LOGGED, ada, text=text, likeness=f"{text}:{text}")
        for text in ("yes", "no")
    )
    if engine.dialect.name == "sqlite":
        _enter_alone(engine, config, first)
        _enter_alone(engine, config, second)
    else:
        with _before_first_insert(engine, lambda: _enter_alone(engine, config, first)):
            _enter_alone(engine, config, second)
    with transaction(engine) as session:
        rows = [ledger.get(session, id_) for id_ in session.scalars(sa.select(tables.mail.c.id))]
    assert sorted(each.warnings for each in rows if each) == [(), (MailWarning.REUSED_ID,)]
    assert len({each.interaction for each in rows if each}) == 2
