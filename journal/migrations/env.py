"""Called by alembic; the connection and its transaction belong to `journal.migrate`."""

from alembic import context

from journal.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
