"""`rapport segment write`: a letter to each member, packed into one ZIP."""

from pathlib import Path

from cli.commands.segment_runs import continue_run, print_size, print_skips
from cli.context import CliContext
from cli.output import console, plural, print_json
from cli.prompts import confirm
from journal import record, segment, segment_letters
from journal.errors import RequestRefused
from journal.letters.merger import Merger
from journal.model import Correspondence
from journal.record import Note


def segment_write(
    context: CliContext, *, code: str, template: str, out: Path | None, yes: bool, dry_run: bool
) -> None:
    wanted = record.template_for(context.config, context.actor, template)
    if wanted.correspondence is not Correspondence.DOCUMENT:
        raise RequestRefused(
            f"The template {wanted.code} makes no documents, and only these are written to a segment. "
            f'Say so in the config: [templates.{wanted.code}] correspondence = "document".'
        )
    if out is not None and out.exists():
        raise RequestRefused(f"{out} is there already and would be overwritten. Name another file.")
    with context.reading() as session:
        which = segment.get_segment(session, code)
        missing = segment_letters.find_unreachable(session, which, now=context.now)
        unreachable = [each.id for each in missing]
        found = segment.preview(session, which, now=context.now, unreachable=unreachable)
    if dry_run and context.as_json:
        print_json({"due": found.due, "skipped": found.skipped})
        return
    if not context.as_json:
        print_size(which, found)
        print_skips(found.skipped)
    if dry_run:
        return
    if found.due:
        confirm(context, f"Write to {plural(len(found.due), 'contact')}?", yes=yes)
    with context.session() as session:
        run_id = segment.begin(
            session,
            context.config,
            context.actor,
            which,
            Note(template=wanted.code, contacts=()),
            now=context.now,
            unreachable=unreachable,
        )
    continue_run(context, run_id)
    if out is not None:
        _write_zip(context, run_id, out)


def _write_zip(context: CliContext, run_id: int, out: Path) -> None:
    with context.reading() as session, Merger() as merger:
        count = segment_letters.write_zip(session, context.config, run_id, out, merger)
    if not context.as_json:
        console().print(f"{plural(count, 'letter')} and their labels are in {out}.")
