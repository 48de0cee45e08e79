"""Holds what a newcomer and the tests play with instead of the real thing.

demo         workspace, mail servers and page, opened and closed together
page/        the playground in a browser
persistence  the workspace saved to a file, and loaded again
samples/     what is there at the first start
mailbox/     a fake IMAP and SMTP server
workspace/   a fake Slack workspace
data_folder  the folder of a playground, and its lock
"""
