"""PURE. Every sentence that Rapport says in Slack: a constant each, or a function where it has values.

    title = t(errors_text.TITLE)
    text = entry_text.logged(t, number)


One file for each part of the door. What a person or a mail wrote is never part of a sentence that
goes out as markup; the builders in `bot/blockkit/builders` see to that.
"""
