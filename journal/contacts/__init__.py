"""What is done to contacts, and with whom it is time to speak.

A file imports what stands below it, never what stands above.

    stay_in_touch    who was not spoken to for longer than wanted
    contact          adds, changes, deletes, merges contacts
    erase            removes a person's data
"""
