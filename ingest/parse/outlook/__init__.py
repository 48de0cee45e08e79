"""PURE. A `.msg` file of Outlook → the bytes of a mail.

compound_file    the file system inside the file (MS-CFB)
outlook_message  its storages and properties (MS-OXMSG) → a mail in MIME
"""
