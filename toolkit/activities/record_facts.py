"""Records as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toolkit.scenario.dates import say_date
from toolkit.scenario.glossary import Glossary, load_glossary
from toolkit.scenario.models import Record
from toolkit.scenario.sentences import split_lines

__all__ = ["record_facts", "term_facts"]


def record_facts(
    record: Record, *, agency: str, glossary: Glossary | None = None
) -> dict[str, Any]:
    """A record as JSON.

    Args:
        record: The record.
        agency: Id of the agency that holds it.
        glossary: Words to explain; the project's own if left out.

    Returns:
        ``id``, ``agency``, ``date``, ``time``, ``form``, ``author``, ``lines``, ``ids`` and
        ``terms``. ``lines`` are lists of sentences, one list a line of the document, and ``ids``
        are those of all of them in order. ``terms`` are the words of it that the glossary
        explains: term's id to the words as they stand there.
    """
    terms = (glossary or load_glossary()).find(f"{record.form} {record.author} {record.text}")
    lines = split_lines(record.id, text=record.text)
    return {
        "id": record.id,
        "agency": agency,
        "date": record.date,
        "time": record.time or "",
        "form": record.form,
        "author": record.author,
        "lines": [[sentence.text for sentence in line] for line in lines],
        "ids": [sentence.id for line in lines for sentence in line],
        "terms": terms,
    }


def term_facts(
    records: Iterable[dict[str, Any]], *, glossary: Glossary | None = None
) -> list[dict[str, Any]]:
    """The glossary's entries for the words of some records, as JSON.

    Args:
        records: What :func:`record_facts` gave.
        glossary: The project's own if left out.

    Returns:
        ``id``, ``now``, ``then``, ``short``, ``means``, ``nation``, ``checked``, ``verified``.
    """
    used = {term for record in records for term in record["terms"]}
    return [
        {
            "id": term.id,
            "now": term.now,
            "then": term.then,
            "short": term.short,
            "means": term.means,
            "nation": term.nation,
            "source": term.source,
            "checked": say_date(term.checked),
            "verified": term.verified,
        }
        for term in (glossary or load_glossary()).terms
        if term.id in used
    ]
