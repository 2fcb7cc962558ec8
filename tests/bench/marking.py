"""How many careful responses are marked in a second, in one process."""

from __future__ import annotations

import time

__all__ = ["responses_a_second"]


def responses_a_second(*, seconds: float = 3.0) -> float:
    """Mark the first module's careful example over and over, reading it anew each time."""
    from toolkit.marking import mark
    from toolkit.places import scenario_folder
    from toolkit.response.read import read_response
    from toolkit.scenario.examples import load_examples
    from toolkit.scenario.key import load_key
    from toolkit.scenario.load import load_scenario
    from toolkit.scenario.modules import load_module

    module = load_module("neglect")
    scenario = load_scenario(module.scenario)
    key = load_key(module.scenario, scenario)
    examples = load_examples(scenario_folder(module.scenario), scenario=scenario)
    careful = next(e for e in examples if e.id == "careful")
    document = careful.response.model_dump_json()
    mark(scenario, key, read_response(document), module.points)
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        mark(scenario, key, read_response(document), module.points)
        done += 1
    return done / (time.perf_counter() - start)
