"""`make audit`: lists the locked packages, their licences, and their known vulnerabilities.

    sbom.cdx.json    every locked package with its hashes and licence, in CycloneDX 1.5
    vulnerabilities  only with a database: a folder of OSV's JSON files for PyPI
                     (https://osv.dev, `PyPI/all.zip` unpacked), named by AUDIT_DATABASE

Ends with 1 when a package has a licence that we have not judged, or a known vulnerability.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SBOM = ROOT / "var" / "sbom.cdx.json"
_PACKAGE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
# Licences that let any program use the package, by common parts of their names.
_JUDGED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python|MPL|Mozilla|LGPL|Lesser|Unlicense|0BSD|ZPL", re.IGNORECASE
)

# Licences read in the repositories: the packages are not always installed, or do not say.
_JUDGED_BY_HAND = {"colorama": "BSD-3-Clause", "imapclient": "BSD-3-Clause", "resvg-py": "MIT"}


@dataclass(frozen=True, slots=True)
class LockedPackage:
    name: str
    version: str
    hashes: tuple[str, ...]
    license: str


def locked_packages(requirements: str) -> Iterator[LockedPackage]:
    """The packages of a requirements file: a line each, with hashes on the lines below."""
    for block in re.split(r"\n(?=\S)", requirements):
        if (found := _PACKAGE.match(block)) is not None:
            name, version = found.groups()
            yield LockedPackage(name, version, tuple(_HASH.findall(block)), _license_of(name))


def _license_of(name: str) -> str:
    if name in _JUDGED_BY_HAND:
        return _JUDGED_BY_HAND[name]
    try:
        about = metadata(name)
    except PackageNotFoundError:
        return ""
    fields = about.json
    named = [each for each in fields.get("classifier", ()) if each.startswith("License ::")]
    given = fields.get("license_expression") or str(fields.get("license") or "").partition("\n")[0]
    return str(given) or "; ".join(each.rpartition(" :: ")[2] for each in named)


def build_sbom(packages: list[LockedPackage]) -> dict[str, Any]:
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "rapport-bot"}},
        "components": [_component(each) for each in packages],
    }


def _component(each: LockedPackage) -> dict[str, Any]:
    return {
        "type": "library",
        "name": each.name,
        "version": each.version,
        "purl": f"pkg:pypi/{each.name.lower().replace('_', '-')}@{each.version}",
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in each.hashes],
        "licenses": [{"license": {"name": each.license}}] if each.license else [],
    }


def known_vulnerabilities(packages: list[LockedPackage], database: Path) -> list[str]:
    wanted = {each.name.lower().replace("_", "-"): each for each in packages}
    found: list[str] = []
    for file in sorted(database.glob("*.json")):
        entry = json.loads(file.read_text(encoding="utf-8"))
        for affected in entry.get("affected", ()):
            each = wanted.get(str(affected.get("package", {}).get("name", "")).lower())
            if each and not entry.get("withdrawn") and each.version in affected.get("versions", ()):
                found.append(
                    f"{each.name} {each.version}: {entry['id']} {entry.get('summary', '')}"
                )
    return found


def run() -> int:
    """Print the audit; return the number of problems."""
    packages = list(locked_packages((ROOT / "requirements.txt").read_text(encoding="utf-8")))
    SBOM.parent.mkdir(exist_ok=True)
    SBOM.write_text(json.dumps(build_sbom(packages), indent=1) + "\n", encoding="utf-8")
    _say(f"{len(packages)} packages are locked; {SBOM.relative_to(ROOT)} lists them.")
    problems = [
        f"{each.name} {each.version}: the licence {each.license or '(none named)'!r} was not judged"
        for each in packages
        if not _JUDGED.search(each.license)
    ]
    if named := os.environ.get("AUDIT_DATABASE"):
        problems += known_vulnerabilities(packages, Path(named))
    else:
        _say("Known vulnerabilities were NOT looked for: AUDIT_DATABASE names no folder of OSV's.")
    for each in problems:
        _say(each)
    return len(problems)


def _say(line: str) -> None:
    print(line)  # noqa: T201 (a script for a terminal)
