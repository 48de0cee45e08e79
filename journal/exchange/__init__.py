"""Contacts in and out, interactions out: CSV, vCard, JSON Lines, and all that is held of one contact.

    scan_file            opens a file of contacts, whatever it is, and scans it once
    file_format          which kind of file it is, and how it is encoded
    contact_import       imports contacts batch by batch, or previews it
    contact_lookup       looks up the contacts that a batch may mean
    import_plan          lines + known contacts → what is to be added and changed
    known_contacts       PURE  the contacts that a batch may mean, by every key
    line_matching        PURE  which contact a line means
    import_line          one line of a file as a value
    columns              names of columns in other programs, as data
    postal_columns       those of postal addresses
    cells                the cells of a line → a contact
    joined_values        PURE  several values in one cell
    csv_contacts         contacts as CSV
    vcard_contacts       contacts as vCard
    jsonl_contacts       contacts as JSON Lines
    interaction_import   an old interaction log comes into the record
    interaction_lines    the lines of an old interaction log, with their values
    interaction_columns  names of its columns, and its codes
    interaction_export   interactions as CSV and JSON Lines
    subject_access       all that is held of one contact, in a ZIP
    formula_guard        PURE  cells that no spreadsheet runs as a formula
    json_records         PURE  values as JSON

An import decides first and then does: a plan is made of each batch, and a preview is the same plan
never carried out. A line that can't be used is reported, and stops no other.
"""

from typing import TYPE_CHECKING

from journal.lazy_names import lazy_names

if TYPE_CHECKING:
    from journal.exchange.interaction_export import interaction_record as interaction_record

__getattr__ = lazy_names(
    __name__,
    {
        "interaction_export": ("interaction_record",),
    },
)
