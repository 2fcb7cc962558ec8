"""Simulated learners: responses as people might make them, for trying marking and showing a group.

No person stands behind any of them. `make_cohort` makes a group and `simulate_response` what one
of them hands in; both are pure, and the same seed gives the same. What they can show is whether
marking treats better work better. What they cannot show is how well anybody does.
"""

from toolkit.simulation.cohort import make_cohort
from toolkit.simulation.learners import HABITS, Habit, Learner
from toolkit.simulation.simulate import simulate_response

__all__ = ["HABITS", "Habit", "Learner", "make_cohort", "simulate_response"]
