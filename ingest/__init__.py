"""The mail door: a mailbox in, journal rows out.

It never imports `bot`: the two doors meet only in the database. What it promises: every mail that a
server ever showed us has one row in the ledger and, in the end, one outcome with a reason; a logged
one has one interaction. A floor may import what stands below it:

    capture/  the worker: polls mailboxes, fetches, records, retries
    imap/     the IMAP server: the only package that knows imapclient
    files/    mail that lies in files
    auth/     passwords and OAuth consents
    decide/   PURE  a mail and what is known → one decision
    login     PURE  the login of a mailbox, as a value
    parse/    PURE  bytes → Mail, never an exception
    words/    PURE  what mail clients write in fifty languages, as data

A mail's way, and the states of its copy in a folder:

    STATUS ─ the same as last time ─ nothing to do, in one round trip
       └ SEARCH ─ listed ─┬─ expunged meanwhile ───────────────────────── gone
                          ├─ older than what is read ──────────────────── left
                          └─ tried ─ headers ─┬─ known, or decided ────── done
                               │              └─ body ─ parse ─ decide ─┬ done
                               │                                        └ put off, tried again
                               └─ tried in vain too often ─────────────── quarantined

What a crash between any two of these leaves behind, and why nothing is lost or logged twice:

    before listing is committed      neither rows nor mark: the next SEARCH finds the same mails
    after listing                    rows that are due; the mark says listed, never processed
    after an attempt is committed    rows tried once more: read one by one from now on
    before the batch is committed    nothing of it: outcome, interaction and copies are one commit
    after the batch, before the ack  the ack is due, and is done by the next cycle
    while holding the lease          it runs out, or is taken over from a process that is dead
    under another UIDVALIDITY        the folder is listed again; known mails by their delivery key
"""
