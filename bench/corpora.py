"""The collected mails that reading is measured on, and the judge that lies beside them.

They are under the licences of many projects and so lie in a folder beside the repository,
`../shared/corpora` (or where `TEST_SHARED` says), as for the tests.
"""

import importlib.util
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parent.parent

Check = Callable[..., bool]


@dataclass(frozen=True, slots=True)
class Sample:
    """A mail, and how it should be read."""

    path: Path
    raw: bytes
    expected: dict[str, Any]

    @property
    def category(self) -> str:
        return self.path.parent.name


def folder() -> Path:
    """The folder of the mails; exits when there is none."""
    shared = Path(os.environ.get("TEST_SHARED") or ROOT.parent / "shared")
    if not (shared / "corpora" / "score.py").is_file():
        raise SystemExit(
            f"There are no mails in {shared}/corpora. Set TEST_SHARED to their folder."
        )
    return shared / "corpora"


def samples() -> Iterator[Sample]:
    for path in sorted(folder().glob("*/*.eml")):
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        yield Sample(path, path.read_bytes(), expected)


def load_check() -> Check:
    """The judge's function `check(field, wanted, got, loose)`."""
    spec = importlib.util.spec_from_file_location("score", folder() / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    check: Check = score.check
    return check
