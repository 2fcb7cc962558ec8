"""The workbook: one learner's work in one module, answering what the page asks.

The same workbook answers over HTTP, in the learner's server, and by widget messages, in
JupyterLab. Only the journal it keeps its changes in is another.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.response.asks import (
    AttemptAsk,
    DateAsk,
    ExportAsk,
    ImportAsk,
    NewAttemptAsk,
    OpenAsk,
    Refused,
    SaveAsk,
    read_ask,
)
from toolkit.response.blanks import name_blanks
from toolkit.response.fold import newest_seq, to_document
from toolkit.response.journal import Attempt, ClosedError, Items, Journal, NotKeptError
from toolkit.response.plain_text import say_points, say_total
from toolkit.response.saving import save_changes
from toolkit.response.sound_items import choose_versions, sound_value
from toolkit.response.sources import Sources
from toolkit.response.typed_dates import explain_date, read_date

if TYPE_CHECKING:
    from toolkit.module import Part

__all__ = ["Document", "Refused", "Workbook", "open_workbook_file"]

Document = Callable[[Items], dict[str, Any]]
"""Makes the response document of an attempt's items."""

_SUBMIT_THERE = (
    "In JupyterLab you hand in with nbgrader: choose Submit beside this assignment. "
    "Everything on this page is saved for it."
)


class Workbook:
    """Answers a page about one learner's work in one module.

    Args:
        journal: Where the work is kept.
        sources: Facts of the scenario's records.
        module: The module's id.
        hand_in: Freezes an attempt and sets grading going, given the attempt's number and what
            makes its document (`toolkit.response.store.Store.submit` takes both). None where
            handing in is done elsewhere.
        feedback: The feedback on a marked attempt, as an HTML fragment, given its number.
        asks: What the module asks for beside chronology and signs; see `Module.asks`.
    """

    def __init__(
        self,
        journal: Journal,
        *,
        sources: Sources,
        module: str,
        hand_in: Callable[[int, Document], object] | None = None,
        feedback: Callable[[int], str] | None = None,
        asks: frozenset[Part] = frozenset(),
    ) -> None:
        self._asks = asks
        self._journal = journal
        self._sources = sources
        self._module = module
        self._hand_in = hand_in
        self._feedback = feedback
        self._kinds: Mapping[str, Callable[[object], dict[str, Any]]] = {
            "open": self._open,
            "save": self._save,
            "read-date": self._read_date,
            "check": self._check,
            "hand-in": self._handed_in,
            "outcome": lambda payload: self.outcome(read_ask(AttemptAsk, payload).attempt),
            "new-attempt": self._new_attempt,
            "export": self._export,
            "import": self._import,
        }

    def handle(self, kind: str, payload: object) -> dict[str, Any]:
        """Answer one ask.

        Args:
            kind: What is asked: ``open``, ``save``, ``read-date``, ``check``, ``hand-in``,
                ``outcome``, ``new-attempt``, ``export`` or ``import``.
            payload: What came with it, as JSON data straight from the page.

        Returns:
            The reply, as JSON data.

        Raises:
            Refused: With a sentence for the learner.
        """
        answer = self._kinds.get(kind)
        if answer is None:
            raise Refused("The page asked for something this version does not know; reload it.")
        try:
            return answer(payload)
        except (ClosedError, NotKeptError) as error:
            raise Refused(str(error)) from error

    def document(self, attempt: int, items: Items) -> dict[str, Any]:
        """The response document of an attempt's items, as it is handed in."""
        return to_document(
            items,
            module=self._module,
            scenario=self._sources.scenario,
            version=self._sources.version,
            attempt=attempt,
        )

    def outcome(self, attempt: int) -> dict[str, Any]:
        """How far an attempt has come, at once; whoever wants to wait asks again.

        Returns:
            ``state``, ``says``, and once marked ``total`` and ``maximum`` as text and ``html``, the
            feedback.
        """
        found = self._attempt(attempt)
        html = self._feedback(attempt) if found.state == "marked" and self._feedback else ""
        return {
            "state": found.state,
            "html": html,
            "total": _say_total(found),
            "maximum": _say(found.maximum),
            "says": _say_outcome(found),
        }

    def _open(self, payload: object) -> dict[str, Any]:
        asked = read_ask(OpenAsk, payload).attempt
        attempts = self._journal.attempts() or (self._journal.start_attempt(after=0),)
        return self._opened(attempts[-1] if asked is None else self._attempt(asked))

    def _opened(self, attempt: Attempt) -> dict[str, Any]:
        items = self._journal.items(attempt.number)
        return {
            "attempt": attempt.number,
            "attempts": [
                {
                    "attempt": one.number,
                    "state": one.state,
                    "saved_at": one.saved_at or None,
                    "total": _say_total(one),
                    "maximum": _say(one.maximum),
                }
                for one in self._journal.attempts()
            ],
            "seq": newest_seq(items),
            "items": {
                item: {"value": change.value, "seq": change.seq}
                for item, change in items.items()
                if change.value is not None
            },
            "state": attempt.state,
            "saved_at": attempt.saved_at or None,
            "problems": list(self._journal.problems),
        }

    def _save(self, payload: object) -> dict[str, Any]:
        ask = read_ask(SaveAsk, payload)
        self._attempt(ask.attempt)
        return save_changes(
            ask,
            journal=self._journal,
            sound=partial(sound_value, sources=self._sources),
            fit=partial(choose_versions, sources=self._sources),
        )

    def _read_date(self, payload: object) -> dict[str, Any]:
        ask = read_ask(DateAsk, payload)
        try:
            near = date.fromisoformat(ask.near) if ask.near else None
        except ValueError:
            near = None
        when = read_date(ask.typed, near=near)
        reply = when.model_dump(mode="json")
        return reply if when.edtf else {**reply, "says": explain_date(ask.typed, near=near)}

    def _check(self, payload: object) -> dict[str, Any]:
        document = self._document(read_ask(AttemptAsk, payload).attempt)
        entries, signs = document["chronology"], document["signs"]
        undecided, unwritten = _not_done(document, sources=self._sources, asks=self._asks)
        blanks = name_blanks(
            entries,
            signs,
            known=self._sources.sentences,
            undecided=undecided,
            unwritten=unwritten,
        )
        return {
            "blanks": [blank._asdict() for blank in blanks],
            "counts": {"entries": len(entries), "signs": len(signs)},
        }

    def _handed_in(self, payload: object) -> dict[str, Any]:
        attempt = self._attempt(read_ask(AttemptAsk, payload).attempt)
        if self._hand_in is None:
            raise Refused(_SUBMIT_THERE)
        # Asked twice, as after a lost reply, it is handed in once.
        if attempt.state == "open":
            self._hand_in(attempt.number, lambda items: self.document(attempt.number, items))
        return {"state": self._attempt(attempt.number).state}

    def _new_attempt(self, payload: object) -> dict[str, Any]:
        copy_of = read_ask(NewAttemptAsk, payload).copy_of
        attempts = self._journal.attempts()
        if copy_of is not None:
            self._attempt(copy_of)
        if attempts and attempts[-1].state == "open" and self._hand_in is not None:
            raise Refused(
                f"Attempt {attempts[-1].number} is still open; hand it in before starting another."
            )
        after = attempts[-1].number if attempts else 0
        return self._opened(self._journal.start_attempt(after=after, copy_of=copy_of))

    def _export(self, payload: object) -> dict[str, Any]:
        from toolkit.response.exchange import export_chronology

        ask = read_ask(ExportAsk, payload)
        entries = self._document(ask.attempt)["chronology"]
        file = export_chronology(entries, format=ask.format, sources=self._sources)
        return {
            "filename": f"chronology-{self._module}-{ask.attempt}.{ask.format}",
            "mime": file.mime,
            "base64": base64.b64encode(file.data).decode(),
        }

    def _import(self, payload: object) -> dict[str, Any]:
        from toolkit.response.exchange import import_chronology

        ask = read_ask(ImportAsk, payload)
        try:
            data = base64.b64decode(ask.base64, validate=True)
        except (binascii.Error, ValueError):
            raise Refused("The file did not arrive whole; choose it again.") from None
        entries = self._document(ask.attempt)["chronology"]
        found = import_chronology(data, sources=self._sources, already=entries)
        return {
            "entries": list(found.entries),
            "problems": list(found.problems),
            "says": found.says,
        }

    def _attempt(self, number: int) -> Attempt:
        for attempt in self._journal.attempts():
            if attempt.number == number:
                return attempt
        raise Refused(f"There is no attempt {number}; reload the page.")

    def _document(self, attempt: int) -> dict[str, Any]:
        """The document of an attempt as it stands."""
        number = self._attempt(attempt).number
        return self.document(number, self._journal.items(number))


def open_workbook_file(folder: Path, *, module: str) -> Workbook:
    """The workbook of a learner in JupyterLab, kept in ``response.json`` in a folder.

    Args:
        folder: The notebook's folder.
        module: The module's id.
    """
    from toolkit.response.file_journal import FileJournal
    from toolkit.scenario.load import load_scenario
    from toolkit.scenario.modules import load_module

    loaded = load_module(module)
    sources = Sources.of(load_scenario(loaded.scenario))
    journal = FileJournal(
        folder / "response.json",
        module=module,
        scenario=sources.scenario,
        version=sources.version,
    )
    return Workbook(journal, sources=sources, module=module, asks=loaded.asks)


def _not_done(
    document: dict[str, Any], *, sources: Sources, asks: frozenset[Part]
) -> tuple[dict[str, str], dict[str, str]]:
    """Id to title of decisions not made, and of those whose writing is not there, as asked for."""
    role = next((each["role"] for each in document["judgements"] if each["role"]), "")
    decided = {each["id"] for each in document["decisions"] if each["option"]}
    written = {each["id"] for each in document["writings"] if each["text"].strip()}
    points = sources.decisions_of(role)
    return (
        {p.id: p.title for p in points if "decisions" in asks and p.id not in decided},
        {p.id: p.title for p in points if "writing" in asks and p.writing and p.id not in written},
    )


def _say(points: float | None) -> str | None:
    return None if points is None else say_points(points)


def _say_total(attempt: Attempt) -> str | None:
    if attempt.total is None or attempt.maximum is None:
        return None
    return say_total(attempt.total, attempt.maximum)


def _say_outcome(attempt: Attempt) -> str:
    match attempt.state:
        case "open":
            return "This attempt is not handed in yet."
        case "waiting":
            return "Your work is handed in and is being marked."
        case "failed":
            return (
                "Your work is handed in and safe. It could not be marked this time, and is tried "
                "again by itself; you can go on to Reflect or close this page. If there is no "
                f"feedback by tomorrow, give your trainer this reference: {attempt.reference}."
            )
    if attempt.total is None or attempt.maximum is None:
        return "Your work is marked."
    reader = attempt.reader.says() if attempt.reader else ""
    return (
        f"Your work is marked: {_say_total(attempt)} of {_say(attempt.maximum)}. {reader}".strip()
    )
