"""A page that stands alone: one file, with its styles in it, that asks nobody for anything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from toolkit.look import TOKENS
from toolkit.look.templates import read_template

__all__ = ["render_standalone"]

_HERE = Path(__file__).resolve().parent
_TEMPLATE = _HERE / "standalone.html.j2"
_OWN = _HERE / "standalone.css"


def render_standalone(
    body: str,
    *,
    title: str,
    about: str,
    notice: str,
    styles: Sequence[Path],
    content_note: str = "",
    back: str = "",
) -> str:
    """A fragment of ours as a whole page, which can be opened from a folder or sent by post.

    Its security policy refuses scripts and whatever another file or host would have to give, so
    that a mistake of ours cannot bring one in.

    Args:
        body: The fragment: HTML made by our own templates, which escape what people wrote.
        title: The page's heading.
        about: What it is about, beside the heading: the module's title.
        notice: What nobody should miss, before everything else; plain text.
        styles: The fragment's stylesheets.
        content_note: What a reader will meet, to be opened before reading; left out if empty.
        back: Where "Back to the group" leads; no such link if empty.
    """
    return read_template(_TEMPLATE).render(
        body=Markup(body),  # noqa: S704
        title=title,
        about=about,
        notice=notice,
        content_note=content_note,
        styles=Markup("\n".join(_read(path) for path in (TOKENS, *styles, _OWN))),  # noqa: S704
        back=back,
    )


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
