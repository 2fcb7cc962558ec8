"""The two servers that are compared, each started as its user would start it."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil

__all__ = ["Server", "ours", "stock"]

STOCK_NOTEBOOK = """\
import altair as alt
import ipywidgets
import pandas as pd

alt.renderers.enable("svg")
days = pd.DataFrame({{"day": range(30), "records": [day % 7 for day in range(30)]}})
display(alt.Chart(days).mark_bar().encode(x="day", y="records"))
ipywidgets.VBox([ipywidgets.Text(description=f"Field {{n}}") for n in range({widgets})])
"""


@dataclass(frozen=True)
class Server:
    """A running server, the page that is measured, and what it ran before any page was open."""

    page: str
    process: psutil.Process
    at_rest: frozenset[int]

    def kernels(self) -> list[int]:
        """Process ids that came with the pages now open.

        The grading process is none of them, though it is started after the server has answered.
        """
        now = set()
        for child in self.process.children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):  # a page's kernel may end meanwhile
                if "toolkit.grading" not in child.cmdline():
                    now.add(child.pid)
        return sorted(now - self.at_rest)

    def wait_until_no_kernels(self, *, timeout_s: float = 5) -> None:
        """Give the server a moment to end a closed page's kernel, where it does so."""
        children = [psutil.Process(pid) for pid in self.kernels() if psutil.pid_exists(pid)]
        psutil.wait_procs(children, timeout=timeout_s)


@contextlib.contextmanager
def ours(folder: Path) -> Iterator[Server]:
    """``wholepicture serve``, showing the first module."""
    command = [sys.executable, "-m", "toolkit.cli", "serve", "--port", "0", "--no-browser"]
    with _running([*command, "--data", str(folder)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        address = process.stdout.readline().decode().strip()
        yield _at_rest(address + "modules/neglect/records", process)


@contextlib.contextmanager
def stock(folder: Path, *, widgets: int) -> Iterator[Server]:
    """``voila`` as it comes, showing one notebook."""
    folder.mkdir(parents=True)
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(STOCK_NOTEBOOK.format(widgets=widgets))],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    nbformat.write(notebook, folder / "stock.ipynb")
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "voila", str(folder / "stock.ipynb"), "--no-browser"]
    with _running([*command, f"--port={port}"], stdout=subprocess.DEVNULL) as process:
        page = f"http://127.0.0.1:{port}/"
        _wait_until_answering(f"{page}voila/static/nothing", process)
        yield _at_rest(page, process)


@contextlib.contextmanager
def _running(command: list[str], *, stdout: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, stdout=stdout, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()


def _at_rest(page: str, process: subprocess.Popen[bytes]) -> Server:
    parent = psutil.Process(process.pid)
    return Server(page, parent, frozenset(c.pid for c in parent.children(recursive=True)))


def _wait_until_answering(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("stock Voila did not start")
