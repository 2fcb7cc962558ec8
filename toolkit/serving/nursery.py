"""The process that learners' kernels are forked from: ``python -m toolkit.serving.nursery``.

It imports once what every kernel needs, then forks a kernel for each line it is sent, and says
when one has ended. It stays single-threaded and opens no socket: only so is a fork safe.

Lines on stdin: ``{"asked": n, "arguments": […], "env": {…}, "cwd": "…"}``, one kernel each.
Lines on stdout: ``{"ready": pid}``, ``{"born": pid, "asked": n}`` and
``{"ended": pid, "code": n}``. It ends when stdin does; its kernels notice and end too.
"""

from __future__ import annotations

import gc
import json
import os
import random
import select
import signal
import sys
import time
from importlib import import_module
from typing import Any, NoReturn

__all__ = ["main"]

_WANTED = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "ipywidgets",
    "anywidget",
    "toolkit.activities",
)


def main() -> None:
    """Import, then fork on request until stdin ends."""
    for name in _WANTED:
        import_module(name)
    wakes, woken = os.pipe()
    os.set_blocking(woken, False)
    signal.set_wakeup_fd(woken)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    gc.collect()
    gc.freeze()  # what is here now is shared: no collection in a kernel need touch its pages
    _say(ready=os.getpid())
    rest = b""
    while True:
        readable, _, _ = select.select([0, wakes], [], [])
        if wakes in readable:
            os.read(wakes, 4096)
            _say_who_ended()
        if 0 in readable:
            read = os.read(0, 65_536)
            if not read:
                return
            *lines, rest = (rest + read).split(b"\n")
            for line in lines:
                _fork(json.loads(line), private=(wakes, woken))


def _fork(asked: dict[str, Any], *, private: tuple[int, int]) -> None:
    nursery = os.getpid()
    pid = os.fork()
    if pid == 0:
        _be_kernel(asked, nursery, private)
    _say(born=pid, asked=asked["asked"])


def _be_kernel(asked: dict[str, Any], nursery: int, private: tuple[int, int]) -> NoReturn:
    """What happens in the child: leave everything of the nursery behind, then run the kernel."""
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        for descriptor in private:
            os.close(descriptor)
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(nothing, 0)
        os.dup2(nothing, 1)
        os.close(nothing)
        os.environ.clear()
        os.environ.update(asked["env"])
        time.tzset()
        os.chdir(asked["cwd"])
        sys.argv = ["ipykernel_launcher", *asked["arguments"]]
        random.seed()  # or every kernel would draw the same
        _run_kernel(asked["arguments"], nursery)
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else 1
    except BaseException:  # noqa: BLE001 - nothing may return into the nursery's loop
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def _run_kernel(arguments: list[str], nursery: int) -> None:
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp.instance(parent_handle=nursery)  # ends itself when the nursery has ended
    app.initialize(arguments)
    app.start()


def _say_who_ended() -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        _say(ended=pid, code=os.waitstatus_to_exitcode(status))


def _say(**told: int) -> None:
    os.write(1, json.dumps(told).encode() + b"\n")


if __name__ == "__main__":
    main()
