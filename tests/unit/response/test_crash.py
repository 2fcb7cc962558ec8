"""kill -9 at any moment: every change that was called saved is there afterwards."""

import json
import random
import signal
import subprocess
import sys

import pytest

from toolkit.response.read import read_response
from toolkit.response.store import Store

# A writer says a change is saved only when `save` has answered, as the server does.
WRITER = """
import json, sys
from datetime import date
from pathlib import Path
from toolkit.response.sources import Source, Sources
from toolkit.response.workbook import Workbook

place, start = sys.argv[1], int(sys.argv[2])
sources = Sources("made-up", "v1", {"gp-01": Source(date(2024, 3, 4), "Surgery")},
                  {"gp-01.1": "Not brought."}, frozenset())
if "://" in place:
    from toolkit.response.store import Store
    journal = Store(place).journal("ann", "neglect")
else:
    from toolkit.response.file_journal import FileJournal
    journal = FileJournal(Path(place), module="neglect", scenario="made-up", version="v1")
workbook = Workbook(journal, sources=sources, module="neglect")
seq = workbook.handle("open", {"attempt": None})["seq"]
for n in range(start, start + 100_000):
    item = f"entry:e{n % 40}"
    value = {"sentences": ["gp-01.1"], "what": f"change {n}", "when": {"typed": "2 March"}}
    reply = workbook.handle("save", {"attempt": 1, "since": seq, "client": f"tab-{start}",
                                     "changes": [{"item": item, "value": value, "base": 0}]})
    seq = reply["seq"]
    print(json.dumps([item, n]), flush=True)
"""


def killed_at_a_random_moment(place, start, chance):
    """Let a writer save for a while, kill it, and return what it had called saved."""
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(place), str(start)],
        stdout=subprocess.PIPE,
        text=True,
    )
    heard = [writer.stdout.readline() for _ in range(chance.randint(1, 60))]
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate()
    assert writer.returncode == -signal.SIGKILL
    # The last line may be cut off: then nobody heard that it was saved.
    lines = [*heard, *rest.splitlines(keepends=True)]
    return [json.loads(line) for line in lines if line.endswith("\n")]


def test_the_store_after_twenty_kills(url):
    chance = random.Random(20)  # noqa: S311
    saved, start = {}, 0
    for _ in range(20):
        acknowledged = killed_at_a_random_moment(url, start, chance)
        saved.update(acknowledged)
        start = max(saved.values()) + 10
        with Store(url) as store:
            journal = store.journal("ann", "neglect")
            items = journal.items(1)
            for item, n in acknowledged:
                kept = [version.value["what"] for version in journal.versions(1, item, since=0)]
                assert f"change {n}" in kept
        found = {item: int(change.value["what"].split()[1]) for item, change in items.items()}
        newer = [item for item, n in found.items() if n != saved.get(item)]
        assert all(found[item] >= n for item, n in saved.items())
        # Only the one change that was on its way when the kill came can be newer.
        assert len(newer) <= 1
        saved = found
    assert len(saved) == 40


@pytest.mark.parametrize("seed", range(4))
def test_the_file_after_a_kill(tmp_path, seed):
    path = tmp_path / "response.json"
    chance = random.Random(seed)  # noqa: S311
    saved = dict(killed_at_a_random_moment(path, 0, chance))
    reading = read_response(path.read_bytes())
    assert reading.problems == ()
    kept = {f"entry:{e.id}": int(e.what.split()[1]) for e in reading.response.chronology}
    newest = max(saved.values())
    assert all(kept[item] >= n for item, n in saved.items())
    assert max(kept.values()) <= newest + 1
