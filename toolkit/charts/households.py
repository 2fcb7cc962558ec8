"""Who lived where over the records' time: a bar for each stay, a lane for each home.

People who came and went together share a bar, which has their names on it; nothing is told by
colour, and the same stands in a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from toolkit.charts.drawn import Drawing
from toolkit.charts.genogram.measure import FONT, SMALL, text_width
from toolkit.charts.genogram.say import join, short_names
from toolkit.charts.genogram.symbols import word
from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.homes import Stay, family_people, find_stays, moves_of
from toolkit.scenario.models import Family, Person

__all__ = ["COLUMNS", "draw_households"]

COLUMNS = ("Home", "Who", "From", "To")

_WIDTH, _MARGIN, _BAR, _ROW, _LANE_GAP, _HEAD, _AXIS = 720, 16, 12, 38, 12, 20, 30
_LEAST_PX, _APART_PX, _TICKS, _TEXT_UP = 4, 8, 7, 5
_REM_PX, _YEAR_MONTHS = 16, 12
_TIMES = ("not", "once", "twice", "three times", "four times", "five times", "six times")


@dataclass(frozen=True)
class _Bar:
    """A stay that some people shared."""

    place: str
    who: tuple[str, ...]
    stay: Stay


def draw_households(family: Family) -> Drawing:
    """Draw who lived where from the beginning to the end of the records.

    Returns:
        The picture, a summary that names each child's moves, and a table of every stay, with
        those before the records too. The picture is empty if no household is known.
    """
    people = {person.id: person for person in family_people(family)}
    names = short_names(people)
    bars = _find_bars(family)
    drawn = [bar for bar in bars if _in_time(bar.stay, family)]
    summary = _say_moves(family, people, names)
    return Drawing(
        svg=_svg(family, drawn, names, summary) if drawn else "",
        summary=summary,
        rows=tuple(_row(bar, names) for bar in bars),
    )


def _find_bars(family: Family) -> list[_Bar]:
    """Stays of the same home and time together, each home's in order of time."""
    shared: dict[tuple[str, date, date | None, str, str], list[Stay]] = {}
    for stays in find_stays(family).values():
        for stay in stays:
            key = (stay.place, stay.first, stay.last, stay.since, stay.until)
            shared.setdefault(key, []).append(stay)
    bars = [_Bar(key[0], tuple(s.person for s in stays), stays[0]) for key, stays in shared.items()]
    begun: dict[str, date] = {}
    for bar in bars:
        begun[bar.place] = min(begun.get(bar.place, date.max), bar.stay.first)
    homes = list(dict.fromkeys(household.place for household in family.households))
    children = {person.id for person in family.people if person.kind == "child"}
    with_children = {bar.place for bar in bars if children.intersection(bar.who)}
    return sorted(
        bars,
        key=lambda bar: (
            bar.place not in with_children,
            begun[bar.place],
            homes.index(bar.place),
            bar.stay.first,
            bar.stay.last or date.max,
        ),
    )


def _time(family: Family) -> tuple[date, date]:
    return bounds(family.since)[0], bounds(family.until)[1]


def _in_time(stay: Stay, family: Family) -> bool:
    begin, end = _time(family)
    return stay.first <= end and (stay.last is None or stay.last >= begin)


def _row(bar: _Bar, names: dict[str, str]) -> dict[str, str]:
    since = say_date(bar.stay.since) if bar.stay.since else "birth"
    until = say_date(bar.stay.until) if bar.stay.until else ""
    ended = until or ("death" if bar.stay.last else "still there at the end of the records")
    return dict(
        zip(COLUMNS, (bar.place, join([names[p] for p in bar.who]), since, ended), strict=True)
    )


def _say_moves(family: Family, people: dict[str, Person], names: dict[str, str]) -> str:
    """'Keira, Callum and Isla moved once between September 2022 and June 2025: …'."""
    begin, end = _time(family)
    children = [person.id for person in people.values() if person.kind == "child"]
    stays = find_stays(family)
    span = f"between {say_date(family.since)} and {say_date(family.until)}"
    groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
    unknown = [names[child] for child in children if not stays[child]]
    for child in children:
        moves = moves_of(stays[child], since=begin, until=end)
        if stays[child]:
            groups.setdefault(tuple((m.place, m.since) for m in moves), []).append(names[child])
    sentences = [
        _say_group(join(who), moved, span)
        for moved, who in sorted(groups.items(), key=lambda item: -len(item[0]))
    ]
    if unknown:
        sentences.append(f"Where {join(unknown)} lived is not known.")
    return " ".join(sentences) or "No child of the family is named."


def _say_group(who: str, moves: tuple[tuple[str, str], ...], span: str) -> str:
    if not moves:
        return f"{who} did not move {span}."
    times = _TIMES[len(moves)] if len(moves) < len(_TIMES) else f"{len(moves)} times"
    where = "; ".join(f"to {place}, {say_date(since)}" for place, since in moves)
    return f"{who} moved {times} {span}: {where}."


class _Scale:
    """From a day to pixels from the left."""

    def __init__(self, begin: date, end: date) -> None:
        self.begin, self.end = begin, end
        self.left, self.right = float(_MARGIN), float(_WIDTH - _MARGIN)

    def at(self, day: date) -> float:
        """The x of the beginning of a day, kept to the drawing."""
        share = (day - self.begin).days / ((self.end - self.begin).days + 1)
        return round(self.left + (self.right - self.left) * min(max(share, 0.0), 1.0), 1)

    def span(self, stay: Stay) -> tuple[float, float]:
        """Where a stay's bar begins and ends; never too short to see."""
        last = self.right if stay.last is None else self.at(stay.last + timedelta(days=1))
        first = min(self.at(stay.first), self.right - _LEAST_PX)
        return first, max(last, first + _LEAST_PX)


def _svg(family: Family, bars: list[_Bar], names: dict[str, str], summary: str) -> str:
    scale = _Scale(*_time(family))
    parts: list[str] = []
    y = float(_MARGIN)
    for place in dict.fromkeys(bar.place for bar in bars):
        y += _LANE_GAP if parts else 0
        parts.append(_text(place, scale.left, y + FONT, size=FONT, bold=True))
        y += _HEAD
        for line in _pack(_shown([bar for bar in bars if bar.place == place], names, scale)):
            parts += [_draw_bar(one, y) for one in line]
            y += _ROW
    height = y + _AXIS
    parts = [*_draw_ticks(scale, y), *parts]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="wp-homes" role="img" '
        f'aria-label="{escape(summary)}" viewBox="0 0 {_WIDTH} {height:.0f}" '
        f'width="{_WIDTH / _REM_PX:g}rem" height="{height / _REM_PX:.2f}rem" '
        f'font-family="inherit">{"".join(parts)}</svg>'
    )


@dataclass(frozen=True)
class _Shown:
    """A bar as it is drawn: its ends and its words in pixels, and whether it goes on beyond."""

    first: float
    last: float
    words: str
    words_x: float
    before: bool
    after: bool

    @property
    def right(self) -> float:
        """Where bar and words end."""
        return max(self.last, self.words_x + text_width(self.words, SMALL))


def _shown(bars: list[_Bar], names: dict[str, str], scale: _Scale) -> list[_Shown]:
    """One home's bars; stays that look the same within the records' time are one."""
    same: dict[tuple[tuple[float, float], bool, bool], list[str]] = {}
    for bar in bars:
        before = bar.stay.first < scale.begin
        after = bar.stay.last is None or bar.stay.last > scale.end
        same.setdefault((scale.span(bar.stay), before, after), []).extend(bar.who)
    made = []
    for ((first, last), before, after), who in same.items():
        words = _fit([names[p] for p in names if p in who], scale.right - scale.left)
        x = max(min(first, scale.right - text_width(words, SMALL)), scale.left)
        made.append(_Shown(first, last, words, x, before, after))
    return made


def _pack(bars: list[_Shown]) -> list[list[_Shown]]:
    """Bars that follow one another on one line, as long as their words leave room."""
    lines: list[list[_Shown]] = []
    for bar in bars:
        for line in lines:
            if line[-1].right + _APART_PX <= min(bar.first, bar.words_x):
                line.append(bar)
                break
        else:
            lines.append([bar])
    return lines


def _draw_bar(bar: _Shown, y: float) -> str:
    """Names, and under them a bar; an arrow where the stay goes on beyond the drawing."""
    top, half = y + SMALL + _TEXT_UP, _BAR / 2
    shape = (
        f"M{bar.first:g} {top:g}H{bar.last:g}"
        + (f"l{half:g} {half:g}l{-half:g} {half:g}" if bar.after else f"v{_BAR}")
        + f"H{bar.first:g}"
        + (f"l{-half:g} {-half:g}Z" if bar.before else "Z")
    )
    return (
        _text(bar.words, bar.words_x, y + SMALL)
        + f'<path class="wp-homes__bar" d="{shape}" fill="currentColor" fill-opacity="0.22" '
        'stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/>'
    )


def _fit(names: list[str], room: float) -> str:
    """As many names as there is room for; the table has all of them."""
    for many in range(len(names), 0, -1):
        rest = len(names) - many
        others = [f"{rest} other{'s' if rest > 1 else ''}"] if rest else []
        words = join([*names[:many], *others])
        if text_width(words, SMALL) <= room:
            return words
    return f"{len(names)} people"


def _draw_ticks(scale: _Scale, bottom: float) -> Iterator[str]:
    """A line and a month's name every three months, half year or year."""
    months = (scale.end.year - scale.begin.year) * _YEAR_MONTHS
    months += scale.end.month - scale.begin.month + 1
    step = next((s for s in (1, 3, 6, 12, 24, 60) if months / s <= _TICKS), 120)
    for n in range(months + 1):
        years, month = divmod(scale.begin.month - 1 + n, _YEAR_MONTHS)
        day = date(scale.begin.year + years, month + 1, 1)
        if (day.year * _YEAR_MONTHS + month) % step or not scale.begin <= day <= scale.end:
            continue
        x, words = scale.at(day), f"{say_date(f'{day:%Y-%m}').split()[0][:3]} {day.year}"
        yield (
            f'<path class="wp-homes__tick" d="M{x:g} {_MARGIN - 6:g}V{bottom + 4:g}" fill="none" '
            'stroke="currentColor" stroke-opacity="0.25"/>'
        )
        left = min(x, scale.right - text_width(words, SMALL))
        yield _text(words, left, bottom + SMALL + 6)


def _text(words: str, x: float, y: float, *, size: int = SMALL, bold: bool = False) -> str:
    made = word(words, x, y, size=size, bold=bold)
    return made.replace("wp-genogram__word", "wp-homes__word")
