"""Records as a page shows them."""

from __future__ import annotations

from typing import Any

from toolkit.scenario.models import Record
from toolkit.scenario.sentences import split_text

__all__ = ["record_facts"]


def record_facts(record: Record, *, agency: str) -> dict[str, Any]:
    """A record as JSON.

    Args:
        record: The record.
        agency: Id of the agency that holds it.

    Returns:
        ``id``, ``agency``, ``date``, ``time``, ``form``, ``author`` and ``lines``: lists of
        sentences, one list a line of the document. Sentence *n* of record ``r``, counted from 1
        across lines, has id ``r.n``.
    """
    lines = [split_text(line) for line in record.text.splitlines()]
    return {
        "id": record.id,
        "agency": agency,
        "date": record.date,
        "time": record.time or "",
        "form": record.form,
        "author": record.author,
        "lines": [sentences for sentences in lines if sentences],
    }
