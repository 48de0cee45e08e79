"""The mail door: a mailbox in, journal rows out.

It never imports `bot`: the two doors meet only in the database. Reading a mail is pure, from the
bytes to a `journal.model.Mail`; a floor may import what stands below it:

    message                          the whole: bytes → Mail, never an exception
    bounce automatic                 what kind of mail it is, whom a mail did not reach
    calendar tnef                    invitations, winmail.dat
    quotes forward                   what is new, what was forwarded
    body signatures attribution      the best text; what stands below and above a text
    structure html blocks dates      parts; HTML → text; header blocks; times
    names addresses parameters       of attachments; of people; of header values
    headers encoded charsets         lines → values → letters
    words limits                     what clients write in each language; how much is read
"""
