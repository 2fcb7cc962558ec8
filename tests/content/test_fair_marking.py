"""Marking is fair across the set: on simulated learners whose skill is known, better earns more.

What ceases to hold fails here with its name, and is told on the page in words.
"""

from __future__ import annotations

import pytest

from toolkit.marking.models import CRITERIA
from toolkit.places import content_folder
from toolkit.simulation.fairness.__main__ import PAGE, main, measure_all
from toolkit.simulation.fairness.material import WHOLE
from toolkit.simulation.fairness.page import find_faults, write_page


@pytest.fixture(scope="module")
def measured():
    return measure_all()


@pytest.fixture(scope="module")
def text(measured):
    return write_page(measured)


def test_the_page_is_current(text):
    written = (content_folder() / PAGE).read_text(encoding="utf-8")
    assert written == text, f"{PAGE} is out of date: run python -m toolkit.simulation.fairness"


def test_every_criterion_of_every_module_was_tried(measured):
    for each in measured:
        assert set(each.rising) == {*CRITERIA, WHOLE}


def test_marks_rise_with_skill_in_each_criterion_and_module(measured):
    for each in measured:
        for share, rising in each.rising.items():
            assert rising.thirds[0] < rising.thirds[1] < rising.thirds[2], (each.id, share)
            assert rising.correlation >= 0.5, (each.id, share)
        assert each.rising[WHOLE].correlation >= 0.8, each.id


def test_nobody_is_lumped_at_an_end_and_no_part_is_done_by_one_answer(measured):
    assert find_faults(measured) == set()


def test_one_answer_to_everything_leaves_something_to_ask(measured):
    for each in measured:
        for criterion, (says, earned) in each.guesses.items():
            assert earned <= 0.85, (each.id, criterion, says)


def test_games_stay_at_the_bottom(measured):
    for each in measured:
        weaker = each.rising[WHOLE].thirds[0]
        for strategy, earned in each.games.items():
            assert earned <= 0.05, (each.id, strategy)
            assert earned < weaker / 3, (each.id, strategy)
            assert each.lower[strategy] <= 0.03, (each.id, strategy)


def test_no_module_is_dearer_than_another(measured):
    middle = [sum(each.rising[WHOLE].thirds) / 3 for each in measured]
    assert max(middle) - min(middle) <= 0.05


def test_a_habit_costs_where_it_should(measured):
    for each in measured:
        changes = each.habits
        for habit, change in changes.items():
            assert change[WHOLE] < 0, (each.id, habit)
        assert min(changes["loose-dates"], key=changes["loose-dates"].get) == "dating"
        assert min(changes["trusts"], key=changes["trusts"].get) == "discernment"
        assert changes["trusts"]["coverage"] == pytest.approx(0, abs=0.002)
        assert changes["loose-dates"]["signs"] == pytest.approx(0, abs=0.002)
        # No agency has the whole picture, so who keeps to one file finds few of the events.
        assert changes["one-agency"]["coverage"] < -0.2


def test_the_page_tells_nothing_of_a_key(text):
    from toolkit.scenario.key import load_key
    from toolkit.scenario.load import load_scenario

    for scenario in ("pellow", "soares"):
        key = load_key(scenario, load_scenario(scenario)).key
        for item in (*key.events, *key.signs, *key.distractors):
            assert item.why not in text
            assert getattr(item, "title", item.why) not in text


def test_a_stale_page_is_told_and_not_touched(tmp_path, monkeypatch, capsys, measured):
    monkeypatch.setattr("toolkit.simulation.fairness.__main__.content_folder", lambda: tmp_path)
    monkeypatch.setattr("toolkit.simulation.fairness.__main__.measure_all", lambda: measured)
    (tmp_path / PAGE).parent.mkdir()
    (tmp_path / PAGE).write_text("old", encoding="utf-8")
    assert main(["--check"]) == 1
    assert "out of date" in capsys.readouterr().out
    assert (tmp_path / PAGE).read_text(encoding="utf-8") == "old"
    assert main([]) == 0
    assert main(["--check"]) == 0
