"""The store keeps every change, freezes what is handed in, and is safe for two processes."""

import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from toolkit.response.fold import live
from toolkit.response.journal import ClosedError, NotKeptError
from toolkit.response.store import Store, StoreError
from toolkit.response.tables import VERSION, connect, schema


def put(journal, item, value, *, attempt=1, client="a"):
    return journal.write(attempt, client=client, choose=lambda _: [(item, value)])


@pytest.fixture
def journal(store):
    opened = store.journal("ann", "neglect")
    opened.start_attempt(after=0)
    return opened


def test_changes_are_kept_in_order_and_the_newest_wins(journal):
    put(journal, "entry:e1", {"n": 1})
    put(journal, "entry:e1", {"n": 2})
    put(journal, "entry:e2", {"n": 3})
    before, after = put(journal, "entry:e2", None)
    assert before["entry:e2"].value == {"n": 3}
    assert after["entry:e2"].value is None
    assert journal.items(1) == after
    assert live(after) == {"entry:e1": {"n": 2}}
    assert [v.value for v in journal.versions(1, "entry:e1", since=0)] == [{"n": 1}, {"n": 2}]
    assert journal.versions(1, "entry:e1", since=2) == ()


def test_learners_and_modules_and_attempts_are_apart(store):
    for learner, module in (("ann", "neglect"), ("bob", "neglect"), ("ann", "other")):
        journal = store.journal(learner, module)
        journal.start_attempt(after=0)
        put(journal, "entry:e1", {"by": f"{learner} {module}"})
    for learner, module in (("ann", "neglect"), ("bob", "neglect"), ("ann", "other")):
        items = store.journal(learner, module).items(1)
        assert live(items) == {"entry:e1": {"by": f"{learner} {module}"}}


def test_nothing_is_written_if_choosing_fails(journal):
    def choose(_):
        yield "entry:e1", {"n": 1}
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        journal.write(1, client="a", choose=choose)
    assert journal.items(1) == {}


def test_an_attempt_must_be_started_first(store):
    with pytest.raises(ClosedError, match="no such attempt"):
        put(store.journal("ann", "neglect"), "entry:e1", {})
    with pytest.raises(ClosedError, match="no such attempt"):
        store.submit("ann", "neglect", 1, lambda _: {})


def test_starting_the_same_attempt_twice_starts_it_once(journal, store):
    put(journal, "entry:e1", {"n": 1})
    again = store.journal("ann", "neglect").start_attempt(after=0)
    assert again.number == 1
    assert len(journal.attempts()) == 1
    assert journal.items(1)


def test_a_new_attempt_can_begin_as_a_copy(journal):
    put(journal, "entry:e1", {"n": 1})
    put(journal, "entry:gone", {"n": 2})
    put(journal, "entry:gone", None)
    copy = journal.start_attempt(after=1, copy_of=1)
    assert (copy.number, copy.copy_of, copy.state) == (2, 1, "open")
    assert live(journal.items(2)) == {"entry:e1": {"n": 1}}
    put(journal, "entry:e1", {"n": 9}, attempt=2)
    assert live(journal.items(1)) == {"entry:e1": {"n": 1}}


def test_there_are_a_hundred_attempts_at_most(journal):
    with pytest.raises(NotKeptError, match="100 attempts"):
        journal.start_attempt(after=100)


def test_a_page_gone_wrong_cannot_fill_the_disk(journal, monkeypatch):
    monkeypatch.setattr("toolkit.response.store_journal._MOST_CHANGES", 3)
    for n in range(3):
        put(journal, "entry:e1", {"n": n})
    with pytest.raises(NotKeptError, match="takes no more changes"):
        put(journal, "entry:e1", {"n": 4})
    assert live(journal.items(1)) == {"entry:e1": {"n": 2}}


def test_what_is_handed_in_is_frozen_with_every_change(store, journal):
    put(journal, "entry:e1", {"n": 1})
    submission = store.submit("ann", "neglect", 1, lambda items: {"items": live(items)})
    assert submission.document == {"items": {"entry:e1": {"n": 1}}}
    assert (submission.state, submission.tries, submission.reference) == ("waiting", 0, "")
    with pytest.raises(ClosedError, match="handed in, so it can no longer be changed"):
        put(journal, "entry:e1", {"n": 2})
    again = store.submit("ann", "neglect", 1, lambda _: {"other": True})
    assert again == submission
    assert store.submission("ann", "neglect", 1) == submission
    assert store.submission("ann", "neglect", 2) is None


def test_marks_and_grades_come_back(store, journal):
    submission = store.submit("ann", "neglect", 1, lambda _: {})
    assert store.begin_try(submission.id) == 1
    store.record_marks(submission.id, marks={"a": [1]}, grades={"total": 71.5, "maximum": 100})
    marked = store.submission("ann", "neglect", 1)
    assert (marked.state, marked.marks, marked.tries) == ("marked", {"a": [1]}, 1)
    (attempt,) = store.attempts("ann", "neglect")
    assert (attempt.state, attempt.total, attempt.maximum) == ("marked", 71.5, 100)
    assert store.submissions_waiting() == ()


def test_a_failure_is_kept_and_tried_again_at_the_next_start(store, journal):
    submission = store.submit("ann", "neglect", 1, lambda _: {})
    store.begin_try(submission.id)
    store.record_failure(submission.id, reference="G-1234")
    assert store.submissions_waiting() == ()
    (attempt,) = journal.attempts()
    assert (attempt.state, attempt.reference) == ("failed", "G-1234")
    assert store.retry_failed() == 1
    assert [s.id for s in store.submissions_waiting()] == [submission.id]
    store.record_failure(submission.id, reference="G-5678")
    assert store.retry_failed(most_tries=1) == 0


def test_submissions_wait_in_the_order_they_came(store):
    for learner in ("ann", "bob", "cyd"):
        store.journal(learner, "neglect").start_attempt(after=0)
        store.submit(learner, "neglect", 1, lambda _: {})
    assert [s.learner for s in store.submissions_waiting()] == ["ann", "bob", "cyd"]


def test_an_unknown_submission_cannot_be_marked(store):
    with pytest.raises(LookupError, match="no such submission"):
        store.record_marks(99, marks={}, grades={})


def test_times_are_utc(url):
    summer = datetime(2024, 7, 1, 10, 30, tzinfo=UTC).astimezone()
    with Store(url, clock=lambda: summer + timedelta(0)) as store:
        attempt = store.journal("ann", "neglect").start_attempt(after=0)
    assert attempt.started_at == "2024-07-01T10:30:00.000+00:00"


def test_work_is_there_when_the_store_is_opened_again(url):
    with Store(url) as store:
        journal = store.journal("ann", "neglect")
        journal.start_attempt(after=0)
        put(journal, "entry:e1", {"text": "\u00e9 \U0001f600 <b> '; drop table"})
    with Store(url) as store:
        items = store.journal("ann", "neglect").items(1)
    assert live(items) == {"entry:e1": {"text": "\u00e9 \U0001f600 <b> '; drop table"}}


def test_the_file_keeps_what_it_commits_and_is_private(sqlite_url, tmp_path):
    with Store(sqlite_url) as store, store.reading() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragma == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert (tmp_path / "store.db").stat().st_mode & 0o077 == 0


def test_a_store_in_memory_works(sources):
    with Store("sqlite://") as store:
        journal = store.journal("ann", "neglect")
        journal.start_attempt(after=0)
        put(journal, "entry:e1", {"n": 1})
        assert live(journal.items(1)) == {"entry:e1": {"n": 1}}


def test_a_store_of_a_newer_version_is_left_alone(url):
    Store(url).close()
    engine = connect(url)
    with engine.begin() as connection:
        connection.execute(insert(schema).values(version=VERSION + 1))
    engine.dispose()
    with pytest.raises(StoreError, match="made by a newer version"):
        Store(url)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("not a url", "not a SQLAlchemy URL"),
        ("nosuch://host/name", "not a SQLAlchemy URL|needs the Python package"),
        ("sqlite:////proc/nowhere/store.db", "cannot be opened"),
    ],
)
def test_a_store_that_cannot_be_opened_says_so(address, says):
    with pytest.raises(StoreError, match=says):
        Store(address)


def test_a_file_that_is_no_database_says_so(tmp_path):
    (tmp_path / "store.db").write_text("hello " * 1000)
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(f"sqlite:///{tmp_path / 'store.db'}")


WRITER = """
import sys
from toolkit.response.store import Store
url, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
journal = Store(url).journal("ann", "neglect")
for n in range(count):
    journal.write(1, client=name, choose=lambda _: [(f"entry:{name}-{n}", {"n": n})])
"""


def test_two_processes_and_two_threads_write_at_once(url, store, journal):
    other = subprocess.Popen([sys.executable, "-c", WRITER, url, "process", "60"])

    def write(name):
        for n in range(60):
            put(journal, f"entry:{name}-{n}", {"n": n}, client=name)

    threads = [threading.Thread(target=write, args=[f"thread{t}"]) for t in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert other.wait() == 0
    items = journal.items(1)
    assert len(items) == 180
    assert len({change.seq for change in items.values()}) == 180
    for name in ("process", "thread0", "thread1"):
        own = [items[f"entry:{name}-{n}"].seq for n in range(60)]
        assert own == sorted(own)


def test_two_processes_may_start_at_once(url):
    code = "import sys; from toolkit.response.store import Store; Store(sys.argv[1]).close()"
    starting = [subprocess.Popen([sys.executable, "-c", code, url]) for _ in range(3)]
    assert [process.wait() for process in starting] == [0, 0, 0]


def test_handing_in_and_saving_at_once_lose_nothing(url):
    """A change is in the document or is refused: never called saved and lost."""
    with Store(url) as store:
        for round_ in range(10):
            learner = f"learner-{round_}"
            journal = store.journal(learner, "neglect")
            journal.start_attempt(after=0)
            saved = []

            def save(journal=journal, saved=saved):
                for n in range(30):
                    try:
                        put(journal, f"entry:e{n}", {"n": n})
                    except ClosedError:
                        return
                    saved.append(f"entry:e{n}")

            thread = threading.Thread(target=save)
            thread.start()
            document = store.submit(learner, "neglect", 1, live).document
            thread.join()
            assert sorted(document) == sorted(saved)


def test_a_reader_is_not_stopped_by_a_writer(sqlite_url):
    with Store(sqlite_url) as store:
        journal = store.journal("ann", "neglect")
        journal.start_attempt(after=0)
        put(journal, "entry:e1", {"n": 1})
        writer = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        assert live(journal.items(1)) == {"entry:e1": {"n": 1}}
        writer.execute("ROLLBACK")
        writer.close()


LONG = {"what": "x" * 20_000}


def test_what_one_learner_can_have_written_has_an_end_and_others_go_on(store, monkeypatch):
    monkeypatch.setattr("toolkit.response.room.charge.__kwdefaults__", {"most": 100_000})
    journal, notes = store.journal("ann", "neglect"), store.notes("ann", "other")
    journal.start_attempt(after=0)
    for number in range(4):
        put(journal, f"entry:e{number}", LONG)
    for full in (lambda: put(journal, "entry:e5", LONG), lambda: put(notes, "reflection:a", LONG)):
        with pytest.raises(NotKeptError, match="no room for more of your work"):
            full()
    assert len(live(journal.items(1))) == 4
    store.submit("ann", "neglect", 1, lambda items: {"items": len(items), "text": "x" * 40_000})
    with pytest.raises(NotKeptError):
        journal.start_attempt(after=1, copy_of=1)
    assert len(journal.attempts()) == 1
    other = store.journal("bob", "neglect")
    other.start_attempt(after=0)
    put(other, "entry:e1", LONG)
