"""Segments, and what is done to all contacts of one.

A file imports what stands below it, never what stands above.

    segment_edit       changes a segment
    segment_letters    letters to a segment, and the ZIP with their labels
    segment            segments, and logging to all of one
    run_plan           a note as JSON, kept with a run
"""
