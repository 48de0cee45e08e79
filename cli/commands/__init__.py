"""One file for each group of commands; each gathers, calls a use case, and shows the result.

audit             `rapport audit`
backup            `rapport backup`, `restore-backup`, `db copy`, `storage check`, `storage move`
bot               `rapport bot`
cancel            `rapport cancel`, `restore`, `undo`
catalog           `rapport template`, `group`, `campaign`
config            `rapport init`, `check`, `config`
contact           `rapport contact`
correct           `rapport edit`, `evaluate`, `comment`
demo              `rapport demo`
doctor            `rapport doctor`
draft             `rapport draft`
erase             `rapport erase`
exchange          `rapport contact import`, `contact export`
export            `rapport export`
history           `rapport history`, `find`
ingest            `rapport ingest`
log               `rapport log`
write             `rapport write`
segment_write     `rapport segment write`
log_import        `rapport import`
mail              `rapport mail`
mail_import       `rapport mail import`
mail_retry        `rapport mail retry`, `mail ignore`
mailbox           `rapport mailbox`
mailbox_authserv  what `rapport mailbox check` says of the server that vouches for senders
mailbox_login     `rapport mailbox login`
mailbox_server    `rapport mailbox check`, `audit`, `resync`
metrics           `rapport metrics`
migrate           `rapport migrate`
parse             `rapport parse`
person            `rapport person`
purge             `rapport purge`
receipt           `rapport receipt`
retention         `rapport retention`
rules             `rapport rules try`
run               `rapport run`
segment           `rapport segment`
segment_runs      `rapport segment log`, `runs`, `undo`, `restore`, `follow-up`
show              `rapport show`
slack             `rapport slack`
start             `rapport start`
stats             `rapport stats`, `stale`
triage            `rapport triage`
"""
