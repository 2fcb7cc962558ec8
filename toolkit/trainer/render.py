"""The picture of a group as HTML: a fragment for a trainer's page."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from toolkit.charts.spreads import draw_spreads
from toolkit.look.templates import read_template
from toolkit.response.plain_text import say_points
from toolkit.trainer.group import GroupPicture
from toolkit.trainer.talk import topics_of

__all__ = ["STYLES", "render_group"]

_HERE = Path(__file__).resolve().parent
_TEMPLATE = _HERE / "group.html.j2"

STYLES = _HERE / "group.css"
"""The fragment's stylesheet; it needs the tokens of ``toolkit/look/tokens.css``."""

_WIDE, _NARROW = 880, 330
_SHOWN = 6
"""How many of the hardest are shown before the rest has to be opened."""


def render_group(picture: GroupPicture, *, links: Mapping[str, str] | None = None) -> str:
    """Show a trainer how a group did, and what to talk about first.

    Args:
        picture: The group.
        links: Learner's id to the address of their feedback; those left out have no link.

    Returns:
        HTML: one ``<div class="wp-gr">`` whose headings begin at ``h2``, without scripts, inline
        styles or anything to be fetched.
    """
    spreads = draw_spreads(picture.criteria, width=_WIDE)
    narrow = draw_spreads(picture.criteria, width=_NARROW)
    topics = topics_of(picture)
    return read_template(_TEMPLATE).render(
        picture=picture,
        topics=topics,
        led_to=frozenset(topic.id for topic in topics),
        spreads=spreads,
        # Drawn by our own charts, in which every word is ours.
        drawn={"wide": Markup(spreads.svg), "narrow": Markup(narrow.svg)},  # noqa: S704
        links=links or {},
        shown=_SHOWN,
        say_points=say_points,
        say_report=_say_report,
    )


def _say_report(report: tuple[int, ...]) -> str:
    return ", ".join(f"¶{number}" for number in report)
