"""What lies in the playground at its first start: people, contacts, interactions, mails.

Everything is made up; every domain ends in `.example`.
"""
