"""What becomes of a mail in the record, by itself and by a person's word.

A file imports what stands below it, never what stands above.

    triage               what people decide about mails that wait
    rematch              logs earlier mails when a contact gains an address
    suggestions          whose a waiting mail may be
    waiting_senders      whom the mails that wait are with
    mail                 enters mails into the ledger and the record
    manual_logging       logs a mail by a person's word
    invitations          later mails of a meeting change the entry of its invitation
    mail_entry           the entry that a mail makes
    relog                restores the cancelled interaction of a mail
    returned_mail        marks what a mail that came back was about
    reused_ids           a mail under the name of another one is told apart from it
    signature_logos      a small picture that comes again and again is no file of its mail
    free_mail            PURE  domains where anybody gets an address
    likeness             PURE  is a mail a copy of one that is known?
    mail_participants    PURE  who takes part in a mail
"""
