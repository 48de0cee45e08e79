"""The only SQL. Functions take a Session, return values of `journal.model`, and never commit.

transfer    the whole record → another, empty database, compared
figures     counts and sums, all by the one definition of what counts
privacy/    purge, erasure, and the content of mails
triage/     mails that wait for a person
mail/       the ledger of mail
record/     interactions and all that belongs to them
contacts/   contacts and segments
slack/      cards, notices, users, events
filters     a filter as SQL conditions
audit_trail  who exported, deleted for good, and used a role
alerts      what is wrong with Rapport itself, and who was told
meta        facts about the whole database
tombstones  keyed hashes of what was purged, so that it never comes back
database    engines and transactions, alike on SQLite and PostgreSQL
database_errors  what went wrong with one, and what to do
database_file  one file for SQLite, never an empty one in its place
tables/     the rows; nobody outside this package imports them
columns     column types that mean the same on both databases
"""
