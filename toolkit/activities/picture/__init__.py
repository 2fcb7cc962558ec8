"""The whole picture: what the learner's own work shows once it is put together."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from toolkit.activities.activity import Activity, styles
from toolkit.activities.desk.choices import text_limits
from toolkit.activities.esm import join_modules
from toolkit.activities.own_file import WORRY
from toolkit.scenario.load import load_scenario
from toolkit.scenario.modules import load_module

__all__ = ["WholePicture"]

_HERE = Path(__file__).parent


class WholePicture(Activity):
    """Charts of the learner's chronology and signs, and questions to all the records.

    Everything is worked out from what the learner sends and from the records, never the key. What
    became of planned contacts is asked of the kernel once the learner has guessed, so the facts
    say only whether the records tell of any.

    Args:
        module: Id of a module: the name of a folder in ``modules/``.
    """

    step = "picture"
    kernel = ("timeline", "picture", "pattern", "contacts")
    _esm = join_modules(_HERE / "picture.js")
    _css = styles(
        *(_HERE.parent / "desk" / name for name in ("records.css", "papers.css")),
        _HERE / "picture.css",
    )

    def __init__(self, module: str) -> None:
        from toolkit.picture.questions import load_questions

        loaded = load_module(module)
        self._scenario = load_scenario(loaded.scenario)
        self._rule = loaded.enough
        family = self._scenario.family
        self._names = family.agency_names
        self._held_by = {r: self._names[a] for r, a in self._scenario.agency_of.items()}
        planned = any(record.contacts for record in self._scenario.records)
        super().__init__(
            module,
            {
                "agencies": [{"id": agency, "name": name} for agency, name in self._names.items()],
                "enough": {"signs": self._rule.signs, "groups": self._rule.groups},
                "contacts": planned,
                "questions": [
                    {
                        "id": question.id,
                        "asks": question.asks,
                        "words": list(question.words),
                        "view": question.view if planned else "",
                    }
                    for question in load_questions()
                ],
                "sentences": {id_: s.text for id_, s in self._scenario.sentence.items()},
                "worry": list(WORRY),
                "limits": text_limits(),
            },
        )

    def answer(self, kind: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Draw what is asked for."""
        answers = {
            "timeline": self._timeline,
            "picture": self._picture,
            "pattern": self._pattern,
            "contacts": self._contacts,
        }
        return answers[kind](payload)

    def _timeline(self, payload: dict[str, Any]) -> dict[str, Any]:
        from toolkit.charts.timeline import draw_timeline, read_entries

        entries = read_entries(payload.get("entries"))
        return draw_timeline(entries, agencies=self._held_by, width=payload.get("width"))

    def _picture(self, payload: dict[str, Any]) -> dict[str, Any]:
        from toolkit.charts.picture import draw_pooled, tell_apart
        from toolkit.charts.sightings import draw_sightings
        from toolkit.charts.timeline import read_entries, read_signs
        from toolkit.picture import find_sightings, pool

        entries, signs = read_entries(payload.get("entries")), read_signs(payload.get("signs"))
        role = str(payload.get("role") or "")
        role = role if role in self._names else ""
        pooled = pool(entries, signs, role=role, scenario=self._scenario, rule=self._rule)
        width = payload.get("width")
        return {
            "pooled": draw_pooled(pooled, agencies=self._names, role=role, width=width),
            "earlier": {
                "says": pooled.says,
                "days": pooled.days,
                "own": pooled.own.isoformat() if pooled.own else "",
                "together": pooled.together.isoformat() if pooled.together else "",
            },
            "apart": tell_apart(pooled.apart, agencies=self._names, scenario=self._scenario),
            "share": pooled.share,
            "sightings": draw_sightings(
                find_sightings(entries, scenario=self._scenario),
                scenario=self._scenario,
                width=width,
            ),
        }

    def _contacts(self, payload: dict[str, Any]) -> dict[str, Any]:
        from toolkit.charts.contacts import draw_contacts
        from toolkit.picture import find_contacts

        return draw_contacts(
            find_contacts(self._scenario), scenario=self._scenario, width=payload.get("width")
        )

    def _pattern(self, payload: dict[str, Any]) -> dict[str, Any]:
        from toolkit.charts.picture import draw_pattern
        from toolkit.picture import find_pattern

        words = payload.get("words")
        asked = [word for word in words if isinstance(word, str)] if isinstance(words, list) else []
        found = find_pattern(asked, scenario=self._scenario)
        records = Counter(self._scenario.agency_of.values())
        drawn = draw_pattern(
            found, agencies=self._names, records=records, width=payload.get("width")
        )
        return drawn | {"words": list(found.words)}
