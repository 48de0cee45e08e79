"""Names say what they are: a stranger finds a thing by the word that they would search for.

The rules are those of `docs/words.md`. Each exception stands here with its reason.
"""

import ast
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOUSE = ("bot", "cli", "ingest", "journal", "playground")
TREES = (*HOUSE, "tests", "bench")

# Words that alone tell nobody what a function gives or a class is. Regular participles are found by
# their ending.
BARE_WORDS = frozenset(
    word
    for line in (
        # pronouns, prepositions, adverbs
        "about above again ago all alike alone also any around as aside at away back before behind",
        "below beside between both by down each else elsewhere ever every everybody few for from",
        "here how if in inside into it just least less like many me mine more most much my near",
        "never no nobody none not nothing of off often on once only other others our ours out",
        "outside over own per several since so some somebody something soon still such than that",
        "their them then there these they this those through to together too towards twice under",
        "until up upon us was we what when where whether which who whole whom whose why with within",
        "without yet you your",
        # participles that do not end in -ed or -ing
        "begun bound brought built caught chosen done drawn driven felt forgotten found given glued",
        "gone grown heard held hidden kept known laid led left lent lost made meant met paid put said",
        "sent shown shut sold sought spent spoken stood stuck taken taught thought told torn",
        "understood woken won worn written",
    )
    for word in line.split()
)
NOT_PARTICIPLES = frozenset(
    {"bed", "embed", "feed", "need", "proceed", "ring", "seed", "string", "thing"}
)


def is_bare(name: str) -> bool:
    word = name.strip("_").lower()
    if "_" in word or word in NOT_PARTICIPLES:
        return False
    return word in BARE_WORDS or word.endswith(("ed", "ing"))


def is_named_by_others(node: ast.FunctionDef) -> bool:
    """A command has the word that its user types; a fixture is a noun in the test that asks for it."""
    decorators = " ".join(ast.unparse(each) for each in node.decorator_list)
    return "cli_command" in decorators or "click." in decorators or "fixture" in decorators


@dataclass(frozen=True)
class ModuleNames:
    """Finds what the rules ask of a file. Its tree is large, and not kept."""

    file: str
    bare_functions: Sequence[str]
    classes: Sequence[str]
    modules_that_are_variables: Sequence[str]


@cache
def names_of_modules() -> Sequence[ModuleNames]:
    return [
        _read_names(str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8")))
        for tree in TREES
        for path in sorted((ROOT / tree).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def _read_names(file: str, module: ast.Module) -> ModuleNames:
    functions = [node for node in module.body if isinstance(node, ast.FunctionDef)]
    return ModuleNames(
        file,
        [each.name for each in functions if is_bare(each.name) and not is_named_by_others(each)],
        [node.name for node in module.body if isinstance(node, ast.ClassDef)],
        sorted(imported_modules(module) & bound_names(module)),
    )


def test_no_public_function_is_a_bare_word() -> None:
    bare = [f"{each.file}: {name}" for each in names_of_modules() for name in each.bare_functions]
    assert bare == []


def test_no_module_is_a_bare_word() -> None:
    """A gerund names what a module does (`fetching`, `matching`); a language has its own code."""
    bare = [
        each.file
        for each in names_of_modules()
        if is_bare(Path(each.file).stem)
        and not Path(each.file).stem.endswith("ing")
        and Path(each.file).parent.name != "words"
    ]
    assert bare == []


def test_a_class_has_its_name_alone() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for each in names_of_modules():
        for name in each.classes:
            found[name].append(each.file)
    assert {name: files for name, files in found.items() if len(files) > 1} == {}


def imported_modules(module: ast.Module) -> set[str]:
    """Says under which words this file knows modules of the house."""
    return {
        alias.asname or alias.name
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
        if is_module(node.module, alias.name)
    }


@cache
def is_module(package: str, name: str) -> bool:
    path = ROOT.joinpath(*package.split("."), name)
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def bound_names(node: ast.AST) -> set[str]:
    """Every variable, parameter, function and class; what belongs to a class is asked of it."""
    found: set[str] = set()
    to_read = [node]
    while to_read:
        for child in ast.iter_child_nodes(to_read.pop()):
            match child:
                case ast.ClassDef(name=name):
                    found.add(name)
                    to_read += [each for each in child.body if isinstance(each, ast.FunctionDef)]
                    continue
                case (
                    ast.Name(id=name, ctx=ast.Store())
                    | ast.arg(arg=name)
                    | ast.FunctionDef(name=name)
                ):
                    found.add(name)
                case ast.MatchAs(name=str(name)) | ast.ExceptHandler(name=str(name)):
                    found.add(name)
            to_read.append(child)
    return found


def test_no_module_is_imported_under_the_word_of_a_variable() -> None:
    shared = [
        f"{each.file}: {name}"
        for each in names_of_modules()
        for name in each.modules_that_are_variables
    ]
    assert shared == []
