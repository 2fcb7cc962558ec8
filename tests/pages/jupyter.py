"""A real JupyterLab, as a learner starts it in the folder of what they fetched."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import IO

ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+/)lab")
START_S = 120
QUIET = {
    "notification": {"fetchNews": "false", "checkForUpdates": False},
    "themes": {"theme": "JupyterLab Light"},
}


@contextlib.contextmanager
def jupyterlab(folder: Path, home: Path, *, theme: str = "Light") -> Iterator[str]:
    """Run JupyterLab over a folder, with nothing of whoever runs the tests; its address."""
    settings = home / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    for name, values in (QUIET | {"themes": {"theme": f"JupyterLab {theme}"}}).items():
        (settings / f"{name}.jupyterlab-settings").write_text(json.dumps(values))
    places = {
        "HOME": home,
        "XDG_DATA_HOME": home / "data",
        "IPYTHONDIR": home / "ipython",
        "JUPYTER_CONFIG_DIR": home / "config",
        "JUPYTER_DATA_DIR": home / "jupyter",
        "JUPYTER_RUNTIME_DIR": home / "runtime",
        "JUPYTERLAB_SETTINGS_DIR": home / "settings",
        "JUPYTERLAB_WORKSPACES_DIR": home / "workspaces",
    }
    command = [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"),
        *("--ServerApp.ip=127.0.0.1", "--ServerApp.port=0", "--IdentityProvider.token="),
        *(f"--ServerApp.root_dir={folder}", "--LabApp.extension_manager=readonly"),
    ]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {name: str(place) for name, place in places.items()},
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        heard: Queue[str] = Queue()
        threading.Thread(target=_listen, args=(running.stderr, heard), daemon=True).start()
        try:
            yield heard.get(timeout=START_S)
        finally:
            running.terminate()


def _listen(said: IO[str], heard: Queue[str]) -> None:
    """Hand on the address, and read the rest too, or JupyterLab would wait for somebody to."""
    with contextlib.suppress(ValueError):  # closed
        for line in said:
            if found := ADDRESS.search(line):
                heard.put(found[1])
