"""PURE. Every sentence that Rapport says in Slack: a constant each, or a function where it has values.

    title = t(errors_text.TITLE)
    text = entry_text.logged(t, number)

Text of a person or a mail is never part of a sentence with markup; `bot/blockkit/builders` sees to
that.

    log               while something is logged: who is meant, what is missing
    line              what is asked about a typed line, and what was not taken of it
    log_form          the form to log with
    entry             an entry: its card, its details, what was done to it
    cancelling        cancel and restore
    follow_ups        what is to be come back to
    number_lists      the numbers of entries and mails in a sentence
    undo              what was taken back, or can't be
    history           lists of entries
    stats             figures
    contact           contacts
    rhythm            who waits for a word, and how often
    letters           writing from templates
    segment           segments and their runs
    triage            mails that wait for a person
    triage_forms      the forms of triage
    mail_explanation  the outcome of a mail, its reason, and what to do if it was wrong
    purge             the purge
    notices           notices
    alerts            what is wrong with Rapport itself
    prefs             preferences
    menu              the menu and the help
    home              the Home tab
    files             why a file could not be attached
    workflow_steps    what a step of a workflow could not do
    errors            what did not work
    labels            names of templates, channels, evaluations, roles
"""
