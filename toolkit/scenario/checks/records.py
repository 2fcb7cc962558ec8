"""The records: does each belong where it stands, in order, about people who were there?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from toolkit.scenario.dates import bounds, say_date
from toolkit.scenario.model_files import ModelFile
from toolkit.scenario.models import Record, RecordFile
from toolkit.scenario.problems import Problem, show_path
from toolkit.scenario.source import Source

__all__ = ["WORDS", "check_records", "count_words"]

WORDS = (20, 180)
"""A record's shortest and longest, in words (content standard)."""


def count_words(text: str) -> int:
    """Words of a text: runs of characters between white space that hold a letter or digit."""
    return sum(1 for word in text.split() if any(map(str.isalnum, word)))


def check_records(source: Source) -> Iterator[Problem]:
    """Everything that can be wrong in ``records/`` beside ``scenario.yaml``."""
    first: dict[str, tuple[ModelFile[RecordFile], int]] = {}
    for file in source.records:
        yield from _check_agency(file, source)
        previous: Record | None = None
        for n, record in enumerate(file.value.records):
            if record.id in first:
                other, place = first[record.id]
                line = other.lines.find("records", place, "id")
                yield file.problem(
                    f"The id {record.id!r} is already used in {show_path(other.path)} "
                    f"on line {line}; ids must differ.",
                    *("records", n, "id"),
                )
            first.setdefault(record.id, (file, n))
            yield from _check_record(file, n, record, source)
            yield from _check_order(file, n, record, previous)
            previous = record
    yield from _find_silent_agencies(source)


def _check_agency(file: ModelFile[RecordFile], source: Source) -> Iterator[Problem]:
    agencies = sorted(agency.id for agency in source.family.value.agencies)
    if file.value.agency not in agencies:
        yield file.problem(
            f"{file.value.agency!r} is not an agency of this scenario; "
            f"agencies are {', '.join(agencies)}.",
            "agency",
        )
    elif file.value.agency != file.path.stem:
        yield file.problem(
            f"The agency is {file.value.agency!r}, but the file is {file.path.name!r}; "
            f"call it {file.value.agency}.yaml.",
            "agency",
        )


def _agency_of(file: ModelFile[RecordFile], source: Source) -> str:
    """Whose records a file has; its name says so where what it says is a slip, told already."""
    known = {agency.id for agency in source.family.value.agencies}
    slip = file.value.agency not in known and file.path.stem in known
    return file.path.stem if slip else file.value.agency


def _check_record(
    file: ModelFile[RecordFile], n: int, record: Record, source: Source
) -> Iterator[Problem]:
    here = ("records", n)
    agency = _agency_of(file, source)
    if not re.fullmatch(re.escape(agency) + r"-\d{2,3}", record.id):
        yield file.problem(
            f"The id {record.id!r} does not match its agency; "
            f"write {agency}- and two digits: '{agency}-{n + 1:02}'.",
            *(*here, "id"),
        )
    words = count_words(record.text)
    if not WORDS[0] <= words <= WORDS[1]:
        yield file.problem(
            f"{record.id} has {words} words; a record has {WORDS[0]} to {WORDS[1]}.",
            *(*here, "text"),
        )
    yield from _check_period(file, n, record, source)
    for place, person_id in enumerate(record.about):
        yield from _check_about(file, (n, place), record, person_id, source)


def _check_period(
    file: ModelFile[RecordFile], n: int, record: Record, source: Source
) -> Iterator[Problem]:
    since, until = source.family.value.since, source.family.value.until
    if not bounds(since)[0] <= date.fromisoformat(record.date) <= bounds(until)[1]:
        yield file.problem(
            f"{record.id} was written on {say_date(record.date)}, outside the scenario's own "
            f"period, {say_date(since)} to {say_date(until)}.",
            *("records", n, "date"),
        )


def _check_about(
    file: ModelFile[RecordFile],
    at: tuple[int, int],
    record: Record,
    person_id: str,
    source: Source,
) -> Iterator[Problem]:
    where = ("records", at[0], "about", at[1])
    person = source.people.get(person_id)
    if person is None:
        yield file.problem(
            f"{record.id} is about {person_id!r}, who is not in the cast; "
            f"the cast is {', '.join(source.people)}.",
            *where,
        )
    elif person.born and date.fromisoformat(record.date) < bounds(person.born)[0]:
        yield file.problem(
            f"{record.id} of {say_date(record.date)} is about {person.name}, who was born "
            f"{say_date(person.born)}; before a birth a record is about the mother.",
            *where,
        )


def _check_order(
    file: ModelFile[RecordFile], n: int, record: Record, previous: Record | None
) -> Iterator[Problem]:
    if previous is None:
        return
    if (record.date, record.time or "99") < (previous.date, previous.time or ""):
        yield file.problem(
            f"{record.id} of {say_date(record.date)} stands after {previous.id} of "
            f"{say_date(previous.date)}; the oldest comes first.",
            *("records", n, "date"),
        )
    elif record.id < previous.id:
        yield file.problem(
            f"{record.id} stands after {previous.id}; number records in order of date.",
            *("records", n, "id"),
        )


def _find_silent_agencies(source: Source) -> Iterator[Problem]:
    heard = {_agency_of(file, source) for file in source.records if file.value.records}
    heard |= set(source.unread)  # they have been told already
    for n, agency in enumerate(source.family.value.agencies):
        if agency.id not in heard:
            yield source.family.problem(
                f"{agency.name} holds no records; write records/{agency.id}.yaml.",
                *("agencies", n),
            )
