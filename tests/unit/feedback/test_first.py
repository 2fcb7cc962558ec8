"""The first things to look at: what would help most, and no more than three."""

from __future__ import annotations

from toolkit.feedback.first import first_things


def test_a_missed_essential_event_comes_before_small_things(made, case, page):
    careful = made.careful(case)
    essential = next(n for n, e in enumerate(case.key.events) if e.event.essential)
    entries = [e for e in careful.chronology if e.id != f"e{essential}"]
    _, marks = page(case, made.response(entries, careful.signs, careful.decisions))
    first = first_things(marks)[0]
    assert "Missing from your chronology" in first.says
    assert marks.chronology[first.finding].kind == "missed"
    assert marks.chronology[first.finding].essential


def test_someone_who_put_in_too_much_hears_that_first(made, case, page):
    careful = made.careful(case)
    stray = [
        made.entry(s, "2023-01-01", id=f"w{n}")
        for n, s in enumerate(made.beside_the_point(case)[::3][:40])
    ]
    _, marks = page(case, made.response([*careful.chronology, *stray], careful.signs))
    first = first_things(marks)[0]
    assert first.says == "Choose fewer events."
    assert marks.chronology[first.finding].kind in ("over-read", "distractor")


def test_a_distractor_is_explained(made, case, page):
    careful = made.careful(case)
    alarming = case.key.distractors[1]
    taken = made.sign(" ".join(alarming.passages[0].sentences), "injury")
    _, marks = page(case, made.response(careful.chronology, [*careful.signs, taken]))
    assert alarming.distractor.why in [thing.why for thing in first_things(marks)]


def test_at_most_three_and_the_largest_first(made, case, page):
    for seed in range(20):
        _, marks = page(case, made.muddle(case, seed))
        things = first_things(marks)
        assert len(things) <= 3
        points = [thing.points for thing in things]
        assert points == sorted(points, reverse=True)
        assert all(thing.says and thing.why for thing in things)


def test_nothing_to_gain_is_nothing_to_say(made, case, page):
    _, marks = page(case, made.careful(case))
    assert first_things(marks) == ()


def test_a_decision_on_another_course_is_looked_at_again(made, case, page):
    careful = made.careful(case)
    point, best = case.scenario.decisions[0], case.key.key.decisions[0].best[0]
    letters = [option.id for option in point.options]
    far = max(letters, key=lambda letter: abs(letters.index(letter) - letters.index(best)))
    taken = [made.decide(point.id, far), *careful.decisions[1:]]
    _, marks = page(case, made.response(careful.chronology, careful.signs, taken))
    [thing] = first_things(marks)
    assert thing.says == f"Look again at a decision: {point.title}."
    assert marks.decisions[thing.finding].key == point.id
    _, marks = page(case, made.response(careful.chronology, careful.signs))
    [thing] = first_things(marks)
    assert thing.says == "Make the decisions."
