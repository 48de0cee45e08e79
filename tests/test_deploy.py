"""What units, images and manifests call is there: commands, options, variables, and their own grammar."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from cli.main import rapport
from journal.settings.environment import apply_environment
from tests.effort import one_day_in

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


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_is_sound(unit: Path, tmp_path: Path) -> None:
    """It is by its sections; by systemd's own judge as well where there is one."""
    text = unit.read_text(encoding="utf-8")
    sections = re.findall(r"^\[(\w+)\]$", text, flags=re.MULTILINE)
    assert sections[0] == "Unit"
    assert unit.suffix.removeprefix(".").capitalize() in sections
    odd = [each for each in text.splitlines() if not re.match(r"$|[#;\[]|[A-Z]\w+=|\s", each)]
    assert odd == []
    if analyze := shutil.which("systemd-analyze"):
        for each in UNITS:
            callable_text = each.read_text(encoding="utf-8").replace(
                "/opt/rapport/bin/rapport", "/bin/true"
            )
            (tmp_path / each.name).write_text(callable_text, encoding="utf-8")
        said = _run(analyze, "verify", str(tmp_path / unit.name))
        assert [line for line in said.stderr.splitlines() if "rapport" in line] == []
        assert said.returncode == 0


def test_the_page_makes_every_folder_file_and_user_that_the_units_name() -> None:
    page = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    _, block = page.split("## As a service")[1].split("```sh", 1)
    made, *_ = block.split("```")
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8")
        assert re.findall(r"^User=(?!rapport$)", text, flags=re.MULTILINE) == []
        for path in re.findall(r"(?<=[=\s-])/(?:var|etc|opt)/\S+", text):
            folder, _, name = path.rpartition("/")
            there = path in made or (name in made and folder in made)
            assert there or path == "/opt/rapport/bin/rapport", f"{unit.name}: {path}"


def test_the_backup_may_do_no_more_than_the_service() -> None:
    """What hardens the one hardens the other; only memory and tasks are the service's own."""
    hardening = re.compile(
        r"^(?:Protect|Private|Restrict|System|Lock|NoNew|Capability|UMask)\w*=.*$", re.MULTILINE
    )
    service, backup = (
        hardening.findall((DEPLOY / name).read_text(encoding="utf-8"))
        for name in ("rapport.service", "rapport-backup.service")
    )
    assert backup == service


def test_compose_is_what_its_schema_allows(tmp_path: Path) -> None:
    file = DEPLOY / "compose.yaml"
    assert judge_compose(file) == ""
    wrong = tmp_path / "compose.yaml"
    wrong.write_text(file.read_text("utf-8").replace("depends_on:", "depend_on:"), "utf-8")
    assert "'depend_on' was unexpected" in judge_compose(wrong)


def judge_compose(file: Path) -> str:
    said = _run(program("check-jsonschema"), "--builtin-schema", "vendor.compose-spec", str(file))
    return said.stdout + said.stderr if said.returncode else ""


def test_the_image_is_as_its_judge_would_have_it(tmp_path: Path) -> None:
    file = DEPLOY / "Dockerfile"
    assert judge_image(file) == ""
    wrong = tmp_path / "Dockerfile"
    wrong.write_text(file.read_text("utf-8").replace("USER 10001", "USER root"), "utf-8")
    assert "Last USER should not be root" in judge_image(wrong)


def judge_image(file: Path) -> str:
    said = _run(program("hadolint"), "--no-color", str(file))
    return said.stdout + said.stderr


# The oldest that its makers still looked after when these were written, and the newest.
@pytest.mark.parametrize("version", ["1.30", "1.37"])
@one_day_in(2)
def test_the_manifests_are_what_their_schema_allows(version: str, tmp_path: Path) -> None:
    items = read_items(DEPLOY / "kubernetes" / "rapport.yaml")
    assert judge_items(items, version, tmp_path) == ["ok"] * len(items)
    job = next(each for each in items if each["kind"] == "Job")
    job["spec"]["backOffLimit"] = job["spec"].pop("backoffLimit")
    (said,) = judge_items([job], version, tmp_path)
    assert "backOffLimit" in said


def read_items(file: Path) -> list[dict[str, Any]]:
    """The items of a list as they are once its anchors are resolved."""
    as_json = "import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1]))))"
    items: list[dict[str, Any]] = json.loads(_run(sys.executable, "-c", as_json, str(file)).stdout)[
        "items"
    ]
    return items


def judge_items(items: list[dict[str, Any]], version: str, folder: Path) -> list[str]:
    """What is wrong with each, or "ok": one that its schema does not know is wrong as well."""
    found = []
    for item in items:
        # JSON is YAML.
        file = folder / "item.yaml"
        file.write_text(json.dumps(item), encoding="utf-8")
        said = _run(program("kubernetes-validate"), "-k", version, "--strict", str(file))
        text = said.stdout + said.stderr
        found.append("ok" if said.returncode == 0 and "WARN" not in text else text)
    return found


def program(name: str) -> str:
    return str(Path(sys.executable).with_name(name))


def test_the_manifests_are_whole(tmp_path: Path) -> None:
    """They are as they are written, and as Kubernetes' own tool reads them as well where there is one."""
    file = DEPLOY / "kubernetes" / "rapport.yaml"
    written = file.read_text(encoding="utf-8")
    assert _kinds(written) == ["Deployment", "Deployment", "Job", "List", "PersistentVolumeClaim"]
    # One container spells it out, the others refer to it.
    hardened = written.count("securityContext: &hardened") + written.count(
        "securityContext: *hardened"
    )
    assert hardened == written.count("image:")
    if kubectl := shutil.which("kubectl"):
        shutil.copy(file, tmp_path)
        (tmp_path / "kustomization.yaml").write_text("resources: [rapport.yaml]\n", "utf-8")
        read = _run(kubectl, "kustomize", str(tmp_path)).stdout
        assert _kinds(read) == ["Deployment", "Deployment", "Job", "PersistentVolumeClaim"]
        assert read.count("readOnlyRootFilesystem: true") == hardened


def _kinds(text: str) -> list[str]:
    return sorted(re.findall(r"^ *kind: (\w+)", text, flags=re.MULTILINE))


def _run(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
