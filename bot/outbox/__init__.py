"""What the record wants Slack to show, brought there: exactly once, in time, and kept true.

    gather   pending notices → one card for each person; what is to follow up, sick mailboxes, the
             number of mails that wait → notices and the counter card
    claim    cards that are due, of each place one
    show     read the record, then post, update or delete, then settle

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
