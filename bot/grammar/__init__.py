"""PURE. What was typed → a request. Never raises, never guesses, and nothing typed is ever lost.

commands        `/rapport …`: the verb, and what it needs
log_line        a line about somebody: name, text, flags
requests        the result: a closed union that listeners match on
verbs           which verb is meant, in the reader's language
arguments       what follows each verb
stats           what follows `stats`: whose figures, of which time
contact_names   where the name ends, and what it is made of
template_match  which template a word means
flags           flags anywhere in a line
flag_values     what may follow a flag: day, duration, amount, word
entry_numbers   numbers of entries: `12`, `#12`, `12, 13 and 14`
lex             a line cut into words, each with its position
normalise       Slack's escapes undone, quotes and blanks made plain
words/          the vocabulary of six languages
verb_table  The verbs of Slack: each with its words in every language, its help, what a clic
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
    DueRequest,
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
    RhythmRequest,
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
    WriteRequest,
)
from bot.grammar.template_match import match_template
from bot.grammar.verbs import verb_word

__all__ = [
    "CancelRequest",
    "CommentRequest",
    "ContactRequest",
    "DraftsRequest",
    "DueRequest",
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
    "RhythmRequest",
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
    "WriteRequest",
    "match_template",
    "normalise",
    "read_command",
    "read_log_line",
    "segment_name",
    "split_names",
    "verb_word",
]
