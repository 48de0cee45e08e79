"""Mails composed from parts, so that it is known what is new and what is quoted."""
