"""PURE. What was typed → a request. Never raises, never guesses, and nothing typed is ever lost.

read        a line about somebody: flags, then plain words
commands    a verb and what it needs
who         where the name ends, and what it is made of
kinds       which template is meant
verbs       which verb is meant

normal      Slack's escapes undone
lex flags values             words, flags and what may follow them
plain clause timed           what plain words tell
arguments numbers stats      what follows each verb
words       what the six languages say
requests    what comes out
"""

from bot.grammar.commands import read_command
from bot.grammar.contact_names import segment_name, split_names
from bot.grammar.log_line import read_log_line
from bot.grammar.normalise import normalise
from bot.grammar.requests import (
    CancelRequest,
    CommentRequest,
    ContactRequest,
    DraftsRequest,
    EditRequest,
    FindRequest,
    HelpRequest,
    HistoryRequest,
    LogFormRequest,
    LogLineRequest,
    MenuRequest,
    NewContactRequest,
    ParsedLine,
    ParseProblem,
    PrefsRequest,
    PurgeRequest,
    Request,
    RestoreRequest,
    SegmentRequest,
    ShowRequest,
    StatsPeriod,
    StatsRequest,
    TriageRequest,
    UndoRequest,
    UnknownRequest,
    UnreadableRequest,
    Verb,
    WhyRequest,
)
from bot.grammar.template_match import match_template
from bot.grammar.verbs import verb_word

__all__ = [
    "CancelRequest",
    "CommentRequest",
    "ContactRequest",
    "DraftsRequest",
    "EditRequest",
    "FindRequest",
    "HelpRequest",
    "HistoryRequest",
    "LogFormRequest",
    "LogLineRequest",
    "MenuRequest",
    "NewContactRequest",
    "ParseProblem",
    "ParsedLine",
    "PrefsRequest",
    "PurgeRequest",
    "Request",
    "RestoreRequest",
    "SegmentRequest",
    "ShowRequest",
    "StatsPeriod",
    "StatsRequest",
    "TriageRequest",
    "UndoRequest",
    "UnknownRequest",
    "UnreadableRequest",
    "Verb",
    "WhyRequest",
    "match_template",
    "normalise",
    "read_command",
    "read_log_line",
    "segment_name",
    "split_names",
    "verb_word",
]
