"""Ship plain ES modules to a page that can load only one text.

anywidget gives the page a single string of JavaScript. Our modules stay files that an editor
and a type checker understand, importing each other by relative path; here they are put into
that one string, each as text, with a few lines that turn them back into modules (a Blob URL
each, in order of need) and hand on what the entry exports. No bundler, no CDN.
"""

from __future__ import annotations

import json
import os
import re
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

__all__ = ["join_modules"]

_IMPORT = re.compile(
    r"""(?P<head>(?:^|;)\s*(?:import|export)\b[^"';]*?)"(?P<specifier>\.{1,2}/[^"]+)\"""",
    re.MULTILINE,
)
"""A static import or re-export of a relative path. Ours stand at the start of a line;
lit-html's, which are minified, also follow a semicolon."""

_START = """\
const modules = %s;
const urls = new Map();
const own = (text) => text.replace(/"joined:([^"]+)"/g, (_, name) => `"${urls.get(name)}"`);
for (const [name, text] of modules) {
  const parts = [own(text), `\\n//# sourceURL=wholepicture/${name}`];
  urls.set(name, URL.createObjectURL(new Blob(parts, { type: "text/javascript" })));
}
const entry = await import(urls.get(modules[modules.length - 1][0]));
for (const url of urls.values()) URL.revokeObjectURL(url);
export default entry.default;
"""


@lru_cache(maxsize=16)
def join_modules(entry: Path) -> str:
    """Join an ES module and everything it imports into one.

    Args:
        entry: The module whose default export the page wants.

    Returns:
        JavaScript of one module with that same default export.

    Raises:
        ValueError: If an imported file is missing, or modules import each other in a circle;
            the sentence says which.
    """
    entry = entry.resolve()
    texts: dict[Path, str] = {}
    needs: dict[Path, list[Path]] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop()
        if path in texts:
            continue
        texts[path] = path.read_text(encoding="utf-8")
        needs[path] = [_find(specifier, path) for specifier in _imports(texts[path])]
        waiting += needs[path]
    try:
        order = tuple(TopologicalSorter(needs).static_order())
    except CycleError as error:
        circle = " -> ".join(path.name for path in reversed(error.args[1]))
        raise ValueError(f"These modules import each other in a circle: {circle}.") from error
    root = Path(os.path.commonpath([path.parent for path in order]))
    joined = [(_name(path, root), _rename(texts[path], path, root)) for path in order]
    return _START % json.dumps(joined, ensure_ascii=False).replace("</", "<\\/")


def _imports(text: str) -> list[str]:
    return [match["specifier"] for match in _IMPORT.finditer(text)]


def _find(specifier: str, importer: Path) -> Path:
    path = (importer.parent / specifier).resolve()
    if not path.is_file():
        raise ValueError(f"{importer} imports {specifier!r}, and there is no such file.")
    return path


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _rename(text: str, importer: Path, root: Path) -> str:
    """Give each import the module's name, which the page swaps for that module's URL."""

    def renamed(match: re.Match[str]) -> str:
        return f'{match["head"]}"joined:{_name(_find(match["specifier"], importer), root)}"'

    return _IMPORT.sub(renamed, text)
