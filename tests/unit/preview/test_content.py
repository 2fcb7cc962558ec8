"""What is previewed is found by its name, and what is wrong with it is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.sample import change
from toolkit.places import OWN_CONTENT
from toolkit.preview.content import (
    NoSuchScenarioError,
    find_scenario,
    modules_of,
    read_content,
    read_stamp,
    what_stops,
)
from toolkit.scenario.new import begin_scenario

SLUG = "maple-house"


@pytest.fixture
def own(tmp_path: Path, monkeypatch) -> Path:
    """An author's own content, begun."""
    monkeypatch.setenv(OWN_CONTENT, str(tmp_path))
    return begin_scenario(SLUG)


def test_a_scenario_is_found_by_its_id_or_by_its_modules():
    assert find_scenario("pellow") == "pellow"
    assert find_scenario("neglect") == "pellow"


def test_a_name_that_is_nothing_is_told_with_those_that_are_near(own):
    with pytest.raises(NoSuchScenarioError, match="'maple-hose'; did you mean 'maple-house'"):
        find_scenario("maple-hose")
    with pytest.raises(NoSuchScenarioError, match="There are domestic-abuse, farrant, maple-house"):
        find_scenario("zzz")


def test_a_module_that_cannot_be_read_says_why(own):
    (own / "modules" / SLUG).rename(own / "modules" / "maple")
    change(own / "modules/maple/module.yaml", "format: 1", "fromat: 1")
    with pytest.raises(NoSuchScenarioError, match=r"modules/maple/module\.yaml:\d+: .*'fromat'"):
        find_scenario("maple")


def test_a_module_without_a_scenario_has_nothing_to_preview():
    with pytest.raises(NoSuchScenarioError, match="'fifty-reviews' offers no scenario"):
        find_scenario("fifty-reviews")
    assert what_stops("fifty-reviews") == ()


def test_a_scenario_that_no_module_offers_is_found(own):
    change(own / "modules" / SLUG / "module.yaml", f"scenario: {SLUG}", "scenario: pellow")
    assert find_scenario(SLUG) == SLUG
    assert modules_of(SLUG) == ()
    assert {module.id for module in modules_of("pellow")} == {"neglect", SLUG}


def test_the_stamp_changes_with_each_file_and_only_then(own):
    before = read_stamp()
    assert read_stamp() == before
    seen = {before}
    for name in (f"scenarios/{SLUG}/records/school.yaml", f"modules/{SLUG}/module.yaml"):
        status = (own / name).stat()
        os.utime(own / name, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))
        seen.add(read_stamp())
    (own / "scenarios/indicators.yaml").touch()
    seen.add(read_stamp())
    assert len(seen) == 4


def test_what_can_be_read_is_kept_beside_what_cannot(own):
    whole = read_content(SLUG)
    assert whole.key is not None
    assert whole.problems == ()
    change(own / f"scenarios/{SLUG}/key.yaml", "came in late with no coat", "came in early")
    lost = read_content(SLUG)
    assert lost.key is not None
    [problem] = lost.problems
    assert problem.file == f"scenarios/{SLUG}/key.yaml"
    change(own / f"scenarios/{SLUG}/records/school.yaml", "about: [skye]", "abuot: [skye]")
    broken = read_content(SLUG)
    assert (broken.source is not None, broken.key) == (True, None)
    assert any(f"records/school.yaml:{problem.line}" in str(problem) for problem in broken.problems)


def test_a_broken_key_stops_no_learners_page(own):
    change(own / f"scenarios/{SLUG}/key.yaml", "threshold:", "treshold:")
    assert what_stops(SLUG) == ()
    change(own / f"scenarios/{SLUG}/decisions.yaml", "format: 1", "format: one")
    [problem] = what_stops(SLUG)
    assert problem.file == f"scenarios/{SLUG}/decisions.yaml"
    change(own / f"modules/{SLUG}/module.yaml", "minutes: [60, 90]", "minutes: sixty")
    [problem] = what_stops(SLUG)
    assert problem.file == f"modules/{SLUG}/module.yaml"
