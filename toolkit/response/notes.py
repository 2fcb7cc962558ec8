"""A learner's private notes on one module: confidence, guesses, reflection, a commitment, a place.

Notes are kept apart from what is handed in: other tables, other asks, no part of a response
document. Nothing here is marked, exported or logged; see rule 9 of the design. What is deleted is
overwritten, every version of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from toolkit.response.asks import DeleteNotesAsk, Refused, SaveAsk, read_ask
from toolkit.response.fields import said_of
from toolkit.response.fold import live, newest_seq
from toolkit.response.journal import ClosedError, Items, Kept, NotKeptError, Value
from toolkit.response.models import SentenceId
from toolkit.response.plain_text import clean_text, show
from toolkit.response.saving import RefusedItemError, save_changes
from toolkit.steps import STEPS, StepId

__all__ = [
    "ASKS",
    "WRITTEN",
    "Commitment",
    "Confidence",
    "Forgets",
    "Guess",
    "Notebook",
    "Progress",
    "progress",
]

ASKS = frozenset({"open-notes", "save-notes", "delete-notes"})
"""What a page may ask of a notebook."""

WRITTEN = ("confidence:", "reflection:", "commitment:", "guess:")
"""How the names of notes begin that hold what a learner said: all that deleting deletes. The place,
which records were read and the time on screen stay: the list of steps, coming back to where one was
and a record of time rest on them, and they hold nothing of what anybody thought."""

_PROSE = Annotated[str, StringConstraints(max_length=8_000)]
_SHORT = Annotated[str, StringConstraints(max_length=400)]
_SURE = Annotated[int, Field(ge=0, le=10, strict=True)] | None
_ITEM = re.compile(r"([a-z]+):([a-z0-9][a-z0-9-]{0,63})")
_MOST_ITEMS = 200
_MOST_RECORDS = 400
_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_DAY_S = 86_400


class _Note(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Confidence(_Note):
    """How sure the learner is of one thing, 0 to 10, asked before and asked again after."""

    before: _SURE = None
    after: _SURE = None


class Guess(_Note):
    """What the learner guessed of some figures, whether they have seen them, and why they think so.

    Attributes:
        values: Id of each row to the number guessed.
        seen: Whether the figures have been looked at, after which a guess stands.
        why: What the learner makes of the difference.
    """

    values: Annotated[
        dict[
            Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")],
            Annotated[int, Field(ge=0, le=1_000, strict=True)],
        ],
        Field(max_length=20),
    ] = {}
    seen: bool = False
    why: _PROSE = ""


class Reflection(_Note):
    """What the learner wrote under one prompt, and the prompt as it stood then."""

    text: _PROSE = ""
    asked: _SHORT = ""


class Commitment(_Note):
    """One thing the learner will do in their own service, and by when: typed and understood."""

    what: _PROSE = ""
    by: _SHORT = ""
    said: _SHORT = ""


class StepNote(_Note):
    """How long a step was on screen, and whether the learner went on from it."""

    seconds: Annotated[int, Field(ge=0, le=30 * _DAY_S, strict=True)] = 0
    done: bool = False


class Place(_Note):
    """Where the learner was: ``place:here`` in the module, ``place:<step>`` within a step.

    Attributes:
        step: The step.
        at: The sentence that was at the top of the records; empty at their beginning.
        agency: Whose records were shown; empty when all were, by date.
        pane: What was open beside the records, or on a phone in their place.
    """

    step: StepId
    at: SentenceId | Literal[""] = ""
    agency: Annotated[str, StringConstraints(pattern=rf"^({_ID})?$", max_length=60)] = ""
    pane: Literal["records", "chronology", "signs", "timeline", "hand-in", ""] = ""


class Reading(_Note):
    """Which records the learner has read, or had before them for as long as reading them takes."""

    records: Annotated[
        tuple[Annotated[str, StringConstraints(pattern=rf"^{_ID}$", max_length=60)], ...],
        Field(max_length=_MOST_RECORDS),
    ] = ()


class Pick(_Note):
    """An option picked in one attempt and not decided on yet."""

    option: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]
    attempt: Annotated[int, Field(ge=1, le=1_000, strict=True)]


_KINDS: Mapping[str, type[_Note]] = {
    "confidence": Confidence,
    "guess": Guess,
    "reflection": Reflection,
    "commitment": Commitment,
    "step": StepNote,
    "place": Place,
    "reading": Reading,
    "pick": Pick,
}


class Progress(BaseModel):
    """How far a learner has come in a module.

    Attributes:
        here: The step they were last at; the first if they have not begun.
        done: The steps they went on from, in the module's order.
        seconds: How long each step was on screen.
        begun: Whether the module was ever opened.
    """

    model_config = ConfigDict(frozen=True)

    first: ClassVar[StepId] = STEPS[0].id
    here: StepId = first
    done: tuple[StepId, ...] = ()
    seconds: dict[str, int] = {}
    begun: bool = False


def progress(items: Items) -> Progress:
    """How far a learner's notes say that they have come."""
    notes = live(items)
    steps = {step.id: notes.get(f"step:{step.id}", {}) for step in STEPS}
    here = notes.get("place:here", {}).get("step", Progress.first)
    return Progress(
        here=here if here in steps else Progress.first,
        done=tuple(step for step, note in steps.items() if note.get("done")),
        seconds={step: note["seconds"] for step, note in steps.items() if note.get("seconds")},
        begun="place:here" in notes,
    )


class Forgets(Kept, Protocol):
    """Where notes are kept: a `Kept` that can also forget."""

    def forget(self, beginnings: tuple[str, ...], *, client: str) -> int:
        """Overwrite every version of the notes whose names begin so, and say how many there were.

        Args:
            beginnings: ``reflection:`` and the like.
            client: The browser tab that asks.

        Raises:
            NotKeptError: If it could not be done.
        """


class Notebook:
    """Answers a page about one learner's private notes on one module.

    Args:
        journal: Where they are kept.
    """

    def __init__(self, journal: Forgets) -> None:
        self._journal = journal

    def handle(self, kind: str, payload: object) -> dict[str, Any]:
        """Answer one of `ASKS`; ``open-notes`` and ``save-notes`` in the form of their likes.

        Raises:
            Refused: With a sentence for the learner.
        """
        try:
            match kind:
                case "open-notes":
                    return self._open()
                case "delete-notes":
                    client = read_ask(DeleteNotesAsk, payload).client
                    return {"deleted": self._journal.forget(WRITTEN, client=client)}
            return self._save(payload)
        except (ClosedError, NotKeptError) as error:
            raise Refused(str(error)) from error

    def _open(self) -> dict[str, Any]:
        items = self._journal.items(1)
        return {
            "attempt": 1,
            "attempts": [],
            "state": "open",
            "seq": newest_seq(items),
            "items": {
                item: {"value": change.value, "seq": change.seq}
                for item, change in items.items()
                if change.value is not None
            },
            "saved_at": max((change.at for change in items.values()), default="") or None,
            "problems": list(self._journal.problems),
        }

    def _save(self, payload: object) -> dict[str, Any]:
        ask = read_ask(SaveAsk, payload)
        return save_changes(ask, journal=self._journal, sound=_sound, fit=_fit)


def _sound(item: str, value: object) -> Value:
    """A note's new version as it may be kept.

    Raises:
        RefusedItemError: With what was found and what is allowed.
    """
    named = _ITEM.fullmatch(item)
    if not named or named[1] not in _KINDS:
        raise RefusedItemError(f"{show(item)} is not the name of a note.")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise RefusedItemError(f"A note was expected; {show(value)} was found.")
    parts = {name: clean_text(v) if isinstance(v, str) else v for name, v in value.items()}
    model = _KINDS[named[1]]
    try:
        return model.model_validate(parts).model_dump(mode="json")
    except ValidationError as error:
        problems = said_of(error, model).values()
    raise RefusedItemError(" ".join(list(problems)[:3]))


def _fit(
    wanted: Mapping[str, Value], items: Items, refused: dict[str, str]
) -> Iterator[tuple[str, Value]]:
    kept = len(live(items))
    for item, value in wanted.items():
        if value == (items[item].value if item in items else None):
            continue
        if item not in items and kept >= _MOST_ITEMS:
            refused[item] = "There is no room for more notes."
            continue
        kept += item not in items
        yield item, value
