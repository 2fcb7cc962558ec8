"""Words that findings, and the feedback that shows them, share."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.scenario.resolved import Scenario

__all__ = [
    "BASES",
    "LOOSE",
    "STRANGE",
    "WEIGHTS",
    "YES_NO",
    "best_of",
    "capital",
    "count",
    "name_indicator",
    "shorten",
]

BASES = {
    "observed": "the writer saw or heard it",
    "reported": "the writer was told it",
    "opinion": "it is the writer’s opinion",
}
YES_NO = {"yes": "yes", "no": "no", "not-recorded": "the record does not say"}
WEIGHTS = ("routine", "worth noting", "significant", "turning point")
"""What the choices of an entry are called, as the page calls them."""

LOOSE = (
    "You picked more of the records than tells of this; the few sentences that do would be enough."
)
STRANGE = "Some sentences it rests on are not in these records any more; they were left aside."

_LONGEST = 90  # characters of a learner's own text in a title


def shorten(text: str, *, longest: int = _LONGEST) -> str:
    """Text on one line, cut at a word with an ellipsis if it is long."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def best_of(places: Mapping[int, float]) -> int:
    """The number with the highest value, the first of equals; -1 if there is none."""
    return max(places, key=lambda n: (places[n], -n), default=-1)


def name_indicator(indicator: str, *, scenario: Scenario) -> str:
    """What the list of signs calls an indicator; its id where the list does not have it."""
    known = scenario.indicator.get(indicator)
    return known.name if known else indicator


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: '1 entry', '3 entries'."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def capital(text: str) -> str:
    """Text with a capital first letter."""
    return text[:1].upper() + text[1:]
