"""One browser for all tests of the page; each test has a page of its own, and none may complain."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from playground.workspace import Workspace, WorkspacePerson
from tests.playground.chromium.driver import BrowserPage, Chromium, find_program, start_chromium
from tests.playground.chromium.mail_list import FakeMailbox
from tests.playground.page_client import PageClient as Asked
from tests.playground.page_client import open_page_server
from tests.requirements import skip_or_fail

# A page of another size or in the dark is opened by its test itself.
OpenPage = Callable[..., BrowserPage]
# Keeps a picture by its name; `of` is a selector of what is on it.
KeepPicture = Callable[..., None]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    if not find_program():
        skip_or_fail("chromium", remedy="apt-get install chromium")
    with start_chromium(tmp_path_factory.mktemp("chromium")) as started:
        yield started


@pytest.fixture
def opens(chromium: Chromium) -> Iterator[OpenPage]:
    opened: list[BrowserPage] = []

    def opens(url: str, *, width: int = 1440, height: int = 900, dark: bool = False) -> BrowserPage:
        opened.append(chromium.open(url, width=width, height=height, dark=dark))
        return opened[-1]

    yield opens
    for page in opened:
        page.close()
    complaints, chromium.errors = chromium.errors, []
    assert not complaints


@pytest.fixture
def mails() -> FakeMailbox:
    return FakeMailbox()


@pytest.fixture
def face(
    workspace: Workspace, alice: WorkspacePerson, bob: WorkspacePerson, mails: FakeMailbox
) -> Iterator[Asked]:
    """The page's server before the workspace of the other tests."""
    workspace.add_channel("sales", members=[alice, bob])
    with open_page_server(workspace, alice, bob, mailbox=mails) as served:
        yield served


@pytest.fixture
def page(face: Asked, opens: OpenPage) -> BrowserPage:
    return opens(face.server.url)


@pytest.fixture
def keeps() -> KeepPicture:
    """Keeps pictures for the docs in the folder that TEST_PICTURES names; without one, none."""
    folder = os.environ.get("TEST_PICTURES", "")

    def keep(page: BrowserPage, name: str, *, of: str = "") -> None:
        if folder:
            picture = page.take_screenshot("webp", of=of, quality=60 if of else 88)
            (Path(folder) / f"{name}.webp").write_bytes(picture)

    return keep
