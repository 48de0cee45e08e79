"""PURE. MIME: the parts of a mail, and its headers decoded.

structure      bytes → the tree of parts (RFC 2046), of bounded depth and number
headers        a header block → names and values
parameters     `text/plain; charset=utf-8` → a value and its parameters (RFC 2231)
encoded_words  `=?utf-8?q?Bj=C3=B6rn?=` → `Björn` (RFC 2047)
addresses      From, To, Cc → addresses with names
dates          the Date header → a time
charsets       bytes → text, whatever charset was declared
charset_detection  bytes that say nothing of themselves → a charset
filenames      names of attachments, cleaned
"""
