"""What scenarios teach of the report: counted rightly, gaps shown, and nothing of a key told."""

from __future__ import annotations

import io
import json

import pytest

from tests.sample import change
from toolkit.cli import main
from toolkit.places import content_folder, scenario_folder, scenario_ids
from toolkit.scenario.coverage import (
    PRACTICE,
    load_report,
    load_told,
    measure_coverage,
    print_coverage,
    write_page,
)
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario

PAGE = content_folder() / "docs/coverage.md"


def measure(*folders):
    measured = measure_coverage(folders, report=load_report())
    return measured, {covered.number: covered for covered in measured.paragraphs}


def shipped():
    folders = map(scenario_folder, scenario_ids())
    return write_page(measure_coverage(folders, report=load_report(), told=load_told()))


def test_the_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == shipped(), (
        "docs/coverage.md is out of date: run python -m toolkit.scenario.coverage"
    )


def test_every_practice_paragraph_has_one_line_in_order():
    told = [p for part in load_report().parts for p in part.paragraphs]
    assert [p.number for p in told] == list(PRACTICE)
    assert PRACTICE[0] == 13
    assert PRACTICE[-1] == 81
    assert all(2 <= len(p.says.split()) <= 16 for p in told)
    assert len({p.says for p in told}) == len(told)


def test_each_paragraph_is_counted_where_a_key_rests_on_it(folder):
    _, covered = measure(folder)
    assert covered[36].scenarios == covered[72].scenarios == ("The Alder children",)
    assert covered[36].counts == {
        "events": 1,
        "signs": 1,
        "distractors": 0,
        "decisions": 0,
        "figures": 0,
    }
    assert covered[72].counts == {
        "events": 1,
        "signs": 0,
        "distractors": 1,
        "decisions": 1,
        "figures": 0,
    }
    assert covered[65].counts == {
        "events": 0,
        "signs": 1,
        "distractors": 0,
        "decisions": 0,
        "figures": 0,
    }
    assert covered[65].scenarios == ("The Alder children",)  # by its key alone


def test_a_paragraph_that_is_only_named_is_not_called_taught(folder):
    measured, covered = measure(folder)
    assert covered[34].scenarios
    assert not covered[34].taught
    page = write_page(measured)
    assert "**Taught:** 3 of 69 paragraphs." in page
    assert "**Named by a scenario, and by nothing in its key:** ¶34.\n" in page


def test_what_nothing_covers_is_shown(folder):
    page = write_page(measure(folder)[0])
    nothing = page[page.index("**Covered by nothing yet:** ") :].splitlines()[0]
    assert "¶13, ¶14," in nothing
    assert "¶36" not in nothing
    assert nothing.count("¶") == 69 - 4
    assert page.count("**nothing yet**") == 69 - 4


def test_the_page_says_nothing_that_a_key_says(folder):
    page, text = PAGE.read_text(encoding="utf-8"), write_page(measure(folder)[0])
    for shown, scenario_id in ((text, folder), *((page, each) for each in scenario_ids())):
        key = load_key(scenario_id, load_scenario(scenario_id)).key
        items = (*key.events, *key.signs, *key.distractors)
        assert not [item.id for item in items if item.why in shown]
        assert not [item.id for item in items if any(q.quote in shown for q in item.quotes)]
        assert not [event.id for event in key.events if event.title in shown]


def test_a_scenario_that_cannot_be_read_is_named_and_left_out(folder):
    change(folder / "key.yaml", "format: 1", "format: 2")
    out = io.StringIO()
    assert print_coverage([folder], as_json=False, to=out) == 1
    assert "Not counted, because it cannot be read: alder." in out.getvalue()
    assert "Taught: 0 of 69 paragraphs." in out.getvalue()


@pytest.mark.parametrize("only", [[], ["pellow"]])
def test_the_command_prints_the_same(capsys, only):
    assert main(["check", *only, "--coverage"]) == 0
    first = "13" if only else "15"  # figures are told where no scenario is named
    said = " ".join(capsys.readouterr().out.split())
    assert "81 One agency decides that another need not look at a brother or sister" in said
    assert "Neglect: the Pellow children" in said
    assert f"Covered by nothing yet: ¶{first}" in said


def test_the_command_prints_it_for_machines(folder, capsys):
    assert main(["check", str(folder), "--coverage", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["left_out"] == []
    by_number = {each["number"]: each for each in found["paragraphs"]}
    assert by_number[72] == {
        "number": 72,
        "says": "Families known for years in whom neglect became chronic",
        "scenarios": ["The Alder children"],
        "events": 1,
        "signs": 0,
        "distractors": 1,
        "decisions": 1,
        "figures": 0,
    }


def test_figures_and_their_reasons_are_counted_where_they_rest_on_it():
    measured = measure_coverage((), report=load_report(), told=load_told(["fifty-reviews"]))
    covered = {each.number: each for each in measured.paragraphs}
    assert covered[13].scenarios == ("What the fifty reviews found",)
    assert covered[13].counts["figures"] == 2  # how many there were, and who hurt them
    assert covered[71].counts["figures"] == 4
    assert covered[13].taught
    assert not covered[77].scenarios
