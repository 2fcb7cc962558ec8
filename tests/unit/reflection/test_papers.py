"""What is taken away: what it says, and that Word and a screen reader can walk through it."""

from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from toolkit.module import ConfidenceItem, Module
from toolkit.reflection.papers import make_record, make_reflection, say_change, say_time
from toolkit.reflection.prompts import Prompt
from toolkit.reflection.word import record_docx, reflection_docx
from toolkit.response.journal import Change

MODULE = Module(
    id="made-up",
    title="Made up",
    scenario="alder",
    minutes=(60, 90),
    aims=("Read.", "Say."),
    points={"signs": 20, "coverage": 10},
    confidence=(ConfidenceItem(id="signs", says="I can see signs."),),
)
PROMPTS = (
    Prompt(id="who", part="now-what", asks="Who?"),
    Prompt(id="stays", part="what", asks="What stays?", report=(36,)),
    Prompt(id="sign", part="what", asks="You missed {sign}.", about="missed-sign"),
)
NOTES = {
    "reflection:who": {"text": "Them.", "asked": "Who?"},
    "reflection:stays": {"text": "One.\n\n=1+1 <b>", "asked": ""},
    "reflection:sign": {"text": "Yes.", "asked": "You missed Hungry."},
    "reflection:gone": {"text": "Still mine.", "asked": "An old question?"},
    "reflection:blank": {"text": " ", "asked": ""},
    "commitment:one": {"what": "Ask.", "by": "friday", "said": "Friday 27 November 2026"},
    "confidence:signs": {"before": 4, "after": 7},
    "step:records": {"seconds": 3_600, "done": True},
    "step:before": {"seconds": 720, "done": True},
}


@dataclass
class Submitted:
    attempt: int
    at: str
    marks: dict | None = None
    grades: dict | None = None
    document: dict = field(default_factory=dict)


def mark(criterion, points, maximum, outcome="marked"):
    return {
        "criterion": criterion,
        "outcome": outcome,
        "points": points,
        "maximum": maximum,
        "read": "",
        "why": "",
    }


MARKS = {
    "scenario": "alder",
    "version": "v",
    "outcome": "marked",
    "criteria": [mark("coverage", 7.25, 10), mark("signs", 0, 20, "blank")],
}
GRADES = {
    "total": 8.0,
    "maximum": 30.0,
    "criteria": {"coverage": {"points": 8.0}, "signs": {"points": 0.0}},
    "writing": {"state": "waiting", "points": 0.0, "maximum": 10.0},
}


def items(notes=NOTES, at="2026-11-20T10:00:00+00:00"):
    return {name: Change(name, value, n, "a", at) for n, (name, value) in enumerate(notes.items())}


@pytest.fixture
def reflection():
    return make_reflection(MODULE, PROMPTS, items())


@pytest.fixture
def record():
    submissions = [
        Submitted(1, "2026-11-21T10:00:00+00:00", MARKS, GRADES),
        Submitted(2, "2026-11-23T10:00:00+00:00"),
    ]
    return make_record(MODULE, items(), submissions)


class TestReflection:
    def test_answers_stand_under_their_question_as_it_was_asked(self, reflection):
        assert [
            (title, [(a.asks, a.text) for a in found]) for title, found in reflection.parts
        ] == [
            ("What?", [("What stays?", "One.\n\n=1+1 <b>"), ("You missed Hungry.", "Yes.")]),
            ("Now what?", [("Who?", "Them.")]),
            ("Other notes", [("An old question?", "Still mine.")]),
        ]

    def test_the_commitment_has_the_day_as_understood_or_as_typed(self, reflection):
        assert (reflection.what, reflection.by) == ("Ask.", "Friday 27 November 2026")
        typed = {"commitment:one": {"what": "Ask.", "by": "soon", "said": ""}}
        assert make_reflection(MODULE, PROMPTS, items(typed)).by == "soon"

    def test_nothing_written_is_empty(self):
        assert make_reflection(MODULE, PROMPTS, {}).empty

    @pytest.mark.parametrize(
        ("before", "after", "says"),
        [
            (4, 7, "up by 3"),
            (7, 4, "down by 3"),
            (0, 0, "the same"),
            (None, 3, "not answered before"),
            (3, None, "not answered after"),
            (None, None, "not answered"),
        ],
    )
    def test_a_change_is_said_in_words(self, before, after, says):
        assert say_change(before, after) == says


class TestRecord:
    def test_it_says_when_how_long_and_what_came_of_it(self, record):
        assert record.dates == "20 to 23 November 2026"
        assert record.time == "1 hour 12 minutes"
        assert record.steps == (("Before you start", 720), ("Every agency’s file", 3_600))
        assert [(t.number, t.handed_in, t.marks) for t in record.tries] == [
            (1, "21 November 2026", "8 of 30"),
            (2, "23 November 2026", ""),
        ]

    def test_the_first_day_is_when_the_first_attempt_was_started(self):
        record = make_record(MODULE, items(), [], started=["2026-11-02T09:00:00+00:00", ""])
        assert record.dates == "2 to 20 November 2026"

    def test_marks_are_those_of_the_gradebook_and_blank_is_not_nought(self, record):
        assert record.marked == 1
        assert record.rows == (
            ("Key events found", "8", "10"),
            ("Signs found and named", "nothing handed in", "20"),
        )
        assert "waits for a person" in record.reader

    def test_before_anything_is_handed_in(self):
        record = make_record(MODULE, items({}), [])
        assert (record.dates, record.time, record.tries, record.rows) == (
            "",
            "not measured",
            (),
            (),
        )

    @pytest.mark.parametrize(
        ("seconds", "says"),
        [
            (20, "less than a minute"),
            (61, "1 minute"),
            (3_600, "1 hour"),
            (3_661, "1 hour 1 minute"),
        ],
    )
    def test_time_in_words(self, seconds, says):
        assert say_time(seconds) == says

    def test_it_holds_nothing_that_was_written(self, record):
        written = [note["text"] for note in NOTES.values() if note.get("text", "").strip()]
        assert not [text for text in written if text in repr(record)]


def read(made):
    return Document(BytesIO(made))


def words_of(document):
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


@pytest.fixture(params=["reflection", "record", "both"])
def made(request, reflection, record):
    return {
        "reflection": lambda: reflection_docx(reflection),
        "record": lambda: record_docx(record, made="23 November 2026"),
        "both": lambda: record_docx(record, made="23 November 2026", reflection=reflection),
    }[request.param]()


class TestWord:
    def test_it_has_a_title_a_language_and_no_trace_of_who_made_it(self, made):
        about = read(made).core_properties
        assert about.title.endswith("Made up")
        assert about.language == "en-GB"
        assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
        assert (about.created.hour, about.created.minute) == (0, 0)
        with ZipFile(BytesIO(made)) as parts:
            styles = parts.read("word/styles.xml").decode()
        assert 'w:val="en-GB"' in styles
        assert "en-US" not in styles.split("w:eastAsia")[0]

    def test_headings_are_headings_and_skip_no_level(self, made):
        styles = [p.style.name for p in read(made).paragraphs]
        assert styles[0] == "Title"
        levels = [int(name.removeprefix("Heading ")) for name in styles if "Heading" in name]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))

    def test_every_table_has_a_header_row_that_says_it_is_one(self, made):
        for table in read(made).tables:
            marked = [row._tr.findall(f".//{qn('w:tblHeader')}") != [] for row in table.rows]
            assert marked == [True, *[False] * (len(marked) - 1)]
            assert all(cell.text for cell in table.rows[0].cells)
            assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))

    def test_aims_are_a_list(self, record):
        document = read(record_docx(record, made="today"))
        listed = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
        assert listed == ["Read.", "Say."]

    def test_words_come_as_they_were_written(self, reflection):
        document = read(reflection_docx(reflection))
        assert {"One.", "=1+1 <b>", "You missed Hungry."} <= {p.text for p in document.paragraphs}

    def test_the_name_is_there_if_typed_and_the_reflection_if_wished(self, record, reflection):
        plain = words_of(read(record_docx(record, made="today")))
        assert "Name" not in plain
        assert "Still mine." not in plain
        full = words_of(
            read(record_docx(record, name=" Ann ", made="today", reflection=reflection))
        )
        assert "Name: Ann" in full
        assert "Still mine." in full
        assert "up by 3" in full
