"""`rapport contact import` and `rapport contact export`."""

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.commands.export import counting, format_by_name, tell_written, written
from cli.desk import Desk, desk_command
from cli.progress import progress
from cli.show import console, escape, print_json
from journal.errors import Refused

if TYPE_CHECKING:
    from journal.exchange.files import Contents
    from journal.exchange.plan import Report

_SHOWN_PROBLEMS = 20
_INTERRUPTED = 130
_FORMATS = ("csv", "vcard", "jsonl")


@desk_command(
    name="import",
    examples="""
    rapport contact import outlook.csv --dry-run
    rapport contact import kunder.csv --map "Kundens e-post=email" --map "Ansvarig=owner"
    rapport contact import erp.csv --system erp --report lines.csv
    rapport contact import phone.vcf
    """,
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "wanted_format", type=click.Choice(_FORMATS), help="Default: found out.")
@click.option(
    "--map", "pairs", multiple=True, metavar="COLUMN=FIELD", help="What a column is; repeatable."
)
@click.option(
    "--system", metavar="NAME", help="Whose ids the id column holds (default: found out)."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done with each line; do nothing.")
@click.option(
    "--report",
    "report_file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what became of every line to this CSV file.",
)
def contact_import(
    desk: Desk,
    *,
    file: Path,
    wanted_format: str | None,
    pairs: tuple[str, ...],
    system: str | None,
    dry_run: bool,
    report_file: Path | None,
) -> None:
    """Add and update contacts from a CSV, vCard or JSON Lines file.

    Columns of Outlook, Google and the ERP are recognised. Importing a file again updates what it
    brought in before and doubles nobody; an empty cell erases nothing.
    """
    from journal.exchange.files import Format
    from journal.exchange.open_file import look_through, mapped

    contents = look_through(
        file,
        format=Format(wanted_format) if wanted_format else None,
        system=system.strip().casefold() if system else None,
        mapping=dict(mapped(pair) for pair in pairs),
    )
    tally = Tally(keep_all=desk.as_json)
    try:
        with _report_to(report_file, tally), progress("Importing", contents.lines) as step:
            for reports in _run(desk, contents, tally, dry_run=dry_run):
                tally.take(reports)
                step(len(reports))
        if not dry_run:
            _tidy(desk)
    except KeyboardInterrupt:
        _tell_stopped(tally, dry_run=dry_run)
        raise click.exceptions.Exit(_INTERRUPTED) from None
    _tell(desk, contents, tally, dry_run=dry_run)
    if not dry_run:
        _offer_matches(desk)
    if tally.counts["error"] or tally.counts["skipped"]:
        raise click.exceptions.Exit(1)


def _run(
    desk: Desk, contents: "Contents", tally: "Tally", *, dry_run: bool
) -> Iterator[list["Report"]]:
    """Each batch in a transaction of its own: what is done is done, whatever stops the rest."""
    from journal.exchange import contacts_in

    run = contacts_in.Import(contents.companies)
    for batch in contacts_in.batches(contents.read()):
        if dry_run:
            with desk.reading() as session:
                reports = contacts_in.preview(session, run, batch)
        else:
            with desk.session() as session:
                reports = contacts_in.bring_in(session, desk.actor, run, batch, now=desk.now)
        tally.companies_made = run.companies_made
        yield reports


def _offer_matches(desk: Desk) -> None:
    """Mails that wait may be somebody's by now."""
    if not desk.as_json:
        from cli.triage_told import offer_all_matches

        offer_all_matches(desk)


def _tidy(desk: Desk) -> None:
    from journal.store.database import tidy

    tidy(desk.engine)


@dataclass
class Tally:
    """What became of the lines: all counted, the problems kept, the rest only where it is asked for."""

    keep_all: bool
    counts: Counter[str] = field(default_factory=Counter)
    kept: list["Report"] = field(default_factory=list)
    problems: int = 0
    companies_made: int = 0
    writer: Any = None

    def take(self, reports: list["Report"]) -> None:
        for report in reports:
            self.counts[report.outcome.value] += 1
            self.problems += bool(report.reasons)
            if self.keep_all or (report.reasons and len(self.kept) < _SHOWN_PROBLEMS):
                self.kept.append(report)
            if self.writer is not None:
                self.writer.writerow(_report_row(report))


def _report_row(report: "Report") -> list[str]:
    from journal.exchange.guard import guarded
    from journal.exchange.plan import shown

    cells = (
        str(report.line),
        report.outcome.value,
        shown(report),
        report.name,
        " ".join(report.reasons),
    )
    return [guarded(cell) for cell in cells]


def _report_to(path: Path | None, tally: Tally) -> AbstractContextManager[None]:
    return nullcontext() if path is None else _written_report(path, tally)


@contextmanager
def _written_report(path: Path, tally: Tally) -> Iterator[None]:
    """Written as it comes, so that an import that is stopped leaves a report too."""
    from journal.exchange.guard import BOM

    try:
        file = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise Refused(
            f"{path} can't be written: {error.strerror}. Name another --report."
        ) from error
    with file:
        file.write(BOM)
        tally.writer = csv.writer(file)
        tally.writer.writerow(("Line", "Outcome", "Contact", "Name", "Reason"))
        yield


def _tell_stopped(tally: Tally, *, dry_run: bool) -> None:
    done = sum(tally.counts.values())
    if dry_run:
        click.echo(f"\nStopped after {done} lines. Nothing was to be imported.", err=True)
        return
    click.echo(
        f"\nStopped. The first {done} lines are imported and kept. "
        "Import the file again to go on; nobody is doubled.",
        err=True,
    )


def _tell(desk: Desk, contents: "Contents", tally: Tally, *, dry_run: bool) -> None:
    if desk.as_json:
        print_json(_as_json(contents, tally, dry_run=dry_run))
        return
    out = console()
    out.print(_summary(tally, dry_run=dry_run))
    if tally.companies_made:
        verb = "to be made" if dry_run else "made"
        many = "company" if tally.companies_made == 1 else "companies"
        out.print(f"{tally.companies_made} {many} {verb} for the people who belong there.")
    if contents.unused_columns:
        out.print(f"Columns not used: {escape(', '.join(contents.unused_columns))}.")
    for report in tally.kept:
        reasons = escape(" ".join(report.reasons))
        name = f"{escape(report.name)}: " if report.name else ""
        out.print(f"[yellow]line {report.line}[/] {report.outcome}: {name}{reasons}")
    if tally.problems > len(tally.kept):
        out.print(
            f"… and {tally.problems - len(tally.kept)} more lines; --report FILE lists them all."
        )


def _summary(tally: Tally, *, dry_run: bool) -> str:
    order = ("new", "updated", "unchanged", "skipped", "error")
    counts = " · ".join(f"{tally.counts[name]} {name}" for name in order)
    head = "Would import" if dry_run else "Imported"
    return f"{head}: {counts}"


def _as_json(contents: "Contents", tally: Tally, *, dry_run: bool) -> dict[str, Any]:
    from journal.exchange.plan import shown

    return {
        "dry_run": dry_run,
        "format": contents.format,
        "system": contents.system,
        "counts": dict(tally.counts),
        "companies_made": tally.companies_made,
        "unused_columns": contents.unused_columns,
        "lines": [
            {
                "line": report.line,
                "outcome": report.outcome,
                "contact": shown(report) or None,
                "name": report.name,
                "reasons": report.reasons,
            }
            for report in tally.kept
        ],
    }


@desk_command(
    name="export",
    examples="""
    rapport contact export --output contacts.csv
    rapport contact export -o contacts.vcf
    rapport contact export --format jsonl > contacts.jsonl
    rapport contact export K-12 --all            all that is held of one contact, as a ZIP
    """,
)
@click.argument("who", required=False)
@click.option(
    "--format",
    "wanted_format",
    type=click.Choice(_FORMATS),
    help="Default: by --output's name, else CSV.",
)
@click.option("--output", "-o", metavar="FILE", help="Default: standard output; with --all, here.")
@click.option("--all", "everything", is_flag=True, help="With WHO: interactions and files too.")
def contact_export(
    desk: Desk, *, who: str | None, wanted_format: str | None, output: str | None, everything: bool
) -> None:
    """Write contacts as CSV, vCard or JSON Lines; or all that is held of one contact."""
    if everything:
        if who is None:
            raise click.UsageError("--all needs a contact: rapport contact export K-12 --all")
        _export_all(desk, who, Path(output or "."))
        return
    to = output or "-"
    _export_contacts(desk, who, wanted_format or format_by_name(to, set(_FORMATS)), to)


def _export_all(desk: Desk, who: str, folder: Path) -> None:
    from cli.who import one
    from journal.exchange import subject_access

    each = one(desk, who)
    with desk.reading() as session:
        path = subject_access(session, each, folder, desk.house.files)
    if desk.as_json:
        print_json({"contact": each.number, "file": str(path)})
        return
    console().print(f"All that is held of {escape(each.name)} is in {escape(str(path))}.")


def _export_contacts(desk: Desk, who: str | None, form: str, output: str) -> None:
    from cli.who import one
    from journal.exchange import csv_contacts, lines, vcard
    from journal.store import contacts

    write = {"csv": csv_contacts.write, "vcard": vcard.write, "jsonl": lines.write}[form]
    alone = [one(desk, who)] if who else None
    with desk.reading() as session:
        found = alone or contacts.walk(session)
        with written(output) as file, counting(None) as counted:
            write(file, counted(found))
    tell_written(desk, counted.count, "contact", output)
