"""The page's own files: they are all there, none reaches out, and none makes nodes out of text."""

import re

import pytest

from playground.page.routes import STATIC

SCRIPTS = sorted(STATIC.glob("*.js"))
FILES = sorted(one for one in STATIC.iterdir() if one.is_file())
# Each would read foreign text as markup or run it.
_MAKES_NODES = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser"
    r"|createContextualFragment|srcdoc|setHTML"
)
_FOREIGN_ADDRESS = re.compile(r"""(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}""")


@pytest.mark.parametrize("file", FILES, ids=lambda one: one.name)
def test_it_names_no_address_outside_this_machine(file: object) -> None:
    text = (STATIC / str(file)).read_text(encoding="utf-8")
    # A picture's own namespace is a name, and nothing is fetched from it.
    found = _FOREIGN_ADDRESS.findall(text.replace("http://www.w3.org/2000/svg", ""))
    assert found == []


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda one: one.name)
def test_nothing_is_made_out_of_text(file: object) -> None:
    assert _MAKES_NODES.findall((STATIC / str(file)).read_text(encoding="utf-8")) == []


def test_what_would_make_nodes_out_of_text_is_found() -> None:
    assert _MAKES_NODES.findall("box.innerHTML = text; box.innerText = text") == ["innerHTML"]
    assert _FOREIGN_ADDRESS.findall("import 'https://cdn.acme.example/x.js'") != []


def test_every_file_that_is_asked_for_is_there_and_every_one_there_is_asked_for() -> None:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    asked = set(re.findall(r'"/static/([^"]+)"', page))
    for script in SCRIPTS:
        asked |= set(re.findall(r'from "\./([^"]+)"', script.read_text(encoding="utf-8")))
    assert asked | {"index.html"} == {one.name for one in FILES}


def test_every_id_that_a_script_looks_for_is_on_the_page() -> None:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    made = "\n".join(one.read_text(encoding="utf-8") for one in SCRIPTS)
    looked_for = set(re.findall(r'byId\("([^"]+)"\)', made))
    there = set(re.findall(r'\bid="([^"]+)"', page)) | set(re.findall(r'\bid: "([^"]+)"', made))
    assert looked_for <= there


def test_nothing_stands_in_the_page_that_its_policy_forbids() -> None:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)", page) == []
