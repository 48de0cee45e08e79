"""Undo: what an actor did last, or one deed of theirs, is taken back.

A file imports what stands below it, never what stands above.

    undo            takes back an actor's last deed
    undo_target     what undo would take back, by name
    run_undo        a run undone and restored, in slices
    undo_contact    takes changes of contacts and imports back
    undo_triage     takes a decision of triage back
"""
