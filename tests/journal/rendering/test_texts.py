"""A template and its values become text; what is wrong or hostile ends in a sentence, at once."""

import tracemalloc
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import TemplateError
from journal.model import (
    Campaign,
    Channel,
    Contact,
    ContactKind,
    Direction,
    Document,
    Initiator,
    Template,
    TemplateText,
)
from journal.rendering import (
    SAMPLE_VALUES,
    MailValues,
    choose_text,
    find_faults,
    render,
    render_text,
    template_values,
    variable_names,
)
from tests.builders import unsaved_contact
from tests.counting import count_calls
from tests.effort import one_day_in

NOON = datetime(2026, 3, 17, 12, 0, tzinfo=UTC)


def a_contact(name: str = "Ada Lovelace", kind: ContactKind = ContactKind.PERSON) -> Contact:
    more = {"id": 7, "company_name": "Engines", "language": "sv", "created_at": NOON}
    return unsaved_contact(name=name, kind=kind, **more)


def a_template(default_language: str = "en", **texts: TemplateText) -> Template:
    return Template(
        code="CALL",
        group="PHONE",
        channel=Channel.PHONE,
        direction=Direction.NONE,
        initiated_by=Initiator.NONE,
        cost=Decimal(0),
        duration_minutes=0,
        default_language=default_language,
        texts=texts,
    )


def render_source(source: str) -> str:
    return render_text(source, SAMPLE_VALUES, where="The template CALL")


# ── what templates can say ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Plain words, 100 %", "Plain words, 100 %"),
        ("Call with {{ contact.name }}", "Call with Ada Lovelace"),
        ("{{ contact['first_name'] }}", "Ada"),
        ("{{ mail.subject or 'Email' }}", "Our order"),
        ("{% if document %}{{ document.number }}{% else %}none{% endif %}", "1001"),
        ("{{ occurred_at.strftime('%d.%m.%Y') }}", "17.03.2026"),
        ("{{ occurred_at|date('%H:%M') }}", "14:30"),
        ("{{ contact.name|upper }} {{ contact.name.lower() }}", "ADA LOVELACE ada lovelace"),
        ("{{ mail.subject[:3] ~ '…' }}", "Our…"),
        ("{{ mail.subject|truncate(4) }}", "Our…"),
        ("{{ mail.subject|replace('order', 'offer') }}", "Our offer"),
        ("{{ campaign|default('none') }}", "Spring"),
        ("{% set who = contact.first_name %}{{ who ~ ' & ' ~ who }}", "Ada & Ada"),
        ("{{ 'hej' if contact.language in ['sv', 'nb'] else 'hi' }}", "hi"),
        ("{{ 1 + 2 - 4 }}", "-1"),
        ("{# a note #}<b>{{ contact.company }}</b>", "<b>Analytical Engines</b>"),
        ("{% raw %}{{ as it is }}{% endraw %}", "{{ as it is }}"),
        ("a\n", "a\n"),
        ("{{ date }}\n", "2026-03-17\n"),
    ],
)
def test_a_source_becomes_text(source: str, text: str) -> None:
    assert render_source(source) == text
    assert find_faults(source) == ()


def test_every_variable_that_is_listed_is_there_full_and_empty() -> None:
    source = " ".join(f"{{{{ {name} }}}}" for name in variable_names())
    assert find_faults(source) == ()
    assert "Ada Lovelace" in render_source(source)


def test_what_there_is_none_of_is_empty() -> None:
    source = (
        "[{{ mail.subject or 'Email' }}][{{ document.number }}][{{ campaign }}][{{ contact.name }}]"
    )
    assert render_text(source, template_values(), where="x") == "[Email][][][]"


def test_values_come_from_the_record() -> None:
    values = template_values(
        contact=a_contact(),
        company="Us",
        salesperson="bo@us.example",
        occurred_at=NOON,
        mail=MailValues("Hello", "Ada", "ada@engines.example"),
        document=Document("order", "1", "2"),
        campaign=Campaign("SPRING", "Spring fair"),
    )
    source = (
        "{{ contact.number }}/{{ contact.company }}/{{ contact.language }}/{{ company.name }}/"
        "{{ salesperson }}/{{ date }}/{{ mail.from_address }}/{{ document.version }}/{{ campaign }}"
    )
    assert render_text(source, values, where="x") == (
        "K-7/Engines/sv/Us/bo@us.example/2026-03-17/ada@engines.example/2/Spring fair"
    )


@pytest.mark.parametrize(
    ("name", "kind", "first"),
    [
        ("Ada Lovelace", ContactKind.PERSON, "Ada"),
        ("Lovelace, Ada King", ContactKind.PERSON, "Ada"),
        ("Björk", ContactKind.PERSON, "Björk"),
        ("Lovelace,", ContactKind.PERSON, "Lovelace,"),
        ("", ContactKind.PERSON, ""),
        ("Analytical Engines", ContactKind.COMPANY, "Analytical Engines"),
    ],
)
def test_the_first_name_is_what_a_letter_would_say(
    name: str, kind: ContactKind, first: str
) -> None:
    values = template_values(contact=a_contact(name, kind))
    assert render_text("{{ contact.first_name }}", values, where="x") == first


def test_a_subject_of_a_million_characters_is_cut_and_stops_nothing() -> None:
    values = template_values(mail=MailValues(subject="a" * 1_000_000))
    text = render_text("{{ mail.subject ~ mail.subject }}", values, where="x")
    assert len(text) == 2000
    assert text.endswith("…")


def test_what_a_mail_says_is_never_read_as_a_template() -> None:
    values = template_values(mail=MailValues(subject="{{ 'a' * 10**9 }}{% for x in y %}"))
    text = render_text("{{ mail.subject }}", values, where="x")
    assert text == "{{ 'a' * 10**9 }}{% for x in y %}"


def test_text_that_no_database_would_take_is_not_made() -> None:
    values = template_values(mail=MailValues(subject="a\x00b\ud800c"))
    assert render_text("{{ mail.subject }}", values, where="x") == "ab?c"


# ── languages ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        ("sv", "sv"),
        ("sv-FI", "sv"),
        ("SV_fi", "sv"),
        ("fi-FI", "fi-FI"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("de", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_the_contacts_else_its_base_else_the_templates_own(
    wanted: str, chosen: str
) -> None:
    texts = {code: TemplateText(code) for code in ("sv", "fi-FI", "nb", "en")}
    code, text = choose_text(a_template("en", **texts), wanted)
    assert (code, text.description) == (chosen, chosen)


def test_a_template_without_its_default_language_speaks_its_first() -> None:
    assert (
        choose_text(a_template("en", sv=TemplateText("hej"), fi=TemplateText("hei")), "de")[0]
        == "sv"
    )


def test_a_template_is_rendered_in_one_language_with_that_languages_files() -> None:
    text = TemplateText(
        "Samtal med\n {{ contact.name }} ", "\nHej {{ contact.first_name }}\n", ("a",)
    )
    made = render(a_template(sv=text), "sv-SE", SAMPLE_VALUES)
    assert (made.subject, made.body) == ("Samtal med Ada Lovelace", "Hej Ada")
    assert (made.language, made.attachments) == ("sv", ("a",))


# ── what is wrong ───────────────────────────────────────────────────────────────────────────────


def test_an_unknown_variable_is_told_with_template_line_and_what_there_is() -> None:
    with pytest.raises(TemplateError) as caught:
        render(a_template(en=TemplateText("ok", "\n\n{{ contact.nmae }}")), "en", SAMPLE_VALUES)
    said = str(caught.value)
    assert said.startswith("The template CALL (en), body, line 3: 'contact.nmae' is not known.")
    assert "contact.name" in said


def test_every_fault_is_found_also_where_nobody_goes() -> None:
    source = "{% if false %}\n{{ foo }}\n{{ mail.sender }}\n{% endif %}"
    assert [(each.line, each.what.split(" is")[0]) for each in find_faults(source)] == [
        (2, "'foo'"),
        (3, "'mail.sender'"),
    ]


def test_a_mistake_of_writing_has_its_line() -> None:
    (fault,) = find_faults("one\ntwo {{ contact.name }\nthree")
    assert fault.line == 2


def test_a_template_that_fails_only_while_it_renders_has_its_line() -> None:
    (fault,) = find_faults("a\n\n{{ contact }}")
    assert fault.line == 3
    assert "choose one of contact.name" in fault.what


def test_a_text_that_fails_only_without_a_mail_is_found_by_the_check() -> None:
    assert render_source("{{ mail.subject[0:1] }}") == "O"
    (fault,) = find_faults("{{ 1 - mail.subject if not mail else 'ok' }}")
    assert "numbers" in fault.what


# ── hostile templates ───────────────────────────────────────────────────────────────────────────

_GROW = "{% set a = 'xxxxxxxxxx' %}"
HOSTILE_TEMPLATES = {
    "times": "{{ 'a' * 10**9 }}",
    "times in a name's shadow": "{% set a = 'a' * 1000000000 %}{{ unknown }}",
    "power": "{{ 9 ** 9 ** 9 }}",
    "percent": "{{ '%1000000000d' % 1 }}",
    "format": "{{ '{:1000000000}'.format(1) }}",
    "format filter": "{{ '%1000000000d'|format(1) }}",
    "loop": "{% for a in mail.subject %}{% for b in mail.subject %}x{% endfor %}{% endfor %}",
    "range": "{{ range(10**9) }}",
    "lipsum": "{{ lipsum(n=100000) }}",
    "cycler": "{{ cycler('a') }}",
    "joiner": "{{ joiner('a') }}",
    "namespace": "{% set n = namespace(a='x') %}{% set n.a = n.a ~ n.a %}",
    "class": "{{ ''.__class__ }}",
    "class by item": "{{ ''['__class__'] }}",
    "class by attr": "{{ ''|attr('__class__') }}",
    "globals": "{{ contact.__init__.__globals__ }}",
    "self": "{{ self }}",
    "recursion": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "call block": "{% call contact.name() %}{% endcall %}",
    "replace": _GROW + "{% set a = a|replace('x', 'xxxx') %}" * 300 + "{{ a }}",
    "replace nothing": "{{ 'a'|replace('', 'b') }}",
    "tilde": _GROW + "{% set a = a ~ a %}" * 300 + "{{ a }}",
    "plus": _GROW + "{% set a = a + a %}" * 300 + "{{ a }}",
    "tilde, nested": _GROW + "{% set a = (a ~ (a ~ a)) ~ (a ~ a) %}" * 200 + "{{ a }}",
    "set block": _GROW + "{% set a %}{{ a }}{{ a }}{% endset %}" * 100 + "{{ a }}",
    "lists": "{% set a = [1] %}" + "{% set a = [a, a] %}" * 50 + "{{ a }}",
    "output": _GROW + "{% set a = a ~ a %}" * 10 + "{{ a }}" * 500,
    "join": "{{ ['a', 'b']|join('x') }}",
    "indent": "{{ 'a'|indent(10**9) }}",
    "wordwrap": "{{ 'a'|wordwrap(1) }}",
    "center": "{{ 'a'|center(1000000000) }}",
    "tojson": "{{ 'a'|tojson }}",
    "batch": "{{ 'a'|batch(1000000000, 'x')|list }}",
    "slice": "{{ 'a'|slice(1000000000)|list }}",
    "round": "{{ 1|round(1000000000, 'ceil') }}",
    "date": "{{ occurred_at|date('%Y' ~ '%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y%Y') }}",
    "digits": "{{ " + "9" * 5000 + " }}",
    "parentheses": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "not": "{{ " + "not " * 4000 + "1 }}",
    "sums": "{{ " + "1 + " * 4000 + "1 }}",
    "members": "{{ mail" + ".a" * 4000 + " }}",
    "ifs": "{% if 1 %}" * 900 + "{% endif %}" * 900,
    "source": "{{ 1 }}" * 20_000,
    "include": "{% include '/etc/passwd' %}",
    "import": "{% import 'os' as os %}",
    "extends": "{% extends 'a' %}",
    "block": "{% block a %}{% endblock %}",
    "with": "{% with a = 1 %}{{ a }}{% endwith %}",
    "autoescape": "{% autoescape true %}a{% endautoescape %}",
    "dictionary": "{{ {'a': 1} }}",
    "method": "{{ contact.name.upper }}",
}


@one_day_in(3)
@pytest.mark.parametrize("source", HOSTILE_TEMPLATES.values(), ids=HOSTILE_TEMPLATES.keys())
def test_a_hostile_template_ends_soon_in_a_sentence(source: str) -> None:
    def fail() -> None:
        with pytest.raises(TemplateError, match=r"^The template CALL, line 1: .+"):
            render_source(source)

    _, calls = count_calls(fail)
    assert calls < 5_000 + 200 * len(source)
    assert find_faults(source)


def test_growth_is_stopped_before_the_memory_is_used() -> None:
    tracemalloc.start()
    for name in ("tilde", "replace", "plus", "output"):
        with pytest.raises(TemplateError):
            render_source(HOSTILE_TEMPLATES[name])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50_000_000


_PIECES = st.sampled_from(
    [
        *(
            "{{ ",
            " }}",
            "{% ",
            " %}",
            "a",
            " = ",
            "set ",
            "if ",
            "endif",
            "else",
            " ~ ",
            " + ",
            "|",
        ),
        *("upper", "replace(", "'x'", ",", ")", "(", "[", "]", "mail", ".subject", "contact", "1"),
        *(
            " - ",
            "\n",
            "in ",
            "is ",
            "not ",
            "defined",
            "for ",
            "{#",
            "#}",
            "*",
            "\\",
            '"',
            "9" * 99,
        ),
    ]
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_any_source_gives_text_or_a_template_error(source: str) -> None:
    found = find_faults(source)
    try:
        text = render_source(source)
    except TemplateError:
        assert found
    else:
        assert isinstance(text, str)
