"""How counts and lengths of time are said on the page of the whole picture."""

from __future__ import annotations

__all__ = ["count", "list_names", "say_span"]

_MONTHS_FROM = 61  # days; below that, months say less than days


def say_span(days: int, *, rough: bool = False) -> str:
    """A length of time: "40 days", "214 days, about 7 months".

    Args:
        days: How long.
        rough: Whether the days at its ends are not exact.
    """
    said = f"{'about ' if rough else ''}{count(days, 'day', 'days')}"
    return said if days < _MONTHS_FROM else f"{said}, {'or' if rough else 'about'} {_months(days)}"


def count(many: int, one: str, more: str) -> str:
    """A number and what is counted: "no entries", "1 entry", "2 entries"."""
    return f"{many or 'no'} {one if many == 1 else more}"


def list_names(names: list[str]) -> str:
    """Names in a row: "Keira", "Keira and Callum", "Keira, Callum and Isla"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _months(days: int) -> str:
    return f"{round(days / 30.44)} months"
