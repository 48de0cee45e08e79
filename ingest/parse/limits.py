"""PURE. How much of a mail is read at most.

A limit is far above what people send; beyond it a mail is truncated and flagged, never refused.
Every reader takes time linear in what these limits let through.
"""

# The whole mail. IMAP servers rarely take more than 50 MB; decoded content is kept once.
RAW_BYTES = 64 * 1024 * 1024
# One part's header block; Gmail refuses a megabyte, and a To of 10,000 addresses has half of one.
HEADER_BYTES = 512 * 1024
HEADER_LINES = 4_000
# Of all parts and attached mails together.
MAIL_HEADER_LINES = 20_000
# One header's value: a long References or DKIM-Signature has a few thousand.
VALUE_CHARS = 256 * 1024
ADDRESSES = 2_000
PARAMETERS = 200
REFERENCES = 200
PARTS = 500
PART_DEPTH = 30
# Places that look like a boundary; a mail made to be slow has many false ones.
BOUNDARIES = 20_000
TEXT_CHARS = 1_000_000
# Bytes of a text part as it was sent: base64 and HTML are longer than their text.
TEXT_BYTES = 6_000_000
HTML_CHARS = 2_000_000
HTML_NODES = 150_000
HTML_DEPTH = 250
NAME_CHARS = 200
SUBJECT_CHARS = 2_000
CALENDAR_BYTES = 512 * 1024
TNEF_BYTES = 32 * 1024 * 1024
BOUNCED_ADDRESSES = 200
# How many lines are looked at when quotes, forwards and bounces are searched for.
TEXT_LINES = 20_000
