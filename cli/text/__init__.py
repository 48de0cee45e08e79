"""What a person reads: rows and sentences.

mail_explanation    a decision explained to an admin
triage_text         the result of triage in sentences
mail_rows           mails as rows
explained_mail      a mail's text line by line, with what cut it
interaction_rows    interactions as rows
contact_history     what was changed of a contact
mail_text           the outcome of a mail in sentences
mailbox_text        the health of a mailbox in sentences
deed_text           what somebody did, and how long ago
field_names         the names of an entry's fields, as they are read
reason_text         why something was not done, in sentences
list_text           the sentence below a list that goes on
money_text          amounts with their currencies
"""
