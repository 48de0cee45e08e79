"""The desk: `rapport …`. The only place that builds settings, engines and actors.

main                the names of the commands; errors → sentences and exit codes
usage/              what can be typed: options and help, without anything heavy
commands/           one file for each group of commands: what answers what was typed
context             `CliContext`: settings, catalog, database, who acts
capture_context     builds the context of the mail door
output              values → tables on a terminal, JSON for machines
word_wrap           PURE  where a long line is broken
terminal_text       foreign text without what commands a terminal
open_files          which files other users can read
leftovers           deleted words outside of the tables: the log, copies
findings            what was looked at, as lines or rows
house_findings      config, files, secrets, database: how they are, and what to do
privacy_mask        takes names and addresses out of what is to be sent to others
prompts             questions to whoever sits at the terminal
progress            progress bars
filters             what the filter options mean that several commands share
contact_history     what was changed of a contact
field_names         the names of an entry's fields, as they are read
deed_text           what somebody did, and how long ago
salesperson_args    `Ola` → one of us
code_args           `sv-FI`, `FI` → codes that there are
contact_args        `ada`, `K-12` → a contact
interaction_args    `17`, `#17`, `last` → an interaction
typed_line          a line as it is typed → what it would become
note_args           the options of `rapport log` → a note
mail_args           `17`, a Message-ID → a mail
attachments         files of an entry, from the disk and onto it
interaction_rows    interactions as rows
mail_rows           mails as rows
mail_text           the outcome of a mail in sentences
mail_explanation    a decision explained to an admin
explained_mail      a mail's text line by line, with what cut it
mailbox_choice      in whose drafts a letter is put
mailbox_text        the health of a mailbox in sentences
language            in which language the desk answers
list_text           the sentence below a list that goes on
money_text          amounts with their currencies
triage_text         the result of triage in sentences
rule_trial          PURE  what other rules would have made of past mails
config_reload       takes a changed config on SIGHUP, if it is good
service_manager     tells systemd that we are ready, and that we live
process_supervisor  runs several processes side by side, and restarts them
process_log         what a process writes to stderr
manual              makes docs/commands.md
sentences           extracts the sentences for translators into rapport.pot
shared_options      what every command takes, behind its name or before it
reason_text         why something was not done, in sentences
"""
