"""Whether marking is fair across the set, tried on simulated learners whose skill is known.

``python -m toolkit.simulation.fairness`` writes ``docs/fair-marking.md``; with ``--check`` it only
says whether that is out of date.
"""

from toolkit.simulation.fairness.measure import Measured, measure_module

__all__ = ["Measured", "measure_module"]
