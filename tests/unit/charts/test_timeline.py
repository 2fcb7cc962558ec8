"""A chronology drawn, said in words, and laid out for a table."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from toolkit.charts.timeline import SEEN, draw_timeline, read_entries, timeline_chart
from toolkit.charts.timeline_rows import NO_RECORD, say_summary, timeline_rows
from toolkit.response.models import Entry, When

AGENCIES = {"gp-01": "The Surgery", "school-01": "Fern School", "school-02": "Fern School"}


def entry(number, edtf, *sentences, **rest):
    when = When(typed=rest.pop("typed", edtf), edtf=edtf)
    return Entry(id=f"e{number}", when=when, sentences=sentences, **rest)


@pytest.fixture
def entries():
    return [
        entry(1, "2024-03", "school-01.1", seen="yes", alone="yes", what="Came  hungry."),
        entry(2, "2022-11-02~", "gp-01.2", seen="no"),
        entry(3, "", "school-02.1", typed="some time"),
        entry(4, "2024-05-09", "gp-01.1", "school-01.2", seen="not-recorded"),
        entry(5, "2024-05-10"),
    ]


def test_rows_are_oldest_first_and_those_without_a_date_last(entries):
    rows = timeline_rows(entries, agencies=AGENCIES)
    assert [row.said for row in rows] == [
        "around 2 November 2022", "March 2024", "9 May 2024", "10 May 2024", "some time",
    ]  # fmt: skip
    assert rows[2].agencies == ("The Surgery", "Fern School")
    assert rows[3].agencies == (NO_RECORD,)
    assert rows[1].what == "Came hungry."


def test_a_date_nobody_can_read_is_kept_as_typed():
    (row,) = timeline_rows([entry(1, "2024-99", typed="odd")], agencies={})
    assert (row.start, row.said) == (None, "odd")


def test_the_summary_says_span_agencies_the_child_and_the_gap(entries):
    summary = say_summary(timeline_rows(entries, agencies=AGENCIES))
    assert "5 entries from 2 agencies" in summary
    assert "from around 2 November 2022 to 10 May 2024" in summary
    assert "A child was seen in 1 of them (alone: 1 yes) and not seen in 1; " in summary
    assert "in 1 the record does not say; you have not answered in 2." in summary
    assert "longest gap is about 16 months" in summary
    assert "1 has no date that could be read" in summary


def test_alone_no_not_recorded_and_not_answered_are_four_different_things():
    answers = ("yes", "no", "no", "not-recorded", "")
    seen = [entry(n, "2024-03-02", seen="yes", alone=said) for n, said in enumerate(answers)]
    summary = say_summary(timeline_rows(seen, agencies={}))
    assert "seen in 5 of them (alone: 1 yes, 2 no, 1 not recorded, 1 not answered)." in summary
    unasked = say_summary(timeline_rows(seen[-1:], agencies={}))
    assert "seen in 1 of them (alone: 1 not answered)." in unasked


def test_the_chart_has_a_bar_for_an_imprecise_date_and_a_shape_for_whether_a_child_was_seen(
    entries,
):
    spec = timeline_chart(timeline_rows(entries, agencies=AGENCIES), width=520).to_dict()
    bars, points, names = spec["layer"]
    assert bars["transform"] == [{"filter": "datum.span"}]
    scale = points["encoding"]["shape"]["scale"]
    assert len(set(scale["range"])) == len(SEEN) == len(scale["domain"])
    data = spec["datasets"]
    lanes = [value["agency"] for value in data[names["data"]["name"]]]
    assert sorted(lanes) == sorted({"The Surgery", "Fern School", NO_RECORD})
    spans = [value for value in data[points["data"]["name"]] if value["span"]]
    assert [(value["start"], value["end"]) for value in spans] == [("2024-03-01", "2024-03-31")]


def test_the_drawing_takes_its_colours_from_the_page(entries):
    svg = draw_timeline(entries, agencies=AGENCIES)["svg"]
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg))
    own = {"none", "transparent"}
    assert {c for c in colours if not c.startswith("var(--wp-")} <= own
    shapes = {p.get("d") for p in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")}  # noqa: S314
    assert len(shapes) > len(SEEN)


def test_words_of_the_learner_stay_words():
    nasty = "<script>alert(1)</script>"
    drawn = draw_timeline([entry(1, "2024-03-02", what=nasty)], agencies={})
    assert "<script" not in drawn["svg"]
    assert drawn["rows"][0]["what"] == nasty


def test_it_is_as_wide_as_there_is_room(entries):
    def width(asked):
        svg = draw_timeline(entries, agencies=AGENCIES, width=asked)["svg"]
        return float(re.search(r'width="([\d.]+)"', svg)[1])

    assert width(320) == pytest.approx(320, abs=20)
    assert width(800) == pytest.approx(800, abs=20)
    assert width(10**9) < 1300
    assert width(None) == width("wide") == pytest.approx(520, abs=20)


def test_nothing_to_draw_is_said_in_a_sentence():
    empty = {"svg": "", "summary": "There are no entries to draw yet.", "rows": []}
    assert draw_timeline([], agencies={}) == empty


def test_what_is_not_an_entry_is_left_out():
    good = entry(1, "2024-03-02").model_dump()
    assert read_entries([good, {"id": "UPPER"}, 3, good | {"extra": 1}]) == (
        entry(1, "2024-03-02"),
    )
