from __future__ import annotations

import pytest

from toolkit.serving.room import Held, Limits, NoRoomError, make_room

LIMITS = Limits(learner=2, server=4)


def room(*held, learner="ada", limits=LIMITS):
    return make_room(held, learner=learner, limits=limits)


def kernels(learner, count, **about):
    return tuple(Held(f"{learner}-{n}", learner, **about) for n in range(count))


def test_as_long_as_there_is_room_nobody_makes_any():
    assert room() == ()
    assert room(*kernels("ada", 1), *kernels("ben", 2)) == ()


def test_a_learners_own_limit_ends_the_one_idle_longest():
    assert room(Held("a", "ada", quiet_s=5), Held("b", "ada", quiet_s=9)) == ("b",)
    assert room(*kernels("ben", 2), Held("a", "ada", quiet_s=9), Held("b", "ada")) == ("a",)


def test_what_nobody_looks_at_any_more_goes_first():
    left = Held("left", "ada", connected=False, quiet_s=31)
    assert room(left, Held("read", "ada", quiet_s=900)) == ("left",)
    dropped = Held("dropped", "ada", connected=False, quiet_s=3)  # it may be connecting again
    assert room(dropped, Held("read", "ada", quiet_s=900)) == ("read",)


def test_a_page_that_is_being_made_is_never_ended():
    making = Held("making", "ada", opening=True, connected=False, quiet_s=99)
    assert room(making, Held("b", "ada")) == ("b",)
    with pytest.raises(NoRoomError, match="Several of your pages are being opened") as refused:
        room(making, Held("more", "ada", opening=True))
    assert refused.value.own


def test_a_full_server_keeps_the_pages_that_are_in_use():
    used = (*kernels("ben", 2, quiet_s=599), *kernels("cy", 2, quiet_s=100))
    with pytest.raises(NoRoomError, match="still saved") as refused:
        room(*used)
    assert not refused.value.own
    assert room(*used[:3], Held("left", "dee", connected=False, quiet_s=40)) == ("left",)
    assert room(*used[:3], Held("forgotten", "dee", quiet_s=700)) == ("forgotten",)


def test_on_a_full_server_a_learner_gives_up_their_own_before_anybody_elses():
    others = kernels("ben", 3, quiet_s=900)
    assert room(*others, Held("mine", "ada", quiet_s=1)) == ("mine",)


def test_both_limits_are_kept_at_once_and_nothing_is_ended_twice():
    full = (*kernels("ada", 2), *kernels("ben", 2, quiet_s=900))
    assert room(*full) == ("ada-0",)
    over = (*full, Held("forgotten", "cy", quiet_s=700))
    assert room(*over, limits=LIMITS) == ("ada-0", "ada-1")


def test_the_usual_limits_leave_room_for_a_room_full_of_people():
    held = [Held(f"{n}", f"learner-{n}") for n in range(60)]
    assert make_room(held, learner="one-more", limits=Limits()) == ()
