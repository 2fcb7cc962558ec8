"""``python -m toolkit.grading --data DIR``: the resident grading process.

The first line on stdin is the store's SQLAlchemy URL: it may hold a password, and a command line
can be read by everybody on the machine, an environment by all that the process starts. It then
grades what is waiting, and again whenever another line comes or what failed is due; a line
``look 17`` has it read again what the gradebook says of submission 17, to which a person may have
given points since. It writes one JSON line to stdout for each submission dealt with, at the start
one with the modules whose work cannot be graded if there are any, and ends when stdin does.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.grading.lock import TakenError, hold_lock
from toolkit.scenario.problems import say_briefly

if TYPE_CHECKING:
    from toolkit.grading.course import Course
    from toolkit.grading.resident import Resident
    from toolkit.response.store import Store

__all__ = ["main"]

_ASK_AGAIN_S = 2.0
_LOOK_S = 15.0
_AGAIN = b"again\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until stdin closes.

    Returns:
        The exit status.
    """
    options = _parser().parse_args(arguments)
    os.umask(0o077)  # what learners handed in is no other user's of this machine to read
    report = os.fdopen(os.dup(1), "w", encoding="utf-8")
    # What nbgrader and the programs it runs print must not be taken for a report.
    os.dup2(2, 1)
    # Ctrl-C in a terminal reaches this process too, but only the end of stdin is to end it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    closed = threading.Event()
    threading.Thread(target=_listen, args=(lines, closed), daemon=True).start()
    url = lines.get().decode().strip()
    if not url:
        return 0  # ended before it was told anything

    from toolkit.grading.course import find_course, prepare_course
    from toolkit.grading.resident import Resident, open_log
    from toolkit.response.store import Store

    log = open_log(options.data / "log")
    root = find_course(options.data).root
    root.mkdir(parents=True, exist_ok=True)
    # Where a server was killed and started again, its old grading process may still be at work.
    with hold_lock(root / ".grading"), Store(url) as store, ExitStack() as held:
        if not _take(store, held, log=log, closed=closed):
            return 0
        course = prepare_course(options.data)
        for module, problem in course.problems.items():
            log.error("The module %s cannot be graded: %s", module, problem)
        if course.problems:
            told = {module: _say_withheld(said) for module, said in course.problems.items()}
            print(json.dumps({"withheld": told}), file=report, flush=True)
        from toolkit.grading.autograde import Grader

        resident = Resident(
            store, grader=Grader(course), log=log, report=report, stopped=closed.is_set
        )
        resident.begin()
        _attend(resident, lines, rest=lambda: _practise(course, log=log, stopped=closed.is_set))
    return 0


def _say_withheld(problem: str) -> str:
    """Why a module's work cannot be graded, in a sentence; a traceback stays in our own log."""
    if problem.startswith("Traceback"):
        return f"marking it breaks off ({problem.splitlines()[-1]}); see log/grading.log."
    return say_briefly(problem)


def _attend(
    resident: Resident, lines: queue.SimpleQueue[bytes], *, rest: Callable[[], None]
) -> None:
    """Do what each line asks until there are no more.

    Args:
        resident: Who does it.
        lines: What comes on stdin; an empty one is the end.
        rest: What to do in the first quiet moment, if nothing was handed in before it.
    """
    cold = True
    while line := _next(lines, wait_s=resident.wait_s):
        resident.hear(line)
        if cold and line == _AGAIN:
            rest()
        cold = cold and line.startswith(b"look")


def _practise(course: Course, *, log: logging.Logger, stopped: Callable[[], bool]) -> None:
    from toolkit.grading.practice import practise

    try:
        if module := practise(course, stopped=stopped):
            log.info("All that grading needs is loaded; it was tried on %s.", module)
    except Exception:
        log.exception("Grading could not be tried before the first submission.")


def _take(store: Store, held: ExitStack, *, log: logging.Logger, closed: threading.Event) -> bool:
    """Wait until nobody else grades what is in the store; False if there is an end before that."""
    told = False
    while not closed.is_set():
        try:
            held.enter_context(store.grading())
        except TakenError:
            if not told:
                log.warning(
                    "Another server, with another data folder, grades what is in this store. "
                    "This one leaves it to that one, and goes on when that one has ended."
                )
                told = True
            closed.wait(_ASK_AGAIN_S)
        else:
            return True
    return False


def _next(lines: queue.SimpleQueue[bytes], *, wait_s: float | None) -> bytes:
    """The next line; another like it if none comes before something is to be tried again.

    Or before it is time to look by itself: what is handed in to another server that uses this
    store comes without a line.
    """
    try:
        return lines.get(timeout=_LOOK_S if wait_s is None else min(wait_s, _LOOK_S))
    except queue.Empty:
        return _AGAIN


def _listen(lines: queue.SimpleQueue[bytes], closed: threading.Event) -> None:
    """Pass on each line of stdin, and an empty one for its end."""
    for line in sys.stdin.buffer:
        lines.put(line)
    closed.set()
    lines.put(b"")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m toolkit.grading")
    parser.add_argument("--data", type=Path, required=True, help="folder of the course and its log")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
