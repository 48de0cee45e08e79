"""Interactions in the database, and all that belongs to them.

recording      inserts an interaction: the only place that does
interactions   reads and changes interactions, by version
participants   who takes part; the privacy guard that every new entry passes
cancelling     cancels and restores, by conditional update
pages          pages of history, by keyset
stale_entries  old entries of people nobody speaks to
salespeople    whom of us the record names
text_search    full-text search
attachments    files, named by their hash: written, handed over, swept
file_stores    where they are: a folder, or what another file makes of it
bucket_store   a bucket for several machines: S3
drafts         entries that were begun and put off
outgoing_letters  mails promised to a folder of drafts
runs           loggings of a segment
undo_log       deeds: what was done, so that it can be taken back
opportunity_names  opportunities and projects that entries name
follow_ups     what is to be come back to, and whether they answered
last_contact   when contacts were last spoken to
fields         the fields of an interaction, each once
"""
