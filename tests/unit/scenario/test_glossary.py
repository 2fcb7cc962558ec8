"""Words are found where they stand, and the glossary says when it is stale."""

from __future__ import annotations

from datetime import date

import pytest

from toolkit.scenario.checks.terms import check_glossary
from toolkit.scenario.glossary import Glossary, Term, load_glossary
from toolkit.scenario.model_files import read_model

TERM = {
    "means": "What it is.",
    "nation": "England",
    "source": "General knowledge",
    "checked": "2026-01-05",
    "verified": False,
}


def glossary(*terms):
    return Glossary(
        terms=tuple(Term(**TERM | {"id": f"t{n}"} | term) for n, term in enumerate(terms))
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Told the DSL at once.", {"t0": "DSL"}),
        ("Both DSLs were away.", {"t0": "DSLs"}),
        ("The designated safeguarding lead rang.", {"t0": "designated safeguarding lead"}),
        ("Designated safeguarding lead: noted.", {"t0": "Designated safeguarding lead"}),
        ("See ED letter. Ed rang.", {"t1": "ED"}),
        ("Ed rang the medsl.", {}),
        ("WNB twice.", {"t2": "WNB"}),
    ],
)
def test_words_are_found_whole_and_as_they_stand(text, found):
    words = glossary(
        {"now": "designated safeguarding lead", "short": "DSL"},
        {"now": "emergency department", "short": "ED"},
        {"now": "was not brought", "also": ("WNB",)},
    )
    assert words.find(text) == found


def test_the_longest_form_is_the_one_that_is_meant():
    words = glossary({"now": "contact"}, {"now": "contact centre"})
    assert words.find("Seen at the contact centre.") == {"t1": "contact centre"}


def write(tmp_path, *terms):
    lines = ["format: 1", "terms:"]
    for n, term in enumerate(terms):
        fields = TERM | {"id": f"t{n}"} | term
        lines += [f"  - id: {fields.pop('id')}"]
        lines += [f"    {name}: {str(value).lower()}" for name, value in fields.items()]
    path = tmp_path / "glossary.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read_model(path, model=Glossary)


def test_an_entry_checked_over_a_year_ago_is_named_with_its_line(tmp_path):
    file = write(tmp_path, {"now": "duty", "checked": "2025-01-04"}, {"now": "contact"})
    (problem,) = check_glossary(file, today=date(2026, 1, 6))
    assert "'duty' was last checked on 2025-01-04, over a year ago" in problem.says
    assert problem.level == "warning"
    assert file.path.read_text(encoding="utf-8").splitlines()[problem.line - 1].strip() == (
        "checked: 2025-01-04"
    )


def test_a_word_explained_twice_and_a_date_to_come_are_errors(tmp_path):
    file = write(tmp_path, {"now": "duty"}, {"now": "duty", "checked": "2027-01-01"})
    says = [problem.says for problem in check_glossary(file, today=date(2026, 1, 6))]
    assert any("“duty” is explained twice" in said for said in says)
    assert any("yet to come" in said for said in says)


def test_what_is_not_compared_with_a_source_does_not_claim_to_be():
    for term in load_glossary().terms:
        assert term.verified is False or "not yet compared" not in term.source
