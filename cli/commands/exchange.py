"""`rapport contact import` and `rapport contact export`."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.args.attachments import tell_lost_files
from cli.args.salesperson_args import read_people_by_code
from cli.commands.export import (
    count_items,
    format_by_name,
    note_export,
    open_output,
    print_written,
)
from cli.context import CliContext
from cli.terminal.output import console, escape, print_json
from cli.terminal.progress import progress
from cli.terminal.prompts import is_at_terminal
from cli.text.list_text import more_lines_text
from journal.errors import N_, NotAllowed, RequestRefused
from journal.model import AuditKind, Role

if TYPE_CHECKING:
    from journal.exchange.file_format import ContactFile
    from journal.exchange.import_plan import LineReport

_SHOWN_PROBLEMS = 20
_SHOWN_CHANGES = 200
_INTERRUPTED = 130


def contact_import(
    context: CliContext,
    *,
    file: Path,
    wanted_format: str | None,
    pairs: tuple[str, ...],
    source: str | None,
    owners: tuple[str, ...],
    dry_run: bool,
    report_file: Path | None,
) -> None:
    codes = read_people_by_code(context, owners)
    contents = _scan(context, file, wanted_format, pairs, source, owners=codes)
    tally = ImportSummary(keep_all=context.as_json, shows_changes=dry_run)
    try:
        with _report_writer(report_file, tally), progress("Importing", contents.lines) as step:
            for reports in _import_batches(context, contents, tally, dry_run=dry_run):
                tally.add(reports)
                step(len(reports))
        if not dry_run:
            _tidy(context)
    except KeyboardInterrupt:
        _print_stopped(tally, dry_run=dry_run)
        raise click.exceptions.Exit(_INTERRUPTED) from None
    _print_summary(context, contents, tally, dry_run=dry_run)
    if not dry_run:
        _offer_matches(context)
    if tally.counts_by_outcome["error"] or tally.counts_by_outcome["skipped"]:
        raise click.exceptions.Exit(1)


def _scan(
    context: CliContext,
    file: Path,
    wanted_format: str | None,
    pairs: tuple[str, ...],
    source: str | None,
    *,
    owners: Mapping[str, str],
) -> "ContactFile":
    """Looks the file through; asks whose ids it holds where nobody says it and somebody is there."""
    from ingest.parse.mime.charset_detection import detect_charset
    from journal.exchange.file_format import FileFormat
    from journal.exchange.scan_file import parse_mapping, scan_contact_file

    def scan(system: str | None) -> "ContactFile":
        return scan_contact_file(
            file,
            format=FileFormat(wanted_format) if wanted_format else None,
            system=system.strip().casefold() if system else None,
            mapping=dict(parse_mapping(pair) for pair in pairs),
            owners=owners,
            detect=detect_charset,
        )

    contents = scan(source)
    if not contents.has_foreign_ids or context.as_json or not is_at_terminal():
        return contents
    question = "From which system are the ids in this file? They are kept under its name"
    answer = str(click.prompt(question, default=contents.system, err=True)).strip()
    context.refresh_now()
    return contents if answer == contents.system else scan(answer)


def _import_batches(
    context: CliContext, contents: "ContactFile", summary: "ImportSummary", *, dry_run: bool
) -> Iterator[list["LineReport"]]:
    """Imports each batch in a transaction of its own, so that an error does not undo earlier ones."""
    from journal.exchange import contact_import as contact_import_exchange

    run = contact_import_exchange.ContactImport(contents.companies)
    for batch in contact_import_exchange.batches(contents.read()):
        if dry_run:
            with context.reading() as session:
                reports = contact_import_exchange.preview_batch(session, run, batch)
        else:
            with context.session() as session:
                reports = contact_import_exchange.import_batch(
                    session, context.actor, run, batch, now=context.now
                )
        summary.companies_made = run.companies_made
        yield reports


def _offer_matches(context: CliContext) -> None:
    """Says which waiting mails may be an imported contact's."""
    if not context.as_json:
        from cli.text.triage_text import offer_all_matches

        offer_all_matches(context)


def _tidy(context: CliContext) -> None:
    from journal.store.database import analyze

    analyze(context.engine)


@dataclass
class ImportSummary:
    """The results of the lines: all counted, problems kept, the rest only with a report."""

    keep_all: bool
    counts_by_outcome: Counter[str] = field(default_factory=Counter)
    reports: list["LineReport"] = field(default_factory=list)
    problems: int = 0
    # The reasons that are shown, each once, with how many lines have it.
    lines_by_reason: Counter[tuple[str, ...]] = field(default_factory=Counter)
    changes: int = 0
    shows_changes: bool = False
    companies_made: int = 0
    writer: Any = None

    def add(self, reports: list["LineReport"]) -> None:
        for report in reports:
            self.counts_by_outcome[report.outcome.value] += 1
            self.problems += bool(report.reasons)
            is_shown = self._is_first_of_its_reason(report)
            if self.keep_all or is_shown or (self.shows_changes and self._counts_change(report)):
                self.reports.append(report)
            if self.writer is not None:
                self.writer.writerow(_report_row(report))

    def _is_first_of_its_reason(self, report: "LineReport") -> bool:
        """Counts the line; a thousand lines of one reason must not hide the next reason."""
        reason = report.reasons
        is_known = reason in self.lines_by_reason
        if not reason or (not is_known and len(self.lines_by_reason) == _SHOWN_PROBLEMS):
            return False
        self.lines_by_reason[reason] += 1
        return not is_known

    def _counts_change(self, report: "LineReport") -> bool:
        """Says whether it is one of the changes that are shown."""
        self.changes += bool(report.changes)
        return bool(report.changes) and self.changes <= _SHOWN_CHANGES


def _changes_text(report: "LineReport") -> str:
    """`job_title Buyer → CEO; note – → Likes tea`."""
    return "; ".join(
        f"{name.replace('_', ' ')} {old or '–'} → {new or '–'}" for name, old, new in report.changes
    )


def _report_row(report: "LineReport") -> list[str]:
    from journal.exchange.formula_guard import guard_formula
    from journal.exchange.import_plan import stored_number

    cells = (
        str(report.line),
        report.outcome.value,
        stored_number(report),
        report.name,
        " ".join(report.reasons),
        _changes_text(report),
    )
    return [guard_formula(cell) for cell in cells]


def _report_writer(path: Path | None, summary: ImportSummary) -> AbstractContextManager[None]:
    return nullcontext() if path is None else _open_report(path, summary)


@contextmanager
def _open_report(path: Path, summary: ImportSummary) -> Iterator[None]:
    """Opens the report, which is written line by line: a stopped import leaves one, too."""
    from journal.exchange.formula_guard import BOM

    try:
        file = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise RequestRefused(
            f"{path} can't be written: {error.strerror}. Name another --report."
        ) from error
    with file:
        file.write(BOM)
        summary.writer = csv.writer(file)
        summary.writer.writerow(("Line", "Outcome", "Contact", "Name", "Reason", "Changes"))
        yield


def _print_stopped(summary: ImportSummary, *, dry_run: bool) -> None:
    done = sum(summary.counts_by_outcome.values())
    if dry_run:
        click.echo(f"\nStopped after {done} lines. Nothing was to be imported.", err=True)
        return
    click.echo(
        f"\nStopped. The first {done} lines are imported and kept. "
        "Import the file again to go on; nobody is doubled.",
        err=True,
    )


def _print_summary(
    context: CliContext, contents: "ContactFile", summary: ImportSummary, *, dry_run: bool
) -> None:
    if context.as_json:
        print_json(_summary_json(contents, summary, dry_run=dry_run))
        return
    out = console()
    out.print(_summary_line(summary, dry_run=dry_run))
    if summary.companies_made:
        verb = "to be made" if dry_run else "made"
        many = "company" if summary.companies_made == 1 else "companies"
        out.print(f"{summary.companies_made} {many} {verb} for the people who belong there.")
    if contents.unused_columns:
        out.print(f"Columns not used: {escape(', '.join(contents.unused_columns))}.")
    others = Counter(summary.lines_by_reason)
    for report in summary.reports:
        told = " ".join(filter(None, (*report.reasons, _changes_text(report))))
        name = f"{escape(report.name)}: " if report.name else ""
        alike = more_lines_text(others.pop(report.reasons, 1) - 1)
        out.print(f"[yellow]line {report.line}[/]{alike} {report.outcome}: {name}{escape(told)}")
    shown = sum(summary.lines_by_reason.values())
    more = summary.problems - shown + max(0, summary.changes - _SHOWN_CHANGES)
    if more:
        out.print(f"… and {more} more lines; --report FILE lists them all.")
    if not dry_run and summary.counts_by_outcome["new"] + summary.counts_by_outcome["updated"]:
        click.echo("`rapport undo` takes the import back as a whole.", err=True)


def _summary_line(summary: ImportSummary, *, dry_run: bool) -> str:
    order = ("new", "updated", "unchanged", "skipped", "error")
    counts = " · ".join(f"{summary.counts_by_outcome[name]} {name}" for name in order)
    head = "Would import" if dry_run else "Imported"
    return f"{head}: {counts}"


def _summary_json(
    contents: "ContactFile", summary: ImportSummary, *, dry_run: bool
) -> dict[str, Any]:
    from journal.exchange.import_plan import stored_number

    return {
        "dry_run": dry_run,
        "format": contents.format,
        "system": contents.system,
        "counts": dict(summary.counts_by_outcome),
        "companies_made": summary.companies_made,
        "unused_columns": contents.unused_columns,
        "lines": [
            {
                "line": report.line,
                "outcome": report.outcome,
                "contact": stored_number(report) or None,
                "name": report.name,
                "reasons": report.reasons,
                "changes": report.changes,
            }
            for report in summary.reports
        ],
    }


def contact_export(
    context: CliContext,
    *,
    who: str | None,
    wanted_format: str | None,
    output: str | None,
    everything: bool,
) -> None:
    if everything:
        if who is None:
            raise click.UsageError("--all needs a contact: rapport contact export K-12 --all")
        _export_all(context, who, Path(output or "."))
        return
    to = output or "-"
    _export_contacts(
        context, who, wanted_format or format_by_name(to, {"csv", "vcard", "jsonl"}), to
    )


def _export_all(context: CliContext, who: str, folder: Path) -> None:
    from cli.args.contact_args import resolve_contact
    from journal.exchange.subject_access import subject_access

    # It has mails and drafts that a member is not shown elsewhere.
    if context.actor.role is Role.MEMBER:
        raise NotAllowed(
            N_("Only a manager or an admin may take out all that is held of a contact.")
        )
    each = resolve_contact(context, who)
    note_export(context, AuditKind.EXPORT_PERSON, 1)
    with context.reading() as session:
        made = subject_access(session, each, folder, context.config.files)
    if context.as_json:
        print_json({"contact": each.number, "file": str(made.path), "lost": made.lost})
        return
    console().print(f"All that is held of {escape(each.name)} is in {escape(str(made.path))}.")
    tell_lost_files(made.lost)


def _export_contacts(context: CliContext, who: str | None, form: str, output: str) -> None:
    from cli.args.contact_args import resolve_contact
    from journal.exchange import csv_contacts, jsonl_contacts, vcard_contacts
    from journal.store.contacts import contacts

    write = {
        "csv": csv_contacts.write,
        "vcard": vcard_contacts.write,
        "jsonl": jsonl_contacts.write,
    }[form]
    alone = [resolve_contact(context, who)] if who else None
    with context.reading() as session:
        found = alone or contacts.walk(session)
        total = 1 if alone else contacts.count(session)
        with open_output(output) as file, count_items(total, output) as counted:
            note_export(context, AuditKind.EXPORT_CONTACTS, total)
            write(file, counted(found))
    print_written(context, counted.count, "contact", output)
