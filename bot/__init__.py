"""The Slack door: what people say to Rapport in Slack goes into the journal, and back out.

It never imports `ingest`: the two doors meet only in the database.

    payload → slack_in → asked → listeners → answers → slack_out → Slack
                          the record ↓ ↑
                        cards → outbox → Slack

docs/architecture.md has the floors.
"""
