"""Reading a response document: whatever arrives, a Reading comes back, and never an error.

What can be kept is kept, item by item and field by field; each thing left out is told in a
sentence. So one spoilt field costs a learner that field, and nothing that was not written can
earn a mark.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from toolkit.response.fields import label, longest, said_of
from toolkit.response.models import (
    FORMAT,
    LIMITS,
    ContentId,
    Decision,
    Entry,
    Judgement,
    MarkedSign,
    Response,
    SentenceId,
    When,
    Writing,
)
from toolkit.response.plain_text import clean_text, show

__all__ = ["KINDS", "Reading", "read_response"]

KINDS: Mapping[str, tuple[type[BaseModel], str, str]] = {
    "chronology": (Entry, "entry", "entries"),
    "signs": (MarkedSign, "sign", "signs"),
    "judgements": (Judgement, "judgement", "judgements"),
    "decisions": (Decision, "decision", "decisions"),
    "writings": (Writing, "writing", "writings"),
}
"""Each list of the document: what is in it, and what one and several of these are called."""

_MOST_PROBLEMS = 50
_MOST_DIGITS = 18

_SENTENCE: TypeAdapter[str] = TypeAdapter(SentenceId)
_CONTENT: TypeAdapter[str] = TypeAdapter(ContentId)
_M = TypeVar("_M", bound=BaseModel)


@dataclass(frozen=True)
class Reading:
    """What was read of a response document.

    Attributes:
        response: The response, or None if nothing could be read.
        problems: A sentence for each thing left out or repaired, the first 50 of them.
        outcome: ``readable``; ``blank`` if the document is sound and nothing is in it;
            ``unreadable`` if it is not a response, or if something was there and none of it
            could be kept. Blank and unreadable are different things and are told apart.
    """

    response: Response | None
    problems: tuple[str, ...]
    outcome: Literal["readable", "blank", "unreadable"]


def read_response(data: bytes | str) -> Reading:
    """Read a response document, keeping what can be kept.

    Args:
        data: The document as it was stored or handed in: JSON, UTF-8 if bytes.

    Returns:
        A Reading. This function does not raise, whatever it is given.
    """
    problems = _Problems()
    try:
        document = _document(data)
    except _UnreadableError as error:
        return Reading(None, (str(error),), "unreadable")
    found = {name: tuple(_items(name, document.pop(name, []), problems)) for name in KINDS}
    if problems.lost and not any(found.values()):
        return Reading(None, problems.told(), "unreadable")
    response = _head(document, problems).model_copy(update=found)
    return Reading(response, problems.told(), "blank" if response.is_empty else "readable")


class _UnreadableError(Exception):
    """Says why nothing of the document can be used."""


class _Unusable(NamedTuple):
    """Stands for a number that JSON's reader allows and we do not; every field refuses it."""

    text: str

    def __str__(self) -> str:
        return self.text


class _Problems:
    """Sentences gathered while reading; ``lost`` once a whole item had to go."""

    def __init__(self) -> None:
        self._sentences: list[str] = []
        self._more = 0
        self.lost = False

    def add(self, sentence: str) -> None:
        if len(self._sentences) < _MOST_PROBLEMS:
            self._sentences.append(sentence)
        else:
            self._more += 1

    def lose(self, sentence: str) -> None:
        self.lost = True
        self.add(sentence)

    def told(self) -> tuple[str, ...]:
        rest = (f"{self._more:,} more problems are not listed here.",) if self._more else ()
        return (*self._sentences, *rest)


def _document(data: bytes | str) -> dict[str, Any]:
    """The document as an object of our format, or `_UnreadableError`."""
    text = _text(data)
    if not text.strip():
        raise _UnreadableError("The response is an empty file; a JSON object was expected.")
    try:
        document = json.loads(text, parse_int=_whole_number, parse_constant=_Unusable)
    except (RecursionError, MemoryError):
        raise _UnreadableError("The response is nested too deeply to be read.") from None
    except ValueError as error:
        where = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise _UnreadableError(f"The response cannot be read as JSON{where}.") from None
    if not isinstance(document, dict):
        raise _UnreadableError(f"A JSON object was expected; {show(document)} was found.")
    version = document.get("format", FORMAT)
    # True and 1.0 equal 1 in Python, and neither is a format.
    if type(version) is not int or version != FORMAT:
        raise _UnreadableError(
            f"The response is of format {show(version)}; this version reads format {FORMAT}."
        )
    return document


def _text(data: bytes | str) -> str:
    if not isinstance(data, bytes | str):
        raise _UnreadableError("The response is neither text nor bytes.")
    # A character is at least one byte, so a huge string is refused before it is encoded.
    size = len(data)
    if isinstance(data, str) and size <= LIMITS["bytes"]:
        size = len(data.encode("utf-8", "surrogatepass"))
    if size > LIMITS["bytes"]:
        raise _UnreadableError(f"The response is larger than {LIMITS['bytes']:,} bytes.")
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _UnreadableError("The response is not text in UTF-8.") from None


def _whole_number(digits: str) -> int | _Unusable:
    # int() of thousands of digits raises, and would cost time before that.
    if len(digits) > _MOST_DIGITS:
        return _Unusable(f"a number of {len(digits.lstrip('-')):,} digits")
    return int(digits)


def _head(document: dict[str, Any], problems: _Problems) -> Response:
    """The response without its items: what module and attempt it says it belongs to."""
    for name in ("module", "scenario"):
        value = document.get(name)
        if not isinstance(value, str) or len(value) > (longest(Response, name) or 0):
            problems.add(f"The response does not say which {name} it belongs to.")
            document[name] = ""
    head = _salvage(Response, document, "The response", problems)
    return head or Response(module="", scenario="")


def _items(name: str, values: object, problems: _Problems) -> list[BaseModel]:
    """The items of one list that can be kept, in the document's order."""
    model, noun, plural = KINDS[name]
    if not isinstance(values, list):
        problems.lose(f"A list of {plural} was expected; {show(values)} was found.")
        return []
    most = LIMITS[plural]
    if len(values) > most:
        problems.add(f"There are {len(values):,} {plural}; only the first {most} were read.")
    kept: dict[str, BaseModel] = {}
    for number, value in enumerate(values[:most], start=1):
        where = f"{noun.title()} {number}"
        item = _item(model, value, where, problems)
        if item is None:
            continue
        id_ = str(getattr(item, "id", ""))
        if id_ in kept:
            problems.lose(f"{where}: the id {show(id_)} is taken already, so it was left out.")
            continue
        kept[id_] = item
    return list(kept.values())


def _item(model: type[_M], value: object, where: str, problems: _Problems) -> _M | None:
    if not isinstance(value, dict):
        problems.lose(f"{where} is {show(value)}, not an object; it was left out.")
        return None
    parts = dict(value)
    if "when" in parts:
        parts["when"] = _when(parts["when"], where, problems)
    if isinstance(parts.get("sentences"), list):
        parts["sentences"] = _sentences(parts["sentences"], where, problems)
    if isinstance(parts.get("met"), list):
        parts["met"] = _met(parts["met"])
    return _salvage(model, parts, where, problems)


def _salvage(model: type[_M], parts: dict[str, Any], where: str, problems: _Problems) -> _M | None:
    """The model with every field that is sound; None if one it cannot do without is not."""
    kept: dict[str, Any] = {}
    for name, value in parts.items():
        if name not in model.model_fields:
            problems.add(f"{where}: {show(name)} is not a field of it and was left out.")
        elif isinstance(value, str):
            kept[name] = _fitting(model, name, value, where, problems)
        else:
            kept[name] = value
    try:
        return model.model_validate(kept)
    except ValidationError as error:
        refused = said_of(error, model)
    needed = [name for name in refused if model.model_fields[name].is_required()]
    for name, sentence in refused.items():
        if name not in needed:
            problems.add(f"{where}: {sentence} It was left empty.")
    if needed:
        problems.lose(f"{where}: {refused[needed[0]]} The whole of it was left out.")
        return None
    return model.model_validate({k: v for k, v in kept.items() if k not in refused})


def _fitting(model: type[BaseModel], name: str, text: str, where: str, problems: _Problems) -> str:
    """Text cleaned and, where it is free text, cut to the most its field may hold."""
    text = clean_text(text)
    most = longest(model, name)
    if most is None or len(text) <= most or model.model_fields[name].is_required():
        return text
    problems.add(
        f"{where}: {label(model, name)} was cut from {len(text):,} characters to {most:,}."
    )
    return text[:most]


def _when(value: object, where: str, problems: _Problems) -> object:
    """A date whose EDTF is valid, or has been cleared; typed words are kept either way."""
    if not isinstance(value, dict):
        return value
    when = _salvage(When, value, f"{where}, date", problems) or When()
    if not when.edtf or _is_date(when.edtf):
        return when
    problems.add(f"{where}: the date {show(when.edtf)} is not one we can use; it was cleared.")
    return when.model_copy(update={"edtf": "", "said": ""})


def _is_date(edtf: str) -> bool:
    from toolkit.scenario.dates import bounds  # the EDTF grammar is slow to import

    try:
        bounds(edtf)
    except Exception:  # noqa: BLE001  a parser given hostile text; reading must not raise
        return False
    return True


def _sentences(values: list[object], where: str, problems: _Problems) -> list[str]:
    """The sentence ids that are well formed, each once, as many as an item may rest on."""
    most = LIMITS["sentences"]
    kept: dict[str, None] = {}
    for value in values[: most * 2]:
        try:
            kept[_SENTENCE.validate_python(value)] = None
        except ValidationError:
            problems.add(f"{where}: {show(value)} is not a sentence of a record; it was left out.")
    if len(values) > most * 2 or len(kept) > most:
        problems.add(
            f"{where}: it rests on more than {most} sentences; the first {most} were kept."
        )
    return list(kept)[:most]


def _met(values: list[object]) -> list[str]:
    """The rubric lines that are well formed; a tick earns nothing, so no word is lost on others."""
    kept: dict[str, None] = {}
    for value in values[: LIMITS["met"]]:
        try:
            kept[_CONTENT.validate_python(value)] = None
        except ValidationError:
            continue
    return list(kept)
