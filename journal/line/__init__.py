"""PURE. One line, as salespeople type it, in six languages → what a colleague would understand.

`Teams w/ Chloé & Jürgen today 10-10:45, contract draft ok, f/up 3 Dec`

understand   the two steps: names to look up, then everything put together
result       what was understood, what is asked, what was left alone
context      who typed it, and when
left_over    what is said and no field took
walls        asks where a line seems to tell more than was understood
tokens       the line cut into words, numbers and signs; quotes and signatures masked
phrases      phrases of several words, found in linear time
lexicon      one language's words made ready
languages    the language of a line
names        whose names stand in it
name_surroundings  whether an ordinary word is somebody's name, by what stands around it
name_runs    the words of one contact's name that stand beside each other
inflection   the names that an inflected word may be a form of
people       who of them took part
strangers    who is named and known to nobody
reading      a line with all that was found in it
facts        the phrases in it
done_facts   what of it has happened: not what is wished, to be done, negated or only talked of
deeds        what it was, and who began it
places       at whose place it happened
owned_places  those that are somebody's
tenses       what we do, and not what we did
line_deed    what that is
failed_deeds  attempts
directions   who began it
two_deeds    whether a line tells of two
no_log       greetings, thanks, small talk, questions
correction   a line that corrects the one before
moments      when it was, how long it took, what is next
day_roles    whose each day is
spans        the days, times, durations and money of a line
days         the days that a line names
misspelt     weekdays with a letter too many or too few
day_reader   one day: a date, a weekday, so many days away
dates        a date: `25.11.`, `14 Dec`, `the 14th`
weekdays     a weekday: the last one, the next one, whose
word_reader  what such readers share: the words of a line by their places
dotted_days  whether `9.05` is a day or an hour
day_calendar  the days around today
day_span     what a day may mean
weeks        weeks and their ends
clocks       times of day, from–to
spoken_times  those told in words
backward_ranges  those told from their end
clock_span   one of them
durations    how long
minutes_span  one of them, and whether it is that at all
joined_durations  how long, in one word: `tvåtimmarsmöte`
amounts      how much
costs        what of it was paid
numbers      numbers as digits and as words
templates    which template of the config a kind is logged with
words/       what the six languages say: one file each
"""

from journal.line.context import LineContext
from journal.line.correction import LineCorrection, read_correction
from journal.line.result import (
    LeftOver,
    LineContact,
    LineCost,
    LineField,
    LineKind,
    NameQuestion,
    UnderstoodLine,
)
from journal.line.templates import meeting_codes, template_codes
from journal.line.understand import names_in, understand

__all__ = [
    "LeftOver",
    "LineContact",
    "LineContext",
    "LineCorrection",
    "LineCost",
    "LineField",
    "LineKind",
    "NameQuestion",
    "UnderstoodLine",
    "meeting_codes",
    "names_in",
    "read_correction",
    "template_codes",
    "understand",
]
