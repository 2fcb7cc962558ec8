"""Records and entries made for these tests: small, and unlike any scenario's."""

import os
from datetime import date

import pytest
from sqlalchemy import MetaData, create_engine

from toolkit.response.sources import Source, Sources
from toolkit.response.store import Store
from toolkit.response.workbook import Workbook


@pytest.fixture(scope="session")
def sources():
    return Sources(
        scenario="made-up",
        version="v1",
        records={
            "school-01": Source(date(2024, 3, 4), "Fernlea Primary School", "school"),
            "school-02": Source(date(2024, 1, 10), "Fernlea Primary School", "school"),
            "gp-01": Source(date(2023, 5, 1), "Tern Lane Surgery", "gp"),
        },
        sentences={
            "school-01.1": "Came without a coat.",
            "school-01.2": "Asked for a second lunch.",
            "school-02.1": "Late again.",
            "gp-01.1": "Not brought.",
        },
        indicators=frozenset({"hungry", "not-brought"}),
    )


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path / 'store.db'}"


@pytest.fixture
def url(sqlite_url):
    """An empty store: SQLite, or the database the tests are told to use, emptied first."""
    other = os.environ.get("WHOLEPICTURE_TEST_STORE")
    if not other:
        return sqlite_url
    engine = create_engine(other)
    found = MetaData()
    found.reflect(engine)
    found.drop_all(engine)
    engine.dispose()
    return other


@pytest.fixture
def store(url):
    with Store(url) as opened:
        yield opened


@pytest.fixture
def workbook(store, sources):
    """Ann's workbook, in the store, with attempt 1 open."""

    def hand_in(attempt, document):
        return store.submit("ann", "neglect", attempt, document)

    opened = Workbook(
        store.journal("ann", "neglect"),
        sources=sources,
        module="neglect",
        hand_in=hand_in,
        feedback=lambda attempt: f"<p>Feedback on attempt {attempt}.</p>",
    )
    opened.handle("open", {"attempt": None})
    return opened


class Tab:
    """A browser tab as the workbook knows it: what it has heard, and what it began from."""

    def __init__(self, workbook, name, attempt=1):
        self.workbook, self.name, self.attempt = workbook, name, attempt
        opened = workbook.handle("open", {"attempt": attempt})
        self.seq = opened["seq"]
        self.items = {item: found["value"] for item, found in opened["items"].items()}
        self.bases = {item: found["seq"] for item, found in opened["items"].items()}

    def send(self, *changes):
        """Save items; the reply is heard only by `hear`, as if it could be lost."""
        return self.workbook.handle(
            "save",
            {
                "attempt": self.attempt,
                "since": self.seq,
                "client": self.name,
                "changes": [
                    {"item": item, "value": value, "base": self.bases.get(item, 0)}
                    for item, value in changes
                ],
            },
        )

    def hear(self, reply):
        self.seq = reply["seq"]
        for item, found in reply["items"].items():
            self.bases[item] = found["seq"]
            self.items[item] = found["value"]
        return reply

    def save(self, *changes):
        return self.hear(self.send(*changes))


@pytest.fixture(scope="session")
def open_tab():
    """Opens a tab of any workbook."""
    return Tab


@pytest.fixture
def tab(workbook):
    """Opens tabs of Ann's workbook, by name."""
    return lambda name="a", attempt=1: Tab(workbook, name, attempt)
