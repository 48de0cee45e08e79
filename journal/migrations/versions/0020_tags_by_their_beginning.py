"""Tags by bytes, so that an index finds those that begin with `every-`: SQLite's are so already."""

from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute('ALTER TABLE contact_tag ALTER COLUMN tag TYPE VARCHAR COLLATE "C"')
