"""What each criterion of the chronology pays for, one rule at a time."""

from __future__ import annotations

import pytest

DAY = "2024-01-10"


def kinds(marks):
    return [finding.kind for finding in marks.chronology]


@pytest.fixture
def one(made):
    """A key of one event: school-01.3, on 10 January 2024, within two days."""
    return made.small_case(events=[{"at": "school-01.3", "when": DAY}])


def test_alternatives_any_one_passage_is_enough(made, share):
    case = made.small_case(events=[{"at": ["school-01.3", "school-04.6"], "when": DAY}])
    for at in ("school-01.3", "school-04.6", "school-01.3 school-04.6"):
        assert share(case, made.response([made.entry(at, DAY)]), "coverage") == 1


def test_boundaries_are_forgiven_and_whole_records_are_not(made, one, marks_of, share):
    neighbours = made.response([made.entry("school-01.2 school-01.3 school-01.4", DAY)])
    assert share(one, neighbours, "coverage") == 1
    record = made.response([made.entry(" ".join(f"school-01.{n}" for n in range(1, 10)), DAY)])
    assert share(one, record, "coverage") == 0
    [finding] = marks_of(one, record).chronology
    assert (finding.kind, finding.key) == ("near", "k0")
    assert "picked more" in finding.notes[0]


def test_essential_events_count_double(made, share):
    case = made.small_case(
        events=[
            {"at": "school-01.3", "when": DAY},
            {"at": "school-02.3", "when": "2024-02-10", "essential": False},
        ]
    )
    assert share(case, made.response([made.entry("school-01.3", DAY)]), "coverage") == (
        pytest.approx(2 / 3, abs=0.001)
    )


@pytest.mark.parametrize(
    ("edtf", "coverage", "dating", "kind"),
    [
        (DAY, 1, 1, "matched"),
        ("2024-01-12", 1, 1, "matched"),
        ("2024-01", 1, 0.5, "matched"),
        ("2024-01-13", 0.5, 0, "misdated"),
        ("", 0.5, 0, "misdated"),
        ("1950/2099", 0.5, 0, "misdated"),
    ],
)
def test_dates(made, one, marks_of, share, edtf, coverage, dating, kind):  # noqa: PLR0917 -- fixtures come by name
    response = made.response([made.entry("school-01.3", edtf)])
    assert share(one, response, "coverage") == coverage
    assert share(one, response, "dating") == dating
    assert kinds(marks_of(one, response)) == [kind]


def test_a_chronology_without_dates_is_half_found_and_not_over_reading(made, case, share):
    undated = [made.right_entry(case, n, when={}) for n in range(27)]
    response = made.response(undated)
    assert share(case, response, "coverage") == 0.5
    assert share(case, response, "relevance") == 1
    assert share(case, response, "order") == 0


def test_only_real_precedence_counts(made, share):
    # The second and third may have happened in either order; both follow the first.
    case = made.small_case(
        events=[
            {"at": "school-01.3", "when": "2024-01-10"},
            {"at": "school-02.3", "when": "2024-02"},
            {"at": "school-03.3", "when": "2024-02-20", "tolerance_days": 30},
        ]
    )
    first = made.entry("school-01.3", "2024-01-10")

    def order(second, third):
        entries = [first, made.entry("school-02.3", second), made.entry("school-03.3", third)]
        return share(case, made.response(entries), "order")

    assert order("2024-02-05", "2024-02-20") == 1
    assert order("2024-02-25", "2024-02-20") == 1
    assert order("2024-02-05", "2024-01-09") == 0.5
    assert order("", "2024-02-20") == 0.5


def test_order_asks_only_for_neighbouring_steps(made, case):
    from toolkit.marking.prepared import prepare

    precedes = prepare(case.scenario, case.key).precedes
    for a, b in precedes:
        assert not any((a, c) in precedes and (c, b) in precedes for c in range(27))


@pytest.mark.parametrize(("basis", "earns"), [("observed", 1), ("reported", 1), ("opinion", 0)])
def test_source(made, share, basis, earns):
    case = made.small_case(
        events=[{"at": "school-01.3", "when": DAY, "basis": ["observed", "reported"]}]
    )
    response = made.response([made.entry("school-01.3", DAY, basis=basis)])
    assert share(case, response, "source") == earns


@pytest.mark.parametrize(("given", "earns"), [(2, 1), (3, 1), (1, 0.5), (0, 0), (None, 0)])
def test_significance_by_distance(made, share, given, earns):
    case = made.small_case(events=[{"at": "school-01.3", "when": DAY, "significance": [2, 3]}])
    response = made.response([made.entry("school-01.3", DAY, significance=given)])
    assert share(case, response, "significance") == earns


def test_two_events_in_one_sentence_are_told_apart_by_date(made, marks_of):
    case = made.small_case(
        events=[
            {"at": "school-03.3", "when": "2024-01-10"},
            {"at": "school-03.3", "when": "2024-03-10"},
        ]
    )
    entries = [
        made.entry("school-03.3", "2024-03-10", id="march"),
        made.entry("school-03.3", "2024-01-10", id="january"),
    ]
    marks = marks_of(case, made.response(entries))
    assert [(f.kind, f.key, f.item) for f in marks.chronology] == [
        ("matched", "k0", "january"),
        ("matched", "k1", "march"),
    ]


def test_one_entry_is_not_paid_for_two_events(made, share):
    case = made.small_case(
        events=[
            {"at": "school-01.3", "when": DAY},
            {"at": "school-01.4", "when": DAY},
        ]
    )
    response = made.response([made.entry("school-01.3 school-01.4", DAY)])
    assert share(case, response, "coverage") == 0.5


def test_an_event_said_twice_is_told_and_costs_nothing(made, case, marks_of):
    careful = made.careful(case)
    again = made.right_entry(case, 0, id="again")
    marks = marks_of(
        case, made.response([*careful.chronology, again], careful.signs, careful.decisions)
    )
    assert marks.total > 99
    [finding] = [f for f in marks.chronology if f.kind == "repeated"]
    assert "entered this already" in finding.why


def test_a_passage_that_matters_as_a_sign_is_not_over_reading(made, marks_of):
    case = made.small_case(
        events=[{"at": "school-01.3", "when": DAY}],
        signs=[{"at": "school-02.3", "indicators": ["hungry"]}],
    )
    response = made.response(
        [made.entry("school-01.3", DAY), made.entry("school-02.3", "2024-02-10")]
    )
    marks = marks_of(case, response)
    assert kinds(marks) == ["matched", "near"]
    assert next(m for m in marks.criteria if m.criterion == "relevance").points == 5


def test_an_entry_on_a_distractor_is_told_why(made, one, marks_of):
    case = made.small_case(
        events=[{"at": "school-01.3", "when": DAY}],
        distractors=[{"at": "school-02.3", "looks": "alarming", "why": "It was only a game."}],
    )
    marks = marks_of(case, made.response([made.entry("school-02.3", "2024-02-10")]))
    assert [(f.kind, f.why) for f in marks.chronology if f.item] == [
        ("distractor", "It was only a game.")
    ]


def test_sentences_of_another_version_are_set_aside(made, one, marks_of):
    lost = made.entry("gone-01.3 gone-01.4", DAY)
    partly = made.entry("school-01.3 gone-01.3", DAY)
    marks = marks_of(one, made.response([lost, partly]))
    told = {finding.item: finding for finding in marks.chronology}
    assert told[lost.id].kind == "unreadable"
    assert "no sentence of these records" in told[lost.id].why
    assert told[partly.id].kind == "matched"
    assert "not in these records any more" in told[partly.id].notes[-1]


def test_notes_say_what_differs(made, marks_of):
    case = made.small_case(
        events=[
            {
                "at": "school-01.3",
                "when": DAY,
                "child": {"seen": "yes", "alone": "no", "said": "I was cold", "looked": "grey"},
            }
        ]
    )
    marks = marks_of(case, made.response([made.entry("school-01.3", "2024-01", significance=0)]))
    notes = " ".join(marks.chronology[0].notes)
    for words in (
        "You dated it 2024-01; the records allow a closer date: 10 January 2024.",
        "a careful reader puts “the writer saw or heard it”",
        "the child was seen",
        "only with an adult present",
        "“I was cold”",
        "how the child looked or was: grey.",
        "You weighed it as routine",
    ):
        assert words in notes


def test_findings_are_in_order_of_date(made, case, marks_of):
    from toolkit.scenario.dates import bounds

    marks = marks_of(case, made.careful(case))
    dates = [bounds(finding.when)[0] for finding in marks.chronology]
    assert dates == sorted(dates)
