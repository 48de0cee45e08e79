"""The only SQL. Functions take a Session, return values of `journal.model`, and never commit.

tables        the rows; nobody outside this package imports them
database      engines and transactions, the same behaviour on SQLite and PostgreSQL
contacts      contacts with their addresses, tags and external ids
lookup        who is meant by what was typed: tokens, close spelling
interactions  the record, and the privacy guard that every new entry passes
listing       pages of history by filter, keyset only
words         full-text search over interactions
blobs         attachments, stored once each by content, on disk
deeds         what was done, so that it can be taken back
segments      segments, members, runs
purges        purge previews, slices and records; erasures; tombstones
figures       counts, sums and last touches, all by the one definition of what counts
drafts        interactions begun and put off
"""
