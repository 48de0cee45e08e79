"""PURE. Every sentence that Rapport says in Slack: one function each, `Say` first.

One file for each part of the door. What a person or a mail wrote is never part of a sentence that
goes out as markup; the builders in `bot/blockkit/builders` see to that.
"""
