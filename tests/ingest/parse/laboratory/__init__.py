"""Mails composed from parts, of which it is known by construction what is new and what is quoted."""
