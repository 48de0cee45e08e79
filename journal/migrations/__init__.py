"""The database's versions, one file each in `versions/`; `journal.migrate` runs them.

env  called by alembic with the connection of `journal.migrate`
"""
