"""Keeps in the database what the bot needs.

cards          cards: what is to stand in Slack, and who is posting it
notices        notices: what somebody is to be told
people         Slack users and their preferences
events         events seen, for deduplication
file_requests  files to be fetched from Slack and attached
wake_flag      marks a transaction that has news for the outbox
"""
