"""A family drawn as a genogram: squares, circles, lines, and who lived together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.charts.drawn import Drawing
from toolkit.charts.genogram.day import Day, find_days, homes_on, last_day
from toolkit.charts.genogram.kin import find_kin
from toolkit.charts.genogram.layout import make_layout
from toolkit.charts.genogram.legend import make_legend
from toolkit.charts.genogram.paint import paint
from toolkit.charts.genogram.words import say_rows, say_summary
from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.models import Family

__all__ = ["Day", "draw_genogram", "draw_genograms", "find_days"]


def draw_genogram(family: Family, on: date | None = None) -> Drawing:
    """Draw a family's genogram, with who lived together on a day.

    Squares are men and boys, circles women and girls, diamonds people whose gender nobody
    says; partners are joined by a line below them, children hang from it, the eldest on the
    left. Professionals are left out, and nothing is known here of any record.

    Args:
        family: The family.
        on: The day whose ages, homes and partnerships are drawn; the records' last day if left
            out.

    Returns:
        The picture, its summary, a table that says the same, and the key of its symbols. The
        picture scales with the page's text; at its natural size no text is below 12 pixels.

    Example:
        >>> from toolkit.scenario.load import load_scenario
        >>> draw_genogram(load_scenario("pellow").family).summary[:36]
        'Nine people in three generations. Th'
    """
    return draw_genograms(family, [on or last_day(family)])[0]


def draw_genograms(family: Family, days: Sequence[date]) -> tuple[Drawing, ...]:
    """Draw several days of one family; people stand in the same places in each."""
    kin = find_kin(family)
    if not kin.people:
        return tuple(Drawing("", "There is nobody to draw.", ()) for _ in days)
    final = homes_on(family, last_day(family))
    layout = make_layout(kin, homes=tuple(map(frozenset, final.values())))
    legend = make_legend(family, kin)
    made = []
    for on in days:
        said = say_summary(family, kin, on=on, says=_say_day(family, on))
        svg = paint(kin, layout, homes=homes_on(family, on), on=on, says=said)
        made.append(Drawing(svg, said, say_rows(family, kin, on=on), legend))
    return tuple(made)


def _say_day(family: Family, on: date) -> str:
    if on == last_day(family):
        return f"In {say_date(family.until)}"
    if on == bounds(family.since)[0]:
        return f"In {say_date(family.since)}"
    return f"On {say_date(on.isoformat())}"
