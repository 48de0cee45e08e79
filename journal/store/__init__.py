"""The only SQL. Functions take a Session, return values of `journal.model`, and never commit.

tables        the rows; nobody outside this package imports them
database      engines and transactions, the same behaviour on SQLite and PostgreSQL
contacts      contacts with their addresses, tags and external ids
merging       what a merge moves from one contact to another, and back
lookup        who is meant by what was typed: tokens, close spelling
recording     the only way into the record
participants  who takes part; the privacy guard that every new entry passes
interactions  the record, read and changed
listing       pages of history by filter, keyset only
words         full-text search over interactions
blobs         attachments, stored once each by content, on disk
deeds         what was done, so that it can be taken back
drafts        interactions begun and put off
segments      segments and their members
runs          loggings of a segment
purges        purge previews, slices and records
tombstones    keyed hashes of what was purged, so that it never comes back
erasing       what goes when a person is erased
waiting       mails as people decide them, and as they wait again
unmatched     what is there of an address, and belongs to nobody yet
ignoring      addresses and domains whose mails nobody wants
mail_privacy  what becomes of mails when the record is purged, a person erased, old words dropped
figures       counts, sums and last touches, all by the one definition of what counts
"""
