"""Declares what can be typed: every command with its options and its help, and nothing heavy.

audit           `rapport audit`
backup          `rapport backup`, `restore-backup`, `db copy`, `storage check`, `storage move`
bot             `rapport bot`
cancel          `rapport cancel`, `restore`, `undo`
catalog         `rapport template`, `group`, `campaign`
completion      what the shell completes beside commands: codes, contacts, segments
raw_config      what completion needs of the config, unchecked
config          `rapport init`, `check`, `config`
contact         `rapport contact`
correct         `rapport edit`, `evaluate`, `comment`
declaration     declares a command; what answers it lies in `cli.commands`, under the same names
demo            `rapport demo`
doctor          `rapport doctor`
draft           `rapport draft`
erase           `rapport erase`
exchange        `rapport contact import`, `contact export`
export          `rapport export`
filter_options  the filter options that several commands share
history         `rapport history`, `find`
ingest          `rapport ingest`
log             `rapport log`
write           `rapport write`
segment_write   `rapport segment write`
log_import      `rapport import`
mail_import     `rapport mail import`
mail            `rapport mail`
mail_retry      `rapport mail retry`, `mail ignore`
mailbox         `rapport mailbox`
metrics         `rapport metrics`
migrate         `rapport migrate`
note_options    the options that describe a note
parse           `rapport parse`
person          `rapport person`
purge           `rapport purge`
receipt         `rapport receipt`
retention       `rapport retention`
rules           `rapport rules try`
run             `rapport run`
segment         `rapport segment`
segment_runs    `rapport segment log`, `runs`, `undo`, `restore`, `follow-up`
shell           `rapport completion`
show            `rapport show`
slack           `rapport slack`
start           `rapport start`
stats           `rapport stats`, `stale`
triage          `rapport triage`
"""
