"""Measures how fast a large record is. Not part of the tests, since results depend on the machine.

python -m bench                              SQLite in a temporary folder
python -m bench --database postgresql://…    a database that may be filled
python -m bench --contacts 10000 --interactions 100000
python -m bench slack                        the bot's answers, over a real WebSocket

python -m bench shares                       how several pollers share many mailboxes
python -m bench days                         a simulated day of ten thousand mailboxes
python -m bench partitions                   the longest tables whole and in parts
python -m bench soak --minutes 60            mail comes and processes are killed, for long

world    makes the same contacts and interactions on every run
slack    measures `rapport bot` with the fake Slack
journal  measures searches, pages, figures and the purge, against the targets
"""
