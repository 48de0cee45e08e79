"""PURE. Outlook's winmail.dat: a mail inside an attachment.

tnef  the stream of attributes (MS-OXTNEF) → text and attachments
mapi  a block of MAPI properties
rtf   compressed RTF → the HTML or the text that it holds
"""
