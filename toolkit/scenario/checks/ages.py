"""Ages written in records: do they agree with the birth dates in the cast?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.models import Person
from toolkit.scenario.problems import Problem
from toolkit.scenario.sentences import split_text
from toolkit.scenario.source import Source

__all__ = ["check_ages", "months_old"]

_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
)
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)}
_NUMBER = r"(?:\d{1,2}|" + "|".join(_NUMBERS) + ")"
_YEARS = r"[ -]?(?:years?|yrs?)\b"
_MONTHS = r"[ -]?(?:months?|mths?)\b"
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
)


def months_old(born: date, *, on: date) -> int:
    """Completed months between a birth and a day; negative before the birth."""
    return (on.year - born.year) * 12 + on.month - born.month - (on.day < born.day)


def check_ages(source: Source) -> Iterator[Problem]:
    """Warn of an age beside a child's name that the birth date contradicts.

    Only the record's own present is read: "Mia (aged 4)", "Mia, 4,", "Mia is 4 years 2 months",
    "4-year-old Mia". What "was" or "will be" may be about any time.
    """
    children = [p for p in source.people.values() if p.kind == "child" and p.born]
    patterns = [(child, pattern) for child in children for pattern in _patterns(child)]
    for file, n, record in source.place_of.values():
        on = date.fromisoformat(record.date)
        for sentence in split_text(record.text):
            for child, pattern in patterns:
                for match in pattern.finditer(sentence):
                    if not _fits(child, on, match):
                        yield file.problem(
                            f"{record.id} says “{match[0]}”, but {child.name}, born "
                            f"{say_date(child.born or '')}, is {_say_age(child, on)} on "
                            f"{say_date(record.date)}.",
                            *("records", n, "text"),
                            words=match[0],
                            warning=True,
                        )


def _patterns(child: Person) -> list[re.Pattern[str]]:
    forms = sorted({child.name, child.name.split()[0], *child.known_as}, key=len, reverse=True)
    name = rf"\b(?:{'|'.join(map(re.escape, forms))})\b"
    return [re.compile(way.replace("NAME", name)) for way in _WAYS]


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
