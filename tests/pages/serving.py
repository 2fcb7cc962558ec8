"""A learner's server as its user would start it, and plain HTTP to it."""

from __future__ import annotations

import contextlib
import http.cookies
import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

EVERYWHERE = "0.0.0.0"  # noqa: S104 - that is what is tested

__all__ = ["EVERYWHERE", "STOP_S", "Answer", "Browser", "Server", "begun", "serving"]

HERE = Path(__file__).parent
STOP_S = 20


@dataclass
class Server:
    """A running ``wholepicture serve``."""

    process: subprocess.Popen[str]
    address: str
    data: Path

    @property
    def port(self) -> int:
        return int(self.address.rstrip("/").rsplit(":", 1)[1])

    @property
    def log(self) -> str:
        return (self.data / "log" / "server.log").read_text(encoding="utf-8")

    def children(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def kernels(self) -> list[psutil.Process]:
        """The kernels of open pages: forked from the nursery, which is our child."""
        found = []
        for child in self.children():
            with contextlib.suppress(psutil.NoSuchProcess):
                if child.ppid() != self.process.pid and "nursery" in " ".join(child.cmdline()):
                    found.append(child)
        return found

    def grader(self) -> psutil.Process:
        """The grading process."""
        return next(one for one in self.children() if "toolkit.grading" in one.cmdline())

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOP_S)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(STOP_S)


@contextlib.contextmanager
def serving(
    data: Path, *options: str, content: Path | None = None, port: int = 0, env: dict | None = None
) -> Iterator[Server]:
    """Start a server and wait for the address that it prints when it can serve.

    Args:
        data: Its data folder.
        options: More of the command line.
        content: A folder with ``modules`` and ``scenarios`` in place of the ones that come with it.
        port: 0 picks a free one.
        env: What to add to the environment.
    """
    start = ["-m", "toolkit.cli"] if content is None else [str(HERE / "serve_content.py"), content]
    command = [sys.executable, *map(str, start), "serve", "--no-browser"]
    command += ["--port", str(port), "--data", str(data), *options]
    with begun(command, errors=data.parent / f"{data.name}.stderr", env=env) as (process, address):
        yield Server(process, address, data)


@contextlib.contextmanager
def begun(
    command: list[str], *, errors: Path, env: dict | None = None
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a command that serves, wait for the address it prints, and stop it at the end.

    Args:
        command: The command line.
        errors: Where what it says on stderr is added.
        env: What to add to the environment.
    """
    with errors.open("a", encoding="utf-8") as stderr:
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            env=os.environ | (env or {}),
        )
    try:
        address = process.stdout.readline().strip()
        assert address.startswith("http://"), f"no address: see {errors}"
        yield process, address
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                process.kill()
        process.stdout.close()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> dict:
        return json.loads(self.body)


@dataclass
class Browser:
    """Something that keeps cookies, for what needs no page."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self._send("GET", path, None, headers)

    def post(self, path: str, body: object, **headers: str) -> Answer:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"} | headers
        if "_xsrf" in self.cookies:
            headers.setdefault("X-XSRFToken", self.cookies["_xsrf"])
        return self._send("POST", path, data, headers)

    def ask(self, module: str, kind: str, **payload: object) -> Answer:
        return self.post(f"/api/wholepicture/{module}", {"kind": kind, "payload": payload})

    def _send(self, method: str, path: str, data: bytes | None, headers: dict[str, str]) -> Answer:
        request = urllib.request.Request(self.address.rstrip("/") + path, data, method=method)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        for name, value in ({"Cookie": cookies} | headers).items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return self._keep(reply.status, reply)
        except urllib.error.HTTPError as error:
            with error:
                return self._keep(error.code, error)

    def _keep(self, status: int, reply) -> Answer:
        for line in reply.headers.get_all("Set-Cookie") or []:
            jar = http.cookies.SimpleCookie(line)
            self.cookies |= {name: morsel.coded_value for name, morsel in jar.items()}
        return Answer(status, dict(reply.headers), reply.read().decode())
