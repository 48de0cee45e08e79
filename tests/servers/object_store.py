"""A real server that speaks S3 (SeaweedFS, whole in its wheel), with one pair of keys."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from journal.errors import DatabaseUnusable
from journal.store.record.bucket_store import BucketStore
from tests.memory_folder import memory_folder
from tests.polling import wait_until
from tests.processes import running_process
from tests.servers.ports import free_ports

ACCESS_KEY, SECRET_KEY = "rapport", "a secret of the tests"
_HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class ObjectStore:
    endpoint: str

    @property
    def port(self) -> int:
        return int(self.endpoint.rpartition(":")[2])

    def new_bucket(self) -> BucketStore:
        """A place of its own, within one bucket: to make a bucket takes seconds."""
        return self.bucket(f"s3://rapport/{uuid4().hex}")

    def bucket(self, address: str, *, secret_key: str = SECRET_KEY) -> BucketStore:
        return BucketStore(
            address, endpoint=self.endpoint, access_key=ACCESS_KEY, secret_key=secret_key
        )


@contextmanager
def running_object_store(host: str = _HOST) -> Iterator[ObjectStore]:
    folder = Path(tempfile.mkdtemp(prefix="rapport-s3-", dir=memory_folder()))
    try:
        with _run(folder, host) as store:
            yield store
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _run(folder: Path, host: str) -> Iterator[ObjectStore]:
    identity = {
        "name": "rapport",
        "credentials": [{"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}],
        "actions": ["Admin", "Read", "Write", "List"],
    }
    (folder / "keys.json").write_text(json.dumps({"identities": [identity]}), encoding="utf-8")
    kinds = ("port", "port.grpc")
    names = [f"{part}.{kind}" for part in ("master", "volume", "filer", "s3") for kind in kinds]
    ports = dict(zip(names, free_ports(len(names)), strict=True))
    log = folder / "log"
    with (
        log.open("wb") as output,
        running_process(
            [
                *_not_outliving_us(),
                *(Path(sys.executable).with_name("weed"), "server", f"-dir={folder}", "-s3"),
                *(f"-ip={host}", f"-ip.bind={host}", f"-s3.config={folder / 'keys.json'}"),
                *(f"-{name}={port}" for name, port in ports.items()),
                *("-volume.max=8", "-master.volumeSizeLimitMB=64", "-master.telemetry=false"),
                *("-s3.port.iceberg=0", "-s3.port.lance=0"),
            ],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        ) as server,
    ):
        store = ObjectStore(f"http://{host}:{ports['s3.port']}")
        _wait_until_ready(server, store, log)
        # What it holds goes with its folder: it is killed.
        yield store


def _wait_until_ready(server: subprocess.Popen[bytes], store: ObjectStore, log: Path) -> None:
    def says() -> str:
        return f"The S3 server did not start: {log.read_text(errors='replace')[-3000:]}"

    def is_ready() -> bool:
        if server.poll() is not None:
            raise RuntimeError(says())
        try:
            store.new_bucket().put("0" * 64, b"ready")
        except DatabaseUnusable:
            return False
        return True

    wait_until(is_ready, says)


def _not_outliving_us() -> list[str]:
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "KILL"] if setpriv else []
