"""The mail door: a mailbox in, journal rows out.

It never imports `bot`: the two doors meet only in the database.
"""
