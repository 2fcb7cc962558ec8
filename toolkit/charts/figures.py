"""Figures drawn: a guess beside what was found, letters by month, and agencies in two places.

Each comes with words and with rows for a table that say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from toolkit.charts.drawing import EVENT, INK, SIGN, SOFT, headings, lane_names, to_svg, width_of
from toolkit.figures.models import Topic

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

__all__ = ["JUDGEMENTS", "draw_agencies", "draw_guess", "draw_months"]

JUDGEMENTS = ("Good", "Adequate", "Inadequate")
"""The judgements any of the letters had, best first; none said outstanding."""

_GUESS, _FOUND = "Your guess", "The reviews"
_PANEL, _REVIEW = "Sat on the panel", "Wrote its own review"
_BAR, _LANE, _UNIT, _LINE = 13, 46, 15, 17
_LETTER = 7.2  # pixels of a letter of a label, on average


def draw_guess(topic: Topic, values: Mapping[str, int], *, width: object = None) -> dict[str, Any]:
    """A learner's guesses beside the numbers in the report: two bars for each row.

    Args:
        topic: The numbers.
        values: Row id to what was guessed; rows left out were not guessed.
        width: In pixels, as the page has room.

    Returns:
        ``svg``, ``summary``, and ``rows``: ``says``, ``guess`` (None if there is none), ``found``,
        ``source``.
    """
    rows = [
        {
            "says": row.says,
            "guess": values.get(row.id),
            "found": row.found,
            "source": row.source,
        }
        for row in topic.rows
    ]
    svg = to_svg(_guesses(topic, rows, width=width_of(width)))
    return {"svg": svg, "summary": _say_guess(topic, values), "rows": rows}


def _guesses(
    topic: Topic, rows: list[dict[str, Any]], *, width: int
) -> alt.LayerChart | alt.FacetChart:
    """Two bars a row under its words, placed by the pixel: long words take more lines and room."""
    import altair as alt

    bars, words, height = [], [], 0
    for row in rows:
        lines = wrap(row["says"], max(20, int(width / _LETTER)))
        words.append({"top": height, "says": "\n".join(lines)})
        height += _LINE * len(lines) + 4
        for what, n in ((_GUESS, row["guess"]), (_FOUND, row["found"])):
            if n is not None:
                bars.append({"what": what, "n": n, "top": height, "end": height + _BAR})
            height += _BAR + 3
        height += _LINE
    kinds = [_GUESS, _FOUND]
    down = alt.Scale(domain=[height, 0], nice=False)
    top = alt.Y("top:Q", title=None, scale=down, axis=None)
    along = alt.X(
        "n:Q",
        title=f"{topic.unit[:1].upper()}{topic.unit[1:]}, of {topic.of}",
        scale=alt.Scale(domain=[0, topic.of]),
        axis=alt.Axis(tickMinStep=1, tickCount=5, grid=True),
    )
    base = alt.Chart(alt.InlineData(values=bars))
    drawn = base.mark_rect(strokeWidth=2).encode(
        y=top,
        y2="end:Q",
        x=along,
        x2=alt.datum(0),
        fill=alt.Fill(
            "what:N",
            scale=alt.Scale(domain=kinds, range=["transparent", EVENT]),
            legend=alt.Legend(orient="bottom", title=None, symbolType="square"),
        ),
        stroke=alt.Stroke(
            "what:N", scale=alt.Scale(domain=kinds, range=[SIGN, EVENT]), legend=alt.Legend()
        ),
    )
    numbers = base.mark_text(
        align="left", baseline="top", dx=5, dy=1, fontSize=13, fill=INK
    ).encode(y=top, x="n:Q", text="n:Q")
    names = headings(words, at=top, field="says", baseline="top", lineBreak="\n", lineHeight=_LINE)
    return alt.layer(drawn, numbers, names).properties(width=width, height=height)


def _say_guess(topic: Topic, values: Mapping[str, int]) -> str:
    """Every number, and where guesses were nearest and furthest."""
    found = "; ".join(
        f"{row.says}: {row.found}" + (f", you guessed {values[row.id]}" if row.id in values else "")
        for row in topic.rows
    )
    return f"{found}. {_say_distance(topic, values)}".strip()


def _say_distance(topic: Topic, values: Mapping[str, int]) -> str:
    off = {row.says: values[row.id] - row.found for row in topic.rows if row.id in values}
    if not off:
        return ""
    if not any(off.values()):
        return "Every guess was right."
    says, most = max(off.items(), key=lambda pair: abs(pair[1]))
    way = "too many" if most > 0 else "too few"
    return f"Furthest from your guess: {says}, where you said {abs(most)} {way}."


def draw_months(table: pd.DataFrame, *, width: object = None) -> dict[str, Any]:
    """How many letters of each judgement were sent in each month: a lane for each judgement.

    Args:
        table: ``letter`` (a day) and ``judgement``, a row for each review.
        width: In pixels, as the page has room.

    Returns:
        ``svg``, ``summary``, and ``rows``: ``month``, and a number for each judgement.
    """
    counts = _by_month(table)
    rows = [
        {"month": f"{month:%B %Y}", **{name: int(row[name]) for name in JUDGEMENTS}}
        for month, row in counts.iterrows()
    ]
    svg = to_svg(_months(counts, width=width_of(width)))
    return {"svg": svg, "summary": _say_months(table), "rows": rows}


def _by_month(table: pd.DataFrame) -> pd.DataFrame:
    """Months as the index, judgements as columns; months without a letter are there too."""
    import pandas as pd

    judgement = table["judgement"].str.capitalize()
    month = table["letter"].dt.to_period("M").dt.to_timestamp()
    counts = pd.crosstab(month, judgement)
    return counts.reindex(columns=list(JUDGEMENTS), fill_value=0).asfreq("MS", fill_value=0)


def _months(counts: pd.DataFrame, *, width: int) -> alt.LayerChart | alt.FacetChart:
    """A square for each letter, stacked in its month on the floor of its judgement."""
    import altair as alt

    lane = int(counts.to_numpy().max()) + 2
    floors = {name: (len(JUDGEMENTS) - 1 - n) * lane for n, name in enumerate(JUDGEMENTS)}
    letters = [
        {"month": f"{month:%Y-%m}", "at": floors[name] + n + 0.6}
        for name in JUDGEMENTS
        for month, many in counts[name].items()
        for n in range(many)
    ]
    grounds = [{"says": name, "at": floor} for name, floor in floors.items()]
    months = [f"{month:%Y-%m}" for month in counts.index]
    scale = alt.Scale(domain=[0, len(JUDGEMENTS) * lane], nice=False)
    at = alt.Y("at:Q", title=None, scale=scale, axis=None)
    labels = alt.Axis(
        labelAngle=0,
        labelOverlap="greedy",
        labelExpr="utcFormat(utcParse(datum.value, '%Y-%m'), '%b %y')",
        grid=False,
    )
    squares = (
        alt.Chart(alt.InlineData(values=letters))
        .mark_square(size=150, fill=EVENT, opacity=1)
        .encode(x=alt.X("month:O", title=None, scale=alt.Scale(domain=months), axis=labels), y=at)
    )
    rules = alt.Chart(alt.InlineData(values=grounds)).mark_rule(stroke=SOFT).encode(y=at)
    names = headings(grounds, at=at, field="says", baseline="bottom", dy=-_UNIT * (lane - 1))
    return alt.layer(rules, squares, names).properties(
        width=width, height=_UNIT * lane * len(JUDGEMENTS)
    )


def _say_months(table: pd.DataFrame) -> str:
    """Each year's letters, and how many of them said inadequate."""
    inadequate = table["judgement"].eq("inadequate")
    years = table["letter"].dt.year
    said = [
        f"Of {int((years == year).sum())} letters sent in {year}, "
        f"{int((inadequate & (years == year)).sum())} said inadequate"
        for year in sorted(set(years))
    ]
    return f"{'; '.join([said[0], *(each[:1].lower() + each[1:] for each in said[1:])])}."


def draw_agencies(table: pd.DataFrame, *, width: object = None) -> dict[str, Any]:
    """Each agency in two places: how many panels it sat on, and how many reviews it wrote.

    Args:
        table: ``agency``, ``panel`` and ``reviews``, a row for each agency.
        width: In pixels, as the page has room.

    Returns:
        ``svg``, ``summary``, and ``rows``: ``agency``, ``panel``, ``reviews``.
    """
    rows = [
        {"agency": str(agency), "panel": int(panel), "reviews": int(reviews)}
        for agency, panel, reviews in table[["agency", "panel", "reviews"]].itertuples(index=False)
    ]
    svg = to_svg(_agencies(table, width=width_of(width)))
    return {"svg": svg, "summary": _say_agencies(table), "rows": rows}


def _agencies(table: pd.DataFrame, *, width: int) -> alt.LayerChart | alt.FacetChart:
    import altair as alt

    long = table.rename(columns={"panel": _PANEL, "reviews": _REVIEW}).melt(
        "agency", var_name="where", value_name="n"
    )
    order = list(table["agency"])
    lane = alt.Y("agency:N", sort=order, title=None, axis=alt.Axis(labels=False, ticks=False))
    line = (
        alt.Chart(_inline(table))
        .mark_rule(stroke=INK, strokeWidth=2)
        .encode(y=lane, x=alt.X("panel:Q", title="Reviews, of 50"), x2="reviews:Q")
    )
    kinds = [_PANEL, _REVIEW]
    points = (
        alt.Chart(_inline(long))
        .mark_point(size=120, strokeWidth=2.5, opacity=1, filled=True)
        .encode(
            y=lane,
            x=alt.X("n:Q", scale=alt.Scale(domain=[0, 50])),
            shape=alt.Shape(
                "where:N",
                scale=alt.Scale(domain=kinds, range=["square", "circle"]),
                legend=alt.Legend(orient="bottom", title=None),
            ),
            fill=alt.Fill(
                "where:N",
                scale=alt.Scale(domain=kinds, range=[EVENT, "transparent"]),
                legend=alt.Legend(),
            ),
            stroke=alt.Stroke(
                "where:N", scale=alt.Scale(domain=kinds, range=[EVENT, SIGN]), legend=alt.Legend()
            ),
        )
    )
    return alt.layer(line, points, lane_names(order, up=16, field="agency")).properties(
        width=width, height=_LANE * len(order)
    )


def _say_agencies(table: pd.DataFrame) -> str:
    both = table[(table["panel"] > 0) & (table["reviews"] > 0)]
    wrote = table[table["reviews"] > table["panel"]].sort_values("reviews", ascending=False)
    more = "; ".join(
        f"{agency} ({reviews} against {panel})"
        for agency, panel, reviews in wrote[["agency", "panel", "reviews"]].itertuples(index=False)
    )
    return (
        f"{len(both)} of the {len(table)} kinds of agency did both. More wrote a review than sat "
        f"on a panel: {more}."
    )


def _inline(table: pd.DataFrame) -> alt.InlineData:
    import altair as alt

    return alt.InlineData(values=table.to_dict("records"))
