"""The ledger of mail in the database.

mails            one row for each mail, with its outcome
mail_columns     what was decided about a mail → the columns of its row
copies           one row for each copy in a folder, with its state
mailboxes        mailboxes and folders: lease, health, highest UID listed
ledger           one mail with everything about it
mail_pages       lists of mails, by keyset
mail_senders     who wrote the mail of an entry, and whether a contact has that address
search           mails by words of the subject or the sender
threads          conversations: which mails answer which
bounces          finds the interaction that a bounce is about
volume           how much mail is usual, and how much waits to be read
receipts         the completeness receipt: every copy counted once
retries          mails that are to be decided again
stale_decisions  mails decided by an older program or config
why_sentences    why a mail has its outcome, with the values of the sentence
trimming         what was cut out of a mail's text, as its row keeps it
"""
