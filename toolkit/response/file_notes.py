"""Private notes in JupyterLab: a file in the learner's own data folder.

Never beside the notebook: nbgrader's Submit hands in whatever lies there.
"""

from __future__ import annotations

import io
import json
import os
import tempfile
from collections import deque
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from platformdirs import user_data_dir

from toolkit.response.file_lock import hold_file
from toolkit.response.fold import newest_seq
from toolkit.response.journal import Change, Choose, Items, NotKeptError

__all__ = ["FileNotes", "notes_folder"]

_MOST_SEEN = 1_000


def notes_folder() -> Path:
    """Where a learner's own notes are kept on this machine."""
    return Path(user_data_dir("wholepicture", appauthor=False)) / "notes"


class FileNotes:
    """A `toolkit.response.journal.Kept` in one file, which holds each note's newest version.

    Versions that this one saw, and wrote over, are remembered until it ends: without them a change
    made in another window would be lost without a word.

    Args:
        path: The file; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: deque[Change] = deque(maxlen=_MOST_SEEN)
        self.problems: tuple[str, ...] = ()

    def items(self, attempt: int) -> Items:  # noqa: ARG002 -- the protocol's
        """Every note as it stands."""
        try:
            read = json.loads(self._path.read_text(encoding="utf-8"))
            return {item: Change(**change) for item, change in read.items()}
        except FileNotFoundError:
            return {}
        except OSError as error:  # the file may be as good as ever
            raise NotKeptError(f"Your notes cannot be read: {error.strerror}.") from error
        except (ValueError, TypeError, AttributeError):
            self._set_aside()
            return {}

    def versions(self, attempt: int, item: str, *, since: int) -> tuple[Change, ...]:
        """The versions of one note newer than ``since`` that are known here, oldest first."""
        newest = self.items(attempt).get(item)
        known = {one.seq: one for one in (*self._seen, newest) if one and one.item == item}
        return tuple(known[seq] for seq in sorted(known) if seq > since)

    def write(self, attempt: int, *, client: str, choose: Choose) -> tuple[Items, Items]:  # noqa: ARG002
        """Write the whole file beside the old one, then put it in its place."""
        with hold_file(self._path):
            return self._write(client=client, choose=choose)

    def _write(self, *, client: str, choose: Choose) -> tuple[Items, Items]:
        before = self.items(1)
        seq, now = newest_seq(before), datetime.now(UTC).isoformat(timespec="milliseconds")
        added = {
            item: Change(item, value, number, client, now)
            for number, (item, value) in enumerate(choose(before), start=seq + 1)
        }
        items = {**before, **added}
        text = json.dumps({item: asdict(change) for item, change in items.items()})
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._replace(text)
        except OSError as error:
            raise NotKeptError(f"Your notes could not be saved: {error.strerror}.") from error
        self._seen.extend(before[item] for item in added if item in before)
        return before, items

    def forget(self, beginnings: tuple[str, ...], *, client: str) -> int:
        """Write the file without some notes, over the old one and whatever else was kept of them.

        A file system may still hold what earlier saves left unused on the disk; only whoever can
        read the disk itself, past every file, could find that.
        """
        live = [
            item
            for item, change in self.items(1).items()
            if change.value is not None and item.startswith(beginnings)
        ]
        aside = [
            *self._path.parent.glob(f"{self._path.stem}.unread*"),
            *self._path.parent.glob(f".{self._path.stem}-*.tmp"),
        ]
        try:
            with self._old_bytes() as old:
                self.write(1, client=client, choose=lambda _: [(item, None) for item in live])
                _overwrite(old)
            self._seen.clear()
            for path in aside:
                if path.exists():
                    with path.open("r+b") as file:
                        _overwrite(file)
                    path.unlink()
        except OSError as error:
            raise NotKeptError(f"Your notes could not be deleted: {error.strerror}.") from error
        return len(live)

    def _old_bytes(self) -> IO[bytes]:
        """The file as it is now, to be overwritten once another has its name."""
        return self._path.open("r+b") if self._path.exists() else io.BytesIO()

    def _replace(self, text: str) -> None:
        # Only its owner can read what mkstemp makes.
        number, name = tempfile.mkstemp(
            dir=self._path.parent, prefix=f".{self._path.stem}-", suffix=".tmp"
        )
        try:
            with os.fdopen(number, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def _set_aside(self) -> None:
        self.problems = ("Your earlier notes could not be read; a copy of them was kept.",)
        first = self._path.with_suffix(".unread")
        others = (self._path.with_suffix(f".unread-{number}") for number in range(2, 1_000))
        free = next((each for each in (first, *others) if not each.exists()), None)
        if free is None:
            raise NotKeptError("Your notes cannot be read, nor put aside.")
        with suppress(OSError):
            self._path.replace(free)


def _overwrite(file: IO[bytes]) -> None:
    """Put noughts over all that a file held."""
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    file.write(bytes(size))
    file.flush()
    with suppress(io.UnsupportedOperation):
        os.fsync(file.fileno())
