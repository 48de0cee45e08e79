"""Verbs and what they need: each read as typed, or told why not, with all that was typed."""

import pytest

from bot.grammar import (
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
    Prefs,
    Purge,
    Request,
    Restore,
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
from tests.bot.grammar.saying import asked, here, said

READ: dict[str, Request] = {
    "": Menu(),
    "  ": Menu(),
    "menu": Menu(),
    "history": History(),
    "history Ada Lovelace": History(who="Ada Lovelace"),
    'history "Ada Lovelace"': History(who="Ada Lovelace"),
    "history me": History(mine=True),
    "HISTORY": History(),
    "his ada": History(who="ada"),
    "history <@U1|bob>": History(colleague_slack_id="U1", colleague_name="bob"),
    "history @bob": History(colleague_name="bob"),
    "history ada -t call -cancelled": History(who="ada", template="call", cancelled=True),
    "history -canceled me": History(mine=True, cancelled=True),
    "show 2041": Show(2041),
    "show #2041": Show(2041),
    "show nr 2041": Show(2041),
    "show no. 2041": Show(2041),
    "show №2041": Show(2041),
    "show last": Show(None),
    "#12": Show(12),
    "12": Show(12),
    "nr 12": Show(12),
    "edit 12": Edit(12),
    "edit last": Edit(None),
    "cancel 12": Cancel((12,)),
    "cancel last": Cancel(last=True),
    "cancel last wrong contact": Cancel(last=True, reason="wrong contact"),
    "cancel 12 wrong  contact": Cancel((12,), reason="wrong  contact"),
    "cancel 12: wrong contact": Cancel((12,), reason="wrong contact"),
    "cancel 12,13 twice": Cancel((12, 13), reason="twice"),
    "cancel 12, 13 and 14 twice": Cancel((12, 13, 14), reason="twice"),
    "cancel #12 #13": Cancel((12, 13)),
    "cancel 12 13": Cancel((12, 13)),
    # The 2 belongs to the reason, and #2 stays as it is.
    "cancel 12 2 duplicates": Cancel((12,), reason="2 duplicates"),
    "can 12": Cancel((12,)),
    "restore 12": Restore((12,)),
    "restore last": Restore(last=True),
    "undo": Undo(),
    "purge": Purge(),
    "purge -who Ada Lovelace -t call": Purge(who="Ada Lovelace", template="call"),
    "triage": Triage(),
    "triage next": Triage("next"),
    "tri mine": Triage("mine"),
    "why Re: your offer": Why("Re: your offer"),
    "why 12": Why("12"),
    "find price list": Find("price list"),
    "new": New(),
    "new Ada Lovelace": New("Ada Lovelace"),
    "new Ada Lovelace ada@acme.example": New("Ada Lovelace", "ada@acme.example"),
    "new Ada <mailto:ada@acme.example|ada@acme.example> Acme Oy": New(
        "Ada", "ada@acme.example", "Acme Oy"
    ),
    'new "Ada Lovelace" Acme': New("Ada Lovelace", "", "Acme"),
    "new Ada Lovelace, Acme Oy": New("Ada Lovelace", "", "Acme Oy"),
    "contact ada": ContactOf("ada"),
    "segment": SegmentOf(),
    "segment Nordic partners": SegmentOf("Nordic partners"),
    "stats": Stats(),
    "stats me": Stats(),
    "stats team": Stats(of="team"),
    "stats Ada Lovelace": Stats(of="who", who="Ada Lovelace"),
    "stats <@U1|bob>": Stats(of="who", colleague_slack_id="U1", colleague_name="bob"),
    "prefs": Prefs(),
    "help": Help(),
    "help cancel": Help(Verb.CANCEL, "cancel"),
    "help what": Help(None, "what"),
    "log": Form(),
    "comment 12 He called back": Comment(12, "He called back"),
    "comment #12: He called: yes": Comment(12, "He called: yes"),
    "drafts": Drafts(),
}
# The line, and the field that is told to be wrong.
UNREADABLE = {
    "show": (Verb.SHOW, "number"),
    "show ada": (Verb.SHOW, "number"),
    "show 12 13": (Verb.SHOW, "number"),
    "edit 12 text": (Verb.EDIT, "number"),
    "cancel": (Verb.CANCEL, "number"),
    "cancel wrong contact": (Verb.CANCEL, "number"),
    "cancel " + " ".join(map(str, range(1, 60))): (Verb.CANCEL, "number"),
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
PERIODS = {
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
IN_LANGUAGES: dict[str, dict[str, Request]] = {
    "sv": {
        "visa 12": Show(12),
        "ändra 12": Edit(12),
        "andra 12": Edit(12),
        "makulera senaste dubblett": Cancel(last=True, reason="dubblett"),
        "återställ 12": Restore((12,)),
        "ångra": Undo(),
        "historik mig": History(mine=True),
        "sortera nästa": Triage("next"),
        "hjälp": Help(),
        "statistik teamet": Stats(of="team"),
        "show 12": Show(12),
    },
    "nb": {
        "vis siste": Show(None),
        "annuller 12 og 13": Cancel((12, 13)),
        "gjenopprett 12": Restore((12,)),
        "angre": Undo(),
        "finn prisliste": Find("prisliste"),
        "utkast": Drafts(),
    },
    "no-NO": {"vis 12": Show(12)},
    "fi": {
        "näytä viimeinen": Show(None),
        "mitätöi 12 kaksi kertaa": Cancel((12,), reason="kaksi kertaa"),
        "palauta 12": Restore((12,)),
        "kumoa": Undo(),
        "lajittele seuraava": Triage("next"),
        "miksi tarjous": Why("tarjous"),
        "näy 12": Show(12),
    },
    "nl-NL": {
        "toon laatste": Show(None),
        "vervallen 12": Cancel((12,)),
        "herstel 12": Restore((12,)),
        "zoek prijslijst": Find("prijslijst"),
    },
    "ru": {
        "показать 12": Show(12),
        "аннулировать последний дубль": Cancel(last=True, reason="дубль"),
        "восстановить №12": Restore((12,)),
        "вернуть": Undo(),
        "история мои": History(mine=True),
    },
}


@pytest.mark.parametrize(("typed", "request_"), READ.items())
def test_a_verb_is_read_with_what_it_needs(typed: str, request_: Request) -> None:
    assert asked(typed) == request_


@pytest.mark.parametrize(
    ("language", "typed"), [(code, each) for code, lines in IN_LANGUAGES.items() for each in lines]
)
def test_a_verb_is_read_in_the_reader_s_language(language: str, typed: str) -> None:
    assert asked(typed, language) == IN_LANGUAGES[language][typed]


@pytest.mark.parametrize(("typed", "told"), UNREADABLE.items())
def test_what_a_verb_can_not_use_is_told_with_all_that_was_typed(
    typed: str, told: tuple[Verb, str]
) -> None:
    request = asked(typed)
    assert isinstance(request, Unreadable)
    assert (request.verb, request.problems[0].field) == told
    assert request.typed == typed.partition(" ")[2]
    assert request.problems[0].why


@pytest.mark.parametrize(("typed", "bounds"), PERIODS.items())
def test_a_period_begins_and_ends_on_the_reader_s_clock(
    typed: str, bounds: tuple[str, str]
) -> None:
    request = asked(typed)
    assert isinstance(request, Stats)
    assert (here(request.start), here(request.end)) == bounds


def test_a_purge_is_bounded_by_days() -> None:
    request = asked("purge -older 90d -before 2026-01-01")
    assert isinstance(request, Purge)
    assert here(request.older_than) == "2025-12-03 00:00"
    assert here(request.before) == "2026-01-01 00:00"


def test_a_history_since_a_day() -> None:
    request = asked("history ada -since 30d")
    assert isinstance(request, History)
    assert here(request.since) == "2026-02-01 00:00"


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
    assert asked(typed, language) == LogLine(said(typed))


def test_the_verb_log_takes_the_line_behind_it() -> None:
    assert asked("log Ada called") == LogLine(said("Ada called"))
    assert asked("log ada: called -d 5m") == LogLine(said("ada: called -d 5m"))
    assert asked("log:bob: called") == LogLine(said("bob: called"))
    assert asked("log: bob: called") == LogLine(said("bob: called"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    {
        "histroy ada": (Verb.HISTORY,),
        "undoo": (Verb.UNDO,),
        "cancle 12": (Verb.CANCEL,),
        "co": (Verb.EDIT, Verb.CONTACT, Verb.COMMENT),
        "blahblah": (),
        "ada love": (),
    }.items(),
)
def test_an_unknown_verb_comes_back_whole_with_the_nearest(
    typed: str, meant: tuple[Verb, ...]
) -> None:
    assert asked(typed) == Unknown(typed, meant)
