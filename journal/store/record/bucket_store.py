"""A bucket keeps attachments for several machines: Amazon's S3, or a server that speaks as it does.

The network is bounded: whoever stores a file holds a transaction, and others may wait for its rows.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from journal.errors import DatabaseUnusable
from journal.store.record.file_stores import DIGEST_LENGTH, path_of

if TYPE_CHECKING:
    from obstore.store import S3Store

SCHEME = "s3://"
_CONNECT, _REQUEST, _ALL_TRIES = "5s", "20s", timedelta(seconds=30)
_MOST_TRIES = 3
_LONGEST_REASON = 200


# Not `slots`: the client is made once, by whoever asks first.
@dataclass(frozen=True)
class BucketStore:
    """`address` is s3://BUCKET or s3://BUCKET/FOLDER. Without keys those of the machine are used."""

    address: str
    endpoint: str = ""
    region: str = ""
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)

    def __str__(self) -> str:
        return self.address

    @cached_property
    def _client(self) -> "S3Store":
        try:
            from obstore.store import S3Store
        except ImportError as error:
            raise DatabaseUnusable(
                "Attachments in a bucket need one more package: pip install 'rapport-bot[s3]'"
            ) from error
        bucket, _, prefix = self.address.removeprefix(SCHEME).strip("/").partition("/")
        given = {
            "endpoint": self.endpoint,
            "region": self.region or "us-east-1",
            "access_key_id": self.access_key,
            "secret_access_key": self.secret_key,
        }
        options: dict[str, Any] = {key: value for key, value in given.items() if value}
        return S3Store(
            bucket,
            prefix=prefix or None,
            virtual_hosted_style_request=not self.endpoint,
            client_options={
                "allow_http": self.endpoint.startswith("http://"),
                "connect_timeout": _CONNECT,
                "timeout": _REQUEST,
            },
            retry_config={"max_retries": _MOST_TRIES, "retry_timeout": _ALL_TRIES},
            **options,
        )

    def has(self, digest: str) -> bool:
        with self._errors("looked at"):
            try:
                self._client.head(path_of(digest))
            except FileNotFoundError:
                return False
            return True

    def put(self, digest: str, content: bytes) -> None:
        client = self._client
        from obstore.exceptions import AlreadyExistsError

        with self._errors("stored"):
            try:
                client.put(path_of(digest), content, mode="create")
            except AlreadyExistsError:
                # Another machine was first, with the same content.
                return

    def read(self, digest: str) -> bytes | None:
        with self._errors("read"):
            try:
                return bytes(self._client.get(path_of(digest)).bytes())
            except FileNotFoundError:
                return None

    def remove(self, digest: str) -> None:
        with self._errors("removed"):
            try:
                self._client.delete(path_of(digest))
            except FileNotFoundError:
                return

    def digests(self) -> Iterator[str]:
        with self._errors("listed"):
            for page in self._client.list():
                names = (str(each["path"]).rpartition("/")[2] for each in page)
                yield from (name for name in names if len(name) == DIGEST_LENGTH)

    @contextmanager
    def _errors(self, done: str) -> Iterator[None]:
        _ = self._client
        from obstore.exceptions import BaseError

        try:
            yield
        except (BaseError, OSError) as error:
            reason = str(error).partition("\n")[0][:_LONGEST_REASON].strip()
            raise DatabaseUnusable(
                f"An attachment can't be {done} in {self.address}, and nothing was logged. Is the server "
                f"of [storage] there, and are its keys right? It said: {reason}"
            ) from error
