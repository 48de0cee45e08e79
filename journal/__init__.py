"""The domain: contacts, interactions, templates, segments. No Slack, no IMAP, no command line.

    migrate                     brings a database up to this program, under a lock
    undo                        takes back an actor's last deed
    record cancel purge erase   use cases: take a Session, neither open nor commit it;
    segment contact exchange    the caller's transaction is the unit that holds or falls
    mail by_hand                how mails enter, and how they are logged by a person's word:
    triage match_again          one by one, or when a contact gains an address
    store/                      the only SQL
    catalog                     groups, templates, campaigns, rules: validated, test-rendered
    settings                    the config file and the environment → Settings, or all problems
    rendering matching          PURE decisions: text from templates, who is meant,
    retention figures           who may cancel and what is due, what counts,
    taking_part                 who takes part in a mail
    model fold errors           the words

A floor may import what stands below it, never what stands above; import-linter checks it.
The words are those of the README: an *interaction* has *participants*, is made from a *template*,
is *cancelled* (stays, counts nowhere), *restored*, and only when cancelled ever *purged*.
"""
