"""Contacts in and out, interactions out: CSV, vCard, JSON Lines, and all that is held of one contact.

    open_file           a file of contacts, whatever it is → its contents
    contacts_in         contents → a report of each line; previewed, or stored
    interactions_out    interactions → CSV, JSON Lines
    subject_access      all that is held of one contact → a ZIP
    plan                entries and what is known → what is to be added and changed
    whose               PURE  whom an entry means
    known               what the database knows of a batch of entries
    files               which kind of file this is, and how it is encoded
    csv_contacts vcard lines    one file format each: read it, write it
    cells columns entry         one line of a file as a value; column names as data
    guard records               PURE  cells no spreadsheet runs; values as JSON has them

An import decides first and then does: a plan is made of each batch, and a preview is the same plan
never carried out. A line that can't be used is reported, and stops no other.
"""

from journal.exchange.interaction_export import interaction_record
from journal.exchange.subject_access import subject_access

__all__ = ["interaction_record", "subject_access"]
