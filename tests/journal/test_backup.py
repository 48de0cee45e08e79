"""A backup that is restored is what was there; what was deleted since does not come back."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError, ProgrammingError

from journal import backup, migrate
from journal.contacts import erase
from journal.contacts.erase import SharedEntryPolicy
from journal.context import RecordConfig
from journal.entries import attach, cancel, purge
from journal.entries.correct import get_entry
from journal.errors import RapportError, RequestRefused
from journal.health.problems import BACKUP_KEY
from journal.model import AuditKind, InteractionFilter, MailReason, NewAttachment
from journal.store import audit_trail, meta, transfer
from journal.store.contacts import contacts
from journal.store.database import read_transaction, transaction
from journal.store.privacy.purges import StoredPreview
from journal.store.record import attachments, interactions, text_search
from journal.store.record.file_stores import FolderStore, path_of
from journal.store.slack.events import LISTENED_KEY
from tests.builders import ADMIN, a_config, a_person, files_folder, log_interaction
from tests.clock import NOW
from tests.databases import (
    Databases,
    PostgresqlDatabases,
    SqliteDatabases,
    fresh_engine,
    make_read_only,
    temporary_engine,
)
from tests.effort import one_day_in
from tests.journal.mail.triage_case import a_waiting_mail, outcome_of, rows_with
from tests.servers.object_store import ObjectStore

DAY = timedelta(days=1)
PLAN = NewAttachment("plan.txt", "text/plain", b"a plan of chairs")


@pytest.fixture
def config(engine: Engine, tmp_path: Path) -> RecordConfig:
    return fill(engine, tmp_path)


def fill(engine: Engine, tmp_path: Path) -> RecordConfig:
    """Ada with two entries, one with a file; a mail that waits."""
    made = a_config(tmp_path)
    with transaction(engine) as session:
        ada = a_person(session, "Ada Lovelace", "ada@acme.example")
        number = log_interaction(session, made, ada, text="chairs for the library")
        attach.attach(session, made, number, PLAN, by=ADMIN.key, now=NOW)
        log_interaction(session, made, ada, text="tables")
        a_waiting_mail(session, made, "m1", "eve@stranger.example")
    return made


def take(
    engine: Engine, config: RecordConfig, folder: Path, *, days: int = 0, keep: int = 9
) -> Path:
    now = NOW + days * DAY
    return backup.take(engine, config.files, folder / "backups", keep=keep, now=now).path


@contextmanager
def empty_house(databases: Databases) -> Iterator[Engine]:
    with databases.empty() as url, temporary_engine(url) as engine:
        migrate.bring_up(engine, now=NOW)
        yield engine


def differences(one: Engine, other: Engine) -> list[str]:
    with read_transaction(one) as a, read_transaction(other) as b:
        return transfer.find_differences(a, b)


def test_what_is_restored_equals_what_was_there(
    engine: Engine, config: RecordConfig, databases: Databases, tmp_path: Path
) -> None:
    made = take(engine, config, tmp_path)
    with empty_house(databases) as other:
        done = backup.restore(made, other, FolderStore(tmp_path / "restored"), now=NOW)
        # When it was taken was noted behind it.
        assert differences(engine, other) == ["meta"]
        assert (done.files, done.missing) == (1, ())
        assert [each.read_bytes() for each in (tmp_path / "restored").glob("??/??/*")] == [
            PLAN.content
        ]
        with transaction(other) as session:
            assert text_search.find(session, "library", limit=9) == [1]
            # Numbers go on where they stood.
            eve = a_person(session, "Eve")
            assert log_interaction(session, config, eve) == 3


def test_a_bot_of_a_restored_record_reads_nothing_of_before_in_slack(
    engine: Engine, config: RecordConfig, databases: Databases, tmp_path: Path
) -> None:
    with transaction(engine) as session:
        meta.set_moment(session, LISTENED_KEY, NOW)
    made = take(engine, config, tmp_path)
    with empty_house(databases) as other:
        backup.restore(made, other, FolderStore(tmp_path / "restored"), now=NOW)
        with read_transaction(other) as session:
            assert meta.get_moment(session, LISTENED_KEY) is None


def test_a_backup_goes_from_each_database_to_the_other(
    engine: Engine, config: RecordConfig, sqlite_databases: SqliteDatabases, tmp_path: Path
) -> None:
    made = take(engine, config, tmp_path)
    with empty_house(sqlite_databases) as other:
        backup.restore(made, other, FolderStore(tmp_path / "restored"), now=NOW)
        assert differences(engine, other) == ["meta"]


def test_a_copy_into_another_database_is_compared_row_by_row(
    engine: Engine, config: RecordConfig, databases: Databases
) -> None:
    with databases.empty() as url, temporary_engine(url) as other:
        counts = backup.copy_database(engine, other, now=NOW)
        assert counts["interaction"] == 2
        assert differences(engine, other) == []


@one_day_in(3)
def test_a_record_goes_to_the_other_kind_of_database_and_back_unchanged(
    sqlite_databases: SqliteDatabases,
    postgresql_databases: PostgresqlDatabases,
    tmp_path: Path,
) -> None:
    """With what was cancelled, purged and erased, and a mail that waits."""
    with (
        fresh_engine(sqlite_databases) as first,
        postgresql_databases.empty() as there,
        temporary_engine(there) as second,
        sqlite_databases.empty() as back,
        temporary_engine(back) as third,
    ):
        made = fill(first, tmp_path)
        with transaction(first) as session:
            bob = a_person(session, "Bob", "bob@acme.example")
            for text in ("a secret of Bob", "cancelled", "purged"):
                log_interaction(session, made, bob, text=text)
            cancel.cancel(session, made, ADMIN, [4, 5], reason="", now=NOW)
            shown = purge.preview(session, ADMIN, InteractionFilter(numbers=(5,)), now=NOW)
        purge_all(first, shown.token)
        with transaction(first) as session:
            erase.erase(session, ADMIN, bob, shared=SharedEntryPolicy.EMPTY, now=NOW)
        counts = backup.copy_database(first, second, now=NOW)
        assert backup.copy_database(second, third, now=NOW) == counts
        assert (counts["interaction"], counts["purge"], counts["erasure"]) == (4, 1, 1)
        assert differences(first, second) == differences(first, third) == []
        for engine in (second, third):
            with transaction(engine) as session:
                assert text_search.find(session, "library", limit=9) == [1]
                # A number that was purged is not given again.
                assert log_interaction(session, made, a_person(session, "Eve")) == 6


def test_a_house_that_has_a_record_is_not_restored_into(
    engine: Engine, config: RecordConfig, tmp_path: Path
) -> None:
    made = take(engine, config, tmp_path)
    with pytest.raises(RequestRefused, match="has a record already"):
        backup.restore(made, engine, FolderStore(tmp_path / "restored"), now=NOW)


def test_what_was_purged_or_erased_since_does_not_come_back(
    engine: Engine, config: RecordConfig, databases: Databases, tmp_path: Path
) -> None:
    with transaction(engine) as session:
        bob = a_person(session, "Bob Babbage", "bob@acme.example")
        log_interaction(session, config, bob, text="a secret of Bob")
    old = take(engine, config, tmp_path)
    with transaction(engine) as session:
        cancel.cancel(session, config, ADMIN, [2], reason="", now=NOW)
    with transaction(engine) as session:
        shown = purge.preview(session, ADMIN, InteractionFilter(numbers=(2,)), now=NOW)
    purge_all(engine, shown.token)
    with transaction(engine) as session:
        erase.erase(session, ADMIN, bob, shared=SharedEntryPolicy.EMPTY, now=NOW)
    take(engine, config, tmp_path, days=1)
    with empty_house(databases) as other:
        done = backup.restore(old, other, FolderStore(tmp_path / "restored"), now=NOW)
        assert (done.deleted_interactions, done.deleted_contacts) == (2, 1)
        assert done.known_until == NOW + DAY
        with read_transaction(other) as session:
            left = interactions.get_many(session, [1, 2, 3])
            assert sorted(left) == [1, 3]
            assert left[3].erased_at is not None
            assert "secret" not in repr(left)
            assert list(contacts.get_many(session, [1, 2])) == [1]
            kinds = [each.kind for each in audit_trail.find_newest(session, limit=9)]
            assert AuditKind.ERASURE in kinds


def test_a_mail_of_somebody_who_was_erased_since_does_not_come_back(
    engine: Engine, config: RecordConfig, databases: Databases, tmp_path: Path
) -> None:
    """Whether they were a contact already when the backup was taken, or not yet."""
    with transaction(engine) as session:
        a_person(session, "Bob Babbage", "bob@acme.example")
        for key, sender in (("m2", "bob@acme.example"), ("m3", "zoe@acme.example")):
            a_waiting_mail(session, config, key, sender, subject="a secret", text="a secret")
    old = take(engine, config, tmp_path)
    with transaction(engine) as session:
        zoe = a_person(session, "Zoe", "zoe@acme.example")
        for who in (contacts.get_many(session, [2])[2], zoe):
            erase.erase(session, ADMIN, who, shared=None, now=NOW)
    take(engine, config, tmp_path, days=1)
    with empty_house(databases) as other:
        backup.restore(old, other, FolderStore(tmp_path / "restored"), now=NOW)
        with read_transaction(other) as session:
            assert [outcome_of(session, mail_id)[1] for mail_id in (1, 2, 3)] == [
                MailReason.NO_CONTACT,
                MailReason.ERASED,
                MailReason.ERASED,
            ]
            assert rows_with(session, "secret", "bob@", "zoe@") == []


def purge_all(engine: Engine, token: str) -> None:
    with transaction(engine) as session:
        begun = purge.begin(session, ADMIN, token, now=NOW)
        assert isinstance(begun, StoredPreview)
        purge.delete(session, begun, purge.next_slice(session, begun), now=NOW)


@one_day_in(3)
def test_a_database_that_can_only_be_read_is_backed_up_and_keeps_no_note_of_it(
    postgresql_databases: PostgresqlDatabases, tmp_path: Path
) -> None:
    """A standby, and one that a full disk has made so: when it is needed most."""
    with postgresql_databases.fresh() as url:
        with temporary_engine(url) as engine:
            made = fill(engine, tmp_path)
        make_read_only(url)
        with temporary_engine(url) as engine:
            for day in range(3):
                now = NOW + day * DAY
                done = backup.take(engine, made.files, tmp_path / "backups", keep=2, now=now)
                assert not done.is_noted
            assert len(backup.find_backups(tmp_path / "backups")) == 2


def test_a_backup_that_fails_leaves_nothing_behind(
    engine: Engine, config: RecordConfig, tmp_path: Path
) -> None:
    with transaction(engine) as session:
        # A table is missing: what can't be copied fails there.
        session.execute(sa.text("DROP TABLE notice"))
    with pytest.raises((OperationalError, ProgrammingError, RapportError)):
        take(engine, config, tmp_path)
    assert not (tmp_path / "backups").exists()


def test_two_backups_into_one_folder_wait_for_each_other_and_what_a_killed_one_left_goes(
    engine: Engine, config: RecordConfig, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    (folder / ".20200101T000000Z.part").mkdir(parents=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(RequestRefused, match="Another backup is being taken"):
            take(engine, config, tmp_path)
        assert [each.name for each in folder.glob(".*.part")] == [".20200101T000000Z.part"]
    made = take(engine, config, tmp_path)
    assert sorted(folder.iterdir()) == [folder / ".lock", made, folder / "files"]


def test_old_backups_go_with_the_files_that_none_needs_any_more(
    engine: Engine, config: RecordConfig, tmp_path: Path
) -> None:
    for days in range(3):
        take(engine, config, tmp_path, days=days, keep=2)
    assert len(backup.find_backups(tmp_path / "backups")) == 2
    assert len(list((tmp_path / "backups" / "files").glob("??/??/*"))) == 1
    with read_transaction(engine) as session:
        assert meta.get_moment(session, BACKUP_KEY) == NOW + 2 * DAY


def test_two_of_one_second_are_both_kept_in_their_order(
    engine: Engine, config: RecordConfig, tmp_path: Path
) -> None:
    made = [take(engine, config, tmp_path) for _ in range(2)]
    assert backup.find_backups(tmp_path / "backups") == made


def test_a_backup_that_was_given_a_name_is_restored_and_keeps_its_files(
    engine: Engine, config: RecordConfig, databases: Databases, tmp_path: Path
) -> None:
    named = take(engine, config, tmp_path).rename(tmp_path / "backups" / "before the move")
    with transaction(engine) as session:
        cancel.cancel(session, config, ADMIN, [1], reason="", now=NOW)
        shown = purge.preview(session, ADMIN, InteractionFilter(numbers=(1,)), now=NOW)
    purge_all(engine, shown.token)
    with empty_house(databases) as other:
        done = backup.restore(named, other, FolderStore(tmp_path / "alone"), now=NOW)
        assert (done.files, done.missing, done.deleted_interactions) == (1, (), 0)
    for days in (1, 2):
        take(engine, config, tmp_path, days=days, keep=1)
    with empty_house(databases) as other:
        done = backup.restore(named, other, FolderStore(tmp_path / "restored"), now=NOW)
        assert (done.missing, done.deleted_interactions) == ((), 1)
    assert len(list((tmp_path / "backups" / "files").glob("??/??/*"))) == 1


def test_an_attachment_that_is_lost_or_rotten_is_noticed(
    engine: Engine, config: RecordConfig, tmp_path: Path
) -> None:
    digest = found_digest(engine)
    assert backup.check_storage(engine, config.files).sound == 1
    (files_folder(config) / path_of(digest)).write_bytes(b"rot")
    assert backup.check_storage(engine, config.files).damaged == (digest,)
    made = backup.take(engine, config.files, tmp_path / "other", keep=9, now=NOW)
    assert made.missing == (digest,)
    (files_folder(config) / path_of(digest)).unlink()
    assert backup.check_storage(engine, config.files).missing == (digest,)


@one_day_in(2)
def test_files_move_into_a_bucket_and_back_and_each_is_read_where_it_arrived(
    engine: Engine, config: RecordConfig, object_store: ObjectStore
) -> None:
    digest, bucket, steps = found_digest(engine), object_store.new_bucket(), list[int]()
    done = backup.move_files(engine, config.files, bucket, remove=False, step=steps.append)
    assert (done, len(steps)) == (backup.MoveResult(1, (), 0), 1)
    assert (bucket.read(digest), config.files.read(digest)) == (PLAN.content, PLAN.content)
    # Called again, it has nothing to copy; what nobody needs is removed as well.
    config.files.put("f" * 64, b"nobody's")
    assert backup.move_files(engine, config.files, bucket, remove=True).removed == 2
    assert list(config.files.digests()) == []
    assert backup.move_files(engine, bucket, config.files, remove=True).moved == 1
    assert (bucket.read(digest), config.files.read(digest)) == (None, PLAN.content)


@one_day_in(3)
def test_nothing_is_removed_while_one_is_missing_or_rotten_where_it_arrived(
    engine: Engine, config: RecordConfig, object_store: ObjectStore
) -> None:
    digest, bucket = found_digest(engine), object_store.new_bucket()
    bucket.put(digest, b"rot")
    done = backup.move_files(engine, config.files, bucket, remove=True)
    assert done == backup.MoveResult(0, (digest,), 0)
    assert config.files.read(digest) == PLAN.content
    bucket.remove(digest)
    config.files.remove(digest)
    done = backup.move_files(engine, config.files, bucket, remove=True)
    assert done.missing == (digest,)


def test_what_is_purged_while_files_move_stays_in_neither_place(
    engine: Engine, config: RecordConfig, object_store: ObjectStore
) -> None:
    digest, bucket = found_digest(engine), object_store.new_bucket()

    def purge_it(_: int) -> None:
        """At this moment it was copied already."""
        with transaction(engine) as session:
            attachments.detach(session, 1, get_entry(session, 1).attachments)
        attachments.sweep_all(lambda: transaction(engine), bucket)
        # The copy is slower than the purge.
        bucket.put(digest, PLAN.content)

    done = backup.move_files(engine, config.files, bucket, remove=True, step=purge_it)
    assert done == backup.MoveResult(1, (), 1)
    assert (list(bucket.digests()), list(config.files.digests())) == ([], [])


def test_a_backup_has_the_files_of_a_bucket_and_brings_them_back_into_one(
    engine: Engine,
    config: RecordConfig,
    databases: Databases,
    object_store: ObjectStore,
    tmp_path: Path,
) -> None:
    digest, bucket, other_bucket = (
        found_digest(engine),
        object_store.new_bucket(),
        object_store.new_bucket(),
    )
    backup.move_files(engine, config.files, bucket, remove=True)
    made = backup.take(engine, bucket, tmp_path / "backups", keep=9, now=NOW)
    assert (made.files, made.missing) == (1, ())
    with empty_house(databases) as other:
        assert backup.restore(made.path, other, other_bucket, now=NOW).files == 1
        assert backup.check_storage(other, other_bucket).sound == 1
    assert other_bucket.read(digest) == PLAN.content


def found_digest(engine: Engine) -> str:
    with read_transaction(engine) as session:
        (digest,) = transfer.file_digests(session)
    return digest


def test_a_backup_that_was_changed_is_refused(
    engine: Engine, config: RecordConfig, databases: Databases, tmp_path: Path
) -> None:
    made = take(engine, config, tmp_path)
    with (made / "record.sqlite").open("ab") as file:
        file.write(b"x")
    with empty_house(databases) as other, pytest.raises(RequestRefused, match="not what it was"):
        backup.restore(made, other, FolderStore(tmp_path / "restored"), now=NOW)
