"""What a page may ask of a workbook, and how a no is said."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from toolkit.response.models import LIMITS

__all__ = [
    "AttemptAsk",
    "ChangeAsk",
    "DateAsk",
    "DeleteNotesAsk",
    "ExportAsk",
    "ImportAsk",
    "NewAttemptAsk",
    "OpenAsk",
    "RecordAsk",
    "Refused",
    "SaveAsk",
    "UntilAsk",
    "read_ask",
]

# Every item at once and as many again, as when a long chronology is imported.
_KINDS = ("entries", "signs", "judgements", "decisions", "writings")
_MOST_CHANGES = 2 * sum(LIMITS[kind] for kind in _KINDS)
_MOST_FILE = 4_000_000

_Number = Annotated[int, Field(ge=1, le=1_000_000, strict=True)]
_Seq = Annotated[int, Field(ge=0, le=2**53, strict=True)]


class Refused(Exception):  # noqa: N818 -- a no is not an error
    """A no, said to the learner.

    Attributes:
        says: The sentence.
    """

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


class _Ask(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class OpenAsk(_Ask):
    """``open``: an attempt, the latest if None."""

    attempt: _Number | None = None


class ChangeAsk(_Ask):
    """One item's new version, and the seq of the version it was made from (0: none)."""

    item: Annotated[str, StringConstraints(max_length=200)]
    value: Any
    base: _Seq = 0


class SaveAsk(_Ask):
    """``save``: changes of one tab, and the newest seq it knows."""

    attempt: _Number
    since: _Seq = 0
    client: Annotated[str, StringConstraints(pattern=r"^[\w.-]{1,64}$")]
    changes: tuple[ChangeAsk, ...] = Field((), max_length=_MOST_CHANGES)


class AttemptAsk(_Ask):
    """``check``, ``hand-in`` and ``outcome``: of which attempt."""

    attempt: _Number


class NewAttemptAsk(_Ask):
    """``new-attempt``: empty, or a copy of an earlier one."""

    copy_of: _Number | None = None


class DateAsk(_Ask):
    """``read-date``: words, and a day they are likely to be near."""

    typed: Annotated[str, StringConstraints(max_length=10_000)]
    near: Annotated[str, StringConstraints(max_length=40)] = ""


class UntilAsk(_Ask):
    """``read-until``: words for a day to come, and the day it is where the learner is."""

    typed: Annotated[str, StringConstraints(max_length=10_000)]
    today: Annotated[str, StringConstraints(max_length=40)] = ""


class RecordAsk(_Ask):
    """``record-file``: a name for the file, kept nowhere, and whether the reflection goes in."""

    name: Annotated[str, StringConstraints(max_length=200)] = ""
    reflection: bool = False
    today: Annotated[str, StringConstraints(max_length=40)] = ""


class DeleteNotesAsk(_Ask):
    """``delete-notes``: which tab asks."""

    client: Annotated[str, StringConstraints(pattern=r"^[\w.-]{1,64}$")]


class ExportAsk(AttemptAsk):
    """``export``: the chronology, as which kind of file."""

    format: Literal["csv", "xlsx"]


class ImportAsk(AttemptAsk):
    """``import``: a file with a chronology."""

    filename: Annotated[str, StringConstraints(max_length=1_000)] = ""
    base64: Annotated[str, StringConstraints(max_length=_MOST_FILE)]


_A = TypeVar("_A", bound=_Ask)


def read_ask(model: type[_A], payload: object) -> _A:
    """What came with an ask, checked.

    Raises:
        Refused: If it is not what this version of the page sends.
    """
    try:
        return model.model_validate(payload)
    except ValidationError as error:
        detail = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in detail["loc"][:3])[:80] or "what was sent"
        too_long = detail["type"] in {"too_long", "string_too_long"}
        raise Refused(
            f"That is more than can be taken in at once ({where}); try it in smaller parts."
            if too_long
            else f"The page sent something that is not understood ({where}); reload the page."
        ) from None
