"""Everything that reaches a learner: HTTP bodies, websocket frames, a kernel's memory."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import psutil
from playwright.sync_api import Page

__all__ = ["count_lines", "forms", "keep_kernel", "watch"]


def watch(page: Page, bodies: BinaryIO) -> None:
    """Keep every body and frame that comes to a page from now on.

    Documents are not among them, as Chromium would take one from us for another network's: they
    are kept by whoever goes there (`page.goto(...).body()`).
    """
    page.route("**/*", lambda route: _keep_body(route, bodies))
    page.on("websocket", lambda socket: _keep_frames(socket, bodies))


def keep_kernel(kernel: psutil.Process, bodies: BinaryIO) -> None:
    """Keep a kernel's memory and environment as they are now."""
    bodies.write(_memory(kernel.pid))
    bodies.write(repr(kernel.environ()).encode())


def forms(texts: Iterable[str]) -> Iterator[str]:
    """Each text as it might be written: as it stands, on one line, in HTML, in JSON."""
    for text in texts:
        line = re.sub(r"\s+", " ", text)
        yield from {line, line.replace("'", "&#39;"), json.dumps(line)[1:-1], *text.split("\n")}


def count_lines(path: Path, *pattern: str) -> int:
    """Lines with a match; grep looks for hundreds of texts at once in a hundred megabytes."""
    command = ["grep", "--text", "--count", *pattern, str(path)]
    env = os.environ | {"LC_ALL": "C"}
    return int(subprocess.run(command, capture_output=True, check=False, env=env).stdout)


def _keep_body(route, bodies: BinaryIO) -> None:
    if route.request.resource_type == "document":
        route.continue_()
        return
    answer = route.fetch()
    bodies.write(answer.body() + b"\n")
    route.fulfill(response=answer)


def _keep_frames(socket, bodies: BinaryIO) -> None:
    for event in ("framereceived", "framesent"):
        socket.on(event, lambda data: bodies.write(data if isinstance(data, bytes) else b""))


def _memory(pid: int) -> bytes:
    """All that a process can write to, as it is now."""
    found = []
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="ascii").splitlines():
            span, access, *_ = line.split()
            if not access.startswith("rw"):
                continue
            start, end = (int(edge, 16) for edge in span.split("-"))
            memory.seek(start)
            try:
                found.append(memory.read(end - start))
            except OSError:  # the kernel keeps some of it to itself
                continue
    return b"".join(found)
