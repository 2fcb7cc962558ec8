from __future__ import annotations

import logging
import re

import pytest
from pydantic import ValidationError

from toolkit.response.models import Entry
from toolkit.response.unlogged import UnloggedFormatter
from toolkit.serving.logs import new_reference

WORDS = "what I saw, in MY OWN WORDS"


def test_a_reference_can_be_read_out_over_a_telephone():
    made = {new_reference() for _ in range(200)}
    assert len(made) == 200
    for reference in made:
        assert re.fullmatch(r"WP-[2-9BCDFGHJKMNPQRSTVWXZ]{6}", reference)


def logged(error):
    record = logging.LogRecord("a", logging.ERROR, "", 0, "It failed: %s", (error,), None)
    return UnloggedFormatter().format(record)


def test_a_value_that_did_not_fit_is_not_logged():
    with pytest.raises(ValidationError) as refused:
        Entry.model_validate({"id": "e1", "child": {"words": [WORDS]}, "seen": WORDS})
    said = logged(refused.value)
    assert WORDS in str(refused.value)
    assert WORDS not in said
    assert "input_type=str" in said


@pytest.mark.parametrize(
    "error",
    [
        f"new row violates a check\nDETAIL:  Failing row contains (7, {WORDS}).\nCONTEXT: insert",
        f"(sqlite3.Error) disk full\n[SQL: INSERT]\n[parameters: ('ann', '{WORDS}')]\nand so on",
    ],
)
def test_a_row_that_was_not_taken_is_not_logged(error):
    said = logged(error)
    assert WORDS not in said
    assert said.endswith(error.rsplit("\n", 1)[1])
