"""Holds what several files of listeners need; no file here is in the registry.

contact_search    contacts, templates, entries and colleagues looked up by what was typed
contacts_named    the contacts named before the colon: one for each name, or a choice
csv_pages         a file of many entries, written page by page
entry_files       an entry's files, as Slack takes them
entry_access      an entry by its number or button: rights and version check
idempotency       Slack may send the same input twice: it is acted on once
line_reading      a typed line → values, questions, and what was not taken
line_correction   `no, 40 min`: the entry just made is corrected
line_to_form      a parsed line → the values of the form
message_to_form   a shared message → the values of the form
form_to_note      the values of the form → a note for the record, or errors by field
letter_merge      what the form to write with shows, and what is in the way
template_search   the template that a word or a shown name means
open_follow_ups   what a user is to come back to, and who answered since
open_form         opens the form, and keeps what was typed as a draft
record_and_reply  records a note and answers with the entry's card
slow_note         a note whose files are merged first: kept as a draft, logged behind the ack
"""
