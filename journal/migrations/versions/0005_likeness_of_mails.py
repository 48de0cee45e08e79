"""Keeps what a copy of a mail must say to be one, and the header of each copy as it came.

Of mails that were known before, nothing can be compared: both are empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for table, name in (("mail", "likeness"), ("mail_copy", "header_digest")):
        op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=""))
