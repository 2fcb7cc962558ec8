"""What the desk shows that is the same for every learner: records, agencies, people, signs."""

from __future__ import annotations

from typing import Any

from toolkit.activities.desk.choices import CHOICES, blank_entry, text_limits
from toolkit.activities.record_facts import record_facts, term_facts
from toolkit.module import Module
from toolkit.scenario.dates import say_date
from toolkit.scenario.resolved import Scenario

__all__ = ["desk_facts"]


def desk_facts(scenario: Scenario, module: Module) -> dict[str, Any]:
    """Everything the page may know of a scenario, as JSON.

    Names each field it takes, so that a field added to a model does not reach a page by
    itself. A page needs no ¶ and no related indicators before handing in: they would hint.

    Args:
        scenario: Holds no part of the key.
        module: The module that offers it.

    Returns:
        ``module``, ``scenario``, ``agencies``, ``people``, ``records``, ``terms`` (of the
        glossary), ``groups`` (of indicators), ``choices``, ``blank`` (an entry with nothing in it)
        and ``limits``.
    """
    family = scenario.family
    records = [
        record_facts(record, agency=scenario.agency_of[record.id]) for record in scenario.records
    ]
    return {
        "module": {"id": module.id, "title": module.title},
        "scenario": {
            "id": family.id,
            "version": scenario.version,
            "content_note": family.content_note,
        },
        "agencies": [{"id": a.id, "name": a.name, "keeps": a.keeps} for a in family.agencies],
        "people": [
            {
                "id": person.id,
                "name": person.name,
                "known_as": list(person.known_as),
                "kind": person.kind,
                "born": say_date(person.born) if person.born else "",
                "agency": person.agency or "",
                "note": person.note,
            }
            for person in family.people
        ],
        "records": records,
        "terms": term_facts(records),
        "groups": [
            {
                "id": group.id,
                "name": group.name,
                "indicators": [
                    {"id": i.id, "name": i.name, "means": i.means} for i in group.indicators
                ],
            }
            for group in scenario.indicators.groups
        ],
        "choices": CHOICES,
        "blank": blank_entry(),
        "limits": text_limits(),
    }
