from __future__ import annotations

import re

from toolkit.serving.logs import new_reference


def test_a_reference_can_be_read_out_over_a_telephone():
    made = {new_reference() for _ in range(200)}
    assert len(made) == 200
    for reference in made:
        assert re.fullmatch(r"WP-[2-9BCDFGHJKMNPQRSTVWXZ]{6}", reference)
