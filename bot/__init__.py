"""The Slack door: what people say to Rapport in Slack goes into the journal, and back out.

It never imports `ingest`: the two doors meet only in the database.
"""
