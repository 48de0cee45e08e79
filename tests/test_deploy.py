"""What units, images and manifests call is there: commands, options, variables, and their own grammar."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli.main import rapport
from journal.settings.environment import apply_environment

ROOT = Path(__file__).parent.parent
DEPLOY = ROOT / "deploy"
FILES = sorted(each for each in DEPLOY.rglob("*") if each.is_file())
UNITS = [each for each in FILES if each.suffix in {".service", ".timer"}]
# `ExecStart=/opt/rapport/bin/rapport run`, `CMD ["rapport", "run"]`, `args: [rapport, bot]`
_CALL = re.compile(r'(?:Exec\w+=\S*/rapport|\["?rapport"?,) ?([^\]\n]+)')
_VARIABLE = re.compile(r'(RAPPORT_[A-Z_]+)(?:=|, value: ")([^"\s\\}]*)')
_NOT_SETTINGS = {"RAPPORT_CONFIG"}


def calls(file: Path) -> list[list[str]]:
    found = _CALL.findall(file.read_text(encoding="utf-8"))
    return [[word for word in re.split(r'[\s,"]+', each) if word] for each in found]


def parse(words: list[str]) -> None:
    """Raises what click says of a wrong command, option or argument."""
    context, command = click.Context(rapport, info_name="rapport"), rapport
    group: click.Command = command
    rest = words
    while isinstance(group, click.Group):
        _, found, rest = group.resolve_command(context, rest)
        assert found is not None
        group = found
    group.make_context("rapport", list(rest))


def all_calls() -> Iterator[tuple[str, list[str]]]:
    for file in FILES:
        for words in calls(file):
            yield file.name, words


@pytest.mark.parametrize(("name", "words"), list(all_calls()))
def test_what_is_called_can_be_typed(name: str, words: list[str]) -> None:
    parse(words)


def test_every_file_that_runs_rapport_is_read() -> None:
    assert {name for name, _ in all_calls()} == {
        "Dockerfile",
        "rapport-backup.service",
        "rapport.service",
        "rapport.yaml",
    }


def test_a_wrong_call_would_be_found() -> None:
    with pytest.raises(click.UsageError):
        parse(["backup", "/var/backups", "--kep", "14"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_variable_is_a_setting(file: Path) -> None:
    found = _VARIABLE.findall(file.read_text(encoding="utf-8"))
    environ = {name: value for name, value in found if name not in _NOT_SETTINGS}
    assert apply_environment({}, {}, environ) == []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")
def test_the_units_are_sound(tmp_path: Path) -> None:
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace("/opt/rapport/bin/rapport", "/bin/true")
        (tmp_path / unit.name).write_text(text, encoding="utf-8")
    ran = subprocess.run(
        ["systemd-analyze", "verify", *(str(tmp_path / unit.name) for unit in UNITS)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, [line for line in ran.stderr.splitlines() if "rapport" in line]) == (
        0,
        [],
    )


@pytest.mark.skipif(not shutil.which("kubectl"), reason="needs kubectl")
def test_the_manifests_are_read_by_kubernetes_own_tool(tmp_path: Path) -> None:
    shutil.copy(DEPLOY / "kubernetes" / "rapport.yaml", tmp_path)
    (tmp_path / "kustomization.yaml").write_text("resources: [rapport.yaml]\n", encoding="utf-8")
    ran = subprocess.run(
        ["kubectl", "kustomize", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    kinds = re.findall(r"^kind: (\w+)", ran.stdout, flags=re.MULTILINE)
    assert sorted(kinds) == ["Deployment", "Deployment", "Job", "PersistentVolumeClaim"]
    assert ran.stdout.count("readOnlyRootFilesystem: true") == 4
