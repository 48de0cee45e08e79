"""A template's files come out merged, and can be opened; what can't be merged says why and where."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from journal import rendering
from journal.errors import TemplateError
from journal.letters.merge_child import MergeLimits
from journal.letters.merge_error import MergeError
from journal.letters.merger import Merger
from journal.letters.office import Office
from journal.letters.template_files import find_file_faults, merge_files
from journal.rendering.values import ContactValues
from tests.effort import one_day_in
from tests.journal.letters.documents import pdf_text, word_text, write_word_file

# What must be text wherever it stands: markup of every kind, and templates.
NASTY = '<b>A & B</b> {{ company.name }} #read("x") *x* {% raw %} «contact_name»'


@pytest.fixture(scope="module")
def merger() -> Iterator[Merger]:
    with Merger() as merger:
        yield merger


def _values(**of_contact: str) -> Mapping[str, object]:
    contact = rendering.SAMPLE_VALUES["contact"]
    assert isinstance(contact, ContactValues)
    return {**rendering.SAMPLE_VALUES, "contact": replace(contact, **of_contact)}


def _merge(merger: Merger, path: Path, **of_contact: str) -> bytes:
    (made,) = merge_files([str(path)], _values(**of_contact), merger)
    return made.content


def _write(path: Path, source: str) -> Path:
    path.write_text(source, encoding="utf-8")
    return path


# ── what comes out ──────────────────────────────────────────────────────────────────────────────


def test_a_word_file_is_merged_whether_it_has_jinja_or_fields_of_its_own(
    merger: Merger, tmp_path: Path
) -> None:
    path = write_word_file(
        tmp_path / "letter.docx",
        "{{ contact.salutation }}",
        "{% if campaign %}It is {{ campaign }}. {% endif %}Yours, {{ salesperson_name }}",
        fields=("contact_name", "Contact_City", "long_date"),
    )
    assert word_text(_merge(merger, path)).splitlines() == [
        "Dear Ada Lovelace,",
        "It is Spring. Yours, Charles Babbage",
        "Ada Lovelace",
        "London",
        "17 March 2026",
    ]


def test_a_typst_file_becomes_a_pdf(merger: Merger, tmp_path: Path) -> None:
    path = _write(tmp_path / "letter.typ", "#contact.name \\\n#contact.address\n\n#long_date")
    (made,) = merge_files(
        [str(path)], _values(name="Анна Кузнецова", address="ул. Ленина, д. 1\nМосква"), merger
    )
    assert (made.name, made.media_type) == ("letter.pdf", "application/pdf")
    assert made.content.startswith(b"%PDF")
    found = pdf_text(made.content)
    for words in ("Анна Кузнецова", "ул. Ленина, д. 1", "Москва", "17 March 2026"):
        assert words in found


def test_html_and_text_are_merged_each_in_its_own_way(merger: Merger, tmp_path: Path) -> None:
    html = _write(tmp_path / "letter.html", "<p>{{ contact.name }}</p>")
    text = _write(tmp_path / "letter.txt", "Dear {{ contact.name }}\n")
    assert _merge(merger, html, name="A & <b>") == b"<p>A &amp; &lt;b&gt;</p>"
    assert _merge(merger, text, name="A & <b>") == b"Dear A & <b>\n"


def test_any_other_file_goes_along_as_it_is(merger: Merger, tmp_path: Path) -> None:
    path = tmp_path / "prices.pdf"
    path.write_bytes(b"%PDF {{ contact.name }}")
    assert _merge(merger, path) == b"%PDF {{ contact.name }}"


@pytest.mark.parametrize("kind", ["docx", "typ", "html", "txt"])
def test_a_value_is_text_whatever_is_in_it(merger: Merger, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"letter.{kind}"
    if kind == "docx":
        write_word_file(path, "{{ contact.name }}", fields=("contact_name",))
    else:
        _write(path, "#contact.name" if kind == "typ" else "{{ contact.name }}")
    made = _merge(merger, path, name=NASTY)
    match kind:
        case "docx":
            assert word_text(made).splitlines() == [NASTY, NASTY]
        case "typ":
            assert "".join(pdf_text(made).split()) == "".join(NASTY.split())
        case "html":
            assert made.decode().startswith("&lt;b&gt;A &amp; B&lt;/b&gt; {{ company.name }}")
        case _:
            assert made.decode() == NASTY


# ── PDF of Word ─────────────────────────────────────────────────────────────────────────────────

# Stands in for LibreOffice, as a process: it "prints" what it was given.
_OFFICE = """\
#!/bin/sh
while [ $# -gt 1 ]; do [ "$1" = --outdir ] && out=$2; shift; done
{action}
"""


def _install_office(folder: Path, patch: pytest.MonkeyPatch, action: str) -> None:
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(_OFFICE.format(action=action))
    program.chmod(0o755)
    patch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_a_word_file_becomes_a_pdf_where_libreoffice_is_installed(
    merger: Merger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    print_it = '{ printf "%%PDF "; env; cat "$1"; } > "$out/letter.pdf"'
    _install_office(tmp_path / "bin", monkeypatch, print_it)
    monkeypatch.setenv("RAPPORT_SECRET", "secret")
    write_word_file(tmp_path / "offer.docx", "{{ contact.name }}")
    (made,) = merge_files([str(tmp_path / "offer.docx.pdf")], _values(name="Ада"), merger)
    assert (made.name, made.media_type) == ("offer.pdf", "application/pdf")
    assert b"RAPPORT_SECRET" not in made.content
    head, word = made.content.split(b"PK", 1)
    assert head.startswith(b"%PDF")
    assert word_text(b"PK" + word) == "Ада"
    assert list(find_file_faults(tmp_path / "offer.docx.pdf", merger)) == []


@pytest.mark.parametrize(
    ("action", "seconds", "told"),
    [
        ("exit 1", 60, "LibreOffice made no PDF of it"),
        ("sleep 1000 & sleep 1000", 1, "takes more than 1 s"),
    ],
)
def test_what_libreoffice_can_not_do_is_told_and_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str, seconds: float, told: str
) -> None:
    _install_office(tmp_path / "bin", monkeypatch, action)
    with Office(seconds) as office, pytest.raises(MergeError, match=told):
        office.to_pdf(b"a Word file")


def test_libreoffice_is_told_to_fetch_nothing_that_a_file_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = "profile/user/registrymodifications.xcu"
    _install_office(tmp_path / "bin", monkeypatch, f'cat {settings} > "$out/letter.pdf"')
    with Office(60) as office:
        given = ET.fromstring(office.to_pdf(b"a Word file"))
    assert [
        prop.get("{http://openoffice.org/2001/registry}name") for prop in given.iter("prop")
    ] == ["BlockUntrustedRefererLinks"]


def test_a_pdf_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install_office(tmp_path / "bin", monkeypatch, 'head -c 200000 /dev/zero > "$out/letter.pdf"')
    write_word_file(tmp_path / "offer.docx", "{{ contact.name }}")
    with Merger(replace(MergeLimits(), result_bytes=100_000)) as merger:
        (fault,) = find_file_faults(tmp_path / "offer.docx.pdf", merger)
    assert "as PDF it is larger than" in fault.what


def test_without_libreoffice_it_is_told_and_a_mistake_of_the_word_file_is_told_as_ever(
    merger: Merger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_word_file(tmp_path / "offer.docx", "{{ contact.nmae }}")
    _install_office(tmp_path / "bin", monkeypatch, "exit 1")
    (fault,) = find_file_faults(tmp_path / "offer.docx.pdf", merger)
    assert "'contact.nmae' is not known" in fault.what
    monkeypatch.setenv("PATH", str(tmp_path))
    (fault,) = find_file_faults(tmp_path / "offer.docx.pdf", merger)
    assert "apt-get install libreoffice-writer" in fault.what


# ── what is wrong with it ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "source", "told"),
    [
        ("a.docx", "Dear {{ contact.nmae }}", (1, "'contact.nmae' is not known")),
        ("a.docx", "{% for a in contact %}{% endfor %}", (1, "Loops are not available")),
        ("a.docx", "Dear {{ contact }}", (1, "'contact' is not a text; choose one of")),
        ("a.docx", "{{ contact.name|replace('', 'x') }}", (1, "replace needs something")),
        ("a.docx", "Dear {{ contact.name", (1, "near “Dear {{ contact.name”")),
        ("a.typ", "Dear\n#contact.nmae", (2, 'Dictionary does not contain key "nmae".')),
        ("a.typ", "Dear\n#contct.name", (2, "Unknown variable: contct.")),
        ("a.typ", 'One\n#import "@preview/cetz:0.4.0"', (2, "packages are not available")),
        ("a.typ", '\n#read("../secret.txt")', (2, "outside of the project")),
        ("a.html", "<p>\n{{ contact.nmae }}", (2, "'contact.nmae' is not known")),
        ("a.txt", "{{ nobody }}", (1, "'nobody' is not known")),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    merger: Merger, tmp_path: Path, name: str, source: str, told: tuple[int, str]
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    folder = tmp_path / "letters"
    folder.mkdir()
    path = folder / name
    if path.suffix == ".docx":
        write_word_file(path, source)
    else:
        _write(path, source)
    (fault,) = dict.fromkeys(find_file_faults(path, merger))
    assert (fault.line, told[1] in fault.what) == (told[0], True), fault
    with pytest.raises(TemplateError, match=f"file {name}.*Nothing was logged"):
        _merge(merger, path)


def test_a_file_that_a_typst_file_includes_fetches_nothing(merger: Merger, tmp_path: Path) -> None:
    _write(tmp_path / "part.typ", '#import "@preview/cetz:0.4.0"')
    path = _write(tmp_path / "a.typ", 'One\n#include "part.typ"')
    (fault,) = dict.fromkeys(find_file_faults(path, merger))
    assert fault.what == "packages are not available."


def test_an_unknown_field_of_word_is_told_with_those_there_are(
    merger: Merger, tmp_path: Path
) -> None:
    path = write_word_file(tmp_path / "a.docx", fields=("Kontaktnamn",))
    (fault,) = find_file_faults(path, merger)
    assert "the merge field 'Kontaktnamn' is not known" in fault.what
    assert "contact_name" in fault.what


@pytest.mark.parametrize("content", [b"", b"PK not a zip", b"\xd0\xcf\x11\xe0 an old .doc"])
def test_what_is_no_word_file_is_told_as_that(
    merger: Merger, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    (fault,) = find_file_faults(tmp_path / "a.docx", merger)
    assert "can't be opened as a Word file" in fault.what


@one_day_in(3)
def test_a_file_that_takes_too_long_is_ended_and_the_next_one_goes_on(tmp_path: Path) -> None:
    endless = _write(
        tmp_path / "a.typ",
        "#let n = 0\n#for i in range(5000) { for j in range(5000) { n = n + 1 } }\n#n",
    )
    good = _write(tmp_path / "b.typ", "#contact.name")
    with Merger(MergeLimits(cpu_seconds=2)) as merger:
        with pytest.raises(TemplateError, match="takes more than 2 s"):
            _merge(merger, endless)
        assert _merge(merger, good).startswith(b"%PDF")


def test_a_result_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.typ", "#contact.name")
    with (
        Merger(replace(MergeLimits(), result_bytes=100)) as merger,
        pytest.raises(TemplateError, match="larger than 0 MB"),
    ):
        _merge(merger, path)
