"""A preview as its author would start it, of a scenario of their own."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from serving import STOP_S, begun

__all__ = ["SLUG", "Previewed", "begin", "previewing"]

SLUG = "maple-house"


@dataclass
class Previewed:
    """A running ``wholepicture preview``."""

    process: subprocess.Popen[str]
    address: str
    content: Path
    temporary: Path

    @property
    def root(self) -> str:
        """The address of the server itself."""
        return self.address.removesuffix("preview/")

    def path(self, name: str) -> Path:
        """A file of the scenario."""
        return self.content / "scenarios" / SLUG / name

    def folders(self) -> list[Path]:
        """Folders of data that there are."""
        return list(self.temporary.glob("wholepicture-preview-*"))

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(STOP_S)


def begin(content: Path) -> None:
    """Begin the scenario, as its author would."""
    command = [sys.executable, "-m", "toolkit.cli", "new", SLUG, "--content", str(content)]
    subprocess.run(command, check=True, capture_output=True)


@contextlib.contextmanager
def previewing(content: Path, *, name: str = SLUG) -> Iterator[Previewed]:
    """Start a preview and wait for the address that it prints when it can serve."""
    temporary = content.parent / f"{content.name}-temporary"
    temporary.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "toolkit.cli", "preview", name, "--no-browser"]
    command += ["--port", "0", "--content", str(content)]
    errors = content.parent / f"{content.name}.stderr"
    with begun(command, errors=errors, env={"TMPDIR": str(temporary)}) as (process, address):
        yield Previewed(process, address, content, temporary)
