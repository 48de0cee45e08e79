"""Mail that lies in files: where each mail of a file or folder begins, and its bytes.

find_mails   paths → stores of mail, and what of them is no mail
mbox         the mails of an mbox file
filed_mail   one mail in a file, and its bytes as they were sent

Files are read and never changed. No symbolic link is followed below a path that was named.
"""
