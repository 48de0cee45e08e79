"""A config laid over what is shipped; what is named must be defined, every text must render."""

from decimal import Decimal
from pathlib import Path

import pytest

from journal.catalog import Catalog, build_catalog
from journal.errors import ConfigProblem, NotFound
from journal.model import Role
from journal.rendering import SAMPLE_VALUES, render
from journal.settings import load_config
from tests.journal.settings.configs import MAILBOX, load_text, write_config

NEW_TEMPLATE = '[templates.FAIR]\ngroup = "MEETING"\nchannel = "meeting"\n'


def catalog_from(folder: Path, text: str) -> Catalog:
    found = load_text(folder, text)
    catalog, problems = build_catalog(found)
    assert (found.problems, problems) == ((), ())
    return catalog


def find_problems(folder: Path, text: str) -> tuple[ConfigProblem, ...]:
    found = load_text(folder, text)
    return (*found.problems, *build_catalog(found)[1])


def only_problem(folder: Path, text: str) -> ConfigProblem:
    found = find_problems(folder, text)
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


# ── templates ───────────────────────────────────────────────────────────────────────────────────


def test_files_of_a_shipped_template_go_along_in_every_language(tmp_path: Path) -> None:
    (tmp_path / "prices.pdf").write_bytes(b"%PDF")
    (tmp_path / "priser.pdf").write_bytes(b"%PDF")
    built = catalog_from(
        tmp_path,
        '[templates.LETTER]\nattachments = ["prices.pdf"]\n'
        'languages.sv.attachments = ["priser.pdf"]\n',
    )
    texts = built.templates["LETTER"].texts
    assert {Path(name).name for name in texts["fi"].attachments} == {"prices.pdf"}
    assert {Path(name).name for name in texts["sv"].attachments} == {"priser.pdf"}


def test_a_shipped_template_is_changed_by_the_given_keys_alone(tmp_path: Path) -> None:
    before = catalog_from(tmp_path, "").templates["CALL-OUT"]
    after = catalog_from(tmp_path, "[templates.CALL-OUT]\ncost = 2.50\n").templates["CALL-OUT"]
    assert after.cost == Decimal("2.50")
    assert after.texts == before.texts
    assert (after.group, after.duration_minutes) == ("PHONE", 15)


def test_a_new_template_needs_no_more_than_group_and_channel(tmp_path: Path) -> None:
    template = catalog_from(tmp_path, NEW_TEMPLATE).templates["FAIR"]
    assert render(template, "sv", SAMPLE_VALUES).subject == "FAIR"
    assert (template.cost, template.duration_minutes) == (Decimal(0), 0)


def test_a_new_template_without_group_and_channel_is_two_problems(tmp_path: Path) -> None:
    found = find_problems(tmp_path, "[templates.CALL-UOT]\ncost = 1\n")
    assert [(each.line, each.key) for each in found] == [
        (1, "templates.CALL-UOT.group"),
        (1, "templates.CALL-UOT.channel"),
    ]


def test_a_description_is_in_the_companys_language_and_the_others_stay(tmp_path: Path) -> None:
    text = '[company]\nlanguage = "sv"\n[templates.CALL-OUT]\ndescription = "Ringde upp"\n'
    template = catalog_from(tmp_path, text).templates["CALL-OUT"]
    assert template.default_language == "sv"
    assert render(template, "", SAMPLE_VALUES).subject == "Ringde upp"
    assert render(template, "nb", SAMPLE_VALUES).subject == "Samtale til Ada Lovelace"


@pytest.mark.parametrize(("language", "speaks"), [("fi", "fi"), ("sv-FI", "sv"), ("de", "en")])
def test_shipped_templates_speak_the_companys_language_where_they_know_it(
    tmp_path: Path, language: str, speaks: str
) -> None:
    catalog = catalog_from(tmp_path, f'[company]\nlanguage = "{language}"\n')
    assert catalog.templates["NOTE"].default_language == speaks


def test_what_a_language_does_not_say_is_taken_from_the_default(tmp_path: Path) -> None:
    text = (
        f'{NEW_TEMPLATE}description = "Fair"\nbody = "Hello"\nlanguages.sv.description = "Mässa"\n'
    )
    made = render(catalog_from(tmp_path, text).templates["FAIR"], "sv", SAMPLE_VALUES)
    assert (made.subject, made.body, made.language) == ("Mässa", "Hello", "sv")


def test_a_body_and_attachments_come_from_files_beside_the_config(tmp_path: Path) -> None:
    write_config(tmp_path, "Hej {{ contact.first_name }}", "texts/fair.txt")
    write_config(tmp_path, "prices", "texts/prices.pdf")
    text = f'{NEW_TEMPLATE}languages.sv.body_file = "texts/fair.txt"\nattachments = ["texts/prices.pdf"]\n'
    made = render(catalog_from(tmp_path, text).templates["FAIR"], "sv", SAMPLE_VALUES)
    assert made.body == "Hej Ada"
    assert made.attachments == (str(tmp_path / "texts/prices.pdf"),)


def test_the_version_of_a_template_changes_with_what_it_says_and_only_then(tmp_path: Path) -> None:
    def version(text: str) -> str:
        return catalog_from(tmp_path, text).templates["FAIR"].version

    assert version(NEW_TEMPLATE) == version(f"# a comment\n{NEW_TEMPLATE}cost = 0.00\n")
    assert (
        len(
            {
                version(NEW_TEMPLATE),
                version(f"{NEW_TEMPLATE}cost = 1\n"),
                version(f'{NEW_TEMPLATE}body = "x"\n'),
            }
        )
        == 3
    )


def test_a_name_is_that_of_the_language_else_the_one_that_is_given(tmp_path: Path) -> None:
    text = f'{NEW_TEMPLATE}name = " A  fair "\nlanguages.sv.name = "Mässa"\n[templates.FAX]\nlanguages.sv.name = "Fax"'
    catalog = catalog_from(tmp_path, text)
    assert catalog.template_names("sv-FI") == {"FAIR": "Mässa", "FAX": "Fax"}
    assert catalog.template_names("en") == {"FAIR": "A fair"}


def test_a_name_changes_nothing_that_is_recorded(tmp_path: Path) -> None:
    name = 'name = "A fair"\nlanguages.de.name = "Messe"\n'
    plain, named = catalog_from(tmp_path, NEW_TEMPLATE), catalog_from(tmp_path, NEW_TEMPLATE + name)
    assert named.version == plain.version
    assert render(named.templates["FAIR"], "de", SAMPLE_VALUES).language == "en"


def test_the_version_of_the_catalog_changes_with_what_decides(tmp_path: Path) -> None:
    rule = '[[rule]]\nname = "a"\ndomain = "a.example"\nskip = "a"\n'
    texts = [
        *("", rule, rule.replace("a.example", "b.example"), "[templates.NOTE]\ncost = 1\n"),
        *('[record]\nnote = "CHAT"\n', '[never_log]\ndomains = ["a.example"]\n'),
        *('[company]\ndomains = ["a.example"]\n', "[matching]\ncompany_by_domain = false\n"),
        *(MAILBOX, f'{MAILBOX}addresses = ["a@b.example"]\n'),
    ]
    assert len({catalog_from(tmp_path, text).version for text in texts}) == len(texts)
    assert (
        catalog_from(tmp_path, '[company]\nname = "x"\n').version
        == catalog_from(tmp_path, "").version
    )


# ── what is offered ─────────────────────────────────────────────────────────────────────────────


def test_a_template_is_found_by_its_code_in_any_case(tmp_path: Path) -> None:
    assert catalog_from(tmp_path, "").find_template(" call-out ").code == "CALL-OUT"


def test_an_unknown_code_is_answered_with_the_nearest_and_all_that_are_offered(
    tmp_path: Path,
) -> None:
    catalog = catalog_from(tmp_path, "[templates.FAX]\nretired = true\n")
    with pytest.raises(NotFound) as caught:
        catalog.find_template("call-uot")
    assert "Did you mean 'CALL-OUT'?" in str(caught.value)
    assert "WORKSHOP" in str(caught.value)
    assert "FAX" not in str(caught.value)


def test_a_retired_template_is_kept_for_history_and_offered_to_nobody(tmp_path: Path) -> None:
    catalog = catalog_from(tmp_path, "[templates.FAX]\nretired = true\n")
    assert catalog.find_template("FAX").retired
    assert "FAX" not in {each.code for each in catalog.offered_templates(Role.ADMIN)}


@pytest.mark.parametrize(
    ("role", "codes"), [(Role.MEMBER, {"NOTE"}), (Role.MANAGER, {"NOTE", "FAIR"})]
)
def test_a_template_may_be_for_some_roles_only(tmp_path: Path, role: Role, codes: set[str]) -> None:
    catalog = catalog_from(tmp_path, f'{NEW_TEMPLATE}roles = ["manager"]\n')
    assert {each.code for each in catalog.offered_templates(role)} & {"NOTE", "FAIR"} == codes


def test_an_admin_is_offered_every_template(tmp_path: Path) -> None:
    catalog = catalog_from(tmp_path, f'{NEW_TEMPLATE}roles = ["member"]\n')
    assert "FAIR" in {each.code for each in catalog.offered_templates(Role.ADMIN)}


# ── what is named must be defined ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "line", "key", "what", "instead"),
    [
        ('[record]\nnote = "NOTES"', 2, "record.note", "no template 'NOTES'", "'NOTE'"),
        ('[[rule]]\ntemplate = "S-ORDR"', 2, "rule[1].template", "no template", "'S-ORDER'"),
        ('[templates.FAX]\ngroup = "LETTERS"', 2, "templates.FAX.group", "no group", "'LETTER'"),
        (
            '[templates.FAX]\ncampaign = "A"',
            *(2, "templates.FAX.campaign", "no campaign 'A'", "[campaigns.A]"),
        ),
        (
            '[templates.FAX]\nretired = true\n[record]\nnote = "FAX"',
            *(4, "record.note", "which is retired", "another"),
        ),
        (
            "[templates.EMAIL-IN]\nretired = true",
            *(2, "templates.EMAIL-IN.retired", "record.email_inbound uses EMAIL-IN", "another"),
        ),
        (
            '[templates.FAX]\nretired = true\n[[rule]]\ntemplate = "FAX"',
            *(4, "rule[1].template", "retired", "another"),
        ),
    ],
    ids=lambda value: str(value) if not isinstance(value, int) else "",
)
def test_what_is_named_must_be_defined_and_in_use(  # noqa: PLR0917 (pytest passes by name)
    tmp_path: Path, text: str, line: int, key: str, what: str, instead: str
) -> None:
    problem = only_problem(tmp_path, text)
    assert (problem.line, problem.key) == (line, key)
    assert what in problem.what
    assert instead in problem.instead


def test_what_a_broken_file_may_define_is_not_called_missing(tmp_path: Path) -> None:
    file = write_config(tmp_path, '[record]\nnote = "MINE"\n')
    write_config(tmp_path, "[templates.MINE\n", "conf.d/a.toml")
    assert build_catalog(load_config(file, {}))[1] == ()


# ── texts ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('description = "{{ contat.name }}"', 4, "'contat' is not known"),
        ('description = "{{ contact.name "', 4, "unexpected"),
        ('\nbody = """\nHello\n\n{{ contact.nmae }}\n"""', 8, "'contact.nmae'"),
        ("body = '''Hello\n{% if mail %}'''", 5, "end of template"),
        ('languages.sv.description = "{{ foo }}"', 4, "'foo' is not known"),
        ('body = "a\\nb\\n{{ foo }}"', 4, "'foo' is not known"),
        ("body = '{% for a in mail %}{% endfor %}'", 4, "Loops are not available"),
    ],
)
def test_a_fault_in_a_text_stands_at_its_line_in_the_file(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    problem = only_problem(tmp_path, NEW_TEMPLATE + text)
    assert problem.line == line
    assert what in problem.what


def test_a_fault_in_a_file_of_its_own_stands_at_the_line_of_that_file(tmp_path: Path) -> None:
    file = write_config(tmp_path, "one\n\n{{ foo }}", "fair.txt")
    problem = only_problem(tmp_path, f'{NEW_TEMPLATE}body_file = "fair.txt"\n')
    assert (problem.where, problem.line) == (str(file), 3)
    assert problem.key == "templates.FAIR.body_file"


@pytest.mark.parametrize(
    ("text", "line", "key", "what"),
    [
        ('body_file = "none.txt"', 4, "body_file", "no file 'none.txt'"),
        ('body_file = "."', 4, "body_file", "can't be read"),
        ('attachments = [\n"none.pdf",\n]', 5, "attachments[1]", "no file 'none.pdf'"),
        ('languages.sv.attachments = ["x"]', 4, "languages.sv.attachments[1]", "no file 'x'"),
        ('body = "a"\nbody_file = "rapport.toml"', 5, "body_file", "as well"),
    ],
)
def test_a_file_that_is_named_must_be_there(
    tmp_path: Path, text: str, line: int, key: str, what: str
) -> None:
    problem = only_problem(tmp_path, NEW_TEMPLATE + text)
    assert (problem.line, problem.key) == (line, f"templates.FAIR.{key}")
    assert what in problem.what
