"""The domain: contacts, interactions, templates, segments. No Slack, no IMAP, no command line.

Use cases take a Session and neither open nor commit it: the caller's transaction is the unit that
holds or falls. A file may import what stands below it, never what stands above; import-linter
checks it. The words are those of the README: an *interaction* has *participants*, is made from a
*template*, is *cancelled* (stays, counts nowhere), *restored*, and only when cancelled ever *purged*.

    backup          takes backups, restores them, copies the record to another database
    migrate         brings a database up to this program, under a lock
    migrations/     the steps of that
    health/         how Rapport is: problems, alerts, numbers
    undo/           takes back an actor's deeds
    segments/       segments, and what is done to all of one
    mail/           mails: entered, matched, logged by hand, decided again
    exchange/       contacts in and out, interactions out
    contacts/       contacts: added, changed, merged, erased, to be spoken to
    entries/        what is done to an entry: log, correct, cancel, purge, files, letters
    context         what use cases need of the config
    store/          the only SQL
    catalog/        groups, templates, campaigns, rules
    line/           PURE  a line as it is typed → what a colleague would understand
    settings/       the config file and the environment → Settings, or all problems
    letters/        a template's files, merged with whom they are for
    rendering/      PURE  template + values → text
    matching        PURE  contacts by what was typed: exact, prefix, fuzzy
    permissions     PURE  who may do what with an entry
    retention       PURE  what is due by the rules of the config
    rhythm          PURE  how often a contact is to be spoken to
    figures         PURE  what counts
    money           PURE  an amount as people type it: `12.50` or `12,50`
    mail_packing    PURE  a mail as it came, made small to be kept
    when/           PURE  days, times and spans as typed
    model/          PURE  the values of the domain
    fold            PURE  text normalised for comparison: case, accents, scripts
    patterns        PURE  patterns of the config, searched within a time limit
    log_context     joins the lines of a log that are about one thing
    errors          PURE  the error tree
    stopping        waits to be asked to stop
    backoff         PURE  how long to wait before the next try
    limits          PURE  how long what is kept may be
    lazy_names      imports a package's names when they are first asked for
"""
