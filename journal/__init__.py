"""The domain: contacts, interactions, templates, segments. No Slack, no IMAP, no command line.

Use cases take a Session and neither open nor commit it: the caller's transaction is the unit that
holds or falls. A file may import what stands below it, never what stands above; import-linter
checks it. The words are those of the README: an *interaction* has *participants*, is made from a
*template*, is *cancelled* (stays, counts nowhere), *restored*, and only when cancelled ever *purged*.

    backup             takes backups, restores them, copies the record to another database
    migrate            brings a database up to this program, under a lock
    migrations/        the steps of that
    watch              how Rapport is, looked at once a minute
    undo               takes back an actor's last deed
    undo_target        what undo would take back, by name
    entry_document     which entry has a document already
    entry_files        attaches files to an entry by hand, and takes them off
    segment_edit       changes a segment
    segment_letters    letters to a segment, and the ZIP with their labels
    segment            segments, and logging to all of one
    run_plan           a note as JSON, kept with a run
    run_undo           a run undone and restored, in slices
    note_letters       merges a note's letters before it is logged
    correct            corrects an interaction, and comments on it
    exchange/          contacts in and out, interactions out
    triage             what people decide about mails that wait
    undo_contact       takes changes of contacts and imports back
    undo_triage        takes a decision of triage back
    rematch            logs earlier mails when a contact gains an address
    waiting_senders    whom the mails that wait are with
    suggestions        whose a waiting mail may be
    manual_logging     logs a mail by a person's word
    mail               enters mails into the ledger and the record
    mail_entry         the entry that a mail makes
    invitations        later mails of a meeting change the entry of its invitation
    signature_logos    a small picture that comes again and again is no file of its mail
    reused_ids         a mail under the name of another one is told apart from it
    returned_mail      marks what a mail that came back was about
    attach             attaches a file to an entry
    letter_again       a letter that is written again: a new entry, which names the first
    outgoing_letter    a mail that is written here and sent by a person
    relog              restores the cancelled interaction of a mail
    record             logs an interaction
    cancel             cancels and restores interactions
    purge              deletes cancelled interactions for good
    erase              removes a person's data
    stay_in_touch      who was not spoken to for longer than wanted
    contact            adds, changes, deletes, merges contacts
    gauges             the numbers of the metrics
    problems           what is wrong with Rapport right now
    mailbox_health     how each mailbox is
    context            what use cases need of the config
    store/             the only SQL
    catalog/           groups, templates, campaigns, rules
    line/              PURE  a line as it is typed → what a colleague would understand
    settings/          the config file and the environment → Settings, or all problems
    letters/           a template's files, merged with whom they are for
    rendering/         PURE  template + values → text
    matching           PURE  contacts by what was typed: exact, prefix, fuzzy
    permissions        PURE  who may do what with an entry
    alert_plan         PURE  when an alert begins, is told, and ends
    retention          PURE  what is due by the rules of the config
    rhythm             PURE  how often a contact is to be spoken to
    figures            PURE  what counts
    likeness           PURE  is a mail a copy of one that is known?
    mail_packing       PURE  a mail as it came, made small to be kept
    mail_participants  PURE  who takes part in a mail
    when/              PURE  days, times and spans as typed
    model/             PURE  the values of the domain
    fold               PURE  text normalised for comparison: case, accents, scripts
    free_mail          PURE  domains where anybody gets an address
    patterns           PURE  patterns of the config, searched within a time limit
    log_context        joins the lines of a log that are about one thing
    errors             PURE  the error tree
    stopping           waits to be asked to stop
    backoff            PURE  how long to wait before the next try
    limits             PURE  how long what is kept may be
    lazy_names         imports a package's names when they are first asked for
    money              PURE  an amount as people type it: `12.50` or `12,50`
"""
