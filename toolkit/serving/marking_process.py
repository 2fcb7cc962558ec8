"""Keeps the grading process running, tells it of hand-ins, and passes on what it reports."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path

from toolkit.serving.logs import LOG

__all__ = ["MarkingProcess"]

_BACK_OFF_S = (1, 2, 5, 15, 60)
_STEADY_S = 60  # having run this long, it is taken to be well again
_STOP_S = 10
_LONGEST_LINE = 1_000_000  # bytes


class MarkingProcess:
    """``python -m toolkit.grading``, started again whenever it ends.

    The first line on its stdin is what it must be told and no one else on the machine may read.
    Each further one says that something was handed in, or for which submission the gradebook is to
    be read again. Each line on its stdout is ``{"submission": id, "state": "marked" | "failed"}``,
    or ``{"withheld": {module: why, …}}`` of modules whose work it cannot grade, once at each start.
    What it says on stderr goes to our log. On each start it takes everything that is waiting, so
    nothing is lost while it is away.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        reported: Callable[[], None],
        withheld: Callable[[Mapping[str, str]], None] | None = None,
        told: str = "",
        back_off_s: Sequence[float] = _BACK_OFF_S,
    ) -> None:
        """Prepare; nothing runs yet.

        Args:
            command: How it is started; :meth:`for_data` gives the usual one.
            reported: Called in the event loop whenever a submission has been dealt with.
            withheld: Called in the event loop with the modules whose work it cannot grade, and why,
                if there are any: once it has tried them all, at each of its starts.
            told: The first line on its stdin; none if empty.
            back_off_s: Seconds to wait before each start after a failure, the last one repeated.
        """
        self._command = tuple(command)
        self._reported = reported
        self._withheld = withheld
        self._told = told
        self._back_off_s = tuple(back_off_s)
        self._process: asyncio.subprocess.Process | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._stopping = False
        self.withheld: frozenset[str] = frozenset()
        """Modules whose work cannot be graded, as far as it has said."""

    @classmethod
    def for_data(
        cls,
        folder: Path,
        *,
        store: str,
        reported: Callable[[], None],
        withheld: Callable[[Mapping[str, str]], None] | None = None,
    ) -> MarkingProcess:
        """The grading process of one data folder and store.

        The store's URL may hold a password, so it is on no command line and in no environment.
        """
        command = [sys.executable, "-m", "toolkit.grading", "--data", str(folder)]
        return cls(command, reported=reported, withheld=withheld, told=store)

    def start(self) -> None:
        """Start it, and keep it running until :meth:`stop`."""
        self._stopping = False
        self._keeping = asyncio.create_task(self._keep())

    def wake(self) -> None:
        """Say that something was handed in."""
        self._say("wake")

    def look(self, submission: int) -> bool:
        """Have the gradebook read again for a submission; False if nobody is there to do it.

        A report follows, as for one that is graded.
        """
        running = self._process is not None and self._process.returncode is None
        if running:
            self._say(f"look {submission}")
        return running

    async def stop(self, *, within_s: float = _STOP_S) -> None:
        """Let it finish what it is at, within reason, and end it.

        Args:
            within_s: Seconds after which it is ended in the midst of it, with all it has started.
        """
        if self._keeping is None:
            return
        self._stopping = True
        self._keeping.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._keeping
        process = self._process
        if process is None or process.returncode is not None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), within_s)
        except TimeoutError:
            _kill_all(process)
            await process.wait()

    async def _keep(self) -> None:
        failures = 0
        # A cancellation is lost where it meets an error in gather, hence the flag.
        while not self._stopping:
            started = time.monotonic()
            try:
                ended = f"ended with status {await self._run_once()}"
            except OSError as error:
                ended = f"could not be started ({error})"
            except Exception:  # noqa: BLE001  marking goes on, whatever it was
                LOG.exception("What the grading process says could not be followed")
                ended = "was ended"
            if self._stopping:
                return
            failures = 1 if time.monotonic() - started > _STEADY_S else failures + 1
            wait_s = self._back_off_s[min(failures, len(self._back_off_s)) - 1]
            LOG.error(
                "The grading process %s. Nothing handed in is lost; it starts again in %s s.",
                ended,
                wait_s,
            )
            await asyncio.sleep(wait_s)

    async def _run_once(self) -> int:
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            limit=_LONGEST_LINE,
            start_new_session=True,
        )
        self.withheld = frozenset()
        if self._told:
            self._say(self._told)
        try:
            await asyncio.gather(self._hear(), self._log())
        except Exception:
            self._process.kill()  # or there would be two
            await self._process.wait()
            raise
        return await self._process.wait()

    def _say(self, line: str) -> None:
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.write(f"{line}\n".encode())

    async def _hear(self) -> None:
        async for line in self._lines("stdout"):
            try:
                told = json.loads(line)
            except ValueError:
                LOG.warning("grading said: %s", line)
                continue
            if isinstance(told, dict) and isinstance(told.get("withheld"), dict):
                self._withhold(told["withheld"])
            elif isinstance(told, dict):
                LOG.info("submission %s is %s", told.get("submission"), told.get("state"))
            self._reported()

    def _withhold(self, why: dict[str, str]) -> None:
        self.withheld = frozenset(why)
        if self._withheld is not None:
            self._withheld(why)

    async def _log(self) -> None:
        async for line in self._lines("stderr"):
            LOG.warning("grading: %s", line)

    async def _lines(self, name: str) -> AsyncIterator[str]:
        stream: asyncio.StreamReader = getattr(self._process, name)
        while True:
            try:
                line = await stream.readline()
            except ValueError:
                LOG.warning("grading wrote over a million bytes to %s in one line", name)
                continue
            if not line:
                return
            text = line.decode(errors="replace").rstrip()
            if text:
                yield text


def _kill_all(process: asyncio.subprocess.Process) -> None:
    """Kill a process and what it has started, which is in the session that it leads."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
