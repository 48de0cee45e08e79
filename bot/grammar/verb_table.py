"""PURE. The verbs of Slack: each with its words in every language, its help, what a click may try.

The help stands in this order. What follows a verb is read by `commands`, and answered by the file
of listeners that has its request in `VERBS`; tests hold that every verb has all of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.grammar.requests import Verb
from bot.language.translator import N_


@dataclass(frozen=True, slots=True)
class VerbWords:
    """Holds what one language calls a verb: the word that is shown, then others that are understood.

    What is done to an entry never shares its word with a dialog's own way out.
    """

    en: str
    sv: str
    nb: str
    fi: str
    nl: str
    ru: str

    def words_in(self, language: str) -> tuple[str, ...]:
        words: str = getattr(self, language)
        return tuple(words.split())


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """`usage` is what English verbs read, and is not translated; without one it is not in the help.

    `example` is what a click may try at once, since it only looks or opens a form. A verb that
    `takes_text` may have a colon behind it; before one, all others are somebody's name.
    """

    words: VerbWords
    usage: str = ""
    help: str = ""
    example: str = ""
    takes_text: bool = False


VERBS: Mapping[Verb, VerbEntry] = {
    Verb.LOG: VerbEntry(
        VerbWords(
            en="log record",
            sv="logga registrera",
            nb="logg loggfør registrer",
            fi="kirjaa tallenna",
            nl="registreer vastleggen",
            ru="записать запиши зарегистрировать",
        ),
        "log <who>: <text>",
        N_("Logs an interaction. Without anything, opens the form."),
        example="log",
        takes_text=True,
    ),
    Verb.WRITE: VerbEntry(
        VerbWords(
            en="write answer",
            sv="skriv svara",
            nb="skriv svar",
            fi="kirjoita vastaa",
            nl="schrijf beantwoord",
            ru="написать напиши ответить",
        ),
        "write <who> [-t offer]",
        N_("Writes a mail or a letter from a template, for you to read and change first."),
        example="write",
    ),
    Verb.HISTORY: VerbEntry(
        VerbWords(
            en="history list entries",
            sv="historik lista",
            nb="historikk liste",
            fi="historia lista",
            nl="geschiedenis historie lijst",
            ru="история список",
        ),
        "history [<who>|me|@bob] [-t call] [-since 30d] [-cancelled]",
        N_("Lists interactions, newest first."),
        example="history me",
    ),
    Verb.DUE: VerbEntry(
        VerbWords(
            en="due followups",
            sv="uppföljningar uppföljning",
            nb="oppfølginger oppfølging",
            fi="seurattavat seuranta",
            nl="opvolgen opvolging",
            ru="напоминания напомнить",
        ),
        "due",
        N_("What you wanted to come back to, and whether they answered since."),
        example="due",
    ),
    Verb.SHOW: VerbEntry(
        VerbWords(
            en="show view", sv="visa", nb="vis", fi="näytä", nl="toon bekijk", ru="показать покажи"
        ),
        "show <no>",
        N_("Shows one entry, whole, with its history."),
    ),
    Verb.EDIT: VerbEntry(
        VerbWords(
            en="edit correct change",
            sv="ändra redigera",
            nb="endre rediger",
            fi="muokkaa korjaa",
            nl="wijzig bewerk",
            ru="изменить измени исправить",
        ),
        "edit <no>",
        N_("Opens an entry in the form. What it was is kept."),
    ),
    Verb.COMMENT: VerbEntry(
        VerbWords(
            en="comment",
            sv="kommentar kommentera",
            nb="kommentar kommenter",
            fi="kommentti kommentoi",
            nl="opmerking commentaar",
            ru="комментарий",
        ),
        "comment <no> <text>",
        N_("Adds a comment to an entry."),
        takes_text=True,
    ),
    Verb.CANCEL: VerbEntry(
        VerbWords(
            en="cancel void",
            sv="makulera",
            nb="annuller annullere",
            fi="mitätöi",
            nl="doorhalen vervallen",
            ru="аннулировать аннулируй",
        ),
        "cancel <no>|last [reason]",
        N_("Marks entries as not valid: they stay visible and count nowhere."),
        takes_text=True,
    ),
    Verb.RESTORE: VerbEntry(
        VerbWords(
            en="restore uncancel",
            sv="återställ",
            nb="gjenopprett",
            fi="palauta",
            nl="herstel",
            ru="восстановить восстанови",
        ),
        "restore <no>",
        N_("Takes a cancel back."),
    ),
    Verb.UNDO: VerbEntry(
        VerbWords(
            en="undo",
            sv="ångra",
            nb="angre",
            fi="kumoa",
            nl="ongedaan terugdraaien",
            ru="вернуть верни",
        ),
        "undo",
        N_("Takes back the last thing you did."),
    ),
    Verb.TRIAGE: VerbEntry(
        VerbWords(
            en="triage", sv="sortera", nb="sorter", fi="lajittele", nl="sorteren", ru="разбор"
        ),
        "triage [next|mine]",
        N_("Mail that matched nobody, or several."),
        example="triage",
    ),
    Verb.WHY: VerbEntry(
        VerbWords(en="why", sv="varför", nb="hvorfor", fi="miksi", nl="waarom", ru="почему"),
        "why <subject|sender|no>",
        N_("What happened to a mail, and by which rule."),
        takes_text=True,
    ),
    Verb.FIND: VerbEntry(
        VerbWords(
            en="find search",
            sv="sök hitta",
            nb="finn søk",
            fi="etsi hae",
            nl="zoek vind",
            ru="найти найди поиск",
        ),
        "find <text>",
        N_("Searches the texts of all interactions."),
    ),
    Verb.CONTACT: VerbEntry(
        VerbWords(
            en="contact who",
            sv="kontakt",
            nb="kontakt",
            fi="kontakti yhteyshenkilö",
            nl="contact contactpersoon",
            ru="контакт",
        ),
        "contact <who>",
        N_("Shows a contact's card."),
    ),
    Verb.NEW: VerbEntry(
        VerbWords(
            en="new add create",
            sv="ny nytt lägg-till",
            nb="ny nytt",
            fi="uusi lisää",
            nl="nieuw toevoegen",
            ru="новый новая добавить",
        ),
        "new <name> [email] [company]",
        N_("Adds a contact."),
    ),
    Verb.RHYTHM: VerbEntry(
        VerbWords(
            en="rhythm cadence",
            sv="rytm",
            nb="rytme",
            fi="rytmi",
            nl="ritme",
            ru="ритм",
        ),
        "rhythm [<who> 30d|off]",
        N_("Who waits for a word from you; how often somebody is to be spoken to."),
        example="rhythm",
    ),
    Verb.SEGMENT: VerbEntry(
        VerbWords(
            en="segment segments",
            sv="segment",
            nb="segment",
            fi="segmentti segmentit",
            nl="segment segmenten",
            ru="сегмент сегменты",
        ),
        "segment [<name>]",
        N_("Lists of contacts; logs to all of one."),
        example="segment",
    ),
    Verb.STATS: VerbEntry(
        VerbWords(
            en="stats statistics figures",
            sv="statistik siffror",
            nb="statistikk tall",
            fi="tilastot luvut",
            nl="statistiek cijfers",
            ru="статистика цифры",
        ),
        "stats [me|team|<who>] [week|month|quarter|from..to]",
        N_("Figures: how many, how long, what it cost, how it went."),
        example="stats me month",
    ),
    Verb.DRAFTS: VerbEntry(
        VerbWords(
            en="drafts draft",
            sv="utkast",
            nb="utkast kladd",
            fi="luonnokset",
            nl="concepten",
            ru="черновики",
        ),
        "drafts",
        N_("What you began and put off."),
        example="drafts",
    ),
    Verb.PREFS: VerbEntry(
        VerbWords(
            en="prefs preferences settings",
            sv="inställningar",
            nb="innstillinger",
            fi="asetukset",
            nl="voorkeuren instellingen",
            ru="настройки",
        ),
        "prefs",
        N_("Your language, and how you are told of things."),
        example="prefs",
    ),
    Verb.PURGE: VerbEntry(
        VerbWords(
            en="purge",
            sv="rensa",
            nb="rydd slett",
            fi="siivoa tyhjennä",
            nl="opschonen opruimen",
            ru="очистить",
        ),
        "purge [-older 90d] [-before <date>] [-who …] [-t …]",
        N_("Deletes cancelled entries for good. Admins only, always with a preview first."),
    ),
    Verb.MENU: VerbEntry(
        VerbWords(
            en="menu start home",
            sv="meny start hem",
            nb="meny start hjem",
            fi="valikko alku koti",
            nl="menu start",
            ru="меню начало",
        ),
    ),
    Verb.HELP: VerbEntry(
        VerbWords(
            en="help ?", sv="hjälp", nb="hjelp", fi="ohje apua", nl="hulp", ru="помощь справка"
        ),
    ),
}
HELP: Mapping[Verb, VerbEntry] = {verb: entry for verb, entry in VERBS.items() if entry.usage}
