"""`rapport contact import`, `rapport contact export` and `rapport export`, as a person meets them."""

import csv
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.commands.export import open_output
from cli.main import rapport
from journal.errors import RequestRefused

CONTACTS = "Name,Email,Company,Shoe size\nAda,ada@acme.example,Acme,38\nBob,bob(at)acme.example,Acme,\n,,,40\n"


@pytest.fixture(autouse=True)
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database_url: str) -> None:
    """A folder of our own with a config, and a database of either kind."""
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("RAPPORT_"):
            monkeypatch.delenv(name)
    config = tmp_path / "rapport.toml"
    config.write_text(f'[database]\nurl = "{database_url}"\n', encoding="utf-8")
    (tmp_path / "contacts.csv").write_text(CONTACTS, encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(rapport, args, catch_exceptions=False)


def test_an_import_says_what_came_of_the_lines() -> None:
    done = run("contact", "import", "contacts.csv")
    assert "Imported: 2 new · 0 updated · 0 unchanged · 0 skipped · 1 error" in done.output
    assert "1 company made for the people who belong there." in done.output
    assert "Columns not used: Shoe size." in done.output
    assert "line 3 new: Bob: 'bob(at)acme.example' is not an email address" in done.output
    assert "line 4 error: It has no name and no usable address." in done.output
    assert done.exit_code == 1


COMPANY = '[company]\ndomains = ["ours.example"]\n'


def test_an_owner_is_known_by_the_code_that_another_system_has_for_them(tmp_path: Path) -> None:
    """Each reason is told once: it must not hide the next one."""
    with (tmp_path / "rapport.toml").open("a", encoding="utf-8") as config:
        config.write(COMPANY)
    people = "".join(f"C{n},Person {n},{'JO' if n < 30 else 'BO'}\n" for n in range(32))
    (tmp_path / "erp.csv").write_text(f"No.,Name,Salesperson Code\n{people}", encoding="utf-8")
    told = " ".join(run("contact", "import", "erp.csv").output.split())
    assert "line 2 and 29 more lines new: Person 0: The owner 'JO' is no address" in told
    assert "Say who it is: --owner JO=ADDRESS" in told
    assert "line 32 and 1 more line new: Person 30: The owner 'BO'" in told
    assert "--report FILE" not in told
    codes = ("--owner", "JO=jo@ours.example", "--owner", "bo=bo@ours.example")
    assert " 32 updated" in run("contact", "import", "erp.csv", *codes).output
    assert owner_of("Person 0") == "jo@ours.example"
    assert owner_of("Person 31") == "bo@ours.example"
    with pytest.raises(RequestRefused, match="write it like OLD=NEW"):
        run("contact", "import", "erp.csv", "--owner", "JO")


def test_who_leaves_hands_their_contacts_over_by_an_export_and_an_import(tmp_path: Path) -> None:
    with (tmp_path / "rapport.toml").open("a", encoding="utf-8") as config:
        config.write(COMPANY)
    for name, owner in (("Ada", "jo"), ("Bob", "jo"), ("Eve", "bo")):
        run("contact", "add", name, "--owner", f"{owner}@ours.example")
    run("contact", "export", "-o", "all.csv")
    handed = ("--owner", "jo@ours.example=li@ours.example")
    assert "2 updated · 1 unchanged" in run("contact", "import", "all.csv", *handed).output
    owners = [owner_of(name) for name in ("Ada", "Bob", "Eve")]
    assert owners == ["li@ours.example", "li@ours.example", "bo@ours.example"]
    run("undo")
    assert owner_of("Ada") == "jo@ours.example"


def owner_of(name: str) -> str:
    owner: str = json.loads(run("contact", "show", name, "--json").output)["owner"]
    return owner


def test_importing_again_updates_and_ends_well() -> None:
    Path("good.csv").write_text("Name,Email\nAda,ada@acme.example\n", encoding="utf-8")
    assert run("contact", "import", "good.csv").exit_code == 0
    done = run("contact", "import", "good.csv")
    assert "1 unchanged" in done.output
    assert done.exit_code == 0


def test_a_dry_run_stores_nothing() -> None:
    done = run("contact", "import", "contacts.csv", "--dry-run")
    assert "Would import: 2 new" in done.output
    assert run("contact", "export").output.splitlines()[1:] == []


def test_the_report_lists_every_line() -> None:
    run("contact", "import", "contacts.csv", "--report", "lines.csv")
    with Path("lines.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["Line"], row["Outcome"], row["Name"]) for row in rows] == [
        ("2", "new", "Ada"),
        ("3", "new", "Bob"),
        ("4", "error", ""),
    ]
    assert rows[0]["Contact"].startswith("K-")


def test_json_has_every_line() -> None:
    told = json.loads(run("contact", "import", "contacts.csv", "--json").output)
    assert told["counts"] == {"new": 2, "error": 1}
    assert [line["outcome"] for line in told["lines"]] == ["new", "new", "error"]


def test_a_column_can_be_mapped_and_a_wrong_mapping_is_explained() -> None:
    Path("k.csv").write_text("Kund;Kundens e-post\nAda;ada@acme.example\n", encoding="utf-8")
    done = run("contact", "import", "k.csv", "--map", "Kund=name", "--map", "kundens E-POST=email")
    assert "1 new" in done.output
    wrong = CliRunner().invoke(rapport, ["contact", "import", "k.csv", "--map", "Kund=colour"])
    assert "'Kund=colour' maps nothing" in str(wrong.exception)


@pytest.mark.parametrize("name", ["out.csv", "out.vcf", "out.jsonl"])
def test_what_is_exported_is_imported_as_unchanged(name: str) -> None:
    run("contact", "import", "contacts.csv")
    done = run("contact", "export", "--output", name)
    assert f"3 contacts written to {name}." in done.output
    assert not Path(f"{name}.part").exists()
    assert "3 unchanged" in run("contact", "import", name).output


def test_one_contact_is_exported_to_the_standard_output() -> None:
    run("contact", "import", "contacts.csv")
    done = run("contact", "export", "ada@acme.example", "--format", "jsonl")
    assert json.loads(done.output)["name"] == "Ada"


def test_all_of_a_contact_is_a_zip(tmp_path: Path) -> None:
    run("contact", "import", "contacts.csv")
    done = run("contact", "export", "ada@acme.example", "--all", "--output", "out")
    [file] = Path("out").iterdir()
    assert file.suffix == ".zip"
    assert file.name in done.output


def test_interactions_are_exported_active_only_unless_asked() -> None:
    run("contact", "import", "contacts.csv")
    run("log", "ada@acme.example", "First", "--template", "NOTE")
    run("log", "ada@acme.example", "Second", "--template", "NOTE")
    run("cancel", "1", "--yes")

    def texts(*options: str) -> set[str]:
        lines = run("export", "--format", "jsonl", *options).output.splitlines()
        return {json.loads(line)["text"] for line in lines}

    assert texts() == {"Second"}
    assert texts("--cancelled") == {"First"}
    assert texts("--all") == {"First", "Second"}
    assert texts("--all", "--contact", "Bob") == set()
    done = run("export", "--all", "-o", "history.csv")
    assert "2 interactions written to history.csv." in done.output
    assert Path("history.csv").read_bytes().startswith(b"\xef\xbb\xbfnumber,")


def test_an_output_that_cannot_be_written_is_explained() -> None:
    failed = CliRunner().invoke(rapport, ["export", "-o", "no/such/folder/x.csv"])
    assert "no/such/folder/x.csv can't be written" in str(failed.exception)


def test_a_dry_run_shows_each_change_and_undo_takes_the_import_back() -> None:
    Path("one.csv").write_text("Name,Email\nAda,ada@acme.example\n", encoding="utf-8")
    Path("two.csv").write_text(
        "Name,Email,Job title\nAda,ada@acme.example,Countess\nNew,,\n", encoding="utf-8"
    )
    run("contact", "import", "one.csv")
    told = run("contact", "import", "two.csv", "--dry-run").output
    assert "line 2 updated: Ada: job title – → Countess" in told
    assert "`rapport undo` takes the import back" in run("contact", "import", "two.csv").output
    undone = run("undo").output
    assert "Contacts imported: K-2 New, K-1 Ada, just now" in undone
    assert "1 contact taken out again, 1 as before." in undone
    assert json.loads(run("contact", "show", "Ada", "--json").output)["job_title"] == ""


def test_ids_are_kept_under_the_name_of_their_source() -> None:
    Path("people.csv").write_text("ID,Name\n1,Ada\n", encoding="utf-8")
    run("contact", "import", "people.csv")
    run("contact", "import", "people.csv", "--source", "Shop")
    exported = run("contact", "export", "--format", "jsonl").output.splitlines()
    assert [json.loads(line)["external_ids"] for line in exported] == [
        {"people": "1"},
        {"shop": "1"},
    ]


# ── what an export is written into ──────────────────────────────────────────────────────────────


def test_an_export_into_a_link_or_a_device_leaves_it_what_it_is(tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    with open_output(str(link)) as file:
        file.write("new")
    assert (link.is_symlink(), target.read_text(encoding="utf-8")) == (True, "new")
    device = tmp_path / "null"
    device.symlink_to("/dev/null")
    for name in (device, Path("/dev/null")):
        with open_output(str(name)) as file:
            file.write("x")
    assert Path("/dev/null").is_char_device()


def test_an_export_into_a_pipe_reaches_its_reader(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    with open_output(str(pipe)) as file:
        file.write("new")
    assert os.read(reading, 99) == b"new"
    os.close(reading)
    assert pipe.is_fifo()


def test_an_export_that_breaks_off_leaves_the_file_of_before(tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError), open_output(str(file)):
        raise RuntimeError
    assert list(tmp_path.glob("calls.csv*")) == [file]
    assert file.read_text(encoding="utf-8") == "old"
