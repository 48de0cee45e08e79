"""A fake mail server: the shared mailbox sales@ours.example, in memory and on this machine.

mailroom       the mailbox as the page shows it
mail_composer  mails as people and machines write them: replies, forwards, bounces, spoofed ones
imap_server    the IMAP server
imap_session   one connection to it
smtp_server    the SMTP server that delivers into it
mail_folders   accounts, folders, mails
mail_files     its mails saved as files
folder_names   folder names in modified UTF-7
faults         what the IMAP server can be told to do wrong
"""
