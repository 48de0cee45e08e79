"""Decides what happens when somebody does something in Slack: one short function for each action.

A listener takes the context and an input (`bot/inputs`), works in one transaction with the use
cases of `journal`, and returns an answer (`bot/answers`). It never talks to Slack and never
decides about rights: the use cases do, each time anew.

A file of listeners offers, where it has some:

    VERBS      a request of the grammar → listener(context, typed or direct, request)
    ACTIONS    an action id → listener(context, click)
    FORMS      a callback id → listener(context, submitted)
    CLOSED     a callback id → listener(context, closed)
    PICKERS    an action id → listener(context, searched)
    SHORTCUTS  a callback id → listener(context, shortcut)
    CARDS      a kind of card → render(context, session, card, reader), None to remove it
    STEPS      a workflow step's id → listener(context, step)

The map:

    registry          all files of listeners, found by where they lie
    typed_input       text after a command, or in direct messages → the listener of its verb
    log               the quick line, `/log ada: called`
    line_left_over    what a line said and its entry has not, taken by a click
    log_form          the form to log with
    drafts            entries that were begun and not logged
    entry             an entry as a card and in full; its buttons and its menu
    entry_forms       the small forms of an entry: evaluation, follow-up date, comment
    evaluate_several  one evaluation for several entries of a list
    follow_ups        what somebody is to come back to: listed, done, put off
    edit_form         the form to correct an entry with
    cancelling        cancel and restore
    undo              the verb `undo`: the last deed of whoever asks
    undo_button       the undo button of one deed
    history           lists of entries: pages, filters, search, CSV
    stats             figures and charts
    contacts          contacts found and shown
    rhythm            who waits for a word, and how often contacts are spoken to
    contact_forms     contacts added and changed
    contact_on_top    a contact added on top of a form to log goes into that form
    letters           the form to write with: opened, merged anew as it is changed
    letter_writing    a written letter: put among the drafts, or given as a file
    segment_writing   letters to a segment: shown first, then a run
    segments          segments shown; the preview of a run
    segment_runs      a segment's run: started, continued, undone, restored
    triage            mails that wait for a person: the list and the cards
    triage_decisions  the buttons of a waiting mail: match, ignore, later
    triage_forms      the forms of triage: another contact, a new contact
    match_waiting     logs the waiting mails of an address with its contact
    mail_explanation  what became of a mail, and why
    purge             the preview and the confirmation of a purge
    purge_run         a confirmed purge, slice by slice
    notices           cards of notices, rendered from the record
    alerts            cards of alerts
    workflow_steps    the steps that teams use in workflows of their own
    prefs             a user's preferences
    menu              the menu, the help and the Home tab
    shared/           what several files of listeners need
"""
