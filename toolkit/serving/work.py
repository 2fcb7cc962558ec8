"""Learners' work as the server reaches it: asked in threads, so that no commit stops the rest."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from toolkit.feedback import render_feedback
from toolkit.marking.models import CRITERIA, Criterion, Marks
from toolkit.module import Module
from toolkit.places import content_stamp
from toolkit.reflection.asks import ASKS as REFLECTING
from toolkit.reflection.asks import Reflecting
from toolkit.reflection.papers import Record, Reflection
from toolkit.response.journal import Attempt
from toolkit.response.notes import ASKS as NOTES
from toolkit.response.notes import Notebook, Progress, progress
from toolkit.response.read import read_response
from toolkit.response.reader_points import ReaderPoints
from toolkit.response.sources import Sources
from toolkit.response.store import Store, Submission
from toolkit.response.workbook import Refused, Workbook
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module
from toolkit.scenario.problems import ContentError, say_briefly
from toolkit.scenario.resolved import Scenario
from toolkit.serving.logs import LOG

__all__ = ["Work"]

_THREADS = 8
_POLL_S = 20  # how long an ask for the outcome waits for one
_LOOK_S = 1.0  # how long a look at the gradebook is waited for


class Work:
    """Everything the server does with what learners make.

    Args:
        url: SQLAlchemy URL of the store.
        handed_in: Called in the event loop when something was handed in.
        look: Called in the event loop to have the gradebook read again for a submission, given
            its number in the store; says whether there will be news.

    Raises:
        StoreError: If the store cannot be opened, with a sentence for the operator.
    """

    def __init__(
        self,
        url: str,
        *,
        handed_in: Callable[[], None],
        look: Callable[[int], bool] = lambda _: False,
    ) -> None:
        self._store = Store(url)
        self._handed_in = handed_in
        self._look = look
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="store")
        self._news = asyncio.Event()

    def close(self) -> None:
        """Finish what is being saved, then let go of the store."""
        self._threads.shutdown(wait=True)
        self._store.close()

    def tell(self) -> None:
        """Say that a submission has been dealt with: whoever waits for an outcome looks again."""
        told, self._news = self._news, asyncio.Event()
        told.set()

    async def attempts(self, learner: str, module: str) -> tuple[Attempt, ...]:
        """A learner's attempts at a module, oldest first."""
        found: tuple[Attempt, ...] = await self._in_thread(self._store.attempts, learner, module)
        return found

    async def progress(self, learner: str, module: str) -> Progress:
        """How far a learner has come in a module."""
        notes = self._store.notes(learner, module)
        items = await self._in_thread(notes.items, 1)
        return progress(items)

    async def taken_away(self, learner: str, module: str) -> tuple[Record, Reflection]:
        """What a learner did in a module, and what they wrote for themselves."""
        reflecting = self._reflecting(learner, module)
        record = await self._in_thread(reflecting.record)
        return record, await self._in_thread(reflecting.reflection)

    async def ask(self, learner: str, module: str, kind: str, payload: dict[str, Any]) -> Any:
        """Answer one ask of a page.

        Raises:
            Refused: With a sentence for the learner.
        """
        answer = await self._handle(learner, module, kind, payload)
        if kind == "hand-in":
            self._handed_in()
        return answer

    async def outcome(self, learner: str, module: str, payload: dict[str, Any]) -> dict[str, Any]:
        """What came of an attempt; if it is still being marked, when there is news, or soon."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + _POLL_S
        answer: dict[str, Any] = await self._handle(learner, module, "outcome", payload)
        if answer.get("state") == "marked":  # a while ago, so that a person may have read it
            await self.look_again(learner, module, payload["attempt"])
        while True:
            news = self._news
            answer = await self._handle(learner, module, "outcome", payload)
            if answer.get("state") != "waiting":
                return answer
            try:
                async with asyncio.timeout_at(deadline):
                    await news.wait()
            except TimeoutError:
                return answer

    async def look_again(self, learner: str, module: str, attempt: int) -> None:
        """Have the gradebook read again for a marked attempt, and wait a moment for it.

        A person gives points, or changes some, in formgrader; nbgrader tells nobody. So it is
        looked up when somebody wants to see it. Whoever grades may be busy: then what is shown is
        what was recorded, and the next look has the rest.
        """
        submission = await self._in_thread(self._store.submission, learner, module, attempt)
        news = self._news
        if submission is None or submission.state != "marked" or not self._look(submission.id):
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LOOK_S):
                await news.wait()

    async def _handle(self, learner: str, module: str, kind: str, payload: dict[str, Any]) -> Any:
        def handle() -> Any:
            if kind in NOTES:
                return Notebook(self._store.notes(learner, module)).handle(kind, payload)
            if kind in REFLECTING:
                return self._reflecting(learner, module).handle(kind, payload)
            if not _module(module).scenario:
                raise Refused("Nothing is handed in in this module; reload the page.")
            workbook = Workbook(
                self._store.journal(learner, module),
                sources=Sources.of(_scenario(module)),
                module=module,
                hand_in=lambda attempt, document: self._store.submit(
                    learner, module, attempt, document
                ),
                feedback=lambda attempt: self._feedback(learner, module, attempt),
                asks=_module(module).asks,
            )
            return workbook.handle(kind, payload)

        return await self._in_thread(handle)

    def _reflecting(self, learner: str, module: str) -> Reflecting:
        def submissions() -> list[Submission]:
            every = [
                self._store.submission(learner, module, attempt.number)
                for attempt in self._store.attempts(learner, module)
            ]
            return [submission for submission in every if submission]

        return Reflecting(
            _module(module),
            notes=self._store.notes(learner, module),
            submissions=submissions,
            started=lambda: [one.started_at for one in self._store.attempts(learner, module)],
            scenario=lambda: _scenario(module),
        )

    def _feedback(self, learner: str, module: str, attempt: int) -> str:
        submission = self._store.submission(learner, module, attempt)
        if submission is None or submission.marks is None:
            return ""
        grades = (submission.grades or {}).get("criteria", {})
        return render_feedback(
            Marks.model_validate(submission.marks),
            read_response(json.dumps(submission.document)).response,
            _scenario(module),
            grades={criterion: grade["points"] for criterion, grade in grades.items()},
            attempts=self._points_of_attempts(learner, module),
            reader=ReaderPoints.of(submission.grades),
            why=(submission.grades or {}).get("why", ""),
        )

    def _points_of_attempts(self, learner: str, module: str) -> dict[int, dict[Criterion, float]]:
        """Attempt's number to its points by criterion, for every attempt that is graded."""
        found: dict[int, dict[Criterion, float]] = {}
        for attempt in self._store.attempts(learner, module):
            submission = self._store.submission(learner, module, attempt.number)
            if submission and submission.grades:
                graded = submission.grades.get("criteria", {})
                found[attempt.number] = {c: g["points"] for c, g in graded.items() if c in CRITERIA}
        return found

    async def _in_thread(self, function: Callable[..., Any], *arguments: Any) -> Any:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, function, *arguments)


def _module(module: str) -> Module:
    return _content(module)[0]


def _scenario(module: str) -> Scenario:
    scenario = _content(module)[1]
    if scenario is None:
        raise LookupError(f"module {module} offers no scenario")
    return scenario


_kept: dict[str, tuple[object, tuple[Module, Scenario | None]]] = {}


def _content(module: str) -> tuple[Module, Scenario | None]:
    """A module and the scenario it offers, if it offers one, read again when its files change.

    While they cannot be read, as when somebody is in the middle of changing them, what they were
    before: those who are at work in the module can go on saving.
    """
    stamp = content_stamp(module)
    stamped, content = _kept.get(module, (None, None))
    if content is None or stamped != stamp:
        try:
            loaded = load_module(module)
            content = loaded, load_scenario(loaded.scenario) if loaded.scenario else None
        except ContentError as error:
            if content is None:
                raise
            says = say_briefly(str(error))
            LOG.error("module %s stays as it was, because it cannot be read now: %s", module, says)
        _kept[module] = stamp, content
    return content
