"""What a timeline shows, before it is drawn: rows in order, and what they add up to in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from toolkit.response.models import Entry, YesNo
from toolkit.scenario.dates import bounds, say_date

__all__ = ["NO_RECORD", "Row", "say_summary", "timeline_rows"]

NO_RECORD = "Not from a record"
_NO_DATE = "No date"
_LONG_DAYS = 60
_LINE = 160
_ALONE = {"yes": "yes", "no": "no", "not-recorded": "not recorded", "": "not answered"}


@dataclass(frozen=True)
class Row:
    """One entry as the timeline shows it. ``start`` and ``end`` are None without a date."""

    start: date | None
    end: date | None
    said: str
    agencies: tuple[str, ...]
    what: str
    seen: YesNo
    alone: YesNo


def timeline_rows(entries: Sequence[Entry], *, agencies: Mapping[str, str]) -> tuple[Row, ...]:
    """Entries as rows, oldest first; those without a date last.

    Args:
        entries: The learner's entries, in any order.
        agencies: Record id to the name of the agency that holds it.
    """
    rows = [_row(entry, agencies) for entry in entries]
    return tuple(sorted(rows, key=lambda row: (row.start or date.max, row.end or date.max)))


def _row(entry: Entry, agencies: Mapping[str, str]) -> Row:
    records = [sentence.rpartition(".")[0] for sentence in entry.sentences]
    held_by = dict.fromkeys(agencies[record] for record in records if record in agencies)
    start = end = None
    said = entry.when.typed or _NO_DATE
    try:
        if entry.when.edtf:
            start, end = bounds(entry.when.edtf)
            said = entry.when.said or say_date(entry.when.edtf)
    except ValueError:  # a date nobody can read is shown as typed, and not drawn
        start = end = None
    what = " ".join(entry.what.split())
    return Row(
        start=start,
        end=end,
        said=said,
        agencies=tuple(held_by) or (NO_RECORD,),
        what=what if len(what) <= _LINE else what[:_LINE].rsplit(" ", 1)[0] + "…",
        seen=entry.seen,
        alone=entry.alone,
    )


def say_summary(rows: Sequence[Row]) -> str:
    """What the timeline shows, in a few sentences: span, agencies, the child, the longest gap."""
    if not rows:
        return "There are no entries to draw yet."
    dated = [row for row in rows if row.start]
    agencies = {agency for row in rows for agency in row.agencies} - {NO_RECORD}
    of = f" from {_count(len(agencies), 'agency', 'agencies')}" if agencies else ""
    span = f", from {dated[0].said} to {dated[-1].said}" if len(dated) > 1 else ""
    sentences = [f"{_count(len(rows), 'entry', 'entries')}{of}{span}.", _say_seen(rows)]
    sentences += [_say_gap(dated)]
    if undated := len(rows) - len(dated):
        verb = "has" if undated == 1 else "have"
        sentences.append(f"{undated} {verb} no date that could be read, and cannot be drawn.")
    return " ".join(filter(None, sentences))


def _say_seen(rows: Sequence[Row]) -> str:
    seen = [row for row in rows if row.seen == "yes"]
    alone = [(sum(row.alone == answer for row in seen), words) for answer, words in _ALONE.items()]
    counts = {
        answer: sum(row.seen == answer for row in rows) for answer in ("no", "not-recorded", "")
    }
    said = f"A child was seen in {len(seen) or 'none'} of them"
    if seen:
        said += f" (alone: {', '.join(f'{many} {words}' for many, words in alone if many)})"
    said += f" and not seen in {counts['no']}" if counts["no"] else ""
    said += (
        f"; in {counts['not-recorded']} the record does not say" if counts["not-recorded"] else ""
    )
    return said + (f"; you have not answered in {counts['']}." if counts[""] else ".")


def _say_gap(dated: Sequence[Row]) -> str:
    """The longest time in which nothing is recorded; silence is worth a second look (¶106)."""
    gaps = [
        ((later.start - earlier.end).days, earlier, later)
        for earlier, later in pairwise(dated)
        if earlier.end and later.start
    ]
    days, earlier, later = max(gaps, key=lambda gap: gap[0], default=(0, None, None))
    if earlier is None or later is None or days < _LONG_DAYS:
        return ""
    return (
        f"The longest gap is about {round(days / 30.4)} months, between {earlier.said} "
        f"and {later.said}."
    )


def _count(many: int, one: str, more: str) -> str:
    return f"{many} {one if many == 1 else more}"
