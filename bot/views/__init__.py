"""PURE. What Slack shows: values of the domain in, Block Kit out, one file for each screen.

log_form           the form to log and to correct with
picker_validation  is what a form's pickers send among what they offered?
entry_card         the card of an entry
entry_line         an entry in one line
entry_details      an entry in full, with its changes
entry_forms        the small forms of an entry
evaluate_several   the form for one evaluation of several entries
cancelling         the cancel dialog, and its result
follow_ups         what is to be come back to, with its buttons
undo_result        the question before an undo, and its result
history            a list of entries, page by page
stats              figures as tables
chart              figures as bars: positions, and the same in words
line_questions     what is asked about a typed line, a button for each answer
choices            drafts, and the button to a form that did not open
contact            the card of a contact
contact_addresses  the addresses of a contact, as fields of a form
contact_form       the forms to add and change a contact
rhythm             contacts who wait for a word
contact_labels     a contact in a line, a picker, a button
letter_form        the form to write with, from a template
segment            segments, a run's question and its card
segment_letters    letters to a segment, the first ones as they would be
triage             waiting mails: the list, the card of one, the counter
triage_forms       the forms of triage
mail_explanation   mails with their outcome and reason
purge              a purge: preview, question, progress
notices            a card of notices
alerts             a card of alerts
prefs              the form of the preferences
menu               the menu and the help
home               the Home tab
log_values         PURE  what is to be logged, as values
"""
