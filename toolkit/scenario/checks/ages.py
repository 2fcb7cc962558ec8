"""Ages written in records: do they agree with the birth dates in the cast?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.models import Person
from toolkit.scenario.problems import Problem
from toolkit.scenario.sentences import split_text
from toolkit.scenario.source import Source

__all__ = ["check_ages", "months_old", "name_of"]

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
)
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_NUMBER = r"(?:\d{1,2}|" + "|".join(_NUMBERS) + ")"
_YEARS = r"[ -]?(?:years?|yrs?)\b"
_MONTHS = r"[ -]?(?:months?|mths?)\b"
_MONTH = timedelta(days=31)
_WAYS = (
    # Mia is 4 years and 2 months; Mia (aged 4 yrs 2 mths)
    (
        rf"NAME(?: is|,)? \(?(?:now )?(?:aged? )?(?P<years>{_NUMBER}){_YEARS}"
        rf"(?:,? (?:and )?(?P<months>{_NUMBER}){_MONTHS})?"
    ),
    rf"NAME(?: is|,)? \(?(?:now )?(?:aged? )?(?P<only_months>{_NUMBER}){_MONTHS}",
    # A number alone is an age only where it can hardly be anything else.
    rf"NAME,? \(?aged? (?P<years>{_NUMBER})\b(?!{_YEARS}|{_MONTHS}| weeks?|[-/.:]\d)",
    rf"NAME \((?P<years>{_NUMBER})\)",
    rf"NAME, (?P<years>{_NUMBER})(?:[,;]|[.]$)",
    # 4-year-old Mia; 14 month old Tom
    rf"(?P<years>{_NUMBER}){_YEARS}[ -]old,? NAME",
    rf"(?P<only_months>{_NUMBER}){_MONTHS}[ -]old,? NAME",
    # Mia is five and …; never "one", which may be one of several
    (
        r"NAME is (?:now |only |just |still )?(?P<years>(?!one\b|1\b)NUMBER)"
        r"(?=[.,;:!?)]|$| (?:and|but|now|today|so|old)\b)(?!, \w+ \d)"
    ).replace("NUMBER", _NUMBER),
)
_EXACT = re.compile(r"\d{4}-\d{2}-\d{2}")


def months_old(born: date, *, on: date) -> int:
    """Completed months between a birth and a day; negative before the birth."""
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)


def check_ages(source: Source) -> Iterator[Problem]:
    """Refuse an age beside a child's name that the birth date contradicts.

    Only the record's own present is read: "Mia (aged 4)", "Mia, 4,", "Mia is 4 years 2 months",
    "Mia is four and", "4-year-old Mia". What "was" or "will be" may be about any time. Where the
    birth date is not known to the day, or a month would make the age right, it is a warning.
    """
    children = [p for p in source.people.values() if p.kind == "child" and p.born]
    patterns = [(child, pattern) for child in children for pattern in _patterns(child)]
    for file, n, record in source.place_of.values():
        on = date.fromisoformat(record.date)
        for sentence in split_text(record.text):
            for child, match in _contradicted(sentence, patterns, on):
                yield file.problem(
                    f"{record.id} says “{match[0]}”, but {child.name}, born "
                    f"{say_date(child.born or '')}, is {_say_age(child, on)} on "
                    f"{say_date(record.date)}.",
                    *("records", n, "text"),
                    words=match[0],
                    warning=_is_doubtful(child, on, match),
                )


def _contradicted(
    sentence: str, patterns: list[tuple[Person, re.Pattern[str]]], on: date
) -> Iterator[tuple[Person, re.Match[str]]]:
    """Each age that is wrong, once, however many patterns find it."""
    found: dict[tuple[str, int], tuple[Person, re.Match[str]]] = {}
    for child, pattern in patterns:
        for match in pattern.finditer(sentence):
            if not _fits(child, on, match):
                found.setdefault((child.id, match.start()), (child, match))
    yield from found.values()


def _is_doubtful(child: Person, on: date, match: re.Match[str]) -> bool:
    """Whether an age may be right after all: somebody may write weeks later, or round up."""
    near = (on - _MONTH, on + _MONTH)
    return not _EXACT.fullmatch(child.born or "") or any(_fits(child, day, match) for day in near)


def name_of(person: Person) -> str:
    """A pattern for each form of somebody's name."""
    forms = sorted({person.name, person.name.split()[0], *person.known_as}, key=len, reverse=True)
    return rf"\b(?:{'|'.join(map(re.escape, forms))})\b"


def _patterns(child: Person) -> list[re.Pattern[str]]:
    return [re.compile(way.replace("NAME", name_of(child))) for way in _WAYS]


def _fits(child: Person, on: date, match: re.Match[str]) -> bool:
    """Whether the age may be right; a month either way is let pass."""
    said = {name: _read_number(text) for name, text in match.groupdict().items() if text}
    early, late = bounds(child.born or "")
    oldest, youngest = months_old(early, on=on), months_old(late, on=on)
    if "years" in said and "months" not in said:
        return youngest // 12 <= said["years"] <= oldest // 12
    months = said.get("years", 0) * 12 + said.get("months", said.get("only_months", 0))
    return youngest - 1 <= months <= oldest + 1


def _read_number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text]


def _say_age(child: Person, on: date) -> str:
    months = months_old(bounds(child.born or "")[0], on=on)
    if months < 0:
        return "not yet born"
    years, rest = divmod(months, 12)
    parts = (f"{years} years" if years else "", f"{rest} months" if rest or not years else "")
    return " ".join(part for part in parts if part)
