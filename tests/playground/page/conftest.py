"""One browser for all tests of the page; each test has a page of its own, and none may complain."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from playground.workspace import Person, Workspace
from tests.needs import missing
from tests.playground.browser import Browser as Asked
from tests.playground.browser import a_face
from tests.playground.page.chromium import Browser, Page, browser, program
from tests.playground.page.post import Mails

# A page of another size or in the dark is opened by its test itself.
Opens = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if not program():
        missing("chromium", remedy="apt-get install chromium")
    with browser(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture
def opens(chromium: Browser) -> Iterator[Opens]:
    opened: list[Page] = []

    def opens(url: str, *, width: int = 1440, height: int = 900, dark: bool = False) -> Page:
        opened.append(chromium.open(url, width=width, height=height, dark=dark))
        return opened[-1]

    yield opens
    for page in opened:
        page.close()
    complaints, chromium.errors = chromium.errors, []
    assert not complaints


@pytest.fixture
def mails() -> Mails:
    return Mails()


@pytest.fixture
def face(workspace: Workspace, alice: Person, bob: Person, mails: Mails) -> Iterator[Asked]:
    """The page's server before the workspace of the other tests."""
    workspace.add_channel("sales", members=[alice, bob])
    with a_face(workspace, alice, bob, post=mails) as served:
        yield served


@pytest.fixture
def page(face: Asked, opens: Opens) -> Page:
    return opens(face.face.url)


@pytest.fixture
def keeps() -> Callable[[Page, str], None]:
    """Keeps pictures for the docs in the folder that TEST_PICTURES names; without one, none."""
    folder = os.environ.get("TEST_PICTURES", "")

    def keep(page: Page, name: str) -> None:
        if folder:
            (Path(folder) / f"{name}.webp").write_bytes(page.picture("webp"))

    return keep
