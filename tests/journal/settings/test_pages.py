"""The page, the schema, the sample and the settings themselves tell the same."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from journal.catalog import build_catalog
from journal.catalog.shipped_templates import shipped_templates
from journal.rendering import variable_names
from journal.rendering.sandbox import FILTERS
from journal.settings import Settings, load_config
from journal.settings.sample_config import InitAnswers, sample_config, toml_value
from journal.settings.schema import json_schema
from journal.settings.schema_tree import Setting, all_settings

PAGE = Path(__file__).parents[3] / "docs" / "config.md"
LEAVES = list(all_settings(Settings))
EMPTY_ANSWERS = InitAnswers(company={}, slack={})


def dotted_key(setting: Setting) -> str:
    return ".".join(setting.path)


@pytest.mark.parametrize("setting", LEAVES, ids=dotted_key)
def test_every_setting_is_described_and_in_the_page_of_its_section(setting: Setting) -> None:
    sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    mine = next(each for each in sections if re.match(rf"`\[+{setting.path[0]}[.\]]", each))
    key = ".".join(setting.path[1:]).removeprefix("*.")
    if setting.is_secret:
        key = f"RAPPORT_{'__'.join(setting.path)}".upper().replace("*", "NAME")
    row = next((line for line in mine.splitlines() if line.startswith(f"| `{key}` |")), "")
    assert setting.description
    assert setting.description in row


@pytest.mark.parametrize("name", [*variable_names(), *sorted(set(FILTERS) - {"~"})])
def test_every_variable_and_filter_is_in_the_page(name: str) -> None:
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")


def test_every_section_of_the_page_is_one_of_the_settings() -> None:
    named = re.findall(r"^## `\[+(\w+)", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(named) == sorted({setting.path[0] for setting in LEAVES})


def test_the_shipped_groups_are_in_the_page() -> None:
    assert f"Shipped: {', '.join(shipped_templates().groups)}." in PAGE.read_text(encoding="utf-8")


def test_the_examples_of_the_page_are_good_configs(tmp_path: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    file = tmp_path / "rapport.toml"
    file.write_text("\n".join(blocks), encoding="utf-8")
    (tmp_path / "letters").mkdir()
    for name in re.findall(r'"(letters/[^"]+)"', "\n".join(blocks)):
        (tmp_path / name).touch()
    found = load_config(file, {})
    assert len(blocks) == 6
    assert (*found.problems, *build_catalog(found)[1]) == ()


# ── the schema ──────────────────────────────────────────────────────────────────────────────────


def nodes(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [node for each in value for node in nodes(each)]
    if isinstance(value, dict):
        return [value, *(node for each in value.values() for node in nodes(each))]
    return []


def test_the_schema_is_draft_7_with_every_reference_in_place() -> None:
    made = json_schema()
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    text = json.dumps(made)
    assert "$defs" not in text
    assert "prefixItems" not in text
    for reference in re.findall(r'"#/definitions/(\w+)"', text):
        assert reference in made["definitions"]


def test_the_schema_explains_every_key_that_a_file_may_hold() -> None:
    text = json.dumps(json_schema(), ensure_ascii=False)
    for setting in LEAVES:
        assert (
            json.dumps(setting.description, ensure_ascii=False) in text
        ) is not setting.is_secret


def test_descriptions_stand_where_draft_7_reads_them() -> None:
    assert not [node for node in nodes(json_schema()) if "$ref" in node and len(node) > 1]


def test_the_schema_offers_no_null_for_toml_has_none() -> None:
    assert '"null"' not in json.dumps(json_schema())
    assert not [node for node in nodes(json_schema()) if node.get("default", "") is None]


# ── the sample ──────────────────────────────────────────────────────────────────────────────────


def uncomment(text: str) -> str:
    """The sample with every commented line of TOML made real; lines of prose stay comments."""
    return re.sub(r"^# (?=(\[+\w|\w[\w.]* = ))", "", text, flags=re.MULTILINE)


def test_the_sample_says_every_setting_that_stands_once() -> None:
    text = sample_config(EMPTY_ANSWERS)
    for setting in LEAVES:
        if "*" not in setting.path or setting.path[0] == "mailbox":
            assert f"\n# {setting.path[-1]} = " in text or setting.is_secret


def test_every_commented_line_of_the_sample_may_be_made_real(tmp_path: Path) -> None:
    file = tmp_path / "rapport.toml"
    file.write_text(uncomment(sample_config(EMPTY_ANSWERS)), encoding="utf-8")
    found = load_config(file, {})
    assert (*found.problems, *build_catalog(found)[1]) == ()
    assert found.settings.mailbox[0].name == "sales"
    assert [rule.name for rule in found.settings.rule] == ["newsletters", "orders of the shop"]
    assert found.settings.templates["FAIR-VISIT"].group == "FAIR"


def test_what_the_sample_shows_as_default_is_the_default(tmp_path: Path) -> None:
    file, empty = tmp_path / "rapport.toml", tmp_path / "empty.toml"
    empty.touch()
    file.write_text(uncomment(sample_config(EMPTY_ANSWERS)), encoding="utf-8")
    made, plain = load_config(file, {}).settings, load_config(empty, {}).settings
    assert made.slack == plain.slack
    assert made.cancel == plain.cancel
    assert made.record == plain.record
    assert made.never_log == plain.never_log


@pytest.mark.parametrize("text", ['a "b"', "a\\b", "å\x7f\x00\n", "'''"])
def test_any_text_is_written_so_that_it_reads_back(tmp_path: Path, text: str) -> None:
    file = tmp_path / "rapport.toml"
    file.write_text(f"[company]\nname = {toml_value(text)}\n", encoding="utf-8")
    assert load_config(file, {}).settings.company.name == text
