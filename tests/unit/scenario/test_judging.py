from __future__ import annotations

import pytest

from tests.sample import change
from toolkit.marking import CRITERIA
from toolkit.scenario.check import check_scenario
from toolkit.scenario.checks.judging import judged_criteria
from toolkit.scenario.key import load_key
from toolkit.scenario.load import load_scenario


@pytest.fixture
def undecided(folder):
    """The sample scenario without its decisions."""
    (folder / "decisions.yaml").unlink()
    key = folder / "key.yaml"
    key.write_text(key.read_text(encoding="utf-8").split("decisions:\n")[0], encoding="utf-8")
    careful = folder / "examples/careful.yaml"
    text = careful.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("decisions:")]
    careful.write_text("\n".join(kept), encoding="utf-8")
    return folder


def errors(folder):
    return [problem.says for problem in check_scenario(folder).errors]


def test_points_that_the_key_can_judge_are_right(folder, module):
    assert errors(folder) == []


def test_points_the_key_has_nothing_to_judge_by_are_refused_at_their_line(undecided, module):
    change(module, "{coverage: 50, child: 25, signs: 25}", "\n  coverage: 75\n  decisions: 25")
    [error] = check_scenario(undecided).errors
    assert error.says == (
        "The module gives 25 points for 'decisions' (Decisions), but the key of 'alder' has "
        "nothing to judge it by; give it no points, or write into the key what it asks for."
    )
    assert (error.file.endswith("modules/cold/module.yaml"), error.line) == (True, 9)


def test_a_module_of_another_scenario_is_let_be(folder, module):
    change(module, "coverage: 50", "decisions: 50")
    change(module, "scenario: alder", "scenario: another")
    assert errors(folder) == []


def test_a_module_that_cannot_be_read_is_said(folder, module):
    change(module, "minutes:", "minuets:")
    assert any("did you mean 'minutes'?" in says for says in errors(folder))


def test_what_is_judged_is_what_marking_judges(folder, scenario, key):
    judged = judged_criteria(scenario, key)
    assert judged == frozenset(CRITERIA)
    text = (folder / "key.yaml").read_text(encoding="utf-8")
    head, rest = text.split("events:\n", 1)
    signs = rest.index("signs:\n")
    (folder / "key.yaml").write_text(head + "events: []\n" + rest[signs:], encoding="utf-8")
    without_events = judged_criteria(scenario, load_key(folder, load_scenario(folder)))
    assert without_events == {"signs", "discernment", "decisions"}


def crowded(folder):
    return [p for p in check_scenario(folder).warnings if "in a passage of the key" in p.says]


def test_a_key_that_fills_the_records_is_told_its_figures_and_what_to_do(folder):
    assert crowded(folder) == []
    sentences = load_scenario(folder).sentence
    quotes = "".join(
        f"      - {{record: {record}, quote: {quote!r}}}\n"
        for record, quote in (
            ("school-01", "Mia came in late"),
            ("school-01", "I gave her breakfast"),
            ("school-01", "No concerns from lunch staff"),
            ("school-02", "in the snow for the third day"),
            ("school-02", "Ms Alder said at the gate"),
            ("housing-01", "The little boy was in a cot"),
            ("housing-01", "Called about a leak"),
            ("health-02", "fussy eater"),
        )
    )
    line = change(folder / "key.yaml", "signs:\n  - id: asks-for-food\n    quotes:\n",
                  f"signs:\n  - id: asks-for-food\n    quotes:\n{quotes}")  # fmt: skip
    [warning] = crowded(folder)
    assert (warning.file.endswith("key.yaml"), warning.line) == (True, line)
    assert f"of the records' {len(sentences)} sentences (" in warning.says
    assert "with the sentences next to one" in warning.says
    assert "Come below 50%: leave out quotes that only show a sign once more" in warning.says
