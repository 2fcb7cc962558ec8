"""Figures drawn: the numbers in the picture, its words and its table are the same."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from toolkit.charts.figures import draw_agencies, draw_guess, draw_months
from toolkit.figures import Row, Topic

TOPIC = Topic(
    id="ages",
    title="How old?",
    asks="How many?",
    of=50,
    unit="children",
    rows=(
        Row(id="young", says="Under one year", found=21, report=(13,)),
        Row(id="old", says="Somebody whose age takes very many words to tell", found=0, place="X"),
    ),
    found="So many.",
    explain="Why?",
    reasons=({"says": "Because.", "report": (13,)},),
)
LETTERS = pd.DataFrame(
    {
        "letter": pd.to_datetime(["2007-07-24", "2007-09-17", "2008-01-04", "2008-01-22"]),
        "judgement": ["inadequate", "good", "adequate", "inadequate"],
    }
)
AGENCIES = pd.DataFrame({"agency": ["Police", "Housing"], "panel": [44, 2], "reviews": [35, 11]})


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_a_guess_stands_beside_what_was_found():
    drawn = draw_guess(TOPIC, {"young": 10, "old": 4}, width=600)
    assert [(row["guess"], row["found"]) for row in drawn["rows"]] == [(10, 21), (4, 0)]
    assert [row["source"] for row in drawn["rows"]] == ["¶13", "X"]
    assert {"10", "21", "4", "0", "Under one year"} <= set(texts(drawn["svg"]))
    assert "Under one year: 21, you guessed 10" in drawn["summary"]
    assert drawn["summary"].endswith("Under one year, where you said 11 too few.")


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ({}, "to tell: 0."),
        ({"young": 21}, "Every guess was right."),
        ({"young": 22, "old": 9}, "where you said 9 too many."),
    ],
)
def test_how_far_the_guesses_were_is_said(values, ends):
    assert draw_guess(TOPIC, values)["summary"].endswith(ends)


def test_long_words_take_two_lines_where_there_is_little_room():
    narrow, wide = (draw_guess(TOPIC, {}, width=width)["svg"] for width in (260, 900))
    assert "Somebody whose age takes very many words to tell" in texts(wide)
    assert "Somebody whose age takes very many words to tell" not in texts(narrow)
    assert any(text.startswith("Somebody whose age") for text in re.findall(r">([^<>]+)<", narrow))


def test_every_month_and_every_letter_is_in_the_table():
    drawn = draw_months(LETTERS, width=600)
    assert [row["month"] for row in drawn["rows"]] == [
        "July 2007", "August 2007", "September 2007", "October 2007", "November 2007",
        "December 2007", "January 2008",
    ]  # fmt: skip
    assert drawn["rows"][-1] == {"month": "January 2008", "Good": 0, "Adequate": 1, "Inadequate": 1}
    assert sum(sum(v for v in row.values() if type(v) is int) for row in drawn["rows"]) == 4
    assert drawn["svg"].count('role="graphics-symbol"') >= 4
    assert drawn["summary"] == (
        "Of 2 letters sent in 2007, 1 said inadequate; of 2 letters sent in 2008, 1 said "
        "inadequate."
    )


def test_agencies_are_told_that_wrote_more_than_they_sat():
    drawn = draw_agencies(AGENCIES, width=600)
    assert drawn["rows"][1] == {"agency": "Housing", "panel": 2, "reviews": 11}
    assert drawn["summary"] == (
        "2 of the 2 kinds of agency did both. More wrote a review than sat on a panel: Housing "
        "(11 against 2)."
    )


@pytest.mark.parametrize("drawn", [draw_months(LETTERS), draw_agencies(AGENCIES)])
def test_colours_are_the_pages_own(drawn):
    colours = set(re.findall(r'(?:fill|stroke)="(#[^"]+|rgb[^"]+)"', drawn["svg"]))
    assert colours == set()
