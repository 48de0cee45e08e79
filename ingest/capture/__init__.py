"""The worker: watches mailboxes, and brings each new mail through fetch, parse, decide and record.

supervisor    a thread for each mailbox of our share, and one beside it that waits in IDLE
poller        one cycle of one mailbox, and how it went
schedule      PURE  folder as seen + folder as it is now → what is to be done
listing       every mail in a folder gets its row; then it can't be forgotten
batches       works off what is due, batch by batch
fetching      headers, then the bodies of those that need them
guarded_parse  a large mail is read by a process with limits
parse_child   that process, which begins one for each of them
reading_processes  small mails are read on other cores, if the config says so
reading_child  one of these processes
lookahead     the next group is fetched and read while the one before it is written
lookup        what the database knows about a batch: one query each for all mails
deliver       decides and records a batch: one transaction, or one for each mail
ledger_entry  a parsed mail and its decision, as the ledger takes them
waiting_limits  how much is kept of what waits
retries       mails to be decided again: reopened by a person, or by a new version
quarantine    a mail that failed too often is set aside with its cause
letters       letters are put among the drafts, and looked after there
letter_mail   PURE  an entry → the mail among the drafts
acks          after the commit: keyword or move in the mailbox, if the config says so
shares        which mailboxes this worker reads: all that live share them
login_turns   a few logins at a time to one server
lease         one worker at a time on a mailbox; a dead one's lease ends
folder_run    what a worker holds while it works on one folder, and its counters
file_import   mails that lie in files take the same road, once
file_mailbox  such files as a folder of a mailbox
context       what every part is handed: settings, database, clock
"""
