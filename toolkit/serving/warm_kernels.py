"""Kernels that start at once: forked from one small process that has everything imported.

Starting Python and importing what a learner's page needs takes over a second and a hundred
megabytes, each time the same. A nursery process (``toolkit.serving.nursery``) does it once; each
kernel is a fork of it, which starts in a moment and shares its memory. Where there is no fork, or
the nursery fails, a kernel starts the ordinary way and nothing else changes.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from importlib.metadata import EntryPoint
from itertools import count
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.provisioning import LocalProvisioner
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from toolkit.serving.logs import LOG

__all__ = ["ForkedKernel", "LearnerKernelSpecs", "Nursery", "WarmProvisioner"]

_NAME = "wholepicture-warm"
_KERNEL_ARGUMENTS = [
    "-f",
    "{connection_file}",
    "--HistoryManager.enabled=False",  # nothing a learner does is written to a history file
]
_READY_S, _FORK_S = 15, 5
_BACK_OFF_S = (1, 2, 5, 15, 60)
_STEADY_S = 60  # having run this long, it is taken to be well again


class LearnerKernelSpecs(KernelSpecManager):  # type: ignore[misc]
    """One kernel, this Python's own, whatever is or is not installed for Jupyter."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:  # noqa: ARG002 - Jupyter's signature
        """The one there is."""
        return KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", *_KERNEL_ARGUMENTS],
            display_name="Whole Picture",
            language="python",
            metadata={"kernel_provisioner": {"provisioner_name": _NAME}},
        )

    def find_kernel_specs(self) -> dict[str, str]:
        """Its name; it has no folder."""
        return {"learner": ""}


class ForkedKernel:
    """A kernel that is the nursery's child, with as much of ``Popen`` as Jupyter asks for."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self.orphaned = False
        """Whether the nursery ended before it: then nobody is left to tell us how it ends."""

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""
        if self.returncode is None and self.orphaned and not _exists(self.pid):
            self.returncode = -1
        return self.returncode

    def wait(self) -> int | None:
        """The exit code; Jupyter calls this only when ``poll`` has one."""
        return self.poll()

    def send_signal(self, number: int) -> None:
        """Signal it, if it is still there."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


class Nursery:
    """The process that kernels are forked from, and what it tells us about them.

    Every kernel it forked ends with it, so it is never ended because it is slow: who has waited
    long enough starts a kernel the ordinary way, and the one that is born too late is ended. If it
    ends all the same, another is started.
    """

    def __init__(
        self, *, fork_s: float = _FORK_S, back_off_s: Sequence[float] = _BACK_OFF_S
    ) -> None:
        """Prepare; nothing runs yet.

        Args:
            fork_s: Seconds that a fork may take.
            back_off_s: Seconds to wait before each start after it ended, the last one repeated.
        """
        self._fork_s = fork_s
        self._back_off_s = tuple(back_off_s)
        self._env: dict[str, str] = {}
        self._process: asyncio.subprocess.Process | None = None
        self._ready: asyncio.Future[None] | None = None
        self._given_up = False
        self._numbers = count()
        self._asked: dict[int, asyncio.Future[ForkedKernel]] = {}
        self._kernels: dict[int, ForkedKernel] = {}
        self._keeping: asyncio.Task[None] | None = None
        self._stopping = False

    @property
    def alive(self) -> bool:
        """Whether its process is there."""
        return self._process is not None and self._process.returncode is None

    @property
    def prompt(self) -> bool:
        """Whether it can be expected to answer: it is there, and nobody waited in vain."""
        behind = self._given_up or any(answer.cancelled() for answer in self._asked.values())
        return self.alive and not behind

    async def start(self, env: dict[str, str]) -> None:
        """Start importing; returns before that is done."""
        self._env = env
        await self._begin()
        self._keeping = asyncio.create_task(self._keep())

    async def fork(self, arguments: list[str], *, env: dict[str, str], cwd: str) -> ForkedKernel:
        """Fork a kernel.

        Args:
            arguments: Of ipykernel: ``["-f", "<connection file>", …]``.
            env: The kernel's whole environment.
            cwd: Its working folder.

        Raises:
            OSError: If the nursery is not there, or does not answer in time.
        """
        if not self.prompt or self._process is None or self._process.stdin is None:
            raise OSError("the nursery is not running, or is behind")
        assert self._ready is not None  # noqa: S101 - set with the process
        try:
            async with asyncio.timeout(_READY_S):
                await asyncio.shield(self._ready)
        except TimeoutError as error:
            self._given_up = True
            raise OSError("the nursery has not started in time") from error
        line = {"arguments": arguments, "env": env, "cwd": cwd}
        try:
            return await self._ask(self._process.stdin, line)
        except TimeoutError as error:
            raise OSError("the nursery did not answer in time") from error

    async def stop(self) -> None:
        """End it; kernels that are left end with it."""
        self._stopping = True
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), 3)
        if self.alive and self._process is not None:
            self._process.kill()
            await self._process.wait()
        if self._keeping is not None:
            self._keeping.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._keeping
        self._let_go()

    async def _begin(self) -> None:
        self._ready, self._given_up = asyncio.get_running_loop().create_future(), False
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "toolkit.serving.nursery"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=self._env,
            start_new_session=True,  # Ctrl-C in a terminal is for the server to act on
        )

    async def _keep(self) -> None:
        failures = 0
        while True:
            started = time.monotonic()
            try:
                status = await self._listen()
            finally:
                self._let_go()
            if self._stopping:
                return
            failures = 1 if time.monotonic() - started > _STEADY_S else failures + 1
            wait_s = self._back_off_s[min(failures, len(self._back_off_s)) - 1]
            LOG.error(
                "The process that kernels are forked from ended with status %s, and with it the "
                "kernels of open pages. Nothing saved is lost; another starts in %s s.",
                status,
                wait_s,
            )
            await asyncio.sleep(wait_s)
            try:
                await self._begin()
            except OSError as error:
                LOG.error("It could not be started (%s).", error)

    async def _ask(self, stdin: asyncio.StreamWriter, line: dict[str, Any]) -> ForkedKernel:
        number = next(self._numbers)
        answer = asyncio.get_running_loop().create_future()
        self._asked[number] = answer
        stdin.write(json.dumps({"asked": number, **line}).encode() + b"\n")
        try:
            async with asyncio.timeout(self._fork_s):
                return await asyncio.shield(answer)
        except BaseException:
            if answer.done() and not answer.exception():
                answer.result().kill()  # born just as nobody waited any more
            answer.cancel()
            raise

    async def _listen(self) -> int:
        """Hear what it says until it ends; its exit status."""
        assert self._process is not None  # noqa: S101 - this task is started with it
        assert self._process.stdout is not None  # noqa: S101
        async for line in self._process.stdout:
            try:
                self._hear(json.loads(line))
            except (ValueError, KeyError):
                LOG.exception("The nursery said something that cannot be understood.")
        return await self._process.wait()

    def _hear(self, told: dict[str, int]) -> None:
        if "ready" in told and self._ready is not None and not self._ready.done():
            self._ready.set_result(None)
            self._given_up = False
        elif "born" in told:
            kernel = ForkedKernel(told["born"])
            self._kernels[kernel.pid] = kernel
            answer = self._asked.pop(told["asked"])
            if answer.done():
                LOG.info("A kernel was forked too late and is ended.")
                kernel.kill()
            else:
                answer.set_result(kernel)
        elif "ended" in told:
            self._kernels.pop(told["ended"]).returncode = told["code"]

    def _let_go(self) -> None:
        """What its end means: nobody gets an answer, and nobody tells how a kernel ends."""
        for waiting in (self._ready, *self._asked.values()):
            if waiting is not None and not waiting.done():
                waiting.set_exception(OSError("the nursery ended"))
                waiting.exception()  # seen, also where nobody waits for it
        self._asked.clear()
        for kernel in self._kernels.values():
            kernel.orphaned = True
        self._kernels.clear()


class WarmProvisioner(LocalProvisioner):  # type: ignore[misc]
    """Forks a kernel where it can, and otherwise starts it as ``LocalProvisioner`` does."""

    nursery: Nursery | None = None

    @classmethod
    def use(cls, nursery: Nursery | None) -> None:
        """Make this the way the learners' kernels start."""
        cls.nursery = nursery
        # An entry point says the same to jupyter_client, but only for an installed distribution,
        # and only once it has been installed again.
        value = f"{cls.__module__}:{cls.__name__}"
        group = KernelProvisionerFactory.GROUP_NAME
        KernelProvisionerFactory.provisioners[_NAME] = EntryPoint(_NAME, value, group)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start the kernel and return its connection information."""
        if self.nursery is None:
            return await super().launch_kernel(cmd, **kwargs)
        try:
            self.process = await self.nursery.fork(
                cmd[3:], env=kwargs["env"], cwd=str(kwargs["cwd"])
            )
        except OSError as error:
            LOG.warning("A kernel starts the slow way: %s", error)
            return await super().launch_kernel(cmd, **kwargs)
        self.pid = self.pgid = self.process.pid  # it leads a group of its own
        self.cwd = kwargs["cwd"]
        return self.connection_info


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
