"""Verbs and what they need: each read as typed, or told why not, with all that was typed."""

import pytest

from bot.grammar import (
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
    PrefsRequest,
    PurgeRequest,
    Request,
    RestoreRequest,
    RhythmRequest,
    SegmentRequest,
    ShowRequest,
    StatsRequest,
    TriageRequest,
    UndoRequest,
    UnknownRequest,
    UnreadableRequest,
    Verb,
    WhyRequest,
    WriteRequest,
)
from tests.bot.grammar.parse_case import helsinki_time, parse_line, parse_request

READABLE_COMMANDS: dict[str, Request] = {
    "": MenuRequest(),
    "  ": MenuRequest(),
    "menu": MenuRequest(),
    "history": HistoryRequest(),
    "history Ada Lovelace": HistoryRequest(who="Ada Lovelace"),
    'history "Ada Lovelace"': HistoryRequest(who="Ada Lovelace"),
    "history me": HistoryRequest(mine=True),
    "HISTORY": HistoryRequest(),
    "his ada": HistoryRequest(who="ada"),
    "history <@U1|bob>": HistoryRequest(colleague_slack_id="U1", colleague_name="bob"),
    "history @bob": HistoryRequest(colleague_name="bob"),
    "history ada -t call -cancelled": HistoryRequest(who="ada", template="call", cancelled=True),
    "history -canceled me": HistoryRequest(mine=True, cancelled=True),
    "show 2041": ShowRequest(2041),
    "show #2041": ShowRequest(2041),
    "show nr 2041": ShowRequest(2041),
    "show no. 2041": ShowRequest(2041),
    "show №2041": ShowRequest(2041),
    "show last": ShowRequest(None),
    "#12": ShowRequest(12),
    "12": ShowRequest(12),
    "nr 12": ShowRequest(12),
    "edit 12": EditRequest(12),
    "edit last": EditRequest(None),
    "cancel 12": CancelRequest((12,)),
    "cancel last": CancelRequest(last=True),
    "cancel last wrong contact": CancelRequest(last=True, reason="wrong contact"),
    "cancel 12 wrong  contact": CancelRequest((12,), reason="wrong  contact"),
    "cancel 12: wrong contact": CancelRequest((12,), reason="wrong contact"),
    "cancel 12,13 twice": CancelRequest((12, 13), reason="twice"),
    "cancel 12, 13 and 14 twice": CancelRequest((12, 13, 14), reason="twice"),
    "cancel #12 #13": CancelRequest((12, 13)),
    "cancel 12 13": CancelRequest((12, 13)),
    # The 2 belongs to the reason, and #2 stays as it is.
    "cancel 12 2 duplicates": CancelRequest((12,), reason="2 duplicates"),
    "can 12": CancelRequest((12,)),
    "restore 12": RestoreRequest((12,)),
    "restore last": RestoreRequest(last=True),
    "undo": UndoRequest(),
    "purge": PurgeRequest(),
    "purge -who Ada Lovelace -t call": PurgeRequest(who="Ada Lovelace", template="call"),
    "triage": TriageRequest(),
    "triage next": TriageRequest("next"),
    "tri mine": TriageRequest("mine"),
    "why Re: your offer": WhyRequest("Re: your offer"),
    "why 12": WhyRequest("12"),
    "find price list": FindRequest("price list"),
    "new": NewContactRequest(),
    "new Ada Lovelace": NewContactRequest("Ada Lovelace"),
    "new Ada Lovelace ada@acme.example": NewContactRequest("Ada Lovelace", "ada@acme.example"),
    "new Ada <mailto:ada@acme.example|ada@acme.example> Acme Oy": NewContactRequest(
        "Ada", "ada@acme.example", "Acme Oy"
    ),
    'new "Ada Lovelace" Acme': NewContactRequest("Ada Lovelace", "", "Acme"),
    "new Ada Lovelace, Acme Oy": NewContactRequest("Ada Lovelace", "", "Acme Oy"),
    "contact ada": ContactRequest("ada"),
    "segment": SegmentRequest(),
    "segment Nordic partners": SegmentRequest("Nordic partners"),
    "stats": StatsRequest(),
    "stats me": StatsRequest(),
    "stats team": StatsRequest(whose="team"),
    "stats Ada Lovelace": StatsRequest(whose="who", who="Ada Lovelace"),
    "stats <@U1|bob>": StatsRequest(whose="who", colleague_slack_id="U1", colleague_name="bob"),
    "prefs": PrefsRequest(),
    "help": HelpRequest(),
    "help cancel": HelpRequest(Verb.CANCEL, "cancel"),
    "help what": HelpRequest(None, "what"),
    "log": LogFormRequest(),
    "comment 12 He called back": CommentRequest(12, "He called back"),
    "comment #12: He called: yes": CommentRequest(12, "He called: yes"),
    "drafts": DraftsRequest(),
    "due": DueRequest(),
    "rhythm": RhythmRequest(),
    "rhythm ada lovelace every 2 weeks": RhythmRequest("ada lovelace", 14),
    "rhythm ada 30": RhythmRequest("ada", 30),
    # Nobody reads an id.
    "rhythm <@U1|bob> 30": RhythmRequest("@bob", 30),
    "contact <@U1|bob>": ContactRequest("@bob"),
    "blah <@U1|bob>": UnknownRequest("blah @bob", ()),
    "new <@U1|bob>": NewContactRequest("@bob", "", ""),
    # As it is told in each language, and as people say it.
    "rhythm ada every day": RhythmRequest("ada", 1),
    "rhythm ada every other week": RhythmRequest("ada", 14),
    "rhythm ada var 14:e dag": RhythmRequest("ada", 14),
    "rhythm ada lovelace varannan vecka": RhythmRequest("ada lovelace", 14),
    "rhythm ada hver 14. dag": RhythmRequest("ada", 14),
    "rhythm ada annenhver uke": RhythmRequest("ada", 14),
    "rhythm ada 14 päivän välein": RhythmRequest("ada", 14),
    "rhythm ada kahden viikon välein": RhythmRequest("ada", 14),
    "rhythm ada joka toinen viikko": RhythmRequest("ada", 14),
    "rhythm ada joka viikko": RhythmRequest("ada", 7),
    "rhythm jan de wit om de 14 dagen": RhythmRequest("jan de wit", 14),
    "rhythm ada om de week": RhythmRequest("ada", 14),
    "rhythm ada elke week": RhythmRequest("ada", 7),
    "rhythm ada раз в 14 дней": RhythmRequest("ada", 14),
    "rhythm ada раз в неделю": RhythmRequest("ada", 7),
    "rhythm ada каждые две недели": RhythmRequest("ada", 14),
    "rhythm ada off": RhythmRequest("ada"),
    "write": WriteRequest(),
    "write ada lovelace -t offer": WriteRequest("ada lovelace", "offer"),
    "write -t offer": WriteRequest(template="offer"),
}
# The line, and the field that is told to be wrong.
UNREADABLE_COMMANDS = {
    "write ada -t": (Verb.WRITE, "template"),
    "show": (Verb.SHOW, "number"),
    "show ada": (Verb.SHOW, "number"),
    "show 12 13": (Verb.SHOW, "number"),
    "edit 12 text": (Verb.EDIT, "number"),
    "cancel": (Verb.CANCEL, "number"),
    "cancel wrong contact": (Verb.CANCEL, "number"),
    "cancel " + " ".join(map(str, range(1, 60))): (Verb.CANCEL, "number"),
    # It is nobody's last entry either.
    "cancel 0": (Verb.CANCEL, "number"),
    "show #00": (Verb.SHOW, "number"),
    "restore": (Verb.RESTORE, "number"),
    "restore 12 please": (Verb.RESTORE, "number"),
    "undo 12": (Verb.UNDO, "words"),
    "purge everything": (Verb.PURGE, "words"),
    "purge -older soon": (Verb.PURGE, "older"),
    "purge -before 2027-01-01": (Verb.PURGE, "before"),
    "triage all of it": (Verb.TRIAGE, "words"),
    "why": (Verb.WHY, "text"),
    "find": (Verb.FIND, "text"),
    "contact": (Verb.CONTACT, "text"),
    "history ada -since soon": (Verb.HISTORY, "since"),
    "history ada -since tomorrow": (Verb.HISTORY, "since"),
    "stats 2026-02-30..2026-03-01": (Verb.STATS, "period"),
    "stats 2026-02-01..2026-01-01": (Verb.STATS, "period"),
    "prefs dark": (Verb.PREFS, "words"),
    "comment 12": (Verb.COMMENT, "number"),
    "comment well": (Verb.COMMENT, "number"),
}
STATS_PERIODS = {
    "stats today": ("2026-03-03 00:00", "2026-03-04 00:00"),
    "stats week": ("2026-03-02 00:00", "2026-03-09 00:00"),
    "stats me this month": ("2026-03-01 00:00", "2026-04-01 00:00"),
    "stats last month": ("2026-02-01 00:00", "2026-03-01 00:00"),
    "stats team quarter": ("2026-01-01 00:00", "2026-04-01 00:00"),
    "stats last quarter": ("2025-10-01 00:00", "2026-01-01 00:00"),
    "stats year": ("2026-01-01 00:00", "2027-01-01 00:00"),
    "stats ada 2026-01-01..2026-01-31": ("2026-01-01 00:00", "2026-02-01 00:00"),
    "stats 1.1...31.1.": ("2026-01-01 00:00", "2026-02-01 00:00"),
    "stats 2026-01-01 .. 2026-01-31": ("2026-01-01 00:00", "2026-02-01 00:00"),
    "stats förra veckan": ("2026-02-23 00:00", "2026-03-02 00:00"),
    "stats viime kuukausi": ("2026-02-01 00:00", "2026-03-01 00:00"),
    "stats вчера": ("", ""),
}
# One word for each verb in each language, with what it needs.
COMMANDS_BY_LANGUAGE: dict[str, dict[str, Request]] = {
    "sv": {
        "uppföljningar": DueRequest(),
        "skriv ada -t offert": WriteRequest("ada", "offert"),
        "rhythm ada var 3 veckor": RhythmRequest("ada", 21),
        "visa 12": ShowRequest(12),
        "ändra 12": EditRequest(12),
        "andra 12": EditRequest(12),
        "makulera senaste dubblett": CancelRequest(last=True, reason="dubblett"),
        "återställ 12": RestoreRequest((12,)),
        "ångra": UndoRequest(),
        "historik mig": HistoryRequest(mine=True),
        "sortera nästa": TriageRequest("next"),
        "hjälp": HelpRequest(),
        "statistik teamet": StatsRequest(whose="team"),
        "show 12": ShowRequest(12),
    },
    "nb": {
        "vis siste": ShowRequest(None),
        "annuller 12 og 13": CancelRequest((12, 13)),
        "gjenopprett 12": RestoreRequest((12,)),
        "angre": UndoRequest(),
        "finn prisliste": FindRequest("prisliste"),
        "utkast": DraftsRequest(),
    },
    "no-NO": {"vis 12": ShowRequest(12)},
    "fi": {
        "näytä viimeinen": ShowRequest(None),
        "mitätöi 12 kaksi kertaa": CancelRequest((12,), reason="kaksi kertaa"),
        "palauta 12": RestoreRequest((12,)),
        "kumoa": UndoRequest(),
        "lajittele seuraava": TriageRequest("next"),
        "miksi tarjous": WhyRequest("tarjous"),
        "näy 12": ShowRequest(12),
    },
    "nl-NL": {
        "toon laatste": ShowRequest(None),
        "vervallen 12": CancelRequest((12,)),
        "herstel 12": RestoreRequest((12,)),
        "zoek prijslijst": FindRequest("prijslijst"),
    },
    "ru": {
        "показать 12": ShowRequest(12),
        "аннулировать последний дубль": CancelRequest(last=True, reason="дубль"),
        "восстановить №12": RestoreRequest((12,)),
        "вернуть": UndoRequest(),
        "история мои": HistoryRequest(mine=True),
    },
}


@pytest.mark.parametrize(("typed", "request_"), READABLE_COMMANDS.items())
def test_a_verb_is_read_with_what_it_needs(typed: str, request_: Request) -> None:
    assert parse_request(typed) == request_


@pytest.mark.parametrize(
    ("language", "typed"),
    [(code, each) for code, lines in COMMANDS_BY_LANGUAGE.items() for each in lines],
)
def test_a_verb_is_read_in_the_reader_s_language(language: str, typed: str) -> None:
    assert parse_request(typed, language) == COMMANDS_BY_LANGUAGE[language][typed]


@pytest.mark.parametrize(("typed", "told"), UNREADABLE_COMMANDS.items())
def test_what_a_verb_can_not_use_is_told_with_all_that_was_typed(
    typed: str, told: tuple[Verb, str]
) -> None:
    request = parse_request(typed)
    assert isinstance(request, UnreadableRequest)
    assert (request.verb, request.problems[0].field) == told
    assert request.typed == typed.partition(" ")[2]
    assert request.problems[0].reason


@pytest.mark.parametrize(("typed", "bounds"), STATS_PERIODS.items())
def test_a_period_begins_and_ends_on_the_reader_s_clock(
    typed: str, bounds: tuple[str, str]
) -> None:
    request = parse_request(typed)
    assert isinstance(request, StatsRequest)
    assert (helsinki_time(request.start), helsinki_time(request.end)) == bounds


def test_a_purge_is_bounded_by_days() -> None:
    request = parse_request("purge -older 90d -before 2026-01-01")
    assert isinstance(request, PurgeRequest)
    assert helsinki_time(request.older_than) == "2025-12-03 00:00"
    assert helsinki_time(request.before) == "2026-01-01 00:00"


def test_a_history_since_a_day() -> None:
    request = parse_request("history ada -since 30d")
    assert isinstance(request, HistoryRequest)
    assert helsinki_time(request.since) == "2026-02-01 00:00"


@pytest.mark.parametrize(
    "typed",
    [
        "ada: called",
        "Ada Lovelace: called",
        "12: called",
        # Names that begin like a verb, or are one in Norwegian.
        "Finn Olsen: called",
        "Finn: called",
        "New York Office: called",
        "Candide: called",
        "Stat Oil: called",
    ],
)
@pytest.mark.parametrize("language", ["en", "nb"])
def test_a_line_with_a_colon_is_logged(typed: str, language: str) -> None:
    assert parse_request(typed, language) == LogLineRequest(parse_line(typed))


def test_the_verb_log_takes_the_line_behind_it() -> None:
    assert parse_request("log Ada called") == LogLineRequest(parse_line("Ada called"))
    assert parse_request("log ada: called -d 5m") == LogLineRequest(parse_line("ada: called -d 5m"))
    assert parse_request("log:bob: called") == LogLineRequest(parse_line("bob: called"))
    assert parse_request("log: bob: called") == LogLineRequest(parse_line("bob: called"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    {
        "histroy ada": (Verb.HISTORY,),
        "undoo": (Verb.UNDO,),
        "cancle 12": (Verb.CANCEL,),
        "co": (Verb.EDIT, Verb.COMMENT, Verb.CONTACT),
        "blahblah": (),
        "ada love": (),
    }.items(),
)
def test_an_unknown_verb_comes_back_whole_with_the_nearest(
    typed: str, meant: tuple[Verb, ...]
) -> None:
    assert parse_request(typed) == UnknownRequest(typed, meant)
