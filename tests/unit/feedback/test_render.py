"""Feedback as HTML: safe, complete, and different for what is different."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from toolkit.feedback import STYLES, render_feedback
from toolkit.marking import mark
from toolkit.marking.models import KINDS, Mark, Marks
from toolkit.response.plain_text import say_total
from toolkit.response.read import read_response
from toolkit.response.reader_points import ReaderPoints

VOID = {"br", "hr", "img", "input", "meta", "link"}


class _Reader(HTMLParser):
    """Reads a fragment, checking that every element is closed."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.attributes, self.text = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def read(html):
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def words(html):
    return " ".join(unescape(" ".join(read(html).text)).split())


@pytest.fixture(scope="session")
def muddled(made):
    """A response with something of everything, on a case by hand."""
    case = made.small_case(
        events=[
            {"at": "school-01.3", "when": "2024-01-10", "report": [36]},
            {"at": "school-02.3", "when": "2024-02-10"},
            {"at": "school-05.5", "when": "2024-05-10", "child": {"seen": "yes", "said": "No tea"}},
        ],
        signs=[
            {"at": "school-01.6", "indicators": ["hungry"], "report": [73]},
            {"at": "school-02.6", "indicators": ["attendance"]},
            {"at": "school-03.6", "indicators": ["missed"]},
        ],
        distractors=[
            {"at": "school-04.2", "looks": "alarming", "why": "It was a game."},
            {
                "at": "school-06.2",
                "looks": "reassuring",
                "fits": ["parent-word"],
                "why": "Nobody went upstairs.",
            },
        ],
        decisions=[
            (made.make_decision(name, options=4, title=f"About the {name}"), ("b",))
            for name in ("call", "visit", "letter", "meeting")
        ],
    )
    response = made.response(
        [
            made.entry("school-01.3", "2024-01-10", what="Came without lunch", basis="observed"),
            made.entry("school-01.3", "2024-01-10", id="twice", what="Again"),
            made.entry("school-02.3", "2024-06-01", what="Late"),
            made.entry("school-06.8", "2024-06-10", what="Cake stall"),
            made.entry("", "2024-06-10", id="nowhere", what="I remember this"),
        ],
        [
            made.sign("school-01.6", "hungry"),
            made.sign("school-02.6", "moves", note="Often"),
            made.sign("school-04.2", "injury"),
            made.sign("school-06.2", "parent-word"),
            made.sign("school-05.9", "tired"),
        ],
        [
            made.decide("call", "b").model_copy(update={"why": "It could not wait"}),
            made.decide("visit", "c"),
            made.decide("letter", "d"),
        ],
    )
    return case, response


def test_everything_that_was_noticed_is_told_with_its_reason(muddled, page):
    html, marks = page(*muddled)
    said = words(html)
    findings = (*marks.chronology, *marks.signs, *marks.decisions)
    assert {finding.kind for finding in findings} == set(KINDS)
    for finding in findings:
        assert finding.title in said
        assert finding.why in said
        assert KINDS[finding.kind] in said
        for note in finding.notes:
            assert note in said
    for each in marks.criteria:
        assert each.read in said
        assert each.why in said
    assert "(¶36 of the 2008 report)" in said
    assert "(¶73 of the 2008 report)" in said


def test_the_learners_own_work_stands_beside_a_careful_readers(made, muddled, page):
    html, _ = page(*muddled)
    said = words(html)
    for own in ("Came without lunch", "Cake stall", "The writer saw or heard it", "Often"):
        assert own in said
    for careful in ("Was a child seen?", "No tea", "Month 5 line 5 says this."):
        assert careful in said
    assert "School, note, 10 May 2024" in said
    assert f'data-sentence="{made.places("school-05.5")[0]}"' in html


def test_what_a_learner_wrote_is_never_markup(made, page):
    case = made.small_case(events=[{"at": "school-01.3", "when": "2024-01-10"}])
    attack = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'></details>{{ 7*7 }}"
    entry = made.entry(
        "school-01.3",
        "2024-01-10",
        **dict.fromkeys(("what", "opinion", "said", "looked", "why", "done"), attack),
    ).model_copy(update={"when": made.when("2024-01-10").model_copy(update={"said": attack})})
    lost = made.entry("", id="lost", what=attack)
    sign = made.sign("school-02.1", "no-such-indicator", note=attack)
    html, _ = page(case, made.response([entry, lost], [sign]))
    reader = read(html)
    assert "script" not in reader.tags
    assert "img" not in reader.tags
    assert not [name for name, _ in reader.attributes if name.startswith("on")]
    assert "49" not in words(html)
    assert attack in unescape("".join(reader.text))


def test_problems_in_reading_are_escaped_too(made, case):
    document = b'{"format": 1, "module": "m", "chronology": ["<script>x</script>"], "signs": []}'
    reading = read_response(document)
    marks = mark(case.scenario, case.key, reading, made.POINTS)
    html = render_feedback(marks, reading.response, case.scenario)
    assert marks.notes
    assert "script" not in read(html).tags


def test_no_scripts_no_styles_no_other_host(made, case, page):
    html, _ = page(case, made.muddle(case, 3))
    reader = read(html)
    assert not {"script", "style", "link", "iframe", "img"} & set(reader.tags)
    assert "style" not in [name for name, _ in reader.attributes]
    assert not re.search(r"https?://", html)
    styles = STYLES.read_text(encoding="utf-8")
    assert "url(" not in styles
    assert "@import" not in styles


def test_headings_begin_at_two_and_skip_none(made, case, page):
    html, _ = page(case, made.muddle(case, 4))
    levels = [int(tag[1]) for tag in read(html).tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_links_lead_to_them(made, case, page):
    html, _ = page(case, made.muddle(case, 4))
    attributes = read(html).attributes
    ids = [value for name, value in attributes if name == "id"]
    assert len(set(ids)) == len(ids)
    links = [value for name, value in attributes if name == "href"]
    assert links
    assert {link.removeprefix("#") for link in links} <= set(ids)


def test_every_class_is_the_feedbacks_own(made, case, page):
    html, _ = page(case, made.muddle(case, 4))
    names = {c for name, value in read(html).attributes if name == "class" for c in value.split()}
    assert all(name.startswith("wp-fb") for name in names)


def test_blank_unreadable_unmarked_and_wrong_read_differently(made, case, page):
    blank, _ = page(case, made.response())
    wrong, marks = page(
        case, made.response([made.entry(made.beside_the_point(case)[0], "2023-01-01")])
    )
    assert marks.total == 0
    unread = mark(case.scenario, case.key, read_response(b"{"), made.POINTS)
    unmarked = Marks(scenario="made", version="v", outcome="not-marked", criteria=())
    said = {
        "blank": words(blank),
        "wrong": words(wrong),
        "unreadable": words(render_feedback(unread, None, case.scenario)),
        "not-marked": words(render_feedback(unmarked, None, case.scenario)),
    }
    assert "Nothing was handed in, so there was nothing to mark" in said["blank"]
    assert "could not be read, so it was not judged" in said["unreadable"]
    assert "cannot be read as JSON" in said["unreadable"]
    assert "has not been marked yet" in said["not-marked"]
    assert "0 of 100 points" in said["wrong"]
    for outcome, text in said.items():
        assert ("points" in text) == (outcome == "wrong")


def test_a_blank_part_is_not_shown_as_wrong(made, case, page):
    html, _ = page(case, made.response(signs=[made.right_sign(case, 0)]))
    assert "Nothing handed in" in words(html)
    assert "Build the chronology." in words(html)


def test_a_trainers_change_is_shown_instead_and_said(made, case, page):
    careful = made.careful(case)
    grades = dict(made.POINTS) | {"child": 7.5}
    html, marks = page(case, careful, grades=grades)
    said = words(html)
    assert marks.total == 100
    assert "97.5 of 100 points" in said
    assert "A trainer has changed a mark" in said
    assert "7.5 of 10 A trainer changed this from 10." in said
    same, _ = page(case, careful, grades=made.POINTS)
    assert "trainer" not in words(same)


def test_why_a_trainer_changed_a_mark_is_said_as_text(made, case, page):
    html, _ = page(case, made.careful(case), why="You <b>said</b> so at the desk.")
    assert "The trainer writes: You <b>said</b> so at the desk." in words(html)
    assert "<b>said" not in html


def test_a_trainer_can_mark_what_could_not_be_read(made, case):
    marks = mark(case.scenario, case.key, read_response(b"{"), made.POINTS)
    html = render_feedback(marks, None, case.scenario, grades={"coverage": 12})
    assert "12 of 22 A trainer changed this from 0." in words(html)
    assert "Could not be read" in words(html)


def test_marks_from_an_older_key_still_show(made, case, page):
    # The scenario may have moved on since: sentences, indicators and items that are not there now.
    _, marks = page(case, made.muddle(case, 5))
    other = made.small_scenario()
    assert words(render_feedback(marks, None, other))


def test_a_response_with_nothing_to_add_is_told_so(made, case, page):
    html, _ = page(case, made.careful(case))
    assert "You found what a careful reader finds" in words(html)
    assert "to look at first" not in words(html)


def test_what_a_criterion_earned_is_said_in_words_beside_its_bar(made, case):
    each = Mark(
        criterion="dating", outcome="marked", points=3.25, maximum=10, read="Read.", why="Why."
    )
    marks = Marks(scenario="made", version="v", outcome="marked", criteria=(each,))
    html = render_feedback(marks, None, case.scenario)
    assert "3.25 of 10" in words(html)
    assert 'width="32"' in html


def test_a_decision_stands_beside_a_good_supervisors(muddled, page):
    said = words(page(*muddled)[0])
    assert "A good supervisor’s" in said
    assert "Decided Do b. Why It could not wait What followed So it goes with b." in said
    assert "Decides Do b. A word on b." in said
    assert "A word on d." in said


@pytest.fixture
def written(made):
    """A response with writing, on a case that asks for it."""
    rubric = [{"id": f"line-{n}", "says": f"Line {n}."} for n in range(4)]
    writing = {"kind": "record", "task": "Write the entry.", "rubric": rubric}
    case = made.small_case(
        decisions=[(made.make_decision("call", options=3, writing=writing), ("c",))]
    )
    text = '<script>alert(1)</script>\n\nMia said "cold".'
    piece = {"id": "call", "text": text, "met": ["line-2"]}
    return case, made.response(decisions=[made.decide("call", "c")], writings=[piece])


def test_writing_waits_for_a_person_and_then_says_what_they_gave(written, page):
    waiting = ReaderPoints("waiting", 0, 10)
    html, _ = page(*written, reader=waiting)
    said = words(html)
    assert "Your writing waits for a person to read it." in said
    assert "you need do nothing" in said
    assert "script" not in read(html).tags
    assert "<script>alert(1)</script> Mia said" in said
    assert "Line 2. (ticked)" in said
    assert "Line 1. (not ticked)" in said
    said = words(page(*written, reader=ReaderPoints("read", 7.5, 10))[0])
    assert "A person has read your writing and gave 7.5 of 10." in said


def test_writing_alone_is_not_called_nothing(written, page):
    case, response = written
    said = words(page(case, response.model_copy(update={"decisions": ()}))[0])
    assert "Beside your writing nothing was handed in" in said


def test_the_two_chronologies_stand_side_by_side_with_what_only_one_has(made, page):
    case = made.small_case(
        events=[
            {"at": "school-01.3", "when": "2024-01-10"},
            {"at": "school-04.3", "when": "2024-04-10"},
        ],
        signs=[{"at": "school-01.3", "indicators": ["hungry"]}],
    )
    entries = [
        made.entry("school-01.3", "2024-01-10", id="e1", what="My own words."),
        made.entry("school-02.3", "2024-02-10", id="e2", what="Only mine."),
    ]
    html, _ = page(case, made.response(entries))
    table = html[html.index('<table class="wp-fb-grid"') :].partition("</table>")[0]
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", table, re.DOTALL)
    cells = [[re.sub(r"<.*?>", "", cell) for cell in re.split(r"</t[hd]>\s*", r)] for r in rows]
    assert [cell[:3] for cell in cells] == [
        ["10 January 2024", "Event 0", "My own words."],
        ["10 February 2024", "–", "Only mine."],
        ["10 April 2024", "Event 1", "–"],
    ]


def test_attempts_are_compared_where_there_are_two(muddled, page):
    alone, _ = page(*muddled, attempts={1: {"coverage": 3.0}})
    assert "Your attempts compared" not in alone
    html, _ = page(
        *muddled,
        attempts={1: {"coverage": 3.0, "dating": 2.0}, 2: {"coverage": 7.5, "dating": 2.0}},
    )
    assert "Your attempts compared" in html
    assert "Key events found 3 7.5 +4.5" in words(html)
    assert "Dates 2 2 same" in words(html)


def test_it_opens_with_what_was_found_and_says_in_the_row_why_there_is_little(made, case, page):
    html, marks = page(case, made.response([made.right_entry(case, n) for n in range(5)]))
    said = words(html)
    found = said.index("5 of 27 key events found")
    assert found < said.index(f"{say_total(marks.total, 100)} of 100 points")
    assert said.index("Three things to look at first") < said.index("What each mark is for")
    dates = next(mark for mark in marks.criteria if mark.criterion == "dating")
    row = html[html.index("Dates</th>") :]
    assert dates.few in " ".join(row[: row.index("<details")].split())


def test_a_total_is_kind_to_the_eye_and_the_table_exact(made, case, page):
    grades = dict(made.POINTS) | {"child": 7.46}
    html, _ = page(case, made.careful(case), grades=grades)
    assert "97.5 of 100 points" in words(html)
    assert "7.46 of 10" in words(html)


@pytest.mark.parametrize("word", ["well", "rightly", "missed", "wrong", "passed by"])
def test_marks_neither_praise_nor_scold(made, case, page, word):
    _, marks = page(case, made.muddle(case, 5))
    said = " ".join(f"{mark.read} {mark.few}" for mark in marks.criteria)
    assert not re.search(rf"\b{word}\b", said)
