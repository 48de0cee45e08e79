"""What can be wrong around Rapport, looked at.

house_findings    config, files, secrets, database: how they are, and what to do
findings          what was looked at, as lines or rows
leftovers         deleted words outside of the tables: the log, copies
open_files        which files other users can read
privacy_mask      takes names and addresses out of what is to be sent to others
"""
