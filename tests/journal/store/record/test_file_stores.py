"""The laws of a place for attachments, held by a folder and by a bucket of a real server."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from journal.errors import DatabaseUnusable
from journal.store.record.file_stores import (
    FileStore,
    FolderStore,
    copy_files,
    digest_of,
    is_sound,
)
from tests.effort import one_day_in
from tests.servers.object_store import ObjectStore
from tests.servers.ports import free_ports

PLAN = b"a plan of chairs"
DIGEST = digest_of(PLAN)


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FileStore:
    if request.param == "folder":
        return FolderStore(tmp_path / "files")
    server: ObjectStore = request.getfixturevalue("object_store")
    return server.new_bucket()


@pytest.fixture
def folder(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "other")


def test_what_was_put_is_there_and_what_was_removed_is_not(store: FileStore) -> None:
    assert (store.has(DIGEST), store.read(DIGEST), list(store.digests())) == (False, None, [])
    store.put(DIGEST, PLAN)
    assert (store.has(DIGEST), store.read(DIGEST), list(store.digests())) == (True, PLAN, [DIGEST])
    store.remove(DIGEST)
    store.remove(DIGEST)
    assert (store.has(DIGEST), store.read(DIGEST), list(store.digests())) == (False, None, [])


def test_what_is_there_is_not_written_again(store: FileStore) -> None:
    store.put(DIGEST, PLAN)
    store.put(DIGEST, b"anything else")
    assert store.read(DIGEST) == PLAN


def test_of_many_that_put_the_same_each_finds_it_whole(store: FileStore) -> None:
    together = threading.Barrier(8)

    def put_and_read(_: int) -> bytes | None:
        together.wait(60)
        store.put(DIGEST, PLAN * 1000)
        return store.read(DIGEST)

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(put_and_read, range(8))) == {PLAN * 1000}


def test_an_empty_file_is_a_file(store: FileStore) -> None:
    store.put(digest_of(b""), b"")
    assert store.read(digest_of(b"")) == b""
    assert is_sound(store, digest_of(b""))


def test_a_file_is_sound_while_it_is_what_its_name_says(store: FileStore) -> None:
    assert is_sound(store, DIGEST) is None
    store.put(DIGEST, b"rot")
    assert is_sound(store, DIGEST) is False
    store.remove(DIGEST)
    store.put(DIGEST, PLAN)
    assert is_sound(store, DIGEST)


def test_files_go_from_each_kind_to_the_other_and_what_is_rotten_stays(
    store: FileStore, folder: FolderStore
) -> None:
    contents = {digest_of(each): each for each in (b"%d" % number for number in range(20))}
    for digest, content in contents.items():
        store.put(digest, content)
    store.put(DIGEST, b"rot")
    steps: list[int] = []
    assert copy_files(store, folder, [*contents, DIGEST, "f" * 64], steps.append) == [
        DIGEST,
        "f" * 64,
    ]
    assert len(steps) == 22
    assert {each: folder.read(each) for each in folder.digests()} == contents
    for digest in contents:
        store.remove(digest)
    assert copy_files(folder, store, contents) == []
    assert {each: store.read(each) for each in contents} == contents


def test_what_is_rotten_where_it_is_to_be_is_replaced_by_what_is_sound(
    store: FileStore, folder: FolderStore
) -> None:
    folder.put(DIGEST, PLAN)
    store.put(DIGEST, b"rot")
    store.put("f" * 64, b"rot")
    assert copy_files(folder, store, [DIGEST, "f" * 64], mends=True) == ["f" * 64]
    assert store.read(DIGEST) == PLAN


def test_a_rotten_file_in_a_folder_is_mended_by_whoever_brings_it_again(
    folder: FolderStore,
) -> None:
    folder.put(DIGEST, b"rot")
    folder.put(DIGEST, PLAN)
    assert folder.read(DIGEST) == PLAN


def test_a_bucket_lists_more_than_a_page(object_store: ObjectStore) -> None:
    bucket = object_store.new_bucket()
    wanted = {digest_of(b"%d" % number): b"%d" % number for number in range(1100)}
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda pair: bucket.put(*pair), wanted.items()))
    assert set(bucket.digests()) == set(wanted)


def test_one_bucket_holds_two_houses_apart(object_store: ObjectStore) -> None:
    one, other = object_store.new_bucket(), object_store.new_bucket()
    one.put(DIGEST, PLAN)
    assert not other.has(DIGEST)
    assert list(other.digests()) == []


def test_wrong_keys_are_told_without_them(object_store: ObjectStore) -> None:
    bucket = object_store.bucket("s3://rapport/wrong", secret_key="not the secret")
    with pytest.raises(DatabaseUnusable, match=r"nothing was logged.*its keys") as told:
        bucket.put(DIGEST, PLAN)
    assert "not the secret" not in str(told.value)
    assert "not the secret" not in repr(bucket)


@one_day_in(3)
def test_a_server_that_is_away_is_told(object_store: ObjectStore) -> None:
    (port,) = free_ports(1)
    bucket = replace(object_store.new_bucket(), endpoint=f"http://127.0.0.1:{port}")
    for call in (bucket.has, bucket.read, bucket.remove):
        with pytest.raises(DatabaseUnusable, match=r"Is the server of \[storage\] there"):
            call(DIGEST)
    with pytest.raises(DatabaseUnusable, match="can't be listed"):
        list(bucket.digests())
