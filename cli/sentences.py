"""Extracts the sentences of Slack and of the desk for translators: `python -m cli.sentences > bot/locale/rapport.pot`.

They are found in the code itself:

    t("Logged #{number}", number=number)                 a sentence
    t.plural("{count} entry", "{count} entries", count)    one that counts
    FAX = N_("Fax")                                        one that is used elsewhere
    t(entry_text.FAX)
    _NAMES = {Channel.FAX: N_("Fax")}                      one that is used from a table
    t(_NAMES[channel])

A sentence that is none of these is a problem, and so is one whose values don't fit.
The docstring of a function, and a comment right above a marked sentence, go to the translators.
"""

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

import bot
import ingest
import journal
from bot.language.po_file import placeholders

ROOT = Path(bot.__file__).parent
_RECORD = Path(journal.__file__).parent
_DESK = Path(__file__).parent
_MAIL = Path(ingest.__file__).parent

_HEAD = r"""# The sentences of Rapport in Slack and at the desk, made by `python -m cli.sentences`; a test compares.
# How to translate them: docs/translating.md.
msgid ""
msgstr ""
"Project-Id-Version: rapport\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; `other` is empty where nothing is counted, `about` says what it is for."""

    singular: str
    plural: str
    file: str
    about: str


@dataclass(frozen=True, slots=True)
class SentenceProblem:
    file: str
    line: int
    what: str


SentenceOrProblem = Sentence | SentenceProblem
# Names of marked sentences, with the sentence; a table's has none.
Marked = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SourceFile:
    file: str
    tree: ast.Module
    lines: Sequence[str]

    @property
    def name(self) -> str:
        return self.file.removesuffix(".py").replace("/", ".")


def build_pot(found: Iterable[SentenceOrProblem]) -> str:
    """The `.pot` file. It changes when a sentence does, not when lines move."""
    by_text: dict[tuple[str, str], list[Sentence]] = {}
    for each in found:
        if isinstance(each, Sentence):
            by_text.setdefault((each.singular, each.plural), []).append(each)
    entries = (_entry(key, by_text[key]) for key in sorted(by_text))
    return "\n".join([_HEAD, *entries])


def _entry(text: tuple[str, str], found: Sequence[Sentence]) -> str:
    one, other = text
    lines = [f"#. {about}" for about in sorted({each.about for each in found if each.about})]
    lines += [f"#: {file}" for file in sorted({each.file for each in found})]
    if placeholders(one) | placeholders(other):
        lines.append("#, python-brace-format")
    lines.append(f"msgid {_in_quotes(one)}")
    if other:
        lines += [f"msgid_plural {_in_quotes(other)}", 'msgstr[0] ""', 'msgstr[1] ""']
    else:
        lines.append('msgstr ""')
    return "\n".join(lines) + "\n"


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


# ── finding ─────────────────────────────────────────────────────────────────────────────────────


def find_sentences(*roots: Path) -> Iterator[SentenceOrProblem]:
    """Finds those of the packages: what the record and the mail's door say is marked there, and said by the bot."""
    sources = [
        _read_source(path, root.parent)
        for root in roots or (ROOT, _DESK, _RECORD, _MAIL)
        for path in sorted(root.rglob("*.py"))
        # Nothing is said in these: `t` is any name there.
        if root not in (_RECORD, _MAIL) or "N_(" in path.read_text(encoding="utf-8")
    ]
    marked = {each.name: _marked_names(each.tree) for each in sources}
    plurals: dict[str, str] = {}
    for source in sources:
        for each in _in_source(source, marked):
            yield each
            # A catalogue has one entry for each English sentence.
            if (
                isinstance(each, Sentence)
                and plurals.setdefault(each.singular, each.plural) != each.plural
            ):
                yield SentenceProblem(
                    source.file, 0, f"{each.singular!r} has two plurals, or one here and none there"
                )


def _read_source(path: Path, above: Path) -> SourceFile:
    text = path.read_text(encoding="utf-8")
    file = path.relative_to(above).as_posix()
    return SourceFile(file, ast.parse(text), text.splitlines())


def _in_source(source: SourceFile, marked: Mapping[str, Marked]) -> Iterator[SentenceOrProblem]:
    known = {**_imported_names(source.tree, marked), **marked[source.name]}
    for node, about in _calls(source.tree, source.lines, ""):
        if source.name.startswith(("journal.", "ingest.")) and not _is_marker(node):
            continue
        yield from _sentences_of_call(node, known, source.file, about)


def _calls(node: ast.AST, lines: Sequence[str], about: str) -> Iterator[tuple[ast.Call, str]]:
    """All calls, each with the docstring of its function, or the comment above its name."""
    for each in ast.iter_child_nodes(node):
        inner = about
        if isinstance(each, ast.FunctionDef):
            inner = " ".join((ast.get_docstring(each) or "").split())
        elif isinstance(each, ast.Assign) and _is_marker(each.value):
            inner = _comment_above(each.lineno, lines) or about
        if isinstance(each, ast.Call):
            yield each, about
        yield from _calls(each, lines, inner)


def _comment_above(line: int, lines: Sequence[str]) -> str:
    above = takewhile(lambda text: text.startswith("#"), reversed(lines[: line - 1]))
    return " ".join(reversed([text.lstrip("# ") for text in above]))


def _sentences_of_call(
    call: ast.Call, known: Marked, file: str, about: str
) -> Iterator[SentenceOrProblem]:
    texts = list(_texts(call))
    if _is_marker(call) or _is_translate(call.func):
        if texts:
            yield Sentence(texts[0], "", file, about)
        elif _is_marker(call) or not _is_looked_up(call.args[0], known):
            yield SentenceProblem(file, call.lineno, "this is neither a sentence nor from a table")
            return
        elif not (texts := [known.get(ast.unparse(call.args[0]), "")])[0]:
            return
    elif _is_many(call.func):
        if len(texts) != 2:
            yield SentenceProblem(file, call.lineno, "both sentences must stand here")
            return
        yield Sentence(texts[0], texts[1], file, about)
    else:
        return
    if why := _misfit_text(call, texts):
        yield SentenceProblem(file, call.lineno, why)


def _misfit_text(call: ast.Call, texts: Sequence[str]) -> str:
    given = {keyword.arg for keyword in call.keywords} | ({"count"} if len(texts) == 2 else set())
    try:
        wanted = frozenset[str]().union(*(placeholders(text) for text in texts))
    except ValueError as error:
        return str(error)
    # A marked one gets its values where it is used.
    if _is_marker(call) or wanted == given or (len(texts) == 2 and wanted == given - {"count"}):
        return ""
    return f"it says {sorted(wanted)}, and is given {sorted(map(str, given))}"


def _texts(call: ast.Call) -> Iterator[str]:
    for each in call.args:
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def _is_marker(node: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="N_")):
            return True
        case _:
            return False


def _is_translate(function: ast.expr) -> bool:
    """Says whether it is `t(…)`, `user.t(…)` or, in its own class, `self(…)`."""
    if isinstance(function, ast.Attribute):
        return function.attr == "t"
    return isinstance(function, ast.Name) and function.id in {"t", "self"}


def _is_many(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and function.attr == "plural"
        and _is_translate(function.value)
    )


# ── marked names ────────────────────────────────────────────────────────────────────────────────


def _marked_names(module: ast.Module) -> Marked:
    """The names that stand for marked sentences, or for a table of nothing else."""
    found: dict[str, str] = {}
    for each in module.body:
        for name, value in _assignments(each):
            if _is_marked(value, found):
                texts = _texts(value) if isinstance(value, ast.Call) else ()
                found[name] = next(iter(texts), "")
    return found


def _imported_names(module: ast.Module, marked: Mapping[str, Marked]) -> Marked:
    """The marked names of other files, as this file imports them."""
    found: dict[str, str] = {}
    for each in ast.walk(module):
        if not isinstance(each, ast.ImportFrom):
            continue
        for alias in each.names:
            here = alias.asname or alias.name
            inside = marked.get(f"{each.module}.{alias.name}", {})
            found |= {f"{here}.{name}": text for name, text in inside.items()}
            if alias.name in (its := marked.get(str(each.module), {})):
                found[here] = its[alias.name]
    return found


def _assignments(node: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    value = getattr(node, "value", None)
    for target in targets:
        if isinstance(target, ast.Name) and isinstance(value, ast.expr):
            yield target.id, value


def _is_marked(node: ast.expr, known: Marked) -> bool:
    match node:
        case ast.Call():
            return _is_marker(node)
        case ast.Name(id=name):
            return name in known
        case ast.Starred(value=value):
            return _is_marked(value, known)
        case ast.Dict(values=values):
            return all(_is_marked(value, known) for value in values)
        case ast.Tuple(elts=values):
            # A usage, which is not translated, may stand beside its description.
            return any(_is_marked(value, known) for value in values)
        case _:
            return False


def _is_looked_up(node: ast.expr, known: Marked) -> bool:
    """`FAX`, `entry_text.FAX`, `_NAMES[key]`, `_NAMES.get(key, N_("…"))`, `VERBS[verb][1]`."""
    match node:
        case ast.Name() | ast.Attribute():
            return ast.unparse(node) in known
        case ast.Subscript(value=value):
            return _is_looked_up(value, known)
        case ast.Call(func=ast.Attribute(value=value, attr="get"), args=[_, otherwise]):
            return _is_looked_up(value, known) and _is_marked(otherwise, known)
        case _:
            return False


def _problem_texts(problems: Iterable[SentenceProblem]) -> Mapping[str, str]:
    return {f"{each.file}:{each.line}": each.what for each in problems}


if __name__ == "__main__":
    everything = list(find_sentences())
    if wrong := _problem_texts(each for each in everything if isinstance(each, SentenceProblem)):
        sys.exit("\n".join(f"{place}: {what}" for place, what in wrong.items()))
    sys.stdout.write(build_pot(everything))
