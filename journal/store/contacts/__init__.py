"""Contacts and segments in the database.

contacts  contacts with their addresses, tags and external ids
contact_history  what was changed of a contact
by_key    contacts by address, external id or folded name
names_in_line  contacts whose names may stand in a line
doubles   contacts that may be one
usage     finds contacts that something refers to: they can't simply be deleted
lookup    contacts by what was typed: exact, prefix, then fuzzy
completion  contacts and segments for the Tab key, without an import
rhythms   contacts who have a rhythm: by their own tag, by a rule
merging   moves what belongs to one contact to another, and back
segments  segments and their members
"""
