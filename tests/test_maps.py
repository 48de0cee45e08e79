"""Every package says what it owns, and lists its files: each on the map, and nothing else."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ("bot", "cli", "ingest", "journal", "playground")
# `    quotes         the division, and how sure it is`, `    mime/   MIME structure …`
MAP_LINE = re.compile(r"^ *([a-z_0-9]+/?) {2,}\S", re.MULTILINE)


def packages() -> list[Path]:
    return sorted(init.parent for name in HOUSE for init in (ROOT / name).rglob("__init__.py"))


def map_of(package: Path) -> list[str]:
    module = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    return MAP_LINE.findall(ast.get_docstring(module) or "")


def contents(package: Path) -> set[str]:
    files = [file for file in package.glob("*.py") if file.name != "__init__.py"]
    return {file.stem for file in files if not is_language_of_mail(file)} | {
        f"{init.parent.name}/" for init in package.glob("*/__init__.py")
    }


def is_language_of_mail(file: Path) -> bool:
    """Says whether it is one of the fifty files of data: `ingest.words.LANGUAGES` lists them."""
    return file.parent == ROOT / "ingest/words" and "LanguageWords(" in file.read_text("utf-8")


@pytest.mark.parametrize("package", packages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_is_on_the_map_of_its_package_and_nothing_else(package: Path) -> None:
    listed = map_of(package)
    assert sorted(listed) == sorted(contents(package))


def test_a_map_is_read() -> None:
    assert "quotes" in map_of(ROOT / "ingest/parse/quoting")
    assert "mime/" in map_of(ROOT / "ingest/parse")
