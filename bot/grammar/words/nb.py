"""Lists what is said to the bot in Norwegian."""

from bot.grammar.requests import StatsPeriod
from bot.grammar.words.vocabulary import CommandVocabulary, CommunicationKind

WORDS = CommandVocabulary(
    last="siste sist",
    me="meg jeg mine min",
    mine="mine meg",
    team="teamet alle laget",
    next="neste",
    every="hver hvert",
    every_other="annenhver annethvert",
    never="av aldri",
    number="nr nummer",
    periods={
        StatsPeriod.TODAY: "idag",
        StatsPeriod.WEEK: "uke uken uka",
        StatsPeriod.MONTH: "måned måneden",
        StatsPeriod.QUARTER: "kvartal kvartalet",
        StatsPeriod.YEAR: "år året",
    },
    previous="forrige",
    this="denne dette",
    kinds={
        CommunicationKind.CALL: "samtale telefonsamtale telefon anrop ringte",
        CommunicationKind.MEETING: "møte møtte",
        CommunicationKind.VISIT: "besøk besøkte",
        CommunicationKind.INVITATION: "innkalling invitasjon",
        CommunicationKind.WORKSHOP: "workshop kurs",
        CommunicationKind.MAIL: "mail e-post epost",
        CommunicationKind.LETTER: "brev",
        CommunicationKind.FAX: "telefaks faks",
        CommunicationKind.CHAT: "chat sms melding",
        CommunicationKind.NOTE: "notat",
        CommunicationKind.MINUTES: "referat",
        CommunicationKind.QUOTE: "tilbud",
        CommunicationKind.ORDER: "ordre bestilling",
        CommunicationKind.INVOICE: "faktura",
        CommunicationKind.CREDIT_MEMO: "kreditnota",
        CommunicationKind.REMINDER: "purring",
        CommunicationKind.CONTRACT: "kontrakt avtale",
        CommunicationKind.SHIPMENT: "levering forsendelse",
    },
)
