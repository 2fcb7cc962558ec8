"""Marks as plain text: every reason is there, and nothing a page or terminal would obey."""

from toolkit.grading.telling import tell_mark
from toolkit.marking.models import Finding, Mark, Marks


def marks(**changes):
    made = {
        "scenario": "alder",
        "version": "1",
        "outcome": "marked",
        "criteria": (
            Mark(
                criterion="coverage",
                outcome="marked",
                points=12.34567,
                maximum=25,
                read="14 of 27 key events.",
                why="Essential events weigh double.",
            ),
            Mark(
                criterion="signs", outcome="blank", points=0, maximum=25, read="", why="No signs."
            ),
        ),
        "notes": ("Entry 3: the date is not one we can use.",),
        "chronology": (
            Finding(
                kind="missed",
                key="e1",
                title="First missed visit",
                when="2024-03-02",
                notes=("The school saw it.",),
                why="Nobody asked.",
                report=(36, 38),
            ),
        ),
        "signs": (Finding(kind="matched", title="Hungry"),),
    }
    return Marks(**made | changes)


def test_points_reading_reason_and_findings_are_told():
    text = tell_mark(marks(), criterion="coverage")
    assert text.startswith("Key events found: 12.35 of 25\n14 of 27 key events.\nEssential")
    assert "Note: Entry 3: the date is not one we can use." in text
    assert "• Not in yours: First missed visit (2024-03-02)\n  The school saw it.\n" in text
    assert "Nobody asked. (¶36, ¶38)" in text
    assert "Hungry" not in text


def test_signs_are_told_with_signs_and_notes_only_once():
    text = tell_mark(marks(), criterion="signs")
    assert "• Found: Hungry" in text
    assert "Note:" not in text


def test_blank_unreadable_and_not_marked_are_told_apart():
    told = set()
    for outcome in ("blank", "unreadable", "not-marked", "marked"):
        mark = Mark(criterion="order", outcome=outcome, points=0, maximum=5, read="", why="")
        told.add(tell_mark(marks(criteria=(mark,)), criterion="order").splitlines()[0])
    assert len(told) == 4


def test_control_characters_are_left_out_and_lines_stay_short():
    finding = Finding(
        kind="over-read", title="\x1b[31m<script>alert(1)</script>\x00 " + "word " * 60
    )
    text = tell_mark(marks(chronology=(finding,)), criterion="coverage")
    assert "\x1b" not in text
    assert "\x00" not in text
    assert max(map(len, text.splitlines())) <= 96


def test_a_flood_of_findings_is_cut_and_says_so():
    flood = (Finding(kind="repeated", title="again"),) * 500
    text = tell_mark(marks(chronology=flood), criterion="coverage")
    assert text.endswith("… and 380 more.")
