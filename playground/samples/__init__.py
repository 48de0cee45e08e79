"""The content of the playground at its first start: people, contacts, interactions, mails.

Everything is made up; every domain ends in `.example`.

    residents  the colleagues whose seat can be taken
    contacts   twelve people in six companies
    letters    the templates to write from, and their files
    mails      mails in the mailbox, each of which is decided another way
    seed       puts them into an empty database
"""
