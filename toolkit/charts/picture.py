"""The whole picture drawn: what each agency held, and where the words of a question stand.

Each comes with words and with rows for a table that say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from toolkit.charts.drawing import (
    EVENT,
    INK,
    SIGN,
    count_axis,
    lane_names,
    month_axis,
    to_svg,
    width_of,
)
from toolkit.charts.timeline_rows import timeline_rows
from toolkit.picture import Found, Pooled
from toolkit.picture.pooling import Apart
from toolkit.picture.words import count, list_names
from toolkit.response.models import MarkedSign
from toolkit.scenario.dates import say_date
from toolkit.scenario.resolved import Scenario

if TYPE_CHECKING:
    import altair as alt

__all__ = ["draw_pattern", "draw_pooled", "tell_apart"]

_LANE, _POINT = 44, 110


def draw_pooled(
    pooled: Pooled, *, agencies: Mapping[str, str], role: str, width: object = None
) -> dict[str, Any]:
    """How many of the learner's entries and signs rest on each agency's records.

    Args:
        pooled: What pooling added.
        agencies: Agency id to its name, in the order to show.
        role: The learner's own agency, which is named as such; empty if none.
        width: In pixels, as the page has room.

    Returns:
        ``svg``, ``summary``, and ``rows``: ``agency``, ``entries``, ``signs``.
    """
    rows = [
        {
            "agency": f"{name} (your own)" if agency == role else name,
            "entries": pooled.entries.get(agency, 0),
            "signs": pooled.signs.get(agency, 0),
        }
        for agency, name in agencies.items()
    ]
    some = any(row["entries"] or row["signs"] for row in rows)
    svg = to_svg(_bars(rows, width=width_of(width))) if some else ""
    return {"svg": svg, "summary": _say_pooled(pooled, role=role), "rows": rows}


def _bars(rows: Sequence[Mapping[str, Any]], *, width: int) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    values = [
        {"agency": row["agency"], "what": what, "n": row[name]}
        for row in rows
        for what, name in (("Entries", "entries"), ("Signs", "signs"))
    ]
    order = [row["agency"] for row in rows]
    lane = alt.Y("agency:N", sort=order, title=None, axis=alt.Axis(labels=False, ticks=False))
    base = alt.Chart(alt.InlineData(values=values))
    colour = alt.Color(
        "what:N",
        scale=alt.Scale(domain=["Entries", "Signs"], range=[EVENT, SIGN]),
        legend=alt.Legend(orient="bottom", title=None),
    )
    offset = alt.YOffset("what:N", scale=alt.Scale(paddingOuter=0.9))
    bars = base.mark_bar(height=9).encode(
        y=lane,
        yOffset=offset,
        x=alt.X("n:Q", title=None, axis=count_axis(max(value["n"] for value in values))),
        color=colour,
    )
    numbers = base.mark_text(align="left", dx=4, fontSize=12, fill=INK).encode(
        y=lane, yOffset=offset, x="n:Q", text="n:Q"
    )
    return alt.layer(bars, numbers, lane_names(order, up=22, field="agency")).properties(
        width=width, height=62 * len(order)
    )


def _say_pooled(pooled: Pooled, *, role: str) -> str:
    entries, signs = sum(pooled.entries.values()), sum(pooled.signs.values())
    if not entries and not signs:
        return "You have put nothing into the chronology and marked no sign yet."
    if not role:
        return "You took no agency’s file as your own, so nothing here is marked as yours."
    own = pooled.entries.get(role, 0), pooled.signs.get(role, 0)
    return (
        f"Your own agency’s file holds a part of {count(own[0], 'entry', 'entries')} and "
        f"{count(own[1], 'sign', 'signs')}. {count(len(pooled.unseen), 'entry', 'entries')} and "
        f"{count(len(pooled.unseen_signs), 'sign', 'signs')} could not have come from it at all."
    ).replace(". no ", ". No ")


def tell_apart(
    apart: Sequence[Apart], *, agencies: Mapping[str, str], scenario: Scenario
) -> list[dict[str, Any]]:
    """The learner's own entries and signs that their own file could not have shown, to be listed.

    Args:
        apart: By the agencies that held them.
        agencies: Agency id to its name.
        scenario: What the sentences and the indicators say.

    Returns:
        A group for each agency that held something by itself, and one for what several held:
        ``held`` (who), ``entries`` (``when``, ``what``) and ``signs`` (``name``, ``says``), each
        with ``by``, the agencies' names where the group does not say.
    """
    alone = [group for group in apart if len(group.agencies) == 1]
    several = [group for group in apart if len(group.agencies) > 1]
    groups = [_told(agencies[group.agencies[0]], [group], {}, scenario) for group in alone]
    if several:
        groups.append(_told("More than one other agency", several, agencies, scenario))
    return groups


def _told(
    held: str, groups: Sequence[Apart], agencies: Mapping[str, str], scenario: Scenario
) -> dict[str, Any]:
    entries, signs = [], []
    for group in groups:
        by = list_names([agencies[agency] for agency in group.agencies if agency in agencies])
        entries += [
            {"when": row.said, "what": row.what or "Nothing written yet", "by": by}
            for row in timeline_rows(group.entries, agencies={})
        ]
        signs += [_sign(sign, scenario) | {"by": by} for sign in group.signs]
    return {"held": held, "entries": entries, "signs": signs}


def _sign(sign: MarkedSign, scenario: Scenario) -> dict[str, str]:
    indicator = scenario.indicator.get(sign.indicator)
    held = (scenario.sentence[one].text for one in sign.sentences if one in scenario.sentence)
    return {"name": indicator.name if indicator else "Not named yet", "says": " ".join(held)}


def draw_pattern(
    found: Found, *, agencies: Mapping[str, str], records: Mapping[str, int], width: object = None
) -> dict[str, Any]:
    """Where the words of a question stand: a lane for each agency, a point for each record.

    Args:
        found: What the question found.
        agencies: Agency id to its name.
        records: Agency id to how many records it holds.
        width: In pixels, as the page has room.

    Returns:
        ``svg``, ``summary``, ``rows``: ``date``, ``agency``, ``sentences`` (ids), ``record``; and
        ``counts``: ``agency``, ``found``, ``records``.
    """
    rows = [
        {
            "date": say_date(match.date),
            "agency": agencies[match.agency],
            "record": match.record,
            "sentences": list(match.sentences),
        }
        for match in found.matches
    ]
    counts = [
        {"agency": agencies[agency], "found": many, "records": records[agency]}
        for agency, many in sorted(found.by_agency.items(), key=lambda pair: -pair[1])
    ]
    svg = to_svg(_points(found, agencies=agencies, width=width_of(width))) if rows else ""
    return {"svg": svg, "summary": _say_pattern(found, counts), "rows": rows, "counts": counts}


def _points(
    found: Found, *, agencies: Mapping[str, str], width: int
) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    values = [{"agency": agencies[match.agency], "day": match.date} for match in found.matches]
    lanes = list(dict.fromkeys(value["agency"] for value in values))
    lane = alt.Y("agency:N", sort=lanes, title=None, axis=alt.Axis(labels=False, ticks=False))
    axis = month_axis(grid=True)
    points = (
        alt.Chart(alt.InlineData(values=values))
        .mark_point(size=_POINT, color=EVENT, filled=False, strokeWidth=2.5, opacity=1)
        .encode(
            x=alt.X("day:T", title=None, axis=axis, scale=alt.Scale(padding=_POINT // 8)), y=lane
        )
    )
    return alt.layer(points, lane_names(lanes, up=18, field="agency")).properties(
        width=width, height=_LANE * len(lanes)
    )


def _say_pattern(found: Found, counts: Sequence[Mapping[str, Any]]) -> str:
    if not found.matches:
        return "None of these words stands in any record."
    first, last = found.matches[0], found.matches[-1]
    many = count(len(found.matches), "record", "records")
    held = count(len(counts), "agency", "agencies")
    span = (
        f", from {say_date(first.date)} to {say_date(last.date)}" if len(found.matches) > 1 else ""
    )
    return f"These words stand in {many} of {held}{span}."
