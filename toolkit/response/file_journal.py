"""A learner's work in a file beside the notebook: what JupyterLab's classic flow collects.

The file is the response document itself, so nbgrader's Submit hands in just what is saved. It
is written whole to a file beside it and then put in its place, so at every moment it is either
as it was or as it should be.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from toolkit.response.file_lock import hold_file
from toolkit.response.fold import fold, live, to_document
from toolkit.response.journal import Attempt, Change, Choose, ClosedError, Items, NotKeptError
from toolkit.response.models import LIMITS
from toolkit.response.read import KINDS, read_response

__all__ = ["FileJournal"]

_MOST_SEEN = 5_000
_ELSEWHERE = "file"
"""The client of changes that came from the file and not through this journal."""


class FileJournal:
    """A `toolkit.response.journal.Journal` in one file; it has one attempt.

    Another kernel may change the file: it is read again whenever it did, by one kernel at a time,
    and newest wins item by item as everywhere. A file that cannot be read fully is copied aside
    before it is written over.

    Args:
        path: The file, ``response.json``; it need not exist.
        module: The module's id.
        scenario: The scenario's id.
        version: Fingerprint of the scenario's records.
    """

    def __init__(self, path: Path, *, module: str, scenario: str, version: str) -> None:
        self._path = path
        self._head = {"module": module, "scenario": scenario, "version": version}
        self._attempt = 1
        self._items: dict[str, Change] = {}
        self._seen: deque[Change] = deque(maxlen=_MOST_SEEN)
        self._seq = 0
        self._stamp: tuple[int, ...] | None = None
        self._spoilt = False
        self.problems: tuple[str, ...] = ()

    def attempts(self) -> tuple[Attempt, ...]:
        """The one attempt there is."""
        self._look()
        saved_at = ""
        if self._stamp:
            written = datetime.fromtimestamp(self._path.stat().st_mtime, UTC)
            saved_at = written.isoformat(timespec="milliseconds")
        return (Attempt(self._attempt, saved_at=saved_at),)

    def start_attempt(
        self,
        *,
        after: int,  # noqa: ARG002 -- the protocol's
        copy_of: int | None = None,  # noqa: ARG002
    ) -> Attempt:
        """Refused: in JupyterLab nbgrader keeps earlier attempts, as submissions."""
        raise NotKeptError(
            "In JupyterLab you go on in the same file: change your work and submit it again "
            "with nbgrader. Earlier submissions are kept."
        )

    def items(self, attempt: int) -> Items:
        """Every item as it stands."""
        self._look()
        return dict(self._items) if attempt == self._attempt else {}

    def versions(self, attempt: int, item: str, *, since: int) -> tuple[Change, ...]:
        """The item's versions newer than ``since`` that this journal saw; a file has no past."""
        if attempt != self._attempt:
            return ()
        return tuple(one for one in self._seen if one.item == item and one.seq > since)

    def write(self, attempt: int, *, client: str, choose: Choose) -> tuple[Items, Items]:
        """Save new versions and return once the file is on the disk."""
        with hold_file(self._path):
            return self._write(attempt, client=client, choose=choose)

    def _write(self, attempt: int, *, client: str, choose: Choose) -> tuple[Items, Items]:
        self._look()
        if attempt != self._attempt:
            raise ClosedError("There is no such attempt; reload the page.")
        before = dict(self._items)
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        added = [
            Change(item, value, seq, client, at)
            for seq, (item, value) in enumerate(choose(before), start=self._seq + 1)
        ]
        after = fold([*before.values(), *added])
        if added or self._stamp is None:
            self._save(after)
            self._remember(added)
        return before, after

    def _look(self) -> None:
        """Take in the file if it is not as this journal left it."""
        try:
            stamp = _stamp(self._path)
            if stamp == self._stamp:
                return
            data = _read_some(self._path)
        except FileNotFoundError:
            # Deleted while open: what is here is written again with the next change.
            self._stamp = None
            return
        except OSError as error:
            raise NotKeptError(_cannot("read", self._path, error)) from error
        reading = read_response(data)
        self.problems, self._spoilt = reading.problems, bool(reading.problems)
        found: dict[str, dict[str, Any]] = {}
        if reading.response:
            self._attempt = reading.response.attempt
            found = {
                f"{kind}:{item.id}": item.model_dump(mode="json")
                for name, (_, kind, _) in KINDS.items()
                for item in getattr(reading.response, name)
            }
        self._merge(found)
        self._stamp = stamp

    def _merge(self, found: Mapping[str, dict[str, Any]]) -> None:
        known = live(self._items)
        changed = [item for item in {**found, **known} if known.get(item) != found.get(item)]
        self._remember(
            [
                Change(item, found.get(item), seq, _ELSEWHERE)
                for seq, item in enumerate(changed, start=self._seq + 1)
            ]
        )

    def _remember(self, changes: list[Change]) -> None:
        self._seen.extend(changes)
        self._items.update({change.item: change for change in changes})
        self._seq += len(changes)

    def _save(self, items: Items) -> None:
        document = to_document(items, **self._head, attempt=self._attempt)
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        try:
            if self._spoilt:
                _copy_aside(self._path)
            _replace(self._path, text.encode())
            self._stamp = _stamp(self._path)
        except OSError as error:
            raise NotKeptError(_cannot("saved in", self._path, error)) from error
        self._spoilt = False
        self.problems = ()


def _stamp(path: Path) -> tuple[int, ...]:
    status = path.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino


def _read_some(path: Path) -> bytes:
    """The file, or enough of it to be refused as too large."""
    with path.open("rb") as file:
        return file.read(LIMITS["bytes"] + 1)


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, and to the disk before returning."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # Windows has no way to open a folder, and needs none.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _copy_aside(path: Path) -> None:
    """Keep a spoilt file under a name that is free."""
    for number in range(1, 1000):
        aside = path.with_name(f"{path.stem}-spoilt-{number}{path.suffix}")
        if not aside.exists():
            _replace(aside, path.read_bytes())
            return


def _cannot(verb: str, path: Path, error: OSError) -> str:
    reason = error.strerror or type(error).__name__
    return (
        f"Your work cannot be {verb} {path.name}: {reason}. What is on this page is not lost yet."
    )
