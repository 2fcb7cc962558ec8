from __future__ import annotations

import shutil
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sample import change, nth, write_sample
from toolkit.marking.models import CRITERIA
from toolkit.response.models import LIMITS, Entry
from toolkit.response.typed_dates import explain_date
from toolkit.scenario.check import check_scenario
from toolkit.scenario.example_models import ExampleEntry
from toolkit.scenario.examples import load_examples
from toolkit.scenario.load import load_scenario
from toolkit.scenario.problems import ContentError
from toolkit.scenario.strategies import make_response


def load(folder):
    scenario = load_scenario(folder)
    return {e.id: e for e in load_examples(folder, scenario=scenario, module="neglect")}


def test_a_written_example_is_a_response(folder, scenario):
    careful = load(folder)["careful"]
    assert careful.must_get == {"total": (90, 100), "signs": (90, 100)}
    response = careful.response
    assert (response.module, response.scenario) == ("neglect", "alder")
    assert response.version == scenario.version
    review, heating = response.chronology[1:3]
    assert (review.when.edtf, review.when.said) == ("2024-01-30", "30 January 2024")
    assert heating.when.edtf == "2024-02-08~"
    assert heating.sentences == (nth(scenario, "housing-01.2"),)
    assert (heating.seen, heating.looked, heating.significance) == (
        "yes", "in a cot with no bedding", 3,
    )  # fmt: skip
    assert response.signs[0].indicator == "hungry"


def test_a_date_without_a_year_is_read_near_its_record(folder):
    change(folder / "examples/careful.yaml", "when: 12 January 2024", "when: 12 January")
    assert load(folder)["careful"].response.chronology[0].when.edtf == "2024-01-12"


def test_a_blank_example_has_nothing_in_it(folder):
    response = load(folder)["blank"].response
    assert (response.chronology, response.signs) == ((), ())


def test_an_example_has_the_fields_of_an_entry():
    given_by_author = set(ExampleEntry.model_fields) - {"quotes"}
    assert given_by_author == set(Entry.model_fields) - {"id", "sentences"}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("total: [90, 100]", "totals: [90, 100]", "'totals' is 'totals'; it must be 'total'"),
        ("total: [90, 100]", "total: [90, 101]", "it must be 100 or less"),
        ('seen: "no"', "seen: maybe", "'seen' is 'maybe'; it must be 'yes', 'no'"),
        ("significance: 3", "significance: 4", "'significance' is 4; it must be 3 or less"),
    ],
)  # fmt: skip
def test_an_author_is_told_what_is_allowed(folder, old, new, says):
    change(folder / "examples/careful.yaml", old, new)
    with pytest.raises(ContentError, match=says):
        load(folder)


def test_everything_is_everything(scenario):
    response = make_response("everything", scenario=scenario)
    assert len(response.chronology) == len(scenario.records)
    picked = {s for entry in response.chronology for s in entry.sentences}
    assert picked == set(scenario.sentence)
    assert len(response.signs) == min(len(scenario.sentence), LIMITS["signs"])
    assert {sign.indicator for sign in response.signs} == set(scenario.indicator)
    for entry in response.chronology:
        record = scenario.record[entry.sentences[0].rsplit(".", 1)[0]]
        assert entry.when.edtf == record.date
        assert (entry.seen, entry.basis, entry.significance) == ("yes", "observed", 3)


def test_first_sentences_are_first(scenario):
    response = make_response("first-sentences", scenario=scenario)
    first = [scenario.sentences[record.id][0].id for record in scenario.records]
    assert [entry.sentences for entry in response.chronology] == [(s,) for s in first]
    assert [sign.sentences for sign in response.signs] == [(s,) for s in first]


@pytest.fixture(scope="module")
def one_scenario(tmp_path_factory):
    return load_scenario(write_sample(tmp_path_factory.mktemp("chance")))


@settings(deadline=None)
@given(seed=st.integers(0, 2**32))
def test_chance_is_the_same_for_the_same_seed_and_always_valid(one_scenario, seed):
    response = make_response("random", scenario=one_scenario, seed=seed)
    assert response == make_response("random", scenario=one_scenario, seed=seed)
    assert (len(response.chronology), len(response.signs)) == (30, 40)
    sentences = {s for item in (*response.chronology, *response.signs) for s in item.sentences}
    assert sentences <= set(one_scenario.sentence)


def test_an_example_may_ask_for_any_criterion(folder):
    for criterion in CRITERIA:
        change(
            folder / "examples/blank.yaml", "total: [0, 0]", f"{criterion}: [0, 0]\n  total: [0, 0]"
        )
    assert set(load(folder)["blank"].must_get) == {*CRITERIA, "total"}


def warned(folder, words):
    return [w for w in check_scenario(folder).warnings if words in w.says]


@pytest.mark.parametrize(
    ("spoil", "found", "where"),
    [
        (
            lambda folder: change(folder / "examples/careful.yaml", "total: [90", "total: [89"),
            "the most that one must get is 89",
            "examples/careful.yaml",
        ),
        (
            lambda folder: (folder / "examples/careful.yaml").unlink(),
            "the most that one must get is 0",
            "examples",
        ),
        (
            lambda folder: shutil.rmtree(folder / "examples"),
            "there is no example",
            "examples",
        ),
    ],
)
def test_a_scenario_without_a_careful_reader_is_told(folder, spoil, found, where):
    assert warned(folder, "careful reader's") == []
    spoil(folder)
    [problem] = warned(folder, "careful reader's")
    assert problem.file.endswith(where)
    assert problem.says == (
        f"No example is a careful reader's: {found}. Write down in examples/careful.yaml what a "
        "good colleague found, with must_get: {total: [90, 100]}, so that you see when the key "
        "asks for what nobody finds."
    )


def test_a_careful_reader_who_cannot_be_read_is_not_said_to_be_missing(folder):
    change(folder / "examples/careful.yaml", "indicator: unsafe-home", "indicator: unsafe")
    assert check_scenario(folder).errors
    assert warned(folder, "careful reader's") == []


def test_a_date_that_cannot_be_read_is_told_as_a_learner_would_be(folder):
    assert warned(folder, "as a date") == []
    line = change(folder / "examples/careful.yaml", "when: 30/1/24", "when: a while ago")
    [problem] = warned(folder, "as a date")
    assert (problem.file.endswith("examples/careful.yaml"), problem.line) == (True, line)
    explained = explain_date("a while ago", near=date(2024, 1, 30))
    assert explained
    assert problem.says == (
        f"“a while ago” cannot be read as a date, so this entry has none. {explained} Leave it "
        "only if this reader is to get it wrong."
    )


def test_an_entry_without_a_date_is_let_be(folder):
    change(folder / "examples/careful.yaml", "when: 30/1/24", 'when: ""')
    assert warned(folder, "as a date") == []
