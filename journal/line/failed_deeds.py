"""PURE. Finds attempts: nobody answered, nobody was there."""

from collections.abc import Sequence

from journal.line.done_facts import OF_A_KIND, TALKS
from journal.line.durations import places_of_minutes
from journal.line.inflection import Case
from journal.line.lexicon import Sense
from journal.line.line_deed import WRITTEN, LineDeed
from journal.line.reading import Fact, Reading, is_subject_theirs
from journal.line.result import LineKind
from journal.model import Direction


def find_failed_deed(line: Reading, done: Sequence[Fact]) -> LineDeed | None:
    failed = [
        fact
        for fact in done
        if fact.meaning.sense in {Sense.UNREACHED, Sense.MESSAGE_LEFT}
        and not _is_of_ourselves(line, fact)
    ]
    if not failed:
        return _attempt_alone(line, done)
    written = [
        f
        for f in done
        if f.meaning.kind in WRITTEN
        and f.start < failed[0].start
        and not (f.meaning.kind is LineKind.CHAT and _is_noun_without_aim(line, f))
    ]
    calls = [f for f in done if f.meaning.kind is LineKind.CALL]
    if calls and all(_is_theirs(line, fact) for fact in calls) and calls[0].start < failed[0].start:
        # `Mark phoned, pallets still not there`
        return None
    if (written and not calls) or _was_spoken_to(line, failed, done):
        return None
    if any(_is_visit(fact) for fact in done) and not calls:
        return LineDeed(LineKind.ONSITE, Direction.OUTBOUND, is_failed=True, facts=tuple(done))
    return LineDeed(LineKind.CALL, Direction.OUTBOUND, is_failed=True, facts=tuple(done))


def _attempt_alone(line: Reading, done: Sequence[Fact]) -> LineDeed | None:
    """`tried Ali on his mobile twice`: nobody talked, and it took no time."""
    told = [fact for fact in done if fact.meaning.sense is not Sense.NOUN]
    ours = {Sense.WE, Sense.VERB}
    if not told or any(
        fact.meaning.sense not in ours or fact.meaning.kind is not LineKind.CALL for fact in told
    ):
        return None
    keys, attempts = [each.key for each in line.tokens], line.lexicon.tables["attempts"]
    for fact in told:
        found = attempts.longest_at(keys, fact.start, len(keys))
        if found is None or found.end < fact.end or _is_theirs(line, fact):
            return None
    if places_of_minutes(line.tokens, line.lexicon):
        return None
    return LineDeed(LineKind.CALL, Direction.OUTBOUND, is_failed=True, facts=tuple(done))


def _is_theirs(line: Reading, fact: Fact) -> bool:
    """A verb of a call that somebody named is the subject of."""
    return fact.meaning.sense is Sense.VERB and is_subject_theirs(line, fact) is True


def _is_of_ourselves(line: Reading, fact: Fact) -> bool:
    """`jag är sjuk`."""
    if line.is_any(fact.start - 2, "whose_words") and line.is_any(fact.start - 1, "we_words"):
        # `rang while I sat in a meeting`
        return True
    before = fact.start - 2
    told = {at for each in line.facts for at in each.places}
    return fact.start - 1 not in told and before >= 0 and line.is_any(before, "we_words")


def _is_noun_without_aim(line: Reading, fact: Fact) -> bool:
    """It is one in `SMS, no answer on the phone`; not of `message to Bob, no answer`."""
    named = line.names_in_clause(line.clause(fact.start))
    aimed = any(line.is_any(at, "to_words") for at in (fact.end - 1, fact.end))
    aimed = aimed or any(name.mention.case is Case.TO for name in named)
    return fact.meaning.sense is Sense.NOUN and not aimed


def _was_spoken_to(line: Reading, failed: Sequence[Fact], done: Sequence[Fact]) -> bool:
    """`spoke to his wife, he is ill`: somebody talked, in a clause before."""
    clause = line.clause(failed[0].start)
    talks = [fact for fact in done if fact.meaning.sense in TALKS]
    return any(line.clause(fact.start) < clause for fact in talks)


def was_not_tried(line: Reading, done: Sequence[Fact]) -> bool:
    """`not spoken to Bob yet, he is on holiday`."""
    return bool(line.of(Sense.NOT_YET)) and not any(
        fact.meaning.sense in OF_A_KIND and fact.meaning.sense is not Sense.NOUN for fact in done
    )


def _is_visit(fact: Fact) -> bool:
    return fact.meaning.kind is LineKind.ONSITE or fact.meaning.sense is Sense.VISIT
