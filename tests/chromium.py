"""Makes sure a Chromium is here for the tests of pages, or says in a sentence why not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MACS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def find_chromium() -> str | None:
    """The browser the page tests drive: WHOLEPICTURE_CHROMIUM, or the first one found."""
    named = os.environ.get("WHOLEPICTURE_CHROMIUM")
    found = (shutil.which(name) for name in NAMES)
    return named or next(filter(None, found), None) or (str(MACS) if MACS.exists() else None)


def install_chromium() -> bool:
    """Ask the system's packages for it, where that is permitted without a password."""
    apt = shutil.which("apt-get")
    if apt is None:
        return False
    if os.geteuid() == 0:
        prefix = []
    elif (
        shutil.which("sudo") and not subprocess.run(["sudo", "-n", "true"], check=False).returncode
    ):
        prefix = ["sudo", "-n"]
    else:
        return False
    quiet = {
        "stdout": subprocess.DEVNULL,
        "env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
    }
    steps = (["update", "-qq"], ["install", "-y", "-qq", "chromium"])
    return all(
        not subprocess.run([*prefix, apt, *step], check=False, **quiet).returncode for step in steps
    )


def main() -> int:
    if find_chromium() or (install_chromium() and find_chromium()):
        return 0
    print(
        "The tests of pages need Chromium or Chrome: none was found, none could be installed.\n"
        "Install it (on Debian: apt install chromium), or set WHOLEPICTURE_CHROMIUM to its path.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
