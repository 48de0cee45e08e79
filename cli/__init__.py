"""The desk: `rapport …`. The only place that builds settings, engines and actors.

main                the names of the commands; errors → sentences and exit codes
usage/              what can be typed: options and help, without anything heavy
commands/           one file for each group of commands: what answers what was typed
args/               typed words and options → contacts, entries, mails, notes
text/               entries, mails, deeds → rows and sentences
terminal/           tables, questions, progress
process/            processes that stay: supervised, reloaded, logged
inspection/         what can be wrong around Rapport, looked at
context             `CliContext`: settings, catalog, database, who acts
capture_context     builds the context of the mail door
language            in which language the desk answers
rule_trial          PURE  what other rules would have made of past mails
shared_options      what every command takes, behind its name or before it
manual              makes docs/commands.md
sentences           extracts the sentences for translators into rapport.pot
"""
