"""Delivers to Slack what the record wants shown: exactly once, in time, and kept up to date.

    outbox          what the outbox is given, and what it remembers
    loop            gather, claim, deliver; then wait until something is due
    periodic        looked at now and then: follow-ups, how Rapport is, the counter of triage
    alerts          admins are told when something is wrong
    notices         pending notices → one card for each person, at once or in a digest
    delivery        one card: reads the record, then posts, updates or deletes
    home_tab        Home tabs that show what was purged or erased are rendered again
    message_search  after a crash or a lost answer: was it posted?
    calls           calls of the Web API: every result is one of four answers
    backoff         PURE  how long to wait: retries, rate limits, digests

No transaction is open while Slack is talked to. What is shown is read from the record at that
moment, so an hour without Slack loses nothing, and afterwards brings each person one card.

    dies before `posting` is committed     Slack has nothing; the lease ends, somebody else posts it
    dies between `posting` and the post    looked for, not found, posted
    dies between the post and `settle`     looked for by its key, found, and taken for ours
    the answer is lost, or comes too late  the same
    it may not look (no history scope)     posted again, and the log says so
    dies in an update or a deletion        done again, with the same end
    wanted again while it is shown         settled as what was shown, so still due

`run` is the loop of one thread; several bots share the cards.
"""

from bot.outbox.calls import client_without_retries
from bot.outbox.loop import run, step
from bot.outbox.outbox import Outbox, OutboxSettings

__all__ = ["Outbox", "OutboxSettings", "client_without_retries", "run", "step"]
