"""Whatever a file or a variable holds, loading ends in settings and problems, never in a traceback."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.catalog import build_catalog
from journal.settings import Settings, load_config
from journal.settings.sample_config import toml_value
from journal.settings.schema_tree import all_settings

KEYS = sorted({part for leaf in all_settings(Settings) for part in leaf.path if part != "*"})
_SECTIONS = st.sampled_from(sorted(Settings.model_fields))
_SCALARS = st.one_of(
    st.integers(-(2**70), 2**70),
    st.booleans(),
    st.text(max_size=8),
    st.sampled_from(
        ["inf", "nan", "EUR", "{{ foo", "(", "sv", "NOTE", "none", "INBOX", "a@b.example"]
    ),
)
_VALUES = st.recursive(_SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=4)

# Every example writes the same file anew, and a shared machine may be slow.
_SUPPRESSED_CHECKS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@st.composite
def configs(draw: st.DrawFn) -> str:
    """Known keys in tables and lists of tables that they may or may not belong in."""
    lines = []
    for section in draw(st.lists(_SECTIONS, unique=True, max_size=4)):
        below = draw(st.sampled_from(["", ".FAX", ".NEW", '."odd key"', ".FAX.languages.sv"]))
        head = f"[[{section}]]" if draw(st.booleans()) else f"[{section}{below}]"
        for _ in range(draw(st.integers(1, 2)) if head.startswith("[[") else 1):
            lines.append(head)
            keys = draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=4))
            lines += [f"{key} = {toml_value(draw(_VALUES))}" for key in keys]
    return "\n".join(lines)


@settings(suppress_health_check=_SUPPRESSED_CHECKS)
@given(configs())
def test_any_config_loads_with_settings_that_can_be_used(tmp_path: Path, text: str) -> None:
    file = tmp_path / "rapport.toml"
    file.write_text(text, encoding="utf-8", errors="replace")
    found = load_config(file, {})
    catalog, problems = build_catalog(found)
    assert catalog.find_template("NOTE").texts
    assert found.settings.company.currency
    lines = text.count("\n") + 1
    for each in (*found.problems, *problems):
        assert each.what.endswith((".", "?"))
        assert each.line is None or 1 <= each.line <= lines


@settings(suppress_health_check=_SUPPRESSED_CHECKS)
@given(st.sampled_from(["", "[company]\nname = ", "[[mailbox]]\n"]), st.text(max_size=60))
def test_any_text_at_all_is_read_or_refused(tmp_path: Path, start: str, text: str) -> None:
    file = tmp_path / "rapport.toml"
    file.write_text(start + text, encoding="utf-8", errors="replace", newline="")
    assert load_config(file, {}).settings.company.timezone


_VARIABLES = st.lists(
    st.sampled_from([key.upper() for key in [*KEYS, "CALL_OUT", "FILE"]]), max_size=4
)


@given(st.dictionaries(_VARIABLES.map("__".join), st.text(max_size=20), max_size=4))
def test_any_variables_are_read_or_refused(environ: dict[str, str]) -> None:
    found = load_config(None, {f"RAPPORT_{name}": value for name, value in environ.items()})
    assert found.settings.company.timezone
    assert all(each.where == "environment" for each in found.problems)
