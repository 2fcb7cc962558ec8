"""Is every abbreviation explained, and is the glossary fresh?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from toolkit.scenario.checks.texts import declared_names, find_texts
from toolkit.scenario.glossary import Glossary
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.problems import Problem
from toolkit.scenario.source import Source

__all__ = ["check_glossary", "check_terms"]

_ABBREVIATION = re.compile(r"(?<![\w’'-])[A-Z]{2,6}s?(?![\w’'-])")
_EVERYDAY = frozenset({"AM", "PM", "TV", "OK", "ID", "DVD", "PIN", "SMS", "UK", "DIY", "IT", "CD"})
_OLD_DAYS = 365


def check_terms(source: Source, *, glossary: Glossary) -> Iterator[Problem]:
    """Abbreviations that records use and the glossary does not explain."""
    initials = {word for name in declared_names(source) for word in name.split() if word.isupper()}
    told: set[str] = set()
    for written in find_texts(source):
        if written.kind not in {"record", "byline"}:
            continue
        for match in _ABBREVIATION.finditer(written.text):
            words = match[0]
            plain = words.removesuffix("s")
            known = {words, plain} & (initials | _EVERYDAY | told)
            if known or glossary.find(words):
                continue
            told.add(plain)
            yield written.problem(
                f"“{words}” is not explained in glossary.yaml; a learner cannot look it up.",
                words,
                warning=True,
            )


def check_glossary(file: ModelFile[Glossary], *, today: date) -> Iterator[Problem]:
    """Entries that say the same word twice, or were last checked over a year ago."""
    seen: dict[str, str] = {}
    for n, term in enumerate(file.value.terms):
        if term.id in seen.values():
            yield file.problem(f"There are two entries with the id {term.id!r}.", "terms", n, "id")
        for form in term.forms:
            other = seen.setdefault(form.lower(), term.id)
            if other != term.id:
                yield file.problem(
                    f"“{form}” is explained twice, in {other!r} and {term.id!r}.", "terms", n
                )
        day = date.fromisoformat(term.checked)
        if day > today:
            yield file.problem(
                f"{term.now!r} was checked on {term.checked}, which is yet to come.",
                "terms",
                n,
                "checked",
            )
        if today - day > timedelta(days=_OLD_DAYS):
            yield file.problem(
                f"{term.now!r} was last checked on {term.checked}, over a year ago; compare it "
                "with its source and change the date.",
                "terms",
                n,
                "checked",
                warning=True,
            )
