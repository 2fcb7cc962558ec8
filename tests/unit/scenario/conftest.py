"""A module that offers the sample scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

MODULE = """\
format: 1
id: cold
title: A cold house
scenario: alder
minutes: [60, 90]
aims: [Read what three services wrote.]
points: {coverage: 50, child: 25, signs: 25}
enough: {signs: 5, groups: 3}
"""


@pytest.fixture
def module(folder: Path) -> Path:
    """The file of a module with the sample scenario: five signs, of three groups."""
    path = folder.parent.parent / "modules" / "cold" / "module.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(MODULE, encoding="utf-8")
    return path
