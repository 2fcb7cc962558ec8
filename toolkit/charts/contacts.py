"""Planned contacts drawn: a lane for each service, and what became of each contact.

What became of it is a shape, a colour, a row within the lane, and a word in the tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from toolkit.charts.drawing import (
    CARE,
    EVENT,
    INK,
    QUIET,
    SIGN,
    lane_names,
    month_axis,
    to_svg,
    width_of,
)
from toolkit.picture.contacts import OUTCOMES, Contacts, Planned, say_contacts, say_counts
from toolkit.picture.words import list_names
from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.resolved import Scenario

if TYPE_CHECKING:
    import altair as alt

__all__ = ["draw_contacts"]

_LANE, _POINT, _UP, _ROOM_DAYS, _NARROW_PX = 78, 70, 30, 20, 520
_LOOKS = {
    "kept": ("circle", EVENT),
    "missed": ("cross", SIGN),
    "refused": ("triangle-up", CARE),
    "cancelled-by-service": ("square", QUIET),
}


def draw_contacts(found: Contacts, *, scenario: Scenario, width: object = None) -> dict[str, Any]:
    """Every planned contact that the records tell of, by the service that planned it.

    Args:
        found: The contacts.
        scenario: Names of agencies and people.
        width: In pixels, as the page has room.

    Returns:
        ``svg`` (empty if there is none), ``summary``, ``missed`` (how many in all), ``most`` (ids
        of the services missed most often); ``counts``: ``service``, ``says``, and a number for
        each outcome; ``rows``, oldest first: ``when``, ``service``, ``what``, ``who``, ``became``.
    """
    names = scenario.family.agency_names
    since = date.fromisoformat(scenario.records[0].date)
    drawn = found.planned and _lanes(found, names=names, since=since, width=width_of(width))
    return {
        "svg": to_svg(drawn) if drawn else "",
        "summary": say_contacts(found, names=names),
        "missed": found.total("missed"),
        "most": list(found.most_missed),
        "counts": [
            {"service": names[agency], "says": say_counts(counts)}
            | {outcome: counts.get(outcome, 0) for outcome in OUTCOMES}
            for agency, counts in found.counts.items()
        ],
        "rows": [_row(one, names=names, scenario=scenario) for one in found.planned],
    }


def _row(one: Planned, *, names: Mapping[str, str], scenario: Scenario) -> dict[str, str]:
    people = {person.id: person.name for person in scenario.family.people}
    return {
        "when": say_date(one.when),
        "service": names[one.service],
        "what": f"{one.what}, {one.times} times" if one.times > 1 else one.what,
        "who": list_names([people[who] for who in one.who]) or "Not said",
        "became": OUTCOMES[one.outcome],
        "told": list_names(list(dict.fromkeys(names[scenario.agency_of[r]] for r in one.records))),
    }


def _lanes(
    found: Contacts, *, names: Mapping[str, str], since: date, width: int
) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    values = [_value(one, names, since) for one in found.planned]
    lanes = [names[agency] for agency in found.counts]
    lane = alt.Y("service:N", sort=lanes, title=None, axis=alt.Axis(labels=False, ticks=False))
    words = list(OUTCOMES.values())
    row = alt.YOffset("became:N", sort=words, scale=alt.Scale(paddingOuter=1))
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=lane, yOffset=row, color=_colour(words, narrow=width < _NARROW_PX)
    )
    spans = base.transform_filter("datum.start != datum.end").mark_rule(strokeWidth=2, opacity=0.45)
    points = base.mark_point(size=_POINT, filled=False, strokeWidth=2.5, opacity=1).encode(
        x=_when(values),
        shape=alt.Shape(
            "became:N",
            scale=alt.Scale(domain=words, range=[shape for shape, _ in _LOOKS.values()]),
            legend=_legend(narrow=width < _NARROW_PX),
        ),
    )
    times = (
        alt.Chart(alt.InlineData(values=[value for value in values if value["times"]]))
        .mark_text(align="left", dx=8, fontSize=12, fill=INK)
        .encode(x="end:T", y=lane, yOffset=row, text="times:N")
    )
    return alt.layer(
        spans.encode(x="start:T", x2="end:T"),
        points,
        times,
        lane_names(lanes, up=_UP, field="service"),
    ).properties(width=width, height=_LANE * len(lanes))


def _value(one: Planned, names: Mapping[str, str], since: date) -> dict[str, str]:
    start, end = bounds(one.when)
    if end >= since:  # "in 2022" would be half a year before anything else that is drawn
        start = max(start, since)
    return {
        "service": names[one.service],
        "became": OUTCOMES[one.outcome],
        "start": start.isoformat(),
        "end": end.isoformat(),
        "middle": (start + (end - start) / 2).isoformat(),
        "times": f"× {one.times}" if one.times > 1 else "",
    }


def _when(values: Sequence[Mapping[str, str]]) -> alt.X:
    import altair as alt

    room = timedelta(days=_ROOM_DAYS)
    first = min(bounds(value["start"])[0] for value in values) - room
    last = max(bounds(value["end"])[1] for value in values) + room
    scale = alt.Scale(domain=[first.isoformat(), last.isoformat()])
    return alt.X("middle:T", title=None, axis=month_axis(grid=True), scale=scale)


def _colour(words: Sequence[str], *, narrow: bool) -> alt.Color:
    import altair as alt

    scale = alt.Scale(domain=list(words), range=[colour for _, colour in _LOOKS.values()])
    return alt.Color("became:N", scale=scale, legend=_legend(narrow=narrow))


def _legend(*, narrow: bool) -> alt.Legend:
    import altair as alt

    return alt.Legend(
        orient="bottom", title=None, columns=1 if narrow else 2, symbolSize=_POINT,
        symbolOpacity=1, symbolStrokeWidth=2.5, rowPadding=6, labelLimit=400,
    )  # fmt: skip
