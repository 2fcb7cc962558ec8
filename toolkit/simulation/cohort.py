"""A group of simulated learners: as many as wanted, mixed as wanted, the same for the same seed."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.simulation.chance import Chance
from toolkit.simulation.learners import Habit, Learner

__all__ = ["MIXED", "USUAL_HABITS", "make_cohort"]

MIXED = (0.5, 0.2)
"""Middle and spread of skill in a mixed group: two in three between 0.3 and 0.7."""

USUAL_HABITS: dict[Habit, float] = {
    "one-agency": 0.08,
    "over-marks": 0.12,
    "trusts": 0.25,
    "loose-dates": 0.2,
    "whole-records": 0.08,
    "tires": 0.25,
}
"""How many of a mixed group have each habit. Our assumption: nobody has counted."""

_LEAST, _MOST = 0.02, 0.98
_SLOWEST = 0.3

_NAMES = """
Aaron Abena Adaeze Aisha Alasdair Amira Anjali Beata Bridget Bronwen Callie Chidi Ciara Dafydd
Deepa Delroy Dilys Ebele Efua Eilidh Emeka Esme Farah Femi Gethin Grace Halima Hana Hugh Ines
Ioana Isobel Jasmin Jerome Joy Kamal Karol Kezia Lakshmi Leila Lorcan Magda Malik Maureen Mei
Mirza Nadia Nasrin Niamh Nkechi Olu Orla Padma Pawel Priti Quentin Rashid Rhian Rosa Samir
Seun Shanice Sinead Tariq Tessa Tomasz Uma Valerie Winston Yasmin Yusuf Zainab Zofia
"""


def make_cohort(
    size: int,
    *,
    seed: int,
    skill: tuple[float, float] = MIXED,
    habits: Mapping[Habit, float] = USUAL_HABITS,
) -> tuple[Learner, ...]:
    """Make a group of learners.

    Args:
        size: How many.
        seed: The same seed makes the same group, on any machine and in any process; a larger
            group begins with the smaller one.
        skill: Middle and spread of a bell curve; what falls beyond 0.02 or 0.98 is brought there.
        habits: Habit to the share of the group that has it.

    Returns:
        The learners. Names repeat where there are more learners than names.

    Raises:
        ValueError: If fewer than one learner is asked for.
    """
    if size < 1:
        raise ValueError(f"A group of {size} was asked for; it needs at least one learner.")
    names = _shuffled(seed)
    return tuple(
        _make_learner(number, names[number % len(names)], seed=seed, skill=skill, habits=habits)
        for number in range(size)
    )


def _shuffled(seed: int) -> list[str]:
    order = Chance("names", seed)
    return sorted(_NAMES.split(), key=order.roll)


def _make_learner(
    number: int,
    name: str,
    *,
    seed: int,
    skill: tuple[float, float],
    habits: Mapping[Habit, float],
) -> Learner:
    chance = Chance("learner", seed, number)
    able = min(_MOST, max(_LEAST, chance.bell(*skill, "skill")))
    # Who reads well also reads faster, but only somewhat.
    speed = chance.bell(0.7 + 0.25 * able, 0.14, "speed")
    return Learner(
        id=f"simulated-{number + 1:02}",
        name=name,
        seed=f"{seed}-{number}",
        skill=able,
        speed=min(1.0, max(_SLOWEST, speed)),
        habits=frozenset(habit for habit, share in habits.items() if chance.happens(share, habit)),
    )
