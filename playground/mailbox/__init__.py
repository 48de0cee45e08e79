"""A mail server in a box: the shared mailbox sales@ours.example, in memory and on this machine.

names    folders' names on the line          faults   what it can be told to do wrong
memory   accounts, folders, mails            session  one line of IMAP
imap     the IMAP server                     smtp     the SMTP server that delivers into it
stored   its mails as files, so that a later start has them again
writing  mails as people and machines write them: replies, forwards, bounces, spoofed ones
room     the mailbox as the page shows it
"""
