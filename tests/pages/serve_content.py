"""``wholepicture`` on other content: ``python serve_content.py FOLDER serve …``."""

from __future__ import annotations

import sys
from pathlib import Path

import toolkit.places

if __name__ == "__main__":
    folder = Path(sys.argv.pop(1))
    toolkit.places.content_folder = lambda: folder
    from toolkit.cli import main

    raise SystemExit(main())
