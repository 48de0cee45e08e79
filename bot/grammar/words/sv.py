"""Lists what is said to the bot in Swedish."""

from bot.grammar.requests import StatsPeriod
from bot.grammar.words.vocabulary import CommandVocabulary, CommunicationKind

WORDS = CommandVocabulary(
    last="senaste sista",
    me="mig jag mina min",
    mine="mina mig",
    team="teamet alla laget",
    next="nästa",
    every="var varje vart",
    every_other="varannan vartannat",
    never="av aldrig",
    number="nr nummer",
    periods={
        StatsPeriod.TODAY: "idag",
        StatsPeriod.WEEK: "vecka veckan",
        StatsPeriod.MONTH: "månad månaden",
        StatsPeriod.QUARTER: "kvartal kvartalet",
        StatsPeriod.YEAR: "år året",
    },
    previous="förra",
    this="denna detta",
    kinds={
        CommunicationKind.CALL: "samtal telefonsamtal telefon ringde",
        CommunicationKind.MEETING: "möte sammanträde träff träffade",
        CommunicationKind.VISIT: "besök besökte",
        CommunicationKind.INVITATION: "inbjudan kallelse",
        CommunicationKind.WORKSHOP: "workshop utbildning",
        CommunicationKind.MAIL: "mejl mail e-post epost mejlade",
        CommunicationKind.LETTER: "brev",
        CommunicationKind.FAX: "fax",
        CommunicationKind.CHAT: "chatt sms meddelande",
        CommunicationKind.NOTE: "anteckning notering",
        CommunicationKind.MINUTES: "protokoll",
        CommunicationKind.QUOTE: "offert",
        CommunicationKind.ORDER: "order beställning",
        CommunicationKind.INVOICE: "faktura",
        CommunicationKind.CREDIT_MEMO: "kreditnota kreditfaktura",
        CommunicationKind.REMINDER: "påminnelse",
        CommunicationKind.CONTRACT: "avtal kontrakt",
        CommunicationKind.SHIPMENT: "leverans",
    },
)
