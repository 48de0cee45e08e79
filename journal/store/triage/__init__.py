"""Mails that wait for a person, in the database.

queue            what waits, and what somebody put off
decisions        what people decided, and its undo
unmatched_mails  mails and entries of an address without a contact
ignored_senders  addresses and domains that nobody wants to see
"""
