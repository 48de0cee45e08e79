"""PURE. Mails that machines write.

bounce            delivery failures, and the recipients they name
bounce_signs      which mails are reports of one, by their words and their structure
returned_mail     the mail that came back with a report
daemons           whether a server, another machine or a person wrote it
ses_notification  the same from Amazon's mail service, as JSON
away_subjects     subjects that say that somebody is away
auto_reply        automatic answers, mailing lists, bulk mail
calendar          invitations and answers to them (RFC 5545)
"""
