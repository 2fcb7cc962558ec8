"""An author's own content stands beside the project's, and comes first where names are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit import places
from toolkit.places import OWN_CONTENT
from toolkit.scenario.problems import show_path
from toolkit.serving.kernels import kernel_environment


@pytest.fixture
def own(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv(OWN_CONTENT, str(tmp_path))
    for part in ("scenarios/maple/scenario.yaml", "modules/maple/module.yaml"):
        (tmp_path / part).parent.mkdir(parents=True)
        (tmp_path / part).touch()
    return tmp_path


def test_the_authors_scenarios_are_offered_beside_the_projects(own):
    assert {"maple", "pellow"} <= set(places.scenario_ids())
    assert {"maple", "neglect"} <= set(places.module_ids())
    assert places.scenario_folder("maple") == own / "scenarios/maple"
    assert places.module_folder("maple") == own / "modules/maple"
    assert places.course_folder("maple") == own / "grading/source/maple"
    assert places.scenario_folder("pellow") == places.content_folder() / "scenarios/pellow"


def test_the_authors_own_comes_first_and_is_named_once(own):
    (own / "scenarios/pellow").mkdir()
    (own / "scenarios/pellow/scenario.yaml").touch()
    assert places.scenario_folder("pellow") == own / "scenarios/pellow"
    assert places.scenario_ids().count("pellow") == 1


def test_without_an_own_folder_there_is_the_projects(monkeypatch):
    for nothing in ("", " ", str(places.content_folder())):
        monkeypatch.setenv(OWN_CONTENT, nothing)
        assert places.content_folders() == (places.content_folder(),)


def test_a_problem_names_the_file_from_the_folder_that_holds_the_scenarios(own):
    assert show_path(own / "scenarios/maple/key.yaml") == "scenarios/maple/key.yaml"


def test_learners_kernels_are_told_where_it_is(own):
    assert kernel_environment(api="/", ipython="/none")[OWN_CONTENT] == str(own)
