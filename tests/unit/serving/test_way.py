"""The way through a module, as its pages show it."""

from toolkit.module import Module
from toolkit.response.notes import Progress
from toolkit.serving.way import make_way
from toolkit.steps import OF_SCENARIOS, STEPS

MODULE = Module(
    id="made-up",
    title="Made up",
    scenario="alder",
    minutes=(60, 90),
    aims=("Read.",),
    points={"signs": 7.5},
)
SHORT = MODULE.model_copy(update={"steps": ("hand-in", "before", "records")})


def test_the_first_step_has_nothing_before_it_and_the_last_nothing_after():
    first = make_way(MODULE, step="before", come=Progress())
    last = make_way(MODULE, step="reflect", come=Progress())
    assert (first.before, first.after.id, first.number) == (None, "family", 1)
    assert (last.before.id, last.after, last.number) == ("hand-in", None, len(OF_SCENARIOS))


def test_steps_a_module_leaves_out_are_stepped_over_in_the_usual_order():
    way = make_way(SHORT, step="records", come=Progress())
    assert [step.id for step in way.steps] == ["before", "records", "hand-in"]
    assert (way.before.id, way.after.id, way.number) == ("before", "hand-in", 2)


def test_what_is_done_counts_off_the_time_and_what_was_opened_is_known():
    fresh = make_way(MODULE, step="before", come=Progress())
    come = Progress(here="decide", done=("before", "records"), begun=True)
    later = make_way(MODULE, step="decide", come=come)
    assert (fresh.minutes, fresh.begun, fresh.done) == (75, False, frozenset())
    assert later.done == {"before", "records"}
    assert later.begun
    assert 0 < later.minutes < fresh.minutes


def test_a_module_that_is_done_has_no_time_left():
    done = tuple(step.id for step in STEPS)
    assert make_way(MODULE, step="reflect", come=Progress(done=done)).minutes == 0
