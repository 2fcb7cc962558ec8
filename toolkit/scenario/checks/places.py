"""Real places: an invented family lives in an invented town (content standard)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from toolkit.scenario.checks.texts import Written, declared_names, find_texts
from toolkit.scenario.problems import Problem
from toolkit.scenario.source import Source

__all__ = ["check_places", "read_names"]

_BESIDE = "Council|Borough|County Council|City Council|District|LA|social services|social care"
_BEFORE = "(?:London |Royal )?Borough of|City of|County of|District of"


def check_places(source: Source) -> Iterator[Problem]:
    """Refuse real local authorities and towns, wherever they are not part of an invented name.

    An invented name that has a real place in it ("Preston Road") is a warning: it may be
    a street anywhere.
    """
    invented = sorted(declared_names(source), key=len, reverse=True)
    hide = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in invented))
    for written in find_texts(source):
        if written.kind == "name":
            yield from _check_name(written)
            continue
        text = hide.sub(_hide, written.text)
        for name, called in _find_real(text):
            yield written.problem(
                f"{name} is a real {called}; invent one, and declare it in 'places' "
                "in scenario.yaml.",
                name,
            )


def _check_name(written: Written) -> Iterator[Problem]:
    found = next(iter(_find_real(written.text)), None)
    if found is None:
        return
    name, called = found
    whole = written.where[0] in {"town", "authority"}
    yield written.problem(
        f"“{written.text}” has the real {called} {name} in it; invent another name"
        + ("." if whole else ", unless it could be anywhere."),
        name,
        warning=not whole,
    )


def _find_real(text: str) -> Iterator[tuple[str, str]]:
    """Each real place in a text, once, with what it is."""
    found: dict[str, str] = {}
    for pattern, called in _patterns():
        for match in pattern.finditer(text):
            found.setdefault(match["name"], called)
        text = pattern.sub(_hide, text)  # what is part of a longer name is told once
    yield from found.items()


def _hide(match: re.Match[str]) -> str:
    return "·" * len(match[0])


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    authorities = read_names("authorities.txt")
    plain = "|".join(re.escape(name) for name in authorities if not name.startswith("*"))
    every = "|".join(re.escape(name.lstrip("*")) for name in authorities)
    places = "|".join(map(re.escape, read_names("places.txt")))
    return (
        (re.compile(rf"\b(?P<name>{every}) (?:{_BESIDE})\b"), "local authority"),
        (re.compile(rf"\b(?:{_BEFORE}) (?P<name>{every})\b"), "local authority"),
        (re.compile(rf"\b(?P<name>{plain})\b"), "local authority"),
        (re.compile(rf"\b(?P<name>{places})\b"), "place"),
    )


@cache
def read_names(file: str) -> tuple[str, ...]:
    """The names in one of the data files, longest first, so that the longest is found."""
    text = (files("toolkit.scenario") / "data" / file).read_text(encoding="utf-8")
    names = (line.strip() for line in text.splitlines())
    return tuple(sorted((n for n in names if n and n[0] != "#"), key=len, reverse=True))
