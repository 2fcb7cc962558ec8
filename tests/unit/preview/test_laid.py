"""What of the key is laid where: each item once for each of its passages, in the text itself."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.sample import change, nth
from toolkit.places import scenario_ids
from toolkit.preview.laid import LaidRecord, Milestone, lay_key
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario


@pytest.fixture
def laid(scenario, key):
    return lay_key(scenario, key)


def record(laid, name: str) -> LaidRecord:
    return next(each for each in laid.records if each.record.id == name)


def tagged(laid) -> dict[str, list[str]]:
    """Sentence to the tags that stand after it."""
    sentences = [each for one in laid.records for line in one.lines for each in line]
    return {each.sentence.id: [tag.item.tag for tag in each.tags] for each in sentences}


def test_every_sentence_stands_there_once_in_its_line(laid, scenario):
    shown = [each.sentence for one in laid.records for line in one.lines for each in line]
    assert shown == [s for one in scenario.records for s in scenario.sentences[one.id]]
    first, second = record(laid, "school-01").lines
    assert [each.sentence.text for each in first] == [
        "Mia came in late and asked twice for toast.",
        'She told me "there was nothing in the cupboard".',
    ]
    assert len(second) == 2


def test_each_item_is_tagged_where_its_passage_ends(laid, scenario):
    tags = {sentence: found for sentence, found in tagged(laid).items() if found}
    assert tags == {
        nth(scenario, "school-01.1"): ["E1", "S1"],
        nth(scenario, "health-01.1"): ["E2"],
        nth(scenario, "health-01.2"): ["S2"],
        nth(scenario, "housing-01.2"): ["E3", "S3"],
        nth(scenario, "school-02.1"): ["E4"],
        nth(scenario, "school-02.2"): ["S4"],
        nth(scenario, "health-02.2"): ["S5"],
        nth(scenario, "housing-02.2"): ["R1"],
        nth(scenario, "school-03.2"): ["A1"],
    }


def test_a_passage_of_several_sentences_is_marked_whole_and_tagged_once(folder, scenario):
    change(
        folder / "key.yaml",
        "quote: plimsolls and a summer dress in the snow",
        "quote: in the snow for the third day. Her hands",
    )
    laid = lay_key(scenario, load_key(folder, scenario))
    both = [each for line in record(laid, "school-02").lines for each in line][:2]
    assert [each.kinds for each in both] == [("event",), ("event", "sign")]
    assert [[tag.item.tag for tag in each.tags] for each in both] == [[], ["E4", "S4"]]
    assert both[1].tags[0].place.span == "sentences 1 to 2"


def test_an_item_with_more_passages_has_one_note_a_record(folder, scenario):
    quotes = "quotes:\n      - record: school-01\n        quote: asked twice for toast\n"
    more = (
        "      - {record: school-01, quote: ate all of it quickly}\n"
        "      - {record: health-02, quote: He was quiet and watched}\n"
    )
    change(folder / "key.yaml", quotes, quotes + more)
    laid = lay_key(scenario, load_key(folder, scenario))
    [note, _] = record(laid, "school-01").notes
    assert [place.span for place in note.places] == ["sentence 1", "sentence 3"]
    assert [[place.record for place in places] for places in note.elsewhere] == [["health-02"]]
    assert "E1" in tagged(laid)[nth(scenario, "school-01.3")]
    assert "E1" in tagged(laid)[nth(scenario, "health-02.4")]


def test_a_record_with_nothing_of_the_key_has_no_notes(folder, scenario):
    change(folder / "key.yaml", "record: housing-02", "record: housing-01")
    change(folder / "key.yaml", "quote: the front room was tidy", "quote: The little boy was in a")
    change(folder / "key.yaml", " and freshly painted", " cot with no bedding")
    laid = lay_key(scenario, load_key(folder, scenario))
    empty = [each.record.id for each in laid.records if not each.notes]
    assert empty == ["housing-02"]


@pytest.mark.parametrize("name", scenario_ids())
def test_in_every_scenario_each_passage_is_tagged_once_and_none_is_lost(name):
    scenario = load_scenario(name)
    key = load_key(name, scenario)
    laid = lay_key(scenario, key)
    tags = [
        (tag.item.id, tag.place.sentences)
        for one in laid.records
        for line in one.lines
        for each in line
        for tag in each.tags
    ]
    wanted = [
        *((each.event.id, passage.sentences) for each in key.events for passage in each.passages),
        *((each.sign.id, passage.sentences) for each in key.signs for passage in each.passages),
        *((d.distractor.id, passage.sentences) for d in key.distractors for passage in d.passages),
    ]
    assert Counter(tags) == Counter(wanted)
    noted = Counter((note.item.id, one.record.id) for one in laid.records for note in one.notes)
    assert set(noted.values()) == {1}
    anchors = [place.anchor for item in laid.items for place in item.places]
    assert len(set(anchors)) == len(anchors) == len(wanted)


def test_one_agencys_records_can_be_shown_alone(scenario, key):
    laid = lay_key(scenario, key, agency="health")
    assert [each.record.id for each in laid.records] == ["health-01", "health-02"]
    assert laid.agency is not None
    assert laid.agency.name == "Brackenwell health visitors"
    assert {item.tag for item in laid.items} >= {"E1", "S5", "A1", "R1"}  # the list stays whole
    assert [(agency.id, held) for agency, held in laid.agencies] == [
        ("school", 3),
        ("health", 2),
        ("housing", 2),
    ]


def test_an_agency_that_is_not_there_shows_all(scenario, key):
    laid = lay_key(scenario, key, agency="polcie")
    assert laid.agency is None
    assert len(laid.records) == 7


def order(laid) -> list[str]:
    return [
        each.says if isinstance(each, Milestone) else each.record.id
        for each in laid.entries
        if isinstance(each, Milestone) or each.record.id in {"housing-01", "school-02", "health-02"}
    ]


def test_what_a_day_brings_stands_after_that_days_records(laid):
    assert order(laid) == [
        "Enough to refer, with every agency’s records together",
        "housing-01",
        "school-02",
        "Decision: A summer dress in the snow",
        "health-02",
    ]


def test_one_agencys_own_day_stands_among_its_records(folder, scenario):
    change(folder / "key.yaml", "weight: 4\n  groups: 2", "weight: 2\n  groups: 1")
    laid = lay_key(scenario, load_key(folder, scenario), agency="housing")
    assert "Enough to refer, from the records of Brackenwell Homes alone" in order(laid)
