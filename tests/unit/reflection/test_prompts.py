"""Prompts as data: what may be written, what is asked of whom, and errors an author can mend."""

import re

import pytest

from toolkit.places import content_folder, module_ids
from toolkit.reflection.prompts import MOST, PARTS, RESULTS, Prompt, asked_of, load_prompts
from toolkit.scenario.modules import load_module
from toolkit.scenario.problems import ContentError

FILE = """\
format: 1
prompts:
  - id: stays
    part: what
    asks: What stays?
    report: [36]
  - id: sign
    part: what
    about: missed-sign
    asks: You missed “{sign}”.
"""


def write(folder, text):
    path = folder / "prompts.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_projects_own_can_be_read_and_ask_two_things_of_everybody_in_each_part():
    prompts = load_prompts()
    for part in PARTS:
        assert sum(p.part == part and p.about is None for p in prompts) == 2
    assert {p.about for p in prompts} == {None, *RESULTS}
    assert all(p.report for p in prompts if p.about is None), "each rests on the report"


@pytest.mark.parametrize("module", module_ids())
def test_every_modules_prompts_go_with_the_shared_ones(module):
    prompts = load_prompts(load_module(module).prompts)
    assert len({p.id for p in prompts}) == len(prompts)


def test_a_modules_prompt_follows_the_shared_ones_or_stands_in_ones_place(tmp_path):
    own = (
        Prompt(id="more", part="what", asks="And more?"),
        Prompt(id="stays", part="what", asks="Instead?"),
    )
    found = load_prompts(own, path=write(tmp_path, FILE))
    assert [(p.id, p.asks) for p in found] == [
        ("stays", "Instead?"),
        ("sign", "You missed “{sign}”."),
        ("more", "And more?"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("{sign}", "{events}", 7, "with about: missed-sign there can be {sign}"),
        ("What stays?", "What {sign} stays?", 3, "without `about` nothing is filled in"),
        ("What stays?", "What } stays?", 3, "has } in it"),
        ("missed-sign", "missed-sings", 9, "missed-sightings"),
        ("id: sign", "id: stays", 2, "two prompts have the id 'stays'"),
        ("part: what", "part: why", 4, "it must be 'what', 'so-what' or 'now-what'"),
        ("[36]", "[360]", 6, "123 or less"),
        ("report", "reports", 6, "did you mean 'report'"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, old, new, line, says):
    path = write(tmp_path, FILE.replace(old, new, 1))
    with pytest.raises(ContentError, match=re.escape(says)) as error:
        load_prompts(path=path)
    assert error.value.problems[0].line == line


def test_a_modules_own_prompts_are_checked_with_it(tmp_path):
    text = (content_folder() / "modules/neglect/module.yaml").read_text(encoding="utf-8")
    folder = tmp_path / "neglect"
    folder.mkdir()
    mistake = "prompts:\n  - {id: a, part: what, asks: 'You missed {sign}.'}\n"
    (folder / "module.yaml").write_text(text + mistake, encoding="utf-8")
    with pytest.raises(ContentError, match="without `about` nothing is filled in"):
        load_module(folder)


FOUND = {"missed-sightings": "three events", "missed-sign": "Hungry"}


class TestAsked:
    def test_before_marking_only_the_general_ones(self):
        asked = asked_of(load_prompts(), {})
        assert all(prompt.about is None for prompt, _ in asked)
        assert len(asked) == 6

    def test_after_marking_a_part_has_three_and_no_braces_are_left(self):
        asked = asked_of(load_prompts(), FOUND)
        what = [asks for prompt, asks in asked if prompt.part == "what"]
        assert len(what) == MOST
        assert what[-1].startswith("You did not find three events in which a child was seen.")
        assert not [asks for _, asks in asked if "{" in asks]

    def test_what_was_answered_is_always_asked(self):
        asked = asked_of(load_prompts(), FOUND, answered={"sign"})
        assert [prompt.id for prompt, _ in asked][:4] == [
            "stays",
            "passed-over",
            "sightings",
            "sign",
        ]

    def test_parts_stand_in_their_order_whatever_the_files(self):
        mixed = [
            Prompt(id="c", part="now-what", asks="c"),
            Prompt(id="a", part="what", asks="a"),
            Prompt(id="b", part="so-what", asks="b"),
        ]
        assert [asks for _, asks in asked_of(mixed, {})] == ["a", "b", "c"]
