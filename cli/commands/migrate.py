"""`rapport migrate`: bring the database up to this version."""

from cli.context import CliContext
from cli.terminal.output import console, escape, print_json


def migrate(context: CliContext) -> None:
    from journal.migrate import bring_up
    from journal.store.database import open_engine

    engine = open_engine(context.settings.database.url)
    try:
        done = bring_up(engine, now=context.now, currency=context.settings.company.currency)
    finally:
        engine.dispose()
    address = engine.url.render_as_string(hide_password=True)
    if context.as_json:
        print_json({"database": address, "before": done.before, "after": done.after})
        return
    if done.before == done.after:
        console().print(f"{escape(address)} is at version {done.after} already.")
        return
    copy = f" The file as it was: {done.copy}." if done.copy else ""
    console().print(f"[green]{escape(address)} is now at version {done.after}.[/]{escape(copy)}")
