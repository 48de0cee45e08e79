"""Tests which template a word means, among those that come with Rapport and a team's own."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.grammar import match_template
from bot.grammar.words import KIND_WORDS, VOCABULARIES, CommunicationKind
from journal.catalog.shipped_templates import shipped_templates
from journal.model import Channel, Direction, Initiator, Template

INBOUND, OUTBOUND = Direction.INBOUND, Direction.OUTBOUND


def make_template(
    code: str,
    *,
    channel: Channel = Channel.PHONE,
    group: str = "PHONE",
    direction: Direction = Direction.NONE,
    retired: bool = False,
) -> Template:
    return Template(
        code=code,
        group=group,
        channel=channel,
        direction=direction,
        initiated_by=Initiator.NONE,
        cost=Decimal(0),
        duration_minutes=0,
        default_language="en",
        texts={},
        retired=retired,
    )


SHIPPED_TEMPLATES = tuple(
    make_template(
        code,
        channel=Channel(each.channel or "other"),
        group=each.group or "",
        direction=Direction(each.direction or "none"),
    )
    for code, each in shipped_templates().templates.items()
)

MEETINGS = ("MEETING-ONSITE", "MEETING-INHOUSE", "MEETING-ONLINE", "WORKSHOP")

EXPECTED_TEMPLATES: dict[tuple[str, Direction | None], str | tuple[str, ...]] = {
    ("CALL-OUT", None): "CALL-OUT",
    ("call-out", INBOUND): "CALL-OUT",
    ("call-o", None): "CALL-OUT",
    ("call", None): ("CALL-OUT", "CALL-IN"),
    ("call", OUTBOUND): "CALL-OUT",
    ("call", INBOUND): "CALL-IN",
    ("phone", INBOUND): "CALL-IN",
    ("phone call", OUTBOUND): "CALL-OUT",
    ("samtal", OUTBOUND): "CALL-OUT",
    ("puhelu", INBOUND): "CALL-IN",
    ("звонок", OUTBOUND): "CALL-OUT",
    ("mail", OUTBOUND): "EMAIL-OUT",
    ("e-post", INBOUND): "EMAIL-IN",
    ("sähköposti", None): ("EMAIL-IN", "EMAIL-OUT"),
    ("letter", None): "LETTER",
    ("brief", OUTBOUND): "LETTER",
    ("fax", None): "FAX",
    ("chat", None): "CHAT",
    ("sms", OUTBOUND): "CHAT",
    ("note", None): "NOTE",
    ("muistiinpano", None): "NOTE",
    ("works", None): "WORKSHOP",
    ("seminar", None): (),
    ("möte", None): MEETINGS,
    ("meeting", None): MEETINGS,
    ("visit", None): "MEETING-ONSITE",
    ("besök", None): "MEETING-ONSITE",
    ("minutes", None): "ABSTRACT",
    ("invoice", None): "S-INVOICE",
    ("lasku", None): "S-INVOICE",
    ("credit memo", None): "S-CREDIT-MEMO",
    ("offert", None): "S-QUOTE",
    ("blah", None): (),
    ("", None): (),
}


@pytest.mark.parametrize(("typed", "code"), EXPECTED_TEMPLATES.items())
def test_a_word_means_the_template_it_is_called_by(
    typed: tuple[str, Direction | None], code: str | tuple[str, ...]
) -> None:
    assert match_template(*typed, SHIPPED_TEMPLATES) == code


def test_a_team_s_own_code_is_found_by_its_channel() -> None:
    own = [
        make_template("TELE", direction=OUTBOUND),
        make_template("TALK", channel=Channel.MEETING, group="X"),
    ]
    assert match_template("call", None, own) == "TELE"
    assert match_template("meeting", None, own) == "TALK"


def test_a_retired_template_is_not_meant() -> None:
    assert match_template("CALL", None, [make_template("CALL", retired=True)]) == ()


def test_an_exact_code_goes_before_a_beginning() -> None:
    assert (
        match_template("call", None, [make_template("CALL-OUT"), make_template("CALL")]) == "CALL"
    )


@pytest.mark.parametrize("typed", ["Call with", "call with a partner", "partners", "PARTNERSAM"])
def test_a_template_is_found_by_the_beginning_of_its_name_in_any_language(typed: str) -> None:
    own = make_template("S-CP", group="X")
    own = replace(own, name="Call with a partner", names={"sv": "Partnersamtal"})
    longer = replace(make_template("S-CQ", group="X"), name="Call with a partner abroad")
    found = match_template(typed, None, (*SHIPPED_TEMPLATES, own, longer))
    assert found == (("S-CP", "S-CQ") if typed == "Call with" else "S-CP")


def test_what_people_call_things_goes_before_the_names_of_a_team() -> None:
    own = replace(make_template("S-MM", channel=Channel.LETTER, group="X"), name="Mail merge")
    assert match_template("mail", OUTBOUND, (*SHIPPED_TEMPLATES, own)) == "EMAIL-OUT"
    assert match_template("mail m", OUTBOUND, (*SHIPPED_TEMPLATES, own)) == "S-MM"


@pytest.mark.parametrize("language", VOCABULARIES)
def test_every_language_has_a_word_for_every_kind(language: str) -> None:
    assert set(VOCABULARIES[language].kinds) == set(CommunicationKind)


@pytest.mark.parametrize("word", KIND_WORDS)
def test_every_word_means_something_that_comes_with_rapport(word: str) -> None:
    assert match_template(word, None, SHIPPED_TEMPLATES) != ()
