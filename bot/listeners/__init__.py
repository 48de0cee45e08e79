"""What happens when somebody does something in Slack: one short function for each deed.

A listener takes the desk and what was done (`bot/inputs`), works in one transaction with the use
cases of `journal`, and returns what is to happen (`bot/answers`). It never talks to Slack and never
decides about rights: the use cases do, each time anew.

A file of listeners offers, where it has some:

    VERBS      a request of the grammar → listener(desk, typed or direct, request)
    ACTIONS    an action id → listener(desk, click)
    FORMS      a callback id → listener(desk, submitted)
    CLOSED     a callback id → listener(desk, closed)
    PICKERS    an action id → listener(desk, searched)
    SHORTCUTS  a callback id → listener(desk, shortcut)
    CARDS      a kind of card → render(desk, session, card, say), None when it should not stand
"""
