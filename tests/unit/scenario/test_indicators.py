"""The list of signs for authors: all there is to know of each, found by words, and as a page."""

from __future__ import annotations

import io

import pytest

from toolkit.cli import main
from toolkit.places import OWN_CONTENT, content_folder
from toolkit.scenario.indicators import find_indicators, print_indicators, write_page
from toolkit.scenario.load import load_indicators
from toolkit.scenario.models import PROTECTS

PAGE = content_folder() / "docs/indicators.md"


def ids(*words):
    found = find_indicators(load_indicators(), words=words)
    return [each.id for group in found for each in group.indicators]


def printed(*words):
    to = io.StringIO()
    return print_indicators(words, to=to), to.getvalue()


def test_the_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == write_page(load_indicators()), (
        "docs/indicators.md is out of date: run python -m toolkit.scenario.indicators"
    )


def test_each_has_its_id_name_meaning_and_paragraphs_under_its_group():
    status, said = printed()
    flat = " ".join(said.split())
    assert status == 0
    for group in load_indicators().groups:
        _, name, after = flat.partition(group.name)
        assert name
        for each in group.indicators:
            report = f" (¶{', '.join(map(str, each.report))})" if each.report else ""
            assert f"{each.id}: {each.name}{report} {' '.join(each.means.split())}" in after
    assert max(map(len, said.splitlines())) <= 100


def test_the_page_has_a_row_for_each_with_its_neighbours():
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:3] == "| `"]
    every = [each for group in load_indicators().groups for each in group.indicators]
    assert [row.split("`")[1] for row in rows] == [each.id for each in every]
    assert all(row.count("|") == 6 for row in rows)
    assert all(
        f"`{other}`" in row for row, e in zip(rows, every, strict=True) for other in e.related
    )


def test_strengths_are_said_to_be_no_reason_to_refer():
    assert "What protects (no reason to refer)\n" in printed()[1]
    assert "## What protects\n\nStrengths: " in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["hungry"], "hungry"),
        (["HUNGRY"], "hungry"),
        (["appointment"], "missed"),  # the name has it in the plural
        (["appointments", "missed"], "missed"),
        (["missed appointments"], "missed"),
        (["speech"], "development"),  # only what it means has the word
        (["home-unsafe"], "home-unsafe"),
    ],
)
def test_a_sign_is_found_by_words(words, found):
    assert found in ids(*words)
    assert len(ids(*words)) < 10


def test_where_none_has_every_word_those_with_any_are_found():
    assert ids("hungry", "zebra") == ids("hungry") != []


def test_a_groups_name_finds_all_of_it():
    protects = next(g for g in load_indicators().groups if g.id == PROTECTS)
    assert {each.id for each in protects.indicators} <= set(ids("what protects"))


@pytest.mark.parametrize("word", ["zebra", "..."])
def test_nothing_found_is_a_sentence(word):
    status, said = printed(word)
    assert status == 1
    assert said == (
        f"No indicator has {word!r} in its name or what it means. Try another word; `wholepicture "
        "indicators` lists them all.\n"
    )


def test_the_command_lists_an_authors_own(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv(OWN_CONTENT, "")
    assert main(["indicators", "hungry"]) == 0
    assert "hungry: Hungry or looking for food (¶73)" in capsys.readouterr().out
    (tmp_path / "scenarios").mkdir()
    assert main(["indicators", "hungry", "--content", str(tmp_path)]) == 0
    assert "hungry: Hungry or looking for food" in capsys.readouterr().out
    (tmp_path / "scenarios/indicators.yaml").write_text(
        "groups:\n  - id: mine\n    name: Mine\n    indicators:\n"
        "      - {id: hungry, name: Peckish, means: Wants a biscuit.}\n"
    )
    assert main(["indicators", "hungry", "--content", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Mine\n  hungry: Peckish\n      Wants a biscuit.\n"


def test_a_list_that_cannot_be_read_is_told(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv(OWN_CONTENT, str(tmp_path))
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios/indicators.yaml").write_text("groups: 3\n")
    assert main(["indicators"]) == 1
    assert capsys.readouterr().out.startswith("scenarios/indicators.yaml:1: ")
