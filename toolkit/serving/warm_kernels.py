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
from importlib.metadata import EntryPoint
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

    def __init__(self, pid: int, nursery: Nursery) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._nursery = nursery

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""
        if self.returncode is None and not self._nursery.alive and not _exists(self.pid):
            self.returncode = -1  # nobody was left to tell us how it ended
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
    """The process that kernels are forked from, and what it tells us about them."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._ready: asyncio.Future[None] | None = None
        self._asked: list[asyncio.Future[int]] = []
        self._kernels: dict[int, ForkedKernel] = {}
        self._listening: asyncio.Task[None] | None = None

    @property
    def alive(self) -> bool:
        """Whether kernels can be forked, now or in a moment."""
        return self._process is not None and self._process.returncode is None

    async def start(self, env: dict[str, str]) -> None:
        """Start importing; returns before that is done."""
        self._ready = asyncio.get_running_loop().create_future()
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "toolkit.serving.nursery"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=env,
            start_new_session=True,  # Ctrl-C in a terminal is for the server to act on
        )
        self._listening = asyncio.create_task(self._listen())

    async def fork(self, arguments: list[str], *, env: dict[str, str], cwd: str) -> ForkedKernel:
        """Fork a kernel.

        Args:
            arguments: Of ipykernel: ``["-f", "<connection file>", …]``.
            env: The kernel's whole environment.
            cwd: Its working folder.

        Raises:
            OSError: If the nursery is not there, or does not answer in time.
        """
        if not self.alive or self._process is None or self._process.stdin is None:
            raise OSError("the nursery is not running")
        assert self._ready is not None  # noqa: S101 - set with the process
        answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        try:
            await asyncio.wait_for(asyncio.shield(self._ready), _READY_S)
            self._asked.append(answer)
            line = json.dumps({"arguments": arguments, "env": env, "cwd": cwd})
            self._process.stdin.write(line.encode() + b"\n")
            pid = await asyncio.wait_for(answer, _FORK_S)
        except TimeoutError as error:
            self._process.kill()  # whatever it is doing, it must not answer later
            raise OSError("the nursery did not answer") from error
        return self._kernels[pid]

    async def stop(self) -> None:
        """End it; kernels that are left end with it."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._process.wait(), 3)
        if self.alive and self._process is not None:
            self._process.kill()
            await self._process.wait()

    async def _listen(self) -> None:
        assert self._process is not None  # noqa: S101 - this task is started with it
        assert self._process.stdout is not None  # noqa: S101
        async for line in self._process.stdout:
            self._hear(json.loads(line))
        await self._process.wait()
        for waiting in (self._ready, *self._asked):
            if waiting is not None and not waiting.done():
                waiting.set_exception(OSError("the nursery ended"))
                waiting.exception()  # seen, also where nobody waits for it

    def _hear(self, told: dict[str, int]) -> None:
        if "ready" in told and self._ready is not None and not self._ready.done():
            self._ready.set_result(None)
        elif "born" in told:
            self._kernels[told["born"]] = ForkedKernel(told["born"], self)
            answer = self._asked.pop(0)
            if not answer.done():
                answer.set_result(told["born"])
        elif "ended" in told:
            self._kernels.pop(told["ended"]).returncode = told["code"]


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
        if self.nursery is None or not self.nursery.alive:
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
