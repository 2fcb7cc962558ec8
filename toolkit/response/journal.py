"""Where a learner's work is kept, as the workbook sees it: attempts, and changes in order.

Two places keep it: the server's database (`toolkit.response.store`) and, in JupyterLab, a file
beside the notebook (`toolkit.response.file_journal`). Both follow this protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from toolkit.response.reader_points import ReaderPoints

__all__ = [
    "COPY",
    "Attempt",
    "Change",
    "Choose",
    "ClosedError",
    "Items",
    "Journal",
    "Kept",
    "NotKeptError",
    "State",
    "Value",
]

COPY = "copy"
"""The client of what a new attempt began with."""

Value = dict[str, Any] | None
"""An item (an entry, say, or a sign) as JSON data; None once it is deleted."""

State = Literal["open", "waiting", "marked", "failed"]
"""Being worked on; handed in; marked; handed in and could not be marked yet."""


@dataclass(frozen=True)
class Change:
    """One saved version of one item.

    Attributes:
        item: Its kind and id: ``entry:<id>``, ``sign:<id>``, ``decision:<id>`` and so on.
        value: What it became; None if it was deleted.
        seq: Its place in the order of all changes; larger is newer.
        client: The browser tab it came from.
        at: When it was saved, ISO 8601 in UTC.
    """

    item: str
    value: Value
    seq: int
    client: str = ""
    at: str = ""


Items = Mapping[str, Change]
"""Every item's newest version, deleted ones too."""

Choose = Callable[[Items], Iterable[tuple[str, Value]]]
"""Given every item as it stands, says which new versions to save."""


@dataclass(frozen=True)
class Attempt:
    """One try at a module, and how far it has come.

    Attributes:
        number: Counted from 1.
        state: See `State`; only an open attempt can be changed.
        started_at: ISO 8601 in UTC; empty if not known.
        saved_at: When the last change was saved; empty if there is none.
        copy_of: The attempt it began as a copy of, or None.
        total: Points, once marked.
        maximum: The most there was to earn, once marked.
        reference: What to quote to the trainer, if marking failed.
        reader: What a person gave for the writing, once marked; None where none is asked for.
    """

    number: int
    state: State = "open"
    started_at: str = ""
    saved_at: str = ""
    copy_of: int | None = None
    total: float | None = None
    maximum: float | None = None
    reference: str = ""
    reader: ReaderPoints | None = None


class ClosedError(Exception):
    """The attempt was handed in, or was never started, and takes no changes.

    Its text is a sentence for the learner.
    """


class NotKeptError(Exception):
    """A change could not be kept. Its text is a sentence for the learner."""


class Kept(Protocol):
    """Items that are changed one by one, where every version is remembered.

    ``problems`` are sentences on what could not be read of earlier work; mostly there are none.
    """

    problems: tuple[str, ...]

    def items(self, attempt: int) -> Items:
        """Every item of an attempt as it stands."""

    def versions(self, attempt: int, item: str, *, since: int) -> tuple[Change, ...]:
        """The versions of one item newer than ``since`` that are remembered, oldest first."""

    def write(self, attempt: int, *, client: str, choose: Choose) -> tuple[Items, Items]:
        """Save new versions, all or none, and return only once they would survive a crash.

        ``choose`` is called while nobody else can write, so that what it decides still holds
        when it is saved.

        Returns:
            Every item as it stood before, and as it stands now.

        Raises:
            ClosedError: If the attempt does not exist or was handed in.
            NotKeptError: If it could not be saved.
        """


class Journal(Kept, Protocol):
    """One learner's work in one module."""

    def attempts(self) -> tuple[Attempt, ...]:
        """Every attempt, oldest first; empty if none was started."""

    def start_attempt(self, *, after: int, copy_of: int | None = None) -> Attempt:
        """The attempt that follows number ``after``, started now if nobody else just did.

        Args:
            after: The newest attempt the caller knows, 0 if none.
            copy_of: An attempt whose items the new one begins with.

        Raises:
            NotKeptError: If another attempt cannot be started here.
        """
