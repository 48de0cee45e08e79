"""What is done to an entry, which is an interaction in the record.

A file imports what stands below it, never what stands above.

    entry_files        attaches files to an entry by hand, and takes them off
    note_letters       merges a note's letters before it is logged
    outgoing_letter    a mail that is written here and sent by a person
    attach             attaches a file to an entry
    correct            corrects an interaction, and comments on it
    cancel             cancels and restores interactions
    entry_document     which entry has a document already
    purge              deletes cancelled interactions for good
    record             logs an interaction
    letter_again       a letter that is written again: a new entry, which names the first
"""
