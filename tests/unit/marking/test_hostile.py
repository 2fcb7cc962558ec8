"""Whatever is handed in is marked or said to be unreadable: nothing breaks."""

from __future__ import annotations

import copy
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.feedback import render_feedback
from toolkit.marking import mark
from toolkit.response.read import read_response

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(
        (
            "0000-00-00",
            "-9999/..",
            "9999-12-31",
            "school-01.999",
            "x" * 5000,
            "\u202e\x00<script>",
            [],
            {},
            [[[[]]]],
            {"edtf": "0000"},
            {"edtf": "2024-02-30", "said": 5},
            ["school-01.1"] * 500,
            ["gone-99.1"],
        )
    ),
)
FIELDS = ("id", "when", "sentences", "what", "basis", "seen", "alone", "said", "significance")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 26), st.sampled_from(FIELDS), JUNK), max_size=12),
    st.lists(
        st.tuples(st.integers(0, 26), st.sampled_from(("id", "sentences", "indicator")), JUNK),
        max_size=12,
    ),
    st.lists(st.tuples(st.sampled_from(("format", "signs", "chronology", "x")), JUNK), max_size=1),
)
def test_broken_documents(made, case, entries, signs, top):
    document = copy.deepcopy(made.careful(case).model_dump(mode="json"))
    for number, field, junk in entries:
        document["chronology"][number][field] = junk
    for number, field, junk in signs:
        document["signs"][number][field] = junk
    for field, junk in top:
        document[field] = junk
    reading = read_response(json.dumps(document))
    marks = mark(case.scenario, case.key, reading, made.POINTS)
    assert 0 <= marks.total <= marks.maximum
    assert (marks.outcome == "unreadable") == (reading.outcome == "unreadable")
    html = render_feedback(marks, reading.response, case.scenario)
    assert "<script" not in html
