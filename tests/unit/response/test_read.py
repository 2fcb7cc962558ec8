"""Reading never raises, keeps what is sound, and tells four outcomes apart."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.response.models import LIMITS, Entry, MarkedSign, Response, When
from toolkit.response.read import Reading, read_response

ENTRY = {"id": "e1", "sentences": ["school-01.1"], "what": "Came to school without a coat."}
SIGN = {"id": "s1", "sentences": ["school-01.2"], "indicator": "hungry"}
GOOD = {
    "format": 1,
    "module": "neglect",
    "scenario": "pellow",
    "attempt": 2,
    "chronology": [ENTRY],
    "signs": [SIGN],
}


def document(**parts):
    return json.dumps({**GOOD, **parts})


def with_entry(**fields):
    return document(chronology=[{**ENTRY, **fields}])


def with_sign(**fields):
    return document(signs=[{**SIGN, **fields}])


def raw_entry(fields):
    """A document whose entry has fields that json.dumps would not write."""
    return (
        '{"format": 1, "module": "neglect", "scenario": "pellow", "signs": [], '
        '"chronology": [{"id": "e1", "what": "kept", ' + fields + "}]}"
    )


def test_a_sound_response_comes_back_whole():
    reading = read_response(document())
    assert reading.outcome == "readable"
    assert reading.problems == ()
    assert reading.response == Response.model_validate(GOOD)


def test_bytes_with_a_byte_order_mark_are_read():
    assert read_response(b"\xef\xbb\xbf" + document().encode()).outcome == "readable"
    assert read_response("\ufeff" + document()).outcome == "readable"


def test_what_is_written_is_read_back():
    response = Response.model_validate(GOOD)
    assert read_response(response.model_dump_json()).response == response


def test_blank_is_neither_unreadable_nor_wrong():
    reading = read_response(document(chronology=[], signs=[]))
    assert reading.outcome == "blank"
    assert reading.response is not None
    assert reading.problems == ()


def test_nothing_left_of_something_is_unreadable_not_blank():
    reading = read_response(document(chronology=[{"id": "NO"}], signs=[]))
    assert reading.outcome == "unreadable"
    assert reading.response is None
    assert "Id was “NO”" in reading.problems[0]


# Documents of which nothing can be used. Each with a word of the reason.
UNREADABLE = {
    "empty bytes": (b"", "empty file"),
    "empty text": ("", "empty file"),
    "spaces": ("  \n\t ", "empty file"),
    "only a byte-order mark": (b"\xef\xbb\xbf", "empty file"),
    "not JSON": ("dear trainer, the dog ate it", "cannot be read as JSON"),
    "half a document": (document()[:60], "cannot be read as JSON"),
    "two documents": (document() * 2, "cannot be read as JSON"),
    "python": ("{'format': 1}", "cannot be read as JSON"),
    "a pickle": (b"\x80\x04K\x01.", "UTF-8"),
    "latin-1": ('{"module": "caf\xe9"}'.encode("latin-1"), "UTF-8"),
    "utf-16": (document().encode("utf-16"), "UTF-8"),
    "utf-32": (document().encode("utf-32"), "UTF-8"),
    "NUL bytes": (b"\x00" * 100, "cannot be read as JSON"),
    "a raw NUL in a string": ('{"module": "\x00"}', "cannot be read as JSON"),
    "list at the top": ("[]", "a list was found"),
    "list of entries at the top": (json.dumps([ENTRY]), "a list was found"),
    "text at the top": ('"hello"', "“hello” was found"),
    "number at the top": ("3", "3 was found"),
    "true at the top": ("true", "true was found"),
    "null at the top": ("null", "nothing was found"),
    "NaN at the top": ("NaN", "NaN was found"),
    "huge number at the top": ("9" * 5000, "a number of 5,000 digits was found"),
    "lists 100k deep": ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
    "lists 100k deep, unclosed": ("[" * 100_000, "nested too deeply"),
    "objects 100k deep": ('{"a":' * 100_000 + "1" + "}" * 100_000, "nested too deeply"),
    "deep inside an entry": (
        raw_entry('"why": ' + "[" * 100_000 + "]" * 100_000),
        "nested too deeply",
    ),
    "too large": (b" " * (LIMITS["bytes"] + 1), "larger than"),
    "too large as text": ("x" * (LIMITS["bytes"] + 1), "larger than"),
    "too large once encoded": ("\u20ac" * (LIMITS["bytes"] // 2), "larger than"),
    "format of the future": (document(format=2), "format 2"),
    "format zero": (document(format=0), "format 0"),
    "format as text": (document(format="1"), "format “1”"),
    "format as a boolean": (document(format=True), "format true"),
    "format as a float": (document(format=1.0), "format 1.0"),
    "format null": (document(format=None), "format nothing"),
    "format a list": (document(format=[1]), "format a list"),
    "chronology is text": (document(chronology="all of it", signs=[]), "list of entries"),
    "chronology is an object": (document(chronology={"e1": ENTRY}, signs=[]), "list of entries"),
    "chronology is null": (document(chronology=None, signs=[]), "list of entries"),
    "chronology is a number": (document(chronology=1e308, signs=[]), "list of entries"),
    "signs is true": (document(chronology=[], signs=True), "list of signs"),
    "entries are all text": (document(chronology=["a", "b"], signs=[]), "not an object"),
    "entries are all numbers": (document(chronology=[1, 2.5, -0.0], signs=[]), "not an object"),
    "entries are all null": (document(chronology=[None], signs=[]), "not an object"),
    "entries are lists": (document(chronology=[[ENTRY]], signs=[]), "not an object"),
    "entry without an id": (document(chronology=[{"what": "x"}], signs=[]), "Id is missing"),
    "sign without sentences": (
        document(chronology=[], signs=[{"id": "s1", "indicator": "hungry"}]),
        "Sentences is missing",
    ),
    "not text at all": (None, "neither text nor bytes"),
    "a number instead of a file": (5, "neither text nor bytes"),
}


@pytest.mark.parametrize(("data", "says"), UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_documents_say_why(data, says):
    started = time.monotonic()
    reading = read_response(data)
    assert time.monotonic() - started < 5
    assert reading.outcome == "unreadable"
    assert reading.response is None
    assert says in reading.problems[0]


# Documents with one spoilt thing: the rest is kept. Each with a word of what is told.
SPOILT = {
    "unknown key at the top": (document(marks=100), "“marks” is not a field"),
    "marks claimed by the page": (document(total=100, points={"coverage": 25}), "“total”"),
    "unknown key in an entry": (with_entry(score=5), "“score” is not a field"),
    "unknown key in a sign": (with_sign(points=5), "“points” is not a field"),
    "unknown key in a date": (with_entry(when={"typed": "2024", "tz": "GMT"}), "“tz”"),
    "prototype key": (with_entry(__proto__={"admin": True}), "“__proto__”"),
    "module is a number": (document(module=3), "which module"),
    "module is missing": (json.dumps({"chronology": [ENTRY]}), "which module"),
    "module is huge": (document(module="m" * 1000), "which module"),
    "scenario is null": (document(scenario=None), "which scenario"),
    "version is a list": (document(version=["a"]), "Version was a list"),
    "attempt is text": (document(attempt="2"), "Attempt was “2”"),
    "attempt is zero": (document(attempt=0), "Attempt was 0"),
    "attempt is negative": (document(attempt=-1), "Attempt was -1"),
    "attempt is a boolean": (document(attempt=True), "Attempt was true"),
    "attempt is a float": (document(attempt=1.5), "Attempt was 1.5"),
    "attempt is 10^5000": (
        document().replace('"attempt": 2', '"attempt": 1' + "0" * 5000),
        "a number of 5,001 digits",
    ),
    "what is a number": (with_entry(what=5), "What happened was 5"),
    "what is null": (with_entry(what=None), "What happened was nothing"),
    "what is a list": (with_entry(what=["x"]), "What happened was a list"),
    "what is an object": (with_entry(what={"html": "<b>"}), "What happened was an object"),
    "what is true": (with_entry(what=True), "What happened was true"),
    "what is huge": (with_entry(what="w" * 100_000), "cut from 100,000 characters"),
    "why is huge": (with_entry(why="<b>" * 50_000), "cut from 150,000 characters"),
    "significance is true": (with_entry(significance=True), "Significance was true"),
    "significance is text": (with_entry(significance="3"), "Significance was “3”"),
    "significance is 4": (with_entry(significance=4), "Significance was 4"),
    "significance is -1": (with_entry(significance=-1), "Significance was -1"),
    "significance is 2.0": (with_entry(significance=2.0), "Significance was 2.0"),
    "significance is NaN": (raw_entry('"significance": NaN'), "Significance was NaN"),
    "significance is Infinity": (raw_entry('"significance": Infinity'), "was Infinity"),
    "significance is -Infinity": (raw_entry('"significance": -Infinity'), "was -Infinity"),
    "significance is 1e999": (raw_entry('"significance": 1e999'), "Significance was inf"),
    "significance is 10^5000": (
        raw_entry('"significance": 1' + "0" * 5000),
        "Significance was a number of 5,001 digits",
    ),
    "seen is a boolean": (with_entry(seen=True), "Child seen was true"),
    "seen is Yes": (with_entry(seen="Yes"), "Child seen was “Yes”"),
    "seen is maybe": (with_entry(seen="maybe"), "it can be yes, no, not-recorded"),
    "alone is 1": (with_entry(alone=1), "Seen alone was 1"),
    "basis is unknown": (with_entry(basis="guessed"), "observed, reported, opinion"),
    "basis is script": (with_entry(basis="<script>"), "How known was"),
    "when is text": (with_entry(when="2024-03-02"), "Date was “2024-03-02”"),
    "when is a list": (with_entry(when=["2024"]), "Date was a list"),
    "when is null": (with_entry(when=None), "Date was nothing"),
    "when.typed is a number": (with_entry(when={"typed": 2024}), "Date as written was 2024"),
    "when.typed is huge": (with_entry(when={"typed": "2" * 9000}), "Date as written was cut"),
    "when.edtf is words": (with_entry(when={"edtf": "last spring"}), "“last spring” is not one"),
    "when.edtf in the year 0": (with_entry(when={"edtf": "0000-01-01"}), "it was cleared"),
    "when.edtf in the year 1": (with_entry(when={"edtf": "0001-01-01"}), "it was cleared"),
    "when.edtf in the year 9999": (with_entry(when={"edtf": "9999-12-31"}), "it was cleared"),
    "when.edtf in the year -1": (with_entry(when={"edtf": "-0001-01-01"}), "it was cleared"),
    "when.edtf in the far future": (with_entry(when={"edtf": "Y170000002"}), "it was cleared"),
    "when.edtf is impossible": (with_entry(when={"edtf": "2024-02-31"}), "it was cleared"),
    "when.edtf has no end": (with_entry(when={"edtf": "2024-03/.."}), "it was cleared"),
    "when.edtf ends before it begins": (with_entry(when={"edtf": "2024/2023"}), "it was cleared"),
    "when.edtf is a grammar's worst": (with_entry(when={"edtf": "[" * 200}), "it was cleared"),
    "when.edtf is huge": (with_entry(when={"edtf": "2024-" * 5000}), "it was cleared"),
    "when.edtf is NUL": (with_entry(when={"edtf": "2024\x002"}), "it was cleared"),
    "when.edtf is script": (with_entry(when={"edtf": "<script>"}), "it was cleared"),
    "when.edtf is other digits": (with_entry(when={"edtf": "\u0662\u0660\u0662\u0664"}), "cleared"),
    "sentences is text": (with_entry(sentences="school-01.1"), "Sentences was “school-01.1”"),
    "sentences is null": (with_entry(sentences=None), "Sentences was nothing"),
    "sentences is an object": (with_entry(sentences={"a": 1}), "Sentences was an object"),
    "a sentence id is a path": (
        with_entry(sentences=["../../key.yaml", "school-01.1"]),
        "“../../key.yaml” is not a sentence",
    ),
    "a sentence id is a number": (with_entry(sentences=[1.1, "school-01.1"]), "1.1 is not a"),
    "a sentence id is nested": (with_entry(sentences=[["school-01.1"]]), "a list is not a"),
    "a sentence id is huge": (with_entry(sentences=["a" * 99_999 + ".1"]), "is not a sentence"),
    "a sentence id has a newline": (with_entry(sentences=["school-01.1\n"]), "is not a sentence"),
    "too many sentences": (
        with_entry(sentences=[f"school-01.{n}" for n in range(500)]),
        "more than 60 sentences",
    ),
    "two entries with one id": (document(chronology=[ENTRY, ENTRY]), "Entry 2: the id “e1”"),
    "two signs with one id": (document(signs=[SIGN, SIGN]), "Sign 2: the id “s1” is taken"),
    "one entry of three is text": (document(chronology=[ENTRY, "x", 3]), "Entry 2 is “x”"),
    "too many entries": (
        document(chronology=[{"id": f"e{n}"} for n in range(5000)]),
        "There are 5,000 entries; only the first 200",
    ),
    "too many signs": (
        document(signs=[{**SIGN, "id": f"s{n}"} for n in range(9000)]),
        "only the first 400 were read",
    ),
    "id is a number": (document(chronology=[ENTRY, {"id": 7}]), "Id was 7"),
    "id is empty": (document(chronology=[ENTRY, {"id": ""}]), "Id was empty"),
    "id is huge": (document(chronology=[ENTRY, {"id": "e" * 10_000}]), "Id was “eee"),
    "id is script": (document(chronology=[ENTRY, {"id": "<script>"}]), "Id was “<script>”"),
    "id has capitals": (document(chronology=[ENTRY, {"id": "E1"}]), "Id was “E1”"),
    "indicator is a path": (document(signs=[SIGN, {**SIGN, "indicator": "../x"}]), "“../x”"),
    "indicator is huge": (document(signs=[SIGN, {**SIGN, "indicator": "a" * 99}]), "too long"),
    "indicator is null": (document(signs=[SIGN, {**SIGN, "indicator": None}]), "was nothing"),
    "sign rests on nothing": (document(signs=[SIGN, {**SIGN, "sentences": []}]), "empty; pick"),
    "sign rests on nothing known": (
        document(signs=[SIGN, {"id": "s2", "indicator": "hungry", "sentences": ["x"]}]),
        "empty; pick",
    ),
    "signs is text": (document(signs="many"), "list of signs"),
}


@pytest.mark.parametrize(("data", "says"), SPOILT.values(), ids=SPOILT)
def test_what_is_sound_is_kept_and_the_rest_is_told(data, says):
    reading = read_response(data)
    assert reading.outcome == "readable"
    assert any(says in problem for problem in reading.problems), reading.problems
    assert reading.response.chronology or reading.response.signs
    json.dumps(reading.response.model_dump(mode="json"), allow_nan=False).encode()


# Odd and allowed: kept without a word.
ODD = {
    "script in what": (with_entry(what="<script>alert(1)</script>"), "<script>alert(1)</script>"),
    "an image that runs": (with_entry(what='"><img src=x onerror=alert(1)>'), None),
    "a template": (with_entry(what="{{ 7 * 7 }} {% raw %} ${7*7}"), "{{ 7 * 7 }} {% raw %} ${7*7}"),
    "a formula": (with_entry(what="=HYPERLINK(1)"), "=HYPERLINK(1)"),
    "sql": (with_entry(what="'; drop table change; --"), "'; drop table change; --"),
    "emoji": (with_entry(what="\U0001f469\u200d\U0001f467 sad"), "\U0001f469\u200d\U0001f467 sad"),
    "right to left": (with_entry(what="\u202eabc \u0645\u0631\u062d\u0628\u0627"), None),
    "well-formed but unknown sentence": (with_entry(sentences=["nobody-99.999"]), None),
    "well-formed but unknown indicator": (with_sign(indicator="no-such-thing"), None),
}


@pytest.mark.parametrize(("data", "what"), ODD.values(), ids=ODD)
def test_odd_text_stays_text(data, what):
    reading = read_response(data)
    assert reading.outcome == "readable"
    assert reading.problems == ()
    if what is not None:
        assert reading.response.chronology[0].what == what


def test_a_hundred_documents_are_tried():
    assert len(UNREADABLE) + len(SPOILT) + len(ODD) >= 100


def test_what_cannot_be_stored_is_cleaned():
    reading = read_response(with_entry(what="a\x00b\ud800c\r\nd\te\x0b"))
    assert reading.response.chronology[0].what == "ab\ufffdc\nd\te"


def test_a_sentence_picked_twice_counts_once():
    reading = read_response(with_entry(sentences=["school-01.1", "school-01.1"]))
    assert reading.response.chronology[0].sentences == ("school-01.1",)


def test_the_first_of_two_items_with_one_id_is_kept():
    later = {**ENTRY, "what": "Something else."}
    reading = read_response(document(chronology=[ENTRY, later]))
    assert [entry.what for entry in reading.response.chronology] == [ENTRY["what"]]


def test_a_date_not_understood_keeps_its_words():
    reading = read_response(with_entry(when={"typed": "in the cold", "edtf": "cold", "said": "x"}))
    assert reading.response.chronology[0].when == When(typed="in the cold")


def test_problems_are_few_however_many_there_are():
    reading = read_response(document(**{f"x{n}": n for n in range(100_000)}))
    assert len(reading.problems) == 51
    assert reading.problems[-1] == "99,950 more problems are not listed here."
    assert all(len(problem) < 300 for problem in reading.problems)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [*Response.model_fields, *Entry.model_fields, *MarkedSign.model_fields, "edtf"]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200)
    | ANYTHING.map(json.dumps)
    | st.fixed_dictionaries(
        {"chronology": st.lists(ANYTHING, max_size=4), "signs": st.lists(ANYTHING, max_size=4)}
    ).map(json.dumps)
)
def test_reading_never_raises_and_what_it_returns_is_sound(data):
    reading = read_response(data)
    assert isinstance(reading, Reading)
    assert all(isinstance(problem, str) for problem in reading.problems)
    if reading.response is None:
        assert reading.outcome == "unreadable"
        assert reading.problems
        return
    again = read_response(reading.response.model_dump_json())
    assert again.response == reading.response
    assert again.outcome == reading.outcome
