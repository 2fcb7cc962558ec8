from __future__ import annotations

import asyncio
import os
import signal
import sys

import psutil
import pytest
from jupyter_client.manager import AsyncKernelManager

from toolkit.serving.running import connect
from toolkit.serving.warm_kernels import LearnerKernelSpecs, Nursery, WarmProvisioner

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
ENV = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}


async def value_of(client, expression):
    """What an expression is in the kernel, as text."""
    client.execute("", user_expressions={"it": expression}, reply=False)
    while True:
        reply = await client.get_shell_msg(timeout=20)
        if reply["msg_type"] == "execute_reply":
            return reply["content"]["user_expressions"]["it"]["data"]["text/plain"]


def manager(tmp_path, name="k"):
    km = AsyncKernelManager(kernel_name="learner", transport="ipc")
    km.kernel_spec_manager = LearnerKernelSpecs()
    km.connection_file = str(tmp_path / f"{name}.json")
    return km


async def has_ended(km, *, timeout_s=10):
    async with asyncio.timeout(timeout_s):
        while await km.is_alive():  # noqa: ASYNC110 - nothing tells us; Jupyter polls too
            await asyncio.sleep(0.02)


def scene(tmp_path, play, nursery):
    async def run():
        WarmProvisioner.use(nursery)
        if nursery is not None:
            await nursery.start(ENV)
        try:
            await play()
        finally:
            if nursery is not None:
                await nursery.stop()
            WarmProvisioner.use(None)

    asyncio.run(run())


@pytest.fixture(params=["forked", "ordinary"])
def nursery(request):
    return Nursery() if request.param == "forked" else None


def test_a_kernel_has_its_own_folder_environment_and_group(tmp_path, nursery):
    async def play():
        km = manager(tmp_path)
        await km.start_kernel(env=ENV | {"SAID": "so"}, cwd=str(tmp_path))
        client = await connect(km)
        assert await value_of(client, "__import__('os').getcwd()") == repr(str(tmp_path))
        assert await value_of(client, "__import__('os').environ['SAID']") == "'so'"
        assert await value_of(client, "__import__('os').environ.get('USER')") == "None"
        assert await value_of(client, "__import__('sys').stdin.readable()") != "None"
        pid = int(await value_of(client, "__import__('os').getpid()"))
        assert os.getpgid(pid) == pid
        assert await km.is_alive()
        client.stop_channels()
        await km.shutdown_kernel(now=True)
        assert not await km.is_alive()

    scene(tmp_path, play, nursery)


def test_two_kernels_share_no_luck(tmp_path):
    async def play():
        drawn = []
        for name in ("a", "b"):
            km = manager(tmp_path, name)
            await km.start_kernel(env=ENV, cwd=str(tmp_path))
            client = await connect(km)
            drawn.append(await value_of(client, "__import__('random').random()"))
            client.stop_channels()
            await km.shutdown_kernel(now=True)
        assert drawn[0] != drawn[1]

    scene(tmp_path, play, Nursery())


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_a_kernel_that_is_killed_is_noticed(tmp_path, number):
    async def play():
        km = manager(tmp_path)
        await km.start_kernel(env=ENV, cwd=str(tmp_path))
        (await connect(km)).stop_channels()
        os.kill(km.provisioner.pid, number)
        await has_ended(km)
        assert km.provisioner.process.poll() == -number
        await km.shutdown_kernel(now=True)

    scene(tmp_path, play, Nursery())


def test_a_polite_shutdown_ends_a_kernel(tmp_path, nursery):
    async def play():
        km = manager(tmp_path)
        await km.start_kernel(env=ENV, cwd=str(tmp_path))
        (await connect(km)).stop_channels()
        await km.shutdown_kernel()
        assert not await km.is_alive()

    scene(tmp_path, play, nursery)


def test_a_kernel_can_be_restarted(tmp_path, nursery):
    async def play():
        km = manager(tmp_path)
        await km.start_kernel(env=ENV, cwd=str(tmp_path))
        (await connect(km)).stop_channels()
        first = km.provisioner.pid
        await km.restart_kernel(now=True)
        client = await connect(km)
        assert int(await value_of(client, "__import__('os').getpid()")) != first
        client.stop_channels()
        await km.shutdown_kernel(now=True)

    scene(tmp_path, play, nursery)


def test_kernels_end_with_the_nursery(tmp_path):
    async def play():
        nursery = WarmProvisioner.nursery
        km = manager(tmp_path)
        await km.start_kernel(env=ENV, cwd=str(tmp_path))
        (await connect(km)).stop_channels()
        await nursery.stop()
        await has_ended(km)
        await km.shutdown_kernel(now=True)

    scene(tmp_path, play, Nursery())


def test_without_a_nursery_that_works_kernels_start_the_slow_way(tmp_path, caplog):
    class Broken(Nursery):
        alive = True

        async def fork(self, *_, **__):
            raise OSError("it is not there")

    async def play():
        km = manager(tmp_path)
        await km.start_kernel(env=ENV, cwd=str(tmp_path))
        client = await connect(km)
        assert await value_of(client, "__import__('sys').executable") == repr(sys.executable)
        client.stop_channels()
        await km.shutdown_kernel(now=True)

    async def run():
        WarmProvisioner.use(Broken())
        try:
            await play()
        finally:
            WarmProvisioner.use(None)

    asyncio.run(run())
    assert "starts the slow way: it is not there" in caplog.text


def test_the_nursery_has_one_thread_and_no_pandas(tmp_path):
    async def play():
        nursery = WarmProvisioner.nursery
        km = manager(tmp_path)
        await km.start_kernel(env=ENV, cwd=str(tmp_path))
        assert psutil.Process(nursery._process.pid).num_threads() == 1
        client = await connect(km)
        loaded = await value_of(client, "' '.join(__import__('sys').modules)")
        assert "toolkit.activities" in loaded
        assert not {"pandas", "altair", "nbgrader", "sqlalchemy"} & set(loaded.split())
        client.stop_channels()
        await km.shutdown_kernel(now=True)

    scene(tmp_path, play, Nursery())


async def started(tmp_path, name):
    """A kernel that runs, and its manager."""
    km = manager(tmp_path, name)
    await km.start_kernel(env=ENV, cwd=str(tmp_path))
    (await connect(km)).stop_channels()
    return km


def is_forked(km):
    return km.provisioner.process.__class__.__name__ == "ForkedKernel"


async def until(true, *, timeout_s=20):
    async with asyncio.timeout(timeout_s):
        while not true():  # noqa: ASYNC110 - the process says nothing that could be waited for
            await asyncio.sleep(0.02)


def test_a_slow_fork_costs_no_kernel_and_the_late_one_is_ended(tmp_path, caplog):
    nursery = Nursery(fork_s=0.3)

    async def play():
        first = await started(tmp_path, "first")
        process = psutil.Process(nursery._process.pid)
        process.suspend()
        second = await started(tmp_path, "second")
        third = await started(tmp_path, "third")
        assert not is_forked(second)
        assert not is_forked(third)
        process.resume()
        await until(lambda: nursery.prompt)
        await until(lambda: len(process.children()) == 1)
        assert process.children()[0].pid == first.provisioner.pid
        assert await first.is_alive()
        fourth = await started(tmp_path, "fourth")
        assert is_forked(fourth)
        for km in (first, second, third, fourth):
            await km.shutdown_kernel(now=True)

    scene(tmp_path, play, nursery)
    assert caplog.text.count("starts the slow way") == 2


def test_a_nursery_that_ended_is_started_again(tmp_path, caplog):
    nursery = Nursery(back_off_s=[0])

    async def play():
        first = await started(tmp_path, "first")
        ended = nursery._process
        ended.kill()
        await has_ended(first)
        await until(lambda: nursery.alive and nursery._process is not ended)
        second = await started(tmp_path, "second")
        assert is_forked(second)
        for km in (first, second):
            await km.shutdown_kernel(now=True)

    scene(tmp_path, play, nursery)
    assert "another starts" in caplog.text
