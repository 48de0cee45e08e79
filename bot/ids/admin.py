"""PURE. Ids of purging, and of logging to segments.

PURGE_ASK, PURGE_CSV, PURGE_AGAIN, PURGE_GO_ON   value: the token of a preview
PURGE_WHO                                        packed: the filter as typed, and the contact
SEGMENT_OPEN                                     value: a segment's code
SEGMENT_LOG, SEGMENT_DROP                        value: the draft that holds what is to be logged
RUN_UNDO, RUN_RESTORE, RUN_GO_ON, RUN_FOLLOW     value: a run
"""

from enum import StrEnum


class AdminId(StrEnum):
    """Lists actions, fields and forms. A field's block id is its action id."""

    PURGE_ASK = "purge.ask"
    PURGE_CSV = "purge.csv"
    PURGE_AGAIN = "purge.again"
    PURGE_GO_ON = "purge.go_on"
    PURGE_WHO = "purge.who"
    PURGE_FORM = "purge.form"
    PURGE_COUNT = "purge.count"
    SEGMENT_LIST = "segment.list"
    SEGMENT_OPEN = "segment.open"
    SEGMENT_LOG = "segment.log"
    SEGMENT_DROP = "segment.drop"
    RUN_UNDO = "run.undo"
    RUN_RESTORE = "run.restore"
    RUN_GO_ON = "run.go_on"
    RUN_FOLLOW = "run.follow"
