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
from bot.grammar.kinds import template_of
from bot.grammar.normal import normal
from bot.grammar.read import read_log
from bot.grammar.requests import (
    Cancel,
    Comment,
    ContactOf,
    Drafts,
    Edit,
    Find,
    Form,
    Help,
    History,
    LogLine,
    Menu,
    New,
    Period,
    Prefs,
    Problem,
    Purge,
    Request,
    Restore,
    Said,
    SegmentOf,
    Show,
    Stats,
    Triage,
    Undo,
    Unknown,
    Unreadable,
    Verb,
    Why,
)
from bot.grammar.verbs import word_for
from bot.grammar.who import parts, segment_of

__all__ = [
    "Cancel",
    "Comment",
    "ContactOf",
    "Drafts",
    "Edit",
    "Find",
    "Form",
    "Help",
    "History",
    "LogLine",
    "Menu",
    "New",
    "Period",
    "Prefs",
    "Problem",
    "Purge",
    "Request",
    "Restore",
    "Said",
    "SegmentOf",
    "Show",
    "Stats",
    "Triage",
    "Undo",
    "Unknown",
    "Unreadable",
    "Verb",
    "Why",
    "normal",
    "parts",
    "read_command",
    "read_log",
    "segment_of",
    "template_of",
    "word_for",
]
