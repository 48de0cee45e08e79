"""Every defence that docs/security.md claims names a test, and that test is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
_CLAIM = re.compile(r"^\|(?!-)(?! They want).*\|$", re.MULTILINE)
_PROOF = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def test_every_claim_has_its_proof() -> None:
    claims = _CLAIM.findall((ROOT / "docs" / "security.md").read_text(encoding="utf-8"))
    assert len(claims) > 20
    unproven = [claim for claim in claims if not _has_proof(claim)]
    assert unproven == []


def _has_proof(claim: str) -> bool:
    proofs = _PROOF.findall(claim)
    return bool(proofs) and all(
        f"def {name}(" in (ROOT / file).read_text(encoding="utf-8") for file, name in proofs
    )
