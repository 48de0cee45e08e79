"""The bill of materials names what is locked; a known vulnerability is found where it is known."""

import json
from pathlib import Path

from bench.audit import ROOT, build_sbom, known_vulnerabilities, locked_packages

LOCKED = (
    "alembic==1.20.1 \\\n    --hash=sha256:" + "a" * 64 + "\n    # via x\n"
    'psycopg[binary]==3.3.0 ; python_version > "3" \\\n    --hash=sha256:' + "b" * 64 + "\n"
)


def test_every_locked_package_stands_in_the_bill_with_its_hashes() -> None:
    bill = build_sbom(list(locked_packages(LOCKED)))
    assert [(each["purl"], len(each["hashes"])) for each in bill["components"]] == [
        ("pkg:pypi/alembic@1.20.1", 1),
        ("pkg:pypi/psycopg@3.3.0", 1),
    ]


def test_our_own_lock_is_read_whole() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    found = list(locked_packages(text))
    assert len(found) == len([line for line in text.splitlines() if line[:1].isalnum()])
    assert all(each.hashes for each in found)


def test_what_is_known_against_a_locked_version_is_told(tmp_path: Path) -> None:
    entry = {
        "id": "PYSEC-1",
        "summary": "a hole",
        "affected": [{"package": {"name": "alembic"}, "versions": ["1.20.1"]}],
    }
    (tmp_path / "PYSEC-1.json").write_text(json.dumps(entry))
    packages = list(locked_packages(LOCKED))
    assert known_vulnerabilities(packages, tmp_path) == ["alembic 1.20.1: PYSEC-1 a hole"]
