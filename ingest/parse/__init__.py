"""PURE. The parser of mail: bytes → a `Mail` value; never an exception, bounded in memory and time.

message   the whole of it, in order
quoting/  what is new, quoted, forwarded, signature
reports/  bounces, automatic replies, invitations
tnef/     Outlook's winmail.dat
outlook/  Outlook's .msg files
text/     the text of a mail, from plain text or HTML
mime/     MIME structure, headers, addresses, dates, charsets, filenames
redaction  a mail without its words, to be sent with a fault
masking   letters and digits replaced, words of programs kept
budget    what may still be read of one mail, for all readers of all its parts
limits    how much of a mail is read at most
"""
