"""What is typed: words and options → what is meant by them.

typed_line          a line as it is typed → what it would become
note_args           the options of `rapport log` → a note
filters             what the filter options mean that several commands share
contact_args        `ada`, `K-12` → a contact
salesperson_args    `Ola` → one of us
interaction_args    `17`, `#17`, `last` → an interaction
mail_args           `17`, a Message-ID → a mail
mailbox_choice      in whose drafts a letter is put
attachments         files of an entry, from the disk and onto it
code_args           `sv-FI`, `FI` → codes that there are
"""
