"""PURE. Mails that machines write.

bounce            delivery failures, and the recipients they name
ses_notification  the same from Amazon's mail service, as JSON
auto_reply        automatic answers, mailing lists, bulk mail
calendar          invitations and answers to them (RFC 5545)
"""
