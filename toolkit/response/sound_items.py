"""What a page asks to save, checked item by item: made sound, or refused with a sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ValidationError

from toolkit.response.fields import said_of
from toolkit.response.first_judgement import FIRST, first_after, keep_first, refuse_first
from toolkit.response.fold import live
from toolkit.response.journal import Items, Value
from toolkit.response.models import (
    LIMITS,
    Decision,
    Entry,
    Judgement,
    MarkedSign,
    When,
    Writing,
)
from toolkit.response.plain_text import clean_text, show
from toolkit.response.saving import RefusedItemError, Standing
from toolkit.response.sources import Sources
from toolkit.response.typed_dates import read_date

__all__ = ["DECIDED", "choose_versions", "sound_value"]

DECIDED = Standing(
    "You have decided this and seen what followed, so it stays as it is. Your reason can still be "
    "changed, and in a new attempt you can decide again."
)
"""Why another option is not taken in place of the first."""

_MODELS: Mapping[str, type[BaseModel]] = {
    "entry": Entry,
    "sign": MarkedSign,
    "judgement": Judgement,
    "decision": Decision,
    "writing": Writing,
}
_ITEM = re.compile(rf"({'|'.join(_MODELS)}):([a-z0-9][a-z0-9-]{{0,63}})")
_PLURALS = {kind: f"{kind}s" for kind in _MODELS} | {"entry": "entries"}
# Room for the document's own keys, and for being written more loosely than it is counted here.
_MOST_BYTES = LIMITS["bytes"] * 4 // 5


def sound_value(item: str, value: object, *, sources: Sources) -> Value:
    """An item's new version as it may be kept, whatever the page sent.

    The date is understood anew from what was typed, so no page can claim another.

    Args:
        item: Kind and id: ``entry:<id>``, ``sign:<id>``, ``judgement:<id>``, ``decision:<id>`` or
            ``writing:<id>``.
        value: The item as JSON data; None to delete it.
        sources: For dates typed without a year.

    Returns:
        JSON data of the item's model, or None.

    Raises:
        RefusedItemError: With what was found and what is allowed.
    """
    named = _ITEM.fullmatch(item)
    if not named:
        raise RefusedItemError(f"{show(item)} is not the name of anything kept here.")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise RefusedItemError(f"One {named[1]} was expected; {show(value)} was found.")
    if value.get("id", named[2]) != named[2]:
        raise RefusedItemError("The page mixed up two items; reload it.")
    parts: dict[str, Any] = {
        name: clean_text(v) if isinstance(v, str) else v for name, v in value.items()
    }
    parts["id"] = named[2]
    for listed in ("sentences", "met"):
        if isinstance(parts.get(listed), list):
            parts[listed] = _each_once(parts[listed])
    typed = _typed(parts.pop("when", None))
    model = _MODELS[named[1]]
    checked = _validated(model, parts)
    if isinstance(checked, Entry):
        when = read_date(typed, near=sources.near(checked.sentences)) if typed else When()
        checked = checked.model_copy(update={"when": when})
    return checked.model_dump(mode="json")


def choose_versions(
    wanted: Mapping[str, Value], items: Items, refused: dict[str, str], *, sources: Sources
) -> Iterator[tuple[str, Value]]:
    """Those of the wanted versions that change something and fit within the limits.

    Args:
        wanted: Item to its sound new version.
        items: Every item as it stands.
        refused: Filled with a sentence for each item that is not chosen for a reason.
        sources: Which sentences and indicators there are.

    Yields:
        Items and versions to save, in the order wanted; the first judgement once more if it stands
        from now on.
    """
    chosen = dict(_choose(wanted, items, refused, sources=sources))
    first = first_after(chosen, items, sources=sources)
    yield from (chosen | {FIRST: first} if first else chosen).items()


def _choose(
    wanted: Mapping[str, Value], items: Items, refused: dict[str, str], *, sources: Sources
) -> Iterator[tuple[str, Value]]:
    kept = {item: _size(value) for item, value in live(items).items()}
    for item, value in wanted.items():
        now = items[item].value if item in items else None
        value = _as_kept(item, value, items, sources)  # noqa: PLW2901 -- the version to be kept
        if value == now:
            continue
        problem = (
            _unknown(item, value, now or {}, sources)
            or _standing(item, value, now or {})
            or _too_much(item, value, kept)
        )
        if problem:
            refused[item] = problem
            continue
        kept.pop(item, None)
        if value is not None:
            kept[item] = _size(value)
        yield item, value


def _validated(model: type[BaseModel], parts: dict[str, Any]) -> BaseModel:
    try:
        return model.model_validate(parts)
    except ValidationError as error:
        problems = said_of(error, model).values()
    raise RefusedItemError(" ".join(list(problems)[:3]))


def _typed(when: object) -> str:
    """The words of a date; what the page understood by them is left behind."""
    if when is None:
        return ""
    typed = when.get("typed", "") if isinstance(when, dict) else when
    if not isinstance(when, dict) or not isinstance(typed, str):
        raise RefusedItemError(f"A date's words were expected; {show(typed)} was found.")
    checked = _validated(When, {"typed": clean_text(typed)})
    return checked.typed if isinstance(checked, When) else ""


def _each_once(sentences: list[Any]) -> list[Any]:
    # Anything but text is left for the model to refuse; comparing it might never end.
    if not all(isinstance(sentence, str) for sentence in sentences):
        return sentences
    return list(dict.fromkeys(sentences))


def _unknown(item: str, value: Value, now: dict[str, Any], sources: Sources) -> str:
    """Why it cannot rest on what it rests on; what was saved with it before may stay.

    Records may be edited after work on them began, and that must not lock anybody's work.
    """
    if value is None:
        return ""
    kind = item.partition(":")[0]
    if kind in ("decision", "writing"):
        return _unknown_choice(kind, value, now, sources)
    if kind == "judgement":
        known = value["role"] in ("", now.get("role")) or value["role"] in sources.roles
        return "" if known else f"{show(value['role'])} is not an agency here; reload the page."
    before = set(now.get("sentences", ()))
    for sentence in value["sentences"]:
        if sentence not in sources.sentences and sentence not in before:
            return f"{sentence} is not a sentence of these records; reload the page."
    indicator = value.get("indicator")
    if indicator and indicator not in sources.indicators and indicator != now.get("indicator"):
        return f"{show(indicator)} is not one of the signs to choose from; reload the page."
    return ""


def _unknown_choice(kind: str, value: dict[str, Any], now: dict[str, Any], sources: Sources) -> str:
    point = sources.decisions.get(value["id"])
    if point is None:
        return "" if now else "There is no such decision in these records; reload the page."
    if kind == "writing":
        known = {line.id for line in point.writing.rubric} if point.writing else set()
        strange = set(value["met"]) - known - set(now.get("met", ()))
        return "Some lines of the rubric are not there any more; reload the page." * bool(strange)
    options = {"", now.get("option"), *(option.id for option in point.options)}
    if value["option"] not in options:
        return f"{show(value['option'])} is not one of the options; reload the page."
    return ""


def _as_kept(item: str, value: Value, items: Items, sources: Sources) -> Value:
    """A reason typed in a window that has not heard of the decision yet changes only the reason."""
    now = (items[item].value if item in items else None) or {}
    if item == FIRST:
        return keep_first(value, now, items, sources=sources)
    if item.startswith("decision:") and value and now.get("option") and not value["option"]:
        return {**value, "option": now["option"]}
    return value


def _standing(item: str, value: Value, now: dict[str, Any]) -> str:
    """Why an option cannot be changed, as what followed has been seen, or a first judgement."""
    if item == FIRST:
        return refuse_first(value, now)
    option = now.get("option", "") if item.startswith("decision:") else ""
    return DECIDED if option and (value is None or value["option"] != option) else ""


def _too_much(item: str, value: Value, kept: Mapping[str, int]) -> str:
    if value is None:
        return ""
    kind = item.partition(":")[0]
    most = LIMITS[_PLURALS[kind]]
    count = sum(other.startswith(f"{kind}:") for other in kept)
    if item not in kept and count >= most:
        return f"There can be {most} {_PLURALS[kind]} and no more; delete one to make room."
    if sum(kept.values()) - kept.get(item, 0) + _size(value) > _MOST_BYTES:
        return "All your work together has become too long to keep; shorten some of it."
    return ""


def _size(value: Value) -> int:
    return len(json.dumps(value))
