"""What naming signs pays, one rule at a time."""

from __future__ import annotations

import pytest

# hungry and growth are neighbours; soiling is of neither.
SIGN = {"at": "school-01.3", "indicators": ["hungry", "tired"]}


def kinds(marks):
    return [finding.kind for finding in marks.signs]


@pytest.mark.parametrize(
    ("indicator", "earns", "kind"),
    [
        ("hungry", 1, "matched"),
        ("tired", 1, "matched"),  # an accepted alternative
        ("growth", 0.5, "near"),  # a near neighbour
        ("soiling", 0.25, "near"),  # the right passage, another name
    ],
)
def test_names(made, marks_of, share, indicator, earns, kind):  # noqa: PLR0917 -- fixtures come by name
    case = made.small_case(signs=[SIGN])
    response = made.response(signs=[made.sign("school-01.3", indicator)])
    assert share(case, response, "signs") == earns
    assert kinds(marks_of(case, response)) == [kind]


def test_boundaries_are_forgiven(made, share):
    case = made.small_case(signs=[SIGN])
    for at, earns in (("school-01.2 school-01.3 school-01.4", 1), ("school-01.2", 0)):
        assert share(case, made.response(signs=[made.sign(at, "hungry")]), "signs") == earns


def test_a_near_name_is_explained(made, marks_of):
    case = made.small_case(signs=[SIGN])
    marks = marks_of(case, made.response(signs=[made.sign("school-01.3", "growth")]))
    assert "“Not growing as expected” is a near neighbour" in marks.signs[0].notes[0]
    assert "“Hungry or looking for food”" in marks.signs[0].notes[0]


def test_two_signs_in_one_passage_each_count_once(made, share):
    case = made.small_case(signs=[SIGN, {"at": "school-01.3", "indicators": ["soiling"]}])
    both = [made.sign("school-01.3", "hungry"), made.sign("school-01.3", "soiling")]
    assert share(case, made.response(signs=both), "signs") == 1
    same = [made.sign("school-01.3", "hungry"), made.sign("school-01.3", "tired")]
    assert share(case, made.response(signs=same), "signs") == pytest.approx(0.625, abs=0.001)


def test_many_names_on_each_passage_do_not_pay(made, case, share):
    names = sorted(case.scenario.indicator)

    def shotgun(number):
        return made.response(
            signs=[
                made.right_sign(case, n, id=f"s{n}-{k}", indicator=names[(n + k) % len(names)])
                for n in range(27)
                for k in range(number)
            ]
        )

    assert share(case, shotgun(1), "signs") > 0.2  # the passages alone earn a quarter
    for number in (4, 8, 14):
        assert share(case, shotgun(number), "signs") < 0.25
    assert share(case, shotgun(14), "discernment") == 0


def test_several_guesses_on_one_passage_cost_more_than_they_bring(made, case, marks_of):
    careful = made.careful(case)
    others = [i for i in sorted(case.scenario.indicator) if i not in _near(case, 0)][:6]
    guesses = [made.right_sign(case, 0, id=f"g-{i}", indicator=i) for i in others]
    without = marks_of(case, made.response(careful.chronology, careful.signs[1:])).total
    guessed = marks_of(case, made.response(careful.chronology, [*careful.signs, *guesses])).total
    assert guessed < without


def _near(case, number):
    accepted = case.key.signs[number].sign.indicators
    return {i for a in accepted for i in (a, *case.scenario.related[a])}


ALARMING = {"at": "school-02.3", "looks": "alarming", "why": "It was a game."}
REASSURING = {
    "at": "school-03.3",
    "looks": "reassuring",
    "fits": ["parent-word"],
    "why": "Nobody looked upstairs.",
}


@pytest.mark.parametrize(
    ("at", "indicator", "kind"),
    [
        ("school-02.3", "injury", "distractor"),
        ("school-02.3", "warm-care", "over-read"),  # not alarmed, but no sign either
        ("school-03.3", "warm-care", "distractor"),  # reassured
        ("school-03.3", "parent-word", "good-catch"),
        ("school-03.3", "explanations", "good-catch"),  # a neighbour of it
        ("school-03.3", "hungry", "near"),  # not reassured, named otherwise
        ("school-05.3", "hungry", "over-read"),
    ],
)
def test_distractors(made, marks_of, at, indicator, kind):
    case = made.small_case(signs=[SIGN], distractors=[ALARMING, REASSURING])
    right = made.sign("school-01.3", "hungry")
    marks = marks_of(case, made.response(signs=[right, made.sign(at, indicator)]))
    assert [f.kind for f in marks.signs] == ["matched", kind]
    if kind in ("distractor", "good-catch"):
        expected = ALARMING if at == "school-02.3" else REASSURING
        assert marks.signs[1].why == expected["why"]


def test_a_good_catch_is_never_penalised(made, case, marks_of):
    careful = made.careful(case)
    catches = [
        made.sign(
            " ".join(d.passages[0].sentences), d.distractor.fits[0], id=f"catch-{d.distractor.id}"
        )
        for d in case.key.distractors
        if d.distractor.fits
    ]
    assert len(catches) == 5
    with_catches = careful.model_copy(update={"signs": (*careful.signs, *catches)})
    assert marks_of(case, with_catches).total == marks_of(case, careful).total
    wrong = [made.sign(made.beside_the_point(case)[n], "hungry") for n in range(4)]
    signs = [*careful.signs, *wrong]
    before = marks_of(case, made.response(careful.chronology, signs)).total
    after = marks_of(case, made.response(careful.chronology, [*signs, *catches])).total
    assert after > before


def test_each_distractor_taken_lowers_discernment(made, case, share):
    careful = made.careful(case)
    earned = []
    for number in range(4):
        taken = [
            made.sign(" ".join(d.passages[0].sentences), "injury", id=f"t{n}")
            for n, d in enumerate(case.key.distractors[1::2][:number])
        ]
        earned.append(share(case, made.response(signs=[*careful.signs, *taken]), "discernment"))
    assert earned == sorted(earned, reverse=True)
    assert len(set(earned)) == 4


def test_an_unknown_indicator_is_unreadable_and_costs_nothing(made, case, marks_of):
    careful = made.careful(case)
    strange = made.right_sign(case, 0, id="strange", indicator="no-such-indicator")
    marks = marks_of(case, careful.model_copy(update={"signs": (*careful.signs, strange)}))
    assert marks.total == 100
    [finding] = [f for f in marks.signs if f.kind == "unreadable"]
    assert "“no-such-indicator” is not an indicator" in finding.why


def test_an_event_marked_as_a_sign_is_not_over_reading(made, marks_of):
    case = made.small_case(events=[{"at": "school-04.3", "when": "2024-04-10"}], signs=[SIGN])
    response = made.response(
        signs=[made.sign("school-01.3", "hungry"), made.sign("school-04.3", "closed")]
    )
    marks = marks_of(case, response)
    assert kinds(marks) == ["matched", "near"]
    assert "has it in the chronology (Event 0)" in marks.signs[1].why
    assert [m.points for m in marks.criteria if m.criterion in ("signs", "discernment")] == [22, 8]
