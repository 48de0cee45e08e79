"""Holds what one language says in lines about calls, visits and mails: the table that each language fills in.

Phrases are separated by commas and spelt as people write them; they are compared folded, so accents
and capitals do not matter. In a phrase

    call*     a word that begins so
    *mail     a word that ends so
    a|b       either word
    ..        up to four words, whatever they are

A table of values is written `half an hour=30, quarter of an hour=15`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from journal.line.result import LineKind


@dataclass(frozen=True, slots=True)
class DeedWords:
    """Lists how one kind of deed is told.

    `verb`  whoever stands before it did it: `Eva rang`; nobody there: we did, `rang Eva`
    `we`    we did, whatever stands around it: `soitin`
    `they`  they did: `ringde mig`, `soitti`
    `noun`  it was, with nothing said about who began: `call with`
    `todo`  it is still to be done, by us: `ring Eva`, `soitan`
    """

    verb: str = ""
    we: str = ""
    they: str = ""
    noun: str = ""
    todo: str = ""


@dataclass(frozen=True, slots=True)
class LineWords:
    call: DeedWords = DeedWords()
    chat: DeedWords = DeedWords()
    mail: DeedWords = DeedWords()
    letter: DeedWords = DeedWords()
    fax: DeedWords = DeedWords()
    # A meeting whose place is not told: lunch, coffee, a demonstration, a fair.
    meeting: DeedWords = DeedWords()
    online: DeedWords = DeedWords()
    workshop: DeedWords = DeedWords()
    # We went to them; they came to us; and places, said beside any meeting.
    visit: DeedWords = DeedWords()
    hosted: DeedWords = DeedWords()
    at_theirs: str = ""
    at_ours: str = ""
    # Behind these a company is a place: `at Brightwater`.
    at_place: str = ""
    # Where people work and live: beside whose it is, a visit. Longer words may end so.
    places: str = ""
    # Whose, where nobody is named: `his`, `verftet sitt`.
    owners: str = ""
    # They talked, nobody knows how.
    talk: DeedWords = DeedWords()
    documents: Mapping[LineKind, str] = field(default_factory=dict)
    # A document or a message went out; came in.
    sent: DeedWords = DeedWords()
    received: str = ""

    # Nobody was reached: we tried; they tried.
    unreached: str = ""
    # We tried, and nothing is said of how it went: `tried calling`.
    attempts: str = ""
    # That, as a clause of one word: `nada`.
    nothing_words: str = ""
    # We stood before their door.
    not_there: str = ""
    unreached_by_them: str = ""
    # Who left it tells whom they did not reach.
    message_left: str = ""
    # What the deed beside it was not yet, or will not be.
    not_yet: str = ""
    must: str = ""
    called_off: str = ""
    # Those of them where somebody did not come: its day and hour are when that was.
    no_show: str = ""
    # A meeting or a call that stands beside it is still to come: `booked for`, `inbokad`.
    planned: str = ""
    # They will come to us; behind another deed it is only what they said.
    they_come: str = ""
    # Somebody wants something: what follows has not happened, and its days are theirs.
    wish: str = ""
    # We will come back to it: the day beside it is the follow-up's.
    follow_up: str = ""
    # What we are to do, where a clause begins so and somebody is named in it: `send Bob the quote`.
    orders: str = ""
    # We said that we would: the day behind it is ours to keep.
    promises: str = ""
    # What we are to do stands in the clause behind such a one: `if she has not replied by Friday, ring her`.
    if_words: str = ""
    # A day behind these is somebody's deadline or validity, or a topic.
    deadline: str = ""
    deadline_after: str = ""

    # Who.
    we_words: str = ""
    they_words: str = ""
    # Those of them that are an object as well, as people speak.
    him_words: str = ""
    # Whoever it was did it without being asked: `belde zelf`.
    self_words: str = ""
    # Before a verb of what somebody did, whatever is wished around it: `who rang`, `when he called`.
    whose_words: str = ""
    # Whom we do something to: `ring him`.
    object_words: str = ""
    us_words: str = ""
    # What is said of somebody: `is away on Friday`.
    be_words: str = ""
    from_words: str = ""
    to_words: str = ""
    with_words: str = ""
    # Those of them that tell of company: `with`, not `called`.
    beside: str = ""
    about_words: str = ""
    # What follows is somebody's words: `that`, `att`.
    that_words: str = ""
    and_words: str = ""
    # Beside a day behind an attempt that failed: `vrijdag nog eens`.
    again_words: str = ""
    # The day that was told: `out till Monday, will ring then`.
    that_day: str = ""
    # Between two deeds: `and afterwards I mailed him`.
    then_words: str = ""
    by_words: str = ""
    # A noun behind these is the medium, whatever was talked about: `by mail`.
    by_medium: str = ""
    # One word that says so: `telefonisch`, `puhelimessa`.
    media: str = ""
    # Those wishes that are for what follows: `wants the quote by mail`, not `confirmed by mail`.
    desires: str = ""
    # Between the words of a phrase: `got finally hold of`.
    adverbs: str = ""
    # A noun behind these has been: `follow up on Friday after the call`.
    after_words: str = ""

    # When, beside what `journal.when.words` knows.
    more_days: str = ""
    more_weekdays: tuple[str, ...] = ()
    # With them a weekday is one word: `woensdagmiddag`, `perjantaiaamuna`.
    parts_of_day: str = ""
    # Days of a month in words: `the tenth=10`, without the article.
    ordinals: str = ""
    # Those of them that are always to come: `keskiviikoksi`; that say whose: `perjantain`.
    weekdays_to: str = ""
    weekdays_of: str = ""
    last_week: str = ""
    next_week: str = ""
    week_before_last: str = ""
    # Beside a weekday: not the last one, the one before: `förrförra`; `the Friday before last`.
    before_last: str = ""
    then_before_last: str = ""
    # The Saturday and Sunday beside today; one of the days before today, which is not said.
    weekend: str = ""
    lately: str = ""
    # The Monday to come.
    after_weekend: str = ""
    # Of the next one: `late next week`; of this one: `EOW`.
    week_end: str = ""
    end_of_week: str = ""
    last_words: str = ""
    # `next Thursday` may be that of another week, `the coming Thursday` is not.
    next_words: str = ""
    coming_words: str = ""
    ago: str = ""
    ahead: str = ""
    after_ahead: str = ""
    at_clock: str = ""
    oclock: str = ""
    morning: str = ""
    afternoon: str = ""
    day_parts: str = ""
    half_to: str = ""
    half_past: str = ""
    quarter_past: str = ""
    quarter_to: str = ""
    # The first quarter of the hour that is named: `четверть десятого`.
    quarter_into: str = ""
    # So many minutes before: `без двадцати пять`.
    short_of: str = ""
    # Between minutes and an hour: `tien over negen`, `ten to nine`.
    past_words: str = ""
    before_words: str = ""
    until_clock: str = ""
    # It began at the hour behind it: `till four, started half two`.
    start_words: str = ""
    # They went at the hour behind it: `came at 13, left 15.15`.
    leave_words: str = ""
    # Whether a lone 14.30 is a time.
    dotted_times: bool = False
    numbers: str = ""
    # How tens are said: `kaks=20` and `kyt`, with whatever number behind them: `kakskytviis`.
    tens: str = ""
    tens_ends: str = ""
    minutes: str = ""
    hours: str = ""
    # As parts of longer words, in minutes: `tvåtimmarsmöte`, `шестиминутный`; numbers before them.
    joined_units: str = ""
    joined_numbers: str = ""
    days: str = ""
    weeks: str = ""
    months: str = ""
    spans: str = ""
    and_half: str = ""
    # `half`, `quarter` and what they are called beside hours; `anderhalf=90`, in minutes.
    halves: str = ""
    quarters: str = ""
    # Whether `three quarters` is a time without `of an hour`.
    quarters_alone: bool = True
    fractions: str = ""
    # One hour without a number: `uur gebeld`.
    bare_hours: str = ""
    # Before a number without a unit: `got him on the phone for ten`.
    lasting: str = ""
    # A call that was cut short: `hung up after 2 mins`.
    cut_off: str = ""
    # `a good hour`, `en dryg timme`: words between the number and its unit.
    amount_adjectives: str = ""
    # Hours as they stand in a time only: `kymmeneltä=10`; whole times, in minutes.
    told_hours: str = ""
    told_times: str = ""
    # Where a range begins and ends by the word's form: `kahdeksasta=8`, `kymmeneen=10`.
    hours_from: str = ""
    hours_until: str = ""
    # Behind these a time begins a range: `van 9 tot half 11`.
    range_from: str = ""
    # Beside these a duration is that of the way: `2 hours in the car`, `gereden`.
    travel: str = ""
    no_span_before: str = ""
    no_span_after: str = ""
    # Before minutes it is so long, before hours a time: `voor 20 minuten`.
    span_before_minutes: str = ""

    # How much.
    currencies: str = ""
    # Those that stand behind the number only; what `118,-` is in.
    trailing_currencies: str = ""
    dash_currency: str = ""
    no_cost: str = ""
    # Behind money: what one of them costs, `per month`.
    price_units: str = ""
    # What we pay for: the number beside it is money.
    spent: str = ""

    # Beside a number: we paid it, `coffee on me 9.80`.
    treat: str = ""
    # What is paid at a table, and an invoice as well: `lasku`, `счёт`.
    bill: str = ""

    # How a line begins that corrects the one before.
    corrections: str = ""

    # How words begin and end that tell of something done: a line with one of them that nothing was
    # read from is asked what it was.
    signals: str = ""
    # Phrases that tell nothing of the deed, though their words would: `за мой счет`.
    idioms: str = ""

    # No line of a log.
    question: str = ""
    greeting: str = ""
    # Those of them that begin a talk.
    hellos: str = ""
    # Those of them that thank for whatever follows.
    thanks: str = ""
    signature: str = ""
    # Ordinary words that are names as well.
    name_words: str = ""
    # Those of them that are verbs or pronouns: a name only where the sentence ends with them.
    modals: str = ""
    # What makes the deed beside it one that did not happen.
    negations: str = ""
    # Verbs that may follow such a word at the beginning: `Will call`.
    base_verbs: str = ""
    # Behind these a month is a month, and nobody called May.
    month_words: str = ""
    # Behind these a person is a place: `hos Sten`.
    at_person: str = ""
    # Words that without their accents are others: `så` is no `sa`.
    accented: str = ""
    # Further ordinary words: what begins with a capital beside a name may be one of them.
    ordinary: str = ""
