"""How Rapport is: what the admins are told of, before they ask.

A file imports what stands below it, never what stands above.

    gauges            the numbers of the metrics
    watch             how Rapport is, looked at once a minute
    alert_plan        PURE  when an alert begins, is told, and ends
    problems          what is wrong with Rapport right now
    mailbox_health    how each mailbox is
"""
